#include "ingest/claims/successions.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "graph/fold.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {

std::int32_t state_of_code(const MentionedDocument& document, const std::string& country) {
  for (std::size_t i = 0; i < document.chains.size() && !country.empty(); ++i)
    if (document.chains[i].type == ActorType::country && document.chains[i].country == country)
      return static_cast<std::int32_t>(i);
  return -1;
}

namespace {

constexpr TypeSet kPerson = type_bit(ActorType::person);
constexpr std::size_t kBodies = 2;  // of one master

bool is_body(const MentionedDocument& document, std::uint32_t chain) {
  const ActorType type = document.chains[chain].type;
  return type == ActorType::country || type == ActorType::organization || type == ActorType::igo ||
         type == ActorType::armed_group;
}

bool tied(const std::vector<ClaimCandidate>& candidates, std::uint32_t person, std::uint32_t body) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const ClaimCandidate& candidate) {
    return candidate.event_class == "ROLE" && candidate.subject.chain == person &&
           candidate.object.chain == body;
  });
}

// What a person serves, by what the document has said so far.
std::vector<std::uint32_t> bodies_of(const Sources& sources, const OfficesHeld& held,
                                     const std::vector<ClaimCandidate>& candidates, std::uint32_t person) {
  std::vector<std::uint32_t> bodies;
  const auto add = [&](std::uint32_t body) {
    if (is_body(sources.document, body) && body != person && bodies.size() < kBodies &&
        std::find(bodies.begin(), bodies.end(), body) == bodies.end())
      bodies.push_back(body);
  };
  for (const ClaimCandidate& candidate : candidates)
    if (candidate.event_class == "ROLE" && candidate.subject.chain == person) add(candidate.object.chain);
  for (auto at = held.served.lower_bound({person, 0}); at != held.served.end() && at->first == person; ++at)
    add(at->second);
  const std::int32_t state = sources.document.chains[person].state;
  if (bodies.empty() && state >= 0) add(static_cast<std::uint32_t>(state));
  return bodies;
}

ClaimCandidate role(std::uint32_t trigger, const Party& person, std::uint32_t body, const char* rule,
                    const char* label, double prior) {
  ClaimCandidate candidate;
  candidate.rule = rule;
  candidate.event_class = "ROLE";
  candidate.label = label;
  candidate.trigger = trigger;
  candidate.subject = person;
  candidate.object.chain = body;
  candidate.object.token = trigger;
  candidate.prior = prior;
  return candidate;
}

// The named person whom the noun describes; no chain that only the noun itself makes.
std::optional<Party> described(const Sources& sources, std::uint32_t noun) {
  const Predicate* predicate = sources.reader.predicate(noun);
  if (predicate == nullptr) return std::nullopt;
  for (const Argument& argument : sources.reader.fillers(*predicate, Slot{SlotKind::self, {}, nullptr})) {
    const std::vector<Party> persons = sources.participants.parties_at(argument.head, kPerson);
    if (persons.empty() || persons.front().represented) continue;
    if (sources.participants.has_name(persons.front().chain)) return persons.front();
  }
  return std::nullopt;
}

// Whose the noun is: "his", "Soleimani's", "of Malik Agar".
std::optional<Party> master_of(const Sources& sources, std::uint32_t noun) {
  const Tree& tree = sources.reader.tree();
  for (const std::uint32_t child : tree.children(noun)) {
    const Relation relation = tree.relation(child);
    if (relation != Relation::nmod_poss &&
        !(relation == Relation::nmod && one_of(tree.preposition(child), {"of", "to"})))
      continue;
    const std::vector<Party> masters = sources.participants.parties_at(child, kPerson);
    if (!masters.empty()) return masters.front();
  }
  return std::nullopt;
}

void follow(const Sources& sources, const OfficesHeld& held, std::uint32_t trigger, const Party& person,
            const Party& master, const char* label, std::vector<ClaimCandidate>& candidates) {
  if (person.chain == master.chain) return;
  const bool in_office = sources.reader.tree().verb(trigger);
  for (const std::uint32_t body : bodies_of(sources, held, candidates, master.chain)) {
    // Who replaces a minister does not lead his party.
    if (in_office && sources.document.chains[body].type != ActorType::country) continue;
    if (body == person.chain || tied(candidates, person.chain, body)) continue;
    candidates.push_back(role(trigger, person, body, "office.succession", label, 0.65));
  }
}

