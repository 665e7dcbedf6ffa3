#include "ingest/claims/factuality.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

constexpr int kDeepest = 24;

bool argument_relation(Relation relation) {
  return relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::obj ||
         relation == Relation::obl || relation == Relation::obl_agent;
}

// "a bill that would ban it": not before it is law.
bool proposed(const Tree& tree, std::uint32_t verb) {
  const auto text = [&](std::uint32_t noun) {
    return one_of(tree.lemma(noun),
                  {"amendment", "bill", "draft", "motion", "proposal", "resolution", "text"});
  };
  const bool relative = tree.relation(verb) == Relation::relcl || tree.relation(verb) == Relation::acl;
  const auto subject = tree.child(verb, Relation::nsubj);
  return (relative && text(static_cast<std::uint32_t>(tree.head(verb)))) || (subject && text(*subject));
}

// "Voted to approve it": the vote does so.
bool approves(std::string_view verb) {
  return one_of(verb,
                {"admit",     "adopt",     "approve", "back",   "ban",      "break", "censure", "condemn",
                 "confirm",   "cut",       "endorse", "expel",  "impeach",  "lift",  "oust",    "ratify",
                 "recognise", "recognize", "reject",  "remove", "sanction", "strip", "support", "suspend"});
}

}  // namespace

Status combine(Status inner, Status outer) {
  if (outer == Status::asserted || inner == outer) return inner;
  if (inner == Status::asserted) return outer;
  if (inner == Status::possible || outer == Status::possible) return Status::possible;
  return inner == Status::demanded || outer == Status::demanded ? Status::demanded : Status::planned;
}

Factuality FactualityReader::of(std::uint32_t predicate) const {
  const Tree& tree = reader_.tree();
  Factuality fact;
  local(predicate, fact, reported(predicate));
  bool detached = false;  // what is above says nothing of the act itself any more, only who speaks
  bool unsaid = false;    // nor that: the act is taken for known
  bool closing = false;   // "..., who may sign it soon, a diplomat said": only who says it at the end speaks
  std::int32_t at = static_cast<std::int32_t>(predicate);
  for (int depth = 0; depth < kDeepest && at >= 0; ++depth) {
    if (!unsaid || closing) beside(static_cast<std::uint32_t>(at), unsaid ? predicate : 0, predicate, fact);
    const Factuality before = fact;
    const std::uint32_t word = static_cast<std::uint32_t>(at);
    const Relation relation = tree.relation(word);
    if (!unsaid) named_before(word, fact);
    const std::int32_t next = climb(word, fact);
    // "Peru has offered to mediate; Chile has criticised ...", "they met; nothing came of it, he said"
    const bool across = next >= 0 && parted(predicate, static_cast<std::uint32_t>(next));
    // "rejected a charge that he had lied": it was made all the same
    const bool spoken_of = relation == Relation::obj || relation == Relation::nsubj_pass;
    if (word == predicate && spoken_of && content(word)) fact = before;
    if (detached || across) {
      fact.polarity = before.polarity;
      fact.status = before.status;
    }
    if (unsaid || across) fact.speakers = before.speakers;
    if (next >= 0 && fact.rules.size() == before.rules.size() && !counted(word)) {
      const std::uint32_t above = static_cast<std::uint32_t>(next);
      const bool told_itself = cleft(word);
      const bool own_clause = (relation == Relation::relcl && !told_itself) ||
                              relation == Relation::parataxis || relation == Relation::appos ||
                              relation == Relation::advcl || relation == Relation::nmod ||
                              relation == Relation::nmod_poss;
      // "denied that there had been collusion": what there is, is all that is told
      const bool there_is = tree.lemma(above) == "be" && tree.child(above, Relation::expl);
      // "let them go before the visit": when it was says nothing of the visit
      const bool dates = relation == Relation::obl && one_of(tree.preposition(word), {"after", "before"});
      const bool told_of = argument_relation(relation) && (dates || !reader_.light(above)) &&
                           !brought_about(word) && !fellow(word) && !there_is &&
                           tree.lemma(above) != "responsible";
      // "the meeting arranged by Oman was cancelled": arranged it was
      const bool passed = relation == Relation::acl && tree.past_participle(word);
      detached |= own_clause || told_of || passed || ended(word) || there_already(word);
      // "to end its blockade": that there is one is taken for known
      const bool known = relation == Relation::obj && one_of(tree.lemma(static_cast<std::uint32_t>(next)),
                                                             {"abandon", "cease", "end", "halt", "lift",
                                                              "pause", "resume", "stop", "suspend"});
      const bool participle = relation == Relation::acl && tree.token(word).xpos != "VB" && !told_itself;
      // "the court, sitting in Basel, would": there it sits
      detached |= participle && word > 0 && tree.token(word - 1).form == ",";
      closing |= relation == Relation::relcl && !told_itself && !unsaid && ahead(word);
      unsaid |=
          (told_of && !news(word)) || fellow(word) || known || participle || (own_clause && !told_with(word));
    }
    unsaid |= relation == Relation::conj && speaks_up(word);
    if (next >= 0 && !detached && fruitless(predicate, static_cast<std::uint32_t>(next)))
      fact.status = combine(fact.status, Status::possible);
    at = next;
  }
  if (const auto speaker = quotes_.speaker(predicate)) add_speaker(*speaker, fact);
  if (!detached && asked(predicate)) fact.status = combine(fact.status, Status::possible);
  return fact;
}

