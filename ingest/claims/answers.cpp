#include "ingest/claims/answers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/claims/answer_kinds.h"
#include "ingest/claims/one_of.h"
#include "ingest/claims/sides.h"
#include "ingest/claims/told_doers.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kAgents = 0xff & ~(type_bit(ActorType::place) | type_bit(ActorType::event));
constexpr std::uint32_t kBack = 2;  // sentences over which one answers

using Kind = AnswerKind;

class Answers {
 public:
  Answers(const Sources& sources, const std::vector<Claim>& told)
      : sources_(sources),
        tree_(sources.reader.tree()),
        lexicon_(sources.reader.lexicon()),
        told_(told),
        sides_(sources.document, told),
        doers_(sources, told, sides_) {}

  // "called the step grotesque", "condemned the raid", "hailed the release": whoever did so is blamed, or
  // supported.
  void judge(std::uint32_t verb, std::vector<ClaimCandidate>& made) const {
    const auto act = judged_act(verb);
    if (!act || !happens(verb)) return;
    const Predicate* predicate = sources_.reader.predicate(verb);
    if (predicate == nullptr) return;
    const bool praise = lexicon_.in_set("praises", tree_.lemma(verb));
    const char* const event_class = praise ? "SUPPORT" : "ACCUSE";
    for (const Argument& argument : sources_.reader.fillers(*predicate, Slot{SlotKind::nsubj, {}, nullptr})) {
      for (const Party& by : sources_.participants.parties(argument.head, kAgents)) {
        auto doer = doers_.doer_in_sentence(*act, verb, by.chain);
        if (!doer)
          doer = praise ? doers_.benefactor(*act, verb, by.chain) : doers_.doer_of(*act, verb, by.chain);
        if (!doer || said_already(event_class, verb, by.chain, *doer)) continue;
        made.push_back(praise ? candidate_of("answer.praise", event_class, "welcomes act of", verb, by, *doer,
                                             argument.found)
                              : candidate_of("answer.blame", event_class, "criticises", verb, by, *doer,
                                             argument.found));
      }
      if (!made.empty()) return;
    }
  }

  // "promised to retaliate", "threatened further steps": against whoever has just acted against his side.
  void threaten(std::uint32_t verb, std::vector<ClaimCandidate>& made) const {
    if (!one_of(tree_.lemma(verb), {"pledge", "promise", "swear", "threaten", "vow"}) || !happens(verb))
      return;
    bool bare = false;
    for (const std::uint32_t child : tree_.children(verb)) {
      if (tree_.relation(child) == Relation::xcomp)
        bare |= one_of(tree_.lemma(child),
                       {"answer", "avenge", "hit", "reply", "respond", "retaliate", "strike"}) &&
                !tree_.child(child, Relation::obj);
      if (tree_.relation(child) == Relation::obj && !owned(child))
        bare |= one_of(tree_.lemma(child), {"action", "consequence", "countermeasure", "measure", "reprisal",
                                            "response", "retaliation", "revenge", "sanction", "step"});
    }
    const Predicate* predicate = bare ? sources_.reader.predicate(verb) : nullptr;
    if (predicate == nullptr) return;
    for (const Argument& argument : sources_.reader.fillers(*predicate, Slot{SlotKind::nsubj, {}, nullptr})) {
      for (const Party& by : sources_.participants.parties(argument.head, kAgents)) {
        const auto doer = doers_.doer_of(verb, verb, by.chain);
        if (!doer || said_already("THREATEN", verb, by.chain, *doer)) continue;
        made.push_back(
            candidate_of("answer.threat", "THREATEN", "threatens", verb, by, *doer, argument.found));
      }
      if (!made.empty()) return;
    }
  }

  void answer(std::uint32_t verb, std::vector<ClaimCandidate>& made) const {
    const Kind kind = what(verb);
    if (kind == Kind::none || !(flatly(verb) || happens(verb))) return;
    const Predicate* predicate = sources_.reader.predicate(verb);
    if (predicate == nullptr) return;
    for (const Argument& argument : sources_.reader.fillers(*predicate, Slot{SlotKind::nsubj, {}, nullptr})) {
      for (const Party& by : sources_.participants.parties(argument.head, kAgents)) {
        const bool retort = retorts(verb);
        auto to = retort ? std::nullopt : answered(verb, by.chain, kind);
        if (!to && (retort || !(names_itself(verb) || denies_part(verb))))
          to = spoke_before(verb, by.chain, kind);
        if (!to || said_already("REJECT", verb, by.chain, *to)) continue;
        made.push_back(candidate_of("answer", "REJECT",
                                    kind == Kind::asked ? "refuses request of" : "rejects charge of", verb,
                                    by, *to, argument.found));
        made.back().quoted = flatly(verb);  // whatever its mood says of it
      }
      if (!made.empty()) return;
    }
  }

