#include "ingest/mentions/finder.h"

#include <algorithm>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/dateline.h"
#include "ingest/mentions/description_reading.h"
#include "ingest/mentions/given_offices.h"
#include "ingest/mentions/naming.h"
#include "ingest/mentions/sieves.h"

namespace kg::ingest {
namespace {

// "Air France": the state in a body's name is not meant.
bool within_body(const Mention& name, const Mention& inner) {
  const bool body = name.type == ActorType::organization || name.type == ActorType::armed_group;
  const bool land = inner.type == ActorType::country || inner.type == ActorType::place;
  return name.kind == MentionKind::name && body && land && name.tokens.begin < inner.tokens.begin &&
         inner.tokens.end == name.tokens.end;
}

std::vector<std::int32_t> innermost_by_head(const std::vector<Mention>& mentions, std::size_t tokens) {
  std::vector<std::int32_t> at(tokens, -1);
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    std::int32_t& innermost = at[mentions[m].head];
    if (innermost >= 0 && within_body(mentions[static_cast<std::size_t>(innermost)], mentions[m])) continue;
    innermost = static_cast<std::int32_t>(m);
  }
  return at;
}

// "The two sides", "the country", "the minister", "his wife": whoever is meant is named elsewhere, or by
// nobody. Without a chain that says who, they are no actors.
bool points_nowhere(const Candidate& candidate) {
  if (candidate.pronoun || candidate.nominal) return true;
  if (candidate.mention.kind != MentionKind::description || !candidate.slots.empty()) return false;
  if (candidate.described == Described::country) return true;
  if (candidate.head_word == "office" && candidate.possessor_token >= 0) return true;  // "his office"
  const bool bare = candidate.folded.find(' ') == std::string::npos;
  if (candidate.described == Described::title && !candidate.mention.plural)
    return bare && candidate.extent.end == candidate.mention.tokens.end &&
           (candidate.title->kind == TitleKind::kin ||
            (!candidate.indefinite && candidate.possessor_token < 0));
  if (candidate.described != Described::group) return false;
  const bool counted = candidate.folded.starts_with("two ") || candidate.folded.starts_with("other ") ||
                       candidate.folded.starts_with("three ") || candidate.folded.starts_with("own ");
  if (!bare && !counted) return false;
  return has_class(candidate, "vague");
}

// Sets Chain::sounds_of.
void hear_names(const NameOrigins& origins, MentionedDocument& document) {
  constexpr double kAhead = 1;
  for (Chain& person : document.chains) {
    const bool named = std::any_of(person.mentions.begin(), person.mentions.end(), [&](std::uint32_t m) {
      return document.mentions[m].kind == MentionKind::name;
    });
    if (person.type != ActorType::person || !person.country.empty() || !named) continue;
    double best = 0, second = 0;
    bool heard = false;
    for (const Chain& state : document.chains) {
      if (state.type != ActorType::country || state.country.empty()) continue;
      const double fit = origins.fit(person.name, state.country);
      if (!heard || fit > best) {
        second = heard ? best : fit - kAhead;
        best = fit;
        person.sounds_of = state.country;
        heard = true;
      } else {
        second = std::max(second, fit);
      }
    }
    if (best < second + kAhead) person.sounds_of.clear();
  }
}

MentionedDocument assemble(const Reading& reading, const Chains& chains, const FindOptions& options) {
  MentionedDocument out;
  out.written_from = written_from(reading);
  std::vector<std::int32_t> chain_of(reading.candidates.size(), -1);  // by root
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const std::uint32_t root = chains.root(i);
    if (chain_of[root] >= 0 || chains.several(i)) continue;
    const std::vector<std::uint32_t>& members = chains.members(i);
    const bool only_pronouns = std::all_of(members.begin(), members.end(),
                                           [&](std::uint32_t m) { return reading.at(m).pronoun != nullptr; });
    const bool in_article = std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
      const SectionKind section = reading.section_of(reading.at(m));
      return section == SectionKind::body || section == SectionKind::dateline;
    });
    const bool vague = std::all_of(members.begin(), members.end(),
                                   [&](std::uint32_t m) { return points_nowhere(reading.at(m)); });
    if (options.every_chain ? members.size() < 2 : vague) continue;
    if ((only_pronouns && !options.every_chain) || !in_article)
      continue;  // headline and caption only lend their names
    chain_of[root] = static_cast<std::int32_t>(out.chains.size());
    out.chains.push_back(chain_from(reading, chains, root));
  }
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const std::int32_t chain = chain_of[i];
    if (chain < 0 || options.every_chain || chains.type(i) != ActorType::person || !chains.has_name(i))
      continue;
    const ServedState served = state_served(reading, chains, i);
    if (served.state < 0) continue;
    Chain& person = out.chains[static_cast<std::size_t>(chain)];
    person.state = chain_of[chains.root(static_cast<std::uint32_t>(served.state))];
    person.state_guessed = served.guessed;
  }
  std::vector<std::int32_t> place(reading.candidates.size(), -1);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    Mention mention = reading.at(i).mention;
    const auto index = static_cast<std::uint32_t>(out.mentions.size());
    if (const auto* several = chains.several(i)) {
      for (const std::uint32_t one : *several)
        if (const std::int32_t chain = chain_of[chains.root(one)]; chain >= 0)
          mention.chains.push_back(static_cast<std::uint32_t>(chain));
      std::sort(mention.chains.begin(), mention.chains.end());
      mention.chains.erase(std::unique(mention.chains.begin(), mention.chains.end()), mention.chains.end());
    } else if (const std::int32_t chain = chain_of[chains.root(i)]; chain >= 0) {
      mention.chains.push_back(static_cast<std::uint32_t>(chain));
      out.chains[static_cast<std::size_t>(chain)].mentions.push_back(index);
      mention.type = out.chains[static_cast<std::size_t>(chain)].type;
    }
    if (reading.at(i).nominal && mention.chains.empty()) continue;
    place[i] = static_cast<std::int32_t>(index);
    out.mentions.push_back(std::move(mention));
  }
  for (const CorefLink& link : chains.links())
    if (place[link.mention] >= 0 && place[link.antecedent] >= 0)
      out.links.push_back({static_cast<std::uint32_t>(place[link.mention]),
                           static_cast<std::uint32_t>(place[link.antecedent]), link.rule});
  if (!options.every_chain) hear_names(reading.origins, out);
  out.mention_at = innermost_by_head(out.mentions, reading.document.tokens.size());
  return out;
}

}  // namespace

