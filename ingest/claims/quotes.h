// Who is quoted: stretches of text in quotation marks, over sentences and paragraphs, and the word that
// heads their speaker.
//
// "We will wait," Umerov said. "Nobody else will." — both are Umerov's.
//
//   const QuoteReader quotes(reader);
//   if (const auto speaker = quotes.speaker(token)) ...
//
// A paragraph that opens with a person's name and a colon, as in an interview, is that person's. Where
// questions stand between paragraphs in quotation marks or behind "A:", these are whose interview it is.
// Marks are “ ” and " (which opens where none is open). A paragraph that begins with a mark goes on with the
// quotation of the paragraph before, if that was left open.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/claims/propositions.h"

namespace kg::ingest {

class QuoteReader {
 public:
  explicit QuoteReader(const PropositionReader& reader);

  bool quoted(std::uint32_t token) const { return quote_of_[token] >= 0; }
  // Token that heads the speaker's mention; nullopt outside quotations and where nobody is named.
  std::optional<std::uint32_t> speaker(std::uint32_t token) const;
  // Whether the token stands in an answer of an interview: "I" is who was asked.
  bool answered(std::uint32_t token) const {
    return quote_of_[token] >= 0 && quotes_[static_cast<std::size_t>(quote_of_[token])].answer;
  }

 private:
  struct Quote {
    std::uint32_t first = 0, last = 0;  // tokens inside the marks
    std::int32_t speaker = -1;
    bool clause = false;  // long enough to say something
    bool answer = false;
  };
  void find_quotes();
  void find_interview();
  std::int32_t turn_of(TokenRange sentence) const;
  std::int32_t speaker_near(const Quote& quote) const;

  const PropositionReader& reader_;
  std::vector<std::int32_t> quote_of_;
  std::vector<Quote> quotes_;
};

}  // namespace kg::ingest
