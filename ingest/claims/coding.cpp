#include "ingest/claims/coding.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "ingest/claims/answers.h"
#include "ingest/claims/denials.h"
#include "ingest/claims/ellipses.h"
#include "ingest/claims/exceptions.h"
#include "ingest/claims/factuality.h"
#include "ingest/claims/frames.h"
#include "ingest/claims/one_of.h"
#include "ingest/claims/orders.h"
#include "ingest/claims/pair_features.h"
#include "ingest/claims/ranks.h"
#include "ingest/claims/rules.h"
#include "ingest/claims/standing_nouns.h"
#include "ingest/claims/timing.h"
#include "ingest/claims/told_beside.h"

namespace kg::ingest {
namespace {

// Everything that reads one document.
struct DocumentRules {
  const MentionedDocument& document;
  RuleReading rules;
  const Tree& tree;
  const PropositionReader& reader;
  const ParticipantFinder& participants;
  FactualityReader factuality;
  Timing timing;

  DocumentRules(const MentionedDocument& mentioned, const ClaimLexicon& lexicon)
      : document(mentioned),
        rules(mentioned, lexicon),
        tree(rules.tree()),
        reader(rules.reader()),
        participants(rules.participants()),
        factuality(reader, rules.quotes()),
        timing(reader) {}
};

constexpr TypeSet kSpeakers = 0xff & ~(type_bit(ActorType::place) | type_bit(ActorType::event));

// One triple a sentence: the candidate of the surest rule, the earlier where they are equal. The pair model
// knows which triples are likely, not which of two rules says best whether it is so. What is dropped is noted
// in `steps`, if given.
std::vector<ClaimCandidate> without_doubles(const ClaimLexicon& lexicon, std::uint32_t sentence,
                                            std::vector<ClaimCandidate> candidates,
                                            std::vector<ClaimCandidate>& again,
                                            std::vector<CodingStep>* steps) {
  const auto by_rule = [](const ClaimCandidate& candidate) {
    return candidate.by_model ? candidate.weighed.value_or(0) : confidence_of_rule(candidate);
  };
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const ClaimCandidate& a, const ClaimCandidate& b) {
                     return std::tuple(a.by_model, -by_rule(a), a.trigger) <
                            std::tuple(b.by_model, -by_rule(b), b.trigger);
                   });
  // "A spokeswoman for the State Department, Tammy Bruce": whom a title ties to a body does not belong to it
  // by standing beside its name as well.
  std::set<std::pair<std::uint32_t, std::uint32_t>> holders;
  for (const ClaimCandidate& candidate : candidates)
    if (candidate.event_class == "ROLE") holders.emplace(candidate.subject.chain, candidate.object.chain);
  std::erase_if(candidates, [&](const ClaimCandidate& candidate) {
    return candidate.rule == "affiliation.member" &&
           holders.contains({candidate.subject.chain, candidate.object.chain});
  });
  std::map<std::tuple<std::string, std::uint32_t, std::uint32_t>, std::string> made;  // by which rule
  std::vector<ClaimCandidate> kept;
  for (ClaimCandidate& candidate : candidates) {
    const EventClass* event_class = lexicon.event_class(candidate.event_class);
    std::uint32_t from = candidate.subject.chain;
    std::uint32_t to = candidate.object.chain;
    if (event_class != nullptr && event_class->symmetric && from > to) std::swap(from, to);
    const auto [first, fresh] = made.emplace(std::tuple(candidate.event_class, from, to), candidate.rule);
    if (fresh) {
      kept.push_back(std::move(candidate));
    } else if (candidate.frame != nullptr && !standing(candidate.event_class)) {
      again.push_back(std::move(candidate));
    } else if (steps != nullptr) {
      steps->push_back({sentence, candidate.trigger, candidate.rule,
                        "dropped: " + first->second + " says the same of the pair, more surely"});
    }
  }
  std::stable_sort(kept.begin(), kept.end(), [](const ClaimCandidate& a, const ClaimCandidate& b) {
    return std::tie(a.trigger, a.rule) < std::tie(b.trigger, b.rule);
  });
  return kept;
}

