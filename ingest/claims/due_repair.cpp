#include "ingest/claims/due_repair.h"

#include "ingest/claims/sentence_arcs.h"

namespace kg::ingest {
namespace {

class DueRepair : SentenceArcs {
 public:
  DueRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.lemmas[i] != "due") continue;
      due_to_do(i);
      subject_of_due(i);
      due_somewhere(i);
      due_beside_place(i);
    }
  }

 private:
  // "is due in Beijing for talks": due is the predicate, not a preposition of Beijing.
  void due_somewhere(std::uint32_t due) {
    const std::uint32_t place = head(due);
    if (place == kNone || place < due || arcs_.kinds[place] == WordKind::verb ||
        (arcs_.relations[due] != Relation::case_ && arcs_.relations[due] != Relation::amod))
      return;
    const std::uint32_t copula = child(place, Relation::cop);
    if (copula == kNone || copula > due) return;
    arcs_.heads[due] = arcs_.heads[place];
    arcs_.relations[due] = arcs_.relations[place];
    arcs_.kinds[due] = WordKind::adjective;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (head(i) != place || i == due) continue;
      const bool inner = i > due && i < place;
      const Relation relation = arcs_.relations[i];
      if (!inner && relation != Relation::flat && relation != Relation::nmod && relation != Relation::appos)
        arcs_.heads[i] = static_cast<std::int32_t>(due);
    }
    hang(place, due, Relation::obl);
  }

  // "met Xi and is due in Jeddah": Jeddah, which took the copula, is where he is due.
  void due_beside_place(std::uint32_t due) {
    if (due == range_.begin || arcs_.relations[due - 1] != Relation::cop) return;
    const std::uint32_t place = head(due - 1);
    if (place == kNone || place < due || arcs_.kinds[place] == WordKind::verb || below(due, place)) return;
    for (std::uint32_t i = range_.begin; i < due; ++i) {
      if (head(i) == place) arcs_.heads[i] = static_cast<std::int32_t>(due);
    }
    hang(place, due, Relation::obl);
    arcs_.kinds[due] = WordKind::adjective;
  }

  // "are due to hold talks": the act is what they are due to do; no "due to" of a cause.
  void due_to_do(std::uint32_t due) {
    const std::uint32_t to = due + 1;
    std::uint32_t act = due + 2;
    if (inside(act) && token(act).upos == "ADV") ++act;
    if (!inside(act) || arcs_.lemmas[to] != "to" || (token(act).xpos != "VB" && token(act).xpos != "NN") ||
        !known_verb(arcs_.lemmas[act]) || (head(due) != act && head(act) != due))
      return;
    if (due == range_.begin || (arcs_.lemmas[due - 1] != "be" && token(due - 1).upos != "ADV")) return;
    if (head(due) == act) {
      arcs_.heads[due] = arcs_.heads[act];
      arcs_.relations[due] = arcs_.relations[act];
    }
    hang(act, due, Relation::xcomp);
    hang(to, act, Relation::mark);
    // Who is due may be hung on what he is to do it to.
    for (std::uint32_t i = range_.begin; i < due; ++i) {
      if (head(i) != kNone && head(i) > due && below(head(i), due))
        arcs_.heads[i] = static_cast<std::int32_t>(due);
    }
    arcs_.kinds[due] = WordKind::adjective;
    arcs_.kinds[act] = WordKind::verb;
  }

  // "Erdogan was due in Baku": it is he who is due, and Baku that he is due in.
  void subject_of_due(std::uint32_t due) {
    const std::uint32_t place = child(due, Relation::obl);
    if (place == kNone || place < due || child(due, Relation::nsubj) != kNone) return;
    for (const Relation relation : {Relation::nsubj, Relation::cop, Relation::aux}) {
      const std::uint32_t before = child(place, relation);
      if (before != kNone && before < due) hang(before, due, relation);
    }
  }
};

}  // namespace

void repair_due(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                Arcs& arcs) {
  DueRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
