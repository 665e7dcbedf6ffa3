// What is still to come: members of FactualityReader that tell plans, dates ahead and what hangs on them.
#include <algorithm>
#include <optional>
#include <string_view>

#include "ingest/claims/factuality.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {

// "will fly there ahead of a visit to", "met on the eve of talks": it has yet to come.
bool FactualityReader::upcoming(std::uint32_t event) const {
  const Tree& tree = reader_.tree();
  if (tree.preposition(event) == "ahead_of") return true;
  if (tree.preposition(event) != "of") return false;
  const auto of = tree.child(event, Relation::case_);
  return (of && *of > 0 && tree.lemma(*of - 1) == "ahead") ||
         tree.lemma(static_cast<std::uint32_t>(tree.head(event))) == "eve";
}

bool FactualityReader::asks_when(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  const auto& children = tree.children(clause);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child < clause && tree.lemma(child) == "when" && tree.relation(child) != Relation::nsubj;
  });
}

// "on 20 August 1991", as timelines say it.
bool FactualityReader::dated_year(std::uint32_t month) const {
  const auto& children = reader_.tree().children(month);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const std::string& form = reader_.tree().token(child).form;
    return form.size() == 4 && form.front() >= '1' && form.front() <= '2';
  });
}

bool FactualityReader::month_or_day(std::uint32_t word) const {
  return one_of(
      reader_.tree().lemma(word),
      {"monday",      "tuesday",      "wednesday",   "thursday", "friday",   "saturday",    "sunday",
       "january",     "february",     "march",       "april",    "may",      "june",        "july",
       "august",      "september",    "october",     "november", "december", "mid-january", "mid-february",
       "mid-march",   "mid-april",    "mid-may",     "mid-june", "mid-july", "mid-august",  "mid-september",
       "mid-october", "mid-november", "mid-december"});
}

// "Called a meeting for 9 April", "has called a march for Thursday".
bool FactualityReader::convened(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  if (!one_of(tree.lemma(verb), {"call", "convene", "convoke", "schedule"})) return false;
  const auto for_day = [&](std::uint32_t word) {
    return tree.preposition(word) == "for" && month_or_day(word) && !tree.token(word).xpos.ends_with('S');
  };
  for (const std::uint32_t child : tree.children(verb)) {
    if (for_day(child)) return true;
    if (tree.relation(child) != Relation::obj) continue;
    for (const std::uint32_t below : tree.children(child))
      if (for_day(below)) return true;
  }
  return false;
}

// "Announced that it was withdrawing its men", "is pulling them out by mid-January".
bool FactualityReader::under_way(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto auxiliary = tree.child(verb, Relation::aux);
  if (tree.token(verb).xpos != "VBG" || !auxiliary || tree.lemma(*auxiliary) != "be") return false;
  if (tree.relation(verb) == Relation::ccomp &&
      tree.lemma(static_cast<std::uint32_t>(tree.head(verb))) == "announce")
    return one_of(tree.lemma(verb),
                  {"deploy", "dispatch", "leave", "pull", "quit", "return", "send", "withdraw"});
  if (tree.token(*auxiliary).xpos == "VBD") return false;
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child > verb && tree.preposition(child) == "by" && month_or_day(child);
  });
}