// "Mark Carney, who replaced Justin Trudeau": whichever of the two has a known office lends it to the other.
void follow_verb(const Sources& sources, const OfficesHeld& held, std::uint32_t verb,
                 std::vector<ClaimCandidate>& candidates) {
  const Predicate* predicate = sources.reader.predicate(verb);
  if (predicate == nullptr) return;
  std::vector<Party> sides[2];
  for (const Argument& argument : predicate->arguments) {
    if (argument.slot != SlotKind::nsubj && argument.slot != SlotKind::obj) continue;
    std::vector<Party>& side = sides[argument.slot == SlotKind::obj ? 1 : 0];
    if (side.empty()) side = sources.participants.parties_at(argument.head, kPerson);
  }
  if (sides[0].empty() || sides[1].empty()) return;
  const Party &later = sides[0].front(), &earlier = sides[1].front();
  if (!sources.participants.has_name(later.chain) || !sources.participants.has_name(earlier.chain)) return;
  const bool known = !bodies_of(sources, held, candidates, later.chain).empty();
  const bool was_known = !bodies_of(sources, held, candidates, earlier.chain).empty();
  if (known == was_known) return;
  // "A former Dutch prime minister is made secretary general of NATO, succeeding Stoltenberg": there, not in
  // The Hague
  const std::uint32_t holder = known ? later.chain : earlier.chain;
  if (std::any_of(candidates.begin(), candidates.end(), [&](const ClaimCandidate& candidate) {
        return candidate.event_class == "ROLE" && candidate.subject.chain == holder &&
               is_body(sources.document, candidate.object.chain) &&
               sources.document.chains[candidate.object.chain].type != ActorType::country;
      }))
    return;
  follow(sources, held, verb, known ? earlier : later, known ? later : earlier,
         known ? "predecessor at" : "successor at", candidates);
}

// "His counterpart, Ibrahim Traore": of the state that the catalogue or the text knows him by.
void face(const Sources& sources, std::uint32_t noun, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  if (tree.lemma(noun) == "number" && (noun == 0 || tree.lemma(noun - 1) != "opposite")) return;
  for (const std::uint32_t child : tree.children(noun))  // "his European counterpart"
    if (child < noun && tree.relation(child) == Relation::amod && tree.token(child).form != tree.lemma(child))
      return;
  const std::optional<Party> person = described(sources, noun);
  if (!person || person->pronoun) return;
  const Chain& chain = sources.document.chains[person->chain];
  const std::int32_t state =
      chain.state >= 0 && !chain.state_guessed ? chain.state : state_of_code(sources.document, chain.country);
  if (state < 0 || tied(candidates, person->chain, static_cast<std::uint32_t>(state))) return;
  candidates.push_back(
      role(noun, *person, static_cast<std::uint32_t>(state), "office.counterpart", "counterpart from", 0.65));
}

// A state, or the one that a ministry or a minister is of.
std::int32_t state_at(const Sources& sources, std::uint32_t head) {
  constexpr TypeSet kActing =
      type_bit(ActorType::country) | type_bit(ActorType::organization) | type_bit(ActorType::person);
  const std::vector<Party> parties = sources.participants.parties_at(head, kActing);
  if (parties.empty()) return -1;
  const Chain& chain = sources.document.chains[parties.front().chain];
  if (chain.type == ActorType::country) return static_cast<std::int32_t>(parties.front().chain);
  if (chain.state >= 0) return chain.state;
  return state_of_code(sources.document, chain.country);
}

