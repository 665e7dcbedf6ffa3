#include "ingest/mentions/lexicon.h"

#include <map>
#include <utility>

#include "graph/fold.h"
#include "ingest/language/rows.h"

namespace kg::ingest {
namespace {

using Path = std::filesystem::path;

std::vector<std::string> words_of(const std::string& list) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < list.size()) {
    const std::size_t end = std::min(list.find(' ', begin), list.size());
    if (end > begin) words.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

template <class Value>
Value one_of(const Path& file, const Row& row, std::size_t field,
             const std::map<std::string, Value>& values) {
  const auto found = values.find(row.fields[field]);
  if (found != values.end()) return found->second;
  std::string allowed;
  for (const auto& [name, value] : values)
    allowed += (allowed.empty() ? "" : ", ") + (name.empty() ? "nothing" : name);
  refuse_row(file, row, "\"" + row.fields[field] + "\" is none of: " + allowed);
}

ActorType type_of(const Path& file, const Row& row, std::size_t field) {
  if (const auto type = actor_type(row.fields[field])) return *type;
  refuse_row(file, row,
             "\"" + row.fields[field] + "\" is no type of actor; write one such as organization or people");
}

const std::map<std::string, Gender> kGenders = {
    {"", Gender::unknown}, {"m", Gender::male}, {"f", Gender::female}};
const std::map<std::string, SlotFiller> kFillers = {{"none", SlotFiller::none},
                                                    {"country", SlotFiller::country},
                                                    {"organization", SlotFiller::organization},
                                                    {"person", SlotFiller::person},
                                                    {"place", SlotFiller::place},
                                                    {"any", SlotFiller::any}};
const std::map<std::string, Leads> kLeads = {
    {"state", Leads::state}, {"government", Leads::government}, {"crown", Leads::crown}, {"any", Leads::any}};
const std::map<std::string, TitleKind> kTitleKinds = {{"office", TitleKind::office},
                                                      {"rank", TitleKind::rank},
                                                      {"style", TitleKind::style},
                                                      {"kin", TitleKind::kin},
                                                      {"trade", TitleKind::trade}};
const std::map<std::string, NounUse> kUses = {
    {"any", NounUse::any}, {"definite", NounUse::definite}, {"named", NounUse::named}, {"of", NounUse::of}};
const std::map<std::string, RankOfTitle> kRanks = {
    {"current", RankOfTitle::current},     {"former", RankOfTitle::former},
    {"acting", RankOfTitle::acting},       {"deputy", RankOfTitle::deputy},
    {"designate", RankOfTitle::designate}, {"co", RankOfTitle::co},
    {"shadow", RankOfTitle::shadow},       {"claimed", RankOfTitle::claimed},
    {"honorary", RankOfTitle::honorary}};
const std::map<std::string, PronounKind> kPronounKinds = {
    {"personal", PronounKind::personal},    {"possessive", PronounKind::possessive},
    {"reflexive", PronounKind::reflexive},  {"relative", PronounKind::relative},
    {"quantity", PronounKind::quantity},    {"order", PronounKind::order},
    {"reciprocal", PronounKind::reciprocal}};
const std::map<std::string, PronounGender> kPronounGenders = {{"any", PronounGender::any},
                                                              {"m", PronounGender::male},
                                                              {"f", PronounGender::female},
                                                              {"n", PronounGender::neuter},
                                                              {"person", PronounGender::person}};
const std::map<std::string, MetonymCue> kCues = {{"subject", MetonymCue::subject},
                                                 {"object", MetonymCue::object},
                                                 {"to", MetonymCue::to},
                                                 {"from", MetonymCue::from},
                                                 {"bound_for", MetonymCue::bound_for},
                                                 {"possessed", MetonymCue::possessed},
                                                 {"of", MetonymCue::of},
                                                 {"preposition", MetonymCue::preposition},
                                                 {"modifies", MetonymCue::modifies}};

const std::map<std::string, StateCue> kStateCues = {{"owns", StateCue::owns},
                                                    {"of", StateCue::of},
                                                    {"doer", StateCue::doer},
                                                    {"object", StateCue::object},
                                                    {"possesses", StateCue::possesses}};

void load_nouns(const Path& folder, MentionLexicon& lexicon) {
  std::unordered_map<std::string, Leads> leads;
  Path file = folder / "leading_titles.tsv";
  for (const Row& row : read_rows(file, {"title", "leads", "example"}))
    leads.emplace(row.fields[0], one_of(file, row, 1, kLeads));
  file = folder / "titles.tsv";
  for (const Row& row : read_rows(file, {"title", "kind", "takes", "gender", "example"})) {
    const auto leading = leads.find(row.fields[0]);
    lexicon.titles.add({row.fields[0], one_of(file, row, 1, kTitleKinds), one_of(file, row, 2, kFillers),
                        leading == leads.end() ? Leads::nothing : leading->second,
                        one_of(file, row, 3, kGenders)});
  }
  file = folder / "event_nouns.tsv";
  for (const Row& row : read_rows(file, {"noun", "classes", "use", "example"}))
    lexicon.events.add({row.fields[0], words_of(row.fields[1]), one_of(file, row, 2, kUses)});
  file = folder / "group_nouns.tsv";
  for (const Row& row : read_rows(file, {"noun", "type", "classes", "collective", "example"}))
    lexicon.groups.add({row.fields[0], type_of(file, row, 1), words_of(row.fields[2]),
                        one_of<bool>(file, row, 3, {{"yes", true}, {"no", false}})});
  file = folder / "organisation_nouns.tsv";
  for (const Row& row : read_rows(file, {"noun", "type", "classes", "takes", "use", "example"}))
    lexicon.organisations.add({row.fields[0], type_of(file, row, 1), words_of(row.fields[2]),
                               one_of(file, row, 3, kFillers), one_of(file, row, 4, kUses)});
  file = folder / "body_anaphors.tsv";
  for (const Row& row : read_rows(file, {"noun", "type", "classes", "example"}))
    lexicon.body_anaphors[row.fields[0]].push_back({type_of(file, row, 1), words_of(row.fields[2])});
  file = folder / "place_nouns.tsv";
  for (const Row& row : read_rows(file, {"noun", "classes", "example"}))
    lexicon.places.add({row.fields[0], words_of(row.fields[1])});
}

void load_words(const Path& folder, MentionLexicon& lexicon) {
  Path file = folder / "title_ranks.tsv";
  for (const Row& row : read_rows(file, {"word", "rank", "place", "example"}))
    lexicon.ranks.emplace(row.fields[0], one_of(file, row, 1, kRanks));
  file = folder / "title_meanings.tsv";
  for (const Row& row : read_rows(file, {"title", "means", "example"}))
    lexicon.title_meanings[row.fields[0]].push_back(row.fields[1]);
  file = folder / "state_words.tsv";
  for (const Row& row : read_rows(file, {"words", "states", "example"}))
    lexicon.state_words.emplace(row.fields[0], words_of(row.fields[1]));
  file = folder / "alias_words.tsv";
  for (const Row& row : read_rows(file, {"words", "example"})) lexicon.alias_words.insert(row.fields[0]);
  file = folder / "pronouns.tsv";
  for (const Row& row : read_rows(file, {"form", "number", "gender", "person", "kind"})) {
    Pronoun pronoun;
    pronoun.form = row.fields[0];
    pronoun.number = one_of<char>(file, row, 1, {{"sing", 's'}, {"plur", 'p'}, {"any", 'a'}});
    pronoun.gender = one_of(file, row, 2, kPronounGenders);
    pronoun.person = one_of<int>(file, row, 3, {{"1", 1}, {"2", 2}, {"3", 3}});
    pronoun.kind = one_of(file, row, 4, kPronounKinds);
    lexicon.pronouns.emplace(pronoun.form, pronoun);
  }
  file = folder / "not_actors.tsv";
  for (const Row& row : read_rows(file, {"form", "kind"}))
    lexicon.not_actors.insert(fold_name(row.fields[0]));
  file = folder / "speech_verbs.tsv";
  for (const Row& row : read_rows(file, {"verb", "example"})) lexicon.speech_verbs.insert(row.fields[0]);
  file = folder / "naming_verbs.tsv";
  for (const Row& row : read_rows(file, {"verb", "example"})) lexicon.naming_verbs.insert(row.fields[0]);
  file = folder / "event_verbs.tsv";
  for (const Row& row : read_rows(file, {"verb", "object", "example"}))
    lexicon.event_verbs.emplace(row.fields[0], one_of<bool>(file, row, 1, {{"event", true}, {"any", false}}));
  file = folder / "deeds_to_others.tsv";
  for (const Row& row : read_rows(file, {"word", "kind", "example"}))
    lexicon.deeds_to_others.emplace(row.fields[0],
                                    one_of<bool>(file, row, 1, {{"deed", true}, {"thing", false}}));
  file = folder / "blaming_verbs.tsv";
  for (const Row& row : read_rows(file, {"verb", "prepositions", "example"}))
    lexicon.blaming_verbs.emplace(row.fields[0], words_of(row.fields[1]));
  file = folder / "ship_prefixes.tsv";
  for (const Row& row : read_rows(file, {"prefix", "type", "example"}))
    lexicon.ship_prefixes.emplace(row.fields[0], type_of(file, row, 1));
  file = folder / "metonym_cues.tsv";
  for (const Row& row : read_rows(file, {"cue", "word", "reading", "example"}))
    lexicon.metonym_cues[static_cast<std::size_t>(one_of(file, row, 0, kCues))].emplace(
        row.fields[1], one_of<bool>(file, row, 2, {{"place", true}, {"government", false}}));
  file = folder / "state_cues.tsv";
  for (const Row& row : read_rows(file, {"cue", "word", "strength", "example"}))
    lexicon.state_cues[static_cast<std::size_t>(one_of(file, row, 0, kStateCues))].emplace(
        row.fields[1], one_of<bool>(file, row, 2, {{"sure", true}, {"likely", false}}));
}

}  // namespace

MentionLexicon MentionLexicon::load(const Path& language_folder) {
  MentionLexicon lexicon;
  load_nouns(language_folder, lexicon);
  load_words(language_folder, lexicon);
  return lexicon;
}

std::optional<bool> MentionLexicon::means_city(MetonymCue cue, const std::string& word) const {
  const auto& cues = metonym_cues[static_cast<std::size_t>(cue)];
  const auto found = cues.find(word);
  return found == cues.end() ? std::nullopt : std::optional<bool>(found->second);
}

std::optional<bool> MentionLexicon::shows_state(StateCue cue, const std::string& word) const {
  const auto& cues = state_cues[static_cast<std::size_t>(cue)];
  const auto found = cues.find(word);
  return found == cues.end() ? std::nullopt : std::optional<bool>(found->second);
}

}  // namespace kg::ingest