// Whether a question mark ends what the predicate stands in; what a semicolon parts from it was told before.
bool FactualityReader::asked(std::uint32_t predicate) const {
  const Tree& tree = reader_.tree();
  const Sentence& sentence = tree.document().sentences[tree.sentence(predicate)];
  for (std::uint32_t i = sentence.tokens.end; i > sentence.tokens.begin && i + 3 > sentence.tokens.end; --i) {
    if (tree.token(i - 1).form == "?") return !parted(predicate, i - 1);
  }
  return false;
}

void FactualityReader::local(std::uint32_t token, Factuality& fact, bool would_is_future,
                             std::int32_t from) const {
  const Tree& tree = reader_.tree();
  const ClaimLexicon& lexicon = reader_.lexicon();
  bool copula = false;
  bool infinitive = false;
  bool negative = false;
  const auto apply = [&](const Attitude* row) {
    negative ^= row->negates;
    if (row->status) fact.status = combine(fact.status, *row->status);
    if (row->negates || row->status) fact.rules.push_back(row->id);
  };
  for (const std::uint32_t child : tree.children(token)) {
    const std::string& lemma = tree.lemma(child);
    switch (tree.relation(child)) {
      case Relation::aux:
      case Relation::aux_pass:
        if (lemma == "should" && inverted(token, child)) {
          fact.status = combine(fact.status, Status::possible);  // "should she come"
        } else if (lemma == "would" && keeps_silent(token)) {
          break;  // "would not say whether": did not
        } else if (lemma == "would" || lemma == "'d") {
          const bool future = would_is_future && !on_condition(token) && !proposed(tree, token);
          fact.status = combine(fact.status, future ? Status::planned : Status::possible);
        } else if (lemma == "could" && !would_is_future && failed(token)) {
          break;  // "met him but could not persuade him": nor did he
        } else {
          for (const Attitude* row : lexicon.attitudes(lemma, PartOfSpeech::auxiliary)) apply(row);
        }
        // "is to meet", "is to be named"
        copula |= lemma == "be" && one_of(tree.token(child).xpos, {"VBZ", "VBP", "VBD"});
        break;
      case Relation::cop:
        copula = true;
        // "is against sanctions on Chad"
        if (tree.noun(token) && tree.preposition(token) == "against")
          fact.status = combine(fact.status, Status::possible);
        break;
      case Relation::advmod:
      case Relation::det:
      case Relation::cc:
        if (one_of(lemma, {"not", "n't", "n’t", "never", "nor", "neither", "no"})) {
          const bool merely =
              child + 1 < tree.size() && one_of(tree.lemma(child + 1), {"only", "just", "merely", "least"});
          // "not until Serbia recognises it"
          const bool of_time = lemma == "not" && child + 1 < tree.size() && tree.lemma(child + 1) == "until";
          negative |= !merely && !of_time;
        } else if (tree.token(child).form == "longer" && child > 0 && tree.lemma(child - 1) == "no") {
          negative = true;
        } else {
          for (const Attitude* row : lexicon.attitudes(lemma, PartOfSpeech::adverb)) apply(row);
        }
        break;
      case Relation::amod:
        for (const Attitude* row : lexicon.attitudes(lemma, PartOfSpeech::adjective)) {
          if (row->complements.empty()) apply(row);
        }
        negative |= lemma == "little" && !tree.child(token, Relation::det);  // "there is little chance"
        break;
      case Relation::mark:
        infinitive |= lemma == "to";
        if (lemma == tree.preposition(token)) break;  // else "whether they were in touch"
        for (const Attitude* row : lexicon.attitudes(lemma, PartOfSpeech::subordinator)) apply(row);
        break;
      case Relation::obl: negative |= by_no_means(child); break;
      case Relation::acl:
        // "a visit planned for May", "talks cancelled by Iran"
        if (!tree.noun(token) || tree.token(child).xpos != "VBN" || made_known(child)) break;
        for (const Attitude* row : lexicon.attitudes(lemma, PartOfSpeech::verb)) {
          if (!row->status || !embeds(*row, SlotKind::obj, "") || (row->negates && row->speaker)) continue;
          if (row->head.size() > lemma.size() && row->head.substr(lemma.size() + 1) != tree.particle(child))
            continue;
          apply(row);
          break;
        }
        break;
      case Relation::nsubj:
      case Relation::nsubj_pass:
      case Relation::obj:
        if (static_cast<std::int32_t>(child) == from) break;  // its own "no" is counted there
        negative |= one_of(lemma, {"nobody", "nothing", "none", "neither"});
        negative |= lemma == "few" && !tree.child(child, Relation::det);  // "few expect him to accept"
        for (const std::uint32_t below : tree.children(child)) {
          const Relation how = tree.relation(below);
          negative |= (how == Relation::det || how == Relation::cc) && below < child &&
                      one_of(tree.lemma(below), {"no", "neither"});
        }
        break;
      default: break;
    }
  }
  if (fact.status == Status::planned && on_condition(token)) fact.status = Status::possible;
  negative ^= far_from(token) || rather_than(token);
  const std::string& introduced = tree.preposition(token);
  if (!introduced.empty()) {
    for (const Attitude* row : lexicon.attitudes(introduced, PartOfSpeech::subordinator)) apply(row);
  }
  if (copula && infinitive && tree.verb(token) && tree.lemma(token) != "blame") {  // "is to blame": he did it
    fact.status = combine(fact.status, Status::planned);                           // "is to meet"
    for (const std::uint32_t child : tree.children(token))                         // "was to have met"
      negative ^= tree.relation(child) == Relation::aux && tree.lemma(child) == "have";
  }
  // "Lula not to attend summit"
  if (infinitive && tree.head(token) == kRoot && tree.child(token, Relation::nsubj) &&
      !tree.child(token, Relation::aux))
    fact.status = combine(fact.status, Status::planned);
  if (to_come(token)) fact.status = combine(fact.status, Status::planned);
  if (negative) fact.flip();
}

