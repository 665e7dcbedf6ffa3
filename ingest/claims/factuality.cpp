#include "ingest/claims/factuality.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kg::ingest {
namespace {

constexpr int kDeepest = 24;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool argument_relation(Relation relation) {
  return relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::obj ||
         relation == Relation::obl || relation == Relation::obl_agent;
}

bool takes(const Attitude& attitude, SlotKind kind, const std::string& preposition) {
  for (const Slot& slot : attitude.complements) {
    const bool same = slot.kind == kind || (slot.kind == SlotKind::nmod && kind == SlotKind::obl);
    if (!same) continue;
    if (slot.prepositions.empty() ||
        std::binary_search(slot.prepositions.begin(), slot.prepositions.end(), preposition)) {
      return true;
    }
  }
  return false;
}

bool reports(const Attitude& attitude) { return attitude.speaker && takes(attitude, SlotKind::ccomp, ""); }

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
  std::int32_t at = static_cast<std::int32_t>(predicate);
  for (int depth = 0; depth < kDeepest && at >= 0; ++depth) {
    if (!unsaid) beside(static_cast<std::uint32_t>(at), predicate, fact);
    const Factuality before = fact;
    const std::uint32_t word = static_cast<std::uint32_t>(at);
    const Relation relation = tree.relation(word);
    if (!unsaid) named_before(word, fact);
    const std::int32_t next = climb(word, fact);
    // "Peru has offered to mediate; Chile has criticised ...", "they met; nothing came of it, he said"
    const bool across = next >= 0 && parted(predicate, static_cast<std::uint32_t>(next));
    if (detached || across) {
      fact.polarity = before.polarity;
      fact.status = before.status;
    }
    if (unsaid || across) fact.speakers = before.speakers;
    if (next >= 0 && fact.rules.size() == before.rules.size() && !counted(word)) {
      const bool own_clause = relation == Relation::relcl || relation == Relation::parataxis ||
                              relation == Relation::appos || relation == Relation::advcl ||
                              relation == Relation::nmod || relation == Relation::nmod_poss;
      const std::uint32_t above = static_cast<std::uint32_t>(next);
      // "denied that there had been collusion": what there is, is all that is told
      const bool there_is = tree.lemma(above) == "be" && tree.child(above, Relation::expl);
      const bool told_of = argument_relation(relation) && !reader_.light(above) && !brought_about(word) &&
                           !there_is && tree.lemma(above) != "responsible";
      // "the meeting arranged by Oman was cancelled": arranged it was
      const bool passed = relation == Relation::acl && tree.token(word).xpos == "VBN";
      detached |= own_clause || told_of || passed || ended(word);
      // "to end its blockade": that there is one is taken for known
      const bool known = relation == Relation::obj && one_of(tree.lemma(static_cast<std::uint32_t>(next)),
                                                             {"abandon", "cease", "end", "halt", "lift",
                                                              "pause", "resume", "stop", "suspend"});
      const bool participle = relation == Relation::acl && tree.token(word).xpos != "VB";
      unsaid |= told_of || known || participle || (own_clause && !told_with(word));
    }
    unsaid |= relation == Relation::conj && speaks_up(word);
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
          const bool future = would_is_future && !on_condition(token);
          fact.status = combine(fact.status, future ? Status::planned : Status::possible);
        } else if (lemma == "could" && !would_is_future && failed(token)) {
          break;  // "met him but could not persuade him": nor did he
        } else {
          for (const Attitude* row : lexicon.attitudes(lemma, PartOfSpeech::auxiliary)) apply(row);
        }
        // "is to meet", "is to be named"
        copula |= lemma == "be" && one_of(tree.token(child).xpos, {"VBZ", "VBP", "VBD"});
        break;
      case Relation::cop: copula = true; break;
      case Relation::advmod:
      case Relation::det:
      case Relation::cc:
        if (one_of(lemma, {"not", "n't", "n’t", "never", "nor", "neither", "no"})) {
          const bool merely =
              child + 1 < tree.size() && one_of(tree.lemma(child + 1), {"only", "just", "merely", "least"});
          negative |= !merely;
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
        break;
      case Relation::mark: infinitive |= lemma == "to"; break;
      case Relation::acl:
        // "a visit planned for May", "talks cancelled by Iran"
        if (!tree.noun(token) || tree.token(child).xpos != "VBN") break;
        for (const Attitude* row : lexicon.attitudes(lemma, PartOfSpeech::verb)) {
          if (!row->status || !takes(*row, SlotKind::obj, "") || (row->negates && row->speaker)) continue;
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
        for (const std::uint32_t below : tree.children(child)) {
          const Relation how = tree.relation(below);
          negative |= (how == Relation::det || how == Relation::cc) && below < child &&
                      one_of(tree.lemma(below), {"no", "neither"});
        }
        break;
      default: break;
    }
  }
  const std::string& introduced = tree.preposition(token);
  if (!introduced.empty()) {
    for (const Attitude* row : lexicon.attitudes(introduced, PartOfSpeech::subordinator)) apply(row);
  }
  if (copula && infinitive && tree.verb(token) && tree.lemma(token) != "blame") {  // "is to blame": he did it
    fact.status = combine(fact.status, Status::planned);                           // "is to meet"
    for (const std::uint32_t child : tree.children(token))                         // "was to have met"
      negative ^= tree.relation(child) == Relation::aux && tree.lemma(child) == "have";
  }
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
  if (embed(above, token, fact)) return static_cast<std::int32_t>(above);
  switch (relation) {
    case Relation::xcomp: inherit(true); break;
    case Relation::acl:
      if (tree.token(token).xpos != "VB" && !to_be(token)) break;
      if (singled_out(above)) {
        inherit(true);
      } else if (tree.child(above, Relation::cop) && tree.child(above, Relation::expl)) {
        judged(above, fact);
      } else {
        fact.status = combine(fact.status, Status::planned);
      }
      break;
    case Relation::csubj:
      if (tree.token(token).xpos == "VB") judged(above, fact);
      break;
    case Relation::advcl:
      if (awaited(token) && !to_come(token)) {
        fact.status = combine(fact.status, Status::demanded);
      } else if (conditional(token) || nearly(token)) {
        fact.status = combine(fact.status, Status::possible);
      } else if (tree.token(token).xpos == "VB" && !tree.child(token, Relation::nsubj)) {
        // "flew to Paris to meet Macron"; but whoever calls to warn does warn
        if (speaks(token) || said_by_call(token) || went_to_meet(token) || utters(token)) {
          fact.status = combine(fact.status, of(above).status);
          break;
        }
        Factuality up;
        local(above, up, reported(above));
        fact.status = combine(fact.status, Status::planned);
        if (up.status == Status::possible) fact.status = Status::possible;  // "may fly there to meet him"
      } else if (tree.token(token).xpos == "VBG" && tree.preposition(token).empty()) {
        inherit(false);
      } else if (tree.token(token).xpos == "VBG" && ahead(above) &&
                 one_of(tree.preposition(token), {"after", "before"})) {
        fact.status = combine(fact.status, Status::planned);  // "will stop in Rome before flying to Tunis"
      }
      break;
    case Relation::nsubj:
    case Relation::nsubj_pass:
      if (ended(token)) break;
      if (tree.verb(above) &&
          (reader_.light(above) || brought_about(token) || tree.child(above, Relation::expl))) {
        inherit(true);
      } else if (tree.noun(token)) {
        hypothetical(token, above, fact);
      }
      break;
    case Relation::obl:
      // "will fly there for talks", but not "will go home under an agreement"
      if (shared(token) && (tree.preposition(token) == "for" || (tree.verb(above) && reader_.light(above))))
        inherit(true);
      break;
    default:
      if (argument_relation(relation) && tree.verb(above) && !ended(token) &&
          (reader_.light(above) || brought_about(token)))
        inherit(true);
      break;
  }
  return static_cast<std::int32_t>(above);
}

