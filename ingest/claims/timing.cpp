#include "ingest/claims/timing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace kg::ingest {
namespace {

// "two days" behind which "after" or "before" stands.
struct Distance {
  int days = 0;
  bool after = false;
};

// The number before a noun, 1 for "a"; nullopt if none is told.
std::optional<int> number_of(const Tree& tree, std::uint32_t noun) {
  constexpr std::array<std::string_view, 13> kNumbers{"zero", "one",    "two",   "three", "four",
                                                      "five", "six",    "seven", "eight", "nine",
                                                      "ten",  "eleven", "twelve"};
  for (const std::uint32_t child : tree.children(noun)) {
    const std::string& word = tree.lemma(child);
    if (tree.relation(child) == Relation::det &&
        (word == "a" || word == "an" || word == "the" || word == "one"))
      return 1;
    if (tree.relation(child) != Relation::nummod) continue;
    const auto* const named = std::find(kNumbers.begin(), kNumbers.end(), word);
    if (named != kNumbers.end()) return static_cast<int>(named - kNumbers.begin());
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc() && end == word.data() + word.size()) return value;
  }
  return std::nullopt;
}

// How far a clause lies from what it hangs on: "hours after", "two days before".
std::optional<Distance> distance_of(const Tree& tree, std::uint32_t clause) {
  if (tree.relation(clause) != Relation::advcl || !tree.verb(clause)) return std::nullopt;
  const std::string& introduced = tree.preposition(clause);
  if (introduced != "after" && introduced != "before") return std::nullopt;
  const auto mark = tree.child(clause, Relation::mark);
  if (!mark || *mark == 0 || tree.lemma(*mark) != introduced) return std::nullopt;
  const std::uint32_t unit = *mark - 1;
  const std::int32_t above = tree.head(unit);  // parsers hang it on either verb
  if (above != static_cast<std::int32_t>(clause) && above != tree.head(clause)) return std::nullopt;
  const std::string& lemma = tree.lemma(unit);
  if (lemma == "hour" || lemma == "minute" || lemma == "moment") return Distance{0, introduced == "after"};
  const std::optional<int> number = number_of(tree, unit);
  if (!number || lemma != "day") return std::nullopt;  // weeks are told in round numbers
  return Distance{*number, introduced == "after"};
}

bool nominal(Relation relation) {
  switch (relation) {
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::nmod_unmarked:
    case Relation::nmod_desc:
    case Relation::amod:
    case Relation::nummod:
    case Relation::compound:
    case Relation::obl:
    case Relation::obl_unmarked:
    case Relation::obj:
    case Relation::advmod:
    case Relation::appos:
    case Relation::flat:
    case Relation::list:
    case Relation::det: return true;
    default: return false;
  }
}

// "flew in on Monday for talks", but not "withdrew in 2014 over Qatar's support".
bool attended(const std::string& preposition) {
  return preposition == "at" || preposition == "in" || preposition == "during" || preposition == "for" ||
         preposition == "on" || preposition == "to" || preposition == "after";
}

enum class Tense : std::uint8_t { none, past, present };

Tense tense_of(const Tree& tree, std::uint32_t verb) {
  const auto of_tag = [](std::string_view tag) {
    return tag == "VBD"                                  ? Tense::past
           : tag == "VBZ" || tag == "VBP" || tag == "MD" ? Tense::present
                                                         : Tense::none;
  };
  Tense tense = of_tag(tree.token(verb).xpos);
  for (const std::uint32_t child : tree.children(verb)) {
    const Relation relation = tree.relation(child);
    if (tense == Tense::none && (relation == Relation::aux || relation == Relation::aux_pass))
      tense = of_tag(tree.token(child).xpos);
  }
  return tense;
}

// "broke off talks in 2024 but is still talking to others": each in its own time.
bool in_two_tenses(const Tree& tree, std::uint32_t a, std::uint32_t b) {
  const Tense mine = tense_of(tree, a), theirs = tense_of(tree, b);
  return mine != Tense::none && theirs != Tense::none && mine != theirs;
}