std::int32_t FactualityReader::climb(std::uint32_t token, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  if (tree.head(token) == kRoot) return -1;
  const std::uint32_t above = static_cast<std::uint32_t>(tree.head(token));
  const Relation relation = tree.relation(token);
  const auto inherit = [&](bool with_polarity) {
    Factuality up;
    local(above, up, reported(above), static_cast<std::int32_t>(token));
    if (with_polarity && up.polarity == Polarity::negative) fact.flip();
    fact.status = combine(fact.status, up.status);
  };
  if (relation == Relation::conj) {
    const bool own = tree.child(token, Relation::aux) || tree.child(token, Relation::nsubj) ||
                     tree.child(token, Relation::nsubj_pass);
    if (!own) {
      const auto cc = tree.child(token, Relation::cc);
      inherit(cc && tree.lemma(*cc) == "or");  // "nor" denies by itself
    }
    return static_cast<std::int32_t>(above);
  }
  if (answered(token)) return -1;
  // "went to see McCain"; but "is going to see him"
  if (relation == Relation::xcomp && tree.lemma(above) == "go" && went_to_meet(token)) {
    inherit(true);
    return static_cast<std::int32_t>(above);
  }
  if (embed(above, token, fact)) return static_cast<std::int32_t>(above);
  switch (relation) {
    case Relation::xcomp: inherit(true); break;
    case Relation::acl:
      if (tree.token(token).xpos != "VB" && !to_be(token)) break;
      if (tree.lemma(above) == "nothing" && tree.lemma(token) == "do") {
        fact.polarity = Polarity::negative;  // "had nothing to do with the raid"
      } else if (tree.lemma(above) == "nothing" && tree.head(above) != kRoot &&
                 tree.lemma(static_cast<std::uint32_t>(tree.head(above))) == "do") {
        fact.polarity = Polarity::negative;  // "did nothing to stop them"
      } else if (singled_out(above)) {
        inherit(true);
      } else if (tree.child(above, Relation::cop) && tree.child(above, Relation::expl)) {
        judged(above, fact);
      } else {
        fact.status = combine(fact.status, Status::planned);
      }
      break;
    case Relation::csubj:
      if (!stands(above, fact) && tree.token(token).xpos == "VB") judged(above, fact);
      break;
    case Relation::relcl:
      if (cleft(token)) inherit(true);
      break;
    case Relation::advcl:
      if (awaited(token) && !to_come(token)) {
        // "will wait until they have met": nobody asks for it
        const bool waits =
            one_of(tree.lemma(above), {"continue", "delay", "last", "postpone", "stay", "wait"});
        fact.status = combine(fact.status, waits ? Status::planned : Status::demanded);
      } else if (conditional(token) || nearly(token)) {
        fact.status = combine(fact.status, Status::possible);
      } else if (tree.token(token).xpos == "VB" && !tree.child(token, Relation::nsubj)) {
        // "flew to Paris to meet Macron"; but whoever calls to warn does warn
        const bool aim = tree.preposition(token).starts_with("in_order");
        if (!aim && (speaks(token) || said_by_call(token) || went_to_meet(token) || utters(token) ||
                     (tree.lemma(above) == "vote" && approves(tree.lemma(token))) || used_to(token))) {
          fact.status = combine(fact.status, of(above).status);
          break;
        }
        Factuality up;
        local(above, up, reported(above));
        fact.status = combine(fact.status, Status::planned);
        if (up.status == Status::possible) fact.status = Status::possible;  // "may fly there to meet him"
      } else if (tree.token(token).xpos == "VBG" && tree.preposition(token).empty()) {
        // "wrote that he would raise tariffs, accusing her": that he did then and there
        if (!reacts(token)) inherit(false);
      } else if (tree.token(token).xpos == "VBG" && ahead(above) &&
                 one_of(tree.preposition(token), {"after", "before"})) {
        fact.status = combine(fact.status, Status::planned);  // "will stop in Rome before flying to Tunis"
      }
      break;
    case Relation::nsubj:
    case Relation::nsubj_pass:
      if (ended(token)) break;
      if (tree.verb(above) && !ends_well(above) &&
          (reader_.light(above) || brought_about(token) || tree.child(above, Relation::expl))) {
        inherit(true);
      } else if (tree.noun(token)) {
        hypothetical(token, above, fact);
        stands(above, fact);
      }
      break;
    case Relation::obl:
      // "will fly there for talks", but not "will go home under an agreement"
      if (upcoming(token)) {
        fact.status = combine(fact.status, Status::planned);
      } else if (shared(token) && (tree.preposition(token) == "for" || fellow(token) ||
                                   (tree.verb(above) && reader_.light(above) && !of_nothing(above)))) {
        inherit(true);
      } else if (tree.verb(above) && reader_.light(above) && of_nothing(above) &&
                 tree.preposition(token) == "in") {
        fact.flip();  // "had no hand in the attack"
      }
      break;
    case Relation::nmod:
      if (upcoming(token)) fact.status = combine(fact.status, Status::planned);
      break;
    default:
      if (argument_relation(relation) && tree.verb(above) && !ended(token) &&
          (reader_.light(above) || brought_about(token) || fellow(token))) {
        inherit(true);
      } else if (relation == Relation::obj && attends(above)) {
        // "will attend a meeting of the two": if it is denied, they still meet
        Factuality up;
        local(above, up, reported(above));
        if (up.status == Status::planned || up.status == Status::possible)
          fact.status = combine(fact.status, up.status);
      }
      break;
  }
  return static_cast<std::int32_t>(above);
}

