// What is seen of a claim beside its words.
#include "ingest/claims/trust_features.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <optional>

#include "graph/id.h"
#include "ingest/claims/rules.h"
#include "tests/pipeline/shared_pipeline.h"

namespace kg::ingest {
namespace {

const ClaimLexicon& lexicon() {
  static const ClaimLexicon rows = ClaimLexicon::load(testing::data_folder());
  return rows;
}

// The features of the first claim of the class that rules make of a text.
class Seen {
 public:
  Seen(const char* text, const char* event_class)
      : steps_(testing::pipeline().explain(testing::document_of(text))), rules_(steps_.mentioned, lexicon()) {
    const Findings found = rules_.all(nullptr);
    const DocumentTies ties(rules_.sources(), found.candidates);
    const TrustReader reader(rules_.sources(), found.candidates, ties);
    for (const auto& sentence : found.candidates)
      for (const ClaimCandidate& candidate : sentence)
        if (candidate.event_class == event_class && !features_) features_ = reader.features(candidate);
  }

  // How often it has the feature; -1 if there was no claim.
  long count(const char* name) const {
    if (!features_) return -1;
    return std::count(features_->begin(), features_->end(), static_cast<FeatureId>(content_hash(name)));
  }

 private:
  ReadingSteps steps_;
  RuleReading rules_;
  std::optional<std::vector<FeatureId>> features_;
};

TEST(TrustReader, TellsNamesFromDescriptions) {
  const Seen named("Kenya accused Uganda of theft.", "ACCUSE");
  EXPECT_EQ(named.count("type name country"), 2);  // once for each
  EXPECT_EQ(named.count("names none"), 0);
  const Seen described("Kenya accused two hundred protesters of theft.", "ACCUSE");
  EXPECT_EQ(described.count("type name country"), 1);
  EXPECT_EQ(described.count("type description people"), 1);
  EXPECT_EQ(described.count("noun protester"), 1);
  EXPECT_EQ(described.count("determined counted people plural"), 1);
}

TEST(TrustReader, SeesHowAPronounWasResolved) {
  const Seen pronoun("Kenya spoke on Monday. It accused Uganda of theft.", "ACCUSE");
  EXPECT_EQ(pronoun.count("kind pronoun subject"), 1);
  EXPECT_EQ(pronoun.count("link pronoun"), 1);
  EXPECT_EQ(pronoun.count("back 1"), 1);
  EXPECT_EQ(Seen("Kenya accused Uganda of theft.", "ACCUSE").count("kind pronoun subject"), 0);
}

TEST(TrustReader, SeesWhatElseTheTextTellsOfTheTwo) {
  const Seen once("Kenya accused Uganda of theft.", "ACCUSE");
  EXPECT_EQ(once.count("told once"), 1);
  EXPECT_EQ(once.count("others 0"), 1);
  const Seen again("Kenya accused Uganda of theft. Kenya met Uganda. Kenya accused Uganda of lying.",
                   "ACCUSE");
  EXPECT_EQ(again.count("told again"), 1);
  EXPECT_EQ(again.count("others 2"), 1);
}

TEST(TrustReader, NamesTheRuleThatMadeTheClaim) {
  EXPECT_EQ(Seen("Kenya accused Uganda of theft.", "ACCUSE").count("rule accuse.v.1"), 1);
}

}  // namespace
}  // namespace kg::ingest
