#include <gmock/gmock.h>

#include <algorithm>
#include <vector>

#include "tests/tools/program.h"

namespace kg {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kMiami =
    "MIAMI — Marco Rubio met Rustem Umerov in Miami on Friday. Rubio praised Ukraine.\n";
const std::string kMinsk =
    "The European Union imposed sanctions on Belarus on Monday. Russia condemned the decision.\n";
const std::string kOdesa =
    "Russia attacked Odesa on Friday. Ukraine accused Russia of killing seven people.\n";

class Kgbuild : public ::testing::Test {
 protected:
  Kgbuild() {
    place_.write("miami.txt", kMiami);
    place_.write("minsk.txt", kMinsk);
    place_.write("odesa.txt", kOdesa);
  }

  std::string digest(const std::string& database = "kg.db") const {
    return place_.run("kgbuild stats --digest --db " + database).out;
  }

  testing::Workplace place_;
};

TEST_F(Kgbuild, IngestsAFileAndKnowsItTheSecondTime) {
  const auto first = place_.run("kgbuild ingest miami.txt --published 2025-12-19 --source CRBC");
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, IsEmpty());
  EXPECT_THAT(first.err, HasSubstr("1 document read"));
  const std::string before = digest();
  const auto second = place_.run("kgbuild ingest miami.txt --published 2025-12-19 --source CRBC");
  EXPECT_EQ(second.code, 0);
  EXPECT_THAT(second.err, HasSubstr("0 documents read, 1 known"));
  EXPECT_EQ(digest(), before);
  const auto documents = place_.run("kgbuild documents --json");
  EXPECT_EQ(documents.code, 0);
  EXPECT_THAT(documents.out, HasSubstr("\"path\": \"miami.txt\""));
  EXPECT_THAT(documents.out, HasSubstr("\"published\": \"2025-12-19\""));
  EXPECT_THAT(documents.out, HasSubstr("\"source\": \"CRBC\""));
}

TEST_F(Kgbuild, GivesTheSameGraphInAnyOrderWithAnyNumberOfJobs) {
  std::vector<std::string> files = {"miami.txt", "minsk.txt", "odesa.txt"};
  std::string expected;
  int run = 0;
  do {
    const std::string database = "order" + std::to_string(run++) + ".db";
    const std::string jobs = run % 2 ? "1" : "2";
    const auto ingest = place_.run("kgbuild ingest --published 2025-12-20 --db " + database + " --jobs " +
                                   jobs + " " + files[0] + " " + files[1] + " " + files[2]);
    ASSERT_EQ(ingest.code, 0) << ingest.err;
    if (expected.empty()) expected = digest(database);
    EXPECT_EQ(digest(database), expected);
  } while (std::next_permutation(files.begin(), files.end()));
  EXPECT_EQ(expected.size(), 33U);
}

TEST_F(Kgbuild, ReadsTheGoodFilesAmongBadOnes) {
  place_.write("binary.txt", std::string_view("Rubio\0met", 9));
  const auto outcome = place_.run("kgbuild ingest miami.txt binary.txt nowhere.txt odesa.txt");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("kgbuild: binary.txt: byte 5 is NUL"));
  EXPECT_THAT(outcome.err, HasSubstr("kgbuild: nowhere.txt: there is no such file"));
  EXPECT_THAT(outcome.err, HasSubstr("2 documents read, 2 left out"));
  EXPECT_EQ(place_.run("kgbuild check").code, 0);
}

TEST_F(Kgbuild, NamesTheBrokenLineOfJsonLinesAndReadsTheOthers) {
  place_.write("brief.jsonl", R"({"id":"a","text":"Marco Rubio met Rustem Umerov."})"
                              "\n{\"id\":\"b\", broken\n"
                              R"({"id":"c","text":"Russia attacked Odesa.","published":"next week"})"
                              "\n"
                              R"({"id":"d","text":"Russia attacked Odesa.","published":"2025-12-19"})"
                              "\n");
  const auto outcome = place_.run("kgbuild ingest brief.jsonl");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("brief.jsonl:2: broken JSON"));
  EXPECT_THAT(outcome.err, HasSubstr("brief.jsonl:3: \"published\" is \"next week\""));
  EXPECT_THAT(outcome.err, HasSubstr("2 documents read, 2 left out"));
}

