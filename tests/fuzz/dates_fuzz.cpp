// Days in any text: those that are found are days, and what they are resolved to are intervals of days.

#include <string_view>

#include "graph/filter.h"
#include "ingest/claims/dates.h"
#include "ingest/language/language_model.h"
#include "ingest/read/page_cues.h"
#include "ingest/read/publication_date.h"
#include "tests/fuzz/target.h"

namespace {

using namespace kg;

void check_days(const std::string& text, const ingest::MonthNames& months) {
  if (const auto day = ingest::iso_day(text)) fuzz::promise(ingest::iso_day(*day) == day, "a day is a day");
  if (const auto day = ingest::find_day(text, months))
    fuzz::promise(ingest::iso_day(*day) == day, "what is found is a day");
  if (const auto day = ingest::parse_day(text))
    fuzz::promise(ingest::iso_day(*day) == ingest::iso_day(text), "a day that is read is written as it was");
  const auto first = first_day(text), last = last_day(text);
  fuzz::promise(first.has_value() == last.has_value(), "what has a first day has a last");
  if (first) {
    fuzz::promise(*first <= *last, "the first day is not behind the last");
    fuzz::promise(first_day(to_iso(*first)) == first && last_day(to_iso(*last)) == last, "bounds are days");
  }
}

void check_expressions(const std::string& text) {
  const ingest::AnalysedDocument document = ingest::tokenised_lines(text);
  const auto published = *ingest::parse_day("2024-02-29");
  for (const ingest::Sentence& sentence : document.sentences)
    for (const ingest::TimeExpression& when : ingest::time_expressions(document, sentence)) {
      fuzz::promise(when.tokens.begin < when.tokens.end && when.tokens.begin >= sentence.tokens.begin &&
                        when.tokens.end <= sentence.tokens.end,
                    "a time expression lies in its sentence");
      for (const auto direction : {ingest::Direction::past, ingest::Direction::future})
        if (const auto days = ingest::resolve(when, published, direction)) {
          fuzz::promise(ingest::parse_day(days->first) && ingest::parse_day(days->last), "bounds are days");
          fuzz::promise(days->first <= days->last, "an interval ends where it begins or behind");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ingest::PageCues cues =
      ingest::PageCues::load(fuzz::data_folder() / "en" / "page_furniture.tsv");
  const std::string text = fuzz::bytes(data, size);
  check_days(text, cues.months());
  check_expressions(text);
  return 0;
}
