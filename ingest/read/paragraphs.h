// The paragraphs of a text as it was typed, dumped or wrapped.
//
// White space lines part paragraphs. Inside a block of lines, a break is part of the paragraph where the
// text is wrapped at a width ("…the talks in\nMiami"), else it begins a new one ("Headline\nCaption").
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/document.h"

namespace kg::ingest {

struct Paragraph {
  Span span;                // without white space around it
  bool after_blank = true;  // a blank line stands before it, or nothing
  std::uint32_t words = 0;
  bool finished = false;  // ends like a sentence: . ! ? … : ; possibly inside quotes or brackets

  std::string_view in(std::string_view text) const { return text.substr(span.begin, span.size()); }
};

// In the order of the text. Linear.
std::vector<Paragraph> paragraphs_of(std::string_view text);

// Bytes of the white space character that begins text[at] (also of no-break and zero-width ones), else 0.
std::size_t white_space_length(std::string_view text, std::size_t at);

}  // namespace kg::ingest
