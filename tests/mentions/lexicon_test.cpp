#include "ingest/mentions/lexicon.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "ingest/language/rows.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

using ::testing::HasSubstr;

const std::filesystem::path kEnglish = KG_SOURCE_DIR "/data/en";

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// The stem is enough: examples have plurals and third persons.
void expect_examples(const char* file, const std::vector<std::string_view>& columns) {
  for (const Row& row : read_rows(kEnglish / file, columns)) {
    std::string stem =
        lower(row.fields.front()).substr(0, std::max<std::size_t>(2, row.fields.front().size() - 2));
    EXPECT_THAT(lower(row.fields.back()), HasSubstr(stem)) << file << ":" << row.line;
  }
}

TEST(MentionLexicon, HasAnExampleForEachTitleAndNoun) {
  expect_examples("titles.tsv", {"title", "kind", "takes", "gender", "example"});
  expect_examples("event_nouns.tsv", {"noun", "classes", "use", "example"});
  expect_examples("leading_titles.tsv", {"title", "leads", "example"});
  expect_examples("body_anaphors.tsv", {"noun", "type", "classes", "example"});
  expect_examples("place_nouns.tsv", {"noun", "classes", "example"});
  expect_examples("title_ranks.tsv", {"word", "rank", "place", "example"});
  expect_examples("title_meanings.tsv", {"title", "means", "example"});
  expect_examples("alias_words.tsv", {"words", "example"});
  expect_examples("blaming_verbs.tsv", {"verb", "prepositions", "example"});
  expect_examples("deeds_to_others.tsv", {"word", "kind", "example"});
  expect_examples("ship_prefixes.tsv", {"prefix", "type", "example"});
  expect_examples("naming_verbs.tsv", {"verb", "example"});
  expect_examples("state_words.tsv", {"words", "states", "example"});
}

TEST(MentionLexicon, KnowsMoreThanSixHundredTitles) {
  EXPECT_GE(MentionLexicon::load(kEnglish).titles.rows().size(), 600U);
}

TEST(MentionLexicon, FindsTheLongestTitleThatANounHeads) {
  const MentionLexicon lexicon = MentionLexicon::load(kEnglish);
  const AnalysedDocument document =
      testing::document_of({testing::sentence("The deputy foreign minister came .")
                                .tags("DT JJ JJ NN VBD .")
                                .head(4, 1, "det")
                                .head(4, 2, "amod")
                                .head(4, 3, "amod")});
  const PhraseWords words(document);
  const auto match = lexicon.titles.headed_by(words, document.sentences[0].tokens, 3);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->row->phrase, "foreign minister");
  EXPECT_EQ(match->tokens, (TokenRange{2, 4}));
}

TEST(MentionLexicon, FindsATitleWhoseHeadComesFirst) {
  const MentionLexicon lexicon = MentionLexicon::load(kEnglish);
  const AnalysedDocument document = testing::document_of(
      {testing::sentence("Our Minister of Foreign Affairs resigned .").tags("PRP$ NNP IN NNP NNPS VBD .")});
  const PhraseWords words(document);
  const auto match = lexicon.titles.headed_by(words, document.sentences[0].tokens, 1);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->row->phrase, "minister of foreign affairs");
}

TEST(MentionLexicon, RefusesABadRowWithFileLineAndWhatWouldBeRight) {
  const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "mention_lexicon";
  std::filesystem::create_directories(folder);
  std::filesystem::copy_file(kEnglish / "leading_titles.tsv", folder / "leading_titles.tsv",
                             std::filesystem::copy_options::overwrite_existing);
  std::ofstream(folder / "titles.tsv")
      << "title\tkind\ttakes\tgender\texample\nking\tmonarch\tcountry\tm\tThe king came.\n";
  try {
    MentionLexicon::load(folder);
    FAIL() << "the row was taken";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("titles.tsv:2"));
    EXPECT_THAT(error.what(), HasSubstr("office"));
  }
}

}  // namespace
}  // namespace kg::ingest
