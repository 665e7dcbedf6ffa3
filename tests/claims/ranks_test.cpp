#include "ingest/claims/ranks.h"

#include <gtest/gtest.h>

#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

// The label of the title whose last word the token is.
std::string label_of(std::string_view rows, std::uint32_t office, const std::string& title) {
  const MentionedDocument document = testing::mentioned_rows(rows);
  const Tree tree(document.analysis, {});
  const ClaimLexicon& lexicon = testing::shipped_lexicon();
  for (const Frame* frame : lexicon.frames(tree.lemma(office), PartOfSpeech::noun))
    if (frame->head == title) return ranked_label(lexicon, tree, *frame, office, title + " of");
  return "no such title";
}

TEST(Ranks, StandBeforeTheTitleInTheLabel) {
  EXPECT_EQ(label_of(R"(
former JJ amod 4
deputy NN compound 4
foreign JJ amod 4
minister NN root 0
)",
                     3, "foreign minister"),
            "former deputy foreign minister of");
}

TEST(Ranks, AreSeenAcrossTheAdjectiveOfAState) {
  EXPECT_EQ(label_of(R"(
former JJ amod 3
Peruvian JJ amod 3
president NN root 0
)",
                     2, "president"),
            "former president of");
}

TEST(Ranks, AreNoOtherWords) {
  EXPECT_EQ(label_of(R"(
angry JJ amod 2
president NN root 0
)",
                     1, "president"),
            "president of");
}

}  // namespace
}  // namespace kg::ingest
