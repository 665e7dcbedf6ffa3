// What identity costs for one new document, in stores of many: fills a store with readings of generated news
// (local actors and claims, no text is analysed), and times Identity::settle() for single documents that come
// after.
//
//   identity_speed DATA FOLDER 1000 10000 100000
//
// A store for each size is made in FOLDER and removed again. Generated news: some 20 local actors and 10
// claims a document; states, bodies and people of the catalogue and 300,000 invented people and bodies, all
// met as often as their rank allows (Zipf), spelt and described in several ways, dated over ten years. The
// same on every machine.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "graph/identity.h"

namespace {

using namespace kg;
// Time of the processor, so that what else the machine does counts little.
struct Clock {
  static std::clock_t now() { return std::clock(); }
};

double milliseconds_since(std::clock_t start) {
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Somebody {
  std::string name, country, recognised, role;
  ActorType type = ActorType::person;
};

constexpr std::size_t kStates = 200;  // that invented people belong to

class World {
 public:
  explicit World(const Catalogue& catalogue) {
    std::vector<std::string> first, last, bodies;
    for (const CatalogueEntry& entry : catalogue.entries()) {
      const std::string name(entry.name);
      const std::size_t space = name.find(' ');
      if (entry.type == ActorType::country)
        states_.push_back({name, std::string(entry.id), std::string(entry.id), "", entry.type});
      if (entry.type == ActorType::person && space != name.npos) {
        first.push_back(name.substr(0, space));
        last.push_back(name.substr(name.rfind(' ') + 1));
        if (entry.source == "hand")
          known_.push_back({name, std::string(entry.country), std::string(entry.id), "", entry.type});
      }
      if (entry.type == ActorType::organization || entry.type == ActorType::armed_group ||
          entry.type == ActorType::igo)
        known_.push_back({name, std::string(entry.country), std::string(entry.id), "", entry.type});
    }
    const char* const roles[] = {"",        "",       "",          "senator",  "general", "energy minister",
                                 "analyst", "farmer", "spokesman", "governor", "judge",   "ambassador"};
    const char* const heads[] = {"Relief League", "Liberation Front", "Workers Party", "Mining Company",
                                 "Daily Post"};
    for (std::size_t i = 0; i < 300'000; ++i) {
      Somebody one;
      one.country = states_[i % kStates].country;
      if (i % 5 == 4) {
        one.name = last[i * 104729 % last.size()] + ' ' + heads[i % std::size(heads)];
        one.type = i % 10 == 9 ? ActorType::armed_group : ActorType::organization;
      } else {
        one.name = first[i * 15485863 % first.size()] + ' ' + last[i * 32452843 % last.size()];
        one.role = roles[i * 31 % std::size(roles)];
      }
      invented_.push_back(std::move(one));
    }
  }

  DocumentReading document(std::uint64_t number) {
    std::mt19937_64 random(number);
    DocumentReading made;
    made.fingerprint = "generated";
    std::string& text = made.document.text;
    text = "Report " + std::to_string(number) + "\n\n";
    const auto day = random() % 3650;
    made.document.appearance.published =
        fmt::format("{:04}-{:02}-{:02}", 2015 + day / 365, 1 + day % 12, 1 + day % 28);
    made.document.appearance.title = "Report " + std::to_string(number);
    made.document.appearance.path = made.document.appearance.reference = std::to_string(number);
    // An article is about one state, mostly, and about its people.
    const std::size_t about = rank(random, kStates);
    add(made, states_[about], random);
    for (int i = 0; i < 4; ++i) add(made, states_[rank(random, states_.size())], random);
    for (int i = 0; i < 6; ++i) add(made, known_[rank(random, known_.size())], random);
    for (int i = 0; i < 7; ++i)
      add(made, random() % 8 == 0 ? invented_[rank(random, invented_.size())] : invented_of(about, random),
          random);
    // What is in the news changes by the month.
    const char* const events[] = {"talks", "summit", "protests", "offensive", "election"};
    const std::size_t event = rank(random, 500) + day / 30 * 37;
    const Somebody& host = states_[event % states_.size()];
    add(made, {host.name + ' ' + events[event % std::size(events)], host.country, "", "", ActorType::event},
        random);
    add(made, {host.name + " officials", host.country, "", "", ActorType::people}, random);
    made.document.id = {content_hash(text)};
    for (LocalActor& actor : made.actors)
      actor.id = local_actor_id(made.document.id, actor.mentions.front().span);
    for (std::uint32_t i = 0; i + 1 < made.actors.size() && i < 10; ++i) {
      Claim claim;
      claim.event_class = "CONSULT";
      claim.predicate = "meets";
      claim.rule = "generated";
      claim.confidence = 0.8;
      claim.participants = {{i, 0, "doer"}, {i + 1, 1, "target"}};
      claim.evidence = claim.trigger = made.actors[i].mentions.front().span;
      claim.id = claim_id(made.document.id, claim, made.actors);
      made.claims.push_back(std::move(claim));
    }
    return made;
  }

 private:
  const Somebody& invented_of(std::size_t state, std::mt19937_64& random) const {
    return invented_[state + kStates * rank(random, invented_.size() / kStates)];
  }

  // The smaller the rank, the more often: about as often as one divided by it.
  static std::size_t rank(std::mt19937_64& random, std::size_t size) {
    const double u = static_cast<double>(random() >> 11U) / 9007199254740992.0;
    return std::min(size - 1,
                    static_cast<std::size_t>(std::exp(u * std::log(static_cast<double>(size) + 1))) - 1);
  }

  static void add(DocumentReading& made, const Somebody& one, std::mt19937_64& random) {
    LocalActor actor;
    actor.name = one.name;
    for (const LocalActor& earlier : made.actors)
      if (earlier.name == actor.name) return;
    actor.type = one.type;
    actor.recognised = one.recognised;
    if (random() % 3 != 0) actor.country = one.country;
    if (random() % 3 != 0) actor.role = one.role;
    if (one.recognised.empty() && random() % 8 == 0)
      for (char& c : actor.name)
        if (c == 'y') c = 'i';
    std::string& text = made.document.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += actor.name;
    actor.aliases = {actor.name};
    actor.mentions = {{{begin, static_cast<std::uint32_t>(text.size())}, MentionKind::name}};
    text += " spoke.\n";
    made.actors.push_back(std::move(actor));
  }

  std::vector<Somebody> states_, known_, invented_;
};

void measure(World& world, const Identity& identity, const std::filesystem::path& folder,
             std::uint64_t size) {
  const std::filesystem::path file = folder / fmt::format("identity-speed-{}.db", size);
  const auto remove = [&] {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
  };
  remove();
  {
    Store store = Store::open(file);
    const auto filling = Clock::now();
    for (std::uint64_t i = 0; i < size; ++i) store.write(world.document(i));
    const double filled = milliseconds_since(filling);
    const auto settling = Clock::now();
    identity.settle(store);
    const double settled = milliseconds_since(settling);
    std::vector<double> times;
    std::size_t compared = 0;
    constexpr std::uint64_t kNew = 300;
    for (std::uint64_t i = 0; i < kNew; ++i) {
      store.write(world.document(1'000'000'000 + i));
      const auto start = Clock::now();
      compared += identity.settle(store).compared;
      times.push_back(milliseconds_since(start));
    }
    std::ranges::sort(times);
    fmt::print("{:>10}{:>12}{:>12.1f}{:>14.1f}{:>10.2f}{:>10.2f}{:>10.2f}{:>12.1f}\n", size,
               store.stats().actors, filled / 1000, settled / 1000, times[times.size() / 2],
               times[times.size() * 9 / 10], times.back(), static_cast<double>(compared) / kNew);
    std::fflush(stdout);
  }
  remove();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 4) {
      fmt::print(stderr, "identity_speed DATA FOLDER DOCUMENTS...\n");
      return 2;
    }
    const std::filesystem::path data = argv[1];
    const Catalogue catalogue = Catalogue::load(data / "actors");
    const auto loading = Clock::now();
    const Identity identity(catalogue, IdentityRules::load(data / "en" / "identity.tsv"));
    fmt::print("made ready in {:.0f} ms\n", milliseconds_since(loading));
    fmt::print("{:>10}{:>12}{:>12}{:>14}{:>10}{:>10}{:>10}{:>12}\n", "documents", "actors", "written s",
               "all settled s", "ms, half", "90 %", "all", "compared");
    World world(catalogue);
    for (int i = 3; i < argc; ++i) measure(world, identity, argv[2], std::stoull(argv[i]));
  } catch (const std::exception& error) {
    fmt::print(stderr, "identity_speed: {}\n", error.what());
    return 2;
  }
}