// "travels to Paris tomorrow", "is flying there next week": a present that is not yet.
bool FactualityReader::to_come(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  if (!tree.verb(verb) || speaks(verb)) return false;
  if (convened(verb) || under_way(verb)) return true;
  std::string tag = tree.token(verb).xpos;
  if (tag == "VBG") {
    const auto auxiliary = tree.child(verb, Relation::aux);
    tag = auxiliary && tree.lemma(*auxiliary) == "be" ? tree.token(*auxiliary).xpos : std::string();
  }
  if (tag != "VBZ" && tag != "VBP") return false;
  if (tree.relation(verb) == Relation::advcl && ahead(static_cast<std::uint32_t>(tree.head(verb))) &&
      (asks_when(verb) || one_of(tree.preposition(verb), {"after", "before", "once", "when"})) &&
      !awaited(verb))
    return true;  // "would insist on it when he meets Modi", "will fly there before Xi arrives"
  for (const std::uint32_t child : tree.children(verb)) {
    const Relation relation = tree.relation(child);
    if (relation != Relation::obl && relation != Relation::obl_unmarked && relation != Relation::advmod)
      continue;
    if (one_of(tree.preposition(child), {"through", "till", "until"})) continue;  // so far, and for a while
    if (tree.lemma(child) == "tomorrow") return true;
    // "meets Moru today": whoever goes or meets somebody has not yet; but "controls it today"
    const bool goes = one_of(tree.lemma(verb),
                             {"address", "arrive", "attend", "brief", "fly", "host", "leave", "meet", "send",
                              "open", "receive", "return", "see", "sign", "travel", "visit", "welcome"});
    if (goes && tree.token(verb).xpos != "VBG" && one_of(tree.lemma(child), {"today", "tonight"}))
      return true;
    const bool period =
        one_of(tree.lemma(child), {"month", "spring", "summer", "autumn", "week", "winter", "year"});
    const bool span = period || one_of(tree.lemma(child), {"day", "hour", "weekend"});
    for (const std::uint32_t below : tree.children(child)) {
      if (period && one_of(tree.lemma(below), {"next", "coming"})) return true;
      // "arrives this week", "leaves in two weeks"
      if (goes && span && tree.lemma(below) == "this") return true;
      if (goes && span && tree.relation(below) == Relation::nummod && tree.preposition(child) == "in")
        return true;
    }
    const bool day = one_of(tree.lemma(child),
                            {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
    const bool once = !tree.token(child).xpos.ends_with('S') && (tree.token(verb).xpos != "VBG" || goes);
    if (day && once && (tree.preposition(child) == "on" || relation == Relation::obl_unmarked)) return true;
    // "arrives on 20 August", "takes over the presidency in October"
    const bool month =
        one_of(tree.lemma(child), {"january", "february", "march", "april", "may", "june", "july", "august",
                                   "september", "october", "november", "december"});
    const bool begins = goes || one_of(tree.lemma(verb),
                                       {"assume", "begin", "end", "expire", "hold", "start", "take", "vote"});
    if (!month || !once || child < verb) continue;
    const bool bare = tree.children(child).size() < 2;
    if (begins && bare && tree.preposition(child) == "in") return true;
    if (!bare && tree.preposition(child) == "on" && !dated_year(child)) return true;
  }
  return false;
}

// "An attack would not end well", "will not go unanswered": says what becomes of it, not whether it comes.
bool FactualityReader::ends_well(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  if (!one_of(tree.lemma(verb), {"end", "go", "pass", "remain", "stay"})) return false;
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Relation relation = tree.relation(child);
    return (relation == Relation::xcomp && tree.adjective(child)) || tree.lemma(child).starts_with("un") ||
           (relation == Relation::advmod && one_of(tree.lemma(child), {"badly", "well"}));
  });
}

bool FactualityReader::attends(std::uint32_t verb) const {
  return reader_.lexicon().in_set("attends", reader_.tree().lemma(verb));
}

// "A visit would anger Beijing": what would have effects has not been. But "he said that the truce would
// hold".
void FactualityReader::hypothetical(std::uint32_t event, std::uint32_t above, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  const auto article = tree.child(event, Relation::det);
  if (reported(above) && !(article && one_of(tree.lemma(*article), {"a", "an", "any"}))) return;
  for (const std::uint32_t child : tree.children(above)) {
    if (tree.relation(child) == Relation::aux && tree.lemma(child) == "would")
      fact.status = combine(fact.status, Status::possible);
  }
}

// "will not withdraw until Hamas has released them", "would lift them only after it had left": that is asked
// for first.
bool FactualityReader::awaited(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  const std::uint32_t above = static_cast<std::uint32_t>(tree.head(clause));
  const std::string& introduced = tree.preposition(clause);
  const bool refuses =
      tree.relation(above) == Relation::xcomp &&
      one_of(tree.lemma(static_cast<std::uint32_t>(tree.head(above))), {"decline", "refuse"});
  const bool before = introduced == "before" && ((ahead(above) && refused(above)) || refuses);
  const auto mark = tree.child(clause, Relation::mark);
  const bool after =
      introduced == "after" && ahead(above) && mark && *mark > 0 && tree.lemma(*mark - 1) == "only";
  if (introduced != "until" && !before && !after) return false;
  const auto auxiliary = tree.child(clause, Relation::aux);
  const std::string& tag = tree.token(auxiliary ? *auxiliary : clause).xpos;
  // "refused talks until Chad let him go": Chad had not
  const bool held_out = one_of(tree.lemma(above), {"decline", "refuse"}) || refuses;
  return tag == "VBZ" || tag == "VBP" || (tag == "VBD" && (reported_ahead(above) || held_out));
}

// "said they would go on": what is told of the future in the past.
bool FactualityReader::reported_ahead(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto auxiliary = tree.child(verb, Relation::aux);
  return auxiliary && one_of(tree.lemma(*auxiliary), {"would", "could", "might"});
}

// "will", "is to", "may": of a verb that tells of what is yet to be.
bool FactualityReader::ahead(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto auxiliary = tree.child(verb, Relation::aux);
  return auxiliary &&
         one_of(tree.lemma(*auxiliary), {"will", "would", "shall", "may", "might", "can", "could"});
}

}  // namespace kg::ingest
