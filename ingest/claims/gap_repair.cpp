#include "ingest/claims/gap_repair.h"

#include <algorithm>
#include <string_view>

#include "ingest/claims/one_of.h"
#include "ingest/claims/sentence_arcs.h"

namespace kg::ingest {
namespace {

class GapRepair : SentenceArcs {
 public:
  GapRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.lemmas[i] == "that" && token(i).xpos == "IN") clause_of_noun(i);
      if (token(i).xpos == "WDT" || token(i).xpos == "WP") embedded(i);
      if (token(i).xpos == "WP$") whose_done_to(i);
    }
  }

 private:
  // "the talks that he will convene": nothing that a noun like this one could tell of, and no object.
  void clause_of_noun(std::uint32_t that) {
    const std::uint32_t act = head(that);
    if (act == kNone || act < that || arcs_.kinds[act] != WordKind::verb) return;
    if (arcs_.relations[that] == Relation::obj && child(act, Relation::mark) != kNone)
      arcs_.relations[that] = Relation::mark;
    const std::uint32_t noun = head(act);
    if (arcs_.relations[act] != Relation::acl || arcs_.relations[that] != Relation::mark || noun == kNone ||
        noun + 1 != that || child(act, Relation::nsubj) == kNone || child(act, Relation::obj) != kNone ||
        child(act, Relation::ccomp) != kNone || !takes_object(act) ||
        !lexicon_.attitudes(arcs_.lemmas[noun], PartOfSpeech::noun).empty())
      return;
    arcs_.relations[act] = Relation::relcl;
  }

  // "Bogota, whose president Washington put under sanctions": of two subjects the one that is another's has
  // it done to him.
  void whose_done_to(std::uint32_t whose) {
    const std::uint32_t noun = head(whose);
    if (noun == kNone || noun < whose || arcs_.relations[noun] != Relation::nsubj) return;
    const std::uint32_t verb = head(noun);
    if (verb == kNone || verb < noun || arcs_.kinds[verb] != WordKind::verb || !takes_object(verb) ||
        child(verb, Relation::obj) != kNone || child(noun, Relation::case_) != kNone)
      return;  // "whose party BSW failed", "whose owner Meta removed RT"
    for (std::uint32_t i = noun + 1; i < verb; ++i) {
      if (head(i) == verb && arcs_.relations[i] == Relation::nsubj) {
        arcs_.relations[noun] = Relation::obj;
        return;
      }
    }
  }

  // What belongs to the verb that is embedded, not to the one that embeds it.
  void embedded(std::uint32_t pronoun) {
    const std::uint32_t verb = head(pronoun);
    if (verb == kNone || verb < pronoun || arcs_.kinds[verb] != WordKind::verb ||
        !other_subject(verb, pronoun))
      return;
    std::uint32_t act = child(verb, Relation::xcomp);
    if (act == kNone) act = child(verb, Relation::advcl);
    if (act == kNone || act < verb || arcs_.kinds[act] != WordKind::verb || has_subject(act) ||
        child(act, Relation::case_) != kNone || !one_of(token(act).xpos, {"VB", "VBG"}))
      return;
    const Relation relation = arcs_.relations[pronoun];
    if (relation == Relation::obl && embeds(verb, SlotKind::nsubj)) return hang(pronoun, act, Relation::obl);
    if ((relation != Relation::obj && relation != Relation::nsubj_pass) ||
        child(act, Relation::obj) != kNone || !takes_object(act))
      return;
    const bool passive = child(verb, Relation::aux_pass) != kNone;  // whose subject is its object
    const bool own = !passive && embeds(verb, SlotKind::obj);  // "whom it wants to leave", "whom it urged to"
    if (own && (!embeds(verb, SlotKind::nsubj) || lexicon_.in_set("bare_too", arcs_.lemmas[act]))) return;
    if (passive || embeds(verb, SlotKind::nsubj)) hang(pronoun, act, Relation::obj);
  }

  bool other_subject(std::uint32_t verb, std::uint32_t pronoun) const {
    for (std::uint32_t i = pronoun + 1; i < verb; ++i) {
      const Relation relation = arcs_.relations[i];
      if (head(i) == verb && (relation == Relation::nsubj || relation == Relation::nsubj_pass)) return true;
    }
    return false;
  }

  bool embeds(std::uint32_t verb, SlotKind lent) const {
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(), [&](const Attitude* row) {
      return row->head == arcs_.lemmas[verb] && row->actor && row->actor->kind == lent;
    });
  }

  bool takes_object(std::uint32_t act) const {
    const auto& rows = lexicon_.frames(arcs_.lemmas[act], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(), [&](const Frame* row) {
      const auto whole = [](const Slot& slot) { return slot.kind == SlotKind::obj && !slot.next; };
      return row->head == arcs_.lemmas[act] &&
             (std::any_of(row->object.slots.begin(), row->object.slots.end(), whole) ||
              std::any_of(row->subject.slots.begin(), row->subject.slots.end(), whole));
    });
  }
};

}  // namespace

void repair_gaps(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                 Arcs& arcs) {
  GapRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
