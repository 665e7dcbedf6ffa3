// What is article and what is page: the sections of a text.
//
//   Structure page = structure_of(text, cues, Layout::page);
//   page.headline       "Rubio: US Won't Force Ukraine Into Deal ..."
//   page.sections       furniture "CRBC News", headline, caption, label "Diplomatic Round — ", body, ...
//
// Sections point into the exact bytes of the text, lie in its order, do not overlap, and none crosses a
// paragraph's end. Every byte that is no white space lies in one. A text always has a body: where nothing
// looks like prose, all that is no known furniture is body, so that a single sentence or a list of
// headlines is read too. English page furniture is known by rows (page_cues.h), the rest by shape: a
// headline is a short paragraph before the prose that does not end like a sentence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document.h"
#include "ingest/read/page_cues.h"

namespace kg::ingest {

struct Structure {
  std::vector<Section> sections;
  std::string headline;   // its first line as it stands, white space as single spaces; may be empty
  std::string published;  // ISO day from dateline, byline or date line; empty if none holds a whole date
};

// `title` is what is known of the headline from outside; a paragraph that repeats it is a headline.
Structure structure_of(std::string_view text, const PageCues& cues, Layout layout,
                       std::string_view title = {});

}  // namespace kg::ingest
