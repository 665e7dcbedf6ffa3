// One sentence's arcs under repair: what the repairs (names, speech, clauses, the rest) look up and change
// alike.
//
// A base to derive from privately. Positions are tokens of the document; kNone where there is none.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

class SentenceArcs {
 protected:
  static constexpr std::uint32_t kNone = 0xffffffff;

  SentenceArcs(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : document_(document), lexicon_(lexicon), range_(range), arcs_(arcs) {}

  const Token& token(std::uint32_t i) const { return document_.analysis.tokens[i]; }
  bool inside(std::int64_t i) const { return i >= range_.begin && i < range_.end; }
  std::uint32_t head(std::uint32_t i) const {
    return arcs_.heads[i] == kRoot ? kNone : static_cast<std::uint32_t>(arcs_.heads[i]);
  }
  // What it is hung on takes its place first if it hung below it, so that a tree stays one.
  void hang(std::uint32_t i, std::uint32_t on, Relation relation) {
    if (i == on) return;
    if (below(on, i)) arcs_.heads[on] = arcs_.heads[i];
    arcs_.heads[i] = static_cast<std::int32_t>(on);
    arcs_.relations[i] = relation;
  }
  // The first one in the order of the text.
  std::uint32_t child(std::uint32_t of, Relation relation) const {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (head(i) == of && arcs_.relations[i] == relation) return i;
    }
    return kNone;
  }
  bool has_subject(std::uint32_t verb) const {
    return child(verb, Relation::nsubj) != kNone || child(verb, Relation::nsubj_pass) != kNone ||
           child(verb, Relation::expl) != kNone || child(verb, Relation::csubj) != kNone;
  }
  // Whether one is the other or hangs below it: to hang the other on it would close a ring.
  bool below(std::uint32_t word, std::uint32_t ancestor) const {
    while (word != kNone && word != ancestor) word = head(word);
    return word == ancestor;
  }
  // The name of one actor that the tree hangs on this token; null if there is none.
  const Mention* name_at(std::uint32_t i) const {
    const std::int32_t index = document_.mention_at[i];
    if (index < 0) return nullptr;
    const Mention& mention = document_.mentions[static_cast<std::size_t>(index)];
    return mention.kind == MentionKind::name && mention.chains.size() == 1 ? &mention : nullptr;
  }
  // "to leave", also where "to free" and "to hand over" are tagged as adjective and noun.
  bool infinitive(std::uint32_t verb) const {
    const std::uint32_t mark = child(verb, Relation::mark);
    if (mark == kNone || mark > verb || arcs_.lemmas[mark] != "to") return false;
    return token(verb).xpos == "VB" || (mark + 1 == verb && arcs_.kinds[verb] == WordKind::verb);
  }
  // Whether rows speak of the verb.
  bool known_verb(const std::string& lemma) const {
    return !lexicon_.frames(lemma, PartOfSpeech::verb).empty() ||
           !lexicon_.attitudes(lemma, PartOfSpeech::verb).empty();
  }

  const MentionedDocument& document_;
  const ClaimLexicon& lexicon_;
  TokenRange range_;
  Arcs& arcs_;
};

}  // namespace kg::ingest
