#include "ingest/claims/pair_features.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/claims/feature_writer.h"
#include "ingest/claims/frame_grammar.h"
#include "ingest/claims/pair_context.h"
#include "ingest/claims/pair_finding.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kAny = 0xff;
constexpr std::size_t kOften = 13;  // names of add_often

// An actor in a slot of a predicate.
struct Slotted {
  std::string slot;
  std::uint32_t chain = 0;
  std::uint32_t token = 0;
};

std::string slot_name(const Argument& argument) {
  std::string name(name_of(argument.slot));
  if (!argument.preposition.empty()) name += ':' + argument.preposition;
  return name;
}

// Builds the features of one sentence's pairs.
class PairReader {
 public:
  PairReader(const Sources& sources, TokenRange sentence, FoundPairs found,
             const std::vector<ClaimCandidate>& candidates, const DocumentTies& ties, bool keep_names)
      : sources_(sources),
        tree_(sources.reader.tree()),
        sentence_(sentence),
        found_(std::move(found)),
        candidates_(candidates),
        ties_(ties),
        writer_(sources.reader.lexicon(), keep_names),
        context_(sources, sentence, writer_) {}

  std::vector<ActorPair> read() {
    for (std::uint32_t token = sentence_.begin; token < sentence_.end; ++token)
      classes_.push_back(classes_at(token));
    for (const PairKey& key : found_.unseen) add(found_.pairs.at(key), FeatureGroup::path, {"unseen"});
    for (auto& [key, pair] : found_.pairs) describe(pair);
    for (const auto& [key, completion] : found_.completions) describe_completion(key, completion);
    for (std::uint32_t token = sentence_.begin; token < sentence_.end; ++token) add_slots(token);
    for (const ClaimCandidate& candidate : candidates_) add_rule(candidate);
    std::vector<ActorPair> all;
    for (auto& [key, pair] : found_.pairs) {
      add_fit(pair);
      each_once(pair.class_features, [](const ClassFeature& one) {
        return (std::uint64_t{one.event_class} << 32U | one.feature) + 1;
      });
      each_once(pair.features, [](FeatureId one) { return std::uint64_t{one} + 1; });
      all.push_back(std::move(pair));
    }
    return all;
  }

 private:
  // The first of each that is the same. By a table, since to sort them took a tenth of the time of claims.
  template <typename Feature, typename KeyOf>
  void each_once(std::vector<Feature>& features, KeyOf key_of) {
    std::size_t places = 64;
    while (places < 2 * features.size()) places *= 2;
    met_.assign(places, 0);
    std::size_t kept = 0;
    for (const Feature& feature : features) {
      const std::uint64_t key = key_of(feature);
      std::size_t at = (key * 0x9E3779B97F4A7C15ULL >> 32U) & (places - 1);
      while (met_[at] != 0 && met_[at] != key) at = (at + 1) & (places - 1);
      if (met_[at] == key) continue;
      met_[at] = key;
      features[kept++] = feature;
    }
    features.resize(kept);
  }

  using Parts = FeatureWriter::Parts;

  void add(ActorPair& pair, FeatureGroup group, Parts parts) { writer_.add(pair, group, parts); }
  void add_for(ActorPair& pair, FeatureGroup group, const std::string& event_class, Parts parts) {
    writer_.add_for(pair, group, event_class, parts);
  }
  void add_for(ActorPair& pair, FeatureGroup group, const NamedClass& event_class, Parts parts) {
    writer_.add_for(pair, group, event_class, parts);
  }

  // As add_for, of the few names that stand for every word of the sentence in every pair: hashed once.
  void add_often(ActorPair& pair, const NamedClass& event_class, std::size_t which, const char* name) {
    if (writer_.keeps_names()) return add_for(pair, FeatureGroup::rows, event_class, {name});
    const std::size_t classes = sources_.reader.lexicon().classes().size();
    const std::size_t row = event_class.index ? *event_class.index : classes;
    if (often_.empty()) often_.resize((classes + 1) * kOften);
    std::optional<std::pair<FeatureId, FeatureId>>& known = often_[row * kOften + which];
    if (!known)
      known.emplace(feature_id(FeatureGroup::rows, std::string(name) + ' ' + event_class.name),
                    feature_id(FeatureGroup::rows, name));
    pair.features.push_back(known->first);
    if (event_class.index) pair.class_features.push_back({*event_class.index, known->second});
  }

