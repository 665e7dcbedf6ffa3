#include "ingest/mentions/pronoun_training.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "ingest/mentions/description_reading.h"
#include "ingest/mentions/form_places.h"
#include "ingest/mentions/sieves.h"

namespace kg::ingest {
namespace {

using Actors = std::set<std::int32_t>;

// How far what a sentence leaves open may be what a pronoun means.
constexpr float kOnlyByPronoun = 1;  // an actor that the sentence tells of and names nowhere
constexpr float kAlsoNamed = 0.25F;  // one that it tells of and names
constexpr float kNoActorAtAll = 0.25F;
constexpr float kTiedToNobody = 0.4F;  // of what the clause names

// The sentence that has all of the words; none if they are spread over two.
std::optional<std::uint32_t> sentence_with(const Reading& reading, const std::string& words) {
  const std::size_t at = words.empty() ? std::string::npos : reading.document.document.text.find(words);
  if (at == std::string::npos) return std::nullopt;
  const auto& tokens = reading.document.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& token) { return token.span.begin < at; });
  const auto last = std::partition_point(
      first, tokens.end(), [&](const Token& token) { return token.span.end <= at + words.size(); });
  if (first == last) return std::nullopt;
  const std::uint32_t sentence =
      reading.syntax.sentence_of(static_cast<std::uint32_t>(first - tokens.begin()));
  return reading.syntax.sentence_of(static_cast<std::uint32_t>(last - tokens.begin() - 1)) == sentence
             ? std::optional(sentence)
             : std::nullopt;
}

class Lessons {
 public:
  Lessons(const Reading& reading, const Chains& chains, std::vector<std::int32_t> actors,
          const std::vector<TaughtClaim>& claims)
      : reading_(reading),
        chains_(chains),
        actors_(std::move(actors)),
        at_head_(reading.document.tokens.size(), -1) {
    for (const TaughtClaim& claim : claims) {
      const auto a = static_cast<std::int32_t>(claim.subject), b = static_cast<std::int32_t>(claim.object);
      if (claim.standing) {
        whose_[a].insert(b);
        whose_[b].insert(a);
      }
      const std::optional<std::uint32_t> sentence = sentence_with(reading, claim.sentence);
      if (!sentence) continue;
      Told& told = told_[*sentence];
      told.actors.insert({a, b});
      told.pairs.insert({{a, b}, {b, a}});
      if (claim.speaker) told.actors.insert(static_cast<std::int32_t>(*claim.speaker));
    }
    for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
      if (!reading.at(i).pronoun) at_head_[reading.at(i).mention.head] = static_cast<std::int32_t>(i);
  }

  // How far each option is right; empty if nothing is known.
  std::vector<float> of(const OpenPronoun& open, const std::vector<Coordination>& lists) const {
    std::vector<Actors> means;
    for (const PronounOption& option : open.options) means.push_back(meant(option, lists));
    std::vector<float> right(open.options.size());
    const Actors owners = owners_of(open.pronoun);
    for (std::size_t k = 0; k < right.size(); ++k)
      right[k] = std::includes(owners.begin(), owners.end(), means[k].begin(), means[k].end()) ? 1 : 0;
    if (teaches(right)) return right;
    const auto known = told_.find(reading_.sentence_of(reading_.at(open.pronoun)));
    if (known == told_.end()) return {};
    const Told& told = known->second;
    const Actors named = named_in(known->first), beside = beside_of(open.pronoun);
    Actors missing;
    std::set_difference(told.actors.begin(), told.actors.end(), named.begin(), named.end(),
                        std::inserter(missing, missing.end()));
    const auto of_missing = [&](const Actors& some) {
      return std::count_if(some.begin(), some.end(), [&](std::int32_t one) { return missing.contains(one); });
    };
    const bool any_missing =
        std::any_of(means.begin(), means.end(), [&](const Actors& some) { return of_missing(some) > 0; });
    for (std::size_t k = 0; k < right.size(); ++k) {
      right[k] = 1;
      for (const std::int32_t actor : means[k]) {
        right[k] *= missing.contains(actor)       ? kOnlyByPronoun
                    : told.actors.contains(actor) ? kAlsoNamed
                    : actor == kNoActor           ? (any_missing ? 0 : kNoActorAtAll)
                                                  : 0;
        const bool tied = std::any_of(beside.begin(), beside.end(), [&](std::int32_t other) {
          return told.pairs.contains({actor, other});
        });
        if (!beside.empty() && !tied) right[k] *= kTiedToNobody;
      }
      // "They" of two that the sentence tells of are both of them.
      if (reading_.at(open.pronoun).pronoun->number == 'p' && of_missing(means[k]) > 0)
        right[k] *= static_cast<float>(of_missing(means[k])) / static_cast<float>(missing.size());
    }
    return teaches(right) ? right : std::vector<float>();
  }

