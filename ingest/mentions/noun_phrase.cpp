#include "ingest/mentions/noun_phrase.h"

#include <algorithm>
#include <string>

namespace kg::ingest {
namespace {

bool belongs_before_noun(const Token& token) {
  return modifies_noun(token) || is_relation(token, "nummod") || token.deprel == "nmod:poss" ||
         is_relation(token, "det") || is_relation(token, "nmod") || is_relation(token, "advmod") ||
         is_relation(token, "punct");
}

}  // namespace

bool is_plural(const Token& token) { return token.xpos == "NNS" || token.xpos == "NNPS"; }

bool modifies_noun(const Token& token) {
  return is_relation(token, "compound") || is_relation(token, "amod") || is_relation(token, "flat") ||
         token.deprel == "nmod:desc" || token.deprel == "nmod:unmarked" || is_relation(token, "fixed");
}

Phrase phrase_of(const Reading& reading, std::uint32_t head, TokenRange noun) {
  const Syntax& syntax = reading.syntax;
  const Sentence& sentence = reading.document.sentences[syntax.sentence_of(head)];
  std::uint32_t begin = std::min(head, noun.begin);
  // Leftwards while the token hangs, through tokens to the right of it, on this noun.
  for (std::uint32_t t = begin; t > sentence.tokens.begin; --t) {
    const std::uint32_t at = t - 1;
    if (!syntax.hangs_on(at, head)) break;
    std::uint32_t top = at;
    while (top != head && reading.token(top).head != static_cast<std::int32_t>(head))
      top = static_cast<std::uint32_t>(reading.token(top).head);
    const Token& child = reading.token(top);
    const bool of_noun = noun.begin <= top && top < noun.end;  // "year" of "the 54-year-old"
    if (top > head || !(of_noun || belongs_before_noun(child)) ||
        (is_relation(child, "nmod") && child.deprel != "nmod:poss" && !syntax.preposition(top).empty()))
      break;
    // "On Sunday Iraq's parliament", "hours earlier Russian marines"
    const std::string& word = reading.words.form(at);
    if ((is_relation(reading.token(at), "obl") && reading.words.form(top) != "old" &&
         reading.words.form(head) != "old") ||
        word == "earlier" || word == "later" || word == "ago" ||
        (reading.token(at).upos == "PROPN" && reading.lexicon.not_actors.contains(word)))
      break;
    // "shot dead six people"
    if (word == "dead" && at > sentence.tokens.begin && reading.words.lemma(at - 1) == "shoot") break;
    // "a day later two journalists": the number's own words end where another noun begins.
    if (is_relation(child, "nummod") && at != top && is_noun(reading.token(at))) break;
    if (reading.token(at).form == "," || reading.token(at).form == "(" || reading.token(at).form == ")" ||
        reading.token(at).form == "—" || reading.token(at).form == ";")
      break;
    begin = at;
  }
  // "Guinea-Bissau's army": no half of a name.
  if (const std::int32_t name = reading.covered[begin]; name >= 0 && begin < head)
    begin = std::min(begin, reading.at(static_cast<std::uint32_t>(name)).mention.tokens.begin);
  Phrase phrase;
  phrase.extent = {begin, std::max(head + 1, noun.end)};
  phrase.core = phrase.extent;
  while (phrase.core.begin < noun.begin) {
    const std::uint32_t at = phrase.core.begin;
    const Token& token = reading.token(at);
    const std::string& form = reading.words.form(at);
    if (reading.covered[at] >= 0 && token.upos == "ADV") break;  // "Tessaly's": a name that was taken for one
    // "Invited both men": taggers read a conjunction.
    if (token.upos == "DET" || token.xpos == "PDT" || form == "both") {
      phrase.determiner = static_cast<std::int32_t>(at);
      phrase.definite = phrase.definite || form == "the" || form == "both";
      phrase.demonstrative = form == "this" || form == "that" || form == "these" || form == "those";
      phrase.indefinite = form == "a" || form == "an" || form == "another";
      phrase.refused = form == "any" || form == "no" || form == "every" || form == "each" || form == "what" ||
                       form == "which" || form == "such" || form == "neither";
      phrase.each = form == "each" || form == "either";
    } else if (token.xpos == "PRP$" || token.xpos == "WP$") {
      phrase.possessive = static_cast<std::int32_t>(at);
      phrase.definite = true;
    } else if (form == "least" || (form == "most" && at > 0 && reading.words.form(at - 1) == "at")) {
    } else if (token.upos == "PUNCT" || token.upos == "ADV" || token.upos == "CCONJ" || token.upos == "ADP") {
    } else {
      break;
    }
    ++phrase.core.begin;
  }
  phrase.definite = phrase.definite || phrase.demonstrative;
  for (std::uint32_t t = phrase.core.begin; t < phrase.core.end; ++t) {
    if (t == head) continue;
    if (reading.covered[t] >= 0) phrase.named = true;
    if (reading.token(t).xpos == "POS") phrase.definite = true;
  }
  return phrase;
}

}  // namespace kg::ingest
