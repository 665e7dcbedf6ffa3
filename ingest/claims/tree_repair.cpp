#include "ingest/claims/tree_repair.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ingest/claims/auxiliary_repair.h"
#include "ingest/claims/clause_repair.h"
#include "ingest/claims/conjunct_repair.h"
#include "ingest/claims/due_repair.h"
#include "ingest/claims/gap_repair.h"
#include "ingest/claims/gerund_repair.h"
#include "ingest/claims/infinitive_repair.h"
#include "ingest/claims/inset_repair.h"
#include "ingest/claims/main_verb_repair.h"
#include "ingest/claims/mood_repair.h"
#include "ingest/claims/name_repair.h"
#include "ingest/claims/object_repair.h"
#include "ingest/claims/one_of.h"
#include "ingest/claims/prepositions.h"
#include "ingest/claims/sentence_arcs.h"
#include "ingest/claims/speech_repair.h"
#include "ingest/claims/verb_forms.h"
#include "ingest/claims/verb_repair.h"

namespace kg::ingest {
namespace {

bool takes(const Attitude& attitude, SlotKind kind) {
  return std::any_of(attitude.complements.begin(), attitude.complements.end(),
                     [&](const Slot& slot) { return slot.kind == kind; });
}

// One sentence of a document.
class SentenceRepair : SentenceArcs {
 public:
  SentenceRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) finite_verb(i);
    lemmas();
    repair_names(document_, lexicon_, range_, arcs_);
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.relations[i] == Relation::nmod_poss) owned(head(i));
      noun_for_clause(i);
      object_beyond(i);
      if (arcs_.relations[i] == Relation::case_ && arcs_.lemmas[i].starts_with("accord")) source_at_end(i);
      if (arcs_.relations[i] == Relation::compound) gerund_before_noun(i);
    }
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.kinds[i] == WordKind::verb) {
        if (arcs_.relations[i] == Relation::csubj || arcs_.relations[i] == Relation::advcl)
          infinitive_of_adjective(i);
        content_of_saying(i);
        infinitive_of_object(i);
        gerund_of_object(i);
        particle(i);
        preposition_for_particle(i);
        hostage(i);
        subject_after_verb(i);
        two_objects(i);
        object_of_row(i);
        thing_given(i);
        agent_behind_adjunct(i);
        receiver_before_thing(i);
      } else if (token(i).upos == "ADV" && child(i, Relation::cop) != kNone) {
        arcs_.kinds[i] = WordKind::adjective;  // "is about to attack"
      }
    }
  }

 private:
  bool particle_verb(const std::string& lemma, const std::string& word) const {
    const auto& frames = lexicon_.frames(lemma, PartOfSpeech::verb);
    const auto& attitudes = lexicon_.attitudes(lemma, PartOfSpeech::verb);
    const std::string both = lemma + ' ' + word;
    return std::any_of(frames.begin(), frames.end(), [&](const Frame* row) { return row->head == both; }) ||
           std::any_of(attitudes.begin(), attitudes.end(),
                       [&](const Attitude* row) { return row->head == both; });
  }

  // Lemmas that no row speaks of, where another that the spelling allows is spoken of.
  void lemmas() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      // "Sierra Leone's ex-president": what he was.
      if (arcs_.kinds[i] == WordKind::noun && arcs_.lemmas[i].starts_with("ex-")) arcs_.lemmas[i].erase(0, 3);
      if (arcs_.kinds[i] != WordKind::verb) continue;
      std::vector<std::string> stems = verb_stems(token(i).form);
      stems.insert(stems.begin(), arcs_.lemmas[i]);
      if (i >= range_.begin + 2 && token(i - 1).form == "-" && one_of(arcs_.lemmas[i - 2], {"re"})) {
        // "re-established" is three tokens.
        std::vector<std::string> again;
        again.reserve(stems.size());
        for (const std::string& stem : stems) again.push_back("re-" + stem);
        stems.insert(stems.begin(), again.begin(), again.end());
      }
      const auto found =
          std::find_if(stems.begin(), stems.end(), [&](const std::string& stem) { return known_verb(stem); });
      if (found != stems.end()) arcs_.lemmas[i] = *found;
    }
  }

  // "Lamamra plans to visit": a finite form with a subject is a verb, whatever part of speech it was given.
  void finite_verb(std::uint32_t word) {
    const bool subject = child(word, Relation::nsubj) != kNone;
    const std::string& tag = token(word).xpos;
    if (subject && arcs_.kinds[word] == WordKind::noun && (tag == "VBZ" || tag == "VBD" || tag == "VBP"))
      arcs_.kinds[word] = WordKind::verb;
    // "Modi, who rang him, plans to attend": no noun has a subject and an infinitive.
    const bool tells = child(word, Relation::xcomp) != kNone || child(word, Relation::ccomp) != kNone;
    if (subject && tells && arcs_.kinds[word] == WordKind::noun && token(word).upos != "PROPN" &&
        child(word, Relation::cop) == kNone && known_verb(arcs_.lemmas[word]))
      arcs_.kinds[word] = WordKind::verb;
    // "has met X and plans to see Y": no noun is joined to a verb
    if (!subject && tells && token(word).xpos == "NNS" && arcs_.relations[word] == Relation::conj &&
        head(word) != kNone && arcs_.kinds[head(word)] == WordKind::verb && inside(word + 1) &&
        token(word + 1).form == "to" && takes_infinitive(arcs_.lemmas[word]))
      arcs_.kinds[word] = WordKind::verb;
    // "Tinubu, who chaired it, plans to host him, his spokesman said": what reads like a noun, follows what
    // is set into a subject and has an infinitive.
    if (!subject && tells && token(word).xpos == "NNS" && word > range_.begin + 1 && inside(word + 1) &&
        token(word - 1).form == "," && token(word + 1).form == "to" && takes_infinitive(arcs_.lemmas[word])) {
      const std::uint32_t verb = head(word);
      const std::uint32_t named = verb == kNone ? kNone : child(verb, Relation::nsubj);
      if (named != kNone && named < word && verb > word && !below(word, named)) {
        arcs_.kinds[word] = WordKind::verb;
        hang(named, word, Relation::nsubj);
      }
    }
    // "The raid scared Chad", "the army wages war", "is thought to have armed the rebels": neither nouns nor
    // adjectives have objects.
    const bool noun = arcs_.kinds[word] == WordKind::noun && token(word).upos != "PROPN";
    const bool adjective = arcs_.kinds[word] == WordKind::adjective && token(word).form.ends_with("ed") &&
                           (subject || child(word, Relation::aux) != kNone);
    if ((noun || adjective) && child(word, Relation::obj) != kNone && child(word, Relation::cop) == kNone) {
      arcs_.kinds[word] = WordKind::verb;
      const std::uint32_t before = child(word, Relation::compound);
      if (!subject && before != kNone && name_at(before) != nullptr) hang(before, word, Relation::nsubj);
    }
    // "is unwilling to": with a copula it is the adjective, if rows know it as one.
    const std::string form = lower(token(word).form);
    if (arcs_.kinds[word] == WordKind::verb && child(word, Relation::cop) != kNone &&
        (!lexicon_.frames(form, PartOfSpeech::adjective).empty() ||
         !lexicon_.attitudes(form, PartOfSpeech::adjective).empty())) {
      arcs_.kinds[word] = WordKind::adjective;
      arcs_.lemmas[word] = form;
    }
  }

  bool takes_infinitive(const std::string& lemma) const {
    const auto& rows = lexicon_.attitudes(lemma, PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
      return std::any_of(row->complements.begin(), row->complements.end(),
                         [](const Slot& slot) { return slot.kind == SlotKind::xcomp; });
    });
  }

  // "paid tribute to": the noun that a row of the verb asks for as its object is no predicate of its own.
  void object_of_row(std::uint32_t verb) {
    const std::uint32_t thing = child(verb, Relation::xcomp);
    if (thing == kNone || thing < verb || child(verb, Relation::obj) != kNone ||
        (arcs_.kinds[thing] != WordKind::noun && arcs_.kinds[thing] != WordKind::adjective) ||
        child(thing, Relation::case_) != kNone || child(thing, Relation::mark) != kNone ||
        child(thing, Relation::cop) != kNone)
      return;
    const auto asks = [&](const Constraint& one) {
      return one.kind == Constraint::Kind::words && one.slot.kind == SlotKind::obj && !one.slot.next &&
             std::binary_search(one.words.begin(), one.words.end(), arcs_.lemmas[thing]);
    };
    if (!some_row(verb, [&](const Frame& row) {
          return std::any_of(row.constraints.begin(), row.constraints.end(), asks);
        }))
      return;
    arcs_.relations[thing] = Relation::obj;
    arcs_.kinds[thing] = WordKind::noun;
  }

  // "Iran's vow", "Hungary's refusal": what has an owner and stands where nouns do is one.
  void owned(std::uint32_t word) {
    if (word == kNone || arcs_.kinds[word] == WordKind::noun) return;
    switch (arcs_.relations[word]) {
      case Relation::obj:
      case Relation::obl:
      case Relation::nmod:
      case Relation::nsubj:
      case Relation::nsubj_pass: arcs_.kinds[word] = WordKind::noun; break;
      default: break;
    }
  }

  // "is certain to attack": what the adjective says of its subject, who does it.
  void infinitive_of_adjective(std::uint32_t act) {
    const std::uint32_t above = head(act);
    if (above == kNone || above > act || arcs_.kinds[above] != WordKind::adjective || !infinitive(act))
      return;
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[above], PartOfSpeech::adjective);
    const bool embeds = std::any_of(rows.begin(), rows.end(),
                                    [](const Attitude* row) { return takes(*row, SlotKind::xcomp); });
    if (child(above, Relation::nsubj) != kNone && (arcs_.relations[act] == Relation::csubj || embeds))
      arcs_.relations[act] = Relation::xcomp;
  }

  // "They agreed that there was need of it, according to Oman": Oman tells the whole.
  void source_at_end(std::uint32_t according) {
    const std::uint32_t source = head(according);
    if (source == kNone || according == range_.begin || token(according - 1).form != ",") return;
    std::uint32_t verb = head(source);
    if (verb == kNone || verb > according) return;
    while (head(verb) != kNone && head(verb) < according && arcs_.relations[verb] != Relation::parataxis) {
      for (std::uint32_t i = std::min(verb, head(verb)); i < std::max(verb, head(verb)); ++i) {
        if (token(i).form == ";") return;
      }
      verb = head(verb);
    }
    if (arcs_.kinds[verb] == WordKind::verb) hang(source, verb, Relation::obl);
  }

  // The verb over an object whose row embeds a gerund behind the preposition: "accused X of ...".
  std::uint32_t gerund_verb(std::uint32_t object, const std::string& preposition) const {
    const std::uint32_t verb =
        object == kNone || arcs_.kinds[object] == WordKind::verb ? object : head(object);
    if (verb == kNone || arcs_.kinds[verb] != WordKind::verb) return kNone;
    for (const Attitude* row : lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb)) {
      for (const Slot& slot : row->complements) {
        if (slot.kind == SlotKind::advcl &&
            std::binary_search(slot.prepositions.begin(), slot.prepositions.end(), preposition))
          return verb;
      }
    }
    return kNone;
  }

  // "accused it of financing terrorism": tagged as a noun before another.
  void gerund_before_noun(std::uint32_t gerund) {
    const std::uint32_t noun = head(gerund);
    if (noun == kNone || noun < gerund || !token(gerund).form.ends_with("ing") || gerund == range_.begin)
      return;
    const std::uint32_t preposition = gerund - 1;
    if (head(preposition) != noun || arcs_.relations[preposition] != Relation::case_) return;
    const std::uint32_t verb = gerund_verb(head(noun), arcs_.lemmas[preposition]);
    if (verb == kNone) return;
    hang(gerund, verb, Relation::advcl);
    hang(preposition, gerund, Relation::mark);
    hang(noun, gerund, Relation::obj);
    arcs_.kinds[gerund] = WordKind::verb;
    const std::vector<std::string> stems = verb_stems(token(gerund).form);
    const auto found =
        std::find_if(stems.begin(), stems.end(), [&](const std::string& stem) { return known_verb(stem); });
    if (found != stems.end()) arcs_.lemmas[gerund] = *found;
  }

  // "accused Qatar of courting Iran": the gerund hangs on the object.
  void gerund_of_object(std::uint32_t gerund) {
    if (token(gerund).xpos != "VBG") return;
    const Relation relation = arcs_.relations[gerund];
    if (relation != Relation::acl && relation != Relation::conj && relation != Relation::nmod) return;
    std::uint32_t object = head(gerund);
    if (object == kNone || arcs_.kinds[object] == WordKind::verb || head(object) == kNone) return;
    const std::uint32_t whole = head(object);  // "accused several of its members of courting Iran"
    const bool part =
        arcs_.relations[whole] == Relation::obj && object > whole && token(whole + 1).form == "of";
    if (part) object = whole;
    std::uint32_t preposition = child(gerund, Relation::mark);
    if (preposition == kNone) preposition = child(gerund, Relation::case_);
    if (preposition == kNone) return;
    if (arcs_.relations[object] != Relation::obj && arcs_.relations[object] != Relation::nsubj_pass) return;
    const std::uint32_t verb = gerund_verb(object, arcs_.lemmas[preposition]);
    if (verb != kNone) hang(gerund, verb, Relation::advcl);
  }

  // "said in a statement that it had left": what is said hangs on the verb of saying.
  void content_of_saying(std::uint32_t clause) {
    const Relation relation = arcs_.relations[clause];
    if (relation != Relation::acl && relation != Relation::relcl && relation != Relation::advcl) return;
    const std::uint32_t mark = child(clause, Relation::mark);
    if (mark == kNone || arcs_.lemmas[mark] != "that") return;
    const std::uint32_t noun = head(clause);
    if (noun == kNone || arcs_.kinds[noun] == WordKind::verb) return;
    const std::uint32_t verb = head(noun);
    if (verb == kNone || verb > clause || arcs_.kinds[verb] != WordKind::verb ||
        child(verb, Relation::ccomp) != kNone)
      return;
    if (arcs_.relations[noun] == Relation::obj && tells(noun)) return;  // "denied claims that"
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    const bool says = std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
      return row->speaker && takes(*row, SlotKind::ccomp);
    });
    if (says && arcs_.relations[noun] != Relation::nsubj) hang(clause, verb, Relation::ccomp);
  }

  // Whether a noun has what is said or asked for its content: "claims that ...", "the demand that ...".
  bool tells(std::uint32_t noun) const {
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[noun], PartOfSpeech::noun);
    return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
      return takes(*row, SlotKind::ccomp) || takes(*row, SlotKind::acl);
    });
  }

  // "permitted the refugees to leave", "appealed to Russia to withdraw": the infinitive is what the verb
  // embeds, whatever it hangs on.
  void infinitive_of_object(std::uint32_t act) {
    const Relation relation = arcs_.relations[act];
    if (relation == Relation::xcomp && infinitive(act)) return said_in_a_call(act);
    if ((relation != Relation::acl && relation != Relation::advcl) || !infinitive(act)) return;
    const std::uint32_t above = head(act);
    if (above == kNone || child(act, Relation::nsubj) != kNone) return;
    const bool of_object = relation == Relation::acl;
    if (of_object && (arcs_.relations[above] == Relation::nsubj || arcs_.kinds[above] == WordKind::verb))
      return;
    const std::uint32_t verb = of_object ? head(above) : above;
    if (verb == kNone || arcs_.kinds[verb] != WordKind::verb || verb > act ||
        child(verb, Relation::xcomp) != kNone)
      return;
    if (of_object && !lexicon_.attitudes(arcs_.lemmas[above], PartOfSpeech::noun).empty()) return;
    for (const Attitude* row : lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb)) {
      if (!takes(*row, SlotKind::xcomp) || !row->actor) continue;
      if (!actor_stands(*row->actor, verb, of_object ? above : kNone)) continue;
      hang(act, verb, Relation::xcomp);
      return;
    }
    // "badgered Kuwait to reopen the border", "applied to join": a row asks for what is to be done.
    const bool no_purpose = child(verb, Relation::obj) != kNone || act == verb + 2;
    if (!of_object && no_purpose && asks_for(verb, SlotKind::xcomp)) arcs_.relations[act] = Relation::xcomp;
  }
  // "Telephoned Chirac to thank France": who rings somebody says it himself.
  void said_in_a_call(std::uint32_t act) {
    const std::uint32_t verb = head(act);
    if (verb == kNone || child(verb, Relation::obj) == kNone ||
        !lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb).empty() ||
        asks_for(verb, SlotKind::xcomp))
      return;
    const bool call = some_row(verb, [](const Frame& row) { return row.event_class == "CONSULT"; });
    const bool says = some_row(act, [](const Frame& row) {
      return one_of(row.event_class, {"ACCUSE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN"});
    });
    if (call && says) arcs_.relations[act] = Relation::advcl;
  }
  bool asks_for(std::uint32_t verb, SlotKind kind) const {
    const auto asks = [&](const Constraint& one) {
      const bool wants = one.kind == Constraint::Kind::filled || one.kind == Constraint::Kind::words;
      return wants && one.slot.kind == kind && !one.slot.next;
    };
    return some_row(verb, [&](const Frame& row) {
      return std::any_of(row.constraints.begin(), row.constraints.end(), asks);
    });
  }
  template <typename Test>
  bool some_row(std::uint32_t verb, const Test& test) const {
    const auto& rows = lexicon_.frames(arcs_.lemmas[verb], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(), [&](const Frame* row) { return test(*row); });
  }
  static std::string lower(std::string text) {
    for (char& c : text)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
  }

  // "will take Hungary to court": a noun behind a preposition is no clause.
  void noun_for_clause(std::uint32_t word) {
    if (arcs_.relations[word] != Relation::advcl) return;
    const std::uint32_t mark = child(word, Relation::mark);
    if (mark == kNone || mark + 1 != word || child(word, Relation::nsubj) != kNone) return;
    // "agreed on Monday to supply Chile", "to hand over the men"
    const bool particle = inside(word + 1) && particle_verb(arcs_.lemmas[word], arcs_.lemmas[word + 1]);
    if (arcs_.lemmas[mark] == "to" && (child(word, Relation::obj) != kNone || particle)) return;
    const std::string noun = lower(token(word).form);
    const auto asks = [&](const Constraint& one) {
      return one.kind == Constraint::Kind::words && one.slot.kind == SlotKind::obl && !one.slot.next &&
             std::binary_search(one.slot.prepositions.begin(), one.slot.prepositions.end(),
                                common_preposition(arcs_.lemmas[mark])) &&
             std::binary_search(one.words.begin(), one.words.end(), noun);
    };
    const bool asked = head(word) != kNone && some_row(head(word), [&](const Frame& row) {
                         return std::any_of(row.constraints.begin(), row.constraints.end(), asks);
                       });
    if (!asked && (token(word).upos != "NOUN" || token(mark).xpos != "IN")) return;
    if (asked) {
      arcs_.lemmas[word] = noun;
      arcs_.kinds[word] = WordKind::noun;
    }
    arcs_.relations[word] = Relation::obl;
    arcs_.relations[mark] = Relation::case_;
  }

  // "patrolled off Argentina": what no row knows as a particle of the verb is a preposition.
  void preposition_for_particle(std::uint32_t verb) {
    const std::uint32_t word = child(verb, Relation::particle);
    const std::uint32_t object = child(verb, Relation::obj);
    if (word == kNone || object == kNone || object < word ||
        particle_verb(arcs_.lemmas[verb], arcs_.lemmas[word]))
      return;
    const auto knows = [&](const Side& side) {
      return std::any_of(side.slots.begin(), side.slots.end(), [&](const Slot& slot) {
        return slot.kind == SlotKind::obl &&
               std::binary_search(slot.prepositions.begin(), slot.prepositions.end(),
                                  common_preposition(arcs_.lemmas[word]));
      });
    };
    if (!some_row(verb, [&](const Frame& row) { return knows(row.object); })) return;
    hang(word, object, Relation::case_);
    arcs_.relations[object] = Relation::obl;
  }

  // "Turkey's intention to attack Syria alarmed Iraq": what stands behind the verb of the sentence is not the
  // object of one before it.
  void object_beyond(std::uint32_t object) {
    if (arcs_.relations[object] != Relation::obj) return;
    const std::uint32_t inner = head(object);
    std::uint32_t above = inner;
    for (int steps = 0; steps < 4 && above != kNone; ++steps) {
      above = head(above);
      if (above == kNone || above < inner) continue;
      if (above < object && arcs_.kinds[above] == WordKind::verb && child(above, Relation::obj) == kNone)
        hang(object, above, Relation::obj);
      return;
    }
  }

  // "held Mark Frerichs hostage": the name is no part of the noun.
  void hostage(std::uint32_t verb) {
    const std::uint32_t noun = child(verb, Relation::obj);
    if (noun == kNone || !one_of(arcs_.lemmas[noun], {"captive", "hostage", "prisoner"})) return;
    const std::uint32_t person = child(noun, Relation::compound);
    if (person == kNone || person < verb || name_at(person) == nullptr) return;
    hang(person, verb, Relation::obj);
    arcs_.relations[noun] = Relation::xcomp;
  }

  // Whether the slot is filled by the noun (any, if kNone). Purpose clauses keep the subject, so they tell
  // nothing.
  bool actor_stands(const Slot& actor, std::uint32_t verb, std::uint32_t noun) const {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (head(i) != verb || (noun != kNone && i != noun)) continue;
      const Relation relation = arcs_.relations[i];
      if (actor.kind == SlotKind::obj && (relation == Relation::obj || relation == Relation::iobj ||
                                          relation == Relation::nsubj_pass))  // "was asked by X to go"
        return true;
      if (actor.kind != SlotKind::obl || relation != Relation::obl) continue;
      const std::uint32_t preposition = child(i, Relation::case_);
      if (preposition != kNone && std::binary_search(actor.prepositions.begin(), actor.prepositions.end(),
                                                     common_preposition(arcs_.lemmas[preposition])))
        return true;
    }
    return false;
  }

  // "handed over Mladic": the parser reads "over Mladic" as an adjunct.
  void particle(std::uint32_t verb) {
    const std::uint32_t word = verb + 1;
    if (!inside(word) || arcs_.relations[word] != Relation::case_) return;
    const std::uint32_t object = head(word);
    if (object == kNone || head(object) != verb || arcs_.relations[object] != Relation::obl) return;
    if (child(verb, Relation::obj) != kNone || child(verb, Relation::particle) != kNone) return;
    for (std::uint32_t i = word + 1; i < range_.end; ++i) {
      // "pulled out of Kherson": two prepositions.
      if (head(i) == word || (head(i) == object && arcs_.relations[i] == Relation::case_)) return;
    }
    if (!particle_verb(arcs_.lemmas[verb], arcs_.lemmas[word])) return;
    hang(word, verb, Relation::particle);
    arcs_.relations[object] = Relation::obj;
  }

  // "The head of NATO, Mark Rutte, praised Donald Trump": of two subjects the one behind the verb is its
  // object.
  void subject_after_verb(std::uint32_t verb) {
    const std::uint32_t first = child(verb, Relation::nsubj);
    if (first == kNone || first > verb || child(verb, Relation::obj) != kNone ||
        child(verb, Relation::aux_pass) != kNone)
      return;
    const std::uint32_t second = verb + 1;
    if (inside(second) && head(second) == verb && arcs_.relations[second] == Relation::nsubj)
      arcs_.relations[second] = Relation::obj;
  }

  // Whether a row of the verb knows of a receiver: "gave Ukraine tanks".
  bool has_receiver(std::uint32_t verb) const {
    const auto named = [](const Side& side) {
      return std::any_of(side.slots.begin(), side.slots.end(),
                         [](const Slot& slot) { return slot.kind == SlotKind::iobj; });
    };
    const auto& rows = lexicon_.frames(arcs_.lemmas[verb], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Frame* row) { return named(row->subject) || named(row->object); });
  }

  // "Ukraine was given missiles": the parser says that Ukraine became missiles.
  void thing_given(std::uint32_t verb) {
    if (child(verb, Relation::nsubj_pass) == kNone || child(verb, Relation::obj) != kNone) return;
    const std::uint32_t thing = child(verb, Relation::xcomp);
    if (thing == kNone || thing < verb || arcs_.kinds[thing] != WordKind::noun || !has_receiver(verb) ||
        lexicon_.names_as(arcs_.lemmas[verb]) || child(thing, Relation::case_) != kNone ||
        child(thing, Relation::mark) != kNone || child(thing, Relation::cop) != kNone)
      return;
    arcs_.relations[thing] = Relation::obj;
  }

  // "was listed as a terrorist group by Britain", "was hit with sanctions by Canada": who does it hangs on
  // the noun before.
  void agent_behind_adjunct(std::uint32_t verb) {
    if (child(verb, Relation::nsubj_pass) == kNone || child(verb, Relation::obl_agent) != kNone) return;
    for (std::uint32_t noun = verb + 1; noun < range_.end; ++noun) {
      const Relation relation = arcs_.relations[noun];
      if (head(noun) != verb || (relation != Relation::obl && relation != Relation::obj)) continue;
      const std::uint32_t preposition = child(noun, Relation::case_);
      // "a statement by", "an attack by": of what was done or made by somebody the agent is its own.
      const bool plain = preposition != kNone &&
                         lexicon_.frames(arcs_.lemmas[noun], PartOfSpeech::noun).empty() &&
                         lexicon_.attitudes(arcs_.lemmas[noun], PartOfSpeech::noun).empty() &&
                         one_of(arcs_.lemmas[preposition], {"at", "from", "in", "into", "of", "on", "to"});
      if (preposition == kNone ? relation != Relation::obj
                               : !plain && !one_of(arcs_.lemmas[preposition], {"as", "with"}))
        continue;
      if (relation == Relation::obj && preposition != kNone) arcs_.relations[noun] = Relation::obl;
      for (std::uint32_t agent = noun + 1; agent < range_.end; ++agent) {
        if (head(agent) != noun || arcs_.relations[agent] != Relation::nmod) continue;
        const std::uint32_t by = child(agent, Relation::case_);
        if (by != kNone && arcs_.lemmas[by] == "by") return hang(agent, verb, Relation::obl_agent);
      }
    }
  }

  // "offered Niger weapons": the receiver was taken for a part of the noun. Abbreviations are often just
  // that: "offered US weapons".
  void receiver_before_thing(std::uint32_t verb) {
    // "gave the North technical help"
    const std::uint32_t article = verb + 1;
    const bool the = inside(article) && arcs_.lemmas[article] == "the";
    const std::uint32_t party = the ? verb + 2 : verb + 1;
    const std::uint32_t thing = inside(party) ? head(party) : kNone;
    if (thing == kNone || thing <= party || head(thing) != verb || arcs_.relations[thing] != Relation::obj)
      return;
    if (the && (head(article) != thing || document_.mention_at[thing] >= 0)) return;
    if (arcs_.relations[party] != Relation::amod && arcs_.relations[party] != Relation::compound) return;
    const Mention* name = name_at(party);
    if (name == nullptr || document_.chains[name->chains.front()].type != ActorType::country ||
        token(party).upos != "PROPN" || !has_receiver(verb))
      return;
    const std::string& form = token(party).form;
    if (form.size() < 3 || (form[1] >= 'A' && form[1] <= 'Z') || form[1] == '.') return;
    hang(party, verb, Relation::iobj);
    if (the) hang(article, party, Relation::det);
  }

  // "gave Ukraine tanks", "called the step a mistake".
  void two_objects(std::uint32_t verb) {
    std::uint32_t first = kNone;
    std::uint32_t second = kNone;
    for (std::uint32_t i = verb + 1; i < range_.end; ++i) {
      if (head(i) != verb) continue;
      if (arcs_.relations[i] == Relation::iobj) return;
      if (arcs_.relations[i] != Relation::obj) continue;
      if (first == kNone) {
        first = i;
      } else if (second == kNone) {
        second = i;
      }
    }
    if (second == kNone) return;
    const bool prisoner = lexicon_.in_set("held_as", arcs_.lemmas[second]);
    if (prisoner || lexicon_.names_as(arcs_.lemmas[verb])) {
      arcs_.relations[second] = Relation::xcomp;
    } else if (document_.mention_at[first] >= 0) {
      arcs_.relations[first] = Relation::iobj;
    }
  }
};

}  // namespace

TreeRepair repairs(const MentionedDocument& document, const ClaimLexicon& lexicon) {
  return [&document, &lexicon](Arcs& arcs) {
    for (const Sentence& sentence : document.analysis.sentences) {
      repair_main_verbs(document, lexicon, sentence.tokens, arcs);
      repair_auxiliaries(document, lexicon, sentence.tokens, arcs);
      repair_insets(document, lexicon, sentence.tokens, arcs);
      repair_gerunds(document, lexicon, sentence.tokens, arcs);
      SentenceRepair(document, lexicon, sentence.tokens, arcs).repair();
      repair_moods(document, lexicon, sentence.tokens, arcs);
      repair_conjuncts(document, lexicon, sentence.tokens, arcs);
      repair_objects(document, lexicon, sentence.tokens, arcs);
      repair_verbs(document, lexicon, sentence.tokens, arcs);
      repair_speech(document, lexicon, sentence.tokens, arcs);
      repair_clauses(document, lexicon, sentence.tokens, arcs);
      repair_infinitives(document, lexicon, sentence.tokens, arcs);
      repair_due(document, lexicon, sentence.tokens, arcs);
      repair_gaps(document, lexicon, sentence.tokens, arcs);
    }
  };
}

}  // namespace kg::ingest
