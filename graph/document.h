// What is read, before anything is understood: the text of an article and where it was met.
//
// A document is keyed by the hash of its bytes. The same text met twice is one document with two
// appearances. Spans everywhere in this project are UTF-8 byte offsets into Document::text, half-open.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/id.h"

namespace kg {

// UTF-8 bytes [begin, end) of a document's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const Span&, const Span&) = default;
  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return end - begin; }
};

// What a stretch of the text is to its reader. Only `body` is read for claims; `headline` and `caption`
// lend their names; the rest is looked at for the publication date at most.
enum class SectionKind : std::uint8_t { headline, byline, dateline, caption, label, body, furniture };

const char* to_string(SectionKind kind);

// Sections lie in the order of the text and do not overlap; white space between them belongs to none.
struct Section {
  SectionKind kind = SectionKind::body;
  Span span;
};

// How a text lies in its source.
enum class Layout : std::uint8_t {
  page,   // a whole page: headline, byline, furniture may stand before and after the article
  prose,  // the article's text alone, as in JSON lines; datelines, labels and furniture may still be in it
  plain,  // one body from the first to the last byte, looked at no further
};

const char* to_string(Layout layout);

// Where and when a text was met.
struct Appearance {
  std::string path;       // file as given, or "-" for standard input
  std::string reference;  // the id given in JSON lines, else the path; what `extract` prints as "doc"
  std::string title;      // as given in JSON, else the headline's text; may be empty
  std::string source;     // as given; may be empty
  std::string url;        // as given; may be empty
  std::string published;  // ISO day "2025-12-19", or empty if nothing tells
  std::map<std::string, std::string> attributes;  // unknown keys of JSON lines, values as JSON text
  // What a reading depends on beside the text. What was found in the text is looked for anew when it is read
  // again; what was given from outside stays.
  Layout layout = Layout::page;
  bool title_found = false;      // nobody gave a title: it is the headline
  bool published_found = false;  // nobody gave a day: it is the text's, or empty
  friend auto operator<=>(const Appearance&, const Appearance&) = default;
};

struct Document {
  DocumentId id;     // content_hash(text)
  std::string text;  // exact bytes as read, valid UTF-8
  std::vector<Section> sections;
  Appearance appearance;  // of this reading
};

}  // namespace kg
