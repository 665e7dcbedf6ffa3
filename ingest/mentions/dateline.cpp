#include "ingest/mentions/dateline.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "graph/fold.h"

namespace kg::ingest {

std::string written_from(const Reading& reading) {
  const Document& document = reading.document.document;
  for (const Section& section : document.sections) {
    if (section.kind != SectionKind::dateline) continue;
    std::string line = document.text.substr(section.span.begin, section.span.size());
    std::vector<std::string_view> words;
    const std::string_view view = line;
    for (std::size_t begin = 0; begin < view.size();) {
      const std::size_t end = std::min(view.find_first_of(" ,(", begin), view.size());
      if (end > begin) words.push_back(view.substr(begin, end - begin));
      begin = end + 1;
    }
    for (std::size_t i = 0; i < words.size(); ++i)
      if (const Match match = reading.catalogue.longest(words, i); match)
        for (const NameMatch& name : match.entries)
          if (!name.entry->country.empty() &&
              (name.entry->type == ActorType::place || name.entry->type == ActorType::country))
            return std::string(name.entry->country);
  }
  return {};
}

std::string text_of_dateline(const Reading& reading) {
  const Document& document = reading.document.document;
  for (const Section& section : document.sections)
    if (section.kind == SectionKind::dateline)
      return ' ' + fold_name(document.text.substr(section.span.begin, section.span.size())) + ' ';
  return {};
}

}  // namespace kg::ingest
