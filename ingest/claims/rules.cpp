#include "ingest/claims/rules.h"

namespace kg::ingest {

std::vector<ClaimCandidate> RuleReading::candidates(TokenRange sentence, OfficesHeld& held,
                                                    std::vector<CodingStep>* steps) const {
  const FrameMatcher matcher(reader_, participants_, steps);
  std::vector<ClaimCandidate> found;
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) matcher.match(token, found);
  make_offices(sources(), held, sentence, found);
  make_affiliations(sources(), sentence, found);
  make_participations(sources(), found);
  make_attendances(sources(), sentence, found);
  make_locations(sources(), sentence, found);
  make_statements(sources(), held, sentence, found);
  return found;
}

}  // namespace kg::ingest