// The state that a place speaks for: "according to Pretoria".
std::optional<std::uint32_t> state_of_place(const MentionedDocument& document, std::uint32_t place) {
  const std::string& country = document.chains[place].country;
  if (country.empty()) return std::nullopt;
  for (std::uint32_t i = 0; i < document.chains.size(); ++i) {
    if (document.chains[i].type == ActorType::country && document.chains[i].country == country) return i;
  }
  return std::nullopt;
}

// Whose a noun is: "the report by Oxfam", "a CIA report", "the website of the ministry".
void add_owners(const Tree& tree, std::uint32_t noun, std::vector<std::uint32_t>& owners) {
  for (const std::uint32_t child : tree.children(noun)) {
    const std::string& preposition = tree.preposition(child);
    const bool behind = tree.relation(child) == Relation::nmod &&
                        (preposition == "by" || preposition == "from" || preposition == "of");
    const bool before = tree.relation(child) == Relation::nmod_poss ||
                        tree.relation(child) == Relation::compound || tree.relation(child) == Relation::amod;
    if (behind || before) owners.push_back(child);
  }
}

// Whose a document is that speaks: "the statement by Hamas", "a statement on the website of the ministry", "a
// report published by Oxfam".
std::vector<std::uint32_t> authors(const Tree& tree, std::uint32_t noun) {
  constexpr std::array<std::string_view, 26> kDocuments{
      "account",     "assessment", "bulletin", "cable",    "communique", "communiqué", "data",
      "declaration", "dispatch",   "document", "estimate", "figure",     "finding",    "investigation",
      "letter",      "memo",       "minutes",  "note",     "post",       "readout",    "report",
      "service",     "statement",  "study",    "tally",    "transcript"};
  constexpr std::array<std::string_view, 5> kPages{"account", "channel", "page", "site", "website"};
  const auto among = [](const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  std::vector<std::uint32_t> found;
  if (!among(kDocuments, tree.lemma(noun))) return found;
  add_owners(tree, noun, found);
  const auto on_page = [&](std::uint32_t word) {
    if (tree.preposition(word) == "on" && among(kPages, tree.lemma(word))) add_owners(tree, word, found);
  };
  for (const std::uint32_t child : tree.children(noun)) {
    on_page(child);
    if (tree.relation(child) != Relation::acl || tree.token(child).xpos != "VBN") continue;
    for (const std::uint32_t below : tree.children(child)) {
      on_page(below);
      if (tree.relation(below) == Relation::obl_agent || tree.preposition(below) == "by")
        found.push_back(below);
    }
  }
  return found;
}

// "hopes to join", "offered to mediate": who says of himself what he may do reports nothing.
bool wishes(const Factuality& fact, std::uint32_t speaker) {
  return (fact.status == Status::possible || fact.status == Status::demanded) &&
         std::find(fact.wishing.begin(), fact.wishing.end(), speaker) != fact.wishing.end();
}

// Who says so. Of an act that its doer reports himself, nobody.
std::vector<std::uint32_t> speakers_of(const DocumentRules& reading, const Factuality& fact,
                                       std::uint32_t doer, bool own_word) {
  std::vector<std::uint32_t> speakers;
  const auto add = [&](std::uint32_t chain) {
    if (std::find(speakers.begin(), speakers.end(), chain) == speakers.end()) speakers.push_back(chain);
  };
  for (const std::uint32_t head : fact.speakers) {
    const std::vector<Party> parties = reading.participants.parties(head, kSpeakers);
    const bool own =
        std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return party.chain == doer; });
    if (own && (own_word || wishes(fact, head))) continue;  // nor do others who say it with him
    for (const Party& party : parties) add(party.chain);
    if (!parties.empty()) continue;
    for (const std::uint32_t owner : authors(reading.tree, head)) {
      for (const Party& party : reading.participants.parties(owner, kSpeakers)) add(party.chain);
    }
    for (const Party& party : reading.participants.parties_at(head, type_bit(ActorType::place))) {
      if (const auto state = state_of_place(reading.document, party.chain)) add(*state);
    }
  }
  return speakers;
}

std::optional<std::uint32_t> place_of(const DocumentRules& reading, const ClaimCandidate& candidate) {
  const Predicate* predicate = reading.reader.predicate(candidate.trigger);
  if (predicate == nullptr) return std::nullopt;
  for (const Argument& argument :
       reading.reader.fillers(*predicate, Slot{SlotKind::obl, {"at", "in", "near"}, nullptr})) {
    for (const Party& party : reading.participants.parties(
             argument.head, type_bit(ActorType::place) | type_bit(ActorType::country))) {
      if (party.chain != candidate.subject.chain && party.chain != candidate.object.chain) return party.chain;
    }
  }
  return std::nullopt;
}

