#include "ingest/mentions/pronoun_features.h"

#include <algorithm>
#include <string>

#include "ingest/mentions/link_emitter.h"

namespace kg::ingest {
namespace {

constexpr int kMostSteps = 12;  // up a tree

std::uint32_t behind(int points) {
  for (const int step : {0, 6, 14, 24, 34, 48, 70, 110})
    if (points <= step) return static_cast<std::uint32_t>(step);
  return 200;
}

}  // namespace

PronounFeatures::PronounFeatures(const Reading& reading, const Chains& chains,
                                 const std::vector<std::int32_t>& at_head, const AntecedentScores& scores,
                                 const std::vector<Coordination>& lists)
    : reading_(reading),
      chains_(chains),
      at_head_(at_head),
      scores_(scores),
      lists_(lists),
      sides_(reading) {}

std::uint32_t PronounFeatures::lemma(std::int64_t token) const {
  return token < 0 ? 0 : hash_of(reading_.words.lemma(static_cast<std::uint32_t>(token)));
}

std::uint32_t PronounFeatures::role(std::uint32_t at) const {
  const Token& token = reading_.token(reading_.syntax.first_conjunct(at));
  const std::string_view preposition = is_relation(token, "obl") || is_relation(token, "nmod")
                                           ? reading_.syntax.preposition(at)
                                           : std::string_view();
  return hash_of(std::string(token.deprel) + ' ' + std::string(preposition));
}

std::uint32_t PronounFeatures::group(const Candidate& pronoun) const {
  return hash_of(pronoun.pronoun->form);
}

// The way up from the pronoun to the verb that the earlier one stands at.
void PronounFeatures::clause(std::uint32_t i, std::uint32_t j, std::uint32_t g, LinkFeatures& out) const {
  LinkEmitter f(out);
  const std::uint32_t a = reading_.at(i).mention.head,
                      b = reading_.syntax.first_conjunct(reading_.at(j).mention.head);
  const std::int32_t verb = reading_.token(b).head;
  const std::uint32_t own =
      reading_.token(a).head == kRoot
          ? 0
          : lemma(reading_.token(static_cast<std::uint32_t>(reading_.token(a).head)).head);
  f(110, g, lemma(reading_.token(a).head), role(a));
  f(111, own, lemma(reading_.token(a).head));
  if (reading_.sentence_of(reading_.at(i)) != reading_.sentence_of(reading_.at(j))) {
    f(112, g, role(b), role(a));
    f(113, lemma(verb), role(b), g);
    f(114, lemma(verb), lemma(reading_.token(a).head), role(b));
    return;
  }
  std::string way;
  std::uint32_t at = a;
  for (int steps = 0; steps < kMostSteps && reading_.token(at).head != kRoot; ++steps) {
    const auto above = static_cast<std::uint32_t>(reading_.token(at).head);
    way += reading_.token(at).deprel;
    way += ' ';
    if (verb != kRoot && above == static_cast<std::uint32_t>(verb)) break;
    if (above == b) {
      way += "in ";
      break;
    }
    at = above;
    if (reading_.token(at).head == kRoot) way += "top ";
  }
  const std::uint32_t path = hash_of(way);
  f(115, path, role(b));
  f(116, path, role(b), g);
  f(117, path, role(b), lemma(verb));
  f(118, lemma(verb), role(b), g);
  f(119, lemma(verb), role(b), lemma(reading_.token(a).head));
  f(120, g, bucket(a > b ? a - b : 0));
}

void PronounFeatures::owned(std::uint32_t i, std::uint32_t j, std::uint32_t g, LinkFeatures& out) const {
  const Candidate& pronoun = reading_.at(i);
  if (pronoun.pronoun->kind != PronounKind::possessive) return;
  LinkEmitter f(out);
  const std::int32_t noun = reading_.token(pronoun.mention.head).head;
  if (noun == kRoot) return;
  const auto thing = static_cast<std::uint32_t>(noun);
  const auto type = static_cast<std::uint32_t>(chains_.type(j));
  f(130, lemma(noun), type);
  f(131, lemma(noun), type, chains_.has_name(j));
  f(132, lemma(noun), role(thing), role(reading_.at(j).mention.head));
  f(133, lemma(noun), lemma(reading_.at(j).mention.head));
  f(134, role(thing), role(reading_.at(j).mention.head), g);
  const std::int32_t held = at_head_[thing];
  if (held < 0) return;
  const auto owned = static_cast<std::uint32_t>(held);
  const std::string theirs = chains_.country(owned), own = chains_.country(j);
  const std::uint32_t countries = theirs.empty() || own.empty() ? 0 : theirs == own ? 1 : 2;
  f(135, static_cast<std::uint32_t>(reading_.at(owned).described), countries, type);
  f(136, lemma(noun), countries, type);
  f(137, static_cast<std::uint32_t>(chains_.type(owned)), type, g);
}

void PronounFeatures::chain(std::uint32_t i, std::uint32_t j, std::uint32_t g, LinkFeatures& out) const {
  LinkEmitter f(out);
  const auto type = static_cast<std::uint32_t>(chains_.type(j));
  const std::uint32_t sentence = reading_.sentence_of(reading_.at(i));
  std::uint32_t before = 0, later_here = 0, earlier_here = 0;
  bool headline = false, lead = false, same_before = false;
  for (const std::uint32_t m : chains_.members(j)) {
    const Candidate& member = reading_.at(m);
    const std::uint32_t at = reading_.sentence_of(member);
    headline = headline || reading_.section_of(member) == SectionKind::headline;
    if (m < i) {
      ++before;
      lead = lead || at == 0;
      same_before = same_before || (member.pronoun && member.pronoun->form == reading_.at(i).pronoun->form);
      earlier_here += at == sentence;
    } else if (at == sentence) {
      ++later_here;
    }
  }
  f(140, g, bucket(before), type);
  f(141, g, headline, type);
  f(142, g, std::min(later_here, 2U), std::min(earlier_here, 2U));
  f(143, g, same_before, bucket(before));
  f(144, g, static_cast<std::uint32_t>(chains_.members(j).size() > before ? 1 : 0), type);
  f(145, g, lead, type);
  if (reading_.at(j).nominal) f(146, lemma(reading_.at(j).mention.head), g);
  const CatalogueEntry* entry = chains_.entry(j);
  f(147, entry == nullptr ? 0 : hash_of(entry->kind),
    lemma(reading_.token(reading_.at(i).mention.head).head));
}

void PronounFeatures::write(std::uint32_t i, const PronounOption& option, std::uint32_t rank, int best,
                            LinkFeatures& out) const {
  const std::uint32_t j = option.candidate;
  const std::uint32_t g = group(reading_.at(i));
  const std::uint32_t back = behind(best - option.points);
  const std::uint32_t sentences =
      bucket(reading_.sentence_of(reading_.at(i)) - reading_.sentence_of(reading_.at(j)));
  if (option.list >= 0) {
    out.clear();
    LinkEmitter f(out);
    const std::vector<std::uint32_t>& members = lists_[static_cast<std::size_t>(option.list)].members;
    const auto type = static_cast<std::uint32_t>(chains_.type(j));
    const auto size = bucket(static_cast<std::uint32_t>(members.size()));
    f(160, g);
    f(161, g, back);
    f(162, g, std::min(rank, 4U));
    f(163, g, size, type);
    f(164, g, role(reading_.at(j).mention.head), sentences);
    f(165, g, sentences);
    f(166, role(reading_.at(i).mention.head), role(reading_.at(j).mention.head), sentences == 0);
    f(167, lemma(reading_.token(reading_.at(i).mention.head).head), g);
  } else {
    sides_.pair(i, j, rank, chains_, out);
    clause(i, j, g, out);
    owned(i, j, g, out);
    chain(i, j, g, out);
    LinkEmitter f(out);
    f(150, g, back);
    f(151, g, std::min(rank, 4U), back);
    f(152, back);
    f(153, g, chains_.several(j) ? bucket(static_cast<std::uint32_t>(chains_.several(j)->size())) : 0);
  }
  LinkEmitter f(out);
  const SignPoints signs = scores_.signs(i, j);
  const std::uint32_t list = option.list >= 0 ? 1 : 0;
  for (std::uint32_t s = 0; s < kAntecedentSigns; ++s)
    if (signs.of[s] != 0) f(170 + 2 * s + list, static_cast<std::uint32_t>(signs.of[s]), g);
}

}  // namespace kg::ingest
