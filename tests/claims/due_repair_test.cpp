#include "ingest/claims/due_repair.h"

#include <gtest/gtest.h>

#include "tests/claims/lexicon_rows.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

Tree repaired(const MentionedDocument& document) {
  return Tree(document.analysis, [&document](Arcs& arcs) {
    for (const Sentence& sentence : document.analysis.sentences)
      repair_due(document, testing::shipped_lexicon(), sentence.tokens, arcs);
  });
}

MentionedDocument of_rows(std::string_view rows) {
  MentionedDocument document;
  document.analysis = testing::document_of_rows(rows);
  document.mention_at.assign(document.analysis.tokens.size(), -1);
  return document;
}

TEST(DueRepair, MakesDueThePredicateOfAPlace) {
  const MentionedDocument document = of_rows(R"(
Oman NNP nsubj 5
is/be VBZ cop 5
due JJ case 5
in IN case 5
Chad NNP root 0
)");
  const Tree tree = repaired(document);
  EXPECT_EQ(tree.head(2), kRoot);
  EXPECT_EQ(tree.head(0), 2);
  EXPECT_EQ(tree.head(4), 2);
  EXPECT_EQ(tree.relation(4), Relation::obl);
}

TEST(DueRepair, LeavesAloneWhatIsDueToACause) {
  const MentionedDocument document = of_rows(R"(
flights NNS nsubj 2
stopped VBD root 0
due IN case 5
to IN fixed 3
storms NNS obl 2
)");
  const Tree tree = repaired(document);
  EXPECT_EQ(tree.head(4), 1);
  EXPECT_EQ(tree.head(2), 4);
}

}  // namespace
}  // namespace kg::ingest
