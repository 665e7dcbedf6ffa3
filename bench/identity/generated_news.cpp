#include "bench/identity/generated_news.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace kg::bench {
namespace {

using Random = std::mt19937_64;

constexpr const char* kRoles[] = {"President",       "prime minister", "foreign minister",
                                  "spokesman",       "General",        "senator",
                                  "energy minister", "analyst",        "farmer",
                                  "governor",        "judge",          "ambassador",
                                  "lawyer",          "police chief",   "chief negotiator",
                                  "leader",          "student",        "central banker",
                                  "Colonel",         "adviser",        "opposition leader",
                                  "mayor",           "journalist",     "deputy speaker",
                                  "commander",       "bishop",         "engineer",
                                  "doctor",          "striker",        "trade minister"};
constexpr const char* kHeads[] = {
    "Relief League", "Liberation Front", "Workers Party", "Mining Company", "Daily Post",
    "Foundation",    "Airlines",         "Brigade",       "Institute",      "Human Rights Watch Group"};
constexpr const char* kOffices[] = {
    "foreign ministry", "parliament", "army",         "government",           "police",
    "defence ministry", "embassy",    "central bank", "constitutional court", "intelligence agency"};
constexpr const char* kGroups[] = {"soldiers",  "protesters",       "residents", "officials",
                                   "delegates", "troops",           "diplomats", "other victims",
                                   "migrants",  "several lawmakers"};
constexpr const char* kEvents[] = {"talks", "war",    "summit",     "attack", "ceasefire",
                                   "vote",  "strike", "march",      "raid",   "visit",
                                   "plan",  "crisis", "conference", "coup",   "treaty"};
constexpr const char* kNamedEvents[] = {"talks",    "summit", "protests", "offensive",
                                        "election", "war",    "accord"};
constexpr const char* kWords[] = {
    "said",   "after", "the",    "long", "meeting", "of",    "this", "week", "while",   "prices", "of",
    "grain",  "and",   "fuel",   "rose", "again",   "in",    "many", "of",   "its",     "towns",  "as",
    "winter", "came",  "nearer", "and",  "the",     "roads", "were", "shut", "without", "warning"};

template <class Array>
const char* any_of(const Array& words, Random& random) {
  return words[random() % std::size(words)];
}

// The smaller the rank, the more often: about as often as one divided by it.
std::size_t rank(Random& random, std::size_t size) {
  const double u = static_cast<double>(random() >> 11U) / 9007199254740992.0;
  const double drawn = std::exp(u * std::log(static_cast<double>(size) + 1)) - 1;
  return std::min(size - 1, static_cast<std::size_t>(drawn));
}

bool one_in(std::uint64_t many, Random& random) { return random() % many == 0; }

// A beginning of one word and the end of another.
std::string joined(const std::string& one, const std::string& other) {
  const auto half = [](const std::string& word) {
    std::size_t at = word.size() / 2;
    while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) ++at;
    return at;
  };
  return one.substr(0, half(one)) + other.substr(half(other));
}

}  // namespace

// Puts local actors and sentences into one reading.
class GeneratedNews::Writer {
 public:
  Writer(std::uint64_t number, bool briefly, Random& random) : random_(random), briefly_(briefly) {
    made_.fingerprint = "generated";
    Document& document = made_.document;
    document.text = "Report " + std::to_string(number) + "\n\n";
    const auto day = random() % 3650;
    month_ = day / 30;
    document.appearance.published =
        fmt::format("{:04}-{:02}-{:02}", 2015 + day / 365, 1 + day % 365 / 31, 1 + day % 28);
    document.appearance.title = "Report " + std::to_string(number);
    document.appearance.path = document.appearance.reference = std::to_string(number);
  }

  std::uint64_t month() const { return month_; }

  // Who is in the document already is not named again.
  void name(const Somebody& one, MentionKind kind = MentionKind::name) {
    for (const LocalActor& earlier : made_.actors)
      if (earlier.name == one.name) return;
    LocalActor actor;
    actor.name = one.name;
    actor.type = one.type;
    actor.recognised = one.recognised;
    // How often readings know them.
    if (!one.recognised.empty() || random_() % 100 < 55) actor.country = one.country;
    if (random_() % 100 < 77) actor.role = one.role;
    // Articles describe the same person in ever other words.
    if (!actor.role.empty() && one_in(4, random_))
      actor.role += std::string(" of the ") + any_of(kWords, random_) + ' ' + any_of(kWords, random_);
    if (kind == MentionKind::name && one.recognised.empty()) spell(actor);
    mention(actor, actor.name, kind);
    if (briefly_) {
      made_.actors.push_back(std::move(actor));
      return;
    }
    if (one_in(2, random_)) mention(actor, actor.name, kind);
    const std::size_t space = actor.name.rfind(' ');
    if (actor.type == ActorType::person && space != actor.name.npos && !one_in(3, random_))
      mention(actor, actor.name.substr(space + 1), kind);
    if (one_in(3, random_)) mention(actor, one.type == ActorType::person ? "he" : "it", MentionKind::pronoun);
    made_.actors.push_back(std::move(actor));
  }

