#include "ingest/claims/participants.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kg::ingest {
namespace {

bool knows(const std::vector<Party>& parties, std::uint32_t chain) {
  return std::any_of(parties.begin(), parties.end(),
                     [&](const Party& party) { return party.chain == chain; });
}

}  // namespace

std::vector<Party> ParticipantFinder::parties(std::uint32_t head, TypeSet types) const {
  std::vector<Party> found;
  for (const std::uint32_t token : tree_.conjuncts(head)) {
    for (const Party& party : parties_at(token, types)) {
      if (!knows(found, party.chain)) found.push_back(party);
    }
    singled_out(token, types, found);
  }
  return found;
}

// "Nine officials, including John McCain": what is done to or by them holds for him. "Two Germans, Heinrich
// Struebig and Thomas Kemptner": they are the two.
void ParticipantFinder::singled_out(std::uint32_t head, TypeSet types, std::vector<Party>& found) const {
  const std::string& tag = tree_.token(head).xpos;
  if (tag != "NNS" && tag != "NNPS" && tag != "CD") return;
  for (const std::uint32_t child : tree_.children(head)) {
    const std::string& preposition = tree_.preposition(child);
    const bool among =
        tree_.relation(child) == Relation::nmod && (preposition == "including" || preposition == "among");
    const bool beside = tree_.relation(child) == Relation::appos && child > head;
    if (!among && !beside) continue;
    for (const std::uint32_t token : tree_.conjuncts(child)) {
      std::vector<Party> members;
      named(token, types, members);
      for (const Party& member : members) {
        const ActorType type = document_.chains[member.chain].type;
        if (beside && type != ActorType::person) continue;
        if (!has_name(member.chain) || knows(found, member.chain)) continue;
        if (beside) {
          std::erase_if(found, [&](const Party& party) {
            return party.token == head && document_.chains[party.chain].type == ActorType::people &&
                   !has_name(party.chain);
          });
        }
        found.push_back(member);
      }
    }
  }
}

std::vector<Party> ParticipantFinder::territories(std::uint32_t head) const {
  std::vector<Party> found = parties(head, type_bit(ActorType::place));
  std::erase_if(found,
                [&](const Party& party) { return !document_.chains[party.chain].country.starts_with("x-"); });
  return found;
}

std::vector<Party> ParticipantFinder::sides(std::uint32_t head, TypeSet types) const {
  constexpr TypeSet kOwners = type_bit(ActorType::country) | type_bit(ActorType::igo) |
                              type_bit(ActorType::organization) | type_bit(ActorType::armed_group);
  std::vector<Party> found;
  for (const std::uint32_t token : tree_.conjuncts(head)) {
    if (!tree_.token(token).xpos.ends_with('S') || !lexicon_.acts_for(tree_.lemma(token))) continue;
    represented(token, types & kOwners, found);
  }
  if (found.size() < 2) found.clear();
  return found;
}

std::uint32_t ParticipantFinder::spoken_for(const Party& party) const {
  const Chain& speaker = document_.chains[party.chain];
  const std::string& word = tree_.lemma(party.token);
  const bool together = word == "we" || word == "us" || word == "our";
  if (!party.pronoun || !together || speaker.type != ActorType::person || speaker.country.empty() ||
      speaker.role.empty())
    return party.chain;
  for (std::uint32_t chain = 0; chain < document_.chains.size(); ++chain) {
    if (document_.chains[chain].type == ActorType::country &&
        document_.chains[chain].country == speaker.country)
      return chain;
  }
  return party.chain;
}

std::vector<Party> ParticipantFinder::parties_at(std::uint32_t head, TypeSet types) const {
  std::vector<Party> found;
  // "the whole territory of Ukraine" is Ukraine.
  if (tree_.lemma(head) == "territory" || tree_.lemma(head) == "soil") represented(head, types, found);
  if (!found.empty()) return found;
  named(head, types, found);
  if (!found.empty()) return found;
  const bool plural = tree_.token(head).xpos.ends_with('S');
  const auto beside = [&](std::uint32_t token) {
    if (!plural) return named(token, types, found);
    for (const std::uint32_t one : tree_.conjuncts(token)) named(one, types, found);
  };
  for (const std::uint32_t child : tree_.children(head)) {
    // "a spokesman, Dmitry Peskov": the name stands for a description that nobody made out.
    if (tree_.relation(child) == Relation::appos || tree_.relation(child) == Relation::flat) beside(child);
    if (!found.empty()) return found;
  }
  represented(head, types, found);
  if (found.empty() && tree_.relation(head) == Relation::appos) {
    // "X, himself a Tigrayan, whom Addis Ababa accused": the description stands for what it stands beside.
    beside(static_cast<std::uint32_t>(tree_.head(head)));
  }
  if (found.empty()) counted(head, types, found);
  return found;
}

