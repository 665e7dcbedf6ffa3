#include "ingest/evaluation/scoring.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "ingest/evaluation/actor_matching.h"

namespace kg::ingest {
namespace {

// Subject, object, class; an actor that gold has not is "?name/type". Which way reciprocal classes point does
// not matter, so their actors are sorted.
using Key = std::tuple<std::string, std::string, std::string>;
using Fact = std::pair<Polarity, Status>;
constexpr Fact kPlain = {Polarity::positive, Status::asserted};

Key keyed(std::string subject, const std::string& event_class, std::string object) {
  const bool symmetric = event_class == "CONSULT" || event_class == "AGREE" || event_class == "COOPERATE" ||
                         event_class == "FAMILY";
  if (symmetric && object < subject) std::swap(subject, object);
  return {std::move(subject), std::move(object), event_class};
}

struct SystemClaim {
  const Claim* claim = nullptr;
  ActorName subject, object;
  std::optional<ActorName> speaker;
};

// As `kgbuild extract --as claims` writes them: the pairs across sides.
std::vector<SystemClaim> pairs_of(const DocumentReading& reading, double min_confidence,
                                  SystemActors& actors) {
  std::vector<SystemClaim> pairs;
  for (const Claim& claim : reading.claims) {
    if (claim.confidence < min_confidence) continue;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const Participant& subject : claim.participants)
      for (const Participant& object : claim.participants) {
        if (subject.side >= object.side || subject.actor == object.actor) continue;
        if (!seen.insert({subject.actor, object.actor}).second) continue;
        SystemClaim pair{&claim, actors.stands_in_claim(reading.actors[subject.actor]),
                         actors.stands_in_claim(reading.actors[object.actor]), std::nullopt};
        if (!claim.speakers.empty()) pair.speaker = actors.speaks(reading.actors[claim.speakers.front()]);
        pairs.push_back(std::move(pair));
      }
  }
  return pairs;
}

template <class Thing>
Tally counted(const std::set<Thing>& system, const std::set<Thing>& every, const std::set<Thing>& core) {
  const auto shared = [&](const std::set<Thing>& gold) {
    return static_cast<std::uint32_t>(std::count_if(
        system.begin(), system.end(), [&](const Thing& thing) { return gold.contains(thing); }));
  };
  return {static_cast<std::uint32_t>(system.size()), shared(every), static_cast<std::uint32_t>(core.size()),
          shared(core)};
}

std::set<std::string> ends(const std::set<Key>& keys) {
  std::set<std::string> actors;
  for (const auto& [subject, object, event_class] : keys) actors.insert({subject, object});
  return actors;
}

std::set<std::pair<std::string, std::string>> tied(const std::set<Key>& keys) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& [subject, object, event_class] : keys) pairs.insert(std::minmax(subject, object));
  return pairs;
}

std::set<Key> of_class(const std::set<Key>& keys, const std::string& event_class) {
  std::set<Key> some;
  for (const Key& key : keys)
    if (std::get<2>(key) == event_class) some.insert(key);
  return some;
}

// What gold and the reading say of each key.
struct Side {
  std::set<Key> keys;
  std::set<std::pair<Key, Fact>> facts;
  std::map<Key, std::set<std::string>> speakers;  // that are named
  std::map<Key, std::set<Days>> times;            // that are told
};

struct Comparison {
  const GoldArticle& gold;
  std::map<ActorName, std::string> gold_of;
  Side theirs, ours;
  std::set<Key> core;
  std::vector<std::pair<Key, const SystemClaim*>> first_of;  // the reading's keys in its order

  std::string id_of(const ActorName& actor) const {
    const auto found = gold_of.find(actor);
    return found == gold_of.end() ? '?' + actor.first + '/' + actor.second : found->second;
  }
};

Key key_of(const GoldArticle& gold, const GoldClaim& claim) {
  return keyed(gold.actors[claim.subject].id, claim.event_class, gold.actors[claim.object].id);
}

void add_gold(Comparison& to, bool recall_all) {
  for (const GoldClaim& claim : to.gold.claims) {
    const Key key = key_of(to.gold, claim);
    to.theirs.keys.insert(key);
    if (claim.core || recall_all) to.core.insert(key);
    to.theirs.facts.insert({key, {claim.polarity, claim.status}});
    if (claim.speaker) to.theirs.speakers[key].insert(to.gold.actors[*claim.speaker].id);
    if (const auto days = days_of(claim.time)) to.theirs.times[key].insert(*days);
  }
}