// The words that the rule fired on: the predicate alone, or as far as its particle.
Span trigger_span(const Tree& tree, std::uint32_t token) {
  Span span = tree.token(token).span;
  if (const auto particle = tree.child(token, Relation::particle); particle && *particle == token + 1) {
    span.end = tree.token(*particle).span.end;
  }
  return span;
}

// What somebody says that he has done himself needs no other to vouch for it, but for a blow that he claims.
bool own_word(const Claim& claim) {
  return claim.polarity == Polarity::positive && claim.status == Status::asserted &&
         claim.event_class != "ASSAULT";
}

bool plain(const Claim& claim) {
  return claim.polarity == Polarity::positive && claim.status == Status::asserted;
}

// "is expected to accept it", "is due to", "a deal is imminent".
bool awaited(const Factuality& fact) {
  return std::any_of(fact.rules.begin(), fact.rules.end(), [](const std::string& rule) {
    return rule.starts_with("att-expect") || rule.starts_with("att-due") || rule.starts_with("att-set") ||
           rule.starts_with("att-imminent");
  });
}

// "The Council voted to freeze his assets", "the EU agreed to ban its airlines": whoever punishes by decision
// has done so; who votes to withdraw or to help has still to.
bool decided(const Factuality& fact) {
  return !fact.rules.empty() && one_of(fact.rules.back(), {"att-agree-to.v.1", "att-agree-on-obl.v.2",
                                                           "att-decide-to.v.1", "att-vote-to.v.1"});
}

// "Ordered that he be released", "urged respect for the treaty": what one demands of others one does oneself.
// But not what one insists on doing.
bool demands_it(const DocumentRules& reading, const Factuality& fact, const ClaimCandidate& candidate) {
  if (one_of(candidate.event_class, {"CONSULT", "LOCATION", "PARTICIPATION", "VISIT"})) return false;
  if (const Predicate* const predicate = reading.reader.predicate(candidate.trigger))
    for (const Argument& argument : predicate->arguments)
      if (argument.slot == SlotKind::nsubj && argument.head == candidate.subject.token) return false;
  return std::any_of(fact.speakers.begin(), fact.speakers.end(), [&](std::uint32_t head) {
    const std::vector<Party> parties = reading.participants.parties(head, kSpeakers);
    return std::any_of(parties.begin(), parties.end(),
                       [&](const Party& party) { return party.chain == candidate.subject.chain; });
  });
}

bool on_that_condition(const Factuality& fact) {
  return !fact.rules.empty() && fact.rules.front().starts_with("att-if");
}

bool comes_to_terms(std::string_view verb) {
  constexpr std::array<std::string_view, 8> kVerbs{"clinch",    "conclude", "finalise", "finalize",
                                                   "negotiate", "reach",    "seal",     "strike"};
  return std::find(kVerbs.begin(), kVerbs.end(), verb) != kVerbs.end();
}