// "Both capitals", "the two leaders", where no chain says who: the two that were named last.
void ParticipantFinder::counted(std::uint32_t head, TypeSet types, std::vector<Party>& found) const {
  constexpr std::array<std::string_view, 9> kStates{
      "capital", "country", "government", "nation", "neighbour", "neighbor", "republic", "side", "state"};
  constexpr std::array<std::string_view, 6> kPersons{"leader",   "man",       "minister",
                                                     "official", "president", "woman"};
  constexpr std::uint32_t kBack = 2;  // sentences
  if (document_.mention_at[head] >= 0 &&
      !document_.mentions[static_cast<std::size_t>(document_.mention_at[head])].chains.empty())
    return;
  const std::string& noun = tree_.lemma(head);
  const bool states = std::find(kStates.begin(), kStates.end(), noun) != kStates.end();
  const bool persons = std::find(kPersons.begin(), kPersons.end(), noun) != kPersons.end();
  if ((!states && !persons) || !tree_.token(head).xpos.ends_with('S')) return;
  const bool two =
      std::any_of(tree_.children(head).begin(), tree_.children(head).end(), [&](std::uint32_t child) {
        const std::string& lemma = tree_.lemma(child);
        return child < head && (lemma == "both" || lemma == "two");
      });
  // "both leaders of X" names them itself.
  if (!two || tree_.child(head, Relation::nmod) || tree_.child(head, Relation::amod)) return;
  const ActorType type = states ? ActorType::country : ActorType::person;
  const bool leaders = noun == "leader" || noun == "president";
  if (!holds(types, type)) return;
  const std::uint32_t sentence = tree_.sentence(head);
  std::vector<Party> last;
  for (std::size_t i = document_.mentions.size(); i-- > 0 && last.size() < 2;) {
    const Mention& mention = document_.mentions[i];
    if (mention.head >= head || mention.kind != MentionKind::name || mention.chains.size() != 1) continue;
    if (tree_.sentence(mention.head) + kBack < sentence) break;
    const std::uint32_t chain = mention.chains.front();
    // "Anwar said he had talked to both leaders": to two others, of two states
    const bool himself = persons && tree_.relation(head) != Relation::nsubj &&
                         tree_.relation(mention.head) == Relation::nsubj &&
                         tree_.sentence(mention.head) == sentence;
    const bool of_one_state = leaders && !last.empty() &&
                              document_.chains[last.front().chain].country == document_.chains[chain].country;
    if (himself || of_one_state) continue;
    if (document_.chains[chain].type == type && !knows(last, chain))
      last.push_back({chain, head, false, true});
  }
  if (last.size() == 2) found.insert(found.end(), last.rbegin(), last.rend());
}

bool ParticipantFinder::has_name(std::uint32_t chain) const {
  const std::vector<std::uint32_t>& mentions = document_.chains[chain].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t mention) {
    return document_.mentions[mention].kind == MentionKind::name;
  });
}

void ParticipantFinder::named(std::uint32_t head, TypeSet types, std::vector<Party>& found) const {
  const std::int32_t index = document_.mention_at[head];
  if (index < 0 || (quotes_.answered(head) && tree_.pronoun(head))) {
    const std::size_t before = found.size();
    quoted(head, types, found);
    if (index < 0 || found.size() != before) return;
  }
  const Mention& mention = document_.mentions[static_cast<std::size_t>(index)];
  for (const std::uint32_t chain : mention.chains) {
    if (!holds(types, document_.chains[chain].type) || knows(found, chain)) continue;
    found.push_back({chain, head, false, mention.kind == MentionKind::pronoun});
  }
  if (mention.chains.empty()) quoted(head, types, found);
}

// "We will wait," Umerov said: "we" is who speaks.
void ParticipantFinder::quoted(std::uint32_t head, TypeSet types, std::vector<Party>& found) const {
  constexpr std::array<std::string_view, 6> kFirstPerson{"i", "me", "my", "our", "us", "we"};
  if (!tree_.pronoun(head)) return;
  const std::string& lemma = tree_.lemma(head);
  const bool first = std::find(kFirstPerson.begin(), kFirstPerson.end(), lemma) != kFirstPerson.end();
  if (!first) return;
  const std::optional<std::uint32_t> speaker = quotes_.speaker(head);
  if (!speaker || *speaker == head || quotes_.quoted(*speaker)) return;
  for (Party party : parties_at(*speaker, types)) {
    party.pronoun = true;
    party.token = head;
    if (!knows(found, party.chain)) found.push_back(party);
  }
}

void ParticipantFinder::represented(std::uint32_t head, TypeSet types, std::vector<Party>& found) const {
  const std::string& word = tree_.token(head).upos;
  if (!tree_.noun(head) && word != "NUM" && word != "DET" && !tree_.pronoun(head)) return;
  const bool acts_for = lexicon_.acts_for(tree_.lemma(head));
  const bool part_of = lexicon_.part_of(tree_.lemma(head)) || tree_.token(head).upos == "NUM";
  if (!acts_for && !part_of) return;
  for (const std::uint32_t child : tree_.children(head)) {
    const Relation relation = tree_.relation(child);
    const bool owner = relation == Relation::nmod_poss || relation == Relation::amod ||
                       relation == Relation::compound || relation == Relation::nmod_desc;
    const bool whole = relation == Relation::nmod &&
                       (tree_.preposition(child) == "of" || (acts_for && tree_.preposition(child) == "from"));
    if (!(acts_for && owner) && !whole) continue;
    for (const std::uint32_t token : tree_.conjuncts(child)) {
      std::vector<Party> owners;
      named(token, types, owners);
      if (owners.empty() && whole) represented(token, types, owners);  // "tens of thousands of Georgians"
      for (Party party : owners) {
        if (knows(found, party.chain)) continue;
        party.represented = true;
        found.push_back(party);
      }
    }
  }
}

}  // namespace kg::ingest
