#include "ingest/claims/denials.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kDeniers = 0xff & ~(type_bit(ActorType::place) | type_bit(ActorType::event));

// Whether what is denied is what was said, not a thing or an act that the clause names itself: "denied this",
// "which it denies", "rejected the accusation".
bool points_back(const Tree& tree, std::uint32_t verb) {
  const auto content = [](std::string_view lemma) {
    return one_of(lemma, {"accusation", "allegation", "assertion", "charge", "claim", "notion", "report",
                          "story", "suggestion"});
  };
  for (const std::uint32_t child : tree.children(verb)) {
    // "denied doing so"
    if (tree.lemma(child) == "do" && tree.token(child).xpos == "VBG" && child + 1 < tree.size() &&
        tree.lemma(child + 1) == "so")
      return true;
    if (tree.relation(child) != Relation::obj && tree.relation(child) != Relation::nsubj_pass) continue;
    if (one_of(tree.lemma(child), {"it", "that", "this", "which"})) return true;
    const bool more = tree.child(child, Relation::acl) || tree.child(child, Relation::relcl) ||
                      tree.child(child, Relation::ccomp) || tree.child(child, Relation::nmod);
    if (content(tree.lemma(child)) && !more) return true;
    // "denies any role", "denied having a part in it"
    const bool share = one_of(tree.lemma(child), {"hand", "involvement", "part", "responsibility", "role"});
    const auto what = tree.child(child, Relation::nmod);
    if (share && (!what || one_of(tree.lemma(*what), {"it", "that", "this", "them"}))) return true;
  }
  // "a charge denied by Tehran"
  return tree.relation(verb) == Relation::acl &&
         content(tree.lemma(static_cast<std::uint32_t>(tree.head(verb))));
}

// "calls the charge absurd", "called that a fabrication", "described it as baseless".
bool calls_false(const Tree& tree, std::uint32_t verb) {
  if (!one_of(tree.lemma(verb), {"brand", "call", "describe", "dub", "label", "term"})) return false;
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child > verb &&
           one_of(tree.lemma(child),
                  {"absurd",       "baseless",   "bogus",     "concoction", "fabrication", "false",
                   "falsehood",    "fantasy",    "fiction",   "figment",    "groundless",  "invented",
                   "invent",       "invention",  "lie",       "ludicrous",  "nonsense",    "nonsensical",
                   "preposterous", "ridiculous", "unfounded", "untrue"});
  });
}

// Whether the denial is a relative clause: "which Tehran denies".
bool relative(const Tree& tree, std::uint32_t verb) {
  return tree.relation(verb) == Relation::relcl || tree.relation(verb) == Relation::acl;
}

// Whether a semicolon stands between a byte and the verb.
bool parted(const Tree& tree, std::uint32_t byte, std::uint32_t verb) {
  for (std::uint32_t i = verb; i-- > 0 && tree.token(i).span.begin >= byte;) {
    if (tree.token(i).form == ";") return true;
  }
  return false;
}

// Whether it is said that somebody denies: not "would neither confirm nor deny".
bool denies(const Tree& tree, std::uint32_t verb) {
  for (const std::uint32_t child : tree.children(verb)) {
    const Relation relation = tree.relation(child);
    if (relation == Relation::aux && !one_of(tree.lemma(child), {"have", "be", "do"})) return false;
    if (one_of(tree.lemma(child), {"not", "n't", "never", "neither", "nor"})) return false;
  }
  return tree.token(verb).xpos != "VB";
}

// The denier, and the state that he or it speaks for.
std::vector<std::uint32_t> deniers(const Sources& sources, std::uint32_t verb) {
  std::vector<std::uint32_t> found;
  const Predicate* denying = sources.reader.predicate(verb);
  if (denying == nullptr) return found;
  for (const Argument& argument : sources.reader.fillers(*denying, Slot{SlotKind::nsubj, {}, nullptr})) {
    for (const Party& party : sources.participants.parties(argument.head, kDeniers))
      found.push_back(party.chain);
    if (!found.empty()) break;
  }
  const std::size_t own = found.size();
  for (std::size_t i = 0; i < own; ++i) {
    const Chain& denier = sources.document.chains[found[i]];
    const bool speaks_for_state = denier.type != ActorType::country && denier.type != ActorType::armed_group;
    if (denier.country.empty() || !speaks_for_state) continue;
    for (std::uint32_t chain = 0; chain < sources.document.chains.size(); ++chain) {
      const Chain& other = sources.document.chains[chain];
      if (other.type == ActorType::country && other.country == denier.country) found.push_back(chain);
    }
  }
  return found;
}

// Whether one of these does what the claim tells.
bool done_by(const Claim& claim, const std::vector<std::uint32_t>& actors) {
  return std::any_of(claim.participants.begin(), claim.participants.end(), [&](const Participant& one) {
    return one.side == 0 && std::find(actors.begin(), actors.end(), one.actor) != actors.end();
  });
}