  DocumentReading finished() {
    made_.document.id = {content_hash(made_.document.text)};
    for (LocalActor& actor : made_.actors)
      actor.id = local_actor_id(made_.document.id, actor.mentions.front().span);
    const std::uint32_t claims = briefly_ ? 4 : 19;
    for (std::uint32_t i = 0; i + 1 < made_.actors.size() && i < claims; ++i) {
      Claim claim;
      claim.event_class = "CONSULT";
      claim.predicate = "meets";
      claim.rule = "generated";
      claim.confidence = 0.8;
      claim.participants = {{i, 0, "doer"}, {i + 1, 1, "target"}};
      claim.evidence = claim.trigger = made_.actors[i].mentions.front().span;
      claim.id = claim_id(made_.document.id, claim, made_.actors);
      made_.claims.push_back(std::move(claim));
    }
    return std::move(made_);
  }

 private:
  void spell(LocalActor& actor) {
    if (one_in(8, random_)) std::ranges::replace(actor.name, 'y', 'i');
    const std::size_t space = actor.name.find(' ');
    if (actor.type == ActorType::person && space != actor.name.npos && one_in(25, random_))
      actor.name.insert(space, std::string(" ") + static_cast<char>('A' + actor.name.size() % 26) + '.');
  }

  void mention(LocalActor& actor, const std::string& form, MentionKind kind) {
    std::string& text = made_.document.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += form;
    actor.mentions.push_back({{begin, static_cast<std::uint32_t>(text.size())}, kind});
    if (kind != MentionKind::pronoun && std::ranges::find(actor.aliases, form) == actor.aliases.end()) {
      actor.aliases.push_back(form);
      std::ranges::sort(actor.aliases);
    }
    for (int i = 0; i < 2; ++i) text += std::string(" ") + any_of(kWords, random_);
    text += ".\n";
  }

  Random& random_;
  bool briefly_;
  DocumentReading made_;
  std::uint64_t month_ = 0;
};

GeneratedNews::GeneratedNews(const Catalogue& catalogue) {
  std::map<std::string_view, State> states;
  for (const CatalogueEntry& entry : catalogue.entries())
    if (entry.type == ActorType::country) states[entry.id].entry = &entry;
  std::vector<std::string> first, last;
  for (const CatalogueEntry& entry : catalogue.entries()) {
    if (entry.type == ActorType::igo) organisations_.push_back(&entry);
    if (entry.type == ActorType::armed_group) groups_.push_back(&entry);
    const auto of = states.find(entry.country);
    if (of == states.end()) continue;
    State& state = of->second;
    if (entry.type == ActorType::organization) state.bodies.push_back(&entry);
    if (entry.type == ActorType::place) state.places.push_back(&entry);
    if (entry.type != ActorType::person) continue;
    state.people.push_back(&entry);
    const std::string name(entry.name);
    const std::size_t space = name.find(' ');
    if (space == name.npos) continue;
    for (std::vector<std::string>* names : {&state.first, &first}) names->push_back(name.substr(0, space));
    for (std::vector<std::string>* names : {&state.last, &last})
      names->push_back(name.substr(name.rfind(' ') + 1));
  }
  constexpr std::size_t few = 40;
  for (auto& [id, state] : states) {
    if (state.people.empty() || state.bodies.empty()) continue;
    for (std::size_t i = 0; state.first.size() < few; ++i) {
      const std::size_t at = (content_hash(id) + i * 7919) % first.size();
      state.first.push_back(first[at]);
      state.last.push_back(last[at]);
    }
    states_.push_back(std::move(state));
  }
  std::ranges::stable_sort(
      states_, [](const State& one, const State& other) { return one.people.size() > other.people.size(); });
}

GeneratedNews::Somebody GeneratedNews::known(const CatalogueEntry& entry) const {
  Somebody one{std::string(entry.name), std::string(entry.country), std::string(entry.id), "", entry.type};
  if (entry.type == ActorType::person) one.role = kRoles[content_hash(entry.id) % 5];
  return one;
}

