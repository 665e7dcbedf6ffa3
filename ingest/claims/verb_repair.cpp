#include "ingest/claims/verb_repair.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "ingest/claims/sentence_arcs.h"

namespace kg::ingest {
namespace {

bool one_of(ActorType type, std::initializer_list<ActorType> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

class VerbRepair : SentenceArcs {
 public:
  VerbRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i + 1 < range_.end; ++i) {
      if (arcs_.lemmas[i] == "let" && arcs_.lemmas[i + 1] == "go") let_go(i);
      if (arcs_.lemmas[i] == "have") perfect(i);
      if (arcs_.lemmas[i] == "by") agent_of_passive(i);
      if (token(i).xpos.starts_with("WP") && lower_whom(token(i).form)) object_of_clause(i);
      if (token(i).xpos.starts_with('W')) {
        antecedent_of_kind(i);
        antecedent_of_number(i);
      }
    }
    for (std::uint32_t i = range_.begin; i + 1 < range_.end; ++i) {
      if (arcs_.kinds[i] == WordKind::verb && child(i, Relation::particle) == kNone) behind_object(i);
    }
  }

 private:
  bool particle_verb(const std::string& lemma, const std::string& word) const {
    const std::string both = lemma + ' ' + word;
    const auto& frames = lexicon_.frames(lemma, PartOfSpeech::verb);
    return std::any_of(frames.begin(), frames.end(), [&](const Frame* row) { return row->head == both; });
  }

  static bool lower_whom(std::string_view form) { return form == "whom" || form == "Whom"; }

  // "the minister, whom Strand dismissed": "whom" does nothing; who stands between it and the verb does.
  void object_of_clause(std::uint32_t whom) {
    const std::uint32_t verb = head(whom);
    if (verb == kNone || verb < whom || arcs_.kinds[verb] != WordKind::verb ||
        child(whom, Relation::case_) != kNone)
      return;
    const Relation taken = arcs_.relations[whom];
    if (taken == Relation::nsubj || taken == Relation::nsubj_pass) arcs_.relations[whom] = Relation::obj;
    if (child(verb, Relation::nsubj) != kNone || child(verb, Relation::nsubj_pass) != kNone) return;
    for (std::uint32_t i = whom + 1; i < verb; ++i) {
      const bool nominal = arcs_.kinds[i] == WordKind::noun || arcs_.kinds[i] == WordKind::pronoun;
      const bool topmost = head(i) == kNone || head(i) <= whom || head(i) >= verb;
      if (!nominal || !topmost || child(i, Relation::case_) != kNone || below(verb, i)) continue;
      if (head(i) == verb && arcs_.relations[i] != Relation::obj && arcs_.relations[i] != Relation::iobj)
        continue;
      hang(i, verb, Relation::nsubj);
      return;
    }
  }

  // "Nursultan Nazarbayev of Kazakhstan, which holds the chair", "the ruler of Burkina Faso, who refused":
  // persons are "who", all others "which".
  void antecedent_of_kind(std::uint32_t pronoun) {
    const std::string& word = arcs_.lemmas[pronoun];
    const bool who = word == "who" || word == "whom";
    if (!who && word != "which") return;
    std::uint32_t clause = pronoun;
    for (int steps = 0; clause != kNone && arcs_.relations[clause] != Relation::relcl && steps < 4; ++steps)
      clause = head(clause);
    if (clause == kNone || arcs_.relations[clause] != Relation::relcl) return;
    const std::uint32_t noun = head(clause);
    if (noun == kNone || noun >= pronoun || !inside(noun)) return;
    const auto person = [&](std::uint32_t i) { return type_at(i) == ActorType::person; };
    if (!who && person(noun)) {
      // "will raise it with Li Qiang at the summit next week, which Xi will not attend"
      for (std::uint32_t i = pronoun; i-- > noun + 1;) {
        if (arcs_.relations[i] != Relation::obl || !below(noun, head(i)) || document_.mention_at[i] < 0 ||
            person(i))
          continue;
        hang(clause, i, Relation::relcl);
        return;
      }
      for (std::uint32_t i = pronoun; i-- > noun + 1;) {
        if (name_at(i) == nullptr) continue;
        if (!person(i) && below(i, noun) && arcs_.relations[i] == Relation::nmod)
          hang(clause, i, Relation::relcl);
        return;
      }
      // "a meeting with Xi Jinping, which he had offered": the meeting
      const std::uint32_t above = head(noun);
      if (above != kNone && above < noun && arcs_.kinds[above] == WordKind::noun &&
          arcs_.relations[noun] == Relation::nmod)
        hang(clause, above, Relation::relcl);
    } else if (who && (one_of(type_at(noun), {ActorType::country, ActorType::place, ActorType::igo}) ||
                       (type_at(noun) == ActorType::organization && token(noun).xpos == "NNP" &&
                        arcs_.relations[noun] == Relation::appos) ||  // "X, a Democrat from Oregon, who"
                       // "the secretary of the council, who"
                       (type_at(noun) == ActorType::organization && token(noun).xpos.starts_with("NN") &&
                        !token(noun).xpos.ends_with('S') && arcs_.relations[noun] == Relation::nmod) ||
                       (document_.mention_at[noun] < 0 && token(noun).xpos == "NN" &&
                        arcs_.relations[noun] == Relation::conj))) {  // "X, his friend and adviser, who"
      for (std::uint32_t i = head(noun); i != kNone && i < pronoun; i = head(i)) {
        if (!person(i)) continue;
        hang(clause, i, Relation::relcl);
        return;
      }
    }
  }