  // A class of the words of a sentence, and the sides that they stand on.
  struct SeenInSentence {
    const NamedClass* name = nullptr;
    std::uint32_t sides = 0;  // bits
  };

  ActorPair* find(std::uint32_t subject, std::uint32_t object) {
    const auto found = found_.pairs.find({subject, object});
    return found == found_.pairs.end() ? nullptr : &found->second;
  }

  const MentionedDocument& document() const { return sources_.document; }
  const Chain& chain(std::uint32_t index) const { return document().chains[index]; }

  // Names of the classes that frames headed by the word make, sorted.
  std::vector<NamedClass> classes_at(std::uint32_t token) const {
    const PartOfSpeech part = tree_.verb(token)        ? PartOfSpeech::verb
                              : tree_.noun(token)      ? PartOfSpeech::noun
                              : tree_.adjective(token) ? PartOfSpeech::adjective
                                                       : PartOfSpeech::adverb;
    const ClaimLexicon& lexicon = sources_.reader.lexicon();
    std::vector<NamedClass> known;
    for (const HeadClass& made : lexicon.classes_of(tree_.lemma(token), part)) {
      if (!made.particle.empty() && tree_.particle(token) != made.particle) continue;
      if (known.empty() || known.back().index != made.event_class)
        known.push_back({lexicon.classes()[made.event_class].name, made.event_class});
    }
    const auto& attitudes = lexicon.attitudes(tree_.lemma(token), part);
    const bool says = std::any_of(attitudes.begin(), attitudes.end(),
                                  [](const Attitude* attitude) { return attitude->speaker.has_value(); });
    if (says) known.push_back({"says", std::nullopt});
    return known;
  }
  const std::vector<NamedClass>& classes(std::uint32_t token) const {
    return classes_[token - sentence_.begin];
  }

  void describe_completion(const PairKey& key, const Completion& completion) {
    ActorPair* pair = find(key.first, key.second);
    if (pair == nullptr) return;
    const HalfClaim& half = *completion.half;
    const NamedClass name{half.frame->event_class, completion.event_class};
    const std::string side = half.subject_missing ? "subject " : "object ";
    const std::string part = half.frame->part == PartOfSpeech::verb ? "v " : "n ";
    const std::string where = completion.spoken ? "before " : "here ";
    add(*pair, FeatureGroup::halves, {"row ", half.frame->id});
    add(*pair, FeatureGroup::halves, {"row ", where, half.frame->id});
    add_for(*pair, FeatureGroup::halves, name, {"half ", side});
    add_for(*pair, FeatureGroup::halves, name, {"half ", side, part, where});
    add_for(*pair, FeatureGroup::halves, name,
            {"half ", where, "rank ", std::to_string(std::min<std::size_t>(completion.rank, 4))});
    if (half.found != Found::own) add_for(*pair, FeatureGroup::halves, name, {"half lent"});
    if (completion.spoken) {
      const Mention& mention = document().mentions[completion.spoken->mention];
      const std::string back = std::to_string(completion.spoken->back);
      add_for(*pair, FeatureGroup::halves, name, {"half back ", back});
      add_for(*pair, FeatureGroup::halves, name, {"half was ", relation_name(tree_, mention.head)});
      add_for(*pair, FeatureGroup::halves, name,
              {"half was ", tree_.token(mention.head).deprel, " ", back, " ", side});
      add_for(*pair, FeatureGroup::halves, name,
              {"half kind ", to_string(mention.kind), " ", to_string(chain(completion.spoken->chain).type)});
      return;
    }
    const std::uint32_t other = completion.token;
    const std::vector<std::uint32_t> path = path_between(tree_, other, half.trigger);
    std::string shape;
    for (std::size_t i = 0; i < path.size() && i < 5; ++i)
      shape +=
          tree_.token(path[i]).deprel +
          (i + 1 < path.size() && tree_.head(path[i]) == static_cast<std::int32_t>(path[i + 1]) ? "<" : ">");
    add_for(*pair, FeatureGroup::halves, name, {"half way ", shape});
    add_for(*pair, FeatureGroup::halves, name,
            {"half steps ", std::to_string(std::min<std::size_t>(path.size(), 7)), " ", side});
    add_for(*pair, FeatureGroup::halves, name,
            {"half ", (other < half.trigger ? "a" : "b"), std::to_string(distance_class(other, half.trigger)),
             " ", side});
    add_for(*pair, FeatureGroup::halves, name, {"half as ", relation_name(tree_, other)});
  }

