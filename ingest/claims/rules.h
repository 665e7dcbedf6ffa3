// All rules over one document: frames of the lexicon, and the makers of makers.h.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/claims/frames.h"
#include "ingest/claims/makers.h"
#include "ingest/claims/tree_repair.h"

namespace kg::ingest {

// How sure the rule is of a candidate, rounded to thousandths: by its prior and how it came to its actors.
double confidence_of_rule(const ClaimCandidate& candidate);

// How sure a candidate is, rounded to thousandths: all in all if it was weighed, else as its rule is.
double confidence_of(const ClaimCandidate& candidate);

// Whether claims of the class hold rather than happen: offices, membership, kinship.
bool standing(std::string_view event_class);

// The first act of a row between the two, whichever of them does it; null if there is none. Rows that want to
// be alone do not count.
const ClaimCandidate* act_between(const std::vector<ClaimCandidate>& candidates, std::uint32_t one,
                                  std::uint32_t other);

// What rules find in a document, one entry a sentence in both.
struct Findings {
  std::vector<std::vector<ClaimCandidate>> candidates;
  std::vector<std::vector<HalfClaim>> halves;
};

class RuleReading {
 public:
  // Both must outlive the reading.
  RuleReading(const MentionedDocument& document, const ClaimLexicon& lexicon)
      : document_(document),
        tree_(document.analysis, repairs(document, lexicon)),
        reader_(tree_, lexicon),
        quotes_(reader_),
        participants_(document, tree_, lexicon, quotes_) {}

  // Of one sentence; `held` goes from sentence to sentence, `steps` may be null.
  std::vector<ClaimCandidate> candidates(TokenRange sentence, OfficesHeld& held,
                                         std::vector<CodingStep>* steps,
                                         std::vector<HalfClaim>* halves = nullptr) const;

  // Of every sentence of the document; headlines, captions and furniture have none.
  Findings all(std::vector<CodingStep>* steps) const;

  Sources sources() const { return {document_, reader_, participants_, quotes_}; }
  const Tree& tree() const { return tree_; }
  const PropositionReader& reader() const { return reader_; }
  const ParticipantFinder& participants() const { return participants_; }
  const QuoteReader& quotes() const { return quotes_; }

 private:
  const MentionedDocument& document_;
  Tree tree_;
  PropositionReader reader_;
  QuoteReader quotes_;
  ParticipantFinder participants_;
};

}  // namespace kg::ingest
