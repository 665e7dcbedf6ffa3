#include "graph/fold.h"

#include <gtest/gtest.h>

namespace kg {
namespace {

TEST(FoldName, GivesOneSpellingToCaseAndAccents) {
  EXPECT_EQ(fold_name("ZÜRICH"), "zurich");
  EXPECT_EQ(fold_name("Łódź"), "lodz");
  EXPECT_EQ(fold_name("Türkiye"), "turkiye");
  EXPECT_EQ(fold_name("İstanbul"), fold_name("Istanbul"));
  EXPECT_EQ(fold_name("Straße"), "strasse");
  EXPECT_EQ(fold_name("ПУТИН"), fold_name("Путин"));
  EXPECT_EQ(fold_name("ＮＡＴＯ"), "nato");
}

TEST(FoldName, GivesPrecomposedAndCombiningAccentsOneSpelling) {
  EXPECT_EQ(fold_name("Élysée"), fold_name("E\u0301lyse\u0301e"));
}

TEST(FoldName, PartsWordsAtHyphensAndDropsStopsAndApostrophes) {
  EXPECT_EQ(fold_name("al-Assad"), "al assad");
  EXPECT_EQ(fold_name("U.S."), "us");
  EXPECT_EQ(fold_name("Sana\u2019a"), "sanaa");
  EXPECT_EQ(fold_name("Sana'a"), "sanaa");
  EXPECT_EQ(fold_name("Côte d'Ivoire"), "cote divoire");
}

TEST(FoldName, KeepsOneSpaceBetweenWordsAndNoneAround) {
  EXPECT_EQ(fold_name("  Kim \t Jong\n Un "), "kim jong un");
  EXPECT_EQ(fold_name("\u2014"), "");
  EXPECT_EQ(fold_name(""), "");
}

TEST(FoldName, KeepsScriptsWithoutCase) {
  EXPECT_EQ(fold_name("日本 한국"), "日本 한국");
  EXPECT_EQ(fold_name("كِتَاب"), "كتاب");
}

TEST(FoldName, PartsWordsAtBytesThatAreNotUtf8) {
  EXPECT_EQ(fold_name("a\xff"
                      "b"),
            "a b");
  EXPECT_EQ(fold_name("x\xe2\x80"), "x");
  EXPECT_EQ(fold_name("a\xE0\x9C\x9C"
                      "b"),
            "a b");  // longer than it needs to be
  EXPECT_EQ(fold_name("a\xED\xA0\x80"
                      "b"),
            "a b");  // half of a surrogate pair
  EXPECT_EQ(fold_name("a\xF4\x90\x80\x80"
                      "b"),
            "a b");  // beyond Unicode
}

TEST(FoldName, FoldsItsOwnResultToItself) {
  for (const char* name : {"Volodymyr Zelenskyy", "Ærø", "Đà Nẵng", "Muʿammar al-Qaḏḏāfī", "½ﬁ"})
    EXPECT_EQ(fold_name(fold_name(name)), fold_name(name)) << name;
}

}  // namespace
}  // namespace kg