  // What holds of a pair of which the sentence does not name the one.
  void describe_apart(ActorPair& pair) {
    const Chain &from = chain(pair.subject.chain), &to = chain(pair.object.chain);
    const std::string types = std::string(to_string(from.type)) + '>' + to_string(to.type);
    pair.trigger = pair.halves.front().half->trigger;
    pair.path = {pair.trigger};
    add(pair, FeatureGroup::bias, {"bias"});
    add(pair, FeatureGroup::halves, {"apart"});
    add(pair, FeatureGroup::actors, {"types ", types});
    add(pair, FeatureGroup::actors, {"country ", country_relation(from, to), " ", types});
    add(pair, FeatureGroup::actors, {"subject ", to_string(from.type)});
    add(pair, FeatureGroup::actors, {"object ", to_string(to.type)});
    add_weight_in_text(pair, from_chain(pair), "a");
    add_weight_in_text(pair, to_chain(pair), "b");
    add(pair, FeatureGroup::actors,
        {"mentioned ", std::to_string(count_class(from.mentions.size())), " ",
         std::to_string(count_class(to.mentions.size()))});
    add_ties(pair);
  }

  void describe(ActorPair& pair) {
    if (pair.apart) return describe_apart(pair);
    const std::uint32_t from = pair.subject.token;
    const std::uint32_t to = pair.object.token;
    const std::vector<std::uint32_t> path = path_between(tree_, from, to);
    // Where the path turns: the token whose neighbours on both sides hang below it.
    std::size_t top = 0;
    while (top + 1 < path.size() && tree_.head(path[top]) == static_cast<std::int32_t>(path[top + 1])) ++top;
    pair.trigger = path[top];
    pair.path = path;
    std::string relations;
    std::string shape;
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (i == top) {
        relations += "^";
        shape += "^";
        continue;
      }
      const std::string name = relation_name(tree_, path[i]);
      if (name == "conj") {
        shape += "&";
        continue;
      }
      relations += name + (i < top ? "<" : ">");
      shape += tree_.token(path[i]).deprel + (i < top ? "<" : ">");
    }
    const std::string types =
        std::string(to_string(chain(from_chain(pair)).type)) + '>' + to_string(chain(to_chain(pair)).type);
    add(pair, FeatureGroup::bias, {"bias"});
    add(pair, FeatureGroup::actors, {"types ", types});
    add(pair, FeatureGroup::actors, {"kinds ", kind(from), ">", kind(to)});
    add(pair, FeatureGroup::path, {"steps ", std::to_string(std::min<std::size_t>(path.size(), 9))});
    add(pair, FeatureGroup::path,
        {"order ", (from < to ? "a" : "b"), std::to_string(distance_class(from, to))});
    add(pair, FeatureGroup::actors,
        {"country ", country_relation(chain(from_chain(pair)), chain(to_chain(pair))), " ", types});
    add(pair, FeatureGroup::actors, {"subject ", to_string(chain(from_chain(pair)).type)});
    add(pair, FeatureGroup::actors, {"object ", to_string(chain(to_chain(pair)).type)});
    add(pair, FeatureGroup::surroundings,
        {"quoted ", (sources_.quotes.quoted(from) ? "a" : ""), (sources_.quotes.quoted(to) ? "b" : "")});
    add_weight_in_text(pair, from_chain(pair), "a");
    add_weight_in_text(pair, to_chain(pair), "b");
    add(pair, FeatureGroup::actors,
        {"mentioned ", std::to_string(count_class(chain(from_chain(pair)).mentions.size())), " ",
         std::to_string(count_class(chain(to_chain(pair)).mentions.size()))});
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (i != top)
        add(pair, FeatureGroup::path, {(i < top ? "up " : "down "), relation_name(tree_, path[i])});
    }
    if (path.size() <= 7) {
      add(pair, FeatureGroup::path, {"path ", relations});
      add(pair, FeatureGroup::path, {"path ", relations, " ", types});
      add(pair, FeatureGroup::path, {"shape ", shape});
      add(pair, FeatureGroup::words, {"path ", shape, " ", tree_.lemma(path[top])});
    }
    for (std::size_t i = 0; i < path.size(); ++i) {
      const bool end = i == 0 || i + 1 == path.size();
      const char* const where = i < top ? "up" : i == top ? "top" : "down";
      if (end && i != top) continue;
      const std::string& lemma = tree_.lemma(path[i]);
      add(pair, FeatureGroup::words, {"word ", lemma});
      add(pair, FeatureGroup::words, {"word ", where, " ", lemma, " ", types});
      for (const NamedClass& name : classes(path[i])) {
        add_for(pair, FeatureGroup::rows, name, {"class"});
        add_for(pair, FeatureGroup::rows, name, {"class ", where, " ", tree_.token(path[i]).upos});
        add(pair, FeatureGroup::rows, {"class ", where, " ", name.name, " ", types});
        if (path.size() <= 7) add_for(pair, FeatureGroup::rows, name, {"class ", shape});
        if (path.size() <= 7) add_for(pair, FeatureGroup::rows, name, {"class ", relations});
      }
      for (const std::uint32_t child :
           tree_.children(path[i])) {  // "imposed sanctions on": the noun beside the path
        if (tree_.relation(child) != Relation::obj && tree_.relation(child) != Relation::xcomp) continue;
        if (std::find(path.begin(), path.end(), child) != path.end()) continue;
        add(pair, FeatureGroup::words, {"beside ", lemma, " ", tree_.lemma(child)});
        add(pair, FeatureGroup::words, {"beside ", tree_.lemma(child)});
        for (const NamedClass& name : classes(child)) {
          add_for(pair, FeatureGroup::rows, name, {"beside class"});
          if (path.size() <= 7) add_for(pair, FeatureGroup::rows, name, {"beside class ", relations});
        }
      }
    }
    const auto [first, last] = std::minmax(from, to);
    add_sentence(pair, first, last, from < to);
    add_own_words(pair, from, "a");
    add_own_words(pair, to, "b");
    add_surroundings(pair, first, last);
    context_.add(pair);
    add_ties(pair);
    add_firings(pair, path, top);
  }

  // What rows the words of the sentence have, and on which side of the two they stand: each once.
  void add_sentence(ActorPair& pair, std::uint32_t first, std::uint32_t last, bool forward) {
    static constexpr std::array<const char*, kOften> kSides{"sentence",
                                                            "sentence before n ba",
                                                            "sentence before n ab",
                                                            "sentence before v ba",
                                                            "sentence before v ab",
                                                            "sentence between n ba",
                                                            "sentence between n ab",
                                                            "sentence between v ba",
                                                            "sentence between v ab",
                                                            "sentence after n ba",
                                                            "sentence after n ab",
                                                            "sentence after v ba",
                                                            "sentence after v ab"};
    seen_in_sentence_.assign(sources_.reader.lexicon().classes().size() + 1, {});
    for (std::uint32_t token = sentence_.begin; token < sentence_.end; ++token) {
      if (classes(token).empty()) continue;
      const std::size_t where = token < first ? 0 : token > last ? 2 : 1;
      const std::size_t which = 1 + 2 * where + (tree_.verb(token) ? 1U : 0U);
      for (const NamedClass& name : classes(token)) {
        SeenInSentence& seen = seen_in_sentence_[name.index.value_or(seen_in_sentence_.size() - 1)];
        seen.name = &name;
        seen.sides |= token == first || token == last ? 1U : 1U | (1U << which);
      }
    }
    for (const SeenInSentence& seen : seen_in_sentence_) {
      if (seen.name == nullptr) continue;
      add_often(pair, *seen.name, 0, kSides[0]);
      for (std::size_t which = 1; which <= 6; ++which) {
        const std::size_t side = 2 * which - 1 + (forward ? 1U : 0U);
        if ((seen.sides & (1U << which)) != 0) add_often(pair, *seen.name, side, kSides[side]);
      }
    }
  }

  // Where the sentence stands and what lies between the two.
  void add_surroundings(ActorPair& pair, std::uint32_t first, std::uint32_t last) {
    std::uint32_t verbs = 0, commas = 0, others = 0;
    for (std::uint32_t token = first + 1; token < last; ++token) {
      verbs += tree_.verb(token);
      commas += tree_.token(token).deprel == "punct";
      others += document().mention_at[token] >= 0;
    }
    const auto few = [](std::uint32_t count) { return std::to_string(std::min(count, 3U)); };
    add(pair, FeatureGroup::surroundings, {"between verbs ", few(verbs)});
    add(pair, FeatureGroup::surroundings, {"between commas ", few(commas)});
    add(pair, FeatureGroup::surroundings, {"between others ", few(others)});
    add(pair, FeatureGroup::surroundings, {"between ", few(verbs), few(commas), few(others)});
    add(pair, FeatureGroup::surroundings,
        {"crowd ", std::to_string(std::min<std::size_t>(found_.seen.size(), 9))});
    add(pair, FeatureGroup::surroundings,
        {"length ", std::to_string(std::min((sentence_.end - sentence_.begin) / 8, 6U))});
    add(pair, FeatureGroup::surroundings,
        {"sentence ", std::to_string(std::min(tree_.sentence(sentence_.begin), 5U))});
  }

  // What the rules make of the two in other sentences, and of each with others.
  void add_ties(ActorPair& pair) {
    const std::uint32_t a = from_chain(pair), b = to_chain(pair);
    const std::vector<EventClass>& all = sources_.reader.lexicon().classes();
    const std::uint32_t here = tree_.sentence(sentence_.begin);
    std::uint32_t elsewhere = 0;
    for (const DocumentTies::Tie& tie : ties_.between(a, b)) {
      if (tie.sentence == here) continue;
      ++elsewhere;
      const NamedClass& name = writer_.named(tie.event_class);
      add_for(pair, FeatureGroup::elsewhere, name, {tie.forward ? "elsewhere" : "elsewhere back"});
      add(pair, FeatureGroup::elsewhere, {"elsewhere ", (tie.forward ? "" : "back "), name.name});
    }
    add(pair, FeatureGroup::elsewhere, {"elsewhere ", std::to_string(std::min(elsewhere, 3U))});
    add(pair, FeatureGroup::elsewhere,
        {"together ", std::to_string(std::min(ties_.sentences_with(a, b), 5U))});
    const auto busy = [&](std::uint32_t chain) {
      return std::to_string(count_class(ties_.candidates_with(chain)));
    };
    add(pair, FeatureGroup::elsewhere, {"busy a ", busy(a)});
    add(pair, FeatureGroup::elsewhere, {"busy b ", busy(b)});
    add(pair, FeatureGroup::elsewhere, {"busy ", busy(a), " ", busy(b)});
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (ties_.does(a, i)) add_for(pair, FeatureGroup::elsewhere, writer_.named(i), {"does a"});
      if (ties_.suffers(b, i)) add_for(pair, FeatureGroup::elsewhere, writer_.named(i), {"suffers b"});
      if (ties_.does(b, i)) add_for(pair, FeatureGroup::elsewhere, writer_.named(i), {"does b"});
      if (ties_.suffers(a, i)) add_for(pair, FeatureGroup::elsewhere, writer_.named(i), {"suffers a"});
    }
  }

  // A rule fired at a word of the path, for one of the two or for others: who stands beside them?
  void add_firings(ActorPair& pair, const std::vector<std::uint32_t>& path, std::size_t top) {
    const std::uint32_t a = from_chain(pair), b = to_chain(pair);
    for (const ClaimCandidate& candidate : candidates_) {
      const std::uint32_t s = candidate.subject.chain, o = candidate.object.chain;
      if ((s == a && o == b) || (s == b && o == a)) continue;
      const char* const who = s == a   ? "a to other"
                              : o == b ? "other to b"
                              : s == b ? "b to other"
                              : o == a ? "other to a"
                                       : "others";
      const auto on = std::find(path.begin(), path.end(), candidate.trigger);
      if (on == path.end()) {
        add_for(pair, FeatureGroup::rules, candidate.event_class, {"fires beside ", who});
        continue;
      }
      const std::size_t place = static_cast<std::size_t>(on - path.begin());
      add_for(pair, FeatureGroup::rules, candidate.event_class,
              {"fires ",
               (place < top    ? "up "
                : place == top ? "top "
                               : "down "),
               who});
      add(pair, FeatureGroup::rules,
          {"fires ",
           (place < top    ? "up "
            : place == top ? "top "
                           : "down "),
           who});
    }
  }

  // How much of the text an actor takes up: what a careful reader lists, he lists of actors that matter.
  void add_weight_in_text(ActorPair& pair, std::uint32_t index, const std::string& which) {
    const Chain& actor = chain(index);
    if (actor.mentions.empty()) return;
    const Mention& first = document().mentions[actor.mentions.front()];
    const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(), [&](std::uint32_t mention) {
      return document().mentions[mention].kind == MentionKind::name;
    });
    const std::string type = to_string(actor.type);
    add(pair, FeatureGroup::actors,
        {"times ", which, " ", std::to_string(count_class(actor.mentions.size())), " ", type});
    add(pair, FeatureGroup::actors, {"named ", which, " ", (named ? "yes" : tree_.lemma(first.head))});
    add(pair, FeatureGroup::actors, {"known ", which, " ", (actor.recognised.empty() ? "no" : "yes")});
    add(pair, FeatureGroup::actors, {"plural ", which, " ", (first.plural ? "yes " : "no "), type});
    add(pair, FeatureGroup::actors,
        {"first ", which, " ", std::to_string(std::min(tree_.sentence(first.head), 3U))});
  }

  static int count_class(std::size_t count) {
    return static_cast<int>(count < 4 ? count : count < 6 ? 4 : count < 10 ? 5 : 6);
  }

  static std::uint32_t from_chain(const ActorPair& pair) { return pair.subject.chain; }
  static std::uint32_t to_chain(const ActorPair& pair) { return pair.object.chain; }

  // The nouns of descriptions: "president" says much of whom "France" is to.
  void add_own_words(ActorPair& pair, std::uint32_t token, const char* which) {
    const std::int32_t index = document().mention_at[token];
    if (index >= 0 && document().mentions[static_cast<std::size_t>(index)].kind == MentionKind::description) {
      add(pair, FeatureGroup::actors, {"own ", which, " ", tree_.lemma(token)});
      for (const NamedClass& name : classes(token))
        add_for(pair, FeatureGroup::rows, name, {"own class ", which});
    }
  }

  std::string kind(std::uint32_t token) const {
    const std::int32_t index = document().mention_at[token];
    return index < 0 ? "none" : to_string(document().mentions[static_cast<std::size_t>(index)].kind);
  }

  static int distance_class(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t away = a < b ? b - a : a - b;
    return away < 2 ? 1 : away < 4 ? 2 : away < 7 ? 3 : away < 12 ? 4 : away < 20 ? 5 : 6;
  }

  static std::string country_relation(const Chain& a, const Chain& b) {
    if (a.country.empty() || b.country.empty()) {
      const std::string &a_sounds = a.country.empty() ? a.sounds_of : a.country,
                        &b_sounds = b.country.empty() ? b.sounds_of : b.country;
      if (a_sounds.empty() || b_sounds.empty()) return "unknown";
      return a_sounds == b_sounds ? "alike" : "unlike";
    }
    return a.country == b.country ? "same" : "other";
  }

  void add_slots(std::uint32_t token) {
    const Predicate* predicate = sources_.reader.predicate(token);
    if (predicate == nullptr || predicate->arguments.empty()) return;
    std::vector<Slotted> slotted;
    std::vector<std::uint32_t> nouns;
    for (const Argument& argument : predicate->arguments) {
      if (argument.found == Found::reattached && argument.head < token) continue;
      const std::string name = slot_name(argument);
      const bool clause = argument.slot == SlotKind::ccomp || argument.slot == SlotKind::xcomp ||
                          argument.slot == SlotKind::advcl || argument.slot == SlotKind::acl;
      if (!clause) put(name, argument.head, slotted);
      if (argument.slot == SlotKind::obj || argument.slot == SlotKind::obl) nouns.push_back(argument.head);
      const Predicate* inner =
          clause || tree_.noun(argument.head) ? sources_.reader.predicate(argument.head) : nullptr;
      if (inner == nullptr || argument.head == token || argument.slot == SlotKind::self) continue;
      for (const Argument& further : inner->arguments) {
        if (further.found != Found::own && !(clause && further.slot == SlotKind::nsubj)) continue;
        if (further.slot == SlotKind::self || further.slot == SlotKind::ccomp) continue;
        put(name + '.' + slot_name(further), further.head, slotted,
            clause ? tree_.lemma(argument.head) : std::string());
      }
    }
    for (const Slotted& a : slotted) {
      for (const Slotted& b : slotted) {
        ActorPair* pair = a.chain == b.chain ? nullptr : find(a.chain, b.chain);
        if (pair == nullptr) continue;
        const std::string slots = a.slot + '>' + b.slot;
        const std::string part = tree_.verb(token) ? "v " : "n ";
        add(*pair, FeatureGroup::slots, {"slots ", part, slots});
        add(*pair, FeatureGroup::words, {"slots ", slots, " ", tree_.lemma(token)});
        for (const NamedClass& name : classes(token))
          add_for(*pair, FeatureGroup::slots, name, {"slots ", slots});
        for (const std::uint32_t noun : nouns) {
          if (noun < sentence_.begin || noun >= sentence_.end) continue;
          for (const NamedClass& name : classes(noun))
            add_for(*pair, FeatureGroup::slots, name, {"slots with ", slots});
        }
      }
    }
  }

  void put(const std::string& slot, std::uint32_t head, std::vector<Slotted>& slotted,
           const std::string& inner = {}) {
    for (const Party& party : sources_.participants.parties(head, kAny)) {
      slotted.push_back({slot, party.chain, party.token});
      if (inner.empty()) continue;
      slotted.push_back({slot, party.chain, party.token});
      slotted.back().slot.append("=").append(inner);
    }
  }

  // Whether the types of both actors are those that the class wants.
  void add_fit(ActorPair& pair) {
    const std::vector<EventClass>& all = sources_.reader.lexicon().classes();
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const bool subject = holds(all[i].subjects, chain(pair.subject.chain).type);
      const bool object = holds(all[i].objects, chain(pair.object.chain).type);
      pair.class_features.push_back({i, feature_id(FeatureGroup::actors, subject && object ? "fits"
                                                                         : subject         ? "object unfit"
                                                                                   : "subject unfit")});
    }
  }

  void add_rule(const ClaimCandidate& candidate) {
    const auto mark = [&](std::uint32_t a, std::uint32_t b, const char* which) {
      ActorPair* pair = find(a, b);
      if (pair == nullptr) return;
      const std::string rule = std::string("rule ") + which;
      add_for(*pair, FeatureGroup::rules, candidate.event_class, {rule});
      add_for(*pair, FeatureGroup::rules, candidate.event_class,
              {rule, (candidate.found == Found::own    ? " own"
                      : candidate.found == Found::lent ? " lent"
                                                       : " reattached")});
      const bool titled = candidate.rule.starts_with("title.");
      add(*pair, FeatureGroup::rules,
          {"rule ", which, " ",
           (titled ? "title" + candidate.rule.substr(candidate.rule.size() - 2) : candidate.rule)});
      if (candidate.frame != nullptr) {
        add_for(*pair, FeatureGroup::rules, candidate.event_class,
                {rule, " specific ", std::to_string(std::min(candidate.frame->specificity / 50, 4))});
        add_for(*pair, FeatureGroup::rules, candidate.event_class,
                {rule, (candidate.frame->part == PartOfSpeech::verb ? " verb" : " other")});
        if (candidate.subject.represented || candidate.object.represented)
          add_for(*pair, FeatureGroup::rules, candidate.event_class, {rule, " represented"});
      }
    };
    mark(candidate.subject.chain, candidate.object.chain, "same");
    mark(candidate.object.chain, candidate.subject.chain, "back");
  }

  const Sources& sources_;
  const Tree& tree_;
  TokenRange sentence_;
  FoundPairs found_;
  const std::vector<ClaimCandidate>& candidates_;
  const DocumentTies& ties_;
  FeatureWriter writer_;
  PairContext context_;
  std::vector<std::vector<NamedClass>> classes_;
  std::vector<std::optional<std::pair<FeatureId, FeatureId>>> often_;  // by class, kOften each
  std::vector<SeenInSentence> seen_in_sentence_;                       // of the pair at hand
  std::vector<std::uint64_t> met_;                                     // of each_once()
};

}  // namespace

std::vector<ActorPair> pairs_of(const Sources& sources, TokenRange sentence,
                                const std::vector<ClaimCandidate>& candidates,
                                const std::vector<HalfClaim>& halves, const DocumentTies& ties,
                                bool tied_alone, bool keep_names) {
  FoundPairs found = find_pairs(sources, sentence, candidates, halves, tied_alone);
  if (found.pairs.empty()) return {};
  return PairReader(sources, sentence, std::move(found), candidates, ties, keep_names).read();
}

}  // namespace kg::ingest
