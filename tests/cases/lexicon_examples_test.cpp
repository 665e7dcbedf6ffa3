// Every row of the claim lexicon is tested by its own example, with the models that are shipped.
#include <gtest/gtest.h>

#include <set>

#include "ingest/claims/lexicon.h"
#include "tests/cases/expectation.h"
#include "tests/pipeline/shared_pipeline.h"

namespace kg::ingest {
namespace {

const ClaimLexicon& lexicon() {
  static const ClaimLexicon loaded = ClaimLexicon::load(testing::data_folder());
  return loaded;
}

const Schema& schema() {
  static const Schema loaded = Schema::load(std::filesystem::path(testing::data_folder()) / "schema");
  return loaded;
}

// What the examples were written for: offices are looked up on this day.
constexpr const char* kPublished = "2025-06-15";

template <class Row>
void expect_example(const Row& row) {
  // Frames made of data/en/titles.tsv have no claims of their own: tests/mentions looks at their examples.
  if (row.claims.empty()) return;
  SCOPED_TRACE(row.id);
  const DocumentReading reading =
      testing::pipeline().read(testing::document_of(row.example + "\n", kPublished));
  if (row.claims == "-") {
    for (const Claim& claim : reading.claims)
      EXPECT_NE(claim.rule, row.id) << row.origin << ": " << row.example;
    return;
  }
  std::string_view rest = row.claims;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    const auto expectation = kg::testing::parse_expectation(one, schema());
    EXPECT_NE(kg::testing::holds(expectation, reading, schema()), expectation.forbidden)
        << row.origin << ": " << row.id << ": \"" << row.example << "\" must give " << expectation.text
        << '\n'
        << kg::testing::claims_of(reading);
  }
}

TEST(Lexicon, HasFramesForEveryClassButStatements) {
  EXPECT_GE(lexicon().all_frames().size(), 500u);
  std::set<std::string> classes;
  for (const auto& frame : lexicon().all_frames()) classes.insert(frame->event_class);
  for (const auto& event_class : schema().classes())
    EXPECT_TRUE(event_class.name == "STATEMENT" || classes.contains(event_class.name)) << event_class.name;
}

TEST(Lexicon, EveryFrameCodesItsExample) {
  for (const auto& frame : lexicon().all_frames()) expect_example(*frame);
}

TEST(Lexicon, EveryAttitudeColoursItsExample) {
  for (const auto& attitude : lexicon().all_attitudes()) expect_example(*attitude);
}

}  // namespace
}  // namespace kg::ingest
