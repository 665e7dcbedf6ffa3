// "The Malian government", "Netanyahu's government", "the country", "his country": the state that is meant.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/dateline.h"

namespace kg::ingest {

std::int32_t state_of_code(const Reading& reading, const Chains& chains, const std::string& country) {
  if (country.empty()) return -1;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const CatalogueEntry* entry = chains.entry(i);
    if (chains.root(i) == i && entry && entry->type == ActorType::country && entry->country == country)
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

namespace {

constexpr int kTopic = 6;                // points of a state that a text is about
constexpr std::uint32_t kShortText = 4;  // sentences before which no topic has shown

bool is_government(const Candidate& candidate) {
  return candidate.described == Described::organisation && candidate.mention.type == ActorType::country;
}

bool is_kingdom(const CatalogueEntry* entry) {
  return entry && std::any_of(entry->names.begin(), entry->names.end(), [](const CatalogueName& n) {
           return n.text.find("Kingdom") != std::string_view::npos;
         });
}

// States that do something to or for a description, or are asked to: "France urged Togo to leave the country"
// is of a third one. "Held elections across the country" may be of the one that did.
std::set<std::uint32_t> acting_states(const Reading& reading, const Chains& chains,
                                      const Candidate& candidate) {
  std::set<std::uint32_t> acting;
  std::uint32_t at = reading.syntax.first_conjunct(candidate.mention.head);
  const std::string_view where = reading.syntax.preposition(candidate.mention.head);
  for (const char* inside : {"in", "across", "throughout", "around", "within", "inside"})
    if (where == inside) return acting;
  const auto add = [&](std::optional<std::uint32_t> token) {
    if (!token || reading.covered[*token] < 0) return;
    const auto state = static_cast<std::uint32_t>(reading.covered[*token]);
    if (reading.at(state).mention.head == *token && chains.type(state) == ActorType::country)
      acting.insert(chains.root(state));
  };
  // "recalled the country's ambassador to China": of another one
  if (is_relation(reading.token(at), "nmod:poss") && reading.token(at).head != kRoot) {
    for (const std::uint32_t behind :
         reading.syntax.children(static_cast<std::uint32_t>(reading.token(at).head)))
      if (behind > at && is_relation(reading.token(behind), "nmod")) add(behind);
  }
  for (int steps = 0; steps < 8 && reading.token(at).head != kRoot; ++steps) {
    if (is_relation(reading.token(at), "nsubj")) break;
    const bool lent = is_relation(reading.token(at), "xcomp") || reading.token(at).xpos == "VBG";
    at = static_cast<std::uint32_t>(reading.token(at).head);
    if (lent) add(reading.syntax.child(at, "obj"));
    const auto subject = reading.syntax.child(at, "nsubj");
    add(subject);
    if (subject) break;
  }
  return acting;
}

// Which states a description may mean; any if it says nothing of them.
struct StatesMeant {
  const std::vector<std::string>* codes = nullptr;
  bool kingdom = false;
  std::set<std::uint32_t> barred{};

  bool fit(const Chains& chains, std::uint32_t state) const {
    if (barred.contains(state)) return false;
    if (!codes) return true;
    return std::find(codes->begin(), codes->end(), chains.country(state)) != codes->end() ||
           (kingdom && is_kingdom(chains.entry(state)));
  }
};

// The states that a text names, and points for each.
class NamedStates {
 public:
  NamedStates(const Reading& reading, const Chains& chains) : chains_(chains) {
    for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
      if (chains.type(i) != ActorType::country || !chains.has_name(i) || chains.several(i)) continue;
      points_.emplace(chains.root(i), 0);
      if (const std::string code = chains.country(i); !code.empty()) by_code_.emplace(code, chains.root(i));
    }
  }

  bool holds(std::uint32_t candidate) const { return points_.contains(chains_.root(candidate)); }
  // The points of the state that the candidate is, or is of; nullptr if the text does not name it.
  int* points_of(std::uint32_t candidate) {
    if (const auto state = points_.find(chains_.root(candidate)); state != points_.end())
      return &state->second;
    const auto home = by_code_.find(chains_.country(candidate));
    return home == by_code_.end() ? nullptr : &points_[home->second];
  }
  // The one with the most points, at least `least`, if it has half as many again as any other; else -1.
  std::int32_t outstanding(const StatesMeant& meant_by, int least) const {
    std::int32_t best = -1;
    int best_points = 0, second = 0;
    for (const auto& [state, score] : points_) {
      if (!meant_by.fit(chains_, state)) continue;
      if (score > best_points) {
        second = best_points;
        best_points = score;
        best = static_cast<std::int32_t>(state);
      } else {
        second = std::max(second, score);
      }
    }
    return best_points >= least && 2 * best_points > 3 * second ? best : -1;
  }

 private:
  const Chains& chains_;
  std::map<std::uint32_t, int> points_;           // by root of the state
  std::map<std::string, std::uint32_t> by_code_;  // to its root
};

// The state that the text speaks of around here: it, its people and its places named most, and lately. -1
// where two are spoken of about as much.
std::int32_t salient_state(const Reading& reading, const Chains& chains, std::uint32_t at,
                           const StatesMeant& meant_by) {
  NamedStates named(reading, chains);
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    int* const points = candidate.pronoun ? nullptr : named.points_of(i);
    if (points == nullptr) continue;
    const bool state = named.holds(i);
    *points += state ? 2 : 1;
    const std::uint32_t other = reading.sentence_of(candidate);
    if (i < at && sentence - other <= 2)
      *points += state && candidate.mention.kind == MentionKind::name ? 5 : 3;
    if (i < at && other == sentence && state) *points -= 3;  // "Russia ... the country": mostly another one
  }
  return named.outstanding(meant_by, 1);
}

// The state that the whole text is about, by its names, its people and its places; -1 if no one state stands
// out.
std::int32_t topic_state(const Reading& reading, const Chains& chains, const StatesMeant& meant_by) {
  NamedStates named(reading, chains);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (int* const points = reading.at(i).pronoun ? nullptr : named.points_of(i))
      *points += named.holds(i) ? 2 : 1;
  return named.outstanding(meant_by, kTopic);
}

// The one state, besides those that act, that the sentence of a mention or the one before names before it.
std::int32_t only_state_near(const Reading& reading, const Chains& chains, std::uint32_t at,
                             const StatesMeant& meant_by) {
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  std::int32_t only = -1;
  for (std::uint32_t i = at; i-- > 0 && sentence - reading.sentence_of(reading.at(i)) <= 1;) {
    if (reading.at(i).mention.kind != MentionKind::name || chains.type(i) != ActorType::country ||
        chains.several(i) || !meant_by.fit(chains, chains.root(i)))
      continue;
    if (only >= 0 && !chains.same(i, static_cast<std::uint32_t>(only))) return -1;
    only = static_cast<std::int32_t>(i);
  }
  return only;
}

// "The government", "the federal government", "the army-backed government"; not "the local government".
bool is_whole_government(const Reading& reading, const Candidate& candidate) {
  constexpr std::array<std::string_view, 19> kWhole{
      "-",        "army",    "backed",   "caretaker", "central",     "civilian", "coalition",
      "current",  "elected", "federal",  "incoming",  "interim",     "military", "minority",
      "national", "new",     "outgoing", "ruling",    "transitional"};
  for (std::uint32_t t = candidate.mention.tokens.begin; t < candidate.mention.head; ++t)
    if (!std::binary_search(kWhole.begin(), kWhole.end(), reading.words.form(t))) return false;
  return true;
}

// "the Trump administration ... the administration": the one that was named so before; -1 if none was.
std::int32_t named_so_before(const Reading& reading, const Chains& chains, std::uint32_t at) {
  for (std::uint32_t i = at; i-- > 0;) {
    const Candidate& earlier = reading.at(i);
    if (earlier.head_word == "administration" && chains.type(i) == ActorType::country && !chains.several(i))
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

// "Iraq's parliament asked the government": of the state of who acts in the sentence.
std::int32_t state_of_subject(const Reading& reading, const Chains& chains, std::uint32_t at) {
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  for (std::uint32_t i = at; i-- > 0 && reading.sentence_of(reading.at(i)) == sentence;) {
    const Candidate& candidate = reading.at(i);
    if (!is_relation(reading.token(candidate.mention.head), "nsubj") || chains.several(i)) continue;
    const ActorType type = chains.type(i);
    if (type == ActorType::organization || type == ActorType::person)
      if (const std::int32_t state = state_of_code(reading, chains, chains.country(i)); state >= 0)
        return state;
  }
  return -1;
}

// "That country": the state named last.
std::int32_t state_named_last(const Reading& reading, const Chains& chains, std::uint32_t at) {
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  for (std::uint32_t i = at; i-- > 0;) {
    const Candidate& candidate = reading.at(i);
    if (sentence - reading.sentence_of(candidate) > 2) break;
    if (candidate.mention.kind == MentionKind::name && chains.type(i) == ActorType::country)
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

// "Chinese troops", "the People's Liberation Army": what of one state is one body. Empty for all others.
std::string_view kind_of_body(const Reading& reading, const Candidate& candidate) {
  if (candidate.mention.type != ActorType::organization) return {};
  const auto noun = reading.lexicon.organisations.headed_by(reading.words, candidate.mention.tokens,
                                                            candidate.mention.head);
  if (!noun || noun->row->takes != SlotFiller::country || noun->row->classes.empty()) return {};
  const std::string& first = noun->row->classes.front();
  if (first == "army" || first == "troops") return "forces";
  if (first == "navy" || first == "coastguard" || first == "airforce") return first;
  return {};
}

// Beside the state, the noun and a number no word: "5,000 Lebanese soldiers", not "Lebanese border troops".
bool says_no_more(const Reading& reading, const Candidate& candidate) {
  const auto noun = reading.lexicon.organisations.headed_by(reading.words, candidate.mention.tokens,
                                                            candidate.mention.head);
  for (std::uint32_t t = candidate.mention.tokens.begin; t < noun->tokens.begin; ++t)
    if (reading.covered[t] < 0 && reading.token(t).upos != "NUM" && reading.token(t).upos != "DET" &&
        reading.token(t).xpos != "POS")
      return false;
  return candidate.extent.end == candidate.mention.tokens.end;
}

}  // namespace

void link_forces(const Reading& reading, Chains& chains) {
  std::map<std::pair<std::string, std::string_view>, std::uint32_t> bodies;  // by state and kind
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    const std::string country = chains.country(i);
    if (country.empty() || candidate.pronoun || chains.several(i)) continue;
    const std::string_view kind = kind_of_body(reading, candidate);
    if (kind.empty()) continue;
    const bool named = candidate.mention.kind == MentionKind::name;
    if (!named && (candidate.described != Described::organisation || candidate.slots.empty() ||
                   !says_no_more(reading, candidate)))
      continue;
    const auto [earlier, fresh] = bodies.emplace(std::pair{country, kind}, i);
    if (!fresh) chains.link(i, earlier->second, "forces-of-state");
  }
}

namespace {

// The state of a government: whose it is, or in whose capital it sits. -1 if the text does not say;
// `elsewhere` where it names somebody else.
std::int32_t state_in_slots(const Reading& reading, const Chains& chains, const Candidate& candidate,
                            bool& elsewhere) {
  for (const std::uint32_t slot : candidate.slots) {
    std::int32_t state = -1;
    const ActorType type = chains.type(slot);
    if (type == ActorType::country)
      state = static_cast<std::int32_t>(slot);
    else if (type == ActorType::person)
      state = state_of_code(reading, chains, chains.country(slot));
    else if (type == ActorType::place)
      state = state_of_code(reading, chains, std::string(capital_of(reading.at(slot))));
    if (state >= 0) return state;
    const std::string_view where = reading.syntax.preposition(reading.at(slot).mention.head);
    elsewhere = elsewhere || type != ActorType::place || (where != "in" && where != "at");
  }
  if (candidate.entry) return state_of_code(reading, chains, std::string(candidate.entry->country));
  // "The island's government"
  const auto owner = reading.syntax.child(candidate.mention.head, "nmod:poss");
  if (!owner || !candidate.slots.empty() || candidate.possessor_token >= 0) return -1;
  elsewhere = true;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (reading.at(i).mention.head == *owner && chains.type(i) == ActorType::country && chains.has_name(i))
      return static_cast<std::int32_t>(i);
  return -1;
}

void link_government(const Reading& reading, Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  bool elsewhere = false;
  std::int32_t state = state_in_slots(reading, chains, candidate, elsewhere);
  if (state < 0 && !elsewhere && candidate.possessor_token < 0 && is_whole_government(reading, candidate)) {
    const bool administration = candidate.head_word == "administration";
    if (administration) state = named_so_before(reading, chains, i);
    const bool alone = candidate.definite && candidate.extent.end - candidate.extent.begin <= 2;
    if (administration && alone && state < 0) {  // no other state's is called so
      state = state_of_code(reading, chains, "USA");
      if (state < 0) return;
    }
    if (state < 0) state = salient_state(reading, chains, i, {});
    if (state < 0) state = state_of_subject(reading, chains, i);
    if (state < 0 && candidate.head_word == "government")  // "WINDHOEK, Nov 26 - ...": the one at home
      state = state_of_code(reading, chains, written_from(reading));
  }
  if (state >= 0) chains.link(i, static_cast<std::uint32_t>(state), "government-of");
}

// "The Kenyan side rejected it"; not "on the Kenyan side of the border".
bool is_side_of_state(const Reading& reading, const Candidate& candidate) {
  if (candidate.described != Described::group || candidate.head_word != "side" || candidate.slots.empty() ||
      reading.token(candidate.mention.head).xpos != "NN" ||
      candidate.extent.end != candidate.mention.tokens.end)
    return false;
  const std::string_view where = reading.syntax.preposition(candidate.mention.head);
  return reading.at(candidate.slots.front()).mention.head < candidate.mention.head &&
         (where.empty() || where == "by" || where == "with" || where == "for" || where == "from");
}

// Another island is spoken of: "Kinmen, an island ... the island".
bool names_an_island(const Reading& reading, std::uint32_t at) {
  constexpr std::uint32_t kNear = 3;
  const std::uint32_t sentence = reading.sentence_of(reading.at(at));
  for (std::uint32_t i = at; i-- > 0 && sentence - reading.sentence_of(reading.at(i)) <= kNear;) {
    const Candidate& earlier = reading.at(i);
    if (earlier.mention.type != ActorType::place || earlier.head_word == "island") continue;
    if (earlier.folded.ends_with(" island") || earlier.folded.ends_with(" islands")) return true;
  }
  return false;
}

// "Told the nation", "in an address to the nation": whoever speaks there speaks to his own; -1 for all
// others.
std::int32_t addressed_by(const Reading& reading, const Chains& chains, const Candidate& candidate) {
  constexpr std::array<std::string_view, 8> kSpeaks{"address", "assure", "promise", "remind",
                                                    "speak",   "speech", "tell",    "thank"};
  std::uint32_t at = candidate.mention.head;
  for (int steps = 0; steps < 3 && reading.token(at).head != kRoot; ++steps) {
    const auto above = static_cast<std::uint32_t>(reading.token(at).head);
    if (steps == 0 && std::find(kSpeaks.begin(), kSpeaks.end(), reading.words.lemma(above)) == kSpeaks.end())
      return -1;
    const auto subject = reading.syntax.child(above, "nsubj");
    if (subject && reading.covered[*subject] >= 0) {
      const auto speaker = static_cast<std::uint32_t>(reading.covered[*subject]);
      if (chains.type(speaker) != ActorType::person || chains.several(speaker)) return -1;
      const ServedState served = state_served(reading, chains, speaker);
      return served.guessed ? -1 : served.state;
    }
    at = above;
  }
  return -1;
}

// "The country", "the island", "the West African state": the one that fits and that the text speaks of.
void link_described_state(const Reading& reading, Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  const bool place = candidate.described == Described::place;
  const bool of = candidate.extent.end > candidate.mention.tokens.end &&
                  reading.words.form(candidate.mention.tokens.end) == "of";
  if ((candidate.described != Described::country && !place) || !candidate.definite || of ||
      candidate.possessor_token >= 0 || candidate.names >= 0)
    return;
  const std::string& word = candidate.head_word;
  const auto row = reading.lexicon.state_words.find(joined_words(reading, candidate.mention.tokens));
  const bool known = row != reading.lexicon.state_words.end();
  if (!known) {
    if (place || candidate.mention.tokens.end - candidate.mention.tokens.begin > 1)
      return;  // "the host country"
    if (word != "country" && word != "nation" && word != "republic") return;
  }
  if (place && names_an_island(reading, i)) return;
  const bool that = candidate.extent.begin < candidate.mention.tokens.begin &&
                    reading.words.form(candidate.extent.begin) == "that";
  const StatesMeant meant{known ? &row->second : nullptr, word == "kingdom",
                          acting_states(reading, chains, candidate)};
  std::int32_t state = word == "nation" ? addressed_by(reading, chains, candidate) : -1;
  if (state < 0)
    state = that && !known ? state_named_last(reading, chains, i) : salient_state(reading, chains, i, meant);
  if (state < 0) state = topic_state(reading, chains, meant);
  if (state < 0 && reading.sentence_of(candidate) < kShortText)
    state = only_state_near(reading, chains, i, meant);
  if (state >= 0) chains.link(i, static_cast<std::uint32_t>(state), "the-country");
}

}  // namespace

void link_states(const Reading& reading, Chains& chains) {
  const auto is_open = [&](std::uint32_t i) {
    return reading.at(i).mention.kind == MentionKind::description && !chains.has_name(i);
  };
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (is_open(i) && !is_government(reading.at(i)) && !reading.at(i).mention.plural)
      link_described_state(reading, chains, i);
  // "The island's government", once the island is known.
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (!is_open(i)) continue;
    if (is_government(candidate))
      link_government(reading, chains, i);
    else if (is_side_of_state(reading, candidate) &&
             chains.type(candidate.slots.front()) == ActorType::country)
      chains.link(i, candidate.slots.front(), "side-of-state");
  }
}

void link_possessed_states(const Reading& reading, Chains& chains) {
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.possessor_token < 0 || candidate.mention.plural || chains.has_name(i)) continue;
    if (candidate.described != Described::country && !is_government(candidate)) continue;
    if (candidate.head_word != "country" && candidate.head_word != "nation" && !is_government(candidate))
      continue;
    for (std::uint32_t p = 0; p < reading.candidates.size(); ++p) {
      if (reading.at(p).mention.head != static_cast<std::uint32_t>(candidate.possessor_token) ||
          !reading.at(p).pronoun)
        continue;
      if (chains.several(p)) break;
      const ActorType type = chains.type(p);
      if (type == ActorType::country && is_government(candidate)) {
        chains.link(i, p, "government-of");
      } else if (type == ActorType::person) {
        if (const ServedState served = state_served(reading, chains, p); served.state >= 0 && !served.guessed)
          chains.link(i, static_cast<std::uint32_t>(served.state), "country-of-person");
      }
      break;
    }
  }
}

}  // namespace kg::ingest
