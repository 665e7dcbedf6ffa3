#include "ingest/read/article_json.h"

#include <gmock/gmock.h>

namespace kg::ingest {
namespace {

using ::testing::HasSubstr;

std::string refusal(const std::string& json) {
  try {
    read_article(json);
  } catch (const JsonError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(ArticleJson, ReadsItsKeysAndKeepsTheOthers) {
  const JsonArticle article = read_article(
      R"({"id":"a7","title":"Talks","text":"Rubio met \"Umerov\".","published":"2025-12-19","source":"CRBC",
          "url":"https://example.org","lang":"en","tags":["a",{"b":[1,2.5,null,true]}]})");
  EXPECT_EQ(article.id, "a7");
  EXPECT_EQ(article.title, "Talks");
  EXPECT_EQ(article.text, "Rubio met \"Umerov\".");
  EXPECT_EQ(article.published, "2025-12-19");
  EXPECT_EQ(article.source, "CRBC");
  EXPECT_EQ(article.url, "https://example.org");
  EXPECT_EQ(article.attributes.at("lang"), "\"en\"");
  EXPECT_EQ(article.attributes.at("tags"), R"(["a",{"b":[1,2.5,null,true]}])");
}

TEST(ArticleJson, TakesNumbersAsIdsAndNullAsAbsent) {
  EXPECT_EQ(read_article(R"({"id":42,"text":"x","title":null})").id, "42");
  EXPECT_EQ(read_article(R"({"text":"x","title":null})").title, "");
}

TEST(ArticleJson, RefusesWithTheRepair) {
  EXPECT_THAT(refusal(R"({"text":"x","published":20251219})"),
              HasSubstr("\"published\" is a number; write a string such as"));
  EXPECT_THAT(refusal(R"({"text":["x"]})"), HasSubstr("\"text\" is an array; write a string."));
  EXPECT_THAT(refusal(R"({"title":{"en":"x"}})"), HasSubstr("\"title\" is an object"));
  EXPECT_THAT(refusal(R"({"text":"x","text":"y"})"), HasSubstr("\"text\" stands twice"));
  EXPECT_THAT(refusal(R"(["x"])"), HasSubstr("an article is an object"));
  EXPECT_THAT(refusal(R"("x")"), HasSubstr("an article is an object"));
  EXPECT_THAT(refusal("42"), HasSubstr("an article is an object"));
  EXPECT_THAT(refusal(R"({"text":"x")"), HasSubstr("broken JSON at byte 11"));
  EXPECT_THAT(refusal(R"({"text":"x"} {"text":"y"})"), HasSubstr("one article a line"));
  EXPECT_THAT(refusal(R"({"text":"\ud800"})"), HasSubstr("broken JSON"));
  EXPECT_THAT(refusal("{\"text\":\"\xFF\"}"), HasSubstr("broken JSON"));
  EXPECT_THAT(refusal(""), HasSubstr("broken JSON"));
  EXPECT_THAT(refusal("nonsense"), HasSubstr("broken JSON"));
}

TEST(ArticleJson, StopsAtDeepNestingHoweverDeep) {
  EXPECT_THAT(refusal("{\"a\":" + std::string(5'000'000, '[')), HasSubstr("nested deeper than 64"));
  EXPECT_THAT(refusal(std::string(5'000'000, '[')), HasSubstr("an article is an object"));
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
  EXPECT_THAT(refusal(objects), HasSubstr("nested deeper"));
}

TEST(ArticleJson, ReadsArraysAndRowsOfArticlesUpToTheFirstBrokenOne) {
  std::vector<std::string> texts;
  const auto take = [&](JsonArticle article, std::size_t) { texts.push_back(article.text); };
  read_articles(R"([{"text":"a"},{"text":"b","x":[]}])", take);
  read_articles("{\"text\":\"c\"}\n{\"text\":\"d\"}\n", take);
  EXPECT_THROW(read_articles(R"([{"text":"e"},{"text":7}])", take), JsonError);
  EXPECT_THROW(read_articles(R"([{"text":"f"},"g"])", take), JsonError);
  EXPECT_THAT(texts, ::testing::ElementsAre("a", "b", "c", "d", "e", "f"));
}

TEST(ArticleJson, QuotesKeysSoThatAMessageStaysALine) {
  const std::string odd = "\"\\u001b\\n" + std::string(5000, 'k') + "\":1";
  const std::string message = refusal("{" + odd + "," + odd + "}");
  EXPECT_THAT(message, HasSubstr("k...\" stands twice; leave one of them out"));
  EXPECT_EQ(message.find_first_of("\x1B\n"), std::string::npos);
  EXPECT_LT(message.size(), 120U);
}

TEST(ArticleJson, KeepsNumbersOfAttributesSoThatTheyReadAsThemselves) {
  const auto kept = [](const std::string& number) {
    return read_article("{\"n\":" + number + "}").attributes.at("n");
  };
  for (const char* number :
       {"772777770000000003483879571417046123", "0.1", "-0.0", "1e-7", "123456789012345678901"})
    EXPECT_EQ(kept(kept(number)), kept(number)) << number;
}

}  // namespace
}  // namespace kg::ingest
