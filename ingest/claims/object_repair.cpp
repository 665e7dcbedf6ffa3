#include "ingest/claims/object_repair.h"

#include <algorithm>
#include <string_view>

#include "ingest/claims/one_of.h"
#include "ingest/claims/sentence_arcs.h"

namespace kg::ingest {
namespace {

class ObjectRepair : SentenceArcs {
 public:
  ObjectRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.kinds[i] != WordKind::verb) continue;
      pronoun_before_particle(i);
      adverb_for_particle(i);
      wanted(i);
      dismissed_as(i);
      object_behind_day(i);
      spoken_by_telephone(i);
      if (arcs_.lemmas[i] == "declare") unwelcome(i);
      receiver_of_sum(i);
      receiver_named(i);
      gift_behind_name(i);
      if (arcs_.lemmas[i] == "shoot") shot_dead(i);
      if (one_of(arcs_.lemmas[i], {"hold", "keep", "take"})) held_as(i);
      if (lexicon_.in_set("calls", arcs_.lemmas[i])) naming(i);
    }
  }

 private:
  // "Bonn ruled that out", "turned this down": the pronoun is the object, whatever it was taken for.
  void pronoun_before_particle(std::uint32_t verb) {
    const std::uint32_t pronoun = verb + 1, word = verb + 2;
    if (!inside(word) ||
        !one_of(arcs_.lemmas[pronoun], {"it", "that", "this", "both", "them", "him", "her"}) ||
        !particle_verb(arcs_.lemmas[verb], arcs_.lemmas[word]))
      return;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      // "said that out of ten": a phrase of its own
      if (head(i) == word && i > word && arcs_.relations[i] != Relation::punct) return;
    }
    if (below(verb, pronoun) || below(verb, word)) return;
    hang(pronoun, verb, Relation::obj);
    hang(word, verb, Relation::particle);
  }

  // "the talks fell through"
  void adverb_for_particle(std::uint32_t verb) {
    const std::uint32_t word = verb + 1;
    if (!inside(word) || head(word) != verb || arcs_.relations[word] != Relation::advmod ||
        token(word).upos != "ADP")
      return;
    if (particle_verb(arcs_.lemmas[verb], arcs_.lemmas[word])) hang(word, verb, Relation::particle);
  }

  // "dismissed as baseless reports that it had": the reports are what was dismissed.
  void dismissed_as(std::uint32_t verb) {
    const std::uint32_t as = verb + 1, word = verb + 2, noun = verb + 3;
    if (!inside(noun) || arcs_.lemmas[as] != "as" || head(noun) != verb || head(as) != noun ||
        head(word) != noun || arcs_.relations[word] != Relation::amod ||
        arcs_.relations[noun] != Relation::obl || token(noun).xpos != "NNS" ||
        child(verb, Relation::obj) != kNone || child(verb, Relation::aux_pass) != kNone)
      return;
    arcs_.relations[noun] = Relation::obj;
    hang(word, verb, Relation::xcomp);
    hang(as, word, Relation::mark);
  }

  // "spoke by telephone with Xi": with whom he spoke, not whose telephone it is.
  void spoken_by_telephone(std::uint32_t verb) {
    for (std::uint32_t means = verb + 1; means < range_.end && means < verb + 5; ++means) {
      const std::uint32_t by = child(means, Relation::case_);
      if (head(means) != verb || arcs_.relations[means] != Relation::obl || by == kNone ||
          !one_of(arcs_.lemmas[by], {"by", "via", "over", "on"}) ||
          !one_of(arcs_.lemmas[means],
                  {"phone", "telephone", "video", "videoconference", "videolink", "link"}))
        continue;
      for (std::uint32_t i = means + 1; i < range_.end; ++i) {
        const std::uint32_t with = child(i, Relation::case_);
        if (head(i) == means && arcs_.relations[i] == Relation::nmod && with != kNone &&
            one_of(arcs_.lemmas[with], {"to", "with"}))
          hang(i, verb, Relation::obl);
      }
    }
  }

  // "Summoned on Tuesday Serbia's ambassador": what stands behind the day is the object, no part of its name.
  void object_behind_day(std::uint32_t verb) {
    const std::uint32_t on = verb + 1, day = verb + 2;
    if (!inside(day) || arcs_.lemmas[on] != "on" || child(verb, Relation::obj) != kNone || !weekday(day))
      return;
    const std::uint32_t noun = child(verb, Relation::obl);
    if (noun == kNone || noun <= day || head(on) != noun || arcs_.kinds[noun] != WordKind::noun ||
        !below(day, noun) || child(verb, Relation::aux_pass) != kNone)
      return;
    hang(day, verb, Relation::obl);
    hang(on, day, Relation::case_);
    arcs_.relations[noun] = Relation::obj;
  }

  bool weekday(std::uint32_t i) const {
    return one_of(token(i).form,
                  {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
  }

  // "Declared the ambassador persona non grata": the Latin is what the object is called.
  void unwelcome(std::uint32_t verb) {
    std::uint32_t persona = verb + 1;
    while (inside(persona) && arcs_.lemmas[persona] != "persona" && arcs_.lemmas[persona] != "personae")
      ++persona;
    const std::uint32_t grata = persona + 2;
    if (!inside(grata) || !token(grata).form.starts_with("grata") || token(persona + 1).form != "non") return;
    std::uint32_t named = persona - 1;
    while (head(named) != kNone && head(named) > verb && head(named) < persona) named = head(named);
    if (below(verb, persona)) return;
    const bool passive = child(verb, Relation::aux_pass) != kNone;
    hang(persona, verb, Relation::xcomp);
    arcs_.lemmas[persona] = "persona";
    hang(persona + 1, persona, Relation::flat);
    hang(grata, persona, Relation::flat);
    if (passive || named <= verb || arcs_.kinds[named] != WordKind::noun) return;
    hang(named, verb, Relation::obj);
  }

  // "demanded Russia leave": who is to do it is the subject of what is demanded.
  void wanted(std::uint32_t verb) {
    if (!one_of(arcs_.lemmas[verb],
                {"ask", "demand", "insist", "propose", "recommend", "request", "suggest"}))
      return;
    const std::uint32_t act = child(verb, Relation::ccomp);
    if (act == kNone || act < verb || token(act).xpos != "VB") return;
    std::uint32_t doer = kNone;
    for (std::uint32_t i = verb + 1; i < act; ++i) {
      if (head(i) == act && (arcs_.relations[i] == Relation::nsubj || arcs_.relations[i] == Relation::mark ||
                             arcs_.relations[i] == Relation::nsubj_pass))
        return;
      if (head(i) == verb && (arcs_.relations[i] == Relation::iobj || arcs_.relations[i] == Relation::obj))
        doer = i;
    }
    if (doer != kNone && !below(act, doer)) hang(doer, act, Relation::nsubj);
  }

  // "paid the rebels 300 million dollars": who stands before the sum receives it.
  void receiver_of_sum(std::uint32_t verb) {
    if (!one_of(arcs_.lemmas[verb], {"award", "give", "grant", "hand", "lend", "offer", "owe", "pay",
                                     "pledge", "promise", "send"}))
      return;
    const std::uint32_t sum = child(verb, Relation::obj);
    if (sum == kNone || sum < verb || child(verb, Relation::iobj) != kNone) return;
    std::uint32_t receiver = kNone;
    for (std::uint32_t i = verb + 1; i < sum; ++i) {
      if (head(i) != sum) continue;
      if (arcs_.relations[i] == Relation::compound && document_.mention_at[i] >= 0) receiver = i;
      if (arcs_.relations[i] == Relation::nummod && receiver != kNone) {
        hang(receiver, verb, Relation::iobj);
        return;
      }
    }
  }

  // "granted Sami Haddad asylum", "offered Chad police dogs": a name between such a verb and a bare noun that
  // is no person receives it, whatever it was joined to.
  void receiver_named(std::uint32_t verb) {
    if (!one_of(arcs_.lemmas[verb], {"award", "deny", "give", "grant", "lend", "offer", "owe", "promise",
                                     "refuse", "sell", "send"}))
      return;
    const std::uint32_t gift = child(verb, Relation::obj), name = verb + 1;
    if (gift == kNone || gift <= name || child(verb, Relation::iobj) != kNone || head(name) != gift ||
        arcs_.relations[name] != Relation::compound || document_.mention_at[name] < 0)
      return;
    if (typed(gift, ActorType::person) || token(gift).upos == "PROPN") return;
    if (typed(name, ActorType::person) || typed(name, ActorType::country)) hang(name, verb, Relation::iobj);
  }

  // "handed the envoy, Karl Holm, a note of protest": what was handed to him describes nobody.
  void gift_behind_name(std::uint32_t verb) {
    if (!one_of(arcs_.lemmas[verb],
                {"award", "give", "grant", "hand", "lend", "offer", "pass", "present", "send", "show"}))
      return;
    const std::uint32_t receiver = child(verb, Relation::obj);
    if (receiver == kNone || receiver < verb || child(verb, Relation::iobj) != kNone) return;
    bool named = false;
    for (std::uint32_t i = receiver + 1; i < range_.end; ++i) {
      if (arcs_.relations[i] != Relation::appos || !below(i, receiver)) continue;
      const bool gift = named && document_.mention_at[i] < 0 && child(i, Relation::det) != kNone;
      named |= document_.mention_at[i] >= 0 && token(i).upos == "PROPN";
      if (!gift) continue;
      arcs_.relations[receiver] = Relation::iobj;
      hang(i, verb, Relation::obj);
      return;
    }
  }

  // "took four employees of the United Nations hostage": what they are made, no part of the object.
  void held_as(std::uint32_t verb) {
    constexpr std::uint32_t kLongestObject = 14;
    for (std::uint32_t i = verb + 1; i < range_.end && i <= verb + kLongestObject; ++i) {
      if (token(i).upos == "PUNCT" && token(i).form != "-" && token(i).form != "\"") return;
      if (arcs_.kinds[i] == WordKind::verb && token(i).xpos != "VBN" && token(i).xpos != "VBG") return;
      if (!lexicon_.in_set("held_as", token(i).form)) continue;
      const std::uint32_t object = child(verb, Relation::obj), subject = child(verb, Relation::nsubj_pass);
      if ((object == kNone && subject == kNone) || child(i, Relation::det) != kNone || below(verb, i)) return;
      // its words are the object's
      std::uint32_t last = kNone;
      for (std::uint32_t word = verb + 1; word < i; ++word)
        if (head(word) == i && arcs_.kinds[word] == WordKind::noun) last = word;
      if (object == i && last == kNone) return;  // "took a hostage"
      if (last != kNone) {
        hang(last, head(i), arcs_.relations[i]);
        for (std::uint32_t word = verb + 1; word < i; ++word)
          if (head(word) == i && word != last) arcs_.heads[word] = static_cast<std::int32_t>(last);
      }
      hang(i, verb, Relation::xcomp);
      return;
    }
  }

  // "shot dead six people": that they are dead is what came of it.
  void shot_dead(std::uint32_t verb) {
    const std::uint32_t dead = verb + 1;
    if (!inside(dead) || token(dead).form != "dead" || head(dead) == kNone) return;
    const std::uint32_t victim = head(dead);
    if (victim <= dead || below(verb, dead)) return;
    hang(dead, verb, Relation::xcomp);
  }

  bool typed(std::uint32_t word, ActorType type) const {
    const std::int32_t mention = document_.mention_at[word];
    if (mention < 0) return false;
    const auto& chains = document_.mentions[static_cast<std::size_t>(mention)].chains;
    return !chains.empty() && document_.chains[chains.front()].type == type;
  }

  bool particle_verb(const std::string& lemma, const std::string& word) const {
    const std::string both = lemma + ' ' + word;
    const auto& frames = lexicon_.frames(lemma, PartOfSpeech::verb);
    const auto& attitudes = lexicon_.attitudes(lemma, PartOfSpeech::verb);
    const auto heads = [&](const auto* row) { return row->head == both; };
    return std::any_of(frames.begin(), frames.end(), heads) ||
           std::any_of(attitudes.begin(), attitudes.end(), heads);
  }

  // "called Xi a friend and Zelensky a dictator": it is not Xi who is the dictator.
  void named_apart(std::uint32_t verb) {
    for (std::uint32_t name = verb + 2; name + 2 < range_.end; ++name) {
      if (arcs_.relations[name] != Relation::conj || token(name + 1).upos != "DET" ||
          name_at(name) == nullptr)
        continue;
      const std::uint32_t second = head(name + 1), first = head(name);
      if (second == kNone || second < name || head(second) != verb || first == kNone || head(first) != verb)
        continue;
      if (arcs_.relations[second] != Relation::obj && arcs_.relations[second] != Relation::xcomp) continue;
      return hang(second, name, Relation::other);
    }
  }

  // "called him a friend", "called the charge nonsense", "called the accord historic".
  void naming(std::uint32_t verb) {
    named_apart(verb);
    if (child(verb, Relation::aux_pass) != kNone) return called_by(verb);
    const std::uint32_t receiver = child(verb, Relation::iobj);
    if (receiver != kNone && receiver > verb) {
      const std::uint32_t name = child(verb, Relation::obj);
      if (name == kNone || name < receiver) return;
      arcs_.relations[receiver] = Relation::obj;
      arcs_.relations[name] = Relation::xcomp;
      return;
    }
    const std::uint32_t thing = child(verb, Relation::obj);
    if (thing == kNone || child(verb, Relation::xcomp) != kNone) return;
    if (thing < verb) {  // "a move that Oman called a threat"
      for (std::uint32_t i = verb + 1; i < range_.end; ++i)
        if (head(i) == verb && arcs_.relations[i] == Relation::obj) arcs_.relations[i] = Relation::xcomp;
      return;
    }
    for (std::uint32_t i = thing + 1; i < range_.end; ++i) {
      if (head(i) != thing) continue;
      const bool noun = arcs_.relations[i] == Relation::appos && arcs_.kinds[i] == WordKind::noun &&
                        document_.mention_at[i] < 0;
      const bool adjective =
          (arcs_.relations[i] == Relation::amod || arcs_.relations[i] == Relation::acl) &&
          (token(i).upos == "ADJ" ||
           (token(i).xpos == "VBN" && arcs_.lemmas[verb] != "rule" && arcs_.lemmas[verb] != "declare"));
      if (noun || adjective) {
        if (!apart(thing, i)) hang(i, verb, Relation::xcomp);
        return;
      }
    }
  }

  // "has been branded a separatist by Beijing": the second object is what somebody is called, and whoever
  // stands behind "by" calls him so.
  void called_by(std::uint32_t verb) {
    for (std::uint32_t name = verb + 1; name < range_.end; ++name) {
      if (head(name) != verb) continue;
      if (arcs_.relations[name] == Relation::obj) arcs_.relations[name] = Relation::xcomp;
      if (arcs_.relations[name] != Relation::xcomp || child(verb, Relation::obl_agent) != kNone) continue;
      for (std::uint32_t i = name + 1; i < range_.end; ++i) {
        const std::uint32_t by = child(i, Relation::case_);
        const bool adjunct = arcs_.relations[i] == Relation::nmod || arcs_.relations[i] == Relation::obl;
        if (!below(i, name) || !adjunct || by == kNone || arcs_.lemmas[by] != "by") continue;
        hang(i, verb, Relation::obl_agent);
        break;
      }
    }
  }

  // Whether a comma or bracket stands between.
  bool apart(std::uint32_t thing, std::uint32_t name) const {
    for (std::uint32_t i = thing + 1; i < name; ++i) {
      if (one_of(token(i).form, {",", "(", ";", ":", "-", "–", "—"})) return true;
    }
    return false;
  }
};

}  // namespace

void repair_objects(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                    Arcs& arcs) {
  ObjectRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
