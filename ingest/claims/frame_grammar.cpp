#include "ingest/claims/frame_grammar.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "ingest/claims/prepositions.h"

namespace kg::ingest {
namespace {

constexpr std::array<std::pair<std::string_view, SlotKind>, 13> kSlots{{{"nsubj", SlotKind::nsubj},
                                                                        {"obj", SlotKind::obj},
                                                                        {"iobj", SlotKind::iobj},
                                                                        {"obl", SlotKind::obl},
                                                                        {"nmod", SlotKind::nmod},
                                                                        {"xcomp", SlotKind::xcomp},
                                                                        {"ccomp", SlotKind::ccomp},
                                                                        {"advcl", SlotKind::advcl},
                                                                        {"acl", SlotKind::acl},
                                                                        {"poss", SlotKind::poss},
                                                                        {"mod", SlotKind::mod},
                                                                        {"of", SlotKind::of},
                                                                        {"self", SlotKind::self}}};

bool takes_preposition(SlotKind kind) {
  return kind == SlotKind::obl || kind == SlotKind::nmod || kind == SlotKind::advcl || kind == SlotKind::acl;
}

[[noreturn]] void refuse(std::string what) { throw std::invalid_argument(std::move(what)); }

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

void sort_unique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

Constraint parse_constraint(std::string_view text, const WordSets& sets) {
  Constraint constraint;
  if (text == "active" || text == "passive") {
    constraint.kind = text == "active" ? Constraint::Kind::active : Constraint::Kind::passive;
    return constraint;
  }
  if (text == "denied" || text == "addressed") {
    constraint.kind = text == "denied" ? Constraint::Kind::denied : Constraint::Kind::addressed;
    return constraint;
  }
  if (text.front() == '+' || text.front() == '-') {
    constraint.kind = text.front() == '+' ? Constraint::Kind::filled : Constraint::Kind::empty;
    constraint.slot = parse_slot(text.substr(1));
    return constraint;
  }
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    refuse("constraint " + in_quotes(text) +
           " is none of SLOT=WORD|WORD, SLOT!=WORD, +SLOT, -SLOT, active, passive, denied, addressed, "
           "also, alone");
  }
  const bool other = text[equals - 1] == '!';
  constraint.kind = other ? Constraint::Kind::other_words : Constraint::Kind::words;
  constraint.slot = parse_slot(text.substr(0, other ? equals - 1 : equals));
  constraint.words = parse_words(text.substr(equals + 1), sets);
  return constraint;
}

int specificity(const Frame& frame) {
  int score = 100 * static_cast<int>(std::count(frame.head.begin(), frame.head.end(), ' '));
  for (const Constraint& constraint : frame.constraints) {
    score += constraint.kind == Constraint::Kind::words         ? 100
             : constraint.kind == Constraint::Kind::other_words ? 3
                                                                : 10;
  }
  for (const Side* side : {&frame.subject, &frame.object}) {
    if (side->own_types) score += 30;
    for (const Slot& slot : side->slots) {
      if (slot.kind != SlotKind::nsubj && slot.kind != SlotKind::obj) {
        score += 5;
        break;
      }
    }
  }
  return score;
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Slot parse_slot(std::string_view text) {
  Slot slot;
  const std::size_t dot = text.find('.');
  std::string_view step = text.substr(0, dot);
  const std::size_t colon = step.find(':');
  const std::string_view name = step.substr(0, colon);
  const auto* const known =
      std::find_if(kSlots.begin(), kSlots.end(), [&](const auto& entry) { return entry.first == name; });
  if (known == kSlots.end()) {
    refuse(in_quotes(text) +
           " is no slot; write one of nsubj obj iobj obl:P nmod:P xcomp ccomp advcl:P acl poss mod of self");
  }
  slot.kind = known->second;
  if (colon != std::string_view::npos) {
    if (!takes_preposition(slot.kind))
      refuse("slot " + in_quotes(name) + " takes no preposition; write " + in_quotes(name));
    for (std::string word : split(step.substr(colon + 1), '/'))
      slot.prepositions.push_back(common_preposition(std::move(word)));
    sort_unique(slot.prepositions);
  }
  if (dot != std::string_view::npos)
    slot.next = std::make_shared<const Slot>(parse_slot(text.substr(dot + 1)));
  return slot;
}

std::vector<Slot> parse_slots(std::string_view text) {
  std::vector<Slot> slots;
  for (const std::string& part : split(text, '|')) slots.push_back(parse_slot(part));
  return slots;
}

std::string_view name_of(SlotKind kind) {
  return std::find_if(kSlots.begin(), kSlots.end(), [&](const auto& entry) { return entry.second == kind; })
      ->first;
}

std::string slot_name(const Slot& slot) {
  std::string name(name_of(slot.kind));
  for (std::size_t i = 0; i < slot.prepositions.size(); ++i)
    name += (i == 0 ? ':' : '/') + slot.prepositions[i];
  return slot.next ? name + '.' + slot_name(*slot.next) : name;
}

TypeSet parse_types(std::string_view text) {
  constexpr TypeSet kAny = 0xff;
  const bool inverted = !text.empty() && text.front() == '!';
  if (inverted) text.remove_prefix(1);
  TypeSet types = 0;
  for (const std::string& name : split(text, '/')) {
    if (name == "any") {
      types = kAny;
    } else if (name == "agent") {
      types |= kAny & ~(type_bit(ActorType::place) | type_bit(ActorType::event));
    } else if (const auto type = actor_type(name)) {
      types |= type_bit(*type);
    } else {
      refuse(in_quotes(name) +
             " is no type of actor; write one of person country place organization igo armed_group people "
             "event agent any");
    }
  }
  if (types == 0) refuse("no type is named after '@'");
  return inverted ? static_cast<TypeSet>(~types) : types;
}

Side parse_side(std::string_view text) {
  Side side;
  const std::size_t at = text.find('@');
  side.slots = parse_slots(text.substr(0, at));
  if (side.slots.empty()) refuse("a side of the frame is empty; write SLOT>SLOT, such as nsubj>obj");
  if (at != std::string_view::npos) {
    side.types = parse_types(text.substr(at + 1));
    side.own_types = true;
  }
  return side;
}

std::vector<std::string> parse_words(std::string_view text, const WordSets& sets) {
  std::vector<std::string> words;
  for (const std::string& word : split(text, '|')) {
    if (word.empty()) refuse("a word is missing beside '|'");
    if (word.front() != '$') {
      words.push_back(word);
      continue;
    }
    const auto set = sets.find(std::string_view(word).substr(1));
    if (set == sets.end()) refuse(in_quotes(word) + " is no set; sets.tsv must define it above its use");
    words.insert(words.end(), set->second.begin(), set->second.end());
  }
  if (words.empty()) refuse("no word follows '='");
  sort_unique(words);
  return words;
}

void parse_frame(std::string_view text, const WordSets& sets, Frame& frame) {
  std::vector<std::string> parts = split(text, ',');
  if (parts.empty()) refuse("the frame is empty; write SLOT>SLOT, such as nsubj>obj");
  const std::string& sides = parts.front();
  const std::size_t arrow = sides.find('>');
  if (arrow == std::string::npos)
    refuse(in_quotes(sides) + " has no '>'; write SLOT>SLOT, such as nsubj>obj");
  if (sides.compare(arrow, 2, "><") == 0) {
    if (sides.substr(0, arrow) != sides.substr(arrow + 2)) {
      refuse(in_quotes(sides) + ": both sides of '><' must be the same slot, such as nsubj><nsubj");
    }
    frame.reciprocal = true;
    frame.subject = parse_side(std::string_view(sides).substr(0, arrow));
    frame.object = frame.subject;
  } else {
    frame.subject = parse_side(std::string_view(sides).substr(0, arrow));
    frame.object = parse_side(std::string_view(sides).substr(arrow + 1));
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].empty()) refuse("a constraint is missing after ','");
    if (parts[i] == "also") {
      frame.also = true;
    } else if (parts[i] == "alone") {
      frame.alone = true;
    } else {
      frame.constraints.push_back(parse_constraint(parts[i], sets));
    }
  }
  if (frame.part == PartOfSpeech::noun && !frame.reciprocal) {
    // Whoever may own the act may also be the subject of the verb above it: "gave support to".
    std::vector<Slot>& slots = frame.subject.slots;
    const auto is = [&](SlotKind kind) {
      return std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.kind == kind; });
    };
    if (is(SlotKind::poss) && !is(SlotKind::nsubj) && !is(SlotKind::self))
      slots.push_back(Slot{SlotKind::nsubj, {}, nullptr});
  }
  frame.specificity = specificity(frame);
}

