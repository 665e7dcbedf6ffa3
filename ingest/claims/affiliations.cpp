#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ingest/claims/makers.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kBodies = type_bit(ActorType::country) | type_bit(ActorType::organization) |
                            type_bit(ActorType::igo) | type_bit(ActorType::armed_group);

struct Affiliation {
  const char* rule;
  const char* event_class;
  const char* label;
  double prior;
};

void tie(std::uint32_t trigger, const Party& person, const Party& body, const Affiliation& as,
         std::vector<ClaimCandidate>& candidates) {
  if (person.chain == body.chain || body.represented || person.represented) return;
  ClaimCandidate candidate;
  candidate.rule = as.rule;
  candidate.event_class = as.event_class;
  candidate.label = as.label;
  candidate.trigger = trigger;
  candidate.subject = person;
  candidate.object = body;
  candidate.prior = as.prior;
  candidates.push_back(std::move(candidate));
}

bool name_at(const MentionedDocument& document, std::uint32_t token) {
  const std::int32_t index = document.mention_at[token];
  return index >= 0 && document.mentions[static_cast<std::size_t>(index)].kind == MentionKind::name;
}

// "Jo Swinson of the Liberal Democrats" is a member, "Heather Nauert of the State Department" holds an
// office.
bool is_party(const Sources& sources, const Chain& body) {
  return body.type == ActorType::organization && sources.reader.lexicon().party(body.name);
}

// Whether the name at a token stands alone in brackets.
bool in_brackets(const MentionedDocument& document, std::uint32_t token) {
  const std::int32_t index = document.mention_at[token];
  if (index < 0) return false;
  const TokenRange name = document.mentions[static_cast<std::size_t>(index)].tokens;
  const std::vector<Token>& tokens = document.analysis.tokens;
  return name.begin > 0 && name.end < tokens.size() && tokens[name.begin - 1].form == "(" &&
         tokens[name.end].form == ")";
}

// Nouns of bodies that are called after who leads them: "the Netanyahu government".
bool led(std::string_view noun) {
  constexpr std::array<std::string_view, 13> kLed{
      "administration", "alliance", "cabinet", "coalition", "faction", "front", "government",
      "junta",          "league",   "militia", "movement",  "party",   "regime"};
  return std::find(kLed.begin(), kLed.end(), noun) != kLed.end();
}

// "The G7, the US, Canada, Japan and Italy", "Robert Menendez, a Democrat": members beside the whole, or the
// whole beside the member.
void listed(const Sources& sources, std::uint32_t token, std::uint32_t beside,
            const std::vector<Party>& persons, const std::vector<Party>& bodies,
            std::vector<ClaimCandidate>& candidates) {
  constexpr TypeSet kWholes = type_bit(ActorType::igo) | type_bit(ActorType::organization);
  const auto type_of = [&](const Party& party) { return sources.document.chains[party.chain].type; };
  const Affiliation member{"affiliation.member", "MEMBERSHIP", "member of", 0.6};
  if (persons.empty() && !bodies.empty() && holds(kWholes, type_of(bodies.front())) &&
      sources.participants.has_name(bodies.front().chain)) {
    std::vector<Party> members = sources.participants.parties(beside, type_bit(ActorType::country));
    std::erase_if(members, [&](const Party& one) { return !sources.participants.has_name(one.chain); });
    if (members.size() < 2) return;
    for (const Party& one : members) tie(token, one, bodies.front(), member, candidates);
  }
  if (!persons.empty() && sources.participants.has_name(persons.front().chain)) {
    for (const Party& body :
         sources.participants.parties_at(beside, kWholes | type_bit(ActorType::armed_group))) {
      if (sources.participants.has_name(body.chain)) tie(token, persons.front(), body, member, candidates);
    }
  }
}

// "Russia's Baltic Fleet", "Iran, whose Quds Force": a body that goes by a name of its own is the state's.
void of_state(const Sources& sources, std::uint32_t token, std::uint32_t owner,
              std::vector<ClaimCandidate>& candidates) {
  if (!name_at(sources.document, token)) return;
  const std::vector<Party> bodies = sources.participants.parties_at(token, type_bit(ActorType::organization));
  const std::vector<Party> states = sources.participants.parties_at(owner, type_bit(ActorType::country));
  if (bodies.empty() || states.empty() || is_party(sources, sources.document.chains[bodies.front().chain]))
    return;
  tie(token, bodies.front(), states.front(), {"affiliation.state", "MEMBERSHIP", "of", 0.7}, candidates);
}

