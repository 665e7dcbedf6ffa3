#include "ingest/claims/ellipses.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kSpeakers = 0xff & ~(type_bit(ActorType::place) | type_bit(ActorType::event));

// What somebody else may do too: not where he was said to be when he spoke.
bool repeatable(const Claim& claim) {
  return !claim.rule.starts_with("presence.") && !claim.rule.starts_with("location.") &&
         !one_of(claim.event_class, {"FAMILY", "LOCATION", "ROLE", "STATEMENT"});
}

// A clause that leaves out its verb: who, whether, and how sure it is.
struct Ellipsis {
  std::uint32_t subject = 0;
  bool negative = false;
  bool alike = false;  // "so did", "nor has": as it is told of the other
  std::optional<Status> status;
  std::vector<std::uint32_t> speakers;  // tokens
};

class Elider {
 public:
  Elider(const Sources& sources, const FactualityReader& factuality, const std::vector<Claim>& told)
      : sources_(sources), tree_(sources.reader.tree()), factuality_(factuality), told_(told) {}

  void read(std::uint32_t word, std::vector<Claim>& found) const {
    const auto ellipsis = of(word);
    if (!ellipsis) return;
    const std::int32_t meant = meant_by(word);
    if (meant < 0) return;
    for (const Party& party : sources_.participants.parties(ellipsis->subject, 0xff))
      repeat(word, *ellipsis, static_cast<std::uint32_t>(meant), party.chain, found);
  }