// "it would be a mistake for Peru to leave", but "it was a mistake to leave".
void FactualityReader::judged(std::uint32_t judgement, Factuality& fact) const {
  const auto is = reader_.tree().child(judgement, Relation::cop);
  if (is && reader_.tree().token(*is).xpos != "VBD") fact.status = combine(fact.status, Status::possible);
}

// "the first leader to visit", "the only ones to object": they did.
bool FactualityReader::singled_out(std::uint32_t noun) const {
  const Tree& tree = reader_.tree();
  const auto singles = [&](std::uint32_t word) {
    return one_of(tree.lemma(word), {"first", "second", "third", "last", "latest", "only", "youngest"});
  };
  const auto& children = tree.children(noun);
  return singles(noun) || std::any_of(children.begin(), children.end(),
                                      [&](std::uint32_t child) { return child < noun && singles(child); });
}

// "the conference, to be hosted by Morocco".
bool FactualityReader::to_be(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto mark = tree.child(verb, Relation::mark);
  return mark && tree.lemma(*mark) == "to" && tree.child(verb, Relation::aux_pass);
}

// "tried to broker a truce", "failed to arrange a meeting": there is one only if that succeeds.
bool FactualityReader::brought_about(std::uint32_t event) const {
  const Tree& tree = reader_.tree();
  return (tree.relation(event) == Relation::obj || tree.relation(event) == Relation::nsubj_pass) &&
         one_of(tree.lemma(static_cast<std::uint32_t>(tree.head(event))),
                {"arrange", "broker", "clinch", "convene", "facilitate", "forge", "host", "negotiate",
                 "organise", "organize", "orchestrate", "secure"});
}

