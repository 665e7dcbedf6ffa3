#include "ingest/mentions/description_reading.h"

#include <algorithm>
#include <string>

#include "ingest/mentions/sieves.h"

namespace kg::ingest {
namespace {

// By how much standing alone has to be likelier (log odds) for a description to stay alone: of claims a
// missed link costs one to each side, the claim that is lost and the one made of nobody.
constexpr double kAloneBy = 1.5;

struct Ruled {
  std::int32_t means = -1;
  bool by_description = false;  // which is what the choice replaces
};

// What rules hold each candidate for.
std::vector<Ruled> ruled_links(const Reading& reading, const Chains& before) {
  Chains chains = before;
  const std::size_t known = chains.links().size();
  link_by_rules(reading, chains);
  std::vector<Ruled> ruled(reading.candidates.size());
  for (std::size_t i = known; i < chains.links().size(); ++i) {
    const CorefLink& link = chains.links()[i];
    if (link.antecedent < link.mention)
      ruled[link.mention] = {static_cast<std::int32_t>(link.antecedent), link.rule == "description"};
  }
  for (std::uint32_t i = 0; i < ruled.size(); ++i)
    if (chains.several(i)) ruled[i] = {};
  return ruled;
}

class Walk {
 public:
  explicit Walk(const Reading& reading) : reading_(reading), chains_(reading), sides_(reading) {
    link_by_precise_rules(reading, chains_);
    ruled_ = ruled_links(reading, chains_);
  }

  std::vector<DescriptionLink> run(const DescriptionChoice& choose) {
    std::vector<DescriptionLink> links;
    OpenDescription description;
    for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i) {
      if (!asked_about(i)) {
        if (ruled_[i].means >= 0) chains_.link(i, static_cast<std::uint32_t>(ruled_[i].means), "rule");
        continue;
      }
      see(i, description);
      const std::int32_t chosen = choose(description);
      if (chosen < 0) {
        links.push_back({i, -1});
        continue;
      }
      const auto place = static_cast<std::size_t>(chosen);
      links.push_back({i, static_cast<std::int32_t>(description.nouns[place])});
      chains_.link(i, description.earlier[place], "model");
    }
    return links;
  }

 private:
  bool asked_about(std::uint32_t i) const {
    const Candidate& candidate = reading_.at(i);
    if (candidate.pronoun || !sides_.is_open(i, chains_)) return false;
    if (ruled_[i].means >= 0 && !ruled_[i].by_description) return false;
    // "Her country" is known once she is.
    if (candidate.described == Described::country && candidate.possessor_token >= 0) return false;
    // "The Skipper" is a name, though of what is not known.
    return candidate.title == nullptr || candidate.title->kind != TitleKind::trade ||
           reading_.token(candidate.mention.head).upos != "PROPN";
  }

  void see(std::uint32_t i, OpenDescription& description) {
    description.candidate = i;
    description.by_rule = -1;
    description.earlier.clear();
    description.nouns.clear();
    for (const std::uint32_t j : sides_.antecedents(i, chains_))
      if (!told_apart(reading_, chains_, i, j)) description.earlier.push_back(j);
    const std::int32_t ruled = ruled_[i].means;
    const RuleSays other = ruled >= 0 ? RuleSays::another : RuleSays::nothing;
    sides_.alone(i, description.alone);
    sides_.add_of_article(i, other, description.alone);
    if (description.with.size() < description.earlier.size())
      description.with.resize(description.earlier.size());
    nearer_.clear();
    for (std::size_t k = 0; k < description.earlier.size(); ++k) {
      const std::uint32_t j = description.earlier[k], root = chains_.root(j);
      description.nouns.push_back(noun_of(j));
      const bool by_rule = ruled >= 0 && chains_.same(static_cast<std::uint32_t>(ruled), j);
      if (by_rule && description.by_rule < 0) description.by_rule = static_cast<std::int32_t>(k);
      sides_.pair(i, j, static_cast<std::uint32_t>(nearer_.size()), chains_, description.with[k]);
      sides_.add_of_article(i, j, by_rule ? RuleSays::this_one : other, chains_, description.with[k]);
      if (std::find(nearer_.begin(), nearer_.end(), root) == nearer_.end()) nearer_.push_back(root);
    }
  }

  // The same one by a noun: what pronouns mean is asked anew once descriptions are known.
  std::uint32_t noun_of(std::uint32_t candidate) const {
    const std::vector<std::uint32_t>& members = chains_.members(candidate);
    const auto noun = std::find_if(members.begin(), members.end(), [&](std::uint32_t m) {
      return m <= candidate && reading_.at(m).pronoun == nullptr;
    });
    return reading_.at(candidate).pronoun == nullptr || noun == members.end() ? candidate : *noun;
  }

  const Reading& reading_;
  Chains chains_;
  LinkSides sides_;
  std::vector<Ruled> ruled_;
  std::vector<std::uint32_t> nearer_;  // chains
};

}  // namespace

std::vector<DescriptionLink> read_descriptions(const Reading& reading, const DescriptionChoice& choose) {
  return Walk(reading).run(choose);
}

void link_by_network(const Reading& reading, const LinkNetwork& network, Chains& chains,
                     const PronounChoice& choose) {
  constexpr auto kAlone = static_cast<std::int64_t>(kAloneBy * LinkNetwork::kUnit);
  const std::vector<DescriptionLink> links =
      read_descriptions(reading, [&](const OpenDescription& description) {
        std::int32_t best = -1;
        std::int64_t most = network.score(description.alone) - kAlone;
        for (std::size_t k = 0; k < description.earlier.size(); ++k) {
          const std::int64_t score = network.score(description.with[k]);
          if (score <= most) continue;
          most = score;
          best = static_cast<std::int32_t>(k);
        }
        return best;
      });
  std::vector<bool> settled(reading.candidates.size());
  for (const DescriptionLink& link : links) settled[link.description] = true;
  link_descriptions(reading, chains, settled);
  for (const DescriptionLink& link : links)
    if (link.means >= 0) chains.link(link.description, static_cast<std::uint32_t>(link.means), "model");
  link_plurals(reading, chains);
  link_pronouns(reading, chains, choose);
}

}  // namespace kg::ingest