// "will discuss it at a summit in Samara", "may attend the talks in Doha": they have yet to take place.
bool to_be_held(const DocumentRules& reading, std::uint32_t event) {
  const Tree& tree = reading.tree;
  constexpr std::array<std::string_view, 9> kAt{"at",   "ahead_of", "before", "during", "for",
                                                "from", "on",       "to",     "until"};
  const auto among = [](const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  std::uint32_t noun = event;
  bool beside = false;  // "will raise it with leaders at a summit"
  while (tree.head(noun) != kRoot && (tree.relation(noun) == Relation::conj ||
                                      (tree.relation(noun) == Relation::nmod &&
                                       (tree.preposition(noun) == "of" || tree.preposition(noun) == "at")))) {
    beside |= tree.relation(noun) == Relation::nmod && tree.preposition(noun) == "at";
    noun = static_cast<std::uint32_t>(tree.head(noun));
  }
  if (tree.head(noun) == kRoot) return false;
  const auto verb = static_cast<std::uint32_t>(tree.head(noun));
  const bool at = beside || (tree.relation(noun) == Relation::obl && among(kAt, tree.preposition(noun)));
  const bool held =
      tree.relation(noun) == Relation::obj && reading.reader.lexicon().in_set("attends", tree.lemma(verb));
  if (!tree.verb(verb) || (!at && !held)) return false;
  // "has invited both to a summit in Baku"
  if (tree.relation(noun) == Relation::obl && tree.preposition(noun) == "to" && tree.lemma(verb) == "invite")
    return true;
  const Status status = reading.factuality.of(verb).status;
  return status == Status::planned || status == Status::possible;
}

// "No country but Turkey recognises it": Turkey does. "Everyone but Serbia condemned it": Serbia did not.
void except(const Tree& tree, const ClaimCandidate& candidate, Factuality& fact) {
  for (const Relation relation : {Relation::nsubj, Relation::nsubj_pass}) {
    const auto subject = tree.child(candidate.trigger, relation);
    if (!subject) continue;
    for (const std::uint32_t other : left_out_of(tree, candidate.trigger, *subject)) {
      if (other != candidate.subject.token && other != candidate.object.token) continue;
      if (means_nobody(tree, *subject))
        fact.polarity = Polarity::positive;
      else
        fact.flip();
      return;
    }
  }
}

// The word that says whether it is so. Where the model sees a journey or a part in the name of an event, it
// is the verb that governs it: "asked him to attend a conference in Busan".
std::uint32_t told_by(const Tree& tree, const ClaimCandidate& candidate) {
  const std::uint32_t word = candidate.told.value_or(candidate.trigger);
  if (!candidate.by_model || !tree.noun(word) || tree.head(word) == kRoot ||
      !one_of(candidate.event_class, {"PARTICIPATION", "VISIT"}))
    return word;
  // "called off a visit by Nikolic"
  if (candidate.event_class == "VISIT" && hangs_on(tree, candidate.subject.token, word)) return word;
  const auto above = static_cast<std::uint32_t>(tree.head(word));
  const Relation relation = tree.relation(word);
  return tree.verb(above) && (relation == Relation::obj || relation == Relation::obl) ? above : word;
}

// "Signed a contract to sell jets": that is the deal, whatever becomes of it; not "signed a law to".
std::int32_t signing(const DocumentRules& reading, const ClaimLexicon& lexicon, std::uint32_t act) {
  const Tree& tree = reading.tree;
  const std::int32_t above = tree.head(act);
  const auto signs = [&](std::int32_t verb) {
    return verb != kRoot &&
           one_of(tree.lemma(static_cast<std::uint32_t>(verb)), {"conclude", "initial", "sign"});
  };
  const auto deal = [&](std::uint32_t noun) { return lexicon.in_set("deal", tree.lemma(noun)); };
  if (above == kRoot) return -1;
  const auto governor = static_cast<std::uint32_t>(above);
  switch (tree.relation(act)) {
    case Relation::acl:
      return tree.relation(governor) == Relation::obj && deal(governor) && signs(tree.head(governor))
                 ? tree.head(governor)
                 : -1;
    case Relation::advcl:
    case Relation::xcomp: {
      const auto object = tree.child(governor, Relation::obj);
      return signs(above) && object && deal(*object) && tree.token(act).xpos == "VB" ? above : -1;
    }
    default: return -1;
  }
}

Claim claim_of(const DocumentRules& reading, const ClaimLexicon& lexicon, const ClaimCandidate& candidate) {
  Claim claim;
  claim.event_class = candidate.event_class;
  claim.predicate = candidate.label;
  if (candidate.event_class == "ROLE" && candidate.frame != nullptr &&
      candidate.frame->part == PartOfSpeech::noun)
    claim.predicate =
        ranked_label(lexicon, reading.tree, *candidate.frame, candidate.trigger, std::move(claim.predicate));
  claim.rule = candidate.rule;
  if (candidate.frame != nullptr) {
    claim.mode = candidate.frame->mode;
    claim.cameo = candidate.frame->cameo;
  }
  const EventClass* event_class = lexicon.event_class(claim.event_class);
  claim.participants = {{candidate.subject.chain, 0, event_class->subject_role},
                        {candidate.object.chain, 1, event_class->object_role}};
  const bool noun = reading.tree.noun(candidate.trigger);
  const Frame* const row = candidate.frame != nullptr ? candidate.frame : candidate.alike;
  // What the pair model makes of an office has no word that tells it: the act told beside it says nothing of
  // whether it is held.
  const bool describes =
      (standing(claim.event_class) &&
       (noun || (candidate.by_model && (row == nullptr || claim.event_class == "ROLE")))) ||
      told_beside(reading.document, reading.tree, lexicon, candidate);
  Factuality fact;
  if (!describes) {
    const std::int32_t signed_at =
        candidate.event_class == "COOPERATE" ? signing(reading, lexicon, candidate.trigger) : -1;
    const std::uint32_t told =
        signed_at >= 0 ? static_cast<std::uint32_t>(signed_at) : told_by(reading.tree, candidate);
    fact = candidate.quoted ? Factuality{} : reading.factuality.of(told);
    except(reading.tree, candidate, fact);
    // "refused to attend a summit of the League": the League does
    if (candidate.by_model && claim.event_class == "PARTICIPATION" &&
        hangs_on(reading.tree, candidate.subject.token, candidate.trigger))
      fact.polarity = Polarity::positive;
    claim.polarity = fact.polarity;
    claim.status = fact.status;
    claim.place = place_of(reading, candidate);
    if (claim.status == Status::planned && one_of(claim.event_class, {"COERCE", "SANCTION"}) && decided(fact))
      claim.status = Status::asserted;
    if (claim.status == Status::demanded && claim.polarity == Polarity::positive &&
        demands_it(reading, fact, candidate))
      claim.status = Status::asserted;
    // "will talk if Russia withdraws", "could go further if it does not": it is asked to
    if (claim.event_class == "RETREAT" && claim.status == Status::possible && on_that_condition(fact)) {
      claim.polarity = Polarity::positive;
      claim.status = Status::demanded;
    }
  } else if (const std::int32_t saying = said_by(reading.tree, candidate.trigger); saying >= 0) {
    // "is not a member of", "is to be prime minister of"
    const Factuality held = reading.factuality.of(static_cast<std::uint32_t>(saying));
    claim.polarity = held.polarity;
    claim.status = held.status;
  }
  if (describes && not_held_yet(reading.tree, candidate.trigger) && claim.status == Status::asserted)
    claim.status = Status::possible;
  if (candidate.by_model && claim.event_class == "MEMBERSHIP" && claim.status == Status::asserted &&
      (row == nullptr || row->polarity != Polarity::negative))
    mark_belonging(reading.document, reading.tree, candidate, claim);
  if (describes && nominated(reading.tree, candidate.trigger)) claim.status = Status::planned;
  if (row != nullptr && row->status == Status::asserted) {
    // "will not grant Peru's request": that it was made is a fact, whatever becomes of it
    claim.polarity = Polarity::positive;
    claim.status = Status::asserted;
  } else if (row != nullptr) {
    // "was not invited": that nothing of the kind was planned is a fact
    const bool undone = claim.polarity == Polarity::negative && claim.status == Status::asserted &&
                        row->polarity != Polarity::negative;
    if (row->status && !undone) claim.status = combine(claim.status, *row->status);
    // Who announces or promises to agree has agreed, but not who promises to reach a deal.
    const auto future = reading.tree.child(candidate.trigger, Relation::aux);
    if (claim.event_class == "AGREE" && claim.polarity == Polarity::positive &&
        claim.status == Status::planned && !comes_to_terms(reading.tree.lemma(candidate.trigger)) &&
        !(future && reading.tree.lemma(*future) == "will") && !awaited(fact) && !fact.rules.empty())
      claim.status = Status::asserted;
    if (row->polarity == Polarity::negative && claim.polarity == Polarity::negative) {
      // "will not leave the union": it is in it, and no edge says that it leaves
      claim.polarity = Polarity::positive;
      claim.predicate = event_class->label;
      if (standing(claim.event_class) && claim.status == Status::planned) claim.status = Status::asserted;
    } else if (row->polarity == Polarity::negative) {
      claim.polarity = Polarity::negative;
    }
  }
  const bool event = reading.document.chains[candidate.subject.chain].type == ActorType::event;
  if (event && claim.event_class == "LOCATION" && to_be_held(reading, candidate.trigger)) {
    claim.polarity = Polarity::positive;  // "will not go to the summit in Samara": there is one
    claim.status = Status::planned;
  }
  // "will raise it at the summit in Samara"
  if (candidate.by_model && !describes && claim.event_class == "PARTICIPATION" &&
      claim.polarity == Polarity::positive && claim.status == Status::asserted &&
      to_be_held(reading, candidate.object.token))
    claim.status = Status::planned;
  if (claim.event_class != "LOCATION")
    claim.speakers = speakers_of(reading, fact, candidate.subject.chain, own_word(claim));
  // Offices are held, not done on a day.
  if (!describes && claim.event_class != "ROLE")
    claim.time = reading.timing.of(candidate.trigger, claim.status);
  // "At the summit in Samara next week", "bans imports from January": what no past tense tells is planned by
  // its day.
  const bool past = reading.tree.token(candidate.trigger).xpos == "VBD";
  const std::string& today = reading.document.analysis.document.appearance.published;
  if ((noun || (!standing(claim.event_class) && !past)) && claim.time && claim.status == Status::asserted &&
      claim.polarity == Polarity::positive && !today.empty() && claim.time->first > today)
    claim.status = Status::planned;
  claim.confidence = confidence_of(candidate);
  claim.evidence = reading.document.analysis.sentences[reading.tree.sentence(candidate.trigger)].span;
  claim.trigger = trigger_span(reading.tree, candidate.trigger);
  return claim;
}

bool same_triple(const Claim& a, const Claim& b) {
  const auto same = [](const Participant& x, const Participant& y) {
    return x.actor == y.actor && x.side == y.side;
  };
  return a.event_class == b.event_class && a.evidence == b.evidence &&
         std::is_permutation(a.participants.begin(), a.participants.end(), b.participants.begin(),
                             b.participants.end(), same);
}

// "The EU promised Peru money, and the Bank may follow": once, and not what the model made of the Bank and
// Peru.
void add_elided(std::vector<Claim> elided, std::vector<Claim>& claims) {
  for (Claim& one : elided) {
    const bool told = std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
      return same_triple(one, other) && one.polarity == other.polarity && one.status == other.status;
    });
    if (told) continue;
    std::erase_if(claims, [&](const Claim& other) {
      return other.rule.starts_with("pair.") && same_triple(one, other);
    });
    claims.push_back(std::move(one));
  }
}

