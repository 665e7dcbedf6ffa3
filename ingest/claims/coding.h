// From mentions and trees to claims: matches the lexicon's frames against every predicate of the body and
// makes the claims that they give, with polarity, status, speaker, time and confidence.
//
//   const ClaimCoder coder(ClaimLexicon::load("data"));
//   const std::vector<Claim> claims = coder.code(document, actors);   // actors[i] is document.chains[i]
//
// A constant object, safe for any number of threads; equal documents give equal claims in equal order (by
// trigger, then id). A (subject, class, object) triple is made once a sentence, by the surest row. Headline,
// captions and furniture make none. Never throws on odd trees: what cannot be read gives no claim.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "graph/claim.h"
#include "ingest/claims/coding_step.h"
#include "ingest/claims/lexicon.h"
#include "ingest/claims/pair_model.h"
#include "ingest/mentions/mention.h"

namespace kg::ingest {

struct ClaimCandidate;
struct Findings;
struct Sources;

class ClaimCoder {
 public:
  // Without a model the rules decide alone.
  explicit ClaimCoder(ClaimLexicon lexicon, PairModel pairs = {})
      : lexicon_(std::make_shared<const ClaimLexicon>(std::move(lexicon))), pairs_(std::move(pairs)) {}
  // The same rows with another model.
  ClaimCoder with(PairModel pairs) const { return {lexicon_, std::move(pairs)}; }

  std::vector<Claim> code(const MentionedDocument& document, const std::vector<LocalActor>& actors) const;
  // As above; appends to `steps` what was tried.
  std::vector<Claim> code(const MentionedDocument& document, const std::vector<LocalActor>& actors,
                          std::vector<CodingStep>* steps) const;

  const ClaimLexicon& lexicon() const { return *lexicon_; }

 private:
  ClaimCoder(std::shared_ptr<const ClaimLexicon> lexicon, PairModel pairs)
      : lexicon_(std::move(lexicon)), pairs_(std::move(pairs)) {}

  // What became of a candidate, weighed, that is left out as too unlikely.
  static CodingStep unlikely_step(std::uint32_t sentence, const ClaimCandidate& candidate);

  // Of all candidates; `steps` may be null.
  void weigh(const Sources& sources, Findings& found, std::vector<CodingStep>* steps) const;

  std::shared_ptr<const ClaimLexicon> lexicon_;
  PairModel pairs_;
};

}  // namespace kg::ingest
