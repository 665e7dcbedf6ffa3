// "Alexander Diaz, known as Calarca", "the group formerly known as the Nusra Front": two names of one, whom
// no likeness of the names ties.
#include <algorithm>

#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kMostWords = 6;  // of a row of data/en/alias_words.tsv

// Where the words begin that make the name behind them another one of whoever stands before; the name's own
// beginning if there are none.
std::uint32_t begin_of_words(const Reading& reading, std::uint32_t name_begin) {
  std::uint32_t end = name_begin;
  const std::uint32_t first = reading.document.sentences[reading.syntax.sentence_of(name_begin)].tokens.begin;
  while (end > first && (reading.words.form(end - 1) == "the" || reading.token(end - 1).upos == "PUNCT") &&
         reading.token(end - 1).form != ",")
    --end;
  std::uint32_t begin = name_begin;
  std::string words;
  for (std::uint32_t at = end; at > first && end - at < kMostWords;) {
    --at;
    words = words.empty() ? reading.words.form(at) : reading.words.form(at) + ' ' + words;
    if (reading.lexicon.alias_words.contains(words)) begin = at;
  }
  return begin;
}

// Whoever's phrase ends where a token begins: a name rather than what describes it; -1 if nobody's.
std::int32_t ending_at(const Reading& reading, std::uint32_t token) {
  std::int32_t found = -1;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.tokens.begin >= token) break;
    const bool ends = candidate.mention.tokens.end == token || candidate.extent.end == token;
    if (!ends || candidate.pronoun || candidate.mention.kind == MentionKind::adjective) continue;
    if (found < 0 || candidate.mention.kind == MentionKind::name) found = static_cast<std::int32_t>(i);
  }
  return found;
}

bool same_kind(const Candidate& one, const Candidate& other) {
  const ActorType a = one.mention.type, b = other.mention.type;
  return compatible(a, b) || (!other.typed_by_name && b != ActorType::event) ||
         (!one.typed_by_name && a != ActorType::event);
}

}  // namespace

void link_aliases(const Reading& reading, Chains& chains) {
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& alias = reading.at(i);
    if (alias.mention.kind != MentionKind::name || alias.mention.tokens.begin == 0) continue;
    // "Kerry, formerly Boeing's adviser"
    const std::uint32_t end = alias.mention.tokens.end;
    if (end < reading.document.tokens.size() && reading.token(end).xpos == "POS") continue;
    std::uint32_t before = begin_of_words(reading, alias.mention.tokens.begin);
    if (before == alias.mention.tokens.begin || before == 0) continue;
    // "..., who is also known as", "(alias ...)"
    const auto skips = [&](std::uint32_t at) {
      const std::string& form = reading.token(at).form;
      return form == "," || form == "(" || form == "is" || form == "was" || form == "who" || form == "which";
    };
    while (before > 0 && skips(before - 1)) --before;
    const std::int32_t known = ending_at(reading, before);
    if (known < 0 || !same_kind(reading.at(static_cast<std::uint32_t>(known)), alias)) continue;
    chains.link_by_other_name(i, static_cast<std::uint32_t>(known), "alias");
  }
}

}  // namespace kg::ingest
