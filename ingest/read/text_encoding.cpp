#include "ingest/read/text_encoding.h"

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

namespace kg::ingest {
namespace {

// Length of the well-formed sequence that begins at bytes[at], or 0.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return byte(1) >= low && byte(1) <= high && continues(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return byte(1) >= low && byte(1) <= high && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

struct Census {
  std::size_t sequences = 0;  // well-formed ones of more than one byte
  std::size_t broken = 0;     // bytes that belong to none
  std::size_t breaks = 0;     // runs of such bytes
  std::size_t letters = 0;    // of ASCII
};

Census census_of(std::string_view bytes) {
  Census census;
  bool whole = true;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0 && whole) ++census.breaks;
    whole = length != 0;
    if (length == 0) ++census.broken;
    if (length > 1) ++census.sequences;
    const char c = static_cast<char>(bytes[at] | 0x20);
    if (length == 1 && c >= 'a' && c <= 'z') ++census.letters;
    at += std::max<std::size_t>(length, 1);
  }
  return census;
}

// In UTF-16 of one script nearly all the high bytes are one of two values: the script's block and, for spaces
// and line breaks, NUL. They lie at the odd places if the low byte comes first.
bool are_high_bytes(std::string_view bytes, std::size_t parity) {
  std::array<std::size_t, 256> times{};
  for (std::size_t i = parity; i < bytes.size(); i += 2) ++times[static_cast<unsigned char>(bytes[i])];
  const std::size_t nuls = std::exchange(times[0], 0);
  const std::size_t block = *std::max_element(times.begin(), times.end());
  return nuls > 0 && (nuls + block) * 20 >= bytes.size() / 2 * 19;
}

std::optional<std::string> utf16_without_mark(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const bool odd = are_high_bytes(bytes, 1);
  const bool even = are_high_bytes(bytes, 0);
  if (odd == even) return std::nullopt;
  return odd ? "UTF-16LE" : "UTF-16BE";
}

std::string detected(std::string_view bytes, const Census& census) {
  // Latin text with the odd accent or curly quote: detectors guess wildly on so few bytes.
  if (census.broken * 5 < census.letters) return "windows-1252";
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  constexpr std::size_t kEnough = 1 << 16;
  if (uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kEnough)) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

std::string byte_of(std::size_t offset) { return "byte " + std::to_string(offset); }

// Throws UnreadableText where the bytes are not of that encoding; `mark` bytes were dropped before them.
std::string converted(std::string_view bytes, const std::string& encoding, std::size_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status))
    throw UnreadableText("the text seems to be in the encoding " + encoding +
                         ", which cannot be converted here. Save it as UTF-8.");
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::vector<UChar> utf16(bytes.size() + 1);
  const char* from = bytes.data();
  UChar* to = utf16.data();
  ucnv_toUnicode(converter.get(), &to, utf16.data() + utf16.size(), &from, bytes.data() + bytes.size(),
                 nullptr, true, &status);
  if (U_FAILURE(status))
    throw UnreadableText(byte_of(mark + static_cast<std::size_t>(from - bytes.data())) + " is no valid " +
                         encoding + ". Save the text as UTF-8.");
  const auto length = static_cast<std::int32_t>(to - utf16.data());
  std::string text(static_cast<std::size_t>(length) * 3, '\0');
  std::int32_t written = 0;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &written, utf16.data(), length, &status);
  if (U_FAILURE(status)) throw UnreadableText("the text is no valid " + encoding + ". Save it as UTF-8.");
  text.resize(static_cast<std::size_t>(written));
  return text;
}

// Where a conversion of something that is no text shows: C0 controls but white space, and C1 controls.
std::optional<std::size_t> first_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c0 = c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0 &&
                    static_cast<unsigned char>(text[i + 1]) != 0x85;
    if (c0 || c1) return i;
  }
  return std::nullopt;
}

DecodedText convert(std::string_view bytes, const std::string& encoding, std::size_t mark = 0) {
  DecodedText decoded{converted(bytes, encoding, mark), encoding};
  if (first_control(decoded.text))
    throw UnreadableText("the bytes are neither UTF-8 nor text in another encoding (first seen at " +
                         byte_of(mark + first_ill_formed(bytes).value_or(0)) + "). Give a text file.");
  return decoded;
}

// Files that were put together from others may begin with several marks.
std::size_t marks_length(std::string_view bytes, std::string_view mark) {
  std::size_t length = 0;
  while (bytes.substr(length).starts_with(mark)) length += mark.size();
  return length;
}

}  // namespace

std::optional<std::size_t> first_ill_formed(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
  for (std::size_t at = 0; at < bytes.size();) {
    std::uint64_t eight = 0;
    if (at + 8 <= bytes.size()) std::memcpy(&eight, bytes.data() + at, 8);
    if (at + 8 <= bytes.size() && (eight & kHighBits) == 0) {
      at += 8;
      continue;
    }
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

DecodedText decode_text(std::string bytes) {
  for (const auto& [mark, encoding] : {std::pair("\xFF\xFE", "UTF-16LE"), std::pair("\xFE\xFF", "UTF-16BE")})
    if (const std::size_t length = marks_length(bytes, mark))
      return convert(std::string_view(bytes).substr(length), encoding, length);
  const std::size_t marks = marks_length(bytes, "\xEF\xBB\xBF");
  const std::string_view rest = std::string_view(bytes).substr(marks);
  const std::size_t nul = rest.find('\0');
  if (nul != std::string_view::npos) {
    if (const auto utf16 = utf16_without_mark(rest); utf16 && marks == 0) return convert(rest, *utf16);
    throw UnreadableText(byte_of(marks + nul) + " is NUL, so this is no text. Give a text file.");
  }
  const auto ill_formed = first_ill_formed(rest);
  if (!ill_formed) {
    bytes.erase(0, marks);
    return {std::move(bytes), "UTF-8"};
  }
  const Census census = census_of(rest);
  if (marks > 0 || census.sequences >= census.breaks)
    throw UnreadableText(byte_of(marks + *ill_formed) +
                         " is no valid UTF-8. Repair the text there, or save it as UTF-8 again.");
  const std::string encoding = detected(rest, census);
  if (encoding.empty())
    throw UnreadableText(byte_of(*ill_formed) +
                         " is no valid UTF-8, and no other encoding was recognised. Save the text as UTF-8.");
  return convert(rest, encoding);
}

}  // namespace kg::ingest
