#include "ingest/read/text_encoding.h"

#include <gmock/gmock.h>

#include <string>

namespace kg::ingest {
namespace {

using namespace std::string_literals;
using ::testing::HasSubstr;

std::string refusal(std::string bytes) {
  try {
    return "accepted as " + decode_text(std::move(bytes)).encoding;
  } catch (const UnreadableText& error) {
    return error.what();
  }
}

TEST(DecodeText, KeepsUtf8ByteForByte) {
  const std::string text = "Zvečan — “Élysée” 北京 🙂\r\n\tend";
  EXPECT_EQ(decode_text(text).text, text);
  EXPECT_EQ(decode_text(text).encoding, "UTF-8");
}

TEST(DecodeText, DropsTheByteOrderMark) { EXPECT_EQ(decode_text("\xEF\xBB\xBFRubio").text, "Rubio"); }

TEST(DecodeText, DropsAllMarksOfAFilePutTogether) {
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_EQ(decode_text(mark + mark + "Rubio" + mark).text, "Rubio" + mark);
  EXPECT_EQ(decode_text("\xFF\xFE\xFF\xFER\0u\0"s).text, "Ru");
  EXPECT_THAT(refusal(mark + mark + "Rubio\xFF"), HasSubstr("byte 11 is no valid UTF-8"));
  EXPECT_THAT(refusal("\xFF\xFER\0u"s), HasSubstr("byte 5 is no valid UTF-16LE"));
}

TEST(DecodeText, ConvertsUtf16WithAndWithoutMark) {
  EXPECT_EQ(decode_text("\xFF\xFER\0u\0b\0"s).text, "Rub");
  EXPECT_EQ(decode_text("\xFE\xFF\0R\0u\0b"s).text, "Rub");
  EXPECT_EQ(decode_text("R\0u\0b\0i\0o\0"s).text, "Rubio");
  EXPECT_EQ(decode_text("\0R\0u\0b\0i\0o"s).text, "Rubio");
  std::string cyrillic;
  for (const char16_t c : u"Москва и Киев заявили"s) {
    cyrillic += static_cast<char>(c & 0xFF);
    cyrillic += static_cast<char>(c >> 8);
  }
  EXPECT_EQ(decode_text(cyrillic).text, "Москва и Киев заявили");
}

TEST(DecodeText, ConvertsWindows1252) {
  const DecodedText decoded =
      decode_text("The president\x92s envoy said \x93no\x94 in Bogot\xE1 \x97 again.");
  EXPECT_EQ(decoded.text, "The president’s envoy said “no” in Bogotá — again.");
  EXPECT_EQ(decoded.encoding, "windows-1252");
}

TEST(DecodeText, ConvertsWindows1251) {
  const std::string bytes =
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xD0\xEE\xF1\xF1\xE8\xE8 "
      "\xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xF1\xFF "
      "\xF1 \xEC\xE8\xED\xE8\xF1\xF2\xF0\xEE\xEC \xE8\xED\xEE\xF1\xF2\xF0\xE0\xED\xED\xFB\xF5 \xE4\xE5\xEB.";
  EXPECT_EQ(decode_text(bytes).text, "Президент России встретился с министром иностранных дел.");
}

TEST(DecodeText, RefusesBrokenUtf8WithItsByte) {
  EXPECT_THAT(refusal("Zve\xC4\x8D"
                      "an and Mitrovi\xC4 town"),
              HasSubstr("byte 19 is no valid UTF-8"));
  EXPECT_THAT(refusal("\xEF\xBB\xBFRubio \xFF"), HasSubstr("byte 9 is no valid UTF-8"));
}

TEST(DecodeText, RefusesWhatIsNoText) {
  EXPECT_THAT(refusal("ab\0cd\0\0e"s), HasSubstr("byte 2 is NUL"));
  EXPECT_THAT(refusal("\xFF\xFE\x00\xD8\x41\x00"s), HasSubstr("is no valid UTF-16LE"));
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 4096; ++i) {
    state = state * 1664525U + 1013904223U;
    noise += static_cast<char>((state >> 24) | 1U);
  }
  EXPECT_THAT(refusal(noise), ::testing::AnyOf(HasSubstr("neither UTF-8 nor text in another encoding"),
                                               HasSubstr("no other encoding was recognised")));
}

TEST(FirstIllFormed, KnowsTheRulesOfUtf8) {
  EXPECT_EQ(first_ill_formed("plain text, more than eight bytes é 北 🙂"), std::nullopt);
  EXPECT_EQ(first_ill_formed("a\xC0\x80"), 1U);          // overlong
  EXPECT_EQ(first_ill_formed("a\xED\xA0\x80"), 1U);      // surrogate
  EXPECT_EQ(first_ill_formed("a\xF4\x90\x80\x80"), 1U);  // above U+10FFFF
  EXPECT_EQ(first_ill_formed("12345678\xE2\x82"), 8U);   // cut
  EXPECT_EQ(first_ill_formed("\x80"), 0U);
  EXPECT_EQ(first_ill_formed(""), std::nullopt);
}

}  // namespace
}  // namespace kg::ingest
