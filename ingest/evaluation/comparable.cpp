#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "ingest/evaluation/scoring.h"

namespace kg::ingest {
namespace {

constexpr std::array<std::string_view, 14> kDeterminers = {
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"};

bool vanishes(UChar32 c) {
  return c == '.' || c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4;
}

bool parts_words(UChar32 c) {
  return !u_isalpha(c) && u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) == U_NT_NONE;
}

}  // namespace

std::string comparable(std::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  if (U_SUCCESS(error)) text = nfkc->normalize(text, error);
  if (U_FAILURE(error))
    throw std::runtime_error(std::string("names cannot be compared: ") + u_errorName(error));
  text.foldCase();

  std::vector<std::string> words(1);
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (vanishes(c)) continue;
    if (!parts_words(c))
      icu::UnicodeString(c).toUTF8String(words.back());
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty() && words.size() > 1) words.pop_back();

  auto first = words.begin();
  while (words.end() - first > 1 &&
         std::find(kDeterminers.begin(), kDeterminers.end(), *first) != kDeterminers.end())
    ++first;
  std::string joined = *first;
  for (++first; first != words.end(); ++first) joined.append(1, ' ').append(*first);
  return joined;
}

}  // namespace kg::ingest