  // "A complaint with prosecutors that accuses Total": they would accuse, it accuses.
  void antecedent_of_number(std::uint32_t pronoun) {
    const std::uint32_t clause = head(pronoun);
    if ((arcs_.lemmas[pronoun] != "that" && arcs_.lemmas[pronoun] != "which") || clause == kNone ||
        (arcs_.relations[pronoun] != Relation::nsubj && arcs_.relations[pronoun] != Relation::nsubj_pass) ||
        arcs_.relations[clause] != Relation::relcl)
      return;
    const std::uint32_t noun = head(clause);
    std::uint32_t finite = clause;
    for (std::uint32_t i = pronoun + 1; i < clause; ++i)
      if (head(i) == clause && token(i).upos == "AUX") {
        finite = i;
        break;
      }
    if (noun == kNone || noun >= pronoun || token(finite).xpos != "VBZ" || token(noun).xpos != "NNS" ||
        child(noun, Relation::conj) != kNone)
      return;
    const std::uint32_t above = head(noun);
    if (above == kNone || above >= noun) return;
    const std::uint32_t object =
        arcs_.kinds[above] == WordKind::noun && arcs_.relations[noun] == Relation::nmod ? above
        : arcs_.relations[noun] == Relation::obl ? child(above, Relation::obj)
                                                 : kNone;
    if (object != kNone && object < noun && token(object).xpos == "NN") hang(clause, object, Relation::relcl);
  }

  // Events stand for nothing here.
  ActorType type_at(std::uint32_t i) const {
    const std::int32_t index = document_.mention_at[i];
    if (index < 0) return ActorType::event;
    const Mention& mention = document_.mentions[static_cast<std::size_t>(index)];
    return mention.chains.size() == 1 ? document_.chains[mention.chains.front()].type : ActorType::event;
  }

  // "was barred from running by a court": the court barred, nothing runs by it.
  void agent_of_passive(std::uint32_t by) {
    if (arcs_.relations[by] != Relation::case_ || head(by) == kNone) return;
    const std::uint32_t agent = head(by), gerund = head(agent);
    const bool hangs =
        arcs_.relations[agent] == Relation::obl || arcs_.relations[agent] == Relation::obl_agent;
    if (gerund == kNone || !inside(gerund) || !hangs || token(gerund).xpos != "VBG" ||
        child(gerund, Relation::aux_pass) != kNone || !acts(agent))
      return;
    const std::uint32_t verb = head(gerund);
    if (verb == kNone || !inside(verb) || verb > gerund || child(verb, Relation::aux_pass) == kNone ||
        child(verb, Relation::obl_agent) != kNone)
      return;
    hang(agent, verb, Relation::obl_agent);
  }

  bool acts(std::uint32_t i) const {
    return one_of(type_at(i), {ActorType::country, ActorType::person, ActorType::igo, ActorType::organization,
                               ActorType::armed_group, ActorType::people});
  }

  // "have both armed Haftar": not an armed Haftar whom they have.
  void perfect(std::uint32_t have) {
    const std::uint32_t object = child(have, Relation::obj);
    if (object == kNone || object < have || object > have + 6 || name_at(object) == nullptr) return;
    for (std::uint32_t act = have + 1; act < object; ++act) {
      if (head(act) != object || arcs_.relations[act] != Relation::amod || token(act).xpos != "VBN" ||
          below(have, act))
        continue;
      if (head(have) == kNone) {
        arcs_.heads[act] = kRoot;
        arcs_.relations[act] = Relation::root;
      } else {
        hang(act, head(have), arcs_.relations[have]);
      }
      for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
        if (head(i) == have) arcs_.heads[i] = static_cast<std::int32_t>(act);
      }
      arcs_.kinds[act] = WordKind::verb;
      arcs_.kinds[have] = WordKind::other;
      hang(have, act, Relation::aux);
      return;
    }
  }

  // "Iran let go two Swedes", "they had been let go": what hangs on "go" is let go; but "let go of the rope".
  void let_go(std::uint32_t let) {
    const std::uint32_t go = let + 1;
    if (inside(go + 1) && arcs_.lemmas[go + 1] == "of") return;
    if (head(let) == go) {
      if (head(go) == kNone) {
        arcs_.heads[let] = kRoot;
        arcs_.relations[let] = Relation::root;
      } else {
        hang(let, head(go), arcs_.relations[go]);
      }
    }
    if (below(let, go)) return;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (head(i) == go && i != let) arcs_.heads[i] = static_cast<std::int32_t>(let);
    }
    arcs_.kinds[let] = WordKind::verb;
    hang(go, let, Relation::particle);
  }

  // "pushed thousands of refugees back across the river": the particle behind a long object.
  void behind_object(std::uint32_t verb) {
    constexpr std::uint32_t kFarthest = 12;  // words of the object
    const std::uint32_t object = child(verb, Relation::obj);
    if (object == kNone || object < verb) return;
    // "handed over four soldiers": not more than four
    const std::uint32_t next = verb + 1;
    if (arcs_.relations[next] == Relation::advmod && head(next) != kNone && token(head(next)).xpos == "CD" &&
        particle_verb(arcs_.lemmas[verb], arcs_.lemmas[next])) {
      hang(next, verb, Relation::particle);
      return;
    }
    for (std::uint32_t word = object + 1; word < range_.end && word <= object + kFarthest; ++word) {
      if (token(word).form == "," || arcs_.kinds[word] == WordKind::verb) return;
      const bool adverb = arcs_.relations[word] == Relation::advmod;
      if (!adverb || (head(word) != verb && !below(word, object))) continue;
      if (!particle_verb(arcs_.lemmas[verb], arcs_.lemmas[word])) continue;
      // "a mile away": how far, not where to
      if (word > 0 && token(word - 1).xpos == "CD") return;
      hang(word, verb, Relation::particle);
      return;
    }
  }
};

}  // namespace

void repair_verbs(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                  Arcs& arcs) {
  VerbRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
