// Every row of the claim lexicon is tested by its own example, with the models that are shipped, and many by
// a second sentence in other words (second_examples.tsv), so that a row cannot be fitted to its example.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <vector>

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

// "A CLASS B;C CLASS D" against what was read from the sentence.
void expect_claims(std::string_view claims, const std::string& sentence, const std::string& origin,
                   const DocumentReading& reading) {
  while (!claims.empty()) {
    const std::string_view one = claims.substr(0, claims.find(';'));
    claims.remove_prefix(std::min(claims.size(), one.size() + 1));
    const auto expectation = kg::testing::parse_expectation(one, schema());
    EXPECT_NE(kg::testing::holds(expectation, reading, schema()), expectation.forbidden)
        << origin << ": \"" << sentence << "\" must give " << expectation.text << '\n'
        << kg::testing::claims_of(reading);
  }
}

DocumentReading read_example(const std::string& sentence) {
  return testing::pipeline().read(testing::document_of(sentence + "\n", kPublished));
}

template <class Row>
void expect_example(const Row& row) {
  // Frames made of data/en/titles.tsv have no claims of their own: tests/mentions looks at their examples.
  if (row.claims.empty()) return;
  SCOPED_TRACE(row.id);
  const DocumentReading reading = read_example(row.example);
  if (row.claims == "-") {
    for (const Claim& claim : reading.claims)
      EXPECT_NE(claim.rule, row.id) << row.origin << ": " << row.example;
    return;
  }
  expect_claims(row.claims, row.example, row.origin + ": " + row.id, reading);
}

struct SecondExample {
  std::string origin, id, sentence, claims;
};

std::vector<SecondExample> second_examples() {
  std::vector<SecondExample> examples;
  std::ifstream in(KG_SOURCE_DIR "/tests/cases/second_examples.tsv");
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    if (++number == 1 || line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    const std::string origin = "second_examples.tsv:" + std::to_string(number);
    if (second == std::string::npos) {
      ADD_FAILURE() << origin << ": three columns are wanted: id, sentence, claims";
      continue;
    }
    examples.push_back(
        {origin, line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
  }
  return examples;
}

TEST(Lexicon, HasFramesForEveryClassButStatements) {
  EXPECT_GE(lexicon().all_frames().size(), 500u);
  std::set<std::string> classes;
  for (const auto& frame : lexicon().all_frames()) classes.insert(frame->event_class);
  for (const auto& event_class : schema().classes())
    EXPECT_TRUE(event_class.name == "STATEMENT" || classes.contains(event_class.name)) << event_class.name;
}

TEST(Lexicon, EveryLabelIsSpeltAsEnglishSpellsIt) {
  for (const auto& row : lexicon().all_frames()) {
    for (const char* wrong : {"sss", "shs", "chs", "xs", "zs"}) {
      const std::string first = row->label.substr(0, row->label.find(' '));
      EXPECT_FALSE(first.ends_with(wrong)) << row->origin << ": " << row->id << ": " << row->label;
    }
  }
}

TEST(Lexicon, EveryFrameCodesItsExample) {
  const auto& frames = lexicon().all_frames();
  for (std::size_t i = 0; i < frames.size(); i += KG_SANITIZED ? 20 : 1) expect_example(*frames[i]);
}

TEST(Lexicon, SecondExamplesGiveTheClassOfTheirRow) {
  std::set<std::string> rows;
  for (const SecondExample& example : second_examples()) {
    SCOPED_TRACE(example.id);
    const auto& frames = lexicon().all_frames();
    const auto row = std::find_if(frames.begin(), frames.end(),
                                  [&](const auto& frame) { return frame->id == example.id; });
    if (row == frames.end()) {
      ADD_FAILURE() << example.origin << ": no row of data/en/lexicon/claims has this id";
      continue;
    }
    EXPECT_NE(example.sentence, (*row)->example)
        << example.origin << ": the row's own example proves nothing";
    EXPECT_NE(example.claims.find(' ' + (*row)->event_class + ' '), std::string::npos)
        << example.origin << ": the class of the row is " << (*row)->event_class;
    expect_claims(example.claims, example.sentence, example.origin, read_example(example.sentence));
    rows.insert(example.id);
  }
  EXPECT_GE(rows.size(), 800u);
}

TEST(Lexicon, EveryRowOfWhatIsLeftOutCompletesItsExample) {
  const auto& frames = lexicon().all_frames();
  for (const Implied& implied : lexicon().all_implied()) {
    expect_example(implied);
    for (const std::string& head : implied.heads)
      EXPECT_TRUE(std::any_of(frames.begin(), frames.end(),
                              [&](const auto& frame) {
                                return frame->event_class == implied.event_class &&
                                       (frame->head == head || frame->id == head);
                              }))
          << implied.origin << ": no row of the class has the head or id " << head;
  }
}

TEST(Lexicon, EveryAttitudeColoursItsExample) {
  for (const auto& attitude : lexicon().all_attitudes()) expect_example(*attitude);
}

}  // namespace
}  // namespace kg::ingest