 private:
  struct Told {
    Actors actors;
    std::set<std::pair<std::int32_t, std::int32_t>> pairs;
  };

  static bool teaches(const std::vector<float>& right) {
    return std::any_of(right.begin(), right.end(), [](float one) { return one > 0; }) &&
           std::any_of(right.begin(), right.end(), [](float one) { return one <= 0; });
  }

  std::int32_t actor_of(std::uint32_t candidate) const {
    for (const std::uint32_t member : chains_.members(candidate))
      if (!reading_.at(member).pronoun && actors_[member] != kNoActor) return actors_[member];
    return kNoActor;
  }

  Actors meant(const PronounOption& option, const std::vector<Coordination>& lists) const {
    Actors actors;
    if (option.list >= 0)
      for (const std::uint32_t member : lists[static_cast<std::size_t>(option.list)].members)
        actors.insert(actor_of(member));
    else if (const auto* several = chains_.several(option.candidate))
      for (const std::uint32_t member : *several) actors.insert(actor_of(member));
    else
      actors.insert(actor_of(option.candidate));
    return actors;
  }

  // By a name, an adjective or a description: the forms alone leave out most adjectives.
  Actors named_in(std::uint32_t sentence) const {
    Actors named;
    for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i)
      if (!reading_.at(i).pronoun && reading_.sentence_of(reading_.at(i)) == sentence)
        named.insert(actor_of(i));
    return named;
  }

  // Of "its ambassador, Oleg Ozerov" whom he is known to serve.
  Actors owners_of(std::uint32_t pronoun) const {
    const Token& token = reading_.token(reading_.at(pronoun).mention.head);
    if (reading_.at(pronoun).pronoun->kind != PronounKind::possessive || token.head == kRoot) return {};
    const std::int32_t thing = at_head_[static_cast<std::uint32_t>(token.head)];
    if (thing < 0) return {};
    const auto known = whose_.find(actor_of(static_cast<std::uint32_t>(thing)));
    return known == whose_.end() ? Actors() : known->second;
  }

  // Whom the pronoun's verb, or what it owns, has beside it.
  Actors beside_of(std::uint32_t pronoun) const {
    Actors beside;
    std::int32_t at = reading_.token(reading_.at(pronoun).mention.head).head;
    if (at == kRoot) return beside;
    const std::uint32_t own = reading_.at(pronoun).mention.head;
    const auto look = [&](std::uint32_t token) {
      if (at_head_[token] >= 0)
        if (const std::int32_t actor = actor_of(static_cast<std::uint32_t>(at_head_[token])); actor >= 0)
          beside.insert(actor);
    };
    for (const std::uint32_t child : reading_.syntax.children(static_cast<std::uint32_t>(at))) {
      if (child == own) continue;
      look(child);
      for (const std::uint32_t below : reading_.syntax.children(child)) look(below);
    }
    return beside;
  }

  const Reading& reading_;
  const Chains& chains_;
  std::vector<std::int32_t> actors_, at_head_;
  std::map<std::uint32_t, Told> told_;  // by sentence
  std::map<std::int32_t, Actors> whose_;
};

}  // namespace

void PronounTrainer::add(const std::vector<std::vector<std::string>>& forms,
                         const std::vector<TaughtClaim>& claims, const AnalysedDocument& analysed) {
  Reading reading(analysed, catalogue_, lexicon_, origins_);
  read_candidates(reading, true);
  Chains chains(reading);
  const Lessons lessons(reading, chains, actors_by_form(reading, forms), claims);
  link_by_precise_rules(reading, chains);
  link_by_network(
      reading, descriptions_, chains, [&](const OpenPronoun& open, const std::vector<Coordination>& lists) {
        const std::vector<float> right = lessons.of(open, lists);
        if (right.empty()) return open.by_rule;
        std::vector<LinkOption> lesson;
        for (std::size_t k = 0; k < right.size(); ++k) lesson.push_back({open.with[k], right[k]});
        teaching_.add(std::move(lesson));
        const auto ruled = static_cast<std::size_t>(open.by_rule);
        if (open.by_rule >= 0 && right[ruled] > 0) return open.by_rule;
        return static_cast<std::int32_t>(std::max_element(right.begin(), right.end()) - right.begin());
      });
}

LinkNetwork PronounTrainer::train(const LinkTraining& options) const { return teaching_.train(options); }

}  // namespace kg::ingest
