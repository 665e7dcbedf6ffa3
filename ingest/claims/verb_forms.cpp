#include "ingest/claims/verb_forms.h"

namespace kg::ingest {
namespace {

bool doubled(std::string_view stem) {
  return stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2];
}

// "invad", "stopp", "bomb": with -e, with one consonant, as it is.
void add_cut(std::string_view cut, std::vector<std::string>& stems) {
  stems.emplace_back(cut);
  stems.push_back(std::string(cut) + 'e');
  if (doubled(cut)) stems.emplace_back(cut.substr(0, cut.size() - 1));
}

}  // namespace

std::vector<std::string> verb_stems(std::string_view form) {
  std::string word(form);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const std::string_view view = word;
  std::vector<std::string> stems;
  const auto without = [&](std::size_t count) { return view.substr(0, view.size() - count); };
  if (view.size() > 4 && (view.ends_with("ied") || view.ends_with("ies"))) {
    stems.push_back(std::string(without(3)) + 'y');
  } else if (view.size() > 4 && view.ends_with("ing")) {
    add_cut(without(3), stems);
  } else if (view.size() > 3 && view.ends_with("ed")) {
    add_cut(without(2), stems);
  } else if (view.size() > 3 && view.ends_with("es")) {
    stems.emplace_back(without(1));
    stems.emplace_back(without(2));
  } else if (view.size() > 2 && view.ends_with('s')) {
    stems.emplace_back(without(1));
  }
  stems.emplace_back(view);
  return stems;
}

}  // namespace kg::ingest