TEST_F(Kgbuild, ReadsStandardInputAsTextOrAsJsonLines) {
  EXPECT_EQ(place_.run("kgbuild ingest -", kMiami).code, 0);
  EXPECT_EQ(
      place_.run("kgbuild ingest -", "{\"text\":\"Russia attacked Odesa on Friday.\",\"title\":\"Odesa\"}\n")
          .code,
      0);
  const std::string documents = place_.run("kgbuild documents --json").out;
  EXPECT_THAT(documents, HasSubstr("\"path\": \"-\""));
  EXPECT_THAT(documents, HasSubstr("\"title\": \"Odesa\""));
}

TEST_F(Kgbuild, ForgetsADocumentAsIfItHadNeverBeenRead) {
  ASSERT_EQ(place_.run("kgbuild ingest miami.txt odesa.txt").code, 0);
  const std::string without = digest();
  ASSERT_EQ(place_.run("kgbuild ingest minsk.txt").code, 0);
  EXPECT_NE(digest(), without);
  EXPECT_EQ(place_.run("kgbuild forget minsk.txt").code, 0);
  EXPECT_EQ(digest(), without);
  const auto again = place_.run("kgbuild forget minsk.txt");
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, HasSubstr("no document is called \"minsk.txt\""));
  EXPECT_EQ(place_.run("kgbuild check").code, 0);
}

TEST_F(Kgbuild, ChangesNothingByReadingAgain) {
  ASSERT_EQ(place_.run("kgbuild ingest miami.txt minsk.txt").code, 0);
  const std::string before = digest();
  EXPECT_EQ(place_.run("kgbuild reread --stale").code, 0);
  EXPECT_EQ(place_.run("kgbuild reread").code, 0);
  EXPECT_EQ(digest(), before);
}

TEST_F(Kgbuild, ExtractsClaimsWithTheArticlesOwnId) {
  const auto outcome = place_.run("kgbuild extract - --as claims",
                                  "{\"id\":\"crbc-17\",\"text\":\"Marco Rubio met Rustem Umerov.\"}\n");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out,
              StartsWith("{\"doc\":\"crbc-17\",\"subject\":{\"name\":\"Marco Rubio\",\"type\":\"person\""));
  EXPECT_THAT(outcome.out, HasSubstr("\"class\":\"CONSULT\""));
  EXPECT_THAT(outcome.out,
              HasSubstr("\"evidence\":{\"text\":\"Marco Rubio met Rustem Umerov.\",\"begin\":0,\"end\":30}"));
}

TEST_F(Kgbuild, PrintsNothingForATextWithoutClaims) {
  const auto outcome = place_.run("kgbuild extract - --as claims", "The weather was fine.\n");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, IsEmpty());
}

TEST_F(Kgbuild, ExtractsTreesOfEveryByte) {
  const auto outcome =
      place_.run("kgbuild extract - --as conllu --input text",
                 "Envoys meet in Miami\n\nMarco Rubio met Rustem Umerov.\n\nRelated Articles\n");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("# newdoc id = -"));
  EXPECT_THAT(outcome.out, HasSubstr("Envoys"));
  EXPECT_THAT(outcome.out, HasSubstr("Related"));
}