std::string GeneratedNews::last_name(const State& state, Random& random) const {
  const std::string& one = state.last[random() % state.last.size()];
  return one_in(3, random) ? one : joined(one, state.last[random() % state.last.size()]);
}

GeneratedNews::Somebody GeneratedNews::person(std::size_t state, std::uint64_t index) const {
  Random random(index * 256 + state);
  const State& of = states_[state];
  const std::string& first = of.first[random() % of.first.size()];
  return {first + ' ' + last_name(of, random), std::string(of.entry->id), "", any_of(kRoles, random),
          ActorType::person};
}

GeneratedNews::Somebody GeneratedNews::body(std::size_t state, std::uint64_t index) const {
  Random random(index * 256 + state);
  const State& of = states_[state];
  return {last_name(of, random) + ' ' + any_of(kHeads, random), std::string(of.entry->id), "", "",
          one_in(6, random) ? ActorType::armed_group : ActorType::organization};
}

GeneratedNews::Somebody GeneratedNews::place(std::size_t state, std::uint64_t index) const {
  Random random(index * 256 + state);
  const State& of = states_[state];
  return {joined(of.last[random() % of.last.size()], of.first[random() % of.first.size()]),
          std::string(of.entry->id), "", "", ActorType::place};
}

DocumentReading GeneratedNews::document(std::uint64_t number, Kind kind) const {
  Random random(number * 3 + static_cast<std::uint64_t>(kind));
  const bool front_page = kind == Kind::front_page;
  Writer writer(number, kind == Kind::strangers, random);
  // Of so many, by rank; of a front page only the first.
  const auto drawn = [&](std::size_t size, std::size_t first) {
    return front_page ? random() % std::min(size, first) : rank(random, size);
  };
  const std::size_t about = drawn(states_.size(), 3);
  const auto state_named = [&] { return one_in(3, random) ? drawn(states_.size(), 6) : about; };
  // Of those whom no catalogue has: known for years, for a month, or for a day.
  const auto stranger = [&](std::size_t steady, std::size_t monthly) -> std::uint64_t {
    const auto lot = random() % 4;
    if (front_page || lot < 2) return drawn(steady, 5);
    if (lot == 2) return 100'000 + writer.month() * monthly + rank(random, monthly);
    return 1'000'000 + random() % 100'000'000;
  };
  const std::string of_state = std::string(states_[about].entry->name) + ' ';
  const std::string country(states_[about].entry->id);
  writer.name(known(*states_[about].entry));
  for (int i = 0; i < 5; ++i) writer.name(person(state_named(), stranger(2000, 20)));
  for (int i = 0; i < 2; ++i) writer.name(body(state_named(), stranger(200, 5)));
  for (int i = 0; i < 3; ++i) writer.name(place(state_named(), stranger(300, 5)));
  writer.name({of_state + "officials", country, "", "", ActorType::people}, MentionKind::description);
  writer.name(
      {of_state + kNamedEvents[drawn(std::size(kNamedEvents), 1)], country, "", "", ActorType::event});
  if (kind == Kind::strangers) return writer.finished();
  for (int i = 0; i < 5; ++i) writer.name(known(*states_[drawn(states_.size(), 8)].entry));
  for (int i = 0; i < 2; ++i) writer.name(known(*organisations_[drawn(organisations_.size(), 4)]));
  for (int i = 0; i < 6; ++i) {
    const State& state = states_[state_named()];
    writer.name(known(*state.people[drawn(state.people.size(), 6)]));
  }
  for (int i = 0; i < 2; ++i) {
    const State& state = states_[state_named()];
    writer.name(known(*state.bodies[drawn(state.bodies.size(), 4)]));
  }
  for (int i = 0; i < 2; ++i)
    writer.name({any_of(kOffices, random), one_in(2, random) ? country : "", "", "", ActorType::organization},
                MentionKind::description);
  if (one_in(2, random)) writer.name(known(*groups_[drawn(groups_.size(), 4)]));
  for (int i = 0; i < 3; ++i) {
    const State& state = states_[state_named()];
    if (!state.places.empty()) writer.name(known(*state.places[drawn(state.places.size(), 4)]));
  }
  for (int i = 0; i < 4; ++i)
    writer.name({any_of(kGroups, random), "", "", "", ActorType::people}, MentionKind::description);
  for (int i = 0; i < 4; ++i)
    writer.name({any_of(kEvents, random), "", "", "", ActorType::event}, MentionKind::description);
  return writer.finished();
}

}  // namespace kg::bench