// The town of the dateline, else the one that the text speaks of more than of any other; -1 if there is none.
std::int32_t town_of(const MentionedDocument& document) {
  const Document& read = document.analysis.document;
  for (const Section& section : read.sections) {
    if (section.kind != SectionKind::dateline) continue;
    const std::string line = fold_name(read.text.substr(section.span.begin, section.span.size()));
    for (std::size_t i = 0; i < document.chains.size(); ++i)
      if (document.chains[i].type == ActorType::place && !document.chains[i].name.empty() &&
          line.find(fold_name(document.chains[i].name)) != std::string::npos)
        return static_cast<std::int32_t>(i);
    return -1;
  }
  std::int32_t best = -1;
  std::size_t most = 1;
  bool clear = false;
  for (std::size_t i = 0; i < document.chains.size(); ++i) {
    const Chain& chain = document.chains[i];
    if (chain.type != ActorType::place || chain.mentions.size() < most) continue;
    const bool named = std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](std::uint32_t m) {
      return document.mentions[m].kind == MentionKind::name;
    });
    if (!named) continue;
    clear = chain.mentions.size() > most;
    most = chain.mentions.size();
    best = static_cast<std::int32_t>(i);
  }
  return clear ? best : -1;
}

bool is_post(const Tree& tree, std::uint32_t noun) {
  const std::string& lemma = tree.lemma(noun);
  if (one_of(lemma, {"ambassador", "consul", "d'affaires", "envoy"})) return true;
  const std::string_view before = noun > 0 ? std::string_view(tree.lemma(noun - 1)) : std::string_view();
  return lemma == "commissioner" && before == "high";
}

// "Seoul summoned", "was called in by the ministry": whose state; -1 if the verb is none of these.
std::int32_t state_calling(const Sources& sources, std::uint32_t verb) {
  const Tree& tree = sources.reader.tree();
  const auto act = tree.child(verb, Relation::xcomp);
  const bool sends_away =
      act && one_of(tree.lemma(verb), {"order", "tell"}) && one_of(tree.lemma(*act), {"go", "leave"});
  if (!sends_away && (!one_of(tree.lemma(verb), {"summon", "expel", "call", "declare"}) ||
                      (tree.lemma(verb) == "call" && tree.particle(verb) != "in")))
    return -1;
  const Predicate* predicate = sources.reader.predicate(verb);
  if (predicate == nullptr) return -1;
  for (const Argument& argument : predicate->arguments)
    if (argument.slot == SlotKind::nsubj) return state_at(sources, argument.head);
  return -1;
}

// Whether the words of a post say where it is, or that it is at a body: "ambassador to", "UN ambassador".
// Not "the US ambassador", where `sender` is the state.
bool elsewhere(const Sources& sources, std::uint32_t post, std::uint32_t sender) {
  const Tree& tree = sources.reader.tree();
  const auto children = tree.children(post);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    if (tree.relation(child) == Relation::nmod && tree.preposition(child) != "of") return true;
    if (tree.relation(child) != Relation::compound || child > post ||
        one_of(tree.lemma(child), {"charge", "chargé"}))
      return false;
    const std::vector<Party> from = sources.participants.parties_at(child, type_bit(ActorType::country));
    return from.empty() || from.front().chain != sender;
  });
}

// Bodies of the United Nations that have a president, and no secretary-general of their own.
bool of_assembly(std::string_view name) {
  return name.find("Security Council") != name.npos || name.find("General Assembly") != name.npos ||
         name.find("Human Rights Council") != name.npos;
}

// The chain of the United Nations; -1 if the text does not name them.
std::int32_t united_nations(const MentionedDocument& document) {
  for (std::size_t i = 0; i < document.chains.size(); ++i)
    if (document.chains[i].name == "United Nations") return static_cast<std::int32_t>(i);
  return -1;
}

bool of_united_nations(std::string_view name) {
  return name.find("United Nations") != name.npos || name.find("Security Council") != name.npos ||
         name.find("General Assembly") != name.npos;
}

