#include "ingest/claims/ranks.h"

namespace kg::ingest {
namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool capital(const std::string& form) { return !form.empty() && form[0] >= 'A' && form[0] <= 'Z'; }

}  // namespace

std::string ranked_label(const ClaimLexicon& lexicon, const Tree& tree, const Frame& frame,
                         std::uint32_t office, std::string label) {
  const std::uint32_t begin = tree.document().sentences[tree.sentence(office)].tokens.begin;
  const auto hyphen = [&](std::uint32_t at) { return at > begin && tree.token(at - 1).form == "-"; };
  std::uint32_t at = office;  // the first word of the title
  for (std::size_t i = 0; i < frame.head_word && at > begin; ++i) {
    if (hyphen(at)) --at;
    if (at > begin) --at;
  }
  const std::string first = lower(tree.token(at).form);  // "ex-president" may be one word
  if (const std::size_t end = first.find('-');
      end != std::string::npos && lexicon.in_set("ranks", first.substr(0, end)) && !label.starts_with(first))
    label.insert(0, first.substr(0, end + 1));
  const auto state_between = [&](std::uint32_t word) {  // "former Peruvian president"
    const Relation relation = tree.relation(word);
    const bool beside = relation == Relation::amod || relation == Relation::compound;
    return beside && capital(tree.token(word).form);
  };
  while (at > begin) {
    const bool joined = hyphen(at);
    if (at < begin + (joined ? 2U : 1U)) break;
    const std::uint32_t before = at - (joined ? 2U : 1U);
    const std::string word = lower(tree.token(before).form);
    if (lexicon.in_set("ranks", word)) {
      label.insert(0, word + (joined ? "-" : " "));
    } else if (joined || !state_between(before)) {
      break;
    }
    at = before;
  }
  return label;
}

}  // namespace kg::ingest
