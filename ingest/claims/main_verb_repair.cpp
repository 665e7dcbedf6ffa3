#include "ingest/claims/main_verb_repair.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims/sentence_arcs.h"
#include "ingest/claims/verb_forms.h"

namespace kg::ingest {
namespace {

class MainVerbRepair : SentenceArcs {
 public:
  MainVerbRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.heads[i] == kRoot && arcs_.kinds[i] == WordKind::noun) {
        between_names(i);
        behind_inset(i);
        break;
      }
    }
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.lemmas[i] == "have" && arcs_.kinds[i] == WordKind::verb) causative(i);
    }
    for (std::uint32_t i = range_.begin + 2; i + 1 < range_.end; ++i) {
      if (token(i - 1).form != "and") continue;
      own_object(i);
      modifier(i);
      aim(i);
    }
  }

 private:
  // "Oman armed Chad": a sentence, and no Chad that Oman has armed.
  void between_names(std::uint32_t object) {
    const Mention* second = name_at(object);
    const std::uint32_t first_word = second == nullptr ? range_.begin : second->tokens.begin;
    if (first_word < range_.begin + 2) return;
    const std::uint32_t verb = first_word - 1, subject = head(verb - 1) == object ? verb - 1 : head(verb - 1);
    const std::string* lemma = past(verb);
    if (lemma == nullptr || head(verb) != object || arcs_.relations[verb] != Relation::amod ||
        subject == kNone || head(subject) != object || arcs_.relations[subject] != Relation::compound)
      return;
    const Mention* first = name_at(subject);
    if (first == nullptr || first->tokens.end != verb || first->tokens.begin != range_.begin) return;
    const std::string known = *lemma;
    for (std::uint32_t i = second->tokens.end; i < range_.end; ++i) {
      if (head(i) != object) continue;
      arcs_.heads[i] = static_cast<std::int32_t>(verb);
      if (arcs_.relations[i] == Relation::nmod) arcs_.relations[i] = Relation::obl;
      if (arcs_.relations[i] == Relation::acl) arcs_.relations[i] = Relation::advcl;
    }
    arcs_.heads[verb] = kRoot;
    arcs_.relations[verb] = Relation::root;
    arcs_.kinds[verb] = WordKind::verb;
    arcs_.lemmas[verb] = known;
    hang(subject, verb, Relation::nsubj);
    hang(object, verb, Relation::obj);
  }

  // "Qatar, a member of the council, placed missiles in Oman": the name, an inset between commas, the verb.
  void behind_inset(std::uint32_t name) {
    if (document_.mention_at[name] < 0 || child(name, Relation::cop) != kNone) return;
    std::uint32_t after = name + 1;
    while (inside(after) && below(after, name) &&
           (arcs_.relations[after] == Relation::flat || arcs_.relations[after] == Relation::compound))
      ++after;
    if (!inside(after) || token(after).form != ",") return;
    for (std::uint32_t verb = range_.end; verb-- > after + 2;) {
      if (token(verb - 1).form == "," ? predicate_of(verb, name) : listed_subject(verb, name)) return;
    }
  }

  // The verb right behind the comma: hung on the name, or on a noun that is.
  bool predicate_of(std::uint32_t verb, std::uint32_t name) {
    const std::string* lemma = past(verb);
    if (lemma == nullptr) return false;
    std::uint32_t object = kNone;
    if (head(verb) == name) {
      const Relation relation = arcs_.relations[verb];
      if (relation != Relation::acl && relation != Relation::parataxis && relation != Relation::conj)
        return false;
      if (has_subject(verb) || child(verb, Relation::aux) != kNone ||
          child(verb, Relation::aux_pass) != kNone)
        return false;
      object = child(verb, Relation::obj);
      if (object == kNone) object = child(verb, Relation::xcomp);
      // "the group, listed by the Union": a participle has nothing right behind it
      if (relation == Relation::acl && (object == kNone || object < verb)) return false;
    } else {
      object = head(verb);
      if (object == kNone || object < verb || head(object) != name ||
          (arcs_.relations[verb] != Relation::amod && arcs_.relations[verb] != Relation::acl) ||
          child(object, Relation::case_) != kNone)
        return false;
      const std::uint32_t article = child(object, Relation::det);
      if (article != kNone && article < verb) return false;
    }
    const std::string known = *lemma;
    crown(verb, name);
    arcs_.kinds[verb] = WordKind::verb;
    arcs_.lemmas[verb] = known;
    if (object != kNone && object > verb && (head(object) == name || head(object) == verb))
      hang(object, verb, Relation::obj);
    return true;
  }

  // "Peru, whose leader was abroad, and Chile signed the pact": both do it.
  bool listed_subject(std::uint32_t verb, std::uint32_t name) {
    if (head(verb) != name || arcs_.kinds[verb] != WordKind::verb || arcs_.relations[verb] != Relation::conj)
      return false;
    const std::uint32_t second = child(verb, Relation::nsubj), joint = child(verb, Relation::cc);
    if (second == kNone || joint == kNone || joint > second || name_at(second) == nullptr ||
        token(joint).form != "and")
      return false;
    crown(verb, name);
    hang(second, name, Relation::conj);
    hang(joint, second, Relation::cc);
    return true;
  }

  // "had Sami Haddad arrested": whoever has it done does it. But "had its licence revoked", "had two men
  // killed".
  void causative(std::uint32_t have) {
    const std::uint32_t whom = child(have, Relation::obj), done = child(have, Relation::xcomp);
    if (whom == kNone || done == kNone || whom < have || done < whom || token(done).xpos != "VBN" ||
        name_at(whom) == nullptr || !known_verb(arcs_.lemmas[done]) ||
        child(done, Relation::aux_pass) != kNone)
      return;
    arcs_.heads[done] = arcs_.heads[have];
    arcs_.relations[done] = arcs_.relations[have];
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (head(i) == have && i != done) arcs_.heads[i] = static_cast<std::int32_t>(done);
    }
    hang(have, done, Relation::aux);
    arcs_.kinds[have] = WordKind::other;
  }

  // Makes the verb the root, the name its subject; what stood beside the verb below the name is the verb's.
  void crown(std::uint32_t verb, std::uint32_t name) {
    arcs_.heads[verb] = kRoot;
    arcs_.relations[verb] = Relation::root;
    hang(name, verb, Relation::nsubj);
    for (std::uint32_t i = verb + 1; i < range_.end; ++i) {
      if (head(i) == name) arcs_.heads[i] = static_cast<std::int32_t>(verb);
    }
  }

  // "welcomed the news and scrambled jets": what stands right behind a joined verb without an object is its
  // own, not joined to the object before.
  void own_object(std::uint32_t verb) {
    if (arcs_.kinds[verb] != WordKind::verb || arcs_.relations[verb] != Relation::conj ||
        child(verb, Relation::obj) != kNone || child(verb, Relation::ccomp) != kNone ||
        child(verb, Relation::xcomp) != kNone || head(verb) == kNone)
      return;
    const std::uint32_t earlier = child(head(verb), Relation::obj);
    if (earlier == kNone || earlier > verb) return;
    for (std::uint32_t noun = verb + 1; noun < range_.end; ++noun) {
      if (head(noun) != earlier || arcs_.relations[noun] != Relation::conj) continue;
      if (leftmost(noun) == verb + 1) hang(noun, verb, Relation::obj);
      return;
    }
  }

  // "welcomed the news and ended talks with Mali", where "ended" is taken for a property of the talks: behind
  // an object with an article a bare noun joins badly.
  void modifier(std::uint32_t verb) {
    const std::uint32_t object = head(verb);
    if (arcs_.relations[verb] != Relation::amod || object == kNone || object < verb ||
        arcs_.relations[object] != Relation::conj || token(verb).upos == "ADJ" || leftmost(object) + 1 < verb)
      return;
    const std::uint32_t earlier = head(object);
    if (earlier == kNone || earlier > verb || arcs_.relations[earlier] != Relation::obj) return;
    const std::uint32_t first = head(earlier);
    if (first == kNone || first > earlier || arcs_.kinds[first] != WordKind::verb ||
        token(first).xpos == "VB")
      return;
    if (token(first).xpos != "VBD" && child(first, Relation::aux) == kNone) return;
    if (child(earlier, Relation::det) == kNone && child(earlier, Relation::nmod_poss) == kNone &&
        name_at(earlier) == nullptr)
      return;
    const std::string* lemma = past(verb);
    if (lemma == nullptr) return;
    const std::string known = *lemma;
    hang(verb, first, Relation::conj);
    hang(object, verb, Relation::obj);
    hang(verb - 1, verb, Relation::cc);
    arcs_.kinds[verb] = WordKind::verb;
    arcs_.lemmas[verb] = known;
  }

  // "wants them to survey the corridor and plans to raise the matter": nouns have no such infinitive of their
  // own, so it is a verb in the present, of whoever wants.
  void aim(std::uint32_t verb) {
    const std::uint32_t to_do = child(verb, Relation::xcomp);
    if (token(verb).xpos != "NNS" || arcs_.relations[verb] != Relation::conj || to_do == kNone ||
        token(to_do).xpos != "VB" || child(to_do, Relation::mark) != verb + 1 ||
        lexicon_.attitudes(arcs_.lemmas[verb], PartOfSpeech::verb).empty())
      return;
    std::uint32_t first = head(verb);
    while (first != kNone &&
           !(arcs_.kinds[first] == WordKind::verb && token(first).xpos == "VBZ" && has_subject(first)))
      first = head(first);
    if (first == kNone || first > verb) return;
    hang(verb, first, Relation::conj);
    hang(verb - 1, verb, Relation::cc);
    arcs_.kinds[verb] = WordKind::verb;
  }

  // The lemma of a past form that a row knows as a verb; null if it is none.
  const std::string* past(std::uint32_t word) {
    const std::string& tag = token(word).xpos;
    if (tag == "VBD" || tag == "VBN") {
      if (known_verb(arcs_.lemmas[word])) return &arcs_.lemmas[word];
    }
    if (!token(word).form.ends_with("ed")) return nullptr;
    stems_ = verb_stems(token(word).form);
    const auto stem = std::find_if(stems_.begin(), stems_.end(),
                                   [&](const std::string& lemma) { return known_verb(lemma); });
    return stem == stems_.end() ? nullptr : &*stem;
  }

  // The first word of what hangs on it.
  std::uint32_t leftmost(std::uint32_t word) const {
    std::uint32_t first = word;
    for (std::uint32_t i = range_.begin; i < word; ++i)
      if (i < first && below(i, word)) first = i;
    return first;
  }

  std::vector<std::string> stems_;
};

}  // namespace

void repair_main_verbs(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                       Arcs& arcs) {
  MainVerbRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
