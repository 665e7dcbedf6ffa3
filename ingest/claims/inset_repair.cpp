#include "ingest/claims/inset_repair.h"

#include <algorithm>
#include <string>

#include "ingest/claims/one_of.h"
#include "ingest/claims/prepositions.h"
#include "ingest/claims/sentence_arcs.h"

namespace kg::ingest {
namespace {

class InsetRepair : SentenceArcs {
 public:
  InsetRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t mark = range_.begin + 2; mark + 1 < range_.end; ++mark) {
      if (arcs_.relations[mark] == Relation::mark && ends_inset(token(mark - 1).form)) behind_inset(mark);
    }
  }

 private:
  // Commas, dashes or brackets on both sides set a clause or a name into whom the verb before is addressed
  // to.
  void behind_inset(std::uint32_t mark) {
    const std::uint32_t act = head(mark);
    if (act == kNone || act < mark || arcs_.kinds[act] != WordKind::verb) return;
    for (std::uint32_t inset = head(act); inset != kNone; inset = head(inset)) {
      const Relation relation = arcs_.relations[inset];
      if (relation != Relation::relcl && relation != Relation::appos && relation != Relation::acl) continue;
      const std::uint32_t asked = head(inset);
      const std::uint32_t verb = asked == kNone ? kNone : head(asked);
      if (verb == kNone || verb > asked || inset > mark) return;
      if (!begins_between(asked, inset) || !takes_act_of(verb, asked, arcs_.lemmas[mark])) continue;
      return hang(act, verb, Relation::advcl);
    }
  }

  static bool ends_inset(const std::string& form) { return one_of(form, {",", ")", "-", "–", "—"}); }
  bool begins_between(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from + 1; i < to; ++i) {
      if (one_of(token(i).form, {",", "(", "-", "–", "—"})) return true;
    }
    return false;
  }

  // Whether rows of attitudes say that the verb is followed by what this one does, after the word: "told the
  // army to", "stopped Frontex from".
  bool takes_act_of(std::uint32_t verb, std::uint32_t asked, const std::string& word) const {
    const Relation relation = arcs_.relations[asked];
    const bool object =
        relation == Relation::obj || relation == Relation::iobj || relation == Relation::nsubj_pass;
    if (!object && relation != Relation::obl) return false;
    const auto fits = [&](const Slot& slot) {
      if (word == "to") return slot.kind == SlotKind::xcomp;
      return slot.kind == SlotKind::advcl &&
             std::binary_search(slot.prepositions.begin(), slot.prepositions.end(), common_preposition(word));
    };
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(), [&](const Attitude* row) {
      return row->actor && (row->actor->kind == SlotKind::obj) == object &&
             std::any_of(row->complements.begin(), row->complements.end(), fits);
    });
  }
};

}  // namespace

void repair_insets(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                   Arcs& arcs) {
  InsetRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
