#include "ingest/claims/answer_kinds.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
AnswerKind wider(AnswerKind a, AnswerKind b) {
  if (a == AnswerKind::none || b == AnswerKind::none) return AnswerKind::none;
  if (a == AnswerKind::either) return b;
  return b == AnswerKind::either || a == b ? a : AnswerKind::either;
}

AnswerKind kind_of_verb(const Tree& tree, const ClaimLexicon& lexicon, std::uint32_t verb) {
  const std::string& lemma = tree.lemma(verb);
  const std::string_view particle = tree.particle(verb);
  if (particle == "out") return lemma == "rule" ? AnswerKind::either : AnswerKind::none;
  if (particle == "down") return lemma == "turn" ? AnswerKind::asked : AnswerKind::none;
  if (one_of(particle, {"aside", "off", "away"}))
    return one_of(lemma, {"brush", "wave", "shrug", "laugh"}) ? AnswerKind::either : AnswerKind::none;
  if (!particle.empty()) return AnswerKind::none;
  if (lexicon.in_set("denies", lemma)) return AnswerKind::said;
  if (lexicon.in_set("refuses", lemma)) return AnswerKind::asked;
  return lexicon.in_set("rejects", lemma) ? AnswerKind::either : AnswerKind::none;
}

AnswerKind kind_of_noun(const ClaimLexicon& lexicon, std::string_view noun) {
  if (noun == "something") return AnswerKind::either;  // "demanded an apology, something that Chad ruled out"
  if (lexicon.in_set("what_is_said", noun)) return AnswerKind::said;
  return lexicon.in_set("what_is_asked", noun) ? AnswerKind::asked : AnswerKind::none;
}

}  // namespace kg::ingest
