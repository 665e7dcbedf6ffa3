// What the reader of mentions knows of English: titles, nouns that head descriptions, pronouns, and what
// tells a city from the government in it. Rows of data/en.
//
//   const MentionLexicon lexicon = MentionLexicon::load(data_folder / "en");
//   if (const auto match = lexicon.titles.ending_at(document, token)) use(*match->row, match->tokens);
//
// Immutable once loaded; may be read by any number of threads. Phrases are compared in lower case, words by
// form or lemma, hyphens as spaces: "Vice-President" and "vice president" are one.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/actor.h"
#include "ingest/language/analysis.h"

namespace kg::ingest {

enum class Gender : std::uint8_t { unknown, male, female };

// What a noun is to its slot: "president of Mali", "spokesman for the army", "his brother".
enum class SlotFiller : std::uint8_t { none, country, organization, person, place, any };

enum class TitleKind : std::uint8_t { office, rank, style, kin, trade };

// What the holder is at the head of; `any` for words such as "leader" that mean whichever it is.
enum class Leads : std::uint8_t { nothing, state, government, crown, any };

struct Title {
  std::string phrase;
  TitleKind kind = TitleKind::office;
  SlotFiller takes = SlotFiller::none;
  Leads leads = Leads::nothing;
  Gender gender = Gender::unknown;
};

enum class RankOfTitle : std::uint8_t {
  current,
  former,
  acting,
  deputy,
  designate,
  co,
  shadow,
  claimed,
  honorary
};

// Where an event or a body may be read into a noun.
enum class NounUse : std::uint8_t { any, definite, named, of };

struct EventNoun {
  std::string phrase;
  std::vector<std::string> classes;
  NounUse use = NounUse::any;
};

struct GroupNoun {
  std::string phrase;
  ActorType type = ActorType::people;
  std::vector<std::string> classes;
  bool collective = false;  // a singular is a group too
};

struct OrganisationNoun {
  std::string phrase;
  ActorType type = ActorType::organization;
  std::vector<std::string> classes;
  SlotFiller takes = SlotFiller::none;
  NounUse use = NounUse::any;

  // Whether this is its first class. Rows without any are nothing but themselves: "customs".
  bool is_first_of_all(std::string_view name) const { return !classes.empty() && classes.front() == name; }
};

// "The group", "the company": what a named body has to be to be meant by such a noun.
struct BodyAnaphor {
  ActorType type = ActorType::organization;
  std::vector<std::string> classes;  // any if empty
};

struct PlaceNoun {
  std::string phrase;
  std::vector<std::string> classes;
};

enum class PronounKind : std::uint8_t {
  personal,
  possessive,
  reflexive,
  relative,
  quantity,
  order,
  reciprocal
};
enum class PronounGender : std::uint8_t { any, male, female, neuter, person };

struct Pronoun {
  std::string form;
  char number = 'a';  // 's'ingular, 'p'lural, 'a'ny
  PronounGender gender = PronounGender::any;
  int person = 3;
  PronounKind kind = PronounKind::personal;
};

// Where a capital or seat means the city: what governs it, or what it governs.
enum class MetonymCue : std::uint8_t {
  subject,
  object,
  to,
  from,
  bound_for,
  possessed,
  of,
  preposition,
  modifies
};

// Where a name stands that only a state's would: "Veshti's airspace", "the border with Veshti".
enum class StateCue : std::uint8_t { owns, of, doer, object, possesses };

// The words of a document's tokens as phrases are compared: lower case, hyphens gone.
class PhraseWords {
 public:
  explicit PhraseWords(const AnalysedDocument& document);
  // Parts of a hyphenated token are parted by a space; empty for a lone hyphen.
  const std::string& form(std::uint32_t token) const { return forms_[token]; }
  const std::string& lemma(std::uint32_t token) const { return lemmas_[token]; }

 private:
  std::vector<std::string> forms_, lemmas_;
};

template <class Row>
class PhraseTable {
 public:
  struct Match {
    const Row* row = nullptr;
    TokenRange tokens;
  };

  void add(Row row);

  // The longest phrase whose head noun is the token: its last word ("foreign minister") or, where the
  // phrase has a preposition, its first ("minister of foreign affairs"). Never looks outside `within`.
  std::optional<Match> headed_by(const PhraseWords& words, TokenRange within, std::uint32_t token) const;

  const Row* find(std::string_view phrase) const;
  const std::vector<Row>& rows() const { return rows_; }

 private:
  const Row* lookup(const std::string& phrase) const;

  std::vector<Row> rows_;
  std::unordered_map<std::string, std::uint32_t> by_phrase_;
  std::unordered_set<std::string> first_words_;  // of phrases with a preposition
};

struct MentionLexicon {
  PhraseTable<Title> titles;
  PhraseTable<EventNoun> events;
  PhraseTable<GroupNoun> groups;
  PhraseTable<OrganisationNoun> organisations;
  PhraseTable<PlaceNoun> places;
  std::unordered_map<std::string, std::vector<BodyAnaphor>> body_anaphors;   // by noun
  std::unordered_map<std::string, RankOfTitle> ranks;                        // "former"
  std::unordered_map<std::string, std::vector<std::string>> title_meanings;  // "envoy": "ambassador" ...
  // Codes of the states that a description may mean: "island", "west african country".
  std::unordered_map<std::string, std::vector<std::string>> state_words;
  std::unordered_set<std::string> alias_words;        // "also known as": another name follows
  std::unordered_map<std::string, Pronoun> pronouns;  // "him"
  std::unordered_set<std::string> not_actors;         // fold_name of "Friday", "Related Articles"
  std::unordered_set<std::string> speech_verbs;       // lemmas
  std::unordered_set<std::string> naming_verbs;       // lemmas: "appoint"
  std::unordered_map<std::string, bool> event_verbs;  // lemma -> its object is nothing but an event
  std::unordered_map<std::string, bool>
      deeds_to_others;  // lemma -> the deed, else the thing that it is done to
  std::unordered_map<std::string, std::vector<std::string>> blaming_verbs;  // "thank": "for"
  std::unordered_map<std::string, ActorType> ship_prefixes;                 // "USS": organization
  std::array<std::unordered_map<std::string, bool>, 9> metonym_cues;        // word -> means the city
  std::array<std::unordered_map<std::string, bool>, 5> state_cues;          // word -> is sure

  // Throws std::runtime_error with file, line and what would be right.
  static MentionLexicon load(const std::filesystem::path& language_folder);

  // Whether the row says city (true) or government (false); nullopt without a row.
  std::optional<bool> means_city(MetonymCue cue, const std::string& word) const;
  // Whether the row is sure (true) or likely (false); nullopt without a row.
  std::optional<bool> shows_state(StateCue cue, const std::string& word) const;
};

extern template class PhraseTable<Title>;
extern template class PhraseTable<EventNoun>;
extern template class PhraseTable<GroupNoun>;
extern template class PhraseTable<OrganisationNoun>;
extern template class PhraseTable<PlaceNoun>;

}  // namespace kg::ingest
