// All rules over one document: frames of the lexicon, and the makers of makers.h.
#pragma once

#include <vector>

#include "ingest/claims/frames.h"
#include "ingest/claims/makers.h"

namespace kg::ingest {

class RuleReading {
 public:
  // Both must outlive the reading.
  RuleReading(const MentionedDocument& document, const ClaimLexicon& lexicon)
      : document_(document), tree_(document.analysis), reader_(tree_, lexicon), participants_(document, tree_, lexicon) {}

  // Of one sentence; `held` goes from sentence to sentence, `steps` may be null.
  std::vector<ClaimCandidate> candidates(TokenRange sentence, OfficesHeld& held, std::vector<CodingStep>* steps) const;

  Sources sources() const { return {document_, reader_, participants_}; }
  const Tree& tree() const { return tree_; }
  const PropositionReader& reader() const { return reader_; }
  const ParticipantFinder& participants() const { return participants_; }

 private:
  const MentionedDocument& document_;
  Tree tree_;
  PropositionReader reader_;
  ParticipantFinder participants_;
};

}  // namespace kg::ingest