// The state that a text in which an ambassador of another one appears is about; -1 if it is not clear.
std::int32_t host_of(const MentionedDocument& document, std::uint32_t sender) {
  std::int32_t best = -1;
  std::size_t most = 0, second = 0, bodies = 0;
  bool council = false;
  for (std::size_t i = 0; i < document.chains.size(); ++i) {
    const Chain& chain = document.chains[i];
    if (chain.type == ActorType::igo) bodies = std::max(bodies, chain.mentions.size());
    council = council || (chain.mentions.size() > 1 && of_united_nations(chain.name));
    if (chain.type != ActorType::country || i == sender) continue;
    if (chain.mentions.size() > most) {
      second = most;
      most = chain.mentions.size();
      best = static_cast<std::int32_t>(i);
    } else {
      second = std::max(second, chain.mentions.size());
    }
  }
  // Of the ambassadors in a text on the Security Council most are those at the United Nations.
  if (council || (bodies > 1 && 2 * bodies >= most)) return -1;
  const std::int32_t here = state_of_code(document, document.written_from);
  if (here >= 0 && here != static_cast<std::int32_t>(sender) &&
      4 * document.chains[static_cast<std::size_t>(here)].mentions.size() >= most)
    return here;
  return most >= 3 && 2 * most >= 3 * second ? best : -1;
}

using Words = std::span<const std::string_view>;
constexpr std::array<std::string_view, 3> kArmies{"army", "military", "forces"};
constexpr std::array<std::string_view, 6> kParliaments{"parliament", "assembly", "congress",
                                                       "chamber",    "house",    "duma"};
constexpr std::array<std::string_view, 1> kPolice{"police"};
constexpr std::array<std::string_view, 2> kCourts{"court", "tribunal"};
constexpr std::array<std::string_view, 9> kUnions{
    "union", "organisation", "organization", "league", "bloc", "community", "alliance", "council", "nations"};

}  // namespace

std::int32_t body_of_office(const Sources& sources, std::uint32_t office, std::int32_t state) {
  const Tree& tree = sources.reader.tree();
  const std::string& lemma = tree.lemma(office);
  std::string_view before = office > 0 ? std::string_view(tree.lemma(office - 1)) : std::string_view();
  if (before == "-" && office > 1) before = tree.lemma(office - 2);  // "secretary-general"
  Words bodies;
  if (one_of(lemma, {"chief", "commander", "head"}) && one_of(before, {"army", "military"})) bodies = kArmies;
  if (one_of(lemma, {"chief", "commissioner", "head"}) && before == "police") bodies = kPolice;
  if (lemma == "speaker") bodies = kParliaments;
  if (one_of(lemma, {"prosecutor", "judge"})) bodies = kCourts;
  const bool union_office = lemma == "secretary-general" || (lemma == "general" && before == "secretary");
  if (union_office) bodies = kUnions;
  // "Union leader Karin Falk", "an army spokesman", "Commission President": called after what they are of.
  const std::array<std::string_view, 1> called{before};
  const bool compound =
      office > 0 && before != "opposition" && tree.noun(office - 1) &&
      tree.head(office - 1) == static_cast<std::int32_t>(office) &&
      one_of(lemma, {"spokesman", "spokeswoman", "spokesperson", "leader", "president", "secretary",
                     "chairman", "chairwoman", "chair", "chief", "head", "official"});
  if (bodies.empty() && compound) bodies = called;
  if (bodies.empty() || tree.child(office, Relation::nmod_poss)) return -1;  // "his army commander"
  const bool last =
      union_office || compound || bodies.data() == kCourts.data();  // of several the one named last
  std::int32_t only = -1;
  bool several = false;
  for (const Mention& mention : sources.document.mentions) {
    if (mention.chains.size() != 1 || mention.kind == MentionKind::pronoun || mention.plural) continue;
    const auto chain = static_cast<std::int32_t>(mention.chains.front());
    const Chain& body = sources.document.chains[mention.chains.front()];
    const bool igo = body.type == ActorType::igo;
    const bool government = compound && before == "government" && body.type == ActorType::country;
    if (body.type != ActorType::organization && !(igo && last) && !government) continue;
    const bool named_so = std::find(bodies.begin(), bodies.end(), tree.lemma(mention.head)) != bodies.end();
    if ((!named_so && !(union_office && igo)) || chain == only) continue;
    // "told the Security Council": the secretary-general is that of the United Nations
    if (union_office && of_assembly(body.name)) {
      if (mention.head < office || only < 0) only = united_nations(sources.document);
      continue;
    }
    if (mention.head == office || mention.head + 1 == office) continue;
    const bool of_state = state >= 0 && !body.country.empty() &&
                          body.country == sources.document.chains[static_cast<std::size_t>(state)].country;
    if (of_state && !last) return chain;
    if (last && only >= 0 && mention.head > office) break;
    several = several || (only >= 0 && !last);
    only = chain;
  }
  return several ? -1 : only;
}

