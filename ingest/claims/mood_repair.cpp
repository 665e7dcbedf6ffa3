#include "ingest/claims/mood_repair.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims/one_of.h"
#include "ingest/claims/sentence_arcs.h"
#include "ingest/claims/verb_forms.h"

namespace kg::ingest {
namespace {

class MoodRepair : SentenceArcs {
 public:
  MoodRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i + 1 < range_.end; ++i) {
      if (arcs_.lemmas[i] == "that") bare_verb(i);
      if (arcs_.lemmas[i] == "to") infinitive(i);
      if (arcs_.lemmas[i] == "for") subject_of_infinitive(i);
      if (arcs_.lemmas[i] == "far") far_from(i);
      if (arcs_.lemmas[i] == "short") short_of(i);
      if (arcs_.lemmas[i] == "ought") auxiliary_of(i);
      if (arcs_.kinds[i] == WordKind::verb) {
        gerund_of(i);
        doer_of_gerund(i);
        wanted_done(i);
      }
    }
  }

 private:
  // "demanded that Peru free the crew": the word behind the name is what Peru is to do.
  void bare_verb(std::uint32_t that) {
    const std::uint32_t act = head(that);
    const std::uint32_t above = act == kNone ? kNone : head(act);
    if (above == kNone || above > that || act < that || arcs_.kinds[act] == WordKind::verb ||
        arcs_.relations[that] != Relation::mark || token(act).form != arcs_.lemmas[act] ||
        !one_of(arcs_.lemmas[above], {"ask", "demand", "insist", "order", "propose", "recommend", "request",
                                      "require", "suggest", "urge"}))
      return;
    const std::uint32_t last = act - 1;
    const std::uint32_t name = head(last) == act ? last : head(last);
    if (lexicon_.frames(arcs_.lemmas[act], PartOfSpeech::verb).empty() || name == kNone || name <= that ||
        name > last || head(name) != act || name_at(name) == nullptr)
      return;
    const Relation relation = arcs_.relations[name];
    if (relation != Relation::nsubj && relation != Relation::compound && relation != Relation::nmod) return;
    become_verb(act, arcs_.lemmas[act]);
    hang(act, above, Relation::ccomp);
    hang(name, act, Relation::nsubj);
    particle_behind(act);
    object_behind(act);
  }

  // "wants the hostages freed", "wants Gazprom fined and its assets seized": that it is done to them is
  // wanted.
  void wanted_done(std::uint32_t verb) {
    if (!one_of(arcs_.lemmas[verb], {"like", "order", "prefer", "see", "want"})) return;
    if (const std::uint32_t told = child(verb, Relation::ccomp); told != kNone) return undergoes(told);
    if (arcs_.lemmas[verb] == "order") return;
    const std::uint32_t object = child(verb, Relation::obj);
    if (object == kNone || object < verb) return;
    const std::uint32_t act = done_to(verb, object);
    if (act == kNone) return;
    hang(act, verb, Relation::ccomp);
    hang(object, act, Relation::nsubj_pass);
    for (std::uint32_t i = act + 1; i < range_.end; ++i) {
      const std::uint32_t subject = child(i, Relation::nsubj);
      if (head(i) == act && arcs_.relations[i] == Relation::conj && token(i).xpos == "VBN" &&
          subject != kNone && child(i, Relation::aux) == kNone)
        arcs_.relations[subject] = Relation::nsubj_pass;
    }
  }

  // "ordered Petrov freed": what parsers take for a past is a participle, whose subject does nothing.
  void undergoes(std::uint32_t act) {
    const std::uint32_t subject = child(act, Relation::nsubj);
    if (subject != kNone && subject < act && one_of(token(act).xpos, {"VBD", "VBN"}) &&
        child(act, Relation::mark) == kNone && child(act, Relation::aux) == kNone &&
        token(act).form.ends_with("ed"))
      arcs_.relations[subject] = Relation::nsubj_pass;
  }

  // The participle behind an object that says what is to be done to it: one that the tree parts from the
  // object, or the last word of the clause.
  std::uint32_t done_to(std::uint32_t verb, std::uint32_t object) const {
    for (std::uint32_t i = object + 1; i + 1 < range_.end; ++i) {
      if (token(i).xpos != "VBN" || arcs_.kinds[i] != WordKind::verb || has_subject(i) ||
          arcs_.lemmas[i - 1] == "to" || child(i, Relation::aux_pass) != kNone)
        continue;
      if (head(i) == verb && (arcs_.relations[i] == Relation::xcomp || arcs_.relations[i] == Relation::ccomp))
        return i;
      const bool last = token(i + 1).upos == "PUNCT" || token(i + 1).upos == "CCONJ";
      if (last && arcs_.relations[i] == Relation::acl && below(i, object)) return i;
    }
    return kNone;
  }

