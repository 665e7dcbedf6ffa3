// Where names stand: entity spans of the model, longest forms of the catalogue, and runs of capitals that
// neither saw. Internal to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/mentions/reading.h"

namespace kg::ingest {

enum class Origin : std::uint8_t { model, catalogue, capitals };

struct NameSpan {
  TokenRange tokens;
  Origin origin = Origin::capitals;
  std::optional<EntityKind> seen_as;
  std::vector<NameMatch> matches;
};

struct NameSpans {
  std::vector<NameSpan> names;   // in the order of the text, without overlaps
  std::vector<NameSpan> inner;   // states and bodies named inside of longer names
  std::vector<NameSpan> people;  // adjectives and demonyms of states, inside of names too
};

NameSpans find_name_spans(const Reading& reading);

bool is_people_form(NameKind how);  // "Ukrainian", "Ukrainians"
bool only_people_forms(const std::vector<NameMatch>& matches);

}  // namespace kg::ingest