// "a round of talks is due": the noun only counts what its "of" names, and what holds of it holds of that.
bool FactualityReader::counted(std::uint32_t noun) const {
  const Tree& tree = reader_.tree();
  if (tree.relation(noun) != Relation::nmod || tree.preposition(noun) != "of") return false;
  return reader_.lexicon().bundles(tree.lemma(static_cast<std::uint32_t>(tree.head(noun))));
}

// "to end the war", "to suspend its aid": that there is one is so, whether or not it will end.
bool FactualityReader::ended(std::uint32_t event) const {
  const Tree& tree = reader_.tree();
  const bool object = tree.relation(event) == Relation::obj || tree.relation(event) == Relation::nsubj_pass;
  return object && one_of(tree.lemma(static_cast<std::uint32_t>(tree.head(event))),
                          {"cease", "end", "halt", "lift", "pause", "stop", "suspend"});
}

// "telephoned him to thank him": who calls to say so has said so.
bool FactualityReader::said_by_call(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  return one_of(tree.lemma(static_cast<std::uint32_t>(tree.head(clause))),
                {"call", "cable", "phone", "ring", "telephone", "tweet", "write"}) &&
         one_of(tree.lemma(clause),
                {"apologise", "apologize", "complain", "condemn", "congratulate", "criticise", "criticize",
                 "discuss", "praise", "protest", "salute", "thank", "welcome"});
}

// "Flew to Addis Ababa to see Abiy": who went has met him; but not who will fly there.
bool FactualityReader::went_to_meet(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  const std::uint32_t above = static_cast<std::uint32_t>(tree.head(clause));
  const std::string& tag = tree.token(above).xpos;
  const auto auxiliary = tree.child(above, Relation::aux);
  const bool past = tag == "VBD" || (tag == "VBN" && auxiliary && tree.lemma(*auxiliary) == "have");
  return past &&
         one_of(tree.lemma(above),
                {"arrive", "come", "drive", "fly", "go", "hurry", "rush", "travel", "walk"}) &&
         one_of(tree.lemma(clause),
                {"brief", "confer", "consult", "meet", "negotiate", "see", "talk", "tell"});
}

