// Names as Graphviz labels.
//
// A label of Graphviz is no plain text: "\N" and "\n" mean something, "&amp;" is one character, and control
// characters break XML and fonts. These functions turn any text into a label that shows that text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kg::exporters {

// UTF-8 that fonts and XML can show: tabs and other white space but line breaks become blanks; control
// characters, invalid bytes and non-characters U+FFFD.
std::string showable(std::string_view text);

// A label of lines of about `width` characters, broken at blanks and at the text's own line breaks; a longer
// word stands alone (one of more than 40 is cut), a last "of" does not. The lines are parted by the two
// characters "\n".
std::string label(std::string_view text, std::size_t width = 24);

// One line, for attributes that take escapes.
std::string escaped(std::string_view text);

// One line for tool tips, whose escapes Graphviz undoes twice: an invisible word joiner keeps "\G" from
// becoming the graph's name.
std::string tooltip(std::string_view text);

}  // namespace kg::exporters
