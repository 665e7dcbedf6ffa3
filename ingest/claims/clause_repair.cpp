#include "ingest/claims/clause_repair.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims/one_of.h"
#include "ingest/claims/sentence_arcs.h"
#include "ingest/claims/verb_forms.h"

namespace kg::ingest {
namespace {

class ClauseRepair : SentenceArcs {
 public:
  ClauseRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin + 2; i + 1 < range_.end; ++i) {
      if (arcs_.lemmas[i] == "free") free_somebody(i);
      if (arcs_.lemmas[i] == "of") title_before_name(i);
    }
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.lemmas[i] == "have") perfect(i);
      if (token(i).xpos == "$") currency(i);
      if (arcs_.kinds[i] == WordKind::verb) {
        content_of_noun(i);
        relative_behind_comma(i);
        subject_of_told(i);
        subject_around_saying(i);
        participle_of_root(i);
        subject_behind_participle(i);
        time_given(i);
      }
      if (arcs_.relations[i] == Relation::appos) parties_of_headline(i);
      if (arcs_.relations[i] == Relation::conj) {
        second_of_each(i);
        deed_beside_plan(i);
      }
      if (arcs_.relations[i] == Relation::obl) addressee(i);
      if (arcs_.relations[i] == Relation::amod || arcs_.relations[i] == Relation::compound)
        gerund_as_property(i);
      if (arcs_.lemmas[i] == "face") face_to_face(i);
    }
  }

 private:
  // "Asked about Taiwan, his spokeswoman, Karen Kuo, accused China": whoever stands between the participle's
  // comma and a finite verb without a subject is the subject of that.
  void subject_behind_participle(std::uint32_t verb) {
    const std::string& tag = token(verb).xpos;
    if ((tag != "VBD" && tag != "VBZ" && tag != "VBP") || has_subject(verb)) return;
    for (std::uint32_t participle = range_.begin; participle < verb; ++participle) {
      const std::string& its = token(participle).xpos;
      if (head(participle) != verb || arcs_.relations[participle] != Relation::advcl ||
          (its != "VBN" && its != "VBG") || child(participle, Relation::mark) != kNone)
        continue;
      for (const Relation role : {Relation::nsubj, Relation::nsubj_pass}) {
        const std::uint32_t subject = child(participle, role);
        if (subject == kNone || subject < participle) continue;
        for (std::uint32_t i = participle + 1; i < subject; ++i)
          if (token(i).form == ",") return hang(subject, verb, Relation::nsubj);
      }
    }
  }

  // "sent Secretary of State James Baker to Baghdad": the title hangs on the name, not the name on the title.
  void title_before_name(std::uint32_t of) {
    const std::uint32_t title = of - 1;
    std::uint32_t name = of + 1;
    while (inside(name) && token(name).upos == "PROPN" && name_at(name) == nullptr) ++name;
    const Mention* mention = inside(name) ? name_at(name) : nullptr;
    if (mention == nullptr || mention->type != ActorType::person || name > of + 4 || name == of + 1 ||
        mention->tokens.begin != name || arcs_.kinds[title] != WordKind::noun || head(name) != title ||
        arcs_.relations[name] != Relation::nmod || arcs_.relations[of] != Relation::case_)
      return;
    const auto office = [&](std::uint32_t word) {
      const auto& rows = lexicon_.frames(arcs_.lemmas[word], PartOfSpeech::noun);
      return std::any_of(rows.begin(), rows.end(),
                         [](const Frame* row) { return row->event_class == "ROLE"; });
    };
    const std::uint32_t field = of + 1;  // "State"; but "an envoy of President Donald Trump"
    if (!office(title) || office(field) || token(title).xpos.ends_with('S')) return;
    arcs_.heads[name] = arcs_.heads[title];
    arcs_.relations[name] = arcs_.relations[title];
    hang(title, name, Relation::nmod_desc);
    hang(field, title, Relation::nmod);
    hang(of, field, Relation::case_);
  }

  // "refused to free Marwan Barghouti": not a preposition and a property.
  void free_somebody(std::uint32_t free) {
    const std::uint32_t to = free - 1;
    if (arcs_.kinds[free] != WordKind::adjective || arcs_.lemmas[to] != "to") return;
    if (child(free, Relation::cop) != kNone) {  // "is to free twenty hostages"
      if (child(free, Relation::obj) != kNone) arcs_.kinds[free] = WordKind::verb;
      return;
    }
    std::uint32_t object = free + 1;
    const bool name = token(object).upos == "PROPN";
    const bool determined =
        token(object).upos == "DET" || token(object).upos == "NUM" || token(object).xpos == "PRP$";
    if (!name && !determined) return;
    // The phrase behind it hangs on the verb before it.
    while (head(object) != kNone && (head(object) > free || head(object) == free)) {
      if (head(object) == free) break;
      object = head(object);
    }
    std::uint32_t verb = head(object) == free ? head(free) : head(object);
    if (verb == to) return;
    if (verb == kNone || verb > to || object < free ||
        (arcs_.kinds[verb] != WordKind::verb && arcs_.kinds[verb] != WordKind::noun))
      return;
    arcs_.kinds[free] = WordKind::verb;
    hang(free, verb, arcs_.kinds[verb] == WordKind::verb ? Relation::xcomp : Relation::acl);
    hang(object, free, Relation::obj);
    hang(to, free, Relation::mark);
  }

  // "$5 million": the sign is what the rows know as money.
  void currency(std::uint32_t sign) {
    const std::string& form = token(sign).form;
    arcs_.lemmas[sign] = form == "€" ? "euro" : form == "£" ? "pound" : form == "¥" ? "yen" : "dollar";
  }

  // "Israel, said Saleh al-Arouri, a negotiator, had refused": who says it is set into what Israel had done.
  void subject_around_saying(std::uint32_t told) {
    const std::uint32_t saying = head(told);
    if (arcs_.relations[told] != Relation::ccomp || saying == kNone || saying > told ||
        saying < range_.begin + 2 || token(saying - 1).form != ",")
      return;
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[saying], PartOfSpeech::verb);
    const bool says = std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
      return row->speaker && std::any_of(row->complements.begin(), row->complements.end(),
                                         [](const Slot& slot) { return slot.kind == SlotKind::ccomp; });
    });
    const std::uint32_t doer = child(saying, Relation::nsubj);
    std::uint32_t speaker = child(told, Relation::nsubj);
    const Relation as = speaker == kNone ? Relation::nsubj_pass : Relation::nsubj;
    if (speaker == kNone) speaker = child(told, Relation::nsubj_pass);
    if (!says || doer == kNone || doer > saying || speaker == kNone || speaker < saying || speaker > told ||
        child(told, Relation::mark) != kNone)
      return;
    // Commas set it in: one before "said", one behind who says it. "Germany, which trains them, said it
    // would" is another thing.
    const auto commas = [&](std::uint32_t from, std::uint32_t to) {
      int count = 0;
      for (std::uint32_t i = from; i < to; ++i) count += token(i).form == "," ? 1 : 0;
      return count;
    };
    if (token(speaker).upos == "PRON" || commas(doer, saying) != 1 || commas(speaker, told) == 0) return;
    // Nothing but the name and what stands before it is between the verb and its subject behind it.
    for (std::uint32_t i = saying + 1; i < speaker; ++i) {
      if (!below(i, speaker)) return;
    }
    hang(doer, told, as);
    hang(speaker, saying, Relation::nsubj);
    arcs_.heads[told] = arcs_.heads[saying];
    arcs_.relations[told] = arcs_.relations[saying];
    hang(saying, told, Relation::parataxis);
  }

  // "Demonstrators called on Spain to act": where nothing else makes a sentence, the participle is its verb.
  void participle_of_root(std::uint32_t verb) {
    const std::uint32_t noun = head(verb);
    if (arcs_.relations[verb] != Relation::acl || token(verb).xpos != "VBN" || noun == kNone || noun > verb ||
        head(noun) != kNone || arcs_.kinds[noun] == WordKind::verb || child(noun, Relation::cop) != kNone ||
        !token(verb).form.ends_with("ed") || token(range_.end - 1).form != "." ||
        !known_verb(arcs_.lemmas[verb]))
      return;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      const std::uint32_t above = head(i);
      if (above == verb && (arcs_.relations[i] == Relation::obl_agent || arcs_.relations[i] == Relation::aux))
        return;
      const bool beside = above == noun && i != verb && arcs_.kinds[i] == WordKind::verb;
      if (beside && i > verb) return;  // "Soldiers accused of treason met": there is another
    }
    const bool complement = child(verb, Relation::obj) != kNone || child(verb, Relation::ccomp) != kNone ||
                            child(verb, Relation::xcomp) != kNone || child(verb, Relation::advcl) != kNone;
    if (!complement) return;
    for (std::uint32_t i = verb + 1; i < range_.end; ++i) {
      if (head(i) == noun) arcs_.heads[i] = static_cast<std::int32_t>(verb);
    }
    arcs_.heads[verb] = kRoot;
    arcs_.relations[verb] = Relation::root;
    hang(noun, verb, Relation::nsubj);
  }

  // "that Uganda had armed Peru", where the participle is taken for an adjective and "had" has the object.
  void adjective_for_participle(std::uint32_t have) {
    const std::uint32_t participle = have + 1;
    if (arcs_.lemmas[have] != "have" || participle >= range_.end || head(have) != participle ||
        arcs_.kinds[participle] != WordKind::adjective || !token(participle).form.ends_with("ed"))
      return;
    const std::uint32_t object = child(have, Relation::obj);
    const std::vector<std::string> stems = verb_stems(token(participle).form);
    const auto stem = std::find_if(stems.begin(), stems.end(), [&](const std::string& lemma) {
      return !lexicon_.frames(lemma, PartOfSpeech::verb).empty();
    });
    if (object == kNone || stem == stems.end()) return;
    hang(object, participle, Relation::obj);
    const std::uint32_t subject = child(have, Relation::nsubj);
    if (subject != kNone) hang(subject, participle, Relation::nsubj);
    arcs_.kinds[participle] = WordKind::verb;
    arcs_.lemmas[participle] = *stem;
  }

  // "had armed Israel": a participle between "have" and a name is the verb.
  void perfect(std::uint32_t have) {
    adjective_for_participle(have);
    const std::uint32_t participle = have + 1;
    if (arcs_.lemmas[have] != "have" || participle >= range_.end ||
        arcs_.relations[participle] != Relation::amod || head(participle) == kNone || below(have, participle))
      return;
    // "reports that it had armed Russia": the participle may be hung on the noun before it.
    const std::uint32_t object =
        head(participle) > participle ? head(participle) : child(have, Relation::obj);
    if (object == kNone || object <= participle || head(object) != have ||
        arcs_.relations[object] != Relation::obj)
      return;
    const Mention* name = name_at(object);
    const bool fits = token(participle).xpos == "VBN" || token(participle).form.ends_with("ed");
    if (name == nullptr || name->tokens.begin != participle + 1 || !fits) return;
    const std::vector<std::string> stems = verb_stems(token(participle).form);
    const auto stem = std::find_if(stems.begin(), stems.end(), [&](const std::string& lemma) {
      return !lexicon_.frames(lemma, PartOfSpeech::verb).empty();
    });
    if (stem == stems.end()) return;
    arcs_.heads[participle] = arcs_.heads[have];
    arcs_.relations[participle] = arcs_.relations[have];
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (head(i) == have && i != participle) arcs_.heads[i] = static_cast<std::int32_t>(participle);
    }
    hang(have, participle, Relation::aux);
    arcs_.kinds[have] = WordKind::other;
    arcs_.kinds[participle] = WordKind::verb;
    arcs_.lemmas[participle] = *stem;
  }

  // Whether the noun has a content: a report, an accusation.
  bool tells(std::uint32_t noun) const {
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[noun], PartOfSpeech::noun);
    return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
      return std::any_of(row->complements.begin(), row->complements.end(),
                         [](const Slot& slot) { return slot.kind == SlotKind::ccomp; });
    });
  }

  // "accusations by Sudan and UN experts that it arms the rebels": it is not of the experts that it does.
  void content_past_authors(std::uint32_t clause) {
    std::uint32_t noun = head(clause);
    if (noun == kNone || tells(noun) || arcs_.relations[clause] != Relation::relcl ||
        child(clause, Relation::nsubj) == kNone)
      return;
    const std::uint32_t that = child(clause, Relation::mark);
    if (that == kNone || arcs_.lemmas[that] != "that" || token(that).xpos != "IN") return;
    while (noun != kNone &&
           (arcs_.relations[noun] == Relation::conj || arcs_.relations[noun] == Relation::nmod)) {
      noun = head(noun);
      if (noun == kNone || arcs_.kinds[noun] != WordKind::noun || !tells(noun)) continue;
      hang(clause, noun, Relation::acl);
      return;
    }
  }

  // "denied reports that it had attacked": what the reports say, not a relative clause.
  void content_of_noun(std::uint32_t clause) {
    content_past_authors(clause);
    const std::uint32_t noun = head(clause);
    if (arcs_.relations[clause] != Relation::relcl || noun == kNone) return;
    // "Serbia's appeal that Kosovo withdraw": a row has to do with who is to do it.
    const auto& frames = lexicon_.frames(arcs_.lemmas[noun], PartOfSpeech::noun);
    const bool asks = std::any_of(frames.begin(), frames.end(), [](const Frame* row) {
      return std::any_of(row->object.slots.begin(), row->object.slots.end(),
                         [](const Slot& slot) { return slot.kind == SlotKind::acl && slot.next; });
    });
    if ((!tells(noun) && !asks) || child(clause, Relation::nsubj) == kNone) return;
    for (std::uint32_t that = noun + 1; that < clause; ++that) {
      if (head(that) != clause || arcs_.lemmas[that] != "that") continue;
      const bool gap = arcs_.relations[that] == Relation::nsubj || object_count(clause) < 2;
      const bool pronoun = token(that).xpos != "IN";
      if (arcs_.relations[that] != Relation::mark && pronoun && gap) return;
      arcs_.relations[that] = Relation::mark;
      arcs_.relations[clause] = Relation::acl;
      return;
    }
  }

  // "passed Resolution 1973, on which China abstained": a relative clause of the noun before the comma.
  void relative_behind_comma(std::uint32_t clause) {
    const Relation relation = arcs_.relations[clause];
    if (relation != Relation::advcl && relation != Relation::parataxis) return;
    for (std::uint32_t pronoun = range_.begin + 3; pronoun < clause; ++pronoun) {
      if (head(pronoun) != clause || !one_of(arcs_.lemmas[pronoun], {"which", "whom"})) continue;
      const bool behind_preposition =
          arcs_.relations[pronoun - 1] == Relation::case_ && head(pronoun - 1) == pronoun;
      const std::uint32_t comma = behind_preposition ? pronoun - 2 : pronoun - 1;
      if (token(comma).form != ",") return;
      std::uint32_t noun = comma - 1;
      while (head(noun) != kNone && head(noun) < noun &&
             (arcs_.relations[noun] == Relation::flat || arcs_.relations[noun] == Relation::nummod))
        noun = head(noun);
      if (arcs_.kinds[noun] == WordKind::noun && !below(noun, clause)) hang(clause, noun, Relation::relcl);
      return;
    }
  }

  int object_count(std::uint32_t verb) const {
    int count = 0;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i)
      count += head(i) == verb && arcs_.relations[i] == Relation::obj ? 1 : 0;
    return count;
  }

  // "No meeting is planned, Dmitry Peskov said": of two subjects the one before what is told belongs to it.
  void subject_of_told(std::uint32_t told) {
    const std::uint32_t saying = head(told);
    if (arcs_.relations[told] != Relation::ccomp || saying == kNone || saying < told) return;
    if (child(told, Relation::nsubj) != kNone || child(told, Relation::nsubj_pass) != kNone) return;
    const std::uint32_t first = child(saying, Relation::nsubj);
    if (first == kNone || first > told) return;
    for (std::uint32_t second = told + 1; second < range_.end; ++second) {
      if (head(second) != saying || arcs_.relations[second] != Relation::nsubj) continue;
      const bool passive = child(told, Relation::aux_pass) != kNone;
      return hang(first, told, passive ? Relation::nsubj_pass : Relation::nsubj);
    }
  }

  // "gave Iraq six weeks to leave": whoever is given the time has to do it.
  void time_given(std::uint32_t verb) {
    if (arcs_.lemmas[verb] != "give") return;
    std::uint32_t time = kNone;
    for (std::uint32_t i = verb + 1; i < range_.end; ++i) {
      if (head(i) != verb) continue;
      const bool span =
          (arcs_.relations[i] == Relation::obj || arcs_.relations[i] == Relation::obl_unmarked) &&
          one_of(arcs_.lemmas[i], {"day", "deadline", "hour", "minute", "month", "ultimatum", "week"});
      if (span) arcs_.relations[i] = Relation::obj;
      const std::uint32_t preposition = child(i, Relation::case_);
      const bool end = preposition != kNone && arcs_.lemmas[preposition] == "until";
      if (span || end) time = i;
    }
    if (time == kNone) return;
    const std::uint32_t known = child(verb, Relation::xcomp);
    for (std::uint32_t act = time + 1; act < range_.end; ++act) {
      const Relation relation = arcs_.relations[act];
      const bool loose =
          (head(act) == time || head(act) == verb) && known == kNone &&
          (relation == Relation::acl || relation == Relation::advcl || relation == Relation::csubj);
      if ((!loose && act != known) || !infinitive(act)) continue;
      for (std::uint32_t whom = verb + 1; whom < time; ++whom)
        if (head(whom) == verb && arcs_.relations[whom] == Relation::obj)
          arcs_.relations[whom] = Relation::iobj;
      return hang(act, verb, Relation::xcomp);
    }
  }

  bool time_word(std::uint32_t i) const {
    return token(i).upos == "PROPN" && name_at(i) == nullptr
               ? one_of(arcs_.lemmas[i], {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                                          "sunday", "january", "february", "march", "april", "may", "june",
                                          "july", "august", "september", "october", "november", "december"})
               : one_of(arcs_.lemmas[i], {"afternoon", "day", "evening", "month", "morning", "night", "today",
                                          "tomorrow", "week", "year", "yesterday"});
  }

  // "said that he would host talks and urged both to come": a past is not joined to an infinitive, but to the
  // verb above it.
  void deed_beside_plan(std::uint32_t deed) {
    const std::uint32_t plan = head(deed);
    if (plan == kNone || plan > deed || token(deed).xpos != "VBD" || token(plan).xpos != "VB" ||
        child(deed, Relation::nsubj) != kNone || child(deed, Relation::nsubj_pass) != kNone)
      return;
    std::uint32_t above = plan;
    while (above != kNone && token(above).xpos == "VB") {
      const Relation relation = arcs_.relations[above];
      if (relation != Relation::ccomp && relation != Relation::xcomp && relation != Relation::advcl &&
          relation != Relation::conj)
        return;
      above = head(above);
    }
    if (above != kNone && arcs_.kinds[above] == WordKind::verb && above < plan)
      hang(deed, above, Relation::conj);
  }

  // "to meet Macron on Monday and Merz on Tuesday": a name joined to a time is joined to the name before it.
  void second_of_each(std::uint32_t second) {
    const std::uint32_t time = head(second);
    const Mention* name = name_at(second);
    if (time == kNone || time > second || name == nullptr || !time_word(time)) return;
    const std::uint32_t verb = head(time);
    if (verb == kNone || verb > time) return;
    const auto preposition = [&](std::uint32_t i) {
      const std::uint32_t case_word = child(i, Relation::case_);
      return case_word == kNone ? std::string() : arcs_.lemmas[case_word];
    };
    const ActorType type = document_.chains[name->chains.front()].type;
    for (std::uint32_t i = time; i-- > verb + 1;) {
      const Mention* other = head(i) == verb ? name_at(i) : nullptr;
      if (other == nullptr || document_.chains[other->chains.front()].type != type) continue;
      if (preposition(i) == preposition(second)) return hang(second, i, Relation::conj);
    }
  }

  // "ordered Denmark to leave": a party right behind the verb is its object, though the parser calls it an
  // adjunct.
  void addressee(std::uint32_t party) {
    const std::uint32_t verb = head(party);
    const Mention* name = name_at(party);
    if (verb == kNone || arcs_.kinds[verb] != WordKind::verb || name == nullptr || party < verb ||
        child(party, Relation::case_) != kNone || child(verb, Relation::obj) != kNone)
      return;
    for (std::uint32_t i = verb + 1; i < name->tokens.begin; ++i) {
      // "let in the United Nations"
      if (arcs_.relations[i] != Relation::particle && token(i).upos != "DET") return;
    }
    const ActorType type = document_.chains[name->chains.front()].type;
    if (type == ActorType::place || type == ActorType::event) return;
    arcs_.relations[party] = Relation::obj;
  }

  // "ruled out freezing Iranian assets", "denied arming Hamas": what is denied is the act.
  void gerund_as_property(std::uint32_t gerund) {
    const std::uint32_t noun = head(gerund);
    if (noun == kNone || noun < gerund || gerund == range_.begin || !token(gerund).form.ends_with("ing"))
      return;
    const std::uint32_t verb = head(noun);
    if (verb == kNone || arcs_.kinds[verb] != WordKind::verb || verb > gerund ||
        arcs_.relations[noun] != Relation::obj)
      return;
    const bool next = gerund == verb + 1 || (gerund == verb + 2 && head(verb + 1) == verb &&
                                             arcs_.relations[verb + 1] == Relation::particle);
    if (!next) return;
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    const bool embeds = std::any_of(rows.begin(), rows.end(), [&](const Attitude* row) {
      if (row->head.size() > arcs_.lemmas[verb].size() && gerund != verb + 2) return false;
      return std::any_of(row->complements.begin(), row->complements.end(), [](const Slot& slot) {
        return slot.prepositions.empty() && (slot.kind == SlotKind::advcl || slot.kind == SlotKind::xcomp);
      });
    });
    const std::vector<std::string> stems = verb_stems(token(gerund).form);
    const auto stem = std::find_if(stems.begin(), stems.end(), [&](const std::string& lemma) {
      return !lexicon_.frames(lemma, PartOfSpeech::verb).empty();
    });
    if (!embeds || stem == stems.end()) return;
    hang(gerund, verb, Relation::xcomp);
    hang(noun, gerund, Relation::obj);
    arcs_.kinds[gerund] = WordKind::verb;
    arcs_.lemmas[gerund] = *stem;
  }

  // "to meet face to face": no object.
  void face_to_face(std::uint32_t first) {
    if (first + 2 >= range_.end || arcs_.lemmas[first + 1] != "to" || arcs_.lemmas[first + 2] != "face")
      return;
    if (arcs_.relations[first] == Relation::obj) arcs_.relations[first] = Relation::advmod;
    if (arcs_.relations[first + 2] == Relation::obj) arcs_.relations[first + 2] = Relation::other;
  }

  // "Turkey, Iraq sign a deal": an apposition would be closed by a comma, and would not be another state.
  void parties_of_headline(std::uint32_t second) {
    const std::uint32_t first = head(second);
    const Mention* a = first == kNone ? nullptr : name_at(first);
    const Mention* b = name_at(second);
    if (a == nullptr || b == nullptr || a->chains == b->chains || a->tokens.end + 1 != b->tokens.begin ||
        token(a->tokens.end).form != "," || b->tokens.end >= range_.end)
      return;
    const ActorType type = document_.chains[a->chains.front()].type;
    if (type != document_.chains[b->chains.front()].type) return;
    if (type != ActorType::country && type != ActorType::person) return;
    const std::string& after = token(b->tokens.end).form;
    if (after == "," || after == ")" || after == "-") return;
    hang(second, first, Relation::conj);
  }
};

}  // namespace

void repair_clauses(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                    Arcs& arcs) {
  ClauseRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