// The token that begins where a claim's words do.
std::uint32_t token_of(const Tree& tree, TokenRange sentence, Span trigger) {
  std::uint32_t at = sentence.begin;
  while (at + 1 < sentence.end && tree.token(at).span.begin < trigger.begin) ++at;
  return at;
}

// Whether it describes whoever denies: "Cuci, an ally of Rama, rejected the allegation", "Denmark, which has
// bought jets, rejected that".
bool describes_denier(const Sources& sources, std::uint32_t claimed, std::uint32_t verb) {
  const Tree& tree = sources.reader.tree();
  const auto subject = tree.child(verb, Relation::nsubj);
  return subject && (tree.noun(claimed) || tree.relation(claimed) == Relation::relcl) &&
         tree.below(claimed, *subject);
}

// "Iran, which signed the accord in May, is rumoured to buy it": what is set in beside a name is taken for
// known, and not what is denied of it.
bool set_in(const Tree& tree, std::uint32_t claimed) {
  for (std::uint32_t at = claimed; tree.head(at) != kRoot; at = static_cast<std::uint32_t>(tree.head(at))) {
    if (tree.relation(at) != Relation::relcl) continue;
    const std::uint32_t first = tree.extent(at).begin;
    if (tree.token(first).form == "," || (first > 0 && tree.token(first - 1).form == ",")) return true;
  }
  return false;
}

bool deniable(const Claim& claim) {
  constexpr std::array<std::string_view, 14> kDeeds{
      "AGREE",    "AID",           "ASSAULT", "COERCE",  "CONCEDE",  "CONSULT", "COOPERATE",
      "MOBILIZE", "PARTICIPATION", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"};
  return claim.polarity == Polarity::positive && claim.status != Status::demanded &&
         claim.status != Status::planned &&
         std::find(kDeeds.begin(), kDeeds.end(), claim.event_class) != kDeeds.end();
}

// "He recalled that they had met, and accused the party of treason. The party denied this": of what was told
// before the charge nothing is denied.
bool charged_since(const std::vector<Claim>& told, const Claim& last, std::uint32_t denial) {
  return std::any_of(told.begin(), told.end(), [&](const Claim& claim) {
    return claim.event_class == "ACCUSE" && claim.evidence == last.evidence &&
           claim.trigger.begin > last.trigger.end && claim.trigger.end < denial;
  });
}

// Which classes a plan may have that the noun takes up: "the visit", "the talks".
bool taken_up_by(std::string_view noun, const Claim& plan) {
  const bool journey = one_of(noun, {"journey", "stop", "tour", "trip", "visit"});
  const bool meeting = one_of(noun, {"audience", "call", "dinner", "encounter", "lunch", "meeting",
                                     "negotiation", "reception", "session", "summit", "talk", "visit"});
  if (plan.event_class == "VISIT") return journey;
  return meeting && plan.event_class == "CONSULT";
}

// A noun that says no more than what was told: "the meeting", not "a meeting with Iran".
bool takes_up(const Tree& tree, std::uint32_t noun) {
  const Relation relation = tree.relation(noun);
  if (!tree.noun(noun) ||
      (relation != Relation::nsubj && relation != Relation::nsubj_pass && relation != Relation::obj))
    return false;
  bool definite = false;
  for (const std::uint32_t child : tree.children(noun)) {
    const Relation how = tree.relation(child);
    definite |= (how == Relation::det && one_of(tree.lemma(child), {"the", "that", "this", "both"})) ||
                how == Relation::nmod_poss;
    if (how == Relation::nmod && one_of(tree.preposition(child), {"between", "by", "of", "to", "with"}))
      return false;
  }
  return definite;
}

}  // namespace

std::vector<Claim> called_off_claims(const Sources& sources, const FactualityReader& factuality,
                                     TokenRange sentence, const std::vector<Claim>& told) {
  constexpr std::uint32_t kBack = 2;  // sentences
  const Tree& tree = sources.reader.tree();
  const auto& sentences = tree.document().sentences;
  std::vector<Claim> off;
  for (std::uint32_t noun = sentence.begin; noun < sentence.end; ++noun) {
    if (!takes_up(tree, noun)) continue;
    const Span here = tree.token(noun).span;
    const std::uint32_t number = tree.sentence(noun);
    const Claim* last = nullptr;
    for (const Claim& claim : told) {
      if (claim.trigger.begin == here.begin) last = nullptr;
      if (claim.trigger.end > here.begin || claim.polarity != Polarity::positive ||
          claim.status != Status::planned || !taken_up_by(tree.lemma(noun), claim))
        continue;
      const std::uint32_t from = number < kBack ? 0 : number - kBack;
      if (claim.evidence.begin < sentences[from].span.begin) continue;
      if (last == nullptr || claim.trigger.begin >= last->trigger.begin) last = &claim;
    }
    if (last == nullptr) continue;
    const Factuality fact = factuality.of(noun);
    if (fact.polarity != Polarity::negative) continue;
    for (const Claim& claim : told) {
      if (claim.trigger != last->trigger || claim.evidence != last->evidence ||
          claim.event_class != last->event_class)
        continue;
      Claim cancelled = claim;
      cancelled.polarity = Polarity::negative;
      cancelled.status = Status::planned;
      cancelled.speakers.clear();
      cancelled.rule = "denial.called-off";
      cancelled.evidence = sentences[number].span;
      cancelled.trigger = here;
      cancelled.confidence = std::round(claim.confidence * 900) / 1000;
      off.push_back(std::move(cancelled));
    }
  }
  return off;
}

