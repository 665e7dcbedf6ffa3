#include "ingest/mentions/masters.h"

#include <algorithm>

namespace kg::ingest {

std::string state_of_servant(const Reading& reading, const Chains& chains, std::uint32_t master) {
  for (std::uint32_t d = 0; d < reading.candidates.size(); ++d) {
    const Candidate& servant = reading.at(d);
    if (servant.title == nullptr || servant.mention.plural) continue;
    const std::string& word = reading.words.lemma(servant.mention.head);  // "Father" is a priest's style too
    const bool serves = servant.title->kind == TitleKind::office || servant.title->kind == TitleKind::kin ||
                        word == "father" || word == "mother";
    const Token& of = reading.token(reading.at(master).mention.head);
    const bool theirs = of.head == static_cast<std::int32_t>(servant.mention.head) &&
                        (of.deprel == "nmod:poss" || is_relation(of, "nmod"));
    if (!serves || !theirs) continue;
    if (const CatalogueEntry* person = chains.entry(d); person && person->type == ActorType::person)
      return std::string(person->country);
  }
  return {};
}

}  // namespace kg::ingest