bool names_year(const TimeExpression& when) {
  return when.kind == TimeExpression::Kind::year ||
         (when.kind == TimeExpression::Kind::date && when.year != 0);
}

}  // namespace

Timing::Timing(const PropositionReader& reader) : reader_(reader) {
  const AnalysedDocument& document = reader.tree().document();
  published_ = parse_day(document.document.appearance.published);
  by_sentence_.resize(document.sentences.size());
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    for (const TimeExpression& when : time_expressions(document, document.sentences[s])) {
      // The token of the expression whose head lies outside it.
      std::uint32_t head = when.tokens.begin;
      for (std::uint32_t i = when.tokens.begin; i < when.tokens.end; ++i) {
        const std::int32_t above = reader.tree().head(i);
        if (above < static_cast<std::int32_t>(when.tokens.begin) ||
            above >= static_cast<std::int32_t>(when.tokens.end))
          head = i;
      }
      by_sentence_[s].push_back({when, head});
    }
  }
}

namespace {

bool ends(std::string_view verb) {
  constexpr std::array<std::string_view, 14> kEnds{"abandon", "cancel", "cease",  "drop",   "ease",
                                                   "end",     "halt",   "lift",   "pause",  "relax",
                                                   "remove",  "revoke", "soften", "suspend"};
  return std::find(kEnds.begin(), kEnds.end(), verb) != kEnds.end();
}

}  // namespace

int Timing::own_distance(const Anchored& expression, std::uint32_t predicate) const {
  const Tree& tree = reader_.tree();
  std::uint32_t at = expression.head;
  for (int steps = 0; steps < 5; ++steps) {
    if (at == predicate) return steps;
    if (!nominal(tree.relation(at)) || tree.head(at) == kRoot) return -1;
    const std::uint32_t above = static_cast<std::uint32_t>(tree.head(at));
    // A date inside a participle or clause of its own dates that.
    if (tree.verb(at) && at != expression.head) return -1;
    // "broke the 2001 agreement": the year is the agreement's
    if (at == expression.head && names_year(expression.when) && at < above && tree.noun(above) &&
        above != predicate && tree.preposition(at).empty() && tree.relation(at) != Relation::nmod_poss)
      return -1;
    at = above;
  }
  return -1;
}

int Timing::distance(const Anchored& expression, std::uint32_t predicate) const {
  const Tree& tree = reader_.tree();
  std::uint32_t at = predicate;
  int cost = 0;
  for (int steps = 0; steps < 4; ++steps) {
    const int own = own_distance(expression, at);
    if (own >= 0) return cost + own;
    if (tree.noun(at)) {
      // "an agreement reached on Friday": the participle dates its noun.
      for (const std::uint32_t child : tree.children(at)) {
        if (tree.relation(child) != Relation::acl || tree.token(child).xpos != "VBN" || !reader_.light(child))
          continue;
        const int its = own_distance(expression, child);
        if (its >= 0) return cost + its + 1;
      }
    }
    if (tree.head(at) == kRoot) return -1;
    const std::uint32_t above = static_cast<std::uint32_t>(tree.head(at));
    const Relation relation = tree.relation(at);
    const bool argument = relation == Relation::obj || relation == Relation::nsubj ||
                          relation == Relation::nsubj_pass ||
                          (relation == Relation::obl && attended(tree.preposition(at)));
    // "lifted its sanctions in October": they are older
    const bool older = relation == Relation::obj && ends(tree.lemma(above));
    const bool noun_under_verb = !tree.verb(at) && argument && tree.verb(above) && !older;
    const std::string& tag = tree.token(at).xpos;
    const bool subject = tree.child(at, Relation::nsubj) || tree.child(at, Relation::nsubj_pass);
    const bool bare_clause = relation == Relation::xcomp ||
                             (relation == Relation::advcl && (tag == "VBG" || tag == "VB")) ||
                             (relation == Relation::conj && tree.verb(at) && tree.verb(above) && !subject &&
                              !in_two_tenses(tree, at, above));
    if (!noun_under_verb && !bare_clause) return -1;
    cost += noun_under_verb ? 2 : 3;
    at = above;
  }
  return -1;
}