 private:
  static ClaimCandidate candidate_of(const char* rule, const char* event_class, const char* label,
                                     std::uint32_t verb, const Party& by, std::uint32_t to, Found found) {
    ClaimCandidate candidate;
    candidate.rule = rule;
    candidate.event_class = event_class;
    candidate.label = label;
    candidate.trigger = verb;
    candidate.subject = by;
    candidate.object = Party{to, verb, false, true};
    candidate.found = found;
    candidate.prior = 0.5;
    return candidate;
  }

  // The act that a clause blames or praises without saying whose it is.
  std::optional<std::uint32_t> judged_act(std::uint32_t verb) const {
    const std::string& lemma = tree_.lemma(verb);
    const bool calls = one_of(lemma, {"brand", "call", "describe", "dub", "label", "term"});
    const bool condemns = lexicon_.in_set("condemns", lemma);
    const bool praises = lexicon_.in_set("praises", lemma);
    // "freed three men in a move that Mali condemned"
    if ((condemns || praises) && tree_.relation(verb) == Relation::relcl && tree_.head(verb) != kRoot &&
        lexicon_.in_set("deed", tree_.lemma(static_cast<std::uint32_t>(tree_.head(verb)))))
      return static_cast<std::uint32_t>(tree_.head(verb));
    for (const std::uint32_t child : tree_.children(verb)) {
      const Relation relation = tree_.relation(child);
      if (lemma == "speak" && relation == Relation::obl && tree_.preposition(child) == "of" &&
          lexicon_.bad(tree_.lemma(child)) && !owned(child))
        return child;
      if ((calls || condemns || praises) && relation == Relation::obj && tree_.noun(child) && !owned(child) &&
          definite(child) && kind_of_noun(lexicon_, tree_.lemma(child)) != Kind::said &&
          (condemns || praises || blames(verb, child)))
        return child;
    }
    return std::nullopt;
  }

  // "called the step grotesque": by a word of blame, not by whatever stands in quotation marks.
  bool blames(std::uint32_t verb, std::uint32_t act) const {
    const TokenRange range = tree_.extent(verb);
    for (std::uint32_t i = act + 1; i < range.end && i < act + 9; ++i) {
      if (lexicon_.in_set("waved_off", tree_.lemma(i)) || lexicon_.bad(tree_.lemma(i))) return true;
      if (tree_.verb(i) && i > act + 1) return false;
    }
    return false;
  }

  bool definite(std::uint32_t noun) const {
    const auto determiner = tree_.child(noun, Relation::det);
    return determiner && one_of(tree_.lemma(*determiner), {"the", "this", "that", "these", "those"});
  }

