// What the stages of the reader of mentions hand on: candidates with the evidence for types and chains.
// Internal to this room.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/catalogue.h"
#include "ingest/mentions/lexicon.h"
#include "ingest/mentions/mention.h"
#include "ingest/mentions/name_origins.h"
#include "ingest/mentions/syntax.h"

namespace kg::ingest {

enum class Described : std::uint8_t {
  nothing,
  title,
  group,
  organisation,
  event,
  place,
  country,
  demonym,
  nominal
};

// A mention while its chain is looked for.
struct Candidate {
  Mention mention;
  TokenRange extent;                      // with article, title, complement: the whole phrase
  std::string folded;                     // fold_name of the mention's text
  std::vector<NameMatch> matches;         // catalogue rows of that form
  const CatalogueEntry* entry = nullptr;  // the one that is meant, if that is clear
  NameKind how = NameKind::name;
  std::optional<EntityKind> seen_as;  // by the model
  std::array<int, 8> evidence{};      // what speaks for each type, of names that the catalogue has not
  bool refused = false;               // no mention after all
  bool doubtful = false;              // a name only if what stands around it says so
  bool nominal = false;               // a noun that is no actor by itself: what others may point to
  bool typed_by_name = false;         // the type rests on the form or on the catalogue, not on a guess
  Described described = Described::nothing;
  const Title* title = nullptr;
  const std::vector<std::string>* classes = nullptr;  // of the noun's row
  SlotFiller takes = SlotFiller::none;                // of the noun's row
  std::string head_word;
  Gender gender = Gender::unknown;
  bool definite = false, indefinite = false, demonstrative = false;
  bool former = false;
  RankOfTitle rank = RankOfTitle::current;  // deputy, acting ... of a title
  std::string country;                      // alpha-3
  std::vector<std::uint32_t> slots;         // candidates that fill "of X", "X's", adjective
  std::int32_t possessor_token = -1;        // "his" in "his brother"
  std::int32_t names = -1;                  // candidate of the name that this title stands before
  const Pronoun* pronoun = nullptr;
};

// Whether the noun of the description is of this class.
bool has_class(const Candidate& candidate, std::string_view name);

struct Reading {
  const AnalysedDocument& document;
  const Catalogue& catalogue;
  const MentionLexicon& lexicon;
  const NameOrigins& origins;
  Syntax syntax;
  Quotes quotes;
  PhraseWords words;
  std::vector<Candidate> candidates;
  std::vector<std::int32_t> covered;  // per token: the name candidate over it, or -1
  std::vector<std::string> speakers;  // by sentence, of transcripts; may be empty

  Reading(const AnalysedDocument& analysed, const Catalogue& actors, const MentionLexicon& english,
          const NameOrigins& names)
      : document(analysed),
        catalogue(actors),
        lexicon(english),
        origins(names),
        syntax(analysed),
        quotes(syntax),
        words(analysed),
        covered(analysed.tokens.size(), -1) {}

  const Token& token(std::uint32_t at) const { return document.tokens[at]; }
  const Candidate& at(std::uint32_t candidate) const { return candidates[candidate]; }
  std::uint32_t sentence_of(const Candidate& c) const { return syntax.sentence_of(c.mention.head); }
  SectionKind section_of(const Candidate& c) const { return document.sentences[sentence_of(c)].section; }
  bool in_body(const Candidate& c) const { return section_of(c) == SectionKind::body; }
};

// The words of a phrase as data/en/state_words.tsv has them: folded, without articles and hyphens.
std::string joined_words(const Reading& reading, TokenRange range);
// The code of the state whose capital or seat of government a name may be; empty if of none.
std::string_view capital_of(const Candidate& name);

// "Torvian" of Torvia, "Keshite" of Kesh: folded names that the catalogue has not, one with an ending of
// adjectives.
bool is_adjective_of(std::string_view adjective, std::string_view state);

// "The North", "the South": half of a state or of a region, before any place that is called so.
bool is_direction(const std::string& folded);

// The title that stands right before the words of a name; null if none does.
const Title* title_before(const Reading& reading, TokenRange name);

// Whether a phrase ends before this token: a mark, a relative pronoun.
bool closes_phrase(const Token& token);
// Where the phrase that begins with this candidate ends: at the next mark, if no finite verb comes before it.
std::optional<std::uint32_t> end_of_phrase(const Reading& reading, const Candidate& candidate);

void find_names(Reading& reading);          // names.cpp, with adjectives and demonyms
void settle_names(Reading& reading);        // settled_names.cpp: whom a form of several means
void find_descriptions(Reading& reading);   // descriptions.cpp
void find_pronouns(Reading& reading);       // pronouns.cpp
void find_nominals(Reading& reading);       // descriptions.cpp: all other nouns
void settle_types(Reading& reading);        // typing.cpp: of names that the catalogue has not
void settle_state_names(Reading& reading);  // state_names.cpp: of those the states
void settle_metonyms(Reading& reading);     // metonyms.cpp: city or government
void settle_namesakes(Reading& reading);    // namesakes.cpp: whom a title says to be somebody else

}  // namespace kg::ingest
