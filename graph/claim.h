// What a source says: who did what to whom, when, by whose word, and the sentence that proves it.
//
// "Witkoff and Kushner met Umerov in Miami on Friday, Axios reported." is one claim: predicate "meets",
// class CONSULT, participants Witkoff and Kushner on side 0, Umerov on side 1, speaker Axios, time the
// Friday. Only participants of different sides are tied, so it ties two pairs. Plain values, made by
// ingest/claims, written by ingest/loader through graph/store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor.h"
#include "graph/document.h"
#include "graph/id.h"

namespace kg {

enum class Polarity : std::uint8_t { positive, negative };
enum class Status : std::uint8_t { asserted, planned, possible, demanded };

const char* to_string(Polarity polarity);
const char* to_string(Status status);
std::optional<Polarity> polarity(std::string_view name);
std::optional<Status> status(std::string_view name);

// A day or an interval of days, both ends included, ISO 8601. Printed as "2025-12-19", "2025-12" or
// "2015" where the interval is a whole month or year, else as "first/last".
struct TimeInterval {
  std::string first;  // "2025-12-19"
  std::string last;   // equal to first for one day
  Span source;        // the words that fix it; empty if they are not in the text
  friend auto operator<=>(const TimeInterval&, const TimeInterval&) = default;
};

std::string to_string(const TimeInterval& time);

struct Participant {
  std::uint32_t actor = 0;  // index into DocumentReading::actors
  std::uint8_t side = 0;    // 0: subject side (doer), 1: object side; reciprocal claims may have more
  std::string role;         // a role of data/schema/roles.tsv: doer, target, speaker, topic, holder, body ...
  friend auto operator<=>(const Participant&, const Participant&) = default;
};

struct Claim {
  ClaimId id;                             // claim_id(...)
  std::string event_class;                // a class of data/schema/classes.tsv: CONSULT, ROLE ...
  std::string predicate;                  // present-tense label on the edge: "meets", "envoy of"
  std::string rule;                       // id of the data row that coded it: "meet.v.1"
  std::string mode;                       // PLOVER mode, empty if none
  std::string cameo;                      // CAMEO code, empty if none
  std::vector<Participant> participants;  // sorted by side, then by place in the text
  Polarity polarity = Polarity::positive;
  Status status = Status::asserted;
  std::vector<std::uint32_t> speakers;  // who says so, innermost first; indices into DocumentReading::actors
  std::optional<TimeInterval> time;
  std::optional<std::uint32_t> place;  // index into DocumentReading::actors
  double confidence = 0;               // [0,1], three decimals
  Span evidence;                       // the sentence
  Span trigger;                        // the words that the rule fired on, inside the evidence
};

// From document, trigger, class, predicate and the first mentions' keys of both sides.
ClaimId claim_id(DocumentId document, const Claim& claim, const std::vector<LocalActor>& actors);

// All that the pipeline makes of one document: a pure function of its bytes, its date, models and lexicons.
struct DocumentReading {
  Document document;
  std::vector<LocalActor> actors;  // in the order of their first mentions
  std::vector<Claim> claims;       // in the order of their triggers, then ids
  std::string fingerprint;         // of models, lexicons and program that read it
};

}  // namespace kg
