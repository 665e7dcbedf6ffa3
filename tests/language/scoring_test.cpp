#include "ingest/language/scoring.h"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

#include "ingest/language/conllu.h"

namespace kg::ingest {
namespace {

AnalysedDocument read(const char* rows) {
  std::istringstream in(rows);
  return document_of(read_conllu(in, "rows"));
}

constexpr const char* kGold =
    "1\tUS\tUS\tPROPN\tNNP\t_\t3\tcompound\t_\tSpaceAfter=No|NER=B-LOC\n"
    "2\t-\t-\tPUNCT\tHYPH\t_\t1\tpunct\t_\tSpaceAfter=No\n"
    "3\tled\tlead\tVERB\tVBN\t_\t4\tamod\t_\t_\n"
    "4\ttalks\ttalk\tNOUN\tNNS\t_\t5\tnsubj\t_\t_\n"
    "5\tended\t_\tVERB\tVBD\t_\t0\troot\t_\t_\n\n";

TEST(Scoring, FindsNoFaultWithTheGoldItself) {
  const AnalysedDocument gold = read(kGold);
  const AnalysisScore score = compare(gold, gold);
  for (const Agreement& one : {score.words, score.sentences, score.upos, score.xpos, score.lemmas,
                               score.heads, score.labels, score.entities}) {
    EXPECT_EQ(one.f1(), 1.0);
    EXPECT_GT(one.gold, 0U);
  }
}

TEST(Scoring, CountsAWordThatIsCutOtherwiseAndAllThatHangsOnIt) {
  const AnalysedDocument found = read(
      "1\tUS-led\tUS-led\tADJ\tJJ\t_\t2\tamod\t_\tNER=B-LOC\n"
      "2\ttalks\ttalk\tNOUN\tNN\t_\t3\tobj\t_\t_\n"
      "3\tended\tend\tVERB\tVBD\t_\t0\troot\t_\t_\n\n");
  const AnalysisScore score = compare(read(kGold), found);
  EXPECT_EQ(score.words.right, 2U);
  EXPECT_DOUBLE_EQ(score.words.f1(), 4.0 / 8.0);
  EXPECT_DOUBLE_EQ(score.words.precision(), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(score.words.recall(), 2.0 / 5.0);
  EXPECT_EQ(score.xpos.right, 1U);    // NN is not NNS
  EXPECT_EQ(score.lemmas.right, 2U);  // "_" agrees with any
  EXPECT_EQ(score.heads.right, 2U);
  EXPECT_EQ(score.labels.right, 1U);  // obj is not nsubj
  EXPECT_EQ(score.entities.right, 0U);
  EXPECT_EQ(score.sentences.right, 1U);
}

TEST(Scoring, MissesAHeadThatHangsOnAnotherWord) {
  AnalysedDocument found = read(kGold);
  found.tokens[0].head = 3;
  found.tokens[3].deprel = "obj";
  const AnalysisScore score = compare(read(kGold), found);
  EXPECT_EQ(score.heads.right, 4U);
  EXPECT_EQ(score.labels.right, 3U);
}

TEST(Scoring, RefusesAnalysesOfTwoTexts) {
  EXPECT_THROW(compare(read(kGold), read("1\tTalks\ttalk\tNOUN\tNNS\t_\t0\troot\t_\t_\n\n")),
               std::invalid_argument);
}

}  // namespace
}  // namespace kg::ingest
