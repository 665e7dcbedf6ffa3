#include "ingest/claims/told_doers.h"

#include <algorithm>
#include <string>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kAgents = 0xff & ~(type_bit(ActorType::place) | type_bit(ActorType::event));
constexpr std::uint32_t kBack = 2;  // sentences over which one judges

}  // namespace

std::optional<std::uint32_t> ToldDoers::doer_in_sentence(std::uint32_t act, std::uint32_t verb,
                                                         std::uint32_t by) const {
  if (tree_.relation(verb) != Relation::relcl) return std::nullopt;
  std::uint32_t top = act;  // "freed three men, a step that": parsers hang it on the men
  if (tree_.relation(top) == Relation::appos) top = static_cast<std::uint32_t>(tree_.head(top));
  if (tree_.head(top) == kRoot) return std::nullopt;
  auto above = static_cast<std::uint32_t>(tree_.head(top));
  // "freed men accused of plotting, in a move that": it is the main clause that tells of a move
  while (tree_.head(above) != kRoot &&
         one_of(tree_.token(above).deprel.substr(0, tree_.token(above).deprel.find(':')),
                {"acl", "advcl", "xcomp", "obj", "obl", "nmod"}))
    above = static_cast<std::uint32_t>(tree_.head(above));
  const bool beside =
      top != act || tree_.relation(act) == Relation::obl || tree_.relation(act) == Relation::parataxis;
  const std::int32_t subject = tree_.verb(above) && beside ? sources_.reader.surface_subject(above) : -1;
  if (subject < 0) return std::nullopt;
  for (const Party& party : sources_.participants.parties(static_cast<std::uint32_t>(subject), kAgents))
    if (!sides_.sides_with(by, party.chain)) return party.chain;
  return std::nullopt;
}

std::uint32_t ToldDoers::token_at(const Claim& claim, std::uint32_t sentence) const {
  const TokenRange range = tree_.document().sentences[sentence].tokens;
  std::uint32_t at = range.begin;
  while (at + 1 < range.end && tree_.token(at).span.begin < claim.trigger.begin) ++at;
  return at;
}

// Whether the text comes back to it: then it is praised itself.
bool ToldDoers::known_event(std::uint32_t act) const {
  const std::int32_t mention = sources_.document.mention_at[act];
  if (mention < 0) return false;
  const auto& chains = sources_.document.mentions[static_cast<std::size_t>(mention)].chains;
  return std::any_of(chains.begin(), chains.end(), [&](std::uint32_t chain) {
    return sources_.document.chains[chain].mentions.size() > 1;
  });
}

std::optional<std::uint32_t> ToldDoers::benefactor(std::uint32_t act, std::uint32_t verb,
                                                   std::uint32_t by) const {
  constexpr std::size_t kStem = 4;
  const auto& sentences = tree_.document().sentences;
  const std::uint32_t number = tree_.sentence(verb);
  const std::string& noun = tree_.lemma(act);
  const auto& rows = lexicon_.frames(noun, PartOfSpeech::noun);
  std::optional<std::uint32_t> best;
  if (known_event(act)) return best;
  for (const Claim& claim : told_) {
    if (claim.polarity == Polarity::negative || claim.status == Status::demanded ||
        !one_of(claim.event_class, {"AID", "CONCEDE", "RETREAT", "SUPPORT"}))
      continue;
    bool such = std::any_of(rows.begin(), rows.end(),
                            [&](const Frame* row) { return row->event_class == claim.event_class; });
    bool near = false;
    for (std::uint32_t back = 1; back <= kBack && back <= number; ++back) {
      if (claim.evidence != sentences[number - back].span) continue;
      near = true;
      const std::string& told = tree_.lemma(token_at(claim, number - back));
      such |= noun.size() > kStem && noun.starts_with(told.substr(0, std::max(kStem, told.size() - 1)));
    }
    if (!near || !such) continue;
    for (const Participant& one : claim.participants)
      if (one.side == 0 && !sides_.sides_with(by, one.actor) &&
          holds(kAgents, sources_.document.chains[one.actor].type))
        best = one.actor;
  }
  return best;
}

std::optional<std::uint32_t> ToldDoers::doer_of(std::uint32_t act, std::uint32_t verb,
                                                std::uint32_t by) const {
  const auto& rows = lexicon_.frames(tree_.lemma(act), PartOfSpeech::noun);
  const auto& sentences = tree_.document().sentences;
  const std::uint32_t number = tree_.sentence(verb);
  const std::uint32_t from = tree_.token(verb).span.begin;
  std::optional<std::uint32_t> best;
  std::uint32_t latest = 0;
  for (const Claim& claim : told_) {
    if (claim.trigger.end > from || claim.trigger.begin < latest || claim.polarity == Polarity::negative ||
        !one_of(claim.event_class, {"ASSAULT", "COERCE", "MOBILIZE", "REJECT", "SANCTION", "THREATEN"}))
      continue;
    bool near = false;
    for (std::uint32_t back = 0; back <= kBack && back <= number; ++back)
      near |= claim.evidence == sentences[number - back].span;
    const bool such = std::any_of(rows.begin(), rows.end(),
                                  [&](const Frame* row) { return row->event_class == claim.event_class; });
    bool hit = false;
    for (const Participant& one : claim.participants)
      hit |= one.side == 1 && sides_.touches(by, one.actor) > 1;
    if (!near || (!such && !hit)) continue;
    for (const Participant& one : claim.participants) {
      if (one.side != 0 || sides_.sides_with(by, one.actor) ||
          !holds(kAgents, sources_.document.chains[one.actor].type))
        continue;
      best = one.actor;
      latest = claim.trigger.begin;
    }
  }
  return best;
}

}  // namespace kg::ingest