std::vector<Claim> refused_claims(const Sources& sources, TokenRange sentence,
                                  const std::vector<Claim>& told) {
  const Tree& tree = sources.reader.tree();
  const auto& sentences = tree.document().sentences;
  std::vector<Claim> refusals;
  for (const Claim& answer : told) {
    const std::uint32_t number = tree.sentence(sentence.begin);
    if (answer.rule != "answer" || answer.evidence != sentences[number].span) continue;
    const std::uint32_t verb = token_of(tree, sentence, answer.trigger);
    const bool flat = one_of(tree.lemma(verb), {"decline", "refuse"});
    if (!flat && !one_of(tree.lemma(verb), {"exclude", "reject", "rule"})) continue;
    const std::vector<std::uint32_t> by = deniers(sources, verb);
    const Claim* last = nullptr;
    for (const Claim& claim : told) {
      const bool near = claim.evidence == sentences[number].span ||
                        (number > 0 && claim.evidence == sentences[number - 1].span);
      if (!near || claim.trigger.end > answer.trigger.begin || claim.status != Status::demanded ||
          claim.polarity != Polarity::positive || !done_by(claim, by))
        continue;
      if (last == nullptr || claim.trigger.begin >= last->trigger.begin) last = &claim;
    }
    if (last == nullptr) continue;
    Claim refusal = *last;
    refusal.polarity = Polarity::negative;
    refusal.status = flat ? Status::asserted : Status::planned;
    refusal.speakers.clear();
    if (!flat) refusal.speakers = {by.front()};
    refusal.rule = "denial.refused";
    refusal.evidence = answer.evidence;
    refusal.trigger = answer.trigger;
    refusal.confidence = std::round(last->confidence * 900) / 1000;
    refusals.push_back(std::move(refusal));
  }
  return refusals;
}

std::vector<Claim> denied_claims(const Sources& sources, TokenRange sentence,
                                 const std::vector<Claim>& told) {
  const Tree& tree = sources.reader.tree();
  std::vector<Claim> denials;
  for (std::uint32_t verb = sentence.begin; verb < sentence.end; ++verb) {
    const bool gainsays = one_of(tree.lemma(verb), {"contest", "deny", "disclaim", "dismiss", "disown",
                                                    "dispute", "rebut", "refute", "reject", "repudiate"});
    if (!tree.verb(verb) || (!gainsays && !calls_false(tree, verb)) || !denies(tree, verb) ||
        !points_back(tree, verb))
      continue;
    const std::vector<std::uint32_t> by = deniers(sources, verb);
    if (by.empty()) continue;
    const std::uint32_t number = tree.sentence(verb);
    const auto& sentences = tree.document().sentences;
    const std::uint32_t from = tree.token(verb).span.begin;
    // What was told last, in this sentence or the one before it.
    const Claim* last = nullptr;
    for (const Claim& claim : told) {
      const bool here = claim.evidence == sentences[number].span;
      const bool before = number > 0 && claim.evidence == sentences[number - 1].span;
      if ((!here && !before) || claim.trigger.end > from || !deniable(claim)) continue;
      if (here && relative(tree, verb) && parted(tree, claim.trigger.end, verb)) continue;
      if (here && claim.speakers.empty() && set_in(tree, token_of(tree, sentence, claim.trigger))) continue;
      if (here && describes_denier(sources, token_of(tree, sentence, claim.trigger), verb)) continue;
      if (last == nullptr || claim.trigger.begin >= last->trigger.begin) last = &claim;
    }
    if (last == nullptr || charged_since(told, *last, from)) continue;
    for (const Claim& claim : told) {
      if (claim.trigger != last->trigger || claim.evidence != last->evidence || !deniable(claim)) continue;
      Claim denial = claim;
      std::erase_if(denial.participants, [&](const Participant& participant) {
        return participant.side == 0 && std::find(by.begin(), by.end(), participant.actor) == by.end();
      });
      if (denial.participants.empty() || denial.participants.front().side != 0) continue;
      denial.polarity = Polarity::negative;
      denial.status = Status::asserted;
      denial.speakers = {by.front()};
      denial.rule = "denial.of-claim";
      denial.evidence = sentences[number].span;
      denial.trigger = tree.token(verb).span;
      denial.confidence = std::round(claim.confidence * 900) / 1000;
      const bool known = std::any_of(denials.begin(), denials.end(), [&](const Claim& other) {
        return other.event_class == denial.event_class && other.participants == denial.participants;
      });
      if (!known) denials.push_back(std::move(denial));
    }
  }
  return denials;
}

}  // namespace kg::ingest
