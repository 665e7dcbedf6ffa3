#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims/propositions.h"

namespace kg::ingest {

// "elected Yahya Sinwar as its leader", "served as ambassador to Peru", "as head of the navy, she sent", "the
// choice of Grossi as director": who is it.
void PropositionReader::held_as(std::uint32_t noun, Predicate& predicate) const {
  constexpr std::array<std::string_view, 13> kMade{"appoint", "choose", "confirm",  "designate", "elect",
                                                   "install", "name",   "nominate", "pick",      "reappoint",
                                                   "reelect", "select", "swear"};
  constexpr std::array<std::string_view, 8> kAre{"act",    "continue", "quit", "resign",
                                                 "retire", "serve",    "step", "work"};
  constexpr std::array<std::string_view, 6> kChoices{"appointment", "choice",     "confirmation",
                                                     "election",    "nomination", "selection"};
  constexpr std::array<std::string_view, 3> kTaken{"charge", "oath", "office"};
  if (tree_.preposition(noun) != "as" || tree_.head(noun) == kRoot) return;
  const auto above = static_cast<std::uint32_t>(tree_.head(noun));
  const auto among = [](const auto& words, const std::string& lemma) {
    return std::find(words.begin(), words.end(), lemma) != words.end();
  };
  const auto add_all = [&](const Predicate* act, const Slot& slot) {
    if (act == nullptr) return;
    for (const Argument& argument : fillers(*act, slot))
      if (argument.head != noun) predicate.add(SlotKind::self, argument.head);
  };
  if (tree_.relation(noun) == Relation::nmod && tree_.noun(above)) {
    if (among(kChoices, tree_.lemma(above)))
      add_all(this->predicate(above), Slot{SlotKind::nmod, {"of"}, nullptr});
    const bool taken = among(kTaken, tree_.lemma(above)) && tree_.relation(above) == Relation::obj &&
                       tree_.lemma(static_cast<std::uint32_t>(tree_.head(above))) == "take";
    if (taken)
      add_all(this->predicate(static_cast<std::uint32_t>(tree_.head(above))),
              Slot{SlotKind::nsubj, {}, nullptr});
    return;
  }
  if (tree_.relation(noun) != Relation::obl || !tree_.verb(above)) return;
  const std::optional<std::uint32_t> object = tree_.child(above, Relation::obj);
  const bool taken = tree_.lemma(above) == "take" &&
                     (tree_.particle(above) == "over" || (object && among(kTaken, tree_.lemma(*object))));
  const bool made = among(kMade, tree_.lemma(above));
  if (!made && !taken && !among(kAre, tree_.lemma(above)) && noun > above) return;
  add_all(this->predicate(above), Slot{made && noun > above ? SlotKind::obj : SlotKind::nsubj, {}, nullptr});
}

// "A and B, the German chancellor and the French president": as many offices as persons, in their order.
std::optional<std::uint32_t> PropositionReader::respective_holder(std::uint32_t office) const {
  const auto list_of = [&](std::uint32_t first, std::uint32_t end) {
    std::vector<std::uint32_t> list{first};
    for (const std::uint32_t child : tree_.children(first))
      if (tree_.relation(child) == Relation::conj && tree_.noun(child) && child < end) list.push_back(child);
    return list;
  };
  std::uint32_t first = office;
  if (tree_.relation(first) == Relation::conj && tree_.head(first) != kRoot)
    first = static_cast<std::uint32_t>(tree_.head(first));
  if (tree_.relation(first) != Relation::appos || tree_.head(first) == kRoot) return std::nullopt;
  auto person = static_cast<std::uint32_t>(tree_.head(first));
  if (tree_.relation(person) == Relation::conj && tree_.head(person) != kRoot)
    person = static_cast<std::uint32_t>(tree_.head(person));
  const std::vector<std::uint32_t> persons = list_of(person, first);
  const std::vector<std::uint32_t> offices = list_of(first, static_cast<std::uint32_t>(tree_.size()));
  if (persons.size() < 2 || persons.size() != offices.size()) return std::nullopt;
  const bool one_each = std::all_of(offices.begin(), offices.end(), [&](std::uint32_t one) {
    return !tree_.token(one).xpos.ends_with('S') && tree_.token(one).upos == "NOUN";
  });
  const bool named = std::all_of(persons.begin(), persons.end(),
                                 [&](std::uint32_t one) { return tree_.token(one).upos == "PROPN"; });
  const auto at = std::find(offices.begin(), offices.end(), office);
  if (!one_each || !named || at == offices.end()) return std::nullopt;
  return persons[static_cast<std::size_t>(at - offices.begin())];
}

// "the president's son-in-law and adviser": who is the one is the other; but "Ann Hoyt, the president, and
// three commanders" are four.
void PropositionReader::described_with(std::uint32_t first, std::uint32_t noun, Predicate& predicate) const {
  const Predicate* other = this->predicate(first);
  const auto plural = [&](std::uint32_t token) { return tree_.token(token).xpos.ends_with('S'); };
  if (other == nullptr || tree_.token(first).upos == "PROPN" || plural(noun) != plural(first)) return;
  for (const Argument& argument : other->arguments) {
    if (argument.slot == SlotKind::self && argument.head != first)
      predicate.add(SlotKind::self, argument.head, Found::lent);
  }
}

// A minister, a leader, a father: whoever is that is it of somebody.
bool PropositionReader::office(std::uint32_t noun) const {
  const auto& rows = lexicon_.frames(tree_.lemma(noun), PartOfSpeech::noun);
  return std::any_of(rows.begin(), rows.end(), [](const Frame* row) {
    return row->event_class == "ROLE" || row->event_class == "FAMILY";
  });
}

}  // namespace kg::ingest
