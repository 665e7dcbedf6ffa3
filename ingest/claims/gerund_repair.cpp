#include "ingest/claims/gerund_repair.h"

#include <algorithm>
#include <string>

#include "ingest/claims/prepositions.h"
#include "ingest/claims/sentence_arcs.h"

namespace kg::ingest {
namespace {

class GerundRepair : SentenceArcs {
 public:
  GerundRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin + 3; i < range_.end; ++i)
      if (token(i).xpos == "VBG" && arcs_.kinds[i] == WordKind::verb) with_doer(i);
  }

 private:
  void with_doer(std::uint32_t gerund) {
    const Relation relation = arcs_.relations[gerund];
    if (relation != Relation::advcl && relation != Relation::acl) return;
    if (child(gerund, Relation::mark) != kNone) return;
    if (const std::uint32_t doer = child(gerund, Relation::nsubj); doer != kNone) {
      // the preposition is the gerund's
      const std::uint32_t preposition = child(doer, Relation::case_), above = head(gerund);
      if (preposition != kNone && preposition < doer && above < preposition &&
          takes_gerund(above, arcs_.lemmas[preposition]))
        hang(preposition, gerund, Relation::mark);
      return;
    }
    if (has_subject(gerund)) return;
    // whoever ends right before it: "the Council of Europe", "Sweden"
    for (std::uint32_t doer = gerund - 1; doer != kNone && doer < gerund; doer = head(doer)) {
      if (arcs_.kinds[doer] != WordKind::noun || !name_or_body(doer)) return;
      const Relation place = arcs_.relations[doer];
      if (place != Relation::obl && place != Relation::nmod) continue;
      const std::uint32_t preposition = child(doer, Relation::case_), above = head(doer);
      if (preposition == kNone || preposition > doer || above == kNone) continue;
      const bool aside =
          arcs_.lemmas[preposition] == "instead";  // "Instead of Poland attacking it, Spain did"
      if (!aside && (above > preposition || !takes_gerund(above, arcs_.lemmas[preposition]))) continue;
      hang(gerund, above, arcs_.kinds[above] == WordKind::noun ? Relation::acl : Relation::advcl);
      hang(doer, gerund, Relation::nsubj);
      hang(preposition, gerund, Relation::mark);
      return;
    }
  }

  // What can do something; a sum or a day cannot.
  bool name_or_body(std::uint32_t i) const { return document_.mention_at[i] >= 0; }

  bool takes_gerund(std::uint32_t word, const std::string& preposition) const {
    const WordKind kind = arcs_.kinds[word];
    const PartOfSpeech part = kind == WordKind::verb   ? PartOfSpeech::verb
                              : kind == WordKind::noun ? PartOfSpeech::noun
                                                       : PartOfSpeech::adjective;
    const auto fits = [&](const Slot& slot) {
      const bool named = std::binary_search(slot.prepositions.begin(), slot.prepositions.end(),
                                            common_preposition(preposition));
      if (slot.kind == SlotKind::advcl) return named;
      return part == PartOfSpeech::noun && slot.kind == SlotKind::acl &&
             (named || (slot.prepositions.empty() && preposition == "of"));
    };
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[word], part);
    return std::any_of(rows.begin(), rows.end(), [&](const Attitude* row) {
      // "the statement of the ministry accusing Iran": the statement does
      if (part == PartOfSpeech::noun && row->status != Status::possible && !row->negates) return false;
      return std::any_of(row->complements.begin(), row->complements.end(), fits);
    });
  }
};

}  // namespace

void repair_gerunds(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                    Arcs& arcs) {
  GerundRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
