#include "ingest/claims/infinitive_repair.h"

#include <algorithm>

#include "ingest/claims/one_of.h"
#include "ingest/claims/sentence_arcs.h"

namespace kg::ingest {
namespace {

class InfinitiveRepair : SentenceArcs {
 public:
  InfinitiveRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range,
                   Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.kinds[i] != WordKind::verb) continue;
      infinitive_behind_adjunct(i);
      infinitive_of_object(i);
      doer_behind_for(i);
      asked_behind_for(i);
      passive_of_noun(i);
    }
  }

 private:
  // "refused on Tuesday to receive him": an adjunct in between makes no clause of purpose of what is refused.
  void infinitive_behind_adjunct(std::uint32_t act) {
    const std::uint32_t verb = head(act);
    if (arcs_.relations[act] != Relation::advcl || verb == kNone || verb > act || act > verb + 6 ||
        arcs_.kinds[verb] != WordKind::verb || !infinitive(act) || child(act, Relation::nsubj) != kNone ||
        child(verb, Relation::xcomp) != kNone || child(verb, Relation::obj) != kNone ||
        child(verb, Relation::ccomp) != kNone || child(verb, Relation::aux_pass) != kNone)
      return;
    // Whoever goes, stops or calls may well do so in order to do something.
    if (one_of(arcs_.lemmas[verb],
               {"appeal", "begin", "call", "continue", "go", "have", "help", "meet", "move", "plead",
                "prepare", "press", "push", "start", "stop", "struggle", "vote"}))
      return;
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    const bool embeds = std::any_of(rows.begin(), rows.end(), [&](const Attitude* row) {
      if (row->head.size() > arcs_.lemmas[verb].size() || !row->actor || row->actor->kind != SlotKind::nsubj)
        return false;
      return std::any_of(row->complements.begin(), row->complements.end(),
                         [](const Slot& slot) { return slot.kind == SlotKind::xcomp; });
    });
    if (embeds) arcs_.relations[act] = Relation::xcomp;
  }

  bool embeds_infinitive(std::uint32_t verb) const {
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
      return std::any_of(row->complements.begin(), row->complements.end(),
                         [](const Slot& slot) { return slot.kind == SlotKind::xcomp; });
    });
  }

  // "extended an invitation to her to visit Kigali", "renewed its demand for Peru to leave": what is done is
  // what the noun is about.
  void infinitive_of_object(std::uint32_t act) {
    const std::uint32_t verb = head(act);
    const Relation relation = arcs_.relations[act];
    if (verb == kNone || verb > act || !infinitive(act) || child(act, Relation::nsubj) != kNone ||
        (relation != Relation::advcl && (relation != Relation::xcomp || embeds_infinitive(verb))))
      return;
    // "used its right to veto it": an aim, whatever it is that is used
    if (one_of(arcs_.lemmas[verb], {"cite", "employ", "exploit", "exercise", "invoke", "need", "use"}))
      return;
    const std::uint32_t noun = child(verb, Relation::obj);
    if (noun == kNone || noun < verb || noun > act || arcs_.kinds[noun] != WordKind::noun) return;
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[noun], PartOfSpeech::noun);
    const bool about = std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
      return row->actor &&
             std::any_of(row->complements.begin(), row->complements.end(), [](const Slot& slot) {
               return slot.kind == SlotKind::acl && slot.prepositions.empty();
             });
    });
    if (about) hang(act, noun, Relation::acl);
  }

  // "Denied approval for the minister to land", "paved the way for X to return": who is to do it stands
  // behind "for". Verbs and nouns that embed it so ("called for X to leave") have rows that say as much.
  void doer_behind_for(std::uint32_t act) {
    if (!infinitive(act) || has_subject(act)) return;
    const std::uint32_t to = child(act, Relation::mark);
    if (to == kNone || to == range_.begin) return;
    std::uint32_t doer = to - 1;
    while (child(doer, Relation::case_) == kNone && head(doer) != kNone && head(doer) < to &&
           arcs_.kinds[head(doer)] == WordKind::noun)
      doer = head(doer);
    const std::uint32_t behind = child(doer, Relation::case_), above = head(doer);
    if (behind == kNone || arcs_.lemmas[behind] != "for" || above == kNone || below(doer, act) || !acts(doer))
      return;
    if ((head(act) != above && head(act) != doer && head(act) != head(above)) || lends_for(above)) return;
    // "pushed for China to lift the duties": rows of the verb tell of it
    if (arcs_.kinds[above] == WordKind::verb && child(above, Relation::obj) == kNone) return;
    if (head(act) == doer)
      hang(act, above, arcs_.kinds[above] == WordKind::noun ? Relation::acl : Relation::advcl);
    hang(doer, act, Relation::nsubj);
    hang(behind, act, Relation::mark);
  }

  // "Called for Peru to be expelled", "for the envoy, Karl Holm, to leave": what is called for, and no
  // purpose.
  void asked_behind_for(std::uint32_t act) {
    const std::uint32_t verb = head(act), to = child(act, Relation::mark);
    if (arcs_.relations[act] != Relation::advcl || verb == kNone || verb > act || to == kNone ||
        to == range_.begin || arcs_.lemmas[to] != "to" || arcs_.kinds[verb] != WordKind::verb ||
        child(verb, Relation::xcomp) != kNone || !lends_for(verb))
      return;
    const std::uint32_t whom = child(verb, Relation::obl);
    const std::uint32_t behind = whom == kNone ? kNone : child(whom, Relation::case_);
    if (behind == kNone || whom > act || arcs_.lemmas[behind] != "for" || !acts(whom)) return;
    const std::uint32_t last = token(to - 1).form == "," && to > range_.begin + 1 ? to - 2 : to - 1;
    // Rows of verbs such as "appeal" tell of what is asked of somebody as an adjunct.
    const bool told = last + 2 == to || child(act, Relation::aux_pass) != kNone;
    if (told && below(last, whom)) arcs_.relations[act] = Relation::xcomp;
  }

  // Not "voted for a motion to recognise it".
  bool acts(std::uint32_t doer) const {
    const std::int32_t at = document_.mention_at[doer];
    if (at < 0) return false;
    const auto& chains = document_.mentions[static_cast<std::size_t>(at)].chains;
    return std::any_of(chains.begin(), chains.end(), [&](std::uint32_t chain) {
      const ActorType type = document_.chains[chain].type;
      return type != ActorType::event && type != ActorType::place;
    });
  }

  // Whether a row says that what the word embeds is done by whoever stands behind its "for".
  bool lends_for(std::uint32_t word) const {
    for (const PartOfSpeech part : {PartOfSpeech::verb, PartOfSpeech::noun}) {
      const auto& rows = lexicon_.attitudes(arcs_.lemmas[word], part);
      if (std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
            return row->actor && std::find(row->actor->prepositions.begin(), row->actor->prepositions.end(),
                                           "for") != row->actor->prepositions.end();
          }))
        return true;
    }
    return false;
  }

  // "their attendance at the Agadir conference, to be hosted by Morocco": of the noun before the comma.
  void passive_of_noun(std::uint32_t act) {
    const std::uint32_t mark = child(act, Relation::mark);
    const std::uint32_t verb = head(act);
    if (arcs_.relations[act] != Relation::advcl || verb == kNone || verb > act || mark == kNone ||
        arcs_.lemmas[mark] != "to" || child(act, Relation::aux_pass) == kNone || mark < range_.begin + 2 ||
        token(mark - 1).form != "," || child(act, Relation::nsubj_pass) != kNone)
      return;
    std::uint32_t noun = mark - 2;
    while (head(noun) != kNone && head(noun) > verb && head(noun) < mark &&
           arcs_.relations[noun] != Relation::nmod)
      noun = head(noun);
    if (noun > verb && arcs_.kinds[noun] == WordKind::noun && head(noun) != act)
      hang(act, noun, Relation::acl);
  }
};

}  // namespace

void repair_infinitives(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                        Arcs& arcs) {
  InfinitiveRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