// Whether an adjunct shares in what holds of its verb: not what was there before it, or is its cause.
bool FactualityReader::shared(std::uint32_t noun) const {
  return !one_of(reader_.tree().preposition(noun), {"after", "amid", "because_of", "before", "despite",
                                                    "during", "following", "since", "under"});
}

// "gathered to denounce", "voted to censure": done in the doing of it. But "will vote to", which says so
// itself.
bool FactualityReader::utters(std::uint32_t verb) const {
  return one_of(reader_.tree().lemma(verb),
                {"acclaim", "censure", "condemn", "criticise", "criticize", "denounce", "deplore", "endorse",
                 "hail", "honour", "honor", "mourn", "praise", "protest", "salute"});
}

// "said it would leave only if Peru agreed".
bool FactualityReader::on_condition(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree.relation(child) == Relation::advcl &&
           one_of(tree.preposition(child), {"if", "provided", "unless"});
  });
}

// "would not comment", "would neither confirm nor deny".
bool FactualityReader::keeps_silent(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto& children = tree.children(verb);
  return one_of(tree.lemma(verb), {"comment", "confirm", "disclose", "discuss", "divulge", "elaborate",
                                   "name", "reveal", "say", "specify"}) &&
         std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
           return one_of(tree.lemma(child), {"not", "n't", "n’t", "neither"});
         });
}

bool FactualityReader::asks_when(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  const auto& children = tree.children(clause);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child < clause && tree.lemma(child) == "when" && tree.relation(child) != Relation::nsubj;
  });
}

// "on 20 August 1991", as timelines say it.
bool FactualityReader::dated_year(std::uint32_t month) const {
  const auto& children = reader_.tree().children(month);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const std::string& form = reader_.tree().token(child).form;
    return form.size() == 4 && form.front() >= '1' && form.front() <= '2';
  });
}