void add_system(Comparison& to, const std::vector<SystemClaim>& pairs) {
  for (const SystemClaim& pair : pairs) {
    const Claim& claim = *pair.claim;
    Key key = keyed(to.id_of(pair.subject), claim.event_class, to.id_of(pair.object));
    to.ours.facts.insert({key, {claim.polarity, claim.status}});
    if (pair.speaker) {
      const auto found = to.gold_of.find(*pair.speaker);
      to.ours.speakers[key].insert(found == to.gold_of.end() ? "?" : found->second);
    }
    if (claim.time)
      if (const auto days = days_of(to_string(*claim.time))) to.ours.times[key].insert(*days);
    if (to.ours.keys.insert(key).second) to.first_of.emplace_back(std::move(key), &pair);
  }
}

template <class Thing, class Same>
Tally counted_by(const std::set<Thing>& ours, const std::set<Thing>& theirs, Same same) {
  Tally tally{static_cast<std::uint32_t>(ours.size()), 0, static_cast<std::uint32_t>(theirs.size()), 0};
  for (const Thing& one : ours)
    tally.right +=
        std::any_of(theirs.begin(), theirs.end(), [&](const Thing& gold) { return same(one, gold); });
  for (const Thing& gold : theirs)
    tally.found += std::any_of(ours.begin(), ours.end(), [&](const Thing& one) { return same(one, gold); });
  return tally;
}

bool within(const Days& one, const Days& gold) {
  return gold.first <= one.first && one.second <= gold.second;
}

std::set<std::pair<Key, Fact>> marked(const std::set<std::pair<Key, Fact>>& facts) {
  std::set<std::pair<Key, Fact>> some;
  for (const auto& fact : facts)
    if (fact.second != kPlain) some.insert(fact);
  return some;
}

FactTally counted_facts(const Comparison& both) {
  FactTally tally;
  for (const auto& [key, fact] : both.ours.facts) {
    if (!both.theirs.keys.contains(key)) continue;
    ++tally.matched;
    tally.right += both.theirs.facts.contains({key, fact});
    bool polarity = false, status = false;
    for (const auto& [gold_key, gold] : both.theirs.facts) {
      if (gold_key != key) continue;
      polarity = polarity || gold.first == fact.first;
      status = status || gold.second == fact.second;
    }
    tally.polarity += polarity;
    tally.status += status;
  }
  return tally;
}

Scores scores_of(const Comparison& both) {
  Scores scores;
  const std::set<Key>&ours = both.ours.keys, &every = both.theirs.keys;
  // Actors of gold that stand in no claim are neither right nor wrong.
  std::set<std::string> named = ends(ours);
  const std::set<std::string> gold_ends = ends(every);
  for (const GoldActor& actor : both.gold.actors)
    if (!gold_ends.contains(actor.id)) named.erase(actor.id);
  scores.actors = counted(named, gold_ends, ends(both.core));
  scores.pairs = counted(tied(ours), tied(every), tied(both.core));
  scores.claims = counted(ours, every, both.core);
  std::set<std::string> classes;
  for (const std::set<Key>* keys : {&ours, &every})
    for (const Key& key : *keys) classes.insert(std::get<2>(key));
  for (const std::string& one : classes)
    scores.classes[one] = counted(of_class(ours, one), of_class(every, one), of_class(both.core, one));
  std::set<std::pair<Key, Fact>> core_marked = marked(both.theirs.facts);
  std::erase_if(core_marked, [&](const auto& fact) { return !both.core.contains(fact.first); });
  scores.modality = counted(marked(both.ours.facts), marked(both.theirs.facts), core_marked);
  scores.facts = counted_facts(both);
  const auto at = [](const auto& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? typename std::decay_t<decltype(map)>::mapped_type{} : found->second;
  };
  for (const Key& key : ours) {
    if (!every.contains(key)) continue;
    scores.speakers.add(
        counted_by(at(both.ours.speakers, key), at(both.theirs.speakers, key), std::equal_to<std::string>()));
    scores.times.add(counted_by(at(both.ours.times, key), at(both.theirs.times, key), within));
  }
  return scores;
}

std::string words(const Fact& fact) {
  return std::string(to_string(fact.first)) + ' ' + to_string(fact.second);
}

std::string joined(const std::vector<std::string>& parts, const char* joint) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : joint) + part;
  return text;
}

// "other side has reversed ACCUSE": what else ties these two there.
std::string hint(const Key& key, const std::set<Key>& others) {
  const auto& [subject, object, event_class] = key;
  std::vector<std::string> near;
  for (const auto& [s, o, other_class] : others)
    if ((s == subject && o == object) || (s == object && o == subject))
      near.push_back((other_class == event_class ? "reversed " : "") + other_class);
  std::sort(near.begin(), near.end());
  return near.empty() ? "" : "other side has " + joined(near, ", ");
}

class Mistakes {
 public:
  Mistakes(const Comparison& both, const DocumentReading& reading) : both_(both), reading_(reading) {
    for (const GoldActor& actor : both.gold.actors) names_[actor.id] = actor.name;
    for (const auto& [actor, id] : both.gold_of) found_.insert(id);
  }

