// Who says what is told: speakers beside a clause, and words that are in somebody's mouth.
#include <algorithm>

#include "ingest/claims/factuality.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

constexpr int kHighest = 24;  // steps up the tree

}  // namespace

// "by his own account", "in the view of Kyiv".
void FactualityReader::by_account_of(std::uint32_t noun, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  const std::string& preposition = tree.preposition(noun);
  if (!one_of(preposition, {"by", "in", "on"}) ||
      !one_of(tree.lemma(noun), {"account", "admission", "calculation", "count", "estimate", "eye", "opinion",
                                 "reading", "reckoning", "telling", "version", "view", "word"}))
    return;
  for (const std::uint32_t whose : tree.children(noun)) {
    const bool of = tree.relation(whose) == Relation::nmod && tree.preposition(whose) == "of";
    if (of || tree.relation(whose) == Relation::nmod_poss) add_speaker(whose, fact);
  }
}

// "He said that they had met, and his minister warned": who speaks up in a clause of his own is not reported.
bool FactualityReader::speaks_up(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  return tree.verb(verb) && speaks(verb) && tree.child(verb, Relation::nsubj) &&
         !tree.child(verb, Relation::mark);
}

void FactualityReader::add_speaker(std::uint32_t head, Factuality& fact) const {
  if (std::find(fact.speakers.begin(), fact.speakers.end(), head) == fact.speakers.end())
    fact.speakers.push_back(head);
}

// Speakers named beside the clause: "..., he said, ...", "according to ...", "as Reuters reported".
void FactualityReader::beside(std::uint32_t token, std::uint32_t from, std::uint32_t predicate,
                              Factuality& fact) const {
  const Tree& tree = reader_.tree();
  for (const std::uint32_t child : tree.children(token)) {
    const Relation relation = tree.relation(child);
    if (child < from || parted(child, predicate) || tree.below(predicate, child)) continue;
    if (relation == Relation::obl && tree.preposition(child) == "according_to") add_speaker(child, fact);
    if (relation == Relation::obl || relation == Relation::obl_unmarked || relation == Relation::nmod)
      by_account_of(child, fact);
    const bool aside =
        relation == Relation::parataxis || (relation == Relation::advcl && tree.preposition(child) == "as");
    if (!aside || !tree.verb(child) || tree.child(child, Relation::ccomp) || of_its_own(child)) continue;
    for (const Attitude* row : reader_.lexicon().attitudes(tree.lemma(child), PartOfSpeech::verb)) {
      if (!reports(*row)) continue;
      const std::string& verb = tree.lemma(child);
      const bool two_words = row->head.size() > verb.size();  // "he went on"
      if (two_words &&
          (child + 1 >= tree.size() || row->head.substr(verb.size() + 1) != tree.lemma(child + 1)))
        continue;
      const Predicate* telling = reader_.predicate(child);
      const std::vector<Argument> speakers = reader_.fillers(*telling, *row->speaker);
      if (!speakers.empty()) add_speaker(speakers.front().head, fact);
      if (row->negates) fact.flip();
      // "..., officials believe, ..."; but "will not free them, as the accord demands": that demands the
      // contrary
      const bool contrary = row->status == Status::demanded && fact.polarity == Polarity::negative;
      if (row->status && !contrary) fact.status = combine(fact.status, *row->status);
      break;
    }
  }
}

// Whether the verb is itself an act of speech: "to warn", "to demand".
bool FactualityReader::speaks(std::uint32_t verb) const {
  const auto& rows = reader_.lexicon().attitudes(reader_.tree().lemma(verb), PartOfSpeech::verb);
  return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) { return row->speaker.has_value(); });
}

// Whether the word stands in somebody's mouth, so that its "would" is a future seen from the past.
bool FactualityReader::reported(std::uint32_t token) const {
  const Tree& tree = reader_.tree();
  if (quotes_.quoted(token)) return false;
  std::uint32_t at = token;
  for (int depth = 0; depth < kHighest; ++depth) {
    const Relation relation = tree.relation(at);
    if (relation == Relation::ccomp || relation == Relation::acl || relation == Relation::relcl) return true;
    for (const std::uint32_t child : tree.children(at)) {
      const bool aside = tree.relation(child) == Relation::parataxis && tree.verb(child);
      if (aside && (tree.head(at) != kRoot || speaks(child))) return true;
    }
    if (tree.head(at) == kRoot) return false;
    at = static_cast<std::uint32_t>(tree.head(at));
  }
  return false;
}

}  // namespace kg::ingest
