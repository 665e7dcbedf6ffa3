// What an edge is called: the label of its row, with the words of the sentence in its braces.
#include <algorithm>

#include "ingest/claims/frames.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {

// "asks not to attack", "asks to be heard": what stands between "to" and the verb in a label, and before it.
void FrameMatcher::infinitive(std::uint32_t verb, std::string& words, std::string& label,
                              std::size_t& open) const {
  constexpr std::string_view kTo = "to ";
  const Tree& tree = reader_.tree();
  if (open < kTo.size() || label.compare(open - kTo.size(), kTo.size(), kTo) != 0) return;
  if (tree.child(verb, Relation::aux_pass) && tree.token(verb).xpos == "VBN") words.insert(0, "be ");
  const auto children = tree.children(verb);
  const bool denied = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child < verb && one_of(tree.lemma(child), {"not", "n't", "n’t", "never"});
  });
  if (!denied) return;
  label.insert(open - kTo.size(), "not ");
  open += 4;
}

// "New York", not "York".
static std::string whole_name(const Tree& tree, std::uint32_t head) {
  const auto belongs = [&](std::uint32_t i) {
    return i < tree.size() && tree.sentence(i) == tree.sentence(head) &&
           tree.token(i).xpos.starts_with("NNP") && tree.head(i) == static_cast<std::int32_t>(head);
  };
  std::uint32_t first = head, last = head;
  while (first > 0 && belongs(first - 1)) --first;
  while (belongs(last + 1)) ++last;
  std::string words = tree.token(first).form;
  for (std::uint32_t i = first + 1; i <= last; ++i) words += ' ' + tree.token(i).form;
  return words;
}

// "imposes {obj} on": the slot's noun in place of the braces.
std::string FrameMatcher::label_of(const Frame& frame, const Predicate& predicate) const {
  std::string label = frame.label;
  for (std::size_t open = label.find('{'); open != std::string::npos; open = label.find('{', open)) {
    if (label.find('}', open) == std::string::npos) break;
    std::string words;
    for (const auto& [name, slot] : frame.label_slots) {
      if (name != label.substr(open + 1, label.find('}', open) - open - 1)) continue;
      const std::vector<Argument> fillers = reader_.fillers(predicate, slot);
      if (fillers.empty()) break;
      // "buys all of its fuel", "imposed a package of sanctions"
      std::uint32_t noun = asked_for(frame, slot, fillers);
      const auto counted = reader_.counted_by(noun);
      if (counted && reader_.tree().token(*counted).upos == "NOUN") noun = *counted;
      const Token& token = reader_.tree().token(noun);
      words = token.xpos == "$" ? "money" : token.form;
      if (token.upos == "PROPN") words = whole_name(reader_.tree(), noun);
      if (words.starts_with("d'") && noun > 0)  // "charge d'affaires"
        words = reader_.tree().token(noun - 1).form + ' ' + words;
      // "Sanctions on X were lifted": the capital is the sentence's.
      const bool second_small = words.size() > 1 && words[1] >= 'a' && words[1] <= 'z';
      if (token.upos == "NOUN" && second_small && words[0] >= 'A' && words[0] <= 'Z')
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
      infinitive(fillers.front().head, words, label, open);
      break;
    }
    label.replace(open, label.find('}', open) - open + 1, words);
    open += words.size();
  }
  for (std::size_t twice = label.find("  "); twice != std::string::npos; twice = label.find("  "))
    label.erase(twice, 1);
  return label;
}

// Of several words in a slot the one that a constraint of the row asks for: "rallied in the city in support
// of".
std::uint32_t FrameMatcher::asked_for(const Frame& frame, const Slot& slot,
                                      const std::vector<Argument>& fillers) const {
  for (const Constraint& constraint : frame.constraints) {
    if (constraint.kind != Constraint::Kind::words || constraint.slot.kind != slot.kind ||
        constraint.slot.prepositions != slot.prepositions || constraint.slot.next || slot.next)
      continue;
    for (const Argument& filler : fillers)
      if (std::binary_search(constraint.words.begin(), constraint.words.end(),
                             reader_.tree().lemma(filler.head)))
        return filler.head;
  }
  return fillers.front().head;
}

}  // namespace kg::ingest