// "travels to Paris tomorrow", "is flying there next week": a present that is not yet.
bool FactualityReader::to_come(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  if (!tree.verb(verb) || speaks(verb)) return false;
  std::string tag = tree.token(verb).xpos;
  if (tag == "VBG") {
    const auto auxiliary = tree.child(verb, Relation::aux);
    tag = auxiliary && tree.lemma(*auxiliary) == "be" ? tree.token(*auxiliary).xpos : std::string();
  }
  if (tag != "VBZ" && tag != "VBP") return false;
  if (tree.relation(verb) == Relation::advcl && ahead(static_cast<std::uint32_t>(tree.head(verb))) &&
      (asks_when(verb) || one_of(tree.preposition(verb), {"after", "before", "once", "when"})) &&
      !awaited(verb))
    return true;  // "would insist on it when he meets Modi", "will fly there before Xi arrives"
  for (const std::uint32_t child : tree.children(verb)) {
    const Relation relation = tree.relation(child);
    if (relation != Relation::obl && relation != Relation::obl_unmarked && relation != Relation::advmod)
      continue;
    if (tree.lemma(child) == "tomorrow") return true;
    // "meets Moru today": whoever goes or meets somebody has not yet; but "controls it today"
    const bool goes = one_of(tree.lemma(verb),
                             {"address", "arrive", "attend", "brief", "fly", "host", "leave", "meet", "send",
                              "open", "receive", "return", "see", "sign", "travel", "visit", "welcome"});
    if (goes && tree.token(verb).xpos != "VBG" && one_of(tree.lemma(child), {"today", "tonight"}))
      return true;
    const bool period =
        one_of(tree.lemma(child), {"month", "spring", "summer", "autumn", "week", "winter", "year"});
    const bool span = period || one_of(tree.lemma(child), {"day", "hour", "weekend"});
    for (const std::uint32_t below : tree.children(child)) {
      if (period && one_of(tree.lemma(below), {"next", "coming"})) return true;
      // "arrives this week", "leaves in two weeks"
      if (goes && span && tree.lemma(below) == "this") return true;
      if (goes && span && tree.relation(below) == Relation::nummod && tree.preposition(child) == "in")
        return true;
    }
    const bool day = one_of(tree.lemma(child),
                            {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
    const bool once = !tree.token(child).xpos.ends_with('S') && (tree.token(verb).xpos != "VBG" || goes);
    if (day && once && (tree.preposition(child) == "on" || relation == Relation::obl_unmarked)) return true;
    // "arrives on 20 August", "takes over the presidency in October"
    const bool month =
        one_of(tree.lemma(child), {"january", "february", "march", "april", "may", "june", "july", "august",
                                   "september", "october", "november", "december"});
    const bool begins = goes || one_of(tree.lemma(verb),
                                       {"assume", "begin", "end", "expire", "hold", "start", "take", "vote"});
    if (!month || !begins || !once || child < verb) continue;
    const bool bare = tree.children(child).size() < 2;
    if (bare && tree.preposition(child) == "in") return true;
    if (!bare && tree.preposition(child) == "on" && !dated_year(child)) return true;
  }
  return false;
}

// "A visit would anger Beijing": what would have effects has not been. But "he said that the truce would
// hold".
void FactualityReader::hypothetical(std::uint32_t event, std::uint32_t above, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  const auto article = tree.child(event, Relation::det);
  if (reported(above) && !(article && one_of(tree.lemma(*article), {"a", "an", "any"}))) return;
  for (const std::uint32_t child : tree.children(above)) {
    if (tree.relation(child) == Relation::aux && tree.lemma(child) == "would")
      fact.status = combine(fact.status, Status::possible);
  }
}

// "that Russia leave", "that he be freed": the bare verb of one who is neither "I" nor "you".
bool FactualityReader::subjunctive(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  std::uint32_t finite = verb;
  std::optional<std::uint32_t> subject;
  for (const std::uint32_t child : tree.children(verb)) {
    const Relation relation = tree.relation(child);
    if (relation == Relation::nsubj || relation == Relation::nsubj_pass) subject = child;
    const bool auxiliary = relation == Relation::aux || relation == Relation::aux_pass;
    if ((auxiliary || relation == Relation::cop) && child < finite) finite = child;
  }
  if (!subject || tree.token(finite).form != tree.lemma(finite)) return false;
  if (tree.token(finite).form == "be") return true;
  const std::string& tag = tree.token(*subject).xpos;
  const bool one = tag == "NN" || tag == "NNP" || one_of(tree.lemma(*subject), {"he", "she", "it"});
  return one && (tree.token(finite).xpos == "VB" || tree.token(finite).xpos == "VBP") &&
         !tree.child(*subject, Relation::conj);
}

bool FactualityReader::rules_out(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  return tree.lemma(verb) == "exclude" || (tree.lemma(verb) == "rule" && tree.particle(verb) == "out");
}

// "came close to expelling".
bool FactualityReader::nearly(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  if (tree.token(clause).xpos != "VBG") return false;
  const auto& beside = tree.children(static_cast<std::uint32_t>(tree.head(clause)));
  return std::any_of(beside.begin(), beside.end(), [&](std::uint32_t child) {
    return child < clause && tree.relation(child) == Relation::advmod &&
           one_of(tree.lemma(child), {"close", "near"});
  });
}

bool FactualityReader::proof(std::uint32_t noun) const {
  const Tree& tree = reader_.tree();
  return tree.noun(noun) &&
         one_of(tree.lemma(noun), {"confirmation", "evidence", "indication", "proof", "sign"});
}

// "Should she come": an auxiliary before its subject, where nothing is asked.
bool FactualityReader::inverted(std::uint32_t verb, std::uint32_t auxiliary) const {
  const Tree& tree = reader_.tree();
  const auto subject = tree.child(verb, Relation::nsubj);
  if (!subject || auxiliary > *subject) return false;
  const TokenRange sentence = tree.document().sentences[tree.sentence(verb)].tokens;
  for (std::uint32_t i = sentence.begin; i < auxiliary; ++i)
    if (tree.relation(i) == Relation::cc || tree.token(i).xpos.starts_with('W')) return false;
  return tree.token(sentence.end - 1).form != "?";
}

// Whether "could not" tells of a failure, one of several things that happened.
bool FactualityReader::failed(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  bool denied = false;
  bool among_deeds = tree.relation(verb) == Relation::conj &&
                     tree.token(static_cast<std::uint32_t>(tree.head(verb))).xpos == "VBD";
  for (const std::uint32_t child : tree.children(verb)) {
    denied |= tree.relation(child) == Relation::advmod && one_of(tree.lemma(child), {"not", "n't", "n’t"});
    const auto auxiliary = tree.child(child, Relation::aux);
    const std::uint32_t finite = auxiliary ? *auxiliary : child;
    among_deeds |= tree.relation(child) == Relation::advcl && tree.token(finite).xpos == "VBD";
  }
  return denied && among_deeds;
}

// "will not withdraw until Hamas has released them": that is asked for first.
bool FactualityReader::awaited(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  const std::uint32_t above = static_cast<std::uint32_t>(tree.head(clause));
  const bool before = tree.preposition(clause) == "before" && ahead(above) && refused(above);
  if (tree.preposition(clause) != "until" && !before) return false;
  const auto auxiliary = tree.child(clause, Relation::aux);
  const std::string& tag = tree.token(auxiliary ? *auxiliary : clause).xpos;
  return tag == "VBZ" || tag == "VBP";
}

// "will", "is to", "may": of a verb that tells of what is yet to be.
bool FactualityReader::ahead(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto auxiliary = tree.child(verb, Relation::aux);
  return auxiliary &&
         one_of(tree.lemma(*auxiliary), {"will", "would", "shall", "may", "might", "can", "could"});
}

bool FactualityReader::refused(std::uint32_t verb) const {
  const auto& children = reader_.tree().children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return one_of(reader_.tree().lemma(child), {"not", "n't", "n’t", "never"});
  });
}