  // "Far from supporting Sudan, Egypt armed": the clause is Egypt's.
  void far_from(std::uint32_t far) {
    const std::uint32_t above = head(far);
    const std::uint32_t clause = child(far, Relation::advcl);
    if (above == kNone || clause == kNone || arcs_.kinds[above] != WordKind::verb || far + 2 > clause ||
        arcs_.lemmas[far + 1] != "from" || token(clause).xpos != "VBG")
      return;
    hang(clause, above, Relation::advcl);
    hang(far, clause, Relation::advmod);
  }

  // "stopped short of recognising it": what one stops short of is what the verb embeds.
  void short_of(std::uint32_t word) {
    const std::uint32_t verb = head(word);
    const std::uint32_t clause = child(word, Relation::advcl);
    if (verb == kNone || clause == kNone || clause < word || arcs_.relations[word] != Relation::advmod ||
        !one_of(arcs_.lemmas[verb], {"fall", "stop"}))
      return;
    hang(clause, verb, Relation::advcl);
  }

  // "ought to open talks": an auxiliary, whatever the tree hangs on it.
  void auxiliary_of(std::uint32_t word) {
    const std::uint32_t act = child(word, Relation::xcomp);
    if (act == kNone || arcs_.kinds[act] != WordKind::verb) return;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i)
      if (head(i) == word && i != act) arcs_.heads[i] = static_cast<std::int32_t>(act);
    arcs_.relations[act] = arcs_.relations[word];
    hang(word, act, Relation::aux);
  }

  // "told to hand over the men": what the tree itself marks as an infinitive is a verb.
  void infinitive(std::uint32_t to) {
    const std::uint32_t act = to + 1;
    const bool marked = arcs_.relations[to] == Relation::mark ||
                        (arcs_.relations[to] == Relation::case_ && with_particle(act));
    if (head(to) != act || !marked || arcs_.kinds[act] == WordKind::verb ||
        child(act, Relation::cop) != kNone || token(act).form != arcs_.lemmas[act] ||
        arcs_.lemmas[act] == "free" || lexicon_.frames(arcs_.lemmas[act], PartOfSpeech::verb).empty())
      return;
    arcs_.relations[to] = Relation::mark;
    become_verb(act, arcs_.lemmas[act]);
    particle_behind(act);
    object_behind(act);
  }

  // "a mistake for Peru to bomb it": who stands between is to do it.
  void subject_of_infinitive(std::uint32_t mark) {
    if (arcs_.relations[mark] == Relation::case_) return judged_of(head(mark));
    const std::uint32_t act = head(mark);
    const std::uint32_t above = act == kNone ? kNone : head(act);
    if (above == kNone || act < mark || arcs_.relations[mark] != Relation::mark || has_subject(act)) return;
    for (std::uint32_t i = mark + 1; i < act; ++i) {
      if (arcs_.lemmas[i] == "to" && head(i) == act) return;
      if (head(i) != above || arcs_.kinds[i] != WordKind::noun) continue;
      return hang(i, act, Relation::nsubj);
    }
  }

  // The same where the preposition is hung on the name.
  void judged_of(std::uint32_t name) {
    const std::uint32_t judgement = name == kNone ? kNone : head(name);
    if (judgement == kNone || judgement > name || child(judgement, Relation::expl) == kNone ||
        child(judgement, Relation::cop) == kNone)
      return;
    for (std::uint32_t act = name + 2; act < range_.end; ++act) {
      const Relation relation = arcs_.relations[act];
      if (head(act) != judgement || (relation != Relation::csubj && relation != Relation::acl)) continue;
      if (arcs_.lemmas[act - 1] == "to" && !has_subject(act)) hang(name, act, Relation::nsubj);
      return;
    }
  }

  bool with_particle(std::uint32_t act) const {
    const std::uint32_t word = act + 1;
    if (!inside(word) || token(word).upos != "ADP") return false;
    const std::string both = arcs_.lemmas[act] + ' ' + arcs_.lemmas[word];
    const auto& rows = lexicon_.frames(arcs_.lemmas[act], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(), [&](const Frame* row) { return row->head == both; });
  }

  // "hand over X": the preposition of the name behind it is its particle.
  void particle_behind(std::uint32_t act) {
    if (!with_particle(act)) return;
    const std::uint32_t word = act + 1;
    const std::uint32_t object = head(word);
    if (object == kNone || object <= word || head(object) != act) return;
    hang(word, act, Relation::particle);
    hang(object, act, Relation::obj);
    // "to Chile" was hung on the object
    for (std::uint32_t i = object + 1; i < range_.end; ++i)
      if (head(i) == object && arcs_.relations[i] == Relation::nmod) hang(i, act, Relation::obl);
  }

  // What was hung on a noun without a preposition is the object of the verb; what has one is its adjunct.
  void object_behind(std::uint32_t act) {
    for (std::uint32_t i = act + 1; i < range_.end; ++i) {
      if (head(i) != act) continue;
      const Relation relation = arcs_.relations[i];
      const bool bare = child(i, Relation::case_) == kNone;
      if (relation == Relation::appos || relation == Relation::compound || relation == Relation::flat ||
          relation == Relation::nmod || relation == Relation::nmod_unmarked) {
        arcs_.relations[i] = !bare                                ? Relation::obl
                             : child(act, Relation::obj) == kNone ? Relation::obj
                                                                  : relation;
      }
    }
  }

  // "no chance of Hungary ratifying it", "the risk of China invading Taiwan": whoever stands between does so.
  void doer_of_gerund(std::uint32_t act) {
    const std::uint32_t noun = head(act);
    const std::uint32_t doer = act == range_.begin ? kNone : name_before(act);
    if (token(act).xpos != "VBG" || arcs_.relations[act] != Relation::acl || noun == kNone || doer == kNone ||
        head(doer) != noun || arcs_.relations[doer] != Relation::nmod || has_subject(act))
      return;
    const std::uint32_t of = child(doer, Relation::case_);
    if (of == kNone || !one_of(arcs_.lemmas[of], {"of", "about"}) || !embeds_act(noun)) return;
    hang(doer, act, Relation::nsubj);
    hang(of, act, Relation::mark);
  }

  // The name that ends right before a word.
  std::uint32_t name_before(std::uint32_t word) const {
    std::uint32_t top = word - 1;
    while (head(top) != kNone && head(top) < word && name_at(top) == nullptr) top = head(top);
    return name_at(top) != nullptr && top < word ? top : kNone;
  }

  bool embeds_act(std::uint32_t noun) const {
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[noun], PartOfSpeech::noun);
    return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
      return std::any_of(row->complements.begin(), row->complements.end(), [](const Slot& slot) {
        return slot.kind == SlotKind::acl || slot.kind == SlotKind::nmod;
      });
    });
  }

  // "denied meeting Boric", "ruled out annexing Patagonia".
  void gerund_of(std::uint32_t verb) {
    std::uint32_t gerund = verb + 1;
    if (arcs_.relations[gerund] == Relation::particle && head(gerund) == verb) ++gerund;
    if (!inside(gerund) || head(gerund) != verb || !token(gerund).form.ends_with("ing") ||
        !embeds_gerund(verb, gerund != verb + 1))
      return;
    if (arcs_.kinds[gerund] == WordKind::verb) return object_of_both(verb, gerund);
    if (arcs_.kinds[gerund] != WordKind::noun || !inside(gerund + 1)) return;
    const std::vector<std::string> stems = verb_stems(token(gerund).form);
    const auto stem = std::find_if(stems.begin(), stems.end(), [&](const std::string& lemma) {
      return !lexicon_.frames(lemma, PartOfSpeech::verb).empty();
    });
    // "denied meeting Boric", "denied mediating between", but "denied a meeting with", "ruled out talks"
    const std::uint32_t next = gerund + 1;
    const bool object = token(next).upos == "PROPN" || token(next).upos == "DET" ||
                        token(next).xpos == "PRP$" || token(next).xpos == "PRP";
    const bool act = object || arcs_.relations[gerund] == Relation::xcomp;
    if (stem == stems.end() || !act) return;
    become_verb(gerund, *stem);
    hang(gerund, verb, Relation::xcomp);
    object_behind(gerund);
  }

  // "ruled out annexing Patagonia": what stands behind the gerund is its object.
  void object_of_both(std::uint32_t verb, std::uint32_t gerund) {
    const std::uint32_t object = child(verb, Relation::obj);
    if (object == kNone || object < gerund || child(gerund, Relation::obj) != kNone ||
        arcs_.relations[gerund] != Relation::xcomp)
      return;
    for (std::uint32_t i = gerund + 1; i < object; ++i)
      if (!below(i, object)) return;
    hang(object, gerund, Relation::obj);
  }

  bool embeds_gerund(std::uint32_t verb, bool particle) const {
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(), [&](const Attitude* row) {
      if ((row->head.size() > arcs_.lemmas[verb].size()) != particle) return false;
      return std::any_of(row->complements.begin(), row->complements.end(), [](const Slot& slot) {
        return slot.prepositions.empty() && (slot.kind == SlotKind::advcl || slot.kind == SlotKind::xcomp);
      });
    });
  }

  void become_verb(std::uint32_t word, const std::string& lemma) {
    arcs_.kinds[word] = WordKind::verb;
    arcs_.lemmas[word] = lemma;
  }
};

}  // namespace

void repair_moods(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                  Arcs& arcs) {
  MoodRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
