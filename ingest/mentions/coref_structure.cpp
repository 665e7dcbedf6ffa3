// What the sentence itself says is one: title and name, apposition, copula, brackets, relative pronoun.
#include <algorithm>

#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

// The candidate whose head is the token: a name before a description, longer before shorter.
std::vector<std::int32_t> by_head(const Reading& reading) {
  std::vector<std::int32_t> found(reading.document.tokens.size(), -1);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    std::int32_t& at = found[reading.at(i).mention.head];
    if (at < 0 || (reading.at(static_cast<std::uint32_t>(at)).mention.kind != MentionKind::name &&
                   reading.at(i).mention.kind == MentionKind::name))
      at = static_cast<std::int32_t>(i);
  }
  return found;
}

bool may_be_apposition(const Reading& reading, const Candidate& a, const Candidate& b) {
  if (a.mention.kind == MentionKind::adjective || b.mention.kind == MentionKind::adjective) return false;
  const ActorType x = a.mention.type, y = b.mention.type;
  const bool names = a.mention.kind == MentionKind::name && b.mention.kind == MentionKind::name;
  if (names) return false;  // "Portland, Oregon"; "Lavrov, Fidan and others" wrongly hung
  if (a.mention.plural != b.mention.plural && (x == ActorType::person || y == ActorType::person))
    return false;
  // What a name stands for is not settled where the model guessed; a description of another kind corrects it.
  const Candidate& name = a.mention.kind == MentionKind::name ? a : b;
  const Candidate& description = a.mention.kind == MentionKind::name ? b : a;
  if (compatible(x, y)) return true;
  if (description.described == Described::event && x != y) return false;
  (void)reading;
  return name.mention.kind == MentionKind::name && !name.typed_by_name &&
         (name.mention.type == ActorType::person) == (description.mention.type == ActorType::person);
}

bool has_comma_between(const Reading& reading, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t t = from; t < to; ++t)
    if (reading.token(t).form == "," || reading.token(t).form == "(" || reading.token(t).form == "—" ||
        reading.token(t).form == "–")
      return true;
  return false;
}

bool in_list(const Reading& reading, std::uint32_t head) {
  for (const std::uint32_t child : reading.syntax.children(head))
    if (is_relation(reading.token(child), "conj")) return true;
  return is_relation(reading.token(head), "conj");
}

}  // namespace

void link_structures(const Reading& reading, Chains& chains) {
  const std::vector<std::int32_t> at_head = by_head(reading);
  const auto candidate_of = [&](std::uint32_t token) -> std::int32_t { return at_head[token]; };
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    // President Putin; envoys Witkoff and Kushner
    if (candidate.names >= 0) {
      const auto name = static_cast<std::uint32_t>(candidate.names);
      if (!candidate.mention.plural) {
        chains.link(i, name, "title");
      } else {
        std::vector<std::uint32_t> named{name};
        for (const std::uint32_t child : reading.syntax.children(reading.at(name).mention.head))
          if (is_relation(reading.token(child), "conj"))
            if (const std::int32_t other = candidate_of(child);
                other >= 0 && reading.at(static_cast<std::uint32_t>(other)).mention.type == ActorType::person)
              named.push_back(static_cast<std::uint32_t>(other));
        chains.stand_for(i, std::move(named), "titles");
      }
      continue;
    }
    const std::uint32_t head = candidate.mention.head;
    const Token& token = reading.token(head);
    if (token.head == kRoot && !reading.syntax.child(head, "cop")) continue;
    if (candidate.mention.kind == MentionKind::pronoun) continue;
    if (is_relation(token, "appos")) {
      const std::int32_t other = candidate_of(static_cast<std::uint32_t>(token.head));
      if (other >= 0 && static_cast<std::uint32_t>(other) != i) {
        const Candidate& anchor = reading.at(static_cast<std::uint32_t>(other));
        const bool listed = in_list(reading, head) && in_list(reading, anchor.mention.head) &&
                            candidate.mention.kind == anchor.mention.kind;
        if (!listed && may_be_apposition(reading, candidate, anchor) && !chains.several(i) &&
            !chains.several(static_cast<std::uint32_t>(other)))
          chains.link(i, static_cast<std::uint32_t>(other), "apposition");
      }
    }
    // "Smith is the president of X"
    if (candidate.mention.kind == MentionKind::description && reading.syntax.child(head, "cop") &&
        !reading.syntax.child(head, "advmod:neg")) {
      bool negated = false;
      for (const std::uint32_t child : reading.syntax.children(head))
        negated = negated || reading.words.lemma(child) == "not" || reading.words.form(child) == "n't" ||
                  reading.words.form(child) == "no";
      const auto subject = reading.syntax.child(head, "nsubj");
      if (subject && !negated && !candidate.former) {
        const std::int32_t other = candidate_of(*subject);
        if (other >= 0) {
          const Candidate& named = reading.at(static_cast<std::uint32_t>(other));
          if (named.mention.kind == MentionKind::name && named.mention.type == candidate.mention.type &&
              !candidate.mention.plural && candidate.mention.type == ActorType::person)
            chains.link(i, static_cast<std::uint32_t>(other), "copula");
        }
      }
    }
  }
  // "Rustem Umerov, Ukraine's chief negotiator," whose tree went astray: name, comma, determined title.
  for (std::uint32_t i = 0; i + 1 < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.described != Described::title || candidate.mention.plural || chains.has_name(i)) continue;
    if (candidate.extent.begin < 2 || reading.token(candidate.extent.begin - 1).form != ",") continue;
    const std::int32_t name = reading.covered[candidate.extent.begin - 2];
    if (name < 0) continue;
    const Candidate& named = reading.at(static_cast<std::uint32_t>(name));
    if (named.mention.type != ActorType::person || named.mention.kind != MentionKind::name) continue;
    const std::uint32_t end = candidate.extent.end;
    if (end >= reading.document.tokens.size()) continue;
    const std::string& next = reading.token(end).form;
    const bool closed = next == "," || next == "." || next == ";" || next == "—" || next == ")" ||
                        next == ":" || next == "who";
    if (closed && !is_relation(reading.token(candidate.mention.head), "nsubj") &&
        !is_relation(reading.token(candidate.mention.head), "conj") &&
        has_comma_between(reading, named.mention.tokens.end, candidate.extent.begin))
      chains.link(i, static_cast<std::uint32_t>(name), "apposition");
  }
}

}  // namespace kg::ingest