// Applies the governor's attitude to what it embeds; false if it has none.
bool FactualityReader::embed(std::uint32_t governor, std::uint32_t complement, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  const SlotKind seen = slot_of(tree.relation(complement));
  const Attitude* row = reader_.attitude_over(governor, complement);
  if (row == nullptr) return false;
  // "let it be known that he would come": said it
  if (tree.lemma(governor) == "let" && tree.lemma(complement) == "know") {
    if (const std::int32_t who = reader_.surface_subject(governor); who >= 0)
      add_speaker(static_cast<std::uint32_t>(who), fact);
    return true;
  }
  if (seen == SlotKind::obj && (come_true(governor) || (row->status == Status::planned && done(complement)) ||
                                (row->negates && was_said(complement) && !content(complement)) ||
                                (gives_up(governor) && !planned(complement))))
    return false;
  fact.rules.push_back(row->id);
  for (const std::uint32_t child : tree.children(governor)) {
    // "has yet to answer": has not
    if (tree.lemma(child) != "yet" || !one_of(tree.lemma(governor), {"have", "be"})) continue;
    if (tree.token(complement).xpos != "VB" || child > complement) continue;
    fact.flip();
    return true;
  }
  Factuality up;
  local(governor, up, reported(governor), static_cast<std::int32_t>(complement));
  const bool told_as_so = seen == SlotKind::ccomp || (seen == SlotKind::obj && content(complement));
  const bool report = row->speaker && told_as_so && !row->negates && !row->status;
  if (row->negates && rules_out(complement) && fact.polarity == Polarity::negative) {
    fact.flip();  // "refused to rule out"
    fact.status = Status::possible;
  } else if (row->negates && up.polarity == Polarity::negative &&
             reader_.lexicon().in_set("leaves_undone", tree.lemma(governor))) {
    // "did not fail to free her", "has not stopped bombing": it is done
  } else if (row->negates && up.polarity == Polarity::negative) {
    fact.status = combine(fact.status, Status::possible);  // "did not rule out"
  } else if (row->negates && tree.lemma(governor) == "fail" && sets_about(complement) &&
             fact.rules.size() == 1) {
    // "failed to persuade her to go": she does not, but was asked to
  } else if (row->negates && fact.rules.size() > 1 && leaves_open(complement)) {
    // what is told below "say": open
  } else if (row->negates) {
    fact.flip();
  } else if (up.polarity == Polarity::negative) {
    if (report || proof(governor)) {
      fact.status = combine(fact.status, Status::possible);  // "did not say that", "no evidence that"
    } else {
      fact.flip();
    }
  }
  // "insisted that Russia leave": subjunctive
  if (report && tree.lemma(governor) == "insist" && subjunctive(complement))
    fact.status = combine(fact.status, Status::demanded);
  const std::string& word = tree.lemma(governor);
  // "did not let him go", "was allowed to see her", "is accused of letting them arm": he did not, she did
  const bool permits =
      one_of(word, {"allow", "enable", "let", "permit"}) &&
      (up.polarity == Polarity::negative ||
       (up.status == Status::asserted && (come_to_pass(governor) || tree.token(governor).xpos == "VBG")));
  // "sent engineers to help": they do; whether envoys are received is another matter
  const bool sent =
      word == "send" && up.status == Status::asserted && come_to_pass(governor) && !speaks(complement) &&
      !utters(complement) &&
      !one_of(tree.lemma(complement), {"attend", "brief", "confer", "meet", "mediate", "negotiate", "observe",
                                       "see", "supervise", "talk", "thank", "visit"});
  // "has every reason to believe": does
  const bool believes = word == "reason" && one_of(tree.lemma(complement), {"believe", "suspect", "think"}) &&
                        up.polarity == Polarity::positive;
  const bool obliged = word == "have" && tree.token(governor).xpos == "VBD";  // "had to flee"
  // "discussed how he had fled": he had
  const bool told = tree.question(complement) && !one_of(tree.preposition(complement), {"if", "whether"});
  // "denied that it had armed them, as Reuters reported": Reuters reported that it had
  if (row->negates && row->speaker && seen == SlotKind::ccomp && aside_as(complement)) fact.speakers.clear();
  if (row->negates && content(complement)) {
    fact.status = Status::asserted;           // "denied claims that it had": it had not
    if (row->speaker) fact.speakers.clear();  // says who denies, and not who claimed
  } else if (row->status && !permits && !sent && !believes && !obliged && !told &&
             !(word == "vote" &&
               (speaks(complement) || utters(complement) || approves(tree.lemma(complement))))) {
    // "objected to Kenya sending troops": what others are not to do; "afraid of Kenya sending": what they may
    const bool of_others = row->negates && row->actor && tree.child(complement, Relation::nsubj) &&
                           tree.token(complement).xpos == "VBG";
    const bool feared = of_others && reader_.lexicon().in_set("fears", word);
    if (feared) fact.flip();
    fact.status = combine(fact.status, of_others && !feared ? Status::demanded : *row->status);
    const bool depends =
        seen == SlotKind::xcomp && row->speaker && (on_condition(governor) || on_condition(complement));
    if (depends && fact.status == Status::planned) fact.status = Status::possible;
  }
  // "accepted an invitation to visit": will
  if (word == "invitation" && tree.relation(governor) == Relation::obj &&
      tree.lemma(static_cast<std::uint32_t>(tree.head(governor))) == "accept")
    fact.status = Status::planned;
  // "would like him to go"
  const bool polite = one_of(word, {"like", "love", "prefer"});
  if (!report && !reports(*row) && !polite) fact.status = combine(fact.status, up.status);
  // "could be asked to testify": nobody asks yet
  if (row->status == Status::demanded && up.status == Status::possible && !polite)
    fact.status = Status::possible;
  if (row->speaker && !tree.question(complement)) {
    if (const Predicate* predicate = reader_.predicate(governor)) {
      std::vector<Argument> speakers = reader_.fillers(*predicate, *row->speaker);
      if (speakers.empty() && row->speaker->kind == SlotKind::poss) {  // "a call by X", "X issued a denial"
        speakers = reader_.fillers(*predicate, Slot{SlotKind::nmod, {"by"}, nullptr});
        if (speakers.empty() && answered(governor))  // "refused a request of Peru"
          speakers = reader_.fillers(*predicate, Slot{SlotKind::nmod, {"from", "of"}, nullptr});
        if (speakers.empty()) speakers = reader_.fillers(*predicate, Slot{SlotKind::nsubj, {}, nullptr});
      }
      if (!speakers.empty()) {
        add_speaker(speakers.front().head, fact);
        if (row->status && seen != SlotKind::ccomp) fact.wishing.push_back(speakers.front().head);
      } else if (!row->status && row->actor && row->actor->kind == SlotKind::obj &&
                 tree.token(governor).xpos == "VBN" && (seen == SlotKind::advcl || seen == SlotKind::obl)) {
        fact.status = combine(fact.status, Status::possible);  // "is accused of arming": nobody says so
      }
    }
  }
  return true;
}

