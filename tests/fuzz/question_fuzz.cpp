// Any text as a name, a search or a filter, asked of a small graph: an answer, never an error of the
// database.

#include <algorithm>
#include <string_view>

#include "graph/fold.h"
#include "graph/identity.h"
#include "graph/query.h"
#include "tests/fuzz/target.h"
#include "tests/support/reading_builder.h"

namespace {

using namespace kg;

DocumentReading article() {
  return testing::reading("Talks in Miami")
      .published("2025-12-20")
      .source("Axios")
      .actor("Marco Rubio", ActorType::person, "USA", "", "secretary of state of the United States")
      .alias("Rubio")
      .actor("Côte d’Ivoire", ActorType::country, "CIV", "CIV")
      .claim("Marco Rubio", "speaks on", "Côte d’Ivoire", "STATEMENT")
      .claim("Steve Witkoff, Jared Kushner", "meets", "Rustem Umerov", "CONSULT");
}

const Store& store() {
  static const Store made = [] {
    const Catalogue catalogue =
        Catalogue::load(fuzz::data_folder().parent_path() / "tests" / "graph" / "catalogue");
    const Identity identity(catalogue, IdentityRules::load(fuzz::data_folder() / "en" / "identity.tsv"));
    Store filled = Store::in_memory();
    filled.write(article());
    identity.settle(filled);
    return filled;
  }();
  return made;
}

void check_names(const std::string& text) {
  const std::string folded = fold_name(text);
  fuzz::promise(fuzz::is_utf8(folded), "a folded name is UTF-8");
  fuzz::promise(fold_name(folded) == folded, "folding twice is folding once");
  fuzz::promise(folded.find("  ") == std::string::npos && !folded.starts_with(' ') && !folded.ends_with(' '),
                "words are parted by one space");
  for (const auto& found : {store().actors_named(folded), store().actors_named_in_part(folded),
                            store().actors_named_from(folded), store().actors_named_nearly(folded)})
    for (const ActorRow& actor : found)
      fuzz::promise(store().actor(actor.key).has_value(), "who is found is there");
  const NameAnswer answer = find_actor(store(), text);
  fuzz::promise(!answer.found() || answer.actors.size() == 1, "one actor is one");
  store().actor(ActorId{text});
}

void check_search(const std::string& text) {
  for (const SearchHit& hit : store().search(text))
    fuzz::promise(store().document(hit.document).has_value() && fuzz::is_utf8(hit.snippet) &&
                      hit.snippet.find('\n') == std::string::npos,
                  "a hit is a document and a line of it");
}

void check_filter(const std::string& text) {
  ClaimFilter filter;
  filter.predicates = {text};
  filter.since = first_day(text);
  store().for_each_tie([&](const TieRow& tie) {
    fuzz::promise(!accepts(filter, tie) || fold_name(tie.predicate) == fold_name(text),
                  "what passes has the predicate that was asked for");
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::bytes(data, size);
  check_names(text);
  check_search(text);
  check_filter(text);
  return 0;
}
