// Which actors a noun phrase stands for: from a token to chains, through conjunction, plurals and the
// nouns that act for somebody ("Russian forces", "Kyiv's army", "dozens of Ukrainians").
//
//   const ParticipantFinder finder(document, tree, lexicon);
//   for (const Party& party : finder.parties(token, types)) use(party.chain);
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/claims/lexicon.h"
#include "ingest/claims/quotes.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

struct Party {
  std::uint32_t chain = 0;
  std::uint32_t token = 0;   // head of the mention
  bool represented = false;  // the noun phrase acts for the actor, it does not name it
  bool pronoun = false;
};

class ParticipantFinder {
 public:
  ParticipantFinder(const MentionedDocument& document, const Tree& tree, const ClaimLexicon& lexicon,
                    const QuoteReader& quotes)
      : document_(document), tree_(tree), lexicon_(lexicon), quotes_(quotes) {}

  // Of the token and its conjuncts, in the order of the text, each chain once. Empty if none is of the types.
  std::vector<Party> parties(std::uint32_t head, TypeSet types) const;
  // Of the token alone.
  std::vector<Party> parties_at(std::uint32_t head, TypeSet types) const;

  // Places at a phrase that govern themselves though they count for no state: Somaliland, Transnistria.
  std::vector<Party> territories(std::uint32_t head) const;

  // Whom several of one office stand for: "the foreign ministers of Greece and Turkey", "Greek and Turkish
  // officials". Empty if they stand for one state or body alone, or for none.
  std::vector<Party> sides(std::uint32_t head, TypeSet types) const;

  // The state of an official who says "we", if the text names it; else the party's own chain.
  std::uint32_t spoken_for(const Party& party) const;

  // Whether any mention of the chain is a name.
  bool has_name(std::uint32_t chain) const;

  const MentionedDocument& document() const { return document_; }

 private:
  void named(std::uint32_t head, TypeSet types, std::vector<Party>& found) const;
  void counted(std::uint32_t head, TypeSet types, std::vector<Party>& found) const;
  void quoted(std::uint32_t head, TypeSet types, std::vector<Party>& found) const;
  void singled_out(std::uint32_t head, TypeSet types, std::vector<Party>& found) const;
  void represented(std::uint32_t head, TypeSet types, std::vector<Party>& found) const;

  const MentionedDocument& document_;
  const Tree& tree_;
  const ClaimLexicon& lexicon_;
  const QuoteReader& quotes_;
};

}  // namespace kg::ingest