// Whether a clause beside the one that is told is told with it: aims, conditions, what goes along; but not
// when, why or although what it took place.
bool FactualityReader::told_with(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  if (tree.relation(clause) != Relation::advcl) return false;
  if (one_of(tree.preposition(clause), {"if", "lest", "provided", "unless"})) return true;
  const std::string& tag = tree.token(clause).xpos;
  return (tag == "VB" || tag == "VBG") && !tree.child(clause, Relation::nsubj);
}

// "The refusal was expected": it came. But "was expected in May", "is expected".
bool FactualityReader::come_true(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto auxiliary = tree.child(verb, Relation::aux_pass);
  if (tree.lemma(verb) != "expect" || !auxiliary || tree.token(*auxiliary).xpos != "VBD") return false;
  return !tree.child(verb, Relation::obl) && !tree.child(verb, Relation::obl_unmarked) &&
         !tree.child(verb, Relation::xcomp);
}

// "rejected the criticism", "dismissed the threat": it was uttered all the same.
bool FactualityReader::was_said(std::uint32_t noun) const {
  return one_of(reader_.tree().lemma(noun), {"accusation", "criticism", "demand", "objection", "protest",
                                             "threat", "ultimatum", "warning"});
}

// "is to answer Peru's request", "declined to grant Oman's appeal": what another has asked for he has asked.
bool FactualityReader::answered(std::uint32_t noun) const {
  const Tree& tree = reader_.tree();
  if (!one_of(tree.lemma(noun), {"appeal", "call", "complaint", "demand", "invitation", "plea", "request"}) ||
      (tree.relation(noun) != Relation::obj && tree.relation(noun) != Relation::nsubj_pass))
    return false;
  const bool owned =
      std::any_of(tree.children(noun).begin(), tree.children(noun).end(), [&](std::uint32_t child) {
        const Relation how = tree.relation(child);
        return (how == Relation::nmod_poss && !tree.pronoun(child)) ||
               (how == Relation::nmod && one_of(tree.preposition(child), {"by", "from", "of"}));
      });
  return owned &&
         one_of(tree.lemma(static_cast<std::uint32_t>(tree.head(noun))),
                {"accept", "answer", "consider", "decline", "deny", "discuss", "dismiss", "examine", "grant",
                 "heed", "honour", "ignore", "reject", "refuse", "review", "study", "weigh"});
}