 private:
  bool denied(std::uint32_t word) const {
    const auto children = tree_.children(word);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return one_of(tree_.lemma(child), {"not", "n't", "n’t", "never"});
    });
  }

  std::optional<Ellipsis> of(std::uint32_t word) const {
    return likewise(word) ? by_pro_verb(word) : by_auxiliary(word);
  }

  // "The bank may follow": whom or what it follows is what was told before.
  bool may_follow(std::uint32_t word) const {
    const auto children = tree_.children(word);
    bool modal = false;
    for (const std::uint32_t child : children) {
      switch (tree_.relation(child)) {
        case Relation::aux:
          modal |= one_of(tree_.lemma(child), {"could", "may", "might", "will", "would"});
          break;
        case Relation::obj:
        case Relation::obl:
        case Relation::nsubj_pass: return false;
        default: break;
      }
    }
    return modal && tree_.child(word, Relation::nsubj) && !denied(word);
  }

  // "follow suit", "do so", "do likewise", "do the same".
  bool likewise(std::uint32_t word) const {
    if (!tree_.verb(word) || word + 1 >= tree_.size()) return false;
    const std::string& next = tree_.lemma(word + 1);
    if (tree_.lemma(word) == "follow") return next == "suit" || may_follow(word);
    const bool same = next == "the" && word + 2 < tree_.size() && tree_.lemma(word + 2) == "same";
    return tree_.lemma(word) == "do" && (one_of(next, {"so", "likewise"}) || same);
  }

  std::optional<Ellipsis> by_pro_verb(std::uint32_t word) const {
    const std::int32_t subject = sources_.reader.surface_subject(word);
    if (subject < 0) return std::nullopt;
    const Factuality fact = factuality_.of(word);
    return Ellipsis{static_cast<std::uint32_t>(subject), fact.polarity == Polarity::negative, false,
                    fact.status, fact.speakers};
  }

  // "Denmark has not", "nor has Malta", "so did Ireland": an auxiliary alone.
  std::optional<Ellipsis> by_auxiliary(std::uint32_t word) const {
    const Relation relation = tree_.relation(word);
    if (!one_of(tree_.lemma(word), {"be", "can", "could", "do", "have", "may", "might", "will", "would"}) ||
        relation == Relation::aux || relation == Relation::aux_pass || relation == Relation::cop)
      return std::nullopt;
    const bool inverted = word > 0 && one_of(tree_.lemma(word - 1), {"neither", "nor", "so"});
    std::optional<std::uint32_t> subject;
    for (const std::uint32_t child : tree_.children(word)) {
      switch (tree_.relation(child)) {
        case Relation::nsubj:
        case Relation::nsubj_pass: subject = child; break;
        case Relation::obj:
          if (!inverted || child < word) return std::nullopt;
          subject = child;
          break;
        case Relation::advmod:
        case Relation::cc:
        case Relation::punct: break;
        default:
          if (child > word && tree_.relation(child) != Relation::parataxis &&
              tree_.relation(child) != Relation::conj && tree_.relation(child) != Relation::advcl)
            return std::nullopt;
      }
    }
    if (!subject || (inverted && *subject < word) || (!inverted && *subject > word)) return std::nullopt;
    const bool negative = denied(word);
    if (!inverted && !negative) return std::nullopt;  // "as Ireland did" is read with the verb
    Ellipsis ellipsis{*subject, negative, inverted, std::nullopt, {}};
    if (!inverted) ellipsis.speakers = factuality_.of(word).speakers;
    if (one_of(tree_.lemma(word), {"can", "could", "may", "might"})) ellipsis.status = Status::possible;
    if (one_of(tree_.lemma(word), {"will", "would"})) ellipsis.status = Status::planned;
    return ellipsis;
  }

  // The verb of the clause before: what this one is joined to, else the last sentence.
  std::int32_t meant_by(std::uint32_t word) const {
    std::uint32_t at = word;
    while (tree_.head(at) != kRoot) {
      const Relation relation = tree_.relation(at);
      const std::uint32_t above = static_cast<std::uint32_t>(tree_.head(at));
      at = above;
      // "is expected to follow suit", "may do so, diplomats say", "said it would not"
      if (relation == Relation::xcomp || relation == Relation::ccomp) continue;
      const bool joined = relation == Relation::conj || relation == Relation::parataxis;
      return joined && above < word && tree_.verb(above) ? static_cast<std::int32_t>(above) : -1;
    }
    // "Kenya, which expelled him in March, may do so again"
    if (const auto subject = tree_.child(at, Relation::nsubj))
      if (const auto clause = tree_.child(*subject, Relation::relcl); clause && *clause < word)
        return static_cast<std::int32_t>(*clause);
    const std::uint32_t number = tree_.sentence(word);
    if (number == 0) return -1;
    const TokenRange before = tree_.document().sentences[number - 1].tokens;
    for (std::uint32_t i = before.begin; i < before.end; ++i)
      if (tree_.head(i) == kRoot) return tree_.verb(i) ? static_cast<std::int32_t>(i) : -1;
    return -1;
  }

  // Claims of the verb, or of what it embeds where it makes none: "has agreed to send".
  std::vector<const Claim*> claims_of(std::uint32_t verb) const {
    std::vector<const Claim*> found;
    const Span& sentence = tree_.document().sentences[tree_.sentence(verb)].span;
    for (const Claim& claim : told_)
      if (claim.trigger.begin == tree_.token(verb).span.begin && claim.evidence == sentence &&
          repeatable(claim))
        found.push_back(&claim);
    if (!found.empty()) return found;
    for (const std::uint32_t child : tree_.children(verb))
      if (tree_.relation(child) == Relation::xcomp || tree_.relation(child) == Relation::ccomp)
        return claims_of(child);  // "said that it would send"
    return found;
  }

  // A state and its prime minister.
  bool one_state(std::uint32_t a, std::uint32_t b) const {
    const Chain& first = sources_.document.chains[a];
    const Chain& second = sources_.document.chains[b];
    return a == b || (!first.country.empty() && first.country == second.country &&
                      (first.type == ActorType::country || second.type == ActorType::country));
  }

  // What was asked of whoever is meant, where the verb tells of a request to him: "asked Peru to free him;
  // Lima has not done so".
  std::vector<const Claim*> asked_of(std::uint32_t verb, std::uint32_t doer) const {
    const std::vector<const Claim*> told = claims_of(verb);
    const auto stands = [&](const Claim* claim, std::uint8_t side) {
      return std::any_of(claim->participants.begin(), claim->participants.end(), [&](const Participant& one) {
        return one.side == side && one_state(one.actor, doer);
      });
    };
    const bool asked = std::any_of(told.begin(), told.end(), [&](const Claim* claim) {
      return claim->event_class == "REQUEST" && stands(claim, 1);
    });
    std::vector<const Claim*> found;
    if (!asked) return found;
    for (const std::uint32_t child : tree_.children(verb)) {
      if (tree_.relation(child) != Relation::xcomp && tree_.relation(child) != Relation::ccomp &&
          tree_.relation(child) != Relation::advcl)
        continue;
      for (const Claim* claim : claims_of(child))
        if (claim->status == Status::demanded && stands(claim, 0)) found.push_back(claim);
    }
    return found;
  }

  bool passive(std::uint32_t verb) const { return tree_.child(verb, Relation::nsubj_pass).has_value(); }

  void repeat(std::uint32_t word, const Ellipsis& ellipsis, std::uint32_t meant, std::uint32_t doer,
              std::vector<Claim>& found) const {
    const std::vector<const Claim*> asked = asked_of(meant, doer);
    const std::uint8_t side = passive(meant) && asked.empty() ? 1 : 0;
    const ActorType type = sources_.document.chains[doer].type;
    for (const Claim* claim : asked.empty() ? claims_of(meant) : asked) {
      const EventClass* event_class = sources_.reader.lexicon().event_class(claim->event_class);
      // "expelled him and may do so again": what has yet to be is told once more of whoever did it
      const bool once_more = !asked.empty() || (ellipsis.status && *ellipsis.status != Status::asserted);
      const auto has = [&](const Participant& one) {
        return one_state(one.actor, doer) && !(once_more && one.side == side);
      };
      if (event_class == nullptr || !holds(side == 0 ? event_class->subjects : event_class->objects, type) ||
          std::any_of(claim->participants.begin(), claim->participants.end(), has))
        continue;
      Claim again = *claim;
      const auto first = std::find_if(again.participants.begin(), again.participants.end(),
                                      [&](const Participant& one) { return one.side == side; });
      if (first == again.participants.end()) continue;
      if (asked.empty()) {
        const Participant other{doer, side, first->role};
        std::erase_if(again.participants, [&](const Participant& one) { return one.side == side; });
        again.participants.insert(side == 0 ? again.participants.begin() : again.participants.end(), other);
      }
      if (!ellipsis.alike) again.polarity = ellipsis.negative ? Polarity::negative : Polarity::positive;
      if (ellipsis.status) again.status = *ellipsis.status;
      if (!ellipsis.status && !asked.empty()) again.status = Status::asserted;  // "has not"
      again.speakers.clear();
      for (const std::uint32_t speaker : ellipsis.speakers)
        for (const Party& party : sources_.participants.parties(speaker, kSpeakers))
          again.speakers.push_back(party.chain);
      again.time.reset();
      again.place.reset();
      again.rule = "ellipsis.of-claim";
      again.evidence = tree_.document().sentences[tree_.sentence(word)].span;
      again.trigger = tree_.token(word).span;
      again.confidence = std::round(claim->confidence * 900) / 1000;
      found.push_back(std::move(again));
    }
  }

  const Sources& sources_;
  const Tree& tree_;
  const FactualityReader& factuality_;
  const std::vector<Claim>& told_;
};

}  // namespace

std::vector<Claim> elided_claims(const Sources& sources, const FactualityReader& factuality,
                                 TokenRange sentence, const std::vector<Claim>& told) {
  const Elider elider(sources, factuality, told);
  std::vector<Claim> found;
  for (std::uint32_t word = sentence.begin; word < sentence.end; ++word) elider.read(word, found);
  return found;
}

}  // namespace kg::ingest