  std::vector<Mistake> all() {
    add_missed();
    add_spurious();
    add_factual();
    return std::move(mistakes_);
  }

 private:
  void add_missed() {
    std::set<Key> told = both_.ours.keys;
    for (const GoldClaim& claim : both_.gold.claims) {
      const Key key = key_of(both_.gold, claim);
      if (!both_.core.contains(key) || !told.insert(key).second) continue;
      std::vector<std::string> lost;
      for (const std::string* id : {&std::get<0>(key), &std::get<1>(key)})
        if (!found_.contains(*id)) lost.push_back(names_.at(*id));
      mistakes_.push_back(
          {Mistake::Kind::missed, both_.gold.actors[claim.subject].name, claim.predicate,
           both_.gold.actors[claim.object].name, claim.event_class,
           lost.empty() ? hint(key, both_.ours.keys) : "actor not found: " + joined(lost, ", "),
           claim.evidence});
    }
  }

  void add_spurious() {
    const auto shown = [&](const ActorName& actor) {
      const auto gold = both_.gold_of.find(actor);
      return gold == both_.gold_of.end() ? "‹" + actor.first + "›" : names_.at(gold->second);
    };
    for (const auto& [key, pair] : both_.first_of) {
      if (both_.theirs.keys.contains(key)) continue;
      const Claim& claim = *pair->claim;
      mistakes_.push_back({Mistake::Kind::spurious, shown(pair->subject), claim.predicate,
                           shown(pair->object), claim.event_class, hint(key, both_.theirs.keys),
                           reading_.document.text.substr(claim.evidence.begin, claim.evidence.size())});
    }
  }

  void add_factual() {
    for (const auto& [key, fact] : both_.ours.facts) {
      if (!both_.theirs.keys.contains(key) || both_.theirs.facts.contains({key, fact})) continue;
      std::vector<std::string> right;
      for (const auto& [gold_key, gold] : both_.theirs.facts)
        if (gold_key == key) right.push_back(words(gold));
      std::sort(right.begin(), right.end());
      const auto& [subject, object, event_class] = key;
      mistakes_.push_back({Mistake::Kind::factual, names_.at(subject), "", names_.at(object), event_class,
                           words(fact) + ", gold " + joined(right, " or "), ""});
    }
  }

  const Comparison& both_;
  const DocumentReading& reading_;
  std::map<std::string, std::string> names_;
  std::set<std::string> found_;
  std::vector<Mistake> mistakes_;
};

std::vector<JudgedTriple> judged(const Comparison& both, const std::vector<SystemClaim>& pairs) {
  std::map<Key, const Claim*> surest;
  for (const SystemClaim& pair : pairs) {
    const Key key = keyed(both.id_of(pair.subject), pair.claim->event_class, both.id_of(pair.object));
    const auto [place, fresh] = surest.emplace(key, pair.claim);
    if (!fresh && place->second->confidence < pair.claim->confidence) place->second = pair.claim;
  }
  std::vector<JudgedTriple> triples;
  for (const auto& [key, pair] : both.first_of) {
    const Claim& claim = *surest.at(key);
    triples.push_back({claim.confidence, both.theirs.keys.contains(key), claim.rule});
  }
  return triples;
}

double percent(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Tally::precision() const { return percent(right, system); }
double Tally::recall() const { return percent(found, core); }

double Tally::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0.0 : 2 * precision() * recall() / sum;
}

void Tally::add(const Tally& other) {
  system += other.system;
  right += other.right;
  core += other.core;
  found += other.found;
}

double FactTally::accuracy() const { return percent(right, matched); }

void FactTally::add(const FactTally& other) {
  matched += other.matched;
  right += other.right;
  polarity += other.polarity;
  status += other.status;
}

void Scores::add(const Scores& other) {
  actors.add(other.actors);
  pairs.add(other.pairs);
  claims.add(other.claims);
  facts.add(other.facts);
  modality.add(other.modality);
  speakers.add(other.speakers);
  times.add(other.times);
  for (const auto& [name, tally] : other.classes) classes[name].add(tally);
}

ArticleScore score_article(const GoldArticle& gold, const DocumentReading& reading,
                           const ScoringOptions& options) {
  SystemActors actors;
  const std::vector<SystemClaim> pairs = pairs_of(reading, options.min_confidence, actors);
  Comparison both{gold, matched(gold.actors, actors), {}, {}, {}, {}};
  add_gold(both, options.recall_all);
  add_system(both, pairs);
  return {gold.id, scores_of(both), judged(both, pairs), Mistakes(both, reading).all()};
}

}  // namespace kg::ingest