// Whether a clause of its own parts a word from one above it, or both stand apart: not "asked him to come".
bool apart(const Tree& tree, std::uint32_t a, std::uint32_t b) {
  if (tree.below(b, a)) std::swap(a, b);
  for (std::uint32_t at = a; at != b; at = static_cast<std::uint32_t>(tree.head(at))) {
    const Relation relation = tree.relation(at);
    if (tree.head(at) == kRoot || relation == Relation::relcl || relation == Relation::conj ||
        relation == Relation::parataxis || relation == Relation::advcl)
      return true;
  }
  return false;
}

// "met him in May and will see him in June", "had promised to go but did not": the act of another verb that
// is otherwise so.
bool told_anew(const Tree& tree, std::uint32_t trigger, const Claim& claim, const std::vector<Claim>& told,
               const std::vector<std::uint32_t>& triggers) {
  if (!tree.verb(trigger)) return false;
  bool anew = false;
  for (std::size_t i = 0; i < told.size(); ++i) {
    const Claim& other = told[i];
    if (other.event_class != claim.event_class || other.participants != claim.participants) continue;
    if (!apart(tree, trigger, triggers[i]) ||
        (other.polarity == claim.polarity && other.status == claim.status))
      return false;
    anew = true;
  }
  return anew;
}

// Whether two claims differ in their participants alone.
bool same_act(const Claim& a, const Claim& b) {
  return a.trigger == b.trigger && a.event_class == b.event_class && a.predicate == b.predicate &&
         a.rule == b.rule && a.polarity == b.polarity && a.status == b.status && a.time == b.time;
}