void parse_head(Frame& frame) {
  frame.words = split(frame.head, ' ');
  frame.head_word = 0;
  if (frame.part != PartOfSpeech::noun) return;
  // "foreign minister" hangs on its last word, "head of state" on the one before the preposition.
  std::size_t end = frame.words.size();
  for (std::size_t i = 1; i < end; ++i) {
    for (const std::string_view preposition : {"of", "to", "for", "in", "at", "on", "-"}) {
      if (frame.words[i] == preposition) end = i;
    }
  }
  frame.head_word = end - 1;
}

std::vector<std::pair<std::string, Slot>> parse_label_slots(std::string_view label) {
  std::vector<std::pair<std::string, Slot>> slots;
  for (std::size_t open = label.find('{'); open != std::string_view::npos; open = label.find('{', open + 1)) {
    const std::size_t close = label.find('}', open);
    if (close == std::string_view::npos) refuse("label " + in_quotes(label) + " has no closing brace");
    const std::string_view name = label.substr(open + 1, close - open - 1);
    slots.emplace_back(name, parse_slot(name));
  }
  return slots;
}

Effects parse_class(std::string_view text) {
  Effects effects;
  const std::size_t bracket = text.find('[');
  std::string_view name = text.substr(0, bracket);
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  effects.event_class = name;
  if (bracket == std::string_view::npos) return effects;
  if (text.back() != ']') refuse(in_quotes(text) + " has no closing bracket; write such as AID [planned]");
  for (const std::string& word : split(text.substr(bracket + 1, text.size() - bracket - 2), ' ')) {
    if (const auto p = polarity(word)) {
      effects.polarity = p;
    } else if (const auto s = status(word)) {
      effects.status = s;
    } else {
      refuse(in_quotes(word) + " is none of positive negative asserted planned possible demanded");
    }
  }
  return effects;
}

PartOfSpeech part_of_id(std::string_view id) {
  const std::size_t last = id.rfind('.');
  const std::size_t before = last == std::string_view::npos || last == 0 ? last : id.rfind('.', last - 1);
  if (before != std::string_view::npos && last == before + 2) {
    switch (id[before + 1]) {
      case 'v': return PartOfSpeech::verb;
      case 'n': return PartOfSpeech::noun;
      case 'a': return PartOfSpeech::adjective;
      case 'r': return PartOfSpeech::adverb;
      case 'x': return PartOfSpeech::auxiliary;
      case 'm': return PartOfSpeech::subordinator;
      default: break;
    }
  }
  refuse("id " + in_quotes(id) +
         " does not end in a part of speech and a number; write such as impose-sanctions.v.1");
}

}  // namespace kg::ingest