TEST_F(Kgbuild, KeepsTheTokensOfSentencesAndTrees) {
  const auto sentences =
      place_.run("kgbuild extract - --as conllu --input sentences", "Rubio 's plan did n't work .\n");
  EXPECT_THAT(sentences.out, HasSubstr("3\tplan\t"));
  EXPECT_THAT(sentences.out, HasSubstr("5\tn't\t"));
  const auto trees = place_.run("kgbuild extract - --as conllu --input conllu", sentences.out);
  EXPECT_EQ(trees.code, 0) << trees.err;
  EXPECT_THAT(trees.out, HasSubstr("5\tn't\t"));
  EXPECT_EQ(place_.run("kgbuild extract - --as conllu --input conllu", "1\tno\tcolumns\n").code, 2);
}

TEST_F(Kgbuild, ExtractsPropositionsInTheWordsOfTheSentence) {
  const auto outcome = place_.run("kgbuild extract - --as propositions --input sentences",
                                  "The committee rejected the proposal in Geneva .\n");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, StartsWith("The committee rejected the proposal in Geneva .\t0."));
  EXPECT_THAT(outcome.out, HasSubstr("\trejected\tThe committee\tthe proposal"));
}

TEST_F(Kgbuild, ExplainsFromSectionsToRows) {
  const auto outcome = place_.run("kgbuild explain miami.txt");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  for (const char* part :
       {"dateline", "sentence 1, body", "PROPN/NNP", "mentions", "Marco Rubio", "CONSULT", "row "})
    EXPECT_THAT(outcome.out, HasSubstr(part));
  EXPECT_EQ(place_.run("kgbuild explain miami.txt --sentence 99").code, 1);
}

TEST_F(Kgbuild, RecordsJudgementsThatCanBeListed) {
  ASSERT_EQ(place_.run("kgbuild ingest miami.txt minsk.txt").code, 0);
  EXPECT_EQ(place_.run("kgbuild judgements").code, 1);
  const auto same = place_.run("kgbuild same Umerov Belarus --author tester");
  EXPECT_EQ(same.code, 0) << same.err;
  const auto listed = place_.run("kgbuild judgements");
  EXPECT_EQ(listed.code, 0);
  EXPECT_THAT(listed.out, HasSubstr("by tester"));
  EXPECT_EQ(place_.run("kgbuild same Umerov Nobodyatall").code, 1);
}

TEST_F(Kgbuild, SaysWhatIsWrongWithTheCommandLine) {
  EXPECT_EQ(place_.run("kgbuild").code, 2);
  EXPECT_EQ(place_.run("kgbuild ingest").code, 2);
  EXPECT_EQ(place_.run("kgbuild extract miami.txt --as poems").code, 2);
  const auto date = place_.run("kgbuild ingest miami.txt --published 2025-02-30");
  EXPECT_EQ(date.code, 2);
  EXPECT_THAT(date.err, HasSubstr("--published is \"2025-02-30\"; write a day"));
  const auto absent = place_.run("kgbuild stats --db absent.db");
  EXPECT_EQ(absent.code, 2);
  EXPECT_THAT(absent.err, HasSubstr("absent.db: there is no such database"));
  EXPECT_THAT(place_.run("kgbuild --help").out, HasSubstr("kgbuild ingest samples/article.txt"));
  EXPECT_THAT(place_.run("kgbuild ingest --help").out, HasSubstr("Examples:"));
  EXPECT_THAT(place_.run("kgbuild --version").out, StartsWith("kgbuild 0."));
}

TEST_F(Kgbuild, SaysAsMuchAsItIsAskedTo) {
  EXPECT_THAT(place_.run("kgbuild ingest --quiet miami.txt").err, IsEmpty());
  EXPECT_THAT(place_.run("kgbuild ingest --verbose odesa.txt").err, HasSubstr("kgbuild: odesa.txt: read, "));
  EXPECT_THAT(place_.run("kgbuild ingest minsk.txt --profile").err, HasSubstr("words/s"));
}

TEST_F(Kgbuild, SaysWhenTheDatabaseIsNone) {
  place_.write("text.db", "this is no database, it is a text that somebody named like one");
  const auto outcome = place_.run("kgbuild ingest miami.txt --db text.db");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("text.db"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("read;")));
}

}  // namespace
}  // namespace kg
