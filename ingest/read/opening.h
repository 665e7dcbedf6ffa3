// What stands at the beginning of a paragraph and is not yet its first sentence: datelines of news agencies,
// labels of sections, times of live tickers, bullets.
//
//   opening_of("KYIV, Dec 19 (Reuters) - Ukraine said ...", cues)     {dateline, 25 bytes}
//   opening_of("Diplomatic Round — The meetings in Miami ...", cues)  {label, 21 bytes}
//   opening_of("Rubio — a former senator — said ...", cues)           nullopt
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/read/page_cues.h"

namespace kg::ingest {

struct Opening {
  SectionKind kind = SectionKind::dateline;  // or label
  std::size_t length = 0;                    // bytes up to the first word of the paragraph proper
};

struct OpeningRules {
  bool first = false;  // the first paragraph of the body: "Washington — The ..." is where it was written
  bool colon = false;  // "DHAKA: The ..." is a dateline (and not the name of a speaker)
};

std::optional<Opening> opening_of(std::string_view paragraph, const PageCues& cues,
                                  const OpeningRules& rules = {});

// The capitals before a colon that begin the paragraph ("DHAKA", "PUTIN"), or nothing: a dateline where
// every paragraph has another, a speaker where they come again.
std::string_view colon_capitals(std::string_view paragraph);

}  // namespace kg::ingest
