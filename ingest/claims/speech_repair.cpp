#include "ingest/claims/speech_repair.h"

#include <algorithm>
#include <string_view>

#include "ingest/claims/one_of.h"
#include "ingest/claims/sentence_arcs.h"

namespace kg::ingest {
namespace {

bool time_noun(std::string_view lemma) {
  return one_of(lemma, {"day", "decade", "evening", "hour", "minute", "moment", "month", "morning", "today",
                        "tomorrow", "week", "year", "yesterday"});
}

// Words of one name or noun phrase, apart from what is joined to it or set beside it.
bool inner(Relation relation) {
  switch (relation) {
    case Relation::flat:
    case Relation::compound:
    case Relation::fixed:
    case Relation::nmod_desc:
    case Relation::amod:
    case Relation::nummod:
    case Relation::det:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::nmod_unmarked:
    case Relation::case_: return true;
    default: return false;
  }
}

class SpeechRepair : SentenceArcs {
 public:
  SpeechRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    bool speech = false;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      inverted_at_end(i);
      speech |= saying(i);
    }
    if (!speech) return;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (!saying(i)) continue;
      inverted_subject(i);
      subject_before(i);
      aside_of_subject(i);
      subject_of_content(i);
      set_behind(i);
      behind_second_clause(i);
      said_beside(i);
    }
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.kinds[i] == WordKind::verb || child(i, Relation::cop) != kNone) {
        behind_semicolon(i);
        joined_to_saying(i);
        act_beside_content(i);
        added(i);
        relative_clause(i);
        clause_of_time(i);
        behind_inset(i);
        behind_aside(i);
      }
    }
  }

 private:
  bool named(std::uint32_t i) const {
    const std::int32_t index = document_.mention_at[i];
    return index >= 0 && document_.mentions[static_cast<std::size_t>(index)].kind == MentionKind::name;
  }
  bool mark(std::uint32_t i) const {
    const std::string& form = token(i).form;
    return form == "\"" || form == "“" || form == "”" || form == "''" || form == "``";
  }

  // A finite verb whose rows say that its subject vouches for a clause.
  bool saying(std::uint32_t verb) const {
    if (arcs_.kinds[verb] != WordKind::verb) return false;
    const std::string& tag = token(verb).xpos;
    const bool finite = tag == "VBD" || tag == "VBZ" || tag == "VBP";
    if (!finite && (tag != "VBN" || child(verb, Relation::aux) == kNone)) return false;
    return vouches(verb);
  }

  bool vouches(std::uint32_t verb) const {
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
      return row->speaker && row->speaker->kind == SlotKind::nsubj &&
             std::any_of(row->complements.begin(), row->complements.end(),
                         [](const Slot& slot) { return slot.kind == SlotKind::ccomp; });
    });
  }

  // Head of the noun phrase that ends at a token, and does not reach before `from`; kNone if there is none.
  std::uint32_t phrase(std::uint32_t last, std::uint32_t from) const {
    std::uint32_t top = last;
    while (inner(arcs_.relations[top]) && head(top) != kNone && head(top) >= from && head(top) <= last)
      top = head(top);
    const bool noun = arcs_.kinds[top] == WordKind::noun || arcs_.kinds[top] == WordKind::pronoun;
    return noun ? top : kNone;
  }

  // "..., a spokeswoman, Amy Horne, said": the phrase before a verb that has no subject.
  void subject_before(std::uint32_t verb) {
    if (has_subject(verb) || child(verb, Relation::aux_pass) != kNone) return;
    switch (arcs_.relations[verb]) {
      case Relation::root:
      case Relation::parataxis:
      case Relation::ccomp:
      case Relation::conj:
      case Relation::advcl: break;
      default: return;
    }
    std::int64_t last = static_cast<std::int64_t>(verb) - 1;
    while (inside(last) &&
           (arcs_.relations[last] == Relation::aux || arcs_.relations[last] == Relation::advmod) &&
           head(static_cast<std::uint32_t>(last)) == verb)
      --last;
    const bool beside = inside(last) && token(static_cast<std::uint32_t>(last)).form == ",";
    if (beside) --last;
    if (!inside(last)) return;
    const std::uint32_t end = static_cast<std::uint32_t>(last);
    std::uint32_t from = end;
    while (from > range_.begin && token(from - 1).form != "," && !mark(from - 1) &&
           token(from - 1).form != ";")
      --from;
    const std::uint32_t top = phrase(end, from);
    if (top == kNone || top == verb || below(verb, top) || !free_phrase(top, from, verb)) return;
    std::uint32_t speaker = top;
    if (beside && !named(top) && from > range_.begin + 1 && token(from - 1).form == ",") {
      // "Amy Horne, a spokeswoman, said": the name says more surely who it is.
      std::uint32_t begin = from - 1;
      while (begin > range_.begin && token(begin - 1).form != "," && !mark(begin - 1)) --begin;
      const std::uint32_t before = phrase(from - 2, begin);
      if (before != kNone && named(before) && free_phrase(before, begin, verb)) speaker = before;
    }
    hang(speaker, verb, Relation::nsubj);
  }

  // Whether a phrase is loose enough to be taken from where it hangs: a part set beside, or one that hangs on
  // nothing between itself and the verb.
  bool free_phrase(std::uint32_t top, std::uint32_t from, std::uint32_t verb) const {
    for (std::uint32_t i = from; i < top; ++i) {
      // a phrase of a preposition is no subject
      if (head(i) == top && arcs_.relations[i] == Relation::case_) return false;
    }
    switch (arcs_.relations[top]) {
      case Relation::appos:
      case Relation::conj:
      case Relation::parataxis:
      case Relation::list: return from > range_.begin;
      case Relation::nsubj:
      case Relation::nsubj_pass: return head(top) != kNone && head(top) > verb;
      case Relation::obj:
      case Relation::obl:
      case Relation::nmod:
      case Relation::obl_unmarked:
      case Relation::nmod_unmarked:
      case Relation::other: return from > range_.begin && token(from - 1).form == ",";
      default: return false;
    }
  }

  // "..., said a general, Viktor Zorin": the phrase right behind the verb.
  void inverted_subject(std::uint32_t verb) {
    const std::uint32_t first = verb + 1;
    if (has_subject(verb) || !inside(first) || verb == range_.begin) return;
    const std::string& before = token(verb - 1).form;
    if (before != "," && !mark(verb - 1)) return;
    if (one_of(arcs_.lemmas[verb], {"tell", "inform", "assure", "charge", "remind", "warn"})) return;
    if (arcs_.relations[verb] == Relation::conj && !mark(verb - 1)) return;
    for (std::uint32_t i = first; i < range_.end; ++i) {
      if (head(i) != verb) continue;
      const Relation relation = arcs_.relations[i];
      const bool noun = arcs_.kinds[i] == WordKind::noun || arcs_.kinds[i] == WordKind::pronoun;
      const bool role = relation == Relation::xcomp || relation == Relation::obj ||
                        relation == Relation::obl || relation == Relation::ccomp;
      if (!noun || !role || time_noun(arcs_.lemmas[i]) || leftmost(i) != first ||
          child(i, Relation::case_) != kNone || child(i, Relation::cop) != kNone)
        return;
      arcs_.relations[i] = Relation::nsubj;
      aside(verb);
      return;
    }
  }

  // "Iran has attacked Iraq, announced Masoud Barzani on Sunday": a verb of saying behind the comma of a
  // clause, with somebody right behind it and nothing that he would have said, has him for its subject.
  void inverted_at_end(std::uint32_t verb) {
    const Relation relation = arcs_.relations[verb];
    const std::string& tag = token(verb).xpos;
    if (arcs_.kinds[verb] != WordKind::verb || (tag != "VBD" && tag != "VBN" && tag != "VBZ") ||
        (relation != Relation::advcl && relation != Relation::conj && relation != Relation::acl) ||
        verb < range_.begin + 3 || token(verb - 1).form != "," || !vouches(verb) || has_subject(verb) ||
        head(verb) == kNone || head(verb) > verb)
      return;
    std::uint32_t speaker = kNone;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (head(i) != verb || token(i).upos == "PUNCT") continue;
      const bool first = arcs_.relations[i] == Relation::obj && leftmost(i) == verb + 1;
      if (first && name_at(i) != nullptr && name_at(i)->type == ActorType::person) {
        speaker = i;
      } else if (arcs_.relations[i] != Relation::obl && arcs_.relations[i] != Relation::obl_unmarked) {
        return;
      }
    }
    if (speaker == kNone) return;
    std::uint32_t top = verb;
    while (head(top) != kNone) top = head(top);
    arcs_.relations[speaker] = Relation::nsubj;
    if (top < verb) hang(verb, top, Relation::parataxis);
  }

  // "She told him, says a guest, that he might go": the guest's verb stands aside, and embeds nothing.
  void aside(std::uint32_t verb) {
    const std::uint32_t above = head(verb);
    if (arcs_.relations[verb] != Relation::ccomp || above == kNone || above > verb ||
        child(verb, Relation::mark) != kNone)
      return;
    arcs_.relations[verb] = Relation::parataxis;
    for (std::uint32_t i = verb + 1; i < range_.end; ++i) {
      if (head(i) == verb && arcs_.relations[i] == Relation::ccomp)
        arcs_.heads[i] = static_cast<std::int32_t>(above);
    }
  }

  // "They agreed on a line, Hochstein, the mediator, announced": who says it at the end stands beside the
  // whole sentence, not in what is told last.
  void set_behind(std::uint32_t verb) {
    switch (arcs_.relations[verb]) {
      case Relation::ccomp:
      case Relation::relcl:
      case Relation::acl:
      case Relation::advcl: break;
      default: return;
    }
    const std::uint32_t speaker = child(verb, Relation::nsubj);
    if (speaker == kNone || speaker > verb || !named(speaker)) return;
    std::uint32_t first = leftmost(verb);
    while (first < speaker && token(first).upos == "PUNCT") ++first;
    if (first <= range_.begin + 2 || first > speaker || token(first - 1).form != "," || head(verb) >= first)
      return;
    for (std::uint32_t i = first; i < range_.end; ++i) {
      if (head(i) != verb) continue;
      const Relation relation = arcs_.relations[i];
      if (relation == Relation::mark || relation == Relation::obj || relation == Relation::ccomp ||
          relation == Relation::xcomp || relation == Relation::iobj || token(i).xpos.starts_with('W'))
        return;
    }
    std::uint32_t top = head(verb);
    while (head(top) != kNone && !semicolon(head(top), top)) top = head(top);
    if (top < first) hang(verb, top, Relation::parataxis);
  }

  bool semicolon(std::uint32_t a, std::uint32_t b) const {
    for (std::uint32_t i = std::min(a, b); i < std::max(a, b); ++i)
      if (token(i).form == ";") return true;
    return false;
  }

  // "They had met; they had not agreed, a diplomat said": who stands behind the second clause tells that.
  void behind_second_clause(std::uint32_t verb) {
    const std::uint32_t above = head(verb);
    if (arcs_.relations[verb] != Relation::parataxis || above == kNone || above > verb ||
        !semicolon(above, verb) || child(verb, Relation::ccomp) != kNone)
      return;
    std::uint32_t clause = kNone;
    for (std::uint32_t i = above + 1; i < verb; ++i) {
      if (head(i) == above && arcs_.relations[i] == Relation::parataxis && !saying(i) && semicolon(above, i))
        clause = i;
    }
    if (clause != kNone && !semicolon(clause, verb)) hang(verb, clause, Relation::parataxis);
  }

  // "In 1964, recalls a historian, Carlos Fico, Johnson sent ships": the clause behind who says it is what is
  // said.
  void said_beside(std::uint32_t verb) {
    const std::uint32_t speaker = child(verb, Relation::nsubj);
    if (speaker == kNone || speaker < verb || child(verb, Relation::ccomp) != kNone) return;
    for (std::uint32_t i = speaker + 1; i < range_.end; ++i) {
      if (token(i).form == ";" || token(i).form == ":") return;
      if (head(i) != verb || arcs_.relations[i] != Relation::parataxis || arcs_.kinds[i] != WordKind::verb)
        continue;
      const std::uint32_t own = child(i, Relation::nsubj);
      if (own != kNone && own > speaker && own < i && !saying(i)) arcs_.relations[i] = Relation::ccomp;
      return;
    }
  }

  // "Russia, he said, has bombed Odesa": what stands aside hangs on the verb, not on its subject.
  void aside_of_subject(std::uint32_t verb) {
    const std::uint32_t subject = head(verb);
    const std::uint32_t own = child(verb, Relation::nsubj);
    if (subject == kNone || subject > verb || own == kNone || own < subject ||
        arcs_.kinds[subject] != WordKind::noun)
      return;
    if (arcs_.relations[subject] != Relation::nsubj && arcs_.relations[subject] != Relation::nsubj_pass)
      return;
    const std::uint32_t clause = head(subject);
    if (clause == kNone || clause < verb || !inside(verb + 1) || token(leftmost(own)).xpos.starts_with('W'))
      return;
    for (std::uint32_t i = verb + 1; i < clause; ++i) {
      if (token(i).form == ",") return hang(verb, clause, Relation::parataxis);
    }
  }

  // "Russia," he said, "has bombed Odesa": the noun is the subject of what is said.
  void subject_of_content(std::uint32_t verb) {
    const std::uint32_t noun = child(verb, Relation::ccomp);
    if (noun == kNone || noun > verb || arcs_.kinds[noun] != WordKind::noun ||
        child(noun, Relation::cop) != kNone || child(noun, Relation::nsubj) != kNone)
      return;
    for (std::uint32_t clause = verb + 1; clause < range_.end; ++clause) {
      if (head(clause) != verb || arcs_.relations[clause] != Relation::ccomp) continue;
      if (arcs_.kinds[clause] == WordKind::verb && !has_subject(clause)) hang(noun, clause, Relation::nsubj);
      return;
    }
  }

  // The verb of saying that a clause is the content of; kNone if it is none's.
  std::uint32_t said_by(std::uint32_t clause) const {
    const std::uint32_t verb = head(clause);
    return arcs_.relations[clause] == Relation::ccomp && verb != kNone && saying(verb) ? verb : kNone;
  }

  std::string_view auxiliary(std::uint32_t verb) const {
    const std::uint32_t aux = child(verb, Relation::aux);
    return aux == kNone ? std::string_view() : std::string_view(token(aux).form);
  }

  // "said that they had met, and Peru had left": a pluperfect or "would" goes on with what is said. "They
  // met, says a guest": a verb before its subject stands aside.
  void joined_to_saying(std::uint32_t clause) {
    if (arcs_.relations[clause] != Relation::conj) return;
    const std::uint32_t own = child(clause, Relation::nsubj);
    const std::uint32_t above = head(clause);
    if (own == kNone || above == kNone || above > clause) return;
    if (saying(clause) && own > clause && child(clause, Relation::cc) == kNone) {
      arcs_.relations[clause] = Relation::parataxis;
      return;
    }
    const std::uint32_t content = saying(above) ? child(above, Relation::ccomp) : kNone;
    if (content == kNone || content < above || content > clause || own > clause) return;
    if (one_of(auxiliary(clause), {"had", "would"}) && token(above).xpos == "VBD")
      hang(clause, content, Relation::conj);
  }

  // "denied that it had attacked and accused Peru of lying": who denies accuses.
  void act_beside_content(std::uint32_t act) {
    if (arcs_.relations[act] != Relation::conj || token(act).xpos != "VBD" || has_subject(act) ||
        child(act, Relation::aux) != kNone || child(act, Relation::mark) != kNone || !speaks(act))
      return;
    const std::uint32_t content = head(act);
    const std::uint32_t verb = content == kNone ? kNone : said_by(content);
    if (verb == kNone || token(verb).xpos != "VBD" || verb > content || content > act) return;
    if (!auxiliary(content).empty()) hang(act, verb, Relation::conj);
  }

  // "said that it had attacked, adding that Iran had left": who says it adds.
  void added(std::uint32_t clause) {
    if (arcs_.relations[clause] != Relation::advcl || token(clause).xpos != "VBG" || !speaks(clause) ||
        child(clause, Relation::ccomp) == kNone || child(clause, Relation::mark) != kNone)
      return;
    const std::uint32_t content = head(clause);
    const std::uint32_t verb = content == kNone ? kNone : said_by(content);
    if (verb != kNone && verb < content && content < clause) hang(clause, verb, Relation::advcl);
  }

  // Whether rows of the verb know of somebody who speaks.
  bool speaks(std::uint32_t verb) const {
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(),
                       [](const Attitude* row) { return row->speaker.has_value(); });
  }

  std::uint32_t leftmost(std::uint32_t top) const {
    std::uint32_t first = top;
    while (first > range_.begin && below(first - 1, top)) --first;
    return first;
  }

  // What stands behind a semicolon is no content of what stands before it.
  void behind_semicolon(std::uint32_t clause) {
    const std::uint32_t above = head(clause);
    if (above == kNone || above > clause || arcs_.relations[clause] == Relation::parataxis) return;
    for (std::uint32_t i = above; i < clause; ++i) {
      if (token(i).form != ";") continue;
      std::uint32_t top = above;
      while (head(top) != kNone && head(top) < i) top = head(top);
      hang(clause, top, Relation::parataxis);
      return;
    }
  }

  bool embedded(std::uint32_t clause) const {
    const Relation relation = arcs_.relations[clause];
    return relation == Relation::ccomp || relation == Relation::advcl || relation == Relation::conj ||
           relation == Relation::parataxis;
  }

  // "in Lagos, where crowds burned flags", "Kenya, whose minister had hosted him, said": the clause hangs on
  // the noun before the relative word.
  void relative_clause(std::uint32_t clause) {
    if (!embedded(clause) || head(clause) == kNone) return;
    for (std::uint32_t word = range_.begin + 2; word < clause; ++word) {
      if (!one_of(arcs_.lemmas[word], {"where", "who", "whose", "which"}) || token(word - 1).form != "," ||
          nearest_clause(word) != clause)
        continue;
      std::uint32_t noun = word - 2;
      while ((arcs_.relations[noun] == Relation::flat || arcs_.relations[noun] == Relation::compound) &&
             head(noun) != kNone)
        noun = head(noun);
      if (arcs_.kinds[noun] != WordKind::noun || below(noun, clause)) return;
      hang(clause, noun, Relation::relcl);
      return;
    }
  }

  // The clause that a relative word belongs to: the first verb above it.
  std::uint32_t nearest_clause(std::uint32_t word) const {
    std::uint32_t at = head(word);
    while (at != kNone && arcs_.kinds[at] != WordKind::verb && child(at, Relation::cop) == kNone)
      at = head(at);
    return at == kNone ? word : at;
  }

  // "said in Paris, where he met Merz, that Iran had left": what is said behind a relative clause is no
  // content of that.
  void behind_inset(std::uint32_t clause) {
    const std::uint32_t that = child(clause, Relation::mark);
    const std::uint32_t inset = head(clause);
    if (arcs_.relations[clause] != Relation::ccomp || that == kNone || inset == kNone || that < inset ||
        arcs_.lemmas[that] != "that" || that == range_.begin || token(that - 1).form != "," ||
        arcs_.relations[inset] != Relation::relcl)
      return;
    for (std::uint32_t above = head(inset); above != kNone; above = head(above)) {
      if (!saying(above) || above > inset) continue;
      if (child(above, Relation::ccomp) == kNone) hang(clause, above, Relation::ccomp);
      return;
    }
  }

  // "Iran struck Erbil, the army said, killing nine", "..., diplomats say, when he went there": what stands
  // behind whoever says it goes with what is said; but "he said, thanking Peru".
  void behind_aside(std::uint32_t clause) {
    const std::uint32_t aside = head(clause);
    if (arcs_.relations[clause] != Relation::advcl || aside == kNone || aside > clause || !saying(aside) ||
        arcs_.relations[aside] != Relation::parataxis || !inside(aside + 1) || token(aside + 1).form != ",")
      return;
    const std::uint32_t content = head(aside);
    const bool participle = token(clause).xpos == "VBG" && child(clause, Relation::mark) == kNone;
    if (content == kNone || content > aside || (participle ? !harms(clause) : !has_subject(clause))) return;
    hang(clause, content, Relation::advcl);
  }

  // Whether rows of the verb tell of force, and none of words.
  bool harms(std::uint32_t verb) const {
    const auto& rows = lexicon_.frames(arcs_.lemmas[verb], PartOfSpeech::verb);
    const auto of = [&](std::string_view event_class) {
      return std::any_of(rows.begin(), rows.end(),
                         [&](const Frame* row) { return row->event_class == event_class; });
    };
    return (of("ASSAULT") || of("COERCE")) && !of("ACCUSE") && !of("REQUEST") && !of("SUPPORT");
  }

  // "days after X had accused Z", "the day Russia invaded".
  void clause_of_time(std::uint32_t clause) {
    if (arcs_.relations[clause] != Relation::ccomp || head(clause) == kNone) return;
    const std::uint32_t mark = child(clause, Relation::mark);
    if (mark != kNone && mark < clause &&
        one_of(arcs_.lemmas[mark],
               {"after", "although", "because", "before", "since", "though", "until", "when", "while"})) {
      arcs_.relations[clause] = Relation::advcl;
      return;
    }
    const std::uint32_t time = child(clause, Relation::obl_unmarked);
    if (time == kNone || time > clause || !time_noun(arcs_.lemmas[time]) || leftmost(clause) > time) return;
    const std::uint32_t first = leftmost(time);
    if (first == range_.begin || token(first - 1).form != "," || leftmost(clause) != first ||
        token(first).xpos != "DT")
      return;
    hang(time, head(clause), Relation::obl_unmarked);
    hang(clause, time, Relation::relcl);
  }
};

}  // namespace

void repair_speech(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                   Arcs& arcs) {
  SpeechRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
