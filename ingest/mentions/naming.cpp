#include "ingest/mentions/naming.h"

#include <algorithm>

namespace kg::ingest {
namespace {

std::string text_of(const Reading& reading, TokenRange range) {
  return std::string(reading.document.text(range));
}

// "MIAMI" of a dateline as other texts have it; acronyms stay.
std::string without_shouting(const std::string& name) {
  const bool numbered =
      std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });  // "COP 29"
  if (!is_all_capitals(name) || name.size() <= 5 || numbered) return name;
  std::string out = name;
  bool first = true;
  for (std::size_t i = 0; i < out.size(); ++i) {
    char& c = out[i];
    if (c >= 'A' && c <= 'Z') {
      if (!first) c = static_cast<char>(c - 'A' + 'a');
      first = false;
    } else if (c == ' ' || c == '-') {
      first = true;
    } else if (c == '\xC3' && i + 1 < out.size()) {
      auto next = static_cast<unsigned char>(out[i + 1]);
      if (!first && next >= 0x80 && next <= 0x9E && next != 0x97) out[i + 1] = static_cast<char>(next + 0x20);
      first = false;
      ++i;
    }
  }
  return out;
}

bool is_full_name(const Candidate& candidate) {
  return candidate.mention.kind == MentionKind::name && candidate.described == Described::nothing;
}

// "Torvalian" in "Torvalian officials": longer than Torvalia, but no name.
bool modifies(const Reading& reading, const Candidate& candidate) {
  const Token& head = reading.token(candidate.mention.head);
  return is_relation(head, "amod") || is_relation(head, "compound");
}

std::string longest_name(const Reading& reading, const std::vector<std::uint32_t>& members) {
  std::string best;
  int best_worth = -1;  // a form that is all capitals or a modifier gives way to any other
  for (const std::uint32_t m : members) {
    const Candidate& candidate = reading.at(m);
    if (!is_full_name(candidate)) continue;
    const std::string text = text_of(reading, candidate.mention.tokens);
    const int worth = (is_all_capitals(text) ? 0 : 2) + (modifies(reading, candidate) ? 0 : 1);
    if (worth < best_worth || (worth == best_worth && text.size() <= best.size())) continue;
    best = text;
    best_worth = worth;
  }
  return without_shouting(best);
}

std::string description_name(const Reading& reading, const std::vector<std::uint32_t>& members) {
  const Candidate* best = nullptr;
  for (const std::uint32_t m : members) {
    const Candidate& candidate = reading.at(m);
    if (candidate.pronoun) continue;
    const auto size = candidate.mention.tokens.end - candidate.mention.tokens.begin;
    if (!best || (size > 1 && best->mention.tokens.end - best->mention.tokens.begin == 1)) best = &candidate;
  }
  if (!best) return {};
  TokenRange range = best->mention.tokens;
  if (range.end - range.begin == 1) range.end = std::max(range.end, best->extent.end);
  return text_of(reading, range);
}

std::string role_of(const Reading& reading, const std::vector<std::uint32_t>& members) {
  std::string best;
  for (const std::uint32_t m : members) {
    const Candidate& candidate = reading.at(m);
    if (candidate.described != Described::title || candidate.title->kind == TitleKind::style) continue;
    TokenRange range{candidate.mention.tokens.begin,
                     std::max(candidate.mention.tokens.end, candidate.extent.end)};
    const std::string text = text_of(reading, range);
    if (text.size() > best.size()) best = text;
  }
  return best;
}

}  // namespace

Chain chain_from(const Reading& reading, const Chains& chains, std::uint32_t root) {
  const std::vector<std::uint32_t>& members = chains.members(root);
  Chain chain;
  chain.type = chains.type(root);
  chain.country = chains.country(root);
  const CatalogueEntry* entry = chains.entry(root);
  if (entry) {
    chain.name = std::string(entry->name);
    chain.recognised = std::string(entry->id);
    if (chain.type == ActorType::country || !entry->country.empty())
      chain.country = std::string(entry->country);
  }
  if (chain.name.empty()) chain.name = longest_name(reading, members);
  if (chain.name.empty()) chain.name = description_name(reading, members);
  if (chain.type == ActorType::person || chain.type == ActorType::organization)
    chain.role = role_of(reading, members);
  return chain;
}

}  // namespace kg::ingest
