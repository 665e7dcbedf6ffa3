#include <algorithm>
#include <optional>
#include <string_view>

#include "ingest/claims/makers.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

bool release(std::string_view noun) {
  return one_of(noun, {"extradition", "freedom", "freeing", "handover", "liberation", "release",
                       "repatriation", "return"});
}

constexpr std::uint32_t kNobody = 0xffffffff;

class Captors {
 public:
  Captors(const Sources& sources, const std::vector<std::vector<ClaimCandidate>>& candidates)
      : sources_(sources), candidates_(candidates) {}

  // Who holds or has seized somebody, as far as the text tells.
  std::optional<std::uint32_t> of(std::uint32_t captive, std::uint32_t asking) const {
    std::optional<std::uint32_t> found;
    for (const auto& sentence : candidates_) {
      for (const ClaimCandidate& told : sentence) {
        if (told.event_class == "COERCE" && told.object.chain == captive && told.subject.chain != asking &&
            !same_state(told.subject.chain, asking))
          found = told.subject.chain;
      }
    }
    return found;
  }

  // Whether whom a demand names is only whose release is demanded: "called for his release".
  bool captive(const ClaimCandidate& demand) const {
    const Tree& tree = sources_.reader.tree();
    const ActorType type = sources_.document.chains[demand.object.chain].type;
    if (type != ActorType::person && type != ActorType::people) return false;
    std::uint32_t noun = demand.object.token;
    for (int steps = 0; steps < 3 && tree.head(noun) != kRoot; ++steps) {
      noun = static_cast<std::uint32_t>(tree.head(noun));
      if (release(tree.lemma(noun))) return true;
      if (tree.verb(noun)) return false;
    }
    return false;
  }

 private:
  bool same_state(std::uint32_t a, std::uint32_t b) const {
    const std::vector<Chain>& chains = sources_.document.chains;
    return !chains[a].country.empty() && chains[a].country == chains[b].country;
  }

  const Sources& sources_;
  const std::vector<std::vector<ClaimCandidate>>& candidates_;
};

}  // namespace

void ask_captors(const Sources& sources, std::vector<std::vector<ClaimCandidate>>& candidates) {
  const Captors captors(sources, candidates);
  const Tree& tree = sources.reader.tree();
  std::vector<std::pair<std::uint32_t, ClaimCandidate>> made;
  for (std::uint32_t sentence = 0; sentence < candidates.size(); ++sentence) {
    for (ClaimCandidate& demand : candidates[sentence]) {
      if (demand.event_class != "REQUEST" || !captors.captive(demand)) continue;
      if (const auto captor = captors.of(demand.object.chain, demand.subject.chain))
        demand.object = Party{*captor, demand.object.token, false, true};
      else
        demand.object.chain = kNobody;
    }
    std::erase_if(candidates[sentence],
                  [](const ClaimCandidate& demand) { return demand.object.chain == kNobody; });
    // "demanded that he be freed"
    const TokenRange range = tree.document().sentences[sentence].tokens;
    if (tree.document().sentences[sentence].section != SectionKind::body) continue;
    for (std::uint32_t verb = range.begin; verb < range.end; ++verb) {
      if (!tree.verb(verb) ||
          !one_of(tree.lemma(verb), {"ask", "demand", "insist", "request", "urge", "want"}))
        continue;
      const Predicate* asks = sources.reader.predicate(verb);
      if (asks == nullptr) continue;
      for (const Argument& content : asks->arguments) {
        if (content.slot != SlotKind::ccomp && content.slot != SlotKind::xcomp) continue;
        const Predicate* act = sources.reader.predicate(content.head);
        if (act == nullptr || !act->passive ||
            !one_of(tree.lemma(content.head), {"extradite", "free", "release", "return", "hand"}))
          continue;
        for (const Argument& who : asks->arguments) {
          if (who.slot != SlotKind::nsubj) continue;
          for (const Party& asking : sources.participants.parties(who.head, 0xff)) {
            for (const Argument& whom : act->arguments) {
              if (whom.slot != SlotKind::obj) continue;
              for (const Party& captive : sources.participants.parties(
                       whom.head, type_bit(ActorType::person) | type_bit(ActorType::people))) {
                const auto captor = captors.of(captive.chain, asking.chain);
                if (!captor || *captor == asking.chain) continue;
                ClaimCandidate demand;
                demand.rule = "captor";
                demand.event_class = "REQUEST";
                demand.label = "demands release from";
                demand.trigger = verb;
                demand.subject = asking;
                demand.object = Party{*captor, whom.head, false, true};
                demand.prior = 0.6;
                made.emplace_back(sentence, std::move(demand));
              }
            }
          }
        }
      }
    }
  }
  for (auto& [sentence, demand] : made) candidates[sentence].push_back(std::move(demand));
}

}  // namespace kg::ingest