// "Presidents Dobrev of Bulgaria and Radu of Romania": whoever has a state behind his own name does not serve
// that of the next.
void keep_own(const Tree& tree, std::uint32_t person, std::uint32_t chain,
              std::vector<ClaimCandidate>& candidates) {
  std::erase_if(candidates, [&](const ClaimCandidate& candidate) {
    if (candidate.event_class != "ROLE" || candidate.subject.chain != chain) return false;
    const std::uint32_t body = candidate.object.token;
    if (tree.relation(body) != Relation::nmod || tree.preposition(body) != "of" || tree.head(body) == kRoot)
      return false;
    const auto above = static_cast<std::uint32_t>(tree.head(body));
    const bool listed = tree.head(person) == static_cast<std::int32_t>(above) ||
                        tree.head(above) == static_cast<std::int32_t>(person);
    return above != person && listed && tree.token(above).upos == "PROPN" &&
           (tree.relation(person) == Relation::conj || tree.relation(above) == Relation::conj);
  });
}

}  // namespace

void make_affiliations(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (!tree.noun(token)) continue;
    const std::vector<Party> persons = sources.participants.parties_at(token, type_bit(ActorType::person));
    const std::vector<Party> bodies = sources.participants.parties_at(token, kBodies);
    for (const std::uint32_t child : tree.children(token)) {
      const Relation relation = tree.relation(child);
      const bool behind = relation == Relation::nmod &&
                          (tree.preposition(child) == "of" || tree.preposition(child) == "from");
      const bool owner = relation == Relation::nmod_poss;
      if (!persons.empty() && name_at(sources.document, token) && (behind || owner)) {
        // "Macky Sall of Senegal", "Ukraine's Dmytro Kuleba"
        const bool place = behind && tree.preposition(child) == "of";
        if (place) keep_own(tree, token, persons.front().chain, candidates);
        for (const Party& body :
             sources.participants.parties_at(child, place ? kBodies | type_bit(ActorType::place) : kBodies)) {
          const bool member = is_party(sources, sources.document.chains[body.chain]);
          tie(token, persons.front(), body,
              {"affiliation.of", member ? "MEMBERSHIP" : "ROLE", member ? "member of" : "of", 0.7},
              candidates);
        }
      }
      // "Ivo Karr for Moscow and Selim Onat for Ankara"
      if (relation == Relation::nmod && tree.preposition(child) == "for" && !persons.empty() &&
          name_at(sources.document, token) && name_at(sources.document, child)) {
        for (const Party& state : sources.participants.parties_at(child, type_bit(ActorType::country)))
          tie(token, persons.front(), state, {"affiliation.of", "ROLE", "for", 0.6}, candidates);
      }
      if (owner) of_state(sources, token, child, candidates);
      if (!persons.empty() && in_brackets(sources.document, child)) {
        // "Anne Rasmussen (Samoa)"
        for (const Party& body : sources.participants.parties_at(child, type_bit(ActorType::country)))
          tie(token, persons.front(), body, {"affiliation.brackets", "ROLE", "of", 0.7}, candidates);
      }
      if (relation == Relation::appos && child > token) {
        listed(sources, token, child, persons, bodies, candidates);
      }
      // "The Unity Party of Sil Dorran", "a panel under Solange Adjovi"
      const bool under = relation == Relation::nmod && tree.preposition(child) == "under";
      if (!bodies.empty() &&
          ((behind && tree.preposition(child) == "of" && led(tree.lemma(token))) || under)) {
        for (const Party& person : sources.participants.parties_at(child, type_bit(ActorType::person))) {
          if (sources.participants.has_name(person.chain))
            tie(token, person, bodies.front(), {"affiliation.leader", "ROLE", "leads", 0.6}, candidates);
        }
      }
      const bool called_after = owner || relation == Relation::compound;
      if (!bodies.empty() && called_after &&
          (led(tree.lemma(token)) || (owner && name_at(sources.document, token)))) {
        for (const Party& person : sources.participants.parties_at(child, type_bit(ActorType::person))) {
          tie(token, person, bodies.front(), {"affiliation.leader", "ROLE", "leads", 0.6}, candidates);
        }
      }
    }
  }
}

}  // namespace kg::ingest