MentionFinder::MentionFinder(const Catalogue& catalogue, MentionLexicon lexicon, LinkModel model,
                             LinkNetwork descriptions, LinkNetwork pronouns)
    : catalogue_(catalogue),
      lexicon_(std::move(lexicon)),
      origins_(catalogue),
      model_(std::move(model)),
      descriptions_(std::move(descriptions)),
      pronouns_(std::move(pronouns)) {}

MentionedDocument MentionFinder::find(AnalysedDocument analysis, const FindOptions& options) const {
  repair_given_offices(lexicon_, analysis);
  Reading reading(analysis, catalogue_, lexicon_, origins_);
  reading.speakers = options.speakers;
  read_candidates(reading, options.every_chain || !descriptions_.empty());

  Chains chains(reading);
  link_by_precise_rules(reading, chains);
  if (options.every_chain && !model_.empty()) {
    link_plurals(reading, chains);
    link_pronouns_by_structure(reading, chains);
    link_by_model(reading, model_, chains);
  } else if (!descriptions_.empty()) {
    link_by_network(reading, descriptions_, chains, choice_of(pronouns_));
  } else {
    link_by_rules(reading, chains);
  }
  link_possessed_states(reading, chains);
  if (!options.every_chain) {
    link_other_side(reading, chains);
    link_counterparts(reading, chains);
    link_described_persons(reading, chains);
  }

  MentionedDocument out = assemble(reading, chains, options);
  out.analysis = std::move(analysis);
  return out;
}

}  // namespace kg::ingest