// Whether a clause is a condition without an "if": "should Iran attack", "had he agreed", "as soon as he
// agrees".
bool FactualityReader::conditional(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  const std::uint32_t above = static_cast<std::uint32_t>(tree.head(clause));
  const std::string& introduced = tree.preposition(clause);
  if (introduced == "as") {
    const std::string& tag = tree.token(clause).xpos;
    return one_of(tree.lemma(above), {"soon", "long"}) && (tag == "VBZ" || tag == "VBP");
  }
  if (!introduced.empty()) return false;
  const auto auxiliary = tree.child(clause, Relation::aux);
  const auto subject = tree.child(clause, Relation::nsubj);
  return auxiliary && subject && *auxiliary < *subject &&
         one_of(tree.lemma(*auxiliary), {"should", "have", "be"});
}

// Applies the governor's attitude to what it embeds; false if it has none.
bool FactualityReader::embed(std::uint32_t governor, std::uint32_t complement, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  const SlotKind seen = slot_of(tree.relation(complement));
  const Attitude* row = reader_.attitude_over(governor, complement);
  if (row == nullptr) return false;
  if (seen == SlotKind::obj &&
      (come_true(governor) || (row->negates && was_said(complement) && !content(complement)) ||
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
  } else if (row->negates && up.polarity == Polarity::negative) {
    fact.status = combine(fact.status, Status::possible);  // "did not rule out"
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
  const bool permits =
      one_of(word, {"allow", "enable", "let", "permit"}) && up.polarity == Polarity::negative;
  const bool obliged = word == "have" && tree.token(governor).xpos == "VBD";  // "had to flee"
  // "discussed how he had fled": he had
  const bool told = question(complement) && !one_of(tree.preposition(complement), {"if", "whether"});
  if (row->negates && content(complement)) {
    fact.status = Status::asserted;  // "denied claims that it had": it had not
  } else if (row->status && !permits && !obliged && !told &&
             !(word == "vote" && (speaks(complement) || utters(complement)))) {
    fact.status = combine(fact.status, *row->status);
  }
  // "would like him to go"
  const bool polite = one_of(word, {"like", "love", "prefer"});
  if (!report && !reports(*row) && !polite) fact.status = combine(fact.status, up.status);
  if (row->speaker && !question(complement)) {
    if (const Predicate* predicate = reader_.predicate(governor)) {
      std::vector<Argument> speakers = reader_.fillers(*predicate, *row->speaker);
      if (speakers.empty() && row->speaker->kind == SlotKind::poss) {  // "a call by X", "X issued a denial"
        speakers = reader_.fillers(*predicate, Slot{SlotKind::nmod, {"by"}, nullptr});
        if (speakers.empty()) speakers = reader_.fillers(*predicate, Slot{SlotKind::nsubj, {}, nullptr});
      }
      if (!speakers.empty()) add_speaker(speakers.front().head, fact);
    }
  }
  return true;
}

// "Antony Blinken: China has attacked Taiwan."
void FactualityReader::named_before(std::uint32_t clause, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  if (tree.relation(clause) != Relation::parataxis) return;
  const std::uint32_t name = static_cast<std::uint32_t>(tree.head(clause));
  const TokenRange sentence = tree.document().sentences[tree.sentence(clause)].tokens;
  if (tree.head(name) != kRoot || !tree.noun(name) || name >= clause) return;
  const std::vector<EntitySpan>& entities = tree.document().entities;
  const bool person = std::any_of(entities.begin(), entities.end(), [&](const EntitySpan& entity) {
    return entity.kind == EntityKind::per && entity.tokens.begin <= name && name < entity.tokens.end;
  });
  if (!person) return;
  for (std::uint32_t i = sentence.begin; i < clause; ++i) {
    if (tree.token(i).form == ":") return add_speaker(name, fact);
    if (tree.verb(i)) return;
  }
}

// "by his own account", "in the view of Kyiv".
void FactualityReader::by_account_of(std::uint32_t noun, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  const std::string& preposition = tree.preposition(noun);
  if (!one_of(preposition, {"by", "in", "on"}) ||
      !one_of(tree.lemma(noun), {"account", "admission", "calculation", "count", "estimate", "eye", "opinion",
                                 "reading", "reckoning", "telling", "version", "view", "word"}))
    return;
  for (const std::uint32_t whose : tree.children(noun)) {
    const bool of = tree.relation(whose) == Relation::nmod && tree.preposition(whose) == "of";
    if (of || tree.relation(whose) == Relation::nmod_poss) add_speaker(whose, fact);
  }
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

// "He said that they had met, and his minister warned": who speaks up in a clause of his own is not reported.
bool FactualityReader::speaks_up(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  return tree.verb(verb) && speaks(verb) && tree.child(verb, Relation::nsubj) &&
         !tree.child(verb, Relation::mark);
}

// "asked whether", "said how": what is told of is not told to be so.
bool FactualityReader::question(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  if (tree.relation(clause) != Relation::ccomp) return false;
  for (const std::uint32_t child : tree.children(clause)) {
    if (child > clause) break;
    if (tree.relation(child) == Relation::mark && one_of(tree.lemma(child), {"whether", "if"})) return true;
    if (tree.token(child).xpos.starts_with('W') && tree.token(child).xpos != "WDT") return true;
  }
  return false;
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
  const auto owner = tree.child(noun, Relation::nmod_poss);
  return owner && !tree.pronoun(*owner) &&
         one_of(tree.lemma(static_cast<std::uint32_t>(tree.head(noun))),
                {"accept", "answer", "consider", "decline", "deny", "discuss", "dismiss", "examine", "grant",
                 "heed", "honour", "ignore", "reject", "refuse", "review", "study", "weigh"});
}

// "dropped plans", "shelved a visit"; but "dropped charges", "shelved a dam": they were there.
bool FactualityReader::gives_up(std::uint32_t verb) const {
  return one_of(reader_.tree().lemma(verb), {"axe", "ditch", "drop", "shelve"});
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
                                 [](const Attitude* row) { return takes(*row, SlotKind::ccomp, ""); });
  return tells && (tree.child(noun, Relation::acl) || tree.child(noun, Relation::ccomp));
}

// Whether a semicolon stands between two words.
bool FactualityReader::parted(std::uint32_t a, std::uint32_t b) const {
  for (std::uint32_t i = std::min(a, b); i < std::max(a, b); ++i) {
    if (reader_.tree().token(i).form == ";") return true;
  }
  return false;
}

void FactualityReader::add_speaker(std::uint32_t head, Factuality& fact) const {
  if (std::find(fact.speakers.begin(), fact.speakers.end(), head) == fact.speakers.end())
    fact.speakers.push_back(head);
}

// Speakers named beside the clause: "..., he said, ...", "according to ...", "as Reuters reported".
void FactualityReader::beside(std::uint32_t token, std::uint32_t predicate, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  for (const std::uint32_t child : tree.children(token)) {
    const Relation relation = tree.relation(child);
    if (parted(child, predicate) || tree.below(predicate, child)) continue;
    if (relation == Relation::obl && tree.preposition(child) == "according_to") add_speaker(child, fact);
    if (relation == Relation::obl || relation == Relation::obl_unmarked || relation == Relation::nmod)
      by_account_of(child, fact);
    const bool aside =
        relation == Relation::parataxis || (relation == Relation::advcl && tree.preposition(child) == "as");
    if (!aside || !tree.verb(child) || tree.child(child, Relation::ccomp)) continue;
    for (const Attitude* row : reader_.lexicon().attitudes(tree.lemma(child), PartOfSpeech::verb)) {
      if (!reports(*row)) continue;
      const Predicate* telling = reader_.predicate(child);
      const std::vector<Argument> speakers = reader_.fillers(*telling, *row->speaker);
      if (!speakers.empty()) add_speaker(speakers.front().head, fact);
      if (row->negates) fact.flip();
      // "..., officials believe, ..."
      if (row->status) fact.status = combine(fact.status, *row->status);
      break;
    }
  }
}

// Whether the verb is itself an act of speech: "to warn", "to demand".
bool FactualityReader::speaks(std::uint32_t verb) const {
  const auto& rows = reader_.lexicon().attitudes(reader_.tree().lemma(verb), PartOfSpeech::verb);
  return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) { return row->speaker.has_value(); });
}

// Whether the word stands in somebody's mouth, so that its "would" is a future seen from the past.
bool FactualityReader::reported(std::uint32_t token) const {
  const Tree& tree = reader_.tree();
  if (quotes_.quoted(token)) return false;
  std::uint32_t at = token;
  for (int depth = 0; depth < kDeepest; ++depth) {
    const Relation relation = tree.relation(at);
    if (relation == Relation::ccomp || relation == Relation::acl || relation == Relation::relcl) return true;
    for (const std::uint32_t child : tree.children(at)) {
      const bool aside = tree.relation(child) == Relation::parataxis && tree.verb(child);
      if (aside && (tree.head(at) != kRoot || speaks(child))) return true;
    }
    if (tree.head(at) == kRoot) return false;
    at = static_cast<std::uint32_t>(tree.head(at));
  }
  return false;
}

}  // namespace kg::ingest
