#include "tests/fuzz/document_promises.h"

#include "ingest/read/paragraphs.h"
#include "ingest/read/publication_date.h"
#include "tests/fuzz/target.h"

namespace kg::fuzz {
namespace {

void check_white_space(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const std::size_t length = ingest::white_space_length(text, begin);
    promise(length > 0, "every byte that is no white space lies in a section");
    begin += length;
  }
  promise(begin == end, "sections part no white space character");
}

}  // namespace

void check_document(const Document& document) {
  promise(is_utf8(document.text), "a text is UTF-8");
  promise(document.text.find('\0') == std::string::npos, "a text holds no NUL");
  promise(document.id.value == content_hash(document.text), "a document is keyed by its bytes");
  promise(!document.sections.empty(), "a text has a section");
  std::size_t at = 0;
  for (const Section& section : document.sections) {
    promise(lies_in(section.span, document.text), "a section lies in the text");
    promise(!section.span.empty(), "a section holds something");
    promise(section.span.begin >= at, "sections lie in the order of the text");
    check_white_space(document.text, at, section.span.begin);
    at = section.span.end;
  }
  check_white_space(document.text, at, document.text.size());
  const Appearance& appearance = document.appearance;
  promise(appearance.published.empty() || ingest::iso_day(appearance.published) == appearance.published,
          "a publication date is a day");
  promise(is_utf8(appearance.title), "a title is UTF-8");
}

}  // namespace kg::fuzz
