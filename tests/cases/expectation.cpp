#include "tests/cases/expectation.h"

#include <algorithm>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "graph/fold.h"

namespace kg::testing {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

// Cuts what `pattern` matches at the end of the text; its first group, or nothing.
std::optional<std::string> cut_end(std::string& text, const char* pattern) {
  std::smatch match;
  if (!std::regex_search(text, match, std::regex(pattern))) return std::nullopt;
  const std::string found = match[1];
  text = trimmed(match.prefix().str());
  return found;
}

bool is_called(const LocalActor& actor, const std::string& name) {
  if (name == "*") return true;
  std::string wanted = fold_name(name);
  if (wanted.starts_with("the ")) wanted.erase(0, 4);
  const auto equal = [&](const std::string& alias) {
    const std::string folded = fold_name(alias);
    return folded == wanted || folded.ends_with(' ' + wanted);
  };
  return equal(actor.name) || std::any_of(actor.aliases.begin(), actor.aliases.end(), equal);
}

bool ties(const Claim& claim, const DocumentReading& reading, const std::string& subject,
          const std::string& object) {
  for (const Participant& one : claim.participants)
    for (const Participant& other : claim.participants)
      if (one.side < other.side && is_called(reading.actors[one.actor], subject) &&
          is_called(reading.actors[other.actor], object))
        return true;
  return false;
}

}  // namespace

Expectation parse_expectation(std::string_view text, const Schema& schema) {
  Expectation expectation;
  expectation.text = trimmed(text);
  std::string rest = expectation.text;
  if (rest.starts_with("not:")) {
    expectation.forbidden = true;
    rest = trimmed(rest.substr(4));
  }
  expectation.speaker = cut_end(rest, R"(\bsays ([^"\[\]]+)$)").value_or("");
  if (const auto marks = cut_end(rest, R"(\[([a-z ]+)\]$)")) {
    std::istringstream words(*marks);
    for (std::string word; words >> word;) {
      if (const auto as_polarity = polarity(word))
        expectation.polarity = *as_polarity;
      else if (const auto as_status = status(word))
        expectation.status = *as_status;
      else
        throw std::invalid_argument("\"" + word + "\" is neither polarity nor status");
    }
  }
  expectation.time = cut_end(rest, R"(\s(\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}-\d\d-\d\d)?)$)").value_or("");
  std::smatch match;
  if (!std::regex_match(rest, match, std::regex(R"re((.+?)\s+([A-Z]{3,})\s+(?:"([^"]*)"\s+)?(.+))re")))
    throw std::invalid_argument("\"" + rest + "\" is not: SUBJECT CLASS OBJECT");
  expectation.subject = match[1];
  expectation.event_class = match[2];
  expectation.label = match[3];
  expectation.object = match[4];
  if (schema.claim_class(expectation.event_class) == nullptr)
    throw std::invalid_argument("\"" + expectation.event_class + "\" is no class of data/schema/classes.tsv");
  return expectation;
}

bool holds(const Expectation& expectation, const DocumentReading& reading, const Schema& schema) {
  return std::any_of(reading.claims.begin(), reading.claims.end(), [&](const Claim& claim) {
    if (claim.event_class != expectation.event_class) return false;
    if (!expectation.label.empty() && claim.predicate != expectation.label) return false;
    const bool forward = ties(claim, reading, expectation.subject, expectation.object);
    const bool symmetric = schema.claim_class(claim.event_class)->symmetric;
    if (!forward && !(symmetric && ties(claim, reading, expectation.object, expectation.subject)))
      return false;
    const bool said =
        expectation.speaker.empty() ||
        (!claim.speakers.empty() && is_called(reading.actors[claim.speakers.front()], expectation.speaker));
    if (!expectation.time.empty() && (!claim.time || to_string(*claim.time) != expectation.time))
      return false;
    // What is forbidden is forbidden in every mood.
    if (expectation.forbidden) return said;
    if (claim.polarity != expectation.polarity || claim.status != expectation.status) return false;
    return said;
  });
}

std::string beyond(const std::vector<Expectation>& expectations, const DocumentReading& reading,
                   const Schema& schema) {
  std::ostringstream text;
  for (const Claim& claim : reading.claims) {
    const bool symmetric = schema.claim_class(claim.event_class)->symmetric;
    for (const Participant& one : claim.participants)
      for (const Participant& other : claim.participants) {
        if (one.side >= other.side) continue;
        const LocalActor& subject = reading.actors[one.actor];
        const LocalActor& object = reading.actors[other.actor];
        const bool expected = std::any_of(expectations.begin(), expectations.end(), [&](const auto& each) {
          return !each.forbidden && each.event_class == claim.event_class &&
                 ((is_called(subject, each.subject) && is_called(object, each.object)) ||
                  (symmetric && is_called(object, each.subject) && is_called(subject, each.object)));
        });
        if (!expected)
          text << "  not expected: " << subject.name << ' ' << claim.event_class << ' ' << object.name
               << '\n';
      }
  }
  return text.str();
}

std::string claims_of(const DocumentReading& reading) {
  std::ostringstream text;
  for (const Claim& claim : reading.claims) {
    text << "  read:";
    for (const Participant& participant : claim.participants)
      text << ' ' << static_cast<int>(participant.side) << ':' << reading.actors[participant.actor].name
           << " (" << to_string(reading.actors[participant.actor].type) << ')';
    text << ' ' << claim.event_class << " \"" << claim.predicate << "\" " << to_string(claim.polarity) << ' '
         << to_string(claim.status) << (claim.time ? ' ' + to_string(*claim.time) : "") << " by "
         << claim.rule;
    if (!claim.speakers.empty()) text << " says " << reading.actors[claim.speakers.front()].name;
    text << '\n';
  }
  return text.str();
}

}  // namespace kg::testing