// "announced the arrest of": what is done when it is announced.
bool FactualityReader::done(std::uint32_t event) const {
  return one_of(reader_.tree().lemma(event),
                {"arrest", "breakthrough", "capture", "charge", "conviction", "death", "detention",
                 "discovery", "execution", "indictment", "killing", "seizure"});
}

// "dropped plans", "shelved a visit"; but "dropped charges", "shelved a dam": they were there.
bool FactualityReader::gives_up(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  return one_of(tree.lemma(verb), {"axe", "ditch", "drop", "freeze", "shelve"}) ||
         (tree.lemma(verb) == "give" && tree.particle(verb) == "up");
}

bool FactualityReader::planned(std::uint32_t noun) const {
  const std::string& lemma = reader_.tree().lemma(noun);
  const auto& rows = reader_.lexicon().attitudes(lemma, PartOfSpeech::noun);
  return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) { return row->status.has_value(); }) ||
         one_of(lemma, {"deal", "meeting", "summit", "talk", "trip", "visit"});
}

// Whether a noun has what is said for its content: "claims that ...", "the idea that ...".
bool FactualityReader::content(std::uint32_t noun) const {
  const Tree& tree = reader_.tree();
  if (!tree.noun(noun)) return false;
  const auto& rows = reader_.lexicon().attitudes(tree.lemma(noun), PartOfSpeech::noun);
  const bool tells = std::any_of(rows.begin(), rows.end(),
                                 [](const Attitude* row) { return embeds(*row, SlotKind::ccomp, ""); });
  return tells && (tree.child(noun, Relation::acl) || tree.child(noun, Relation::ccomp));
}

// Whether a semicolon stands between two words.
bool FactualityReader::parted(std::uint32_t a, std::uint32_t b) const {
  for (std::uint32_t i = std::min(a, b); i < std::max(a, b); ++i) {
    if (reader_.tree().token(i).form == ";") return true;
  }
  return false;
}

}  // namespace kg::ingest
