// What a sentence must give, as a political scientist writes it, held against what a reading holds.
//
//   Sergey Lavrov CONSULT "meets" Hakan Fidan 2024-03-01 [negative planned] says Reuters
//   not: * CONSULT Antalya
//   not: Iran ASSAULT Israel says Reuters        (others may say so)
//
// Actors by any of their names, without regard to case and accents; '*' is anybody. The label, the time, the
// brackets (all that is not positive and asserted) and the speaker may be left out; a time or speaker that is
// not written is not looked at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/schema.h"

namespace kg::testing {

struct Expectation {
  std::string text;  // as written
  bool forbidden = false;
  std::string subject, event_class, label, object, time, speaker;
  Polarity polarity = Polarity::positive;
  Status status = Status::asserted;
};

// Throws std::invalid_argument that says what is wrong.
Expectation parse_expectation(std::string_view text, const Schema& schema);

// Whether the reading holds the claim; of symmetric classes in either direction.
bool holds(const Expectation& expectation, const DocumentReading& reading, const Schema& schema);

// The tied pairs that no expectation names, one a line, in whatever mood; empty if there are none.
std::string beyond(const std::vector<Expectation>& expectations, const DocumentReading& reading,
                   const Schema& schema);

// The claims of a reading, one a line, for messages of failed tests.
std::string claims_of(const DocumentReading& reading);

}  // namespace kg::testing