void make_successions(const Sources& sources, const OfficesHeld& held, TokenRange sentence,
                      std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    const std::string& lemma = tree.lemma(token);
    if (tree.verb(token) && one_of(lemma, {"succeed", "replace"})) {
      follow_verb(sources, held, token, candidates);
      continue;
    }
    if (tree.noun(token) && one_of(lemma, {"counterpart", "number"})) {
      face(sources, token, candidates);
      continue;
    }
    if (!tree.noun(token) || !one_of(lemma, {"successor", "predecessor", "deputy"})) continue;
    const std::optional<Party> master = master_of(sources, token);
    if (!master) continue;
    const std::optional<Party> person = described(sources, token);
    if (!person || person->pronoun) continue;
    const char* label = lemma == "deputy"      ? "deputy at"
                        : lemma == "successor" ? "successor at"
                                               : "predecessor at";
    follow(sources, held, token, *person, *master, label, candidates);
  }
}

void make_posts(const Sources& sources, const OfficesHeld& held, TokenRange sentence,
                std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    // "Oleksandr Honcharenko, the mayor": of the town that the text is about.
    if (tree.noun(token) && tree.lemma(token) == "mayor" && tree.children(token).size() < 3) {
      const std::optional<Party> mayor = described(sources, token);
      const std::int32_t town = mayor && !mayor->pronoun ? town_of(sources.document) : -1;
      const bool known =
          mayor && std::any_of(candidates.begin(), candidates.end(), [&](const ClaimCandidate& c) {
            return c.event_class == "ROLE" && c.subject.chain == mayor->chain;
          });
      if (town >= 0 && !known)
        candidates.push_back(
            role(token, *mayor, static_cast<std::uint32_t>(town), "office.town", "mayor of", 0.6));
      continue;
    }
    if (!tree.noun(token) || !is_post(tree, token)) continue;
    const std::optional<Party> person = described(sources, token);
    if (!person || person->pronoun) continue;
    const auto posted = [&](std::int32_t state) {
      if (state < 0 || tied(candidates, person->chain, static_cast<std::uint32_t>(state))) return;
      candidates.push_back(role(token, *person, static_cast<std::uint32_t>(state), "office.post",
                                tree.lemma(token) == "d'affaires" ? "charge d'affaires in" : "ambassador to",
                                0.7));
    };
    // "The American ambassador in Manila"
    for (const std::uint32_t child : tree.children(token)) {
      if (tree.relation(child) != Relation::nmod || !one_of(tree.preposition(child), {"in", "to", "at"}))
        continue;
      const std::vector<Party> places = sources.participants.parties_at(child, type_bit(ActorType::place));
      if (!places.empty())
        posted(state_of_code(sources.document, sources.document.chains[places.front().chain].country));
    }
    // "Seoul summoned the Russian ambassador, Georgy Zinoviev"
    std::uint32_t top = token;
    while (tree.head(top) != kRoot &&
           (tree.relation(top) == Relation::appos || tree.relation(top) == Relation::flat ||
            tree.relation(top) == Relation::compound || tree.relation(top) == Relation::nmod_desc))
      top = static_cast<std::uint32_t>(tree.head(top));
    const bool called = tree.relation(top) == Relation::obj || tree.relation(top) == Relation::nsubj_pass;
    if (called && tree.head(top) != kRoot)
      posted(state_calling(sources, static_cast<std::uint32_t>(tree.head(top))));
    const std::vector<std::uint32_t> served = bodies_of(sources, held, candidates, person->chain);
    const bool sent =
        served.size() == 1 && sources.document.chains[served.front()].type == ActorType::country;
    const bool resident = one_of(tree.lemma(token), {"ambassador", "commissioner", "d'affaires"});
    if (resident && sent && !elsewhere(sources, token, served.front()))
      posted(host_of(sources.document, served.front()));
  }
}

}  // namespace kg::ingest