  // Whether the phrase itself says whose the act is.
  bool owned(std::uint32_t noun) const {
    const auto children = tree_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      const Relation relation = tree_.relation(child);
      if (relation == Relation::nmod_poss || relation == Relation::acl || relation == Relation::relcl)
        return true;
      if (relation == Relation::nmod)
        return sources_.document.mention_at[child] >= 0 &&
               one_of(tree_.preposition(child), {"by", "from", "of"});
      return (relation == Relation::amod || relation == Relation::compound) &&
             sources_.document.mention_at[child] >= 0;
    });
  }

  // Verbs that tell by themselves that what was said before is contested.
  bool retorts(std::uint32_t verb) const {
    const std::string& lemma = tree_.lemma(verb);
    return one_of(lemma, {"retort", "riposte"}) ||
           (one_of(lemma, {"counter", "object"}) && tree_.child(verb, Relation::ccomp));
  }

  // "will have none of it", "would not hear of it": said in whatever mood, it is a refusal.
  bool flatly(std::uint32_t verb) const {
    const auto children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      const std::string& word = tree_.lemma(child);
      if (tree_.lemma(verb) == "have") return word == "none" && tree_.relation(child) == Relation::obj;
      return tree_.lemma(verb) == "hear" && tree_.preposition(child) == "of" && word == "it";
    });
  }

  // "said that this was untrue": what is waved off in the clause, if that names it only by a word for it.
  Kind waved_off(std::uint32_t verb) const {
    const auto clause = tree_.child(verb, Relation::ccomp);
    if (!clause || !lexicon_.in_set("waved_off", tree_.lemma(*clause))) return Kind::none;
    const auto thing = tree_.child(*clause, Relation::nsubj);
    if (!thing || tree_.child(*clause, Relation::cop) == std::nullopt) return Kind::none;
    for (const std::uint32_t child : tree_.children(*clause)) {
      if (one_of(tree_.lemma(child), {"not", "n't", "never"})) return Kind::none;
    }
    return back(*thing, verb);
  }

  // What the clause answers: nothing if it is no answer, or names itself what it rejects.
  Kind what(std::uint32_t verb) const {
    const std::string& lemma = tree_.lemma(verb);
    if (retorts(verb) || flatly(verb)) return Kind::either;
    if (one_of(lemma, {"say", "insist", "maintain", "reply"})) return waved_off(verb);
    if (one_of(lemma, {"consider", "deem", "find"})) {
      const auto thing = tree_.child(verb, Relation::obj);
      return thing && named_bad(verb, *thing) ? back(*thing, verb) : Kind::none;
    }
    if (one_of(lemma, {"call", "brand", "dub", "label", "term", "describe", "dismiss"})) {
      for (const std::uint32_t child : tree_.children(verb)) {
        const Relation relation = tree_.relation(child);
        if (relation != Relation::obj && relation != Relation::iobj && relation != Relation::nsubj_pass)
          continue;
        // "called that a fabrication" is read as a clause
        const auto mark = tree_.child(child, Relation::mark);
        if (mark && tree_.lemma(*mark) == "that" && lexicon_.in_set("waved_off", tree_.lemma(child)))
          return Kind::either;
        const Kind kind = back(child, verb);
        if (kind != Kind::none && (lemma == "dismiss" || named_bad(verb, child)))
          return kind == Kind::either ? Kind::either : kind;
      }
      if (lemma != "dismiss") return named_bad(verb, verb) ? relativised(verb) : Kind::none;
    }
    const Kind kind = kind_of_verb(tree_, lexicon_, verb);
    if (kind == Kind::none) return Kind::none;
    if (const Kind before = relativised(verb); before != Kind::none) return wider(kind, before);
    bool bare = true;
    for (const std::uint32_t child : tree_.children(verb)) {
      switch (tree_.relation(child)) {
        case Relation::obj:
        case Relation::nsubj_pass: return wider(kind, back(child, verb));
        case Relation::iobj: return Kind::none;
        case Relation::xcomp:
        case Relation::ccomp:
        case Relation::advcl:
          // "denied having sent them", "denied that it had": of himself
          if (lemma == "deny" && names(verb, child)) return Kind::said;
          if (tree_.relation(child) != Relation::advcl) bare = tree_.lemma(child) == "do";
          break;
        case Relation::obl:
          if (tree_.preposition(child) == "to" || tree_.preposition(child) == "from") bare = false;
          break;
        default: break;
      }
    }
    if (tree_.relation(verb) == Relation::acl || tree_.relation(verb) == Relation::relcl) {
      const std::uint32_t noun = static_cast<std::uint32_t>(tree_.head(verb));  // "a charge denied by Tehran"
      return wider(kind, kind_of_noun(lexicon_, tree_.lemma(noun)));
    }
    // "He asked her to stay, and she refused."
    return bare && one_of(lemma, {"refuse", "decline", "demur"}) ? Kind::asked : Kind::none;
  }

  // Whether what is rejected is what was said or asked before: "it", "the charge", "a charge that ...", but
  // not "the charge of treason", "Iran's demand".
  Kind back(std::uint32_t thing, std::uint32_t verb) const {
    const std::string& lemma = tree_.lemma(thing);
    if (tree_.lemma(verb) == "deny" && lexicon_.in_set("own_part", lemma)) return Kind::said;
    const bool pronoun = one_of(lemma, {"it", "that", "this", "both", "neither", "these", "those", "so"});
    if (pronoun && !tree_.child(thing, Relation::relcl) && !tree_.child(thing, Relation::nmod)) {
      const std::int32_t mention = sources_.document.mention_at[thing];
      // "denied it": what has a name is denied nothing
      if (mention < 0) return Kind::either;
      for (const std::uint32_t chain : sources_.document.mentions[static_cast<std::size_t>(mention)].chains) {
        if (holds(kAgents, sources_.document.chains[chain].type) && tree_.lemma(verb) != "deny")
          return Kind::none;
        // "introduced a resolution; the Senate rejected it": that, and nobody who spoke in between
        const std::string& name = sources_.document.chains[chain].name;
        const std::string last = name.substr(name.rfind(' ') + 1);
        if (one_of(last, {"amendment", "bill", "law", "legislation", "motion", "resolution", "treaty"}))
          return Kind::none;
      }
      return Kind::either;
    }
    if (tree_.relative(thing)) {
      std::uint32_t above = verb;
      while (tree_.relation(above) == Relation::conj && tree_.head(above) != kRoot)
        above = static_cast<std::uint32_t>(tree_.head(above));
      if (tree_.head(above) == kRoot) return Kind::none;
      const std::uint32_t noun = static_cast<std::uint32_t>(tree_.head(above));
      const Kind kind = kind_of_noun(lexicon_, tree_.lemma(noun));
      if (kind != Kind::none) return kind;
      if (lemma == "which" && tree_.lemma(verb) == "deny") return Kind::either;
      return lemma == "which" ? told_over(noun) : Kind::none;
    }
    const Kind kind = kind_of_noun(lexicon_, lemma);
    for (const std::uint32_t child : tree_.children(thing)) {
      const Relation relation = tree_.relation(child);
      if (relation == Relation::nmod || relation == Relation::nmod_poss || relation == Relation::acl ||
          relation == Relation::relcl || relation == Relation::ccomp)
        return Kind::none;
      if (relation == Relation::det && one_of(tree_.lemma(child), {"a", "an", "no", "any"}))
        return Kind::none;
    }
    return kind;
  }

  // "insists on a withdrawal, which Israel rejects", "accused it of stealing gold, which it rejects".
  Kind told_over(std::uint32_t noun) const {
    constexpr int kUp = 3;
    std::int32_t above = tree_.head(noun);
    for (int up = 0; up < kUp && above != kRoot && static_cast<std::uint32_t>(above) < noun; ++up) {
      const std::uint32_t verb = static_cast<std::uint32_t>(above);
      if (tree_.verb(verb) && asks(verb)) return Kind::asked;
      if (tree_.verb(verb) && speaks(verb, Kind::said)) return Kind::said;
      above = tree_.head(verb);
    }
    return Kind::none;
  }

  // "called the charge absurd", "called it 'a bad novel'".
  bool named_bad(std::uint32_t verb, std::uint32_t thing) const {
    const TokenRange range = tree_.extent(verb);
    const auto mark = [&](std::uint32_t i) {
      return i < range.end && one_of(tree_.token(i).form, {"\"", "“", "``"});
    };
    if (mark(thing + 1) || mark(thing + 2) || mark(thing + 3)) {
      for (std::uint32_t i = thing + 1; i < range.end; ++i) {
        if (lexicon_.good(tree_.lemma(i))) return false;
      }
      return true;
    }
    for (std::uint32_t i = thing + 1; i < range.end && i < thing + 9; ++i) {
      if (lexicon_.in_set("waved_off", tree_.lemma(i))) return true;
      if (tree_.verb(i) && i > thing + 1) return false;
    }
    // "a charge that the minister called absurd"
    for (std::uint32_t i = verb + 1; i < range.end && i < verb + 6; ++i) {
      if (lexicon_.in_set("waved_off", tree_.lemma(i))) return true;
    }
    return false;
  }

  // "would neither confirm nor deny", "if it refuses" answer nothing.
  bool happens(std::uint32_t verb) const {
    for (const std::uint32_t child : tree_.children(verb)) {
      const Relation relation = tree_.relation(child);
      if (relation == Relation::aux && !one_of(tree_.lemma(child), {"have", "be", "do"})) return false;
      if (relation == Relation::mark && one_of(tree_.lemma(child), {"if", "unless", "whether", "should"}))
        return false;
      if (one_of(tree_.lemma(child), {"not", "n't", "never", "neither", "nor"})) return false;
    }
    return tree_.token(verb).xpos != "VB";
  }

  // "denied any part in it": tells of himself, not of whoever spoke before.
  bool denies_part(std::uint32_t verb) const {
    const auto thing = tree_.child(verb, Relation::obj);
    return thing && tree_.lemma(verb) == "deny" && lexicon_.in_set("own_part", tree_.lemma(*thing));
  }

  // Who is answered: whoever last asked something of the one who answers, or said something of him. What is
  // denied by name may be another thing than what was said, unless it was said to be his doing just before.
  std::optional<std::uint32_t> answered(std::uint32_t verb, std::uint32_t by, Kind kind) const {
    const auto& sentences = tree_.document().sentences;
    const std::uint32_t number = tree_.sentence(verb);
    const std::uint32_t from = tree_.token(verb).span.begin;
    const bool named = names_itself(verb), part = denies_part(verb);
    std::optional<std::uint32_t> best;
    std::int64_t rank = -1;
    for (const Claim& claim : told_) {
      if (claim.trigger.end > from) continue;
      std::uint32_t back = kBack + 1;
      for (std::uint32_t b = 0; b <= kBack && b <= number; ++b) {
        if (claim.evidence == sentences[number - b].span) back = b;
      }
      if (back > kBack) continue;
      const bool said = one_of(claim.event_class, {"ACCUSE", "THREATEN"});
      const bool asked = claim.event_class == "REQUEST";
      const bool fits = (said && kind != Kind::asked) || (asked && kind != Kind::said) ||
                        (claim.event_class == "STATEMENT" && kind != Kind::asked);
      int touched = 0;
      for (const Participant& one : claim.participants) {
        if (one.side == 1 || !fits) touched = std::max(touched, sides_.touches(by, one.actor));
      }
      if (touched == 0) continue;
      const auto offer = [&](std::uint32_t chain, int sort) {
        if (chain == by || !holds(kAgents, sources_.document.chains[chain].type)) return;
        if (touched < 3 ? sides_.sides_with(by, chain) : sides_.serves(chain, by)) return;
        if (part && (back > 1 || sort < 2 || touched < 3)) return;
        if (named && (sort == 0 || back > 1 || (back == 1 && sort < 2))) return;
        const std::int64_t value = static_cast<std::int64_t>(kBack - back) * 1'000'000 + sort * 100'000 +
                                   touched * 10'000 + static_cast<std::int64_t>(claim.trigger.begin % 10'000);
        if (value <= rank) return;
        rank = value;
        best = chain;
      };
      if (fits) {
        for (const Participant& one : claim.participants) {
          if (one.side == 0) offer(one.actor, said || asked ? 2 : 0);
        }
      } else if (kind != Kind::asked) {
        for (const std::uint32_t speaker : claim.speakers) offer(speaker, 1);
      }
    }
    return best;
  }

  // "denied having sent them", "denied that it had": what is denied is named.
  bool names_itself(std::uint32_t verb) const {
    const auto children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t child) { return names(verb, child); });
  }

  bool names(std::uint32_t verb, std::uint32_t clause) const {
    const Relation relation = tree_.relation(clause);
    return clause > verb && (relation == Relation::ccomp || relation == Relation::xcomp ||
                             (relation == Relation::advcl && tree_.preposition(clause).empty()));
  }

  // "A charge that she denies": what the clause that a verb heads hangs on, where the parser has found no
  // object for it.
  Kind relativised(std::uint32_t verb) const {
    const Relation relation = tree_.relation(verb);
    if (relation != Relation::relcl && relation != Relation::acl && relation != Relation::ccomp)
      return Kind::none;
    std::uint32_t first = tree_.extent(verb).begin;
    if (first == 0 || !one_of(tree_.lemma(first), {"that", "which"})) return Kind::none;
    --first;
    if (tree_.token(first).form == "," && first > 0) --first;
    return kind_of_noun(lexicon_, tree_.lemma(first));
  }

  // Whether a verb says, or asks for, what may be denied or refused.
  bool speaks(std::uint32_t verb, Kind kind) const {
    const std::string& lemma = tree_.lemma(verb);
    if (kind_of_verb(tree_, lexicon_, verb) != Kind::none) return false;
    for (const Attitude* row : lexicon_.attitudes(lemma, PartOfSpeech::verb)) {
      if (!row->speaker || row->negates) continue;
      if (asks(verb) ? kind != Kind::said : kind != Kind::asked && !row->status) return true;
    }
    return kind != Kind::asked && one_of(lemma, {"accuse", "blame", "charge"});
  }

  // Whether a verb asks somebody for something.
  bool asks(std::uint32_t verb) const {
    const std::string& lemma = tree_.lemma(verb);
    const auto& rows = lexicon_.attitudes(lemma, PartOfSpeech::verb);
    return one_of(lemma, {"propose", "offer", "suggest"}) ||
           std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
             return row->speaker && !row->negates && row->status == Status::demanded;
           });
  }

  // "Russia did not comment": it said nothing that one could deny.
  bool said_something(std::uint32_t verb) const {
    const auto children = tree_.children(verb);
    return std::none_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return one_of(tree_.lemma(child), {"not", "n't", "n’t", "never"});
    });
  }

  // Who spoke last, in this sentence or the one before it, of those who are not on the same side.
  std::optional<std::uint32_t> spoke_before(std::uint32_t verb, std::uint32_t by, Kind kind) const {
    const auto& sentences = tree_.document().sentences;
    const std::uint32_t number = tree_.sentence(verb);
    std::uint32_t first = number;
    while (first > 0 && first + kBack > number && sentences[first - 1].section == SectionKind::body) --first;
    const std::uint32_t from = sentences[first].tokens.begin;
    for (std::uint32_t i = verb; i-- > from;) {
      if (!tree_.verb(i) || !speaks(i, kind) || !said_something(i)) continue;
      const std::int32_t subject = sources_.reader.surface_subject(i);
      if (subject < 0) continue;
      for (const Party& party : sources_.participants.parties(static_cast<std::uint32_t>(subject), kAgents)) {
        if (!sides_.sides_with(by, party.chain) || charges(i, party.chain, by)) return party.chain;
      }
    }
    return std::nullopt;
  }

  // "Nawrocki accused the government. Tusk retorted": at home one answers one's own.
  bool charges(std::uint32_t verb, std::uint32_t accuser, std::uint32_t by) const {
    if (accuser == by || sides_.serves(accuser, by)) return false;
    const Span here = tree_.token(verb).span;
    return std::any_of(told_.begin(), told_.end(), [&](const Claim& claim) {
      if (claim.event_class != "ACCUSE" || claim.trigger != here) return false;
      bool accuses = false, accused = false;
      for (const Participant& one : claim.participants) {
        accuses |= one.side == 0 && one.actor == accuser;
        accused |= one.side == 1 && sides_.touches(by, one.actor) > 1;
      }
      return accuses && accused;
    });
  }

  bool said_already(std::string_view event_class, std::uint32_t verb, std::uint32_t by,
                    std::uint32_t to) const {
    const Span here = tree_.document().sentences[tree_.sentence(verb)].span;
    return std::any_of(told_.begin(), told_.end(), [&](const Claim& claim) {
      if (claim.event_class != event_class || claim.evidence != here) return false;
      bool subject = false, object = false;
      for (const Participant& one : claim.participants) {
        subject |= one.side == 0 && one.actor == by;
        object |= one.side == 1 && one.actor == to;
      }
      return subject && object;
    });
  }

  const Sources& sources_;
  const Tree& tree_;
  const ClaimLexicon& lexicon_;
  const std::vector<Claim>& told_;
  Sides sides_;
  ToldDoers doers_;
};

}  // namespace

std::vector<ClaimCandidate> make_answers(const Sources& sources, TokenRange sentence,
                                         const std::vector<Claim>& told) {
  std::vector<ClaimCandidate> made;
  const Tree& tree = sources.reader.tree();
  const Answers answers(sources, told);
  for (std::uint32_t verb = sentence.begin; verb < sentence.end; ++verb) {
    if (!tree.verb(verb)) continue;
    for (const auto& act : {&Answers::answer, &Answers::judge, &Answers::threaten}) {
      std::vector<ClaimCandidate> here;
      (answers.*act)(verb, here);
      made.insert(made.end(), here.begin(), here.end());
    }
  }
  return made;
}

}  // namespace kg::ingest
