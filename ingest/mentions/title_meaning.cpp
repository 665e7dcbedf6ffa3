#include "ingest/mentions/title_meaning.h"

#include <algorithm>
#include <string>

namespace kg::ingest {
namespace {

std::string last_word(const std::string& phrase) {
  const std::size_t space = phrase.find_last_of(" -");
  return space == std::string::npos ? phrase : phrase.substr(space + 1);
}

bool ends_with_word(const std::string& phrase, const std::string& end) {
  return phrase == end || (phrase.ends_with(end) && phrase[phrase.size() - end.size() - 1] == ' ');
}

bool holds_by_catalogue(const Reading& reading, const CatalogueEntry& person, const std::string& title) {
  const std::vector<OfficeTerm> terms =
      reading.catalogue.holders(title, person.country, reading.document.document.appearance.published);
  return std::any_of(terms.begin(), terms.end(),
                     [&](const OfficeTerm& term) { return term.person == &person; });
}

}  // namespace

bool title_means(const MentionLexicon& lexicon, const Title& asked, RankOfTitle rank, const Candidate& held) {
  if ((rank == RankOfTitle::deputy) != (held.rank == RankOfTitle::deputy)) return false;
  const std::string& has = held.title->phrase;
  if (asked.phrase == has) return true;
  if (const auto row = lexicon.title_meanings.find(asked.phrase); row != lexicon.title_meanings.end())
    for (const std::string& meant : row->second)
      if (ends_with_word(has, meant)) return true;
  // "The leader" may be a prime minister, "the ruler" or "the strongman" is not.
  if (asked.leads == Leads::any)
    return held.title->leads != Leads::nothing &&
           !(asked.phrase != "leader" && held.title->leads == Leads::government);
  const bool of_office = asked.kind == TitleKind::rank && held.title->kind != TitleKind::rank;
  const bool of_government = asked.phrase == "minister" && held.title->leads == Leads::government;
  return asked.phrase.find(' ') == std::string::npos && !of_office && !of_government &&
         last_word(has) == asked.phrase;
}

Fit fits_office(const Reading& reading, const Chains& chains, const Title& asked, RankOfTitle rank,
                std::uint32_t person) {
  bool known = false;
  for (const Candidate& held : reading.candidates) {
    if (held.title == nullptr || held.title->kind != TitleKind::office || held.mention.plural) continue;
    const auto index = static_cast<std::uint32_t>(&held - reading.candidates.data());
    const bool own = chains.same(index, person) ||
                     (held.names >= 0 && chains.same(static_cast<std::uint32_t>(held.names), person));
    if (!own) continue;
    if (title_means(reading.lexicon, asked, rank, held)) return Fit::fits;
    // of rebels and parties, too
    if (asked.phrase == "leader" && last_word(held.title->phrase) == "leader") return Fit::fits;
    const bool second = asked.leads == Leads::any &&
                        (held.rank == RankOfTitle::deputy || held.title->phrase.starts_with("vice"));
    known = known || (!held.former && !second);
  }
  if (const CatalogueEntry* entry = chains.entry(person);
      entry != nullptr && entry->type == ActorType::person && !entry->country.empty()) {
    if (holds_by_catalogue(reading, *entry, asked.phrase)) return Fit::fits;
    if (asked.leads == Leads::any && (holds_by_catalogue(reading, *entry, "president") ||
                                      holds_by_catalogue(reading, *entry, "prime minister")))
      return Fit::fits;
  }
  return known ? Fit::unfit : Fit::unknown;
}

}  // namespace kg::ingest
