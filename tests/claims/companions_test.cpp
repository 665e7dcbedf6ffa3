#include "ingest/claims/companions.h"

#include <gmock/gmock.h>

#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> beside(const AnalysedDocument& document, std::uint32_t verb, std::uint32_t subject) {
  const Tree tree(document);
  std::vector<std::string> words;
  for (const std::uint32_t head : companions(tree, verb, subject))
    words.push_back(document.tokens[head].form);
  return words;
}

TEST(Companions, StandTogetherWithTheSubject) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Qatar NNP nsubj 5
together RB advmod 1
with IN case 4
Egypt NNP obl 2
mediated/mediate VBD root 0
)");
  EXPECT_THAT(beside(document, 4, 0), ElementsAre("Egypt"));
}

TEST(Companions, AccompanyTheSubject) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Kerry NNP nsubj 5
accompanied/accompany VBN acl 1
by IN case 4
Moniz NNP obl:agent 2
left/leave VBD root 0
)");
  EXPECT_THAT(beside(document, 4, 0), ElementsAre("Moniz"));
  EXPECT_THAT(beside(document, 1, 0), IsEmpty());
}

TEST(Companions, DoSoToo) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Canada NNP nsubj 2
voted/vote VBD root 0
as IN mark 4
did/do VBD advcl 2
Sweden NNP nsubj 4
)");
  EXPECT_THAT(beside(document, 1, 0), ElementsAre("Sweden"));
}

TEST(Companions, AreNotThoseBehindTheVerb) {
  const AnalysedDocument document = testing::document_of_rows(R"(
France NNP nsubj 2
fought/fight VBD root 0
alongside IN case 4
Britain NNP obl 2
)");
  EXPECT_THAT(beside(document, 1, 0), IsEmpty());
}

TEST(MeasuredBy, FindsTheNounThatStandsInTheSentence) {
  const AnalysedDocument document = testing::document_of_rows(R"(
held/hold VBD root 0
days/day NNS obj 1
of IN case 4
talks/talk NNS nmod 2
)");
  const Tree tree(document);
  EXPECT_EQ(measured_by(tree, 3), 1U);
  EXPECT_EQ(measured_by(tree, 1), 1U);
  EXPECT_EQ(measured_in(tree, 1), 3);
  EXPECT_EQ(measured_in(tree, 3), -1);
}

}  // namespace
}  // namespace kg::ingest
