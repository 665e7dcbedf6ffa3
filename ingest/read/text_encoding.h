// From the bytes of a file to valid UTF-8, or to a clear reason why they are no text.
//
//   DecodedText decoded = decode_text(bytes);     // decoded.encoding is "UTF-8" for most files
//
// Byte order marks at the beginning are dropped. UTF-16 (with or without mark), Windows-1252, Windows-1251
// and the other encodings that uchardet tells apart are converted; text that is already valid UTF-8 is kept
// byte for byte. A text that is UTF-8 but for a few broken bytes is refused, not guessed at, and so is
// anything that holds NUL or control characters of binary files after conversion.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kg::ingest {

// Says byte, reason and repair; no file name, which the caller knows.
class UnreadableText : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct DecodedText {
  std::string text;      // valid UTF-8 without NUL and without byte order mark
  std::string encoding;  // IANA name of what the bytes were: "UTF-8", "UTF-16LE", "windows-1251" ...
};

// Throws UnreadableText. Linear in the bytes; at most five times their memory, only where it converts.
DecodedText decode_text(std::string bytes);

// Offset of the first byte that does not continue well-formed UTF-8 (surrogates and overlong forms are
// ill-formed), or nullopt.
std::optional<std::size_t> first_ill_formed(std::string_view bytes);

}  // namespace kg::ingest
