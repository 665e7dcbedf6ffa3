#include "ingest/claims/conjunct_repair.h"

#include <algorithm>
#include <string_view>

#include "ingest/claims/one_of.h"
#include "ingest/claims/sentence_arcs.h"

namespace kg::ingest {
namespace {

class ConjunctRepair : SentenceArcs {
 public:
  ConjunctRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.kinds[i] == WordKind::noun) {
        other_preposition(i);
        second_office(i);
      }
      if (arcs_.kinds[i] != WordKind::verb) continue;
      beyond_inset(i);
      beyond_speaker(i);
      finite(i);
      of_speaker(i);
      subject_before(i);
      if (token(i).xpos == "VBG") {
        absolute(i);
        second_absolute(i);
      }
      if (arcs_.lemmas[i] == "accuse" || arcs_.lemmas[i] == "suspect") gapped(i);
    }
  }

 private:
  // "ruled for Chile and against Peru": what has a preposition of its own hangs where the first one does.
  void other_preposition(std::uint32_t noun) {
    if (arcs_.relations[noun] != Relation::conj) return;
    const std::uint32_t first = head(noun), own = child(noun, Relation::case_);
    if (first == kNone || first > noun || own == kNone || own > noun || own < first || head(first) == kNone)
      return;
    const std::uint32_t theirs = child(first, Relation::case_);
    const bool argument = arcs_.relations[first] == Relation::obl || arcs_.relations[first] == Relation::nmod;
    if (!argument || theirs == kNone || arcs_.lemmas[theirs] == arcs_.lemmas[own] ||
        token(own).xpos == "POS" || arcs_.lemmas[own] == "than" || arcs_.lemmas[own] == "as")
      return;
    hang(noun, head(first), arcs_.relations[first]);
  }

  // "Is prime minister of Norway and leader of the party": no state is beside a leader.
  void second_office(std::uint32_t noun) {
    if (arcs_.relations[noun] != Relation::conj || token(noun).xpos != "NN" || !office(noun)) return;
    const std::uint32_t body = head(noun);
    if (body == kNone || body > noun || token(body).upos != "PROPN" ||
        arcs_.relations[body] != Relation::nmod || child(noun, Relation::det) != kNone)
      return;
    const std::uint32_t first = head(body);
    if (first != kNone && first < body && token(first).upos == "NOUN" && office(first))
      hang(noun, first, Relation::conj);
  }

  bool office(std::uint32_t noun) const {
    const auto& rows = lexicon_.frames(arcs_.lemmas[noun], PartOfSpeech::noun);
    return std::any_of(rows.begin(), rows.end(), [](const Frame* row) { return row->event_class == "ROLE"; });
  }

  // "The force, whose leader is close to Peru, blamed Chad and said it had left", "expelled the envoy of
  // Peru, which had received him, and accused it": what follows a clause that commas set in is joined to no
  // word inside.
  void beyond_inset(std::uint32_t verb) {
    if (!finite_without_subject(verb)) return;
    const std::uint32_t joined = head(verb);
    if (joined == kNone || joined > verb) return;
    std::uint32_t clause = joined;
    while (clause != kNone && arcs_.relations[clause] != Relation::relcl) clause = head(clause);
    const std::uint32_t noun = clause == kNone ? kNone : head(clause);
    if (noun == kNone || noun > clause) return;
    std::uint32_t above = head(noun);
    while (above != kNone && arcs_.kinds[above] != WordKind::verb) above = head(above);
    if (above == kNone || below(above, verb)) return;
    const bool crosses = joined < above && above < verb;
    if (crosses || (token(above).xpos == token(verb).xpos && above < noun && set_in(noun, clause, verb)))
      hang(verb, above, Relation::conj);
  }

  // "Peru will close its border, the minister said, and expel him": who is set in between commas says it and
  // does not do it.
  void beyond_speaker(std::uint32_t verb) {
    const std::uint32_t says = head(verb), joint = child(verb, Relation::cc);
    if (arcs_.relations[verb] != Relation::conj || says == kNone || joint == kNone || joint <= says ||
        joint > verb || token(joint - 1).form != "," || child(verb, Relation::nsubj) != kNone ||
        child(verb, Relation::nsubj_pass) != kNone || child(verb, Relation::expl) != kNone)
      return;
    const std::uint32_t speaker = child(says, Relation::nsubj);
    const bool set_in = arcs_.relations[says] == Relation::parataxis;
    const std::uint32_t told = set_in ? head(says) : child(says, Relation::ccomp);
    if (speaker == kNone || told == kNone || told > std::min(speaker, says) ||
        child(says, Relation::obj) != kNone || arcs_.kinds[says] != WordKind::verb)
      return;
    if (!vouches(says) || vouches(verb)) return;  // "..., he wrote on X, and demanded"
    const std::uint32_t first = std::min(leftmost(speaker), says);
    if (first > range_.begin && token(first - 1).form == "," &&
        (child(told, Relation::nsubj) != kNone || child(told, Relation::nsubj_pass) != kNone))
      hang(verb, told, Relation::conj);
  }

  // Whether it is a verb by which somebody says what others do.
  bool vouches(std::uint32_t verb) const {
    const auto& rows = lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb);
    return std::any_of(rows.begin(), rows.end(),
                       [](const Attitude* row) { return row->speaker.has_value(); });
  }

  // Whether a comma stands before the clause and another one, its last, before the "and" of the verb.
  bool set_in(std::uint32_t noun, std::uint32_t clause, std::uint32_t verb) const {
    const std::uint32_t joint = child(verb, Relation::cc);
    if (joint == kNone || joint > verb || joint <= clause || token(joint - 1).form != ",") return false;
    for (std::uint32_t i = clause + 1; i < joint; ++i)
      if (head(i) == clause && arcs_.relations[i] == Relation::conj) return false;
    const std::uint32_t first = leftmost(clause);
    return first > noun && token(first).form == ",";
  }

  bool finite_without_subject(std::uint32_t verb) const {
    const std::string& tag = token(verb).xpos;
    if (arcs_.relations[verb] != Relation::conj || (tag != "VBD" && tag != "VBZ")) return false;
    for (const Relation relation : {Relation::nsubj, Relation::nsubj_pass, Relation::expl, Relation::aux,
                                    Relation::aux_pass, Relation::mark, Relation::csubj}) {
      if (child(verb, relation) != kNone) return false;
    }
    return true;
  }

  // "urged Iran to leave and accused it", "accused him of lying and called for a vote", "says it will take no
  // more and blames", "demanded that Peru leave and expelled its envoy": a finite verb without a subject of
  // its own is joined to no infinitive, to no gerund, to no subjunctive and to no verb that "will" or "may"
  // stands before.
  void finite(std::uint32_t verb) {
    if (!finite_without_subject(verb)) return;
    const std::string& tag = token(verb).xpos;
    const std::uint32_t joined = head(verb);
    if (joined == kNone || joined > verb || arcs_.kinds[joined] != WordKind::verb) return;
    const bool modal = behind_modal(joined);
    if (!modal && !bare(joined) && !subjunctive(joined) && !tells_of_thing(joined)) return;
    // "they had by then quit the bloc and formed one of their own": what has a subject is no infinitive
    if (!modal && child(joined, Relation::nsubj) != kNone && child(joined, Relation::mark) == kNone) return;
    std::uint32_t above = head(joined);
    while (above != kNone && !(arcs_.kinds[above] == WordKind::verb && token(above).xpos == tag))
      above = head(above);
    const bool speaks = modal || bare(joined) || subjunctive(joined) ||
                        !lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb).empty();
    if (above != kNone && above < joined && speaks) hang(verb, above, Relation::conj);
  }

  // "Israel killed Nasrallah and Hezbollah fired rockets": a finite verb without a subject and without an
  // "and" of its own has the name before it for its subject; that was not killed.
  void subject_before(std::uint32_t verb) {
    const std::string& tag = token(verb).xpos;
    const std::uint32_t aux = child(verb, Relation::aux), passive = child(verb, Relation::aux_pass);
    const bool finite = tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "VB" || aux != kNone ||
                        (tag == "VBN" && passive != kNone);
    const Relation relation = arcs_.relations[verb];
    if (!finite || (relation != Relation::conj && relation != Relation::parataxis)) return;
    for (const Relation other : {Relation::nsubj, Relation::nsubj_pass, Relation::expl, Relation::mark,
                                 Relation::csubj, Relation::cc})
      if (child(verb, other) != kNone) return;
    const std::uint32_t first = leftmost(verb);
    if (first == range_.begin) return;
    std::uint32_t before = first - 1;
    const bool comma = token(before).form == ",";
    if (comma && before > range_.begin) --before;
    std::uint32_t name = before;
    while (name != kNone && !(arcs_.relations[name] == Relation::conj && arcs_.kinds[name] == WordKind::noun))
      name = head(name);
    if (name == kNone || name >= verb) return;
    const std::uint32_t named = head(name), joint = child(name, Relation::cc);
    if (named == kNone || named > name || joint == kNone || joint > name) return;
    const std::string_view joins = arcs_.lemmas[joint];
    if (joins != "and" && joins != "but" && joins != "while") return;
    // "and ECOWAS, of which Benin is a member, imposed": the comma closes what is set into the name
    const bool inset = child(name, Relation::relcl) != kNone || child(name, Relation::appos) != kNone ||
                       child(name, Relation::acl) != kNone;
    if (comma && !inset) return;
    std::uint32_t above = named;
    while (above != kNone && arcs_.kinds[above] != WordKind::verb) above = head(above);
    if (above == kNone || above > named || below(above, verb)) return;
    const bool passives = passive != kNone && tag == "VBN";
    hang(name, verb, passives ? Relation::nsubj_pass : Relation::nsubj);
    hang(joint, verb, Relation::cc);
  }

  // "Left the base, with Peskov calling it a success": whoever stands behind "with" does it. Not "talks with
  // Putin using a translator", where rows know of the "with".
  void absolute(std::uint32_t gerund) {
    if (arcs_.relations[gerund] != Relation::advcl || has_subject(gerund) || gerund == range_.begin ||
        child(gerund, Relation::mark) != kNone ||
        one_of(token(gerund).form,
               {"barring", "concerning", "following", "including", "pending", "regarding"}))
      return;
    std::uint32_t name = gerund - 1;
    while (child(name, Relation::case_) == kNone && head(name) != kNone && head(name) < gerund &&
           arcs_.kinds[head(name)] == WordKind::noun)
      name = head(name);
    const std::uint32_t with = child(name, Relation::case_), above = head(name);
    if (with == kNone || arcs_.lemmas[with] != "with" || above == kNone || document_.mention_at[name] < 0 ||
        below(name, gerund) || head(gerund) > gerund || takes_with(above))
      return;
    hang(name, gerund, Relation::nsubj);
    hang(with, gerund, Relation::mark);
  }

  bool takes_with(std::uint32_t word) const {
    const PartOfSpeech part = arcs_.kinds[word] == WordKind::verb ? PartOfSpeech::verb : PartOfSpeech::noun;
    const auto& rows = lexicon_.frames(arcs_.lemmas[word], part);
    const auto behind = [](const Slot& slot) {
      return std::find(slot.prepositions.begin(), slot.prepositions.end(), "with") != slot.prepositions.end();
    };
    return std::any_of(rows.begin(), rows.end(), [&](const Frame* row) {
      return std::any_of(row->object.slots.begin(), row->object.slots.end(), behind) ||
             std::any_of(row->subject.slots.begin(), row->subject.slots.end(), behind);
    });
  }

  // "With Russia bombing Kharkiv and Ukraine attacking Belgorod": Ukraine is not bombed, it attacks.
  void second_absolute(std::uint32_t gerund) {
    if (has_subject(gerund) || gerund == range_.begin || arcs_.relations[gerund] == Relation::amod) return;
    std::uint32_t name = leftmost(gerund);
    if (child(gerund, Relation::cc) == name || name == range_.begin) ++name;
    if (name >= gerund || arcs_.kinds[name] != WordKind::noun) name = gerund - 1;
    if (name_at(name) == nullptr) {
      const std::int32_t at = document_.mention_at[name];
      if (at < 0) return;
    }
    while (head(name) != kNone && head(name) < gerund && arcs_.relations[name] != Relation::conj &&
           arcs_.kinds[head(name)] == WordKind::noun && head(name) + 3 > name)
      name = head(name);
    const std::uint32_t first = head(name);
    if (arcs_.relations[name] != Relation::conj || first == kNone || first > name) return;
    const std::uint32_t act = head(first);
    if (act == kNone || act > first || token(act).xpos != "VBG" || arcs_.kinds[act] != WordKind::verb ||
        child(act, Relation::nsubj) == kNone || below(act, gerund) || !below(gerund, act))
      return;
    const std::uint32_t with = child(act, Relation::mark);
    if (with == kNone || arcs_.lemmas[with] != "with") return;
    hang(gerund, act, Relation::conj);
    hang(name, gerund, Relation::nsubj);
  }

  // The first word of what hangs on it.
  std::uint32_t leftmost(std::uint32_t word) const {
    std::uint32_t first = word;
    for (std::uint32_t i = range_.begin; i < word; ++i)
      if (i < first && below(i, word)) first = i;
    return first;
  }

  // "Greece says that a ship rammed its boat and has asked the Union to act", "said that he had met them and
  // called for a truce": another tense than that of what is said is the speaker's.
  void of_speaker(std::uint32_t verb) {
    if (arcs_.relations[verb] != Relation::conj || child(verb, Relation::nsubj) != kNone ||
        child(verb, Relation::nsubj_pass) != kNone || child(verb, Relation::mark) != kNone ||
        lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb).empty())
      return;
    const std::uint32_t said = head(verb);
    if (said == kNone || said > verb || arcs_.relations[said] != Relation::ccomp) return;
    const std::uint32_t says = head(said);
    if (says == kNone || says > said || arcs_.kinds[says] != WordKind::verb) return;
    const auto aux_of = [&](std::uint32_t word) -> std::string_view {
      const std::uint32_t aux = child(word, Relation::aux);
      return aux == kNone ? std::string_view() : std::string_view(token(aux).form);
    };
    const std::string& saying = token(says).xpos;
    const bool present = saying == "VBZ" || saying == "VBP";
    const bool perfect = aux_of(verb) == "has" || aux_of(verb) == "have";
    const bool now = present && perfect && token(said).xpos == "VBD" && aux_of(said).empty();
    const bool then =
        saying == "VBD" && token(verb).xpos == "VBD" && aux_of(verb).empty() && aux_of(said) == "had";
    if (!now && !then && !denied_before(verb, said, says)) return;
    hang(verb, says, Relation::conj);
    // What stands behind it is its own, whichever of the two the parser took it for.
    for (std::uint32_t i = verb + 1; i < range_.end; ++i)
      if (head(i) == said && (arcs_.relations[i] == Relation::obj || arcs_.relations[i] == Relation::obl))
        hang(i, verb, arcs_.relations[i]);
  }

  // "Denied that Russia had meddled and accused Moldova of fraud": to accuse somebody is no part of what is
  // denied. Not "denied that he had been arrested and accused".
  bool denied_before(std::uint32_t verb, std::uint32_t said, std::uint32_t says) const {
    const std::string& tag = token(verb).xpos;
    if (arcs_.lemmas[says] != "deny" || (tag != "VBD" && tag != "VBN") ||
        child(verb, Relation::aux) != kNone || child(verb, Relation::aux_pass) != kNone)
      return false;
    const bool acts = child(verb, Relation::obj) != kNone || child(verb, Relation::ccomp) != kNone;
    return acts || child(said, Relation::aux_pass) == kNone;
  }

  bool behind_modal(std::uint32_t verb) const {
    if (token(verb).xpos != "VB") return false;
    for (std::uint32_t i = range_.begin; i < verb; ++i)
      if (head(i) == verb && arcs_.relations[i] == Relation::aux && token(i).xpos == "MD") return true;
    return false;
  }

  // "demanded that Peru leave", whatever tag that has: the bare verb behind "that".
  bool subjunctive(std::uint32_t verb) const {
    const std::uint32_t mark = child(verb, Relation::mark);
    const std::uint32_t above = head(verb);
    if (arcs_.relations[verb] != Relation::ccomp || mark == kNone || arcs_.lemmas[mark] != "that" ||
        above == kNone || token(above).xpos != "VBD" || token(verb).form != arcs_.lemmas[verb])
      return false;
    return token(verb).xpos.starts_with("VB") && child(verb, Relation::aux) == kNone &&
           !one_of(arcs_.lemmas[verb],
                   {"cost", "cut", "hit", "let", "put", "quit", "set", "shut", "split", "spread"});
  }

  // An infinitive, a gerund, or a participle behind "be" alone.
  bool bare(std::uint32_t verb) const {
    const std::string& tag = token(verb).xpos;
    if (tag == "VB") {
      // "did not meet and left": the auxiliary is finite
      const std::uint32_t aux = child(verb, Relation::aux);
      return aux == kNone || token(aux).xpos == "TO";
    }
    return tag == "VBG" && child(verb, Relation::aux) == kNone;
  }

  // "rejected the report that had set off the alarm, and accused": a report accuses nobody.
  bool tells_of_thing(std::uint32_t clause) const {
    const std::uint32_t noun = head(clause);
    if (arcs_.relations[clause] != Relation::relcl || noun == kNone || noun > clause) return false;
    const std::int32_t index = document_.mention_at[noun];
    if (index < 0) return true;
    const std::vector<std::uint32_t>& chains = document_.mentions[static_cast<std::size_t>(index)].chains;
    return std::all_of(chains.begin(), chains.end(),
                       [&](std::uint32_t chain) { return document_.chains[chain].type == ActorType::event; });
  }

  // "accused the rebels of beheading boys and the army of beating those who fled".
  void gapped(std::uint32_t verb) {
    const std::uint32_t first = child(verb, Relation::obj);
    if (first == kNone || first < verb) return;
    for (std::uint32_t noun = first + 1; noun < range_.end; ++noun) {
      if (arcs_.relations[noun] != Relation::conj || arcs_.kinds[noun] != WordKind::noun ||
          head(noun) == first || !below(noun, verb) || document_.mention_at[noun] < 0)
        continue;
      if (!inside(noun + 2) || token(noun + 1).form != "of" || token(noun + 2).xpos != "VBG") continue;
      if (!behind_of(head(noun), verb)) continue;
      hang(noun, first, Relation::conj);
    }
  }

  // Whether the word stands in a clause behind "of", between itself and the verb.
  bool behind_of(std::uint32_t word, std::uint32_t verb) const {
    for (std::uint32_t at = word; at != kNone && at != verb; at = head(at)) {
      const std::uint32_t of = child(at, Relation::mark);
      if (of != kNone && arcs_.lemmas[of] == "of") return true;
    }
    return false;
  }
};

}  // namespace

void repair_conjuncts(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                      Arcs& arcs) {
  ConjunctRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
