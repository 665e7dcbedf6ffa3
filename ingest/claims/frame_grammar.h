// The small language of lexicon rows: slots, sides, constraints (data/en/lexicon/README.md).
//
//   parse_slot("obl:on/against")   parse_side("nsubj|obl:by@agent")   parse_class("AID [planned]")
//
// All throw std::invalid_argument with what is wrong and what would be right; the loader adds the place.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims/lexicon.h"

namespace kg::ingest {

// Name -> lemmas, sets inside sets expanded, sorted.
using WordSets = std::map<std::string, std::vector<std::string>, std::less<>>;

std::vector<std::string> split(std::string_view text, char separator);  // "" gives {}

Slot parse_slot(std::string_view text);
std::vector<Slot> parse_slots(std::string_view text);  // parted by '|'
Side parse_side(std::string_view text);
std::string slot_name(const Slot& slot);     // back again: "obl:against/on", "obj.of"
std::string_view name_of(SlotKind kind);     // "obl"
TypeSet parse_types(std::string_view text);  // "place/country", "!event", "agent"
std::vector<std::string> parse_words(std::string_view text, const WordSets& sets);

// Sides, constraints, `reciprocal`, `also`, `alone` of a frame; part of speech is looked at for slots that it
// lacks.
void parse_frame(std::string_view text, const WordSets& sets, Frame& frame);

// Words of the head, and which of them the tree hangs on.
void parse_head(Frame& frame);

// Slots named in the braces of a label.
std::vector<std::pair<std::string, Slot>> parse_label_slots(std::string_view label);

struct Effects {
  std::string event_class;
  std::optional<Polarity> polarity;
  std::optional<Status> status;
};
Effects parse_class(std::string_view text);

PartOfSpeech part_of_id(std::string_view id);  // "rule-out.v.2" -> verb

}  // namespace kg::ingest
