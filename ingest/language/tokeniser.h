// Words of a text as the English Universal Dependencies treebanks (EWT, GUM) cut them.
//
//   const Tokeniser tokeniser = Tokeniser::load("data/en/tokens");
//   for (const Piece& piece : tokeniser.pieces(text, {0, text.size()})) ...   // "US" "-" "led" "talks"
//
// Hyphenated words are three tokens unless their first part is a prefix (anti-, non-, co-), clitics are
// tokens of their own (Ukraine 's, do n't), abbreviations and initials keep their full stop, addresses,
// numbers, dates, hashtags and runs of the same mark are one token. What is a prefix, an abbreviation or a
// unit is said by rows in the folder. Any bytes are accepted; every byte that is not white space is in
// exactly one piece, pieces are in order and do not overlap.
//
// Immutable after loading, safe to use from many threads. Linear in the text; about a million words a
// second. Loading throws std::runtime_error with file and line of a bad row.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/document.h"

namespace kg::ingest {

struct Piece {
  Span span;            // UTF-8 bytes of the text
  bool joined = false;  // goes on the multi-word token of the piece before ("n't", "'s")
  friend bool operator==(const Piece&, const Piece&) = default;
};

// When an abbreviation keeps the full stop behind it.
enum class AbbreviationKind : std::uint8_t { title, always, number, company, place };

// The rows that the tokeniser works by; see the head of each file in data/en/tokens.
struct TokenRows {
  std::unordered_map<std::string, AbbreviationKind> abbreviations;
  std::unordered_map<std::string, std::vector<std::uint32_t>> contractions;  // bytes of each word
  std::unordered_set<std::string> prefixes, suffixes, units, domains, files, currencies;
  std::vector<std::u32string> emoticons;  // longest first
};

class Tokeniser {
 public:
  static Tokeniser load(const std::filesystem::path& folder);

  // Pieces of text[range); offsets are into `text`.
  std::vector<Piece> pieces(std::string_view text, Span range) const;

  // Whether a token with dots is the name of a file or of a news group, which the treebanks call nouns:
  // "report.pdf", "alt.animals.cat"; not "www.un.org", "a@b.org", "http://b.org/report.pdf".
  bool is_name_of_thing(std::string_view token) const;

 private:
  TokenRows rows_;
};

}  // namespace kg::ingest