std::optional<TimeInterval> Timing::of(std::uint32_t predicate, Status status) const {
  if (std::optional<TimeInterval> own = dated(predicate, status)) return own;
  return status == Status::asserted ? counted(predicate) : std::nullopt;
}

std::optional<TimeInterval> Timing::counted(std::uint32_t predicate) const {
  const Tree& tree = reader_.tree();
  const auto moved = [&](std::uint32_t from, int days) -> std::optional<TimeInterval> {
    std::optional<TimeInterval> time = dated(from, Status::asserted);
    if (!time || time->first != time->last) return std::nullopt;
    const auto day = parse_day(time->first);
    if (!day) return std::nullopt;
    time->first = time->last = iso_day(*day + std::chrono::days(days));
    return time;
  };
  std::uint32_t clause = predicate;
  if (tree.relation(clause) == Relation::conj && tree.verb(clause) && !tree.child(clause, Relation::nsubj))
    clause = static_cast<std::uint32_t>(tree.head(clause));
  if (const auto distance = distance_of(tree, clause)) {
    const int days = distance->after ? -distance->days : distance->days;
    return moved(static_cast<std::uint32_t>(tree.head(clause)), days);
  }
  for (const std::uint32_t child : tree.children(predicate)) {
    const auto distance = distance_of(tree, child);
    if (distance) return moved(child, distance->after ? distance->days : -distance->days);
  }
  return std::nullopt;
}

// "told reporters on Monday, ruling out talks": the day is that of what was said, not of what is not yet.
bool Timing::of_past_above(std::uint32_t expression, std::uint32_t predicate) const {
  const Tree& tree = reader_.tree();
  std::uint32_t verb = expression;
  while (!tree.verb(verb) && tree.head(verb) != kRoot) verb = static_cast<std::uint32_t>(tree.head(verb));
  return verb != predicate && tree.token(verb).xpos == "VBD";
}

// "The first leader to visit Peru since 1967": then it was not.
bool Timing::first_since(std::uint32_t when) const {
  const Tree& tree = reader_.tree();
  const std::uint32_t begin = tree.document().sentences[tree.sentence(when)].tokens.begin;
  if (tree.lemma(when) != "since" && (when == begin || tree.lemma(when - 1) != "since")) return false;
  for (std::uint32_t i = when; i-- > begin;) {
    if (tree.lemma(i) == "first" && tree.token(i).upos == "ADJ") return true;
  }
  return false;
}

std::optional<TimeInterval> Timing::dated(std::uint32_t predicate, Status status) const {
  const Tree& tree = reader_.tree();
  const Anchored* best = nullptr;
  int nearest = 0;
  for (const Anchored& expression : by_sentence_[tree.sentence(predicate)]) {
    const int away = distance(expression, predicate);
    if (away < 0 || (best != nullptr && away >= nearest)) continue;
    best = &expression;
    nearest = away;
  }
  if (best == nullptr || (!published_ && !names_year(best->when))) return std::nullopt;
  if (first_since(best->when.tokens.begin)) return std::nullopt;
  if (status != Status::asserted && of_past_above(best->head, predicate)) return std::nullopt;
  const Direction direction = status == Status::asserted ? Direction::past : Direction::future;
  std::optional<TimeInterval> time =
      resolve(best->when, published_.value_or(std::chrono::sys_days{}), direction);
  if (time) {
    const AnalysedDocument& document = tree.document();
    time->source = {document.tokens[best->when.tokens.begin].span.begin,
                    document.tokens[best->when.tokens.end - 1].span.end};
  }
  return time;
}

}  // namespace kg::ingest