// "Witkoff and Kushner met Umerov" is one claim: pairs with one object become one subject side, then
// claims with one subject side become one object side.
std::vector<Claim> joined(std::vector<Claim> pairs) {
  const auto side = [](const Claim& claim, std::uint8_t which) {
    std::vector<std::uint32_t> actors;
    for (const Participant& participant : claim.participants) {
      if (participant.side == which) actors.push_back(participant.actor);
    }
    return actors;
  };
  for (const std::uint8_t grown : {std::uint8_t{0}, std::uint8_t{1}}) {
    std::vector<Claim> claims;
    for (Claim& claim : pairs) {
      const auto partner = std::find_if(claims.begin(), claims.end(), [&](const Claim& other) {
        return same_act(other, claim) && side(other, 1 - grown) == side(claim, 1 - grown);
      });
      if (partner == claims.end()) {
        claims.push_back(std::move(claim));
        continue;
      }
      for (const Participant& participant : claim.participants) {
        if (participant.side == grown) partner->participants.push_back(participant);
      }
      partner->confidence = std::min(partner->confidence, claim.confidence);
      std::stable_sort(partner->participants.begin(), partner->participants.end(),
                       [](const Participant& a, const Participant& b) { return a.side < b.side; });
    }
    pairs = std::move(claims);
  }
  return pairs;
}

}  // namespace

