// The shipped model reads this folder's sentences no worse than when the floors were set.
#include <gtest/gtest.h>

#include <iostream>

#include "ingest/language/language_model.h"
#include "ingest/language/scoring.h"
#include "ingest/mentions/entity_types.h"
#include "ingest/pipeline.h"
#include "tests/treebank/treebank.h"

namespace kg::ingest {
namespace {

struct Floors {
  double words, sentences, upos, xpos, lemmas, heads, labels, entities;  // per cent, F1
};

void expect_at_least(const AnalysisScore& score, const Floors& floors) {
  const auto look = [](const char* name, const Agreement& one, double floor) {
    std::cout << name << ' ' << 100 * one.f1() << '\n';
    EXPECT_GE(100 * one.f1(), floor) << name;
  };
  look("words", score.words, floors.words);
  look("sentences", score.sentences, floors.sentences);
  look("UPOS", score.upos, floors.upos);
  look("XPOS", score.xpos, floors.xpos);
  look("lemmas", score.lemmas, floors.lemmas);
  look("UAS", score.heads, floors.heads);
  look("LAS", score.labels, floors.labels);
  look("entities", score.entities, floors.entities);
}

const LanguageModel& model() {
  static const LanguageModel kModel = LanguageModel::load(KG_SOURCE_DIR "/data/en/models");
  return kModel;
}

TEST(Treebank, IsReadNoWorseThanBeforeFromRawText) {
  AnalysisScore score;
  for (const testing::TreebankFile& file : testing::treebank()) {
    const AnalysedDocument gold = document_of(file.sentences);
    score += compare(gold, model().analyse(gold.document, {.every_byte = true}));
  }
  expect_at_least(score, {.words = 99.8,
                          .sentences = 98.5,
                          .upos = 96.4,
                          .xpos = 96.0,
                          .lemmas = 98.0,
                          .heads = 91.3,
                          .labels = 88.9,
                          .entities = 89.2});
}

TEST(Treebank, IsReadNoWorseThanBeforeFromItsOwnTokens) {
  AnalysisScore score;
  for (const testing::TreebankFile& file : testing::treebank()) {
    const AnalysedDocument gold = document_of(file.sentences);
    score += compare(gold, model().analyse_tokens(gold));
  }
  expect_at_least(score, {.words = 100,
                          .sentences = 100,
                          .upos = 96.4,
                          .xpos = 96.0,
                          .lemmas = 98.0,
                          .heads = 91.3,
                          .labels = 88.9,
                          .entities = 89.2});
}

// The type of each gold entity, in the order of the text; empty for those that are no actors.
std::vector<std::string> gold_types(const testing::TreebankFile& file) {
  std::vector<std::string> types;
  for (const ConlluSentence& sentence : file.sentences)
    for (const ConlluWord& word : sentence.words)
      if (testing::misc_value(word, "NER").starts_with("B-"))
        types.push_back(testing::misc_value(word, "ActorType"));
  return types;
}

TEST(Treebank, HasItsEntitiesTypedNoWorseThanBefore) {
  const Pipeline pipeline = Pipeline::load(KG_SOURCE_DIR "/data");
  Agreement typed;
  for (const testing::TreebankFile& file : testing::treebank()) {
    const AnalysedDocument gold = document_of(file.sentences);
    const std::vector<std::string> types = gold_types(file);
    const MentionedDocument found = pipeline.mentioned(pipeline.language().analyse_tokens(gold));
    const std::vector<std::optional<ActorType>> found_types = entity_types(found);
    for (const std::string& type : types) typed.gold += type.empty() ? 0 : 1;
    for (const auto& type : found_types) typed.found += type ? 1 : 0;
    for (std::size_t i = 0, j = 0; i < gold.entities.size() && j < found.analysis.entities.size();) {
      const TokenRange a = gold.entities[i].tokens;
      const TokenRange b = found.analysis.entities[j].tokens;
      if (a == b && found_types[j] && types[i] == to_string(*found_types[j])) ++typed.right;
      i += a.begin <= b.begin ? 1 : 0;
      j += b.begin <= a.begin ? 1 : 0;
    }
  }
  std::cout << "actor types: P " << 100 * typed.precision() << " R " << 100 * typed.recall() << " F1 "
            << 100 * typed.f1() << '\n';
  EXPECT_GE(100 * typed.f1(), 88);
}

}  // namespace
}  // namespace kg::ingest
