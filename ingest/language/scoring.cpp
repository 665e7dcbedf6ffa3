#include "ingest/language/scoring.h"

#include <stdexcept>

namespace kg::ingest {
namespace {

constexpr std::int64_t kNone = -1;

// Index of the found token with the same bytes, for each gold token, or kNone.
std::vector<std::int64_t> matches(const std::vector<Token>& gold, const std::vector<Token>& found) {
  std::vector<std::int64_t> same(gold.size(), kNone);
  std::size_t at = 0;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    while (at < found.size() && found[at].span.begin < gold[i].span.begin) ++at;
    if (at < found.size() && found[at].span == gold[i].span) same[i] = static_cast<std::int64_t>(at);
  }
  return same;
}

bool same_head(const Token& gold, const Token& found, const std::vector<std::int64_t>& same) {
  if (gold.head == kRoot || found.head == kRoot) return gold.head == found.head;
  return same[static_cast<std::size_t>(gold.head)] == found.head;
}

Span bytes_of(const AnalysedDocument& document, TokenRange tokens) {
  return {document.tokens[tokens.begin].span.begin, document.tokens[tokens.end - 1].span.end};
}

// How many of two ascending lists are in both.
template <class Value>
Agreement common(const std::vector<Value>& gold, const std::vector<Value>& found) {
  Agreement out{gold.size(), found.size(), 0};
  for (std::size_t i = 0, j = 0; i < gold.size() && j < found.size();) {
    if (gold[i] == found[j]) {
      ++out.right;
      ++i;
      ++j;
    } else if (gold[i] < found[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

struct KindSpan {
  Span span;
  EntityKind kind;
  friend auto operator<=>(const KindSpan&, const KindSpan&) = default;
};

std::vector<Span> sentence_spans(const AnalysedDocument& document) {
  std::vector<Span> spans;
  for (const Sentence& sentence : document.sentences) spans.push_back(bytes_of(document, sentence.tokens));
  return spans;
}

std::vector<KindSpan> entity_spans(const AnalysedDocument& document) {
  std::vector<KindSpan> spans;
  for (const EntitySpan& entity : document.entities)
    spans.push_back({bytes_of(document, entity.tokens), entity.kind});
  return spans;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Agreement::precision() const { return share(right, found); }
double Agreement::recall() const { return share(right, gold); }
double Agreement::f1() const { return share(2 * right, gold + found); }

Agreement& Agreement::operator+=(const Agreement& other) {
  gold += other.gold;
  found += other.found;
  right += other.right;
  return *this;
}

AnalysisScore& AnalysisScore::operator+=(const AnalysisScore& other) {
  words += other.words;
  sentences += other.sentences;
  upos += other.upos;
  xpos += other.xpos;
  lemmas += other.lemmas;
  heads += other.heads;
  labels += other.labels;
  entities += other.entities;
  return *this;
}

AnalysisScore compare(const AnalysedDocument& gold, const AnalysedDocument& found) {
  if (gold.document.text != found.document.text)
    throw std::invalid_argument("two analyses are compared that are not of the same text");
  const std::vector<std::int64_t> same = matches(gold.tokens, found.tokens);
  AnalysisScore score;
  for (Agreement* one : {&score.words, &score.upos, &score.xpos, &score.lemmas, &score.heads, &score.labels})
    *one = {gold.tokens.size(), found.tokens.size(), 0};
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    if (same[i] == kNone) continue;
    const Token& g = gold.tokens[i];
    const Token& f = found.tokens[static_cast<std::size_t>(same[i])];
    const bool head = same_head(g, f, same);
    score.words.right += 1;
    score.upos.right += g.upos == f.upos;
    score.xpos.right += g.xpos == f.xpos;
    score.lemmas.right += g.lemma == f.lemma || g.lemma == "_";
    score.heads.right += head;
    score.labels.right += head && g.deprel == f.deprel;
  }
  score.sentences = common(sentence_spans(gold), sentence_spans(found));
  score.entities = common(entity_spans(gold), entity_spans(found));
  return score;
}

}  // namespace kg::ingest
