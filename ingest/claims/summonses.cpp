#include "ingest/claims/summonses.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/claims/one_of.h"
#include "ingest/claims/successions.h"

namespace kg::ingest {
namespace {

struct Act {
  const char* event_class;
  const char* label;
};

// "was ordered to leave", "was given five days to leave".
bool sent_away(const Tree& tree, std::uint32_t verb) {
  if (!one_of(tree.lemma(verb), {"ask", "give", "order", "tell"})) return false;
  std::optional<std::uint32_t> act = tree.child(verb, Relation::xcomp);
  if (tree.lemma(verb) == "give") {
    const auto time = tree.child(verb, Relation::obj);
    if (!time || !one_of(tree.lemma(*time), {"day", "hour", "month", "week"})) return false;
    if (const auto then = tree.child(*time, Relation::acl)) act = then;
    if (!act) act = tree.child(verb, Relation::advcl);
  }
  return act && one_of(tree.lemma(*act), {"depart", "go", "leave", "pack", "quit"});
}

// "was summoned", "was called in", "was handed a note of protest", "was expelled".
std::optional<Act> act_of(const Tree& tree, std::uint32_t verb) {
  const std::string& lemma = tree.lemma(verb);
  if (lemma == "summon" || (lemma == "call" && tree.particle(verb) == "in")) return Act{"ACCUSE", "summons"};
  if (lemma == "expel") return Act{"SANCTION", "expels"};
  if (sent_away(tree, verb)) return Act{"SANCTION", "orders to leave"};
  const auto handed = lemma == "hand" ? tree.child(verb, Relation::obj) : std::nullopt;
  if (!handed) return std::nullopt;
  const auto of = tree.child(*handed, Relation::nmod);
  const bool protest = tree.lemma(*handed) == "protest" || (of && tree.lemma(*of) == "protest");
  return protest ? std::optional<Act>(Act{"ACCUSE", "protests to"}) : std::nullopt;
}

bool of_post(std::string_view label) {
  constexpr std::array<std::string_view, 5> kPosts{"ambassador", "affaires", "commissioner", "consul",
                                                   "envoy"};
  return std::any_of(kPosts.begin(), kPosts.end(),
                     [&](std::string_view word) { return label.find(word) != label.npos; });
}

class Summonses {
 public:
  Summonses(const Sources& sources, const OfficesHeld& held, const std::vector<ClaimCandidate>& told)
      : sources_(sources), held_(held), tree_(sources.reader.tree()), told_(told) {}

  void of_verb(std::uint32_t verb, std::vector<ClaimCandidate>& made) const {
    const auto act = act_of(tree_, verb);
    const Predicate* predicate = sources_.reader.predicate(verb);
    if (!act || predicate == nullptr || !predicate->passive || told_who(*predicate)) return;
    for (const Argument& argument : predicate->arguments) {
      const bool struck = argument.slot == SlotKind::obj || argument.slot == SlotKind::iobj;
      if (!struck) continue;
      for (const Party& envoy : sources_.participants.parties(argument.head, type_bit(ActorType::person))) {
        const auto by = summoner(*predicate, envoy.chain);
        if (!by || *by == envoy.chain) continue;
        ClaimCandidate candidate;
        candidate.rule = "post.summons";
        candidate.event_class = act->event_class;
        candidate.label = act->label;
        candidate.trigger = verb;
        candidate.subject = Party{*by, verb, false, true};
        candidate.object = envoy;
        candidate.found = argument.found;
        candidate.prior = 0.6;
        made.push_back(std::move(candidate));
      }
    }
  }

 private:
  static bool told_who(const Predicate& predicate) {
    return std::any_of(predicate.arguments.begin(), predicate.arguments.end(),
                       [](const Argument& argument) { return argument.slot == SlotKind::nsubj; });
  }

  // The ministry to which the envoy was summoned, else the state to which he is posted.
  std::optional<std::uint32_t> summoner(const Predicate& predicate, std::uint32_t envoy) const {
    std::optional<std::uint32_t> sender, host;
    std::uint32_t post = 0;
    for (const ClaimCandidate& told : told_) {
      if (told.event_class != "ROLE" || told.subject.chain != envoy || !of_post(told.label)) continue;
      if (sources_.document.chains[told.object.chain].type != ActorType::country) continue;
      const bool posted =
          told.rule == "office.post" || told.label.ends_with(" to") || told.label.ends_with(" in");
      (posted ? host : sender) = told.object.chain;
      post = told.trigger;
    }
    if (!sender && !host) return std::nullopt;  // no envoy
    for (const Argument& argument : predicate.arguments) {
      if (argument.slot != SlotKind::obl || argument.preposition != "to") continue;
      const auto bodies = sources_.participants.parties(
          argument.head, type_bit(ActorType::organization) | type_bit(ActorType::country));
      if (!bodies.empty() && bodies.front().chain != sender) return bodies.front().chain;
    }
    if (host) return host;
    for (auto at = held_.served.lower_bound({envoy, 0}); at != held_.served.end() && at->first == envoy; ++at)
      if (at->second != sender && sources_.document.chains[at->second].type == ActorType::country)
        return at->second;
    const auto here = place_beside(predicate.head, Relation::obl, sender);
    return here ? here : place_beside(post, Relation::nmod, sender);
  }

  // "Summoned in Delhi", "the ambassador in Delhi".
  std::optional<std::uint32_t> place_beside(std::uint32_t word, Relation relation,
                                            std::optional<std::uint32_t> sender) const {
    for (const std::uint32_t child : tree_.children(word)) {
      if (tree_.relation(child) != relation || tree_.preposition(child) != "in") continue;
      for (const Party& place : sources_.participants.parties_at(child, type_bit(ActorType::place))) {
        const std::int32_t state =
            state_of_code(sources_.document, sources_.document.chains[place.chain].country);
        if (state >= 0 && static_cast<std::uint32_t>(state) != sender)
          return static_cast<std::uint32_t>(state);
      }
    }
    return std::nullopt;
  }

  const Sources& sources_;
  const OfficesHeld& held_;
  const Tree& tree_;
  const std::vector<ClaimCandidate>& told_;
};

}  // namespace

void make_summonses(const Sources& sources, const OfficesHeld& held, TokenRange sentence,
                    std::vector<ClaimCandidate>& candidates) {
  std::vector<ClaimCandidate> made;
  const Summonses summonses(sources, held, candidates);
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token)
    if (sources.reader.tree().verb(token)) summonses.of_verb(token, made);
  candidates.insert(candidates.end(), made.begin(), made.end());
}

}  // namespace kg::ingest