std::vector<Claim> ClaimCoder::code(const MentionedDocument& document,
                                    const std::vector<LocalActor>& actors) const {
  return code(document, actors, nullptr);
}

std::vector<Claim> ClaimCoder::code(const MentionedDocument& document, const std::vector<LocalActor>& actors,
                                    std::vector<CodingStep>* steps) const {
  const DocumentRules reading(document, *lexicon_);
  Findings found = reading.rules.all(steps);
  if (!pairs_.empty()) weigh(reading.rules.sources(), found, steps);
  std::vector<std::vector<ClaimCandidate>>& candidates = found.candidates;
  std::vector<Claim> claims;
  for (std::uint32_t number = 0; number < candidates.size(); ++number) {
    std::vector<Claim> pairs;
    std::vector<std::uint32_t> triggers;
    std::vector<ClaimCandidate> again;
    for (const ClaimCandidate& candidate :
         without_doubles(*lexicon_, number, std::move(candidates[number]), again, steps)) {
      Claim claim = claim_of(reading, *lexicon_, candidate);
      // What has not taken place is nowhere.
      const bool nowhere = candidate.rule == "location.event" &&
                           (claim.polarity == Polarity::negative || claim.status == Status::possible ||
                            claim.status == Status::demanded);
      // That they will meet is told of the meeting; and what is yet to be said is not said on anybody.
      const bool untold = claim.status != Status::asserted &&
                          (candidate.rule == "participation.party" || candidate.rule == "statement.subject");
      const bool unlikely = candidate.only_marked && plain(claim);
      if (unlikely && !candidate.by_model && steps != nullptr)
        steps->push_back(unlikely_step(number, candidate));
      if (nowhere || untold || unlikely) continue;
      pairs.push_back(std::move(claim));
      triggers.push_back(candidate.trigger);
    }
    for (const ClaimCandidate& candidate : again) {
      Claim claim = claim_of(reading, *lexicon_, candidate);
      if (!told_anew(reading.tree, candidate.trigger, claim, pairs, triggers)) continue;
      pairs.push_back(std::move(claim));
      triggers.push_back(candidate.trigger);
    }
    for (Claim& claim : joined(std::move(pairs))) claims.push_back(std::move(claim));
    const TokenRange sentence = document.analysis.sentences[number].tokens;
    for (const ClaimCandidate& answer : make_answers(reading.rules.sources(), sentence, claims))
      claims.push_back(claim_of(reading, *lexicon_, answer));
    add_elided(elided_claims(reading.rules.sources(), reading.factuality, sentence, claims), claims);
    for (Claim& denial : denied_claims(reading.rules.sources(), sentence, claims))
      claims.push_back(std::move(denial));
    for (Claim& refusal : refused_claims(reading.rules.sources(), sentence, claims))
      claims.push_back(std::move(refusal));
    for (Claim& plan : called_off_claims(reading.rules.sources(), reading.factuality, sentence, claims))
      claims.push_back(std::move(plan));
  }
  settle_orders(document, claims);
  for (Claim& claim : claims) claim.id = claim_id(document.analysis.document.id, claim, actors);
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return std::tie(a.trigger, a.id) < std::tie(b.trigger, b.id);
  });
  return claims;
}

}  // namespace kg::ingest
