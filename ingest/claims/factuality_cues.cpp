// What the words around an act say of whether it has happened: members of FactualityReader that look at one
// construction each.
#include <algorithm>
#include <optional>
#include <string_view>

#include "ingest/claims/factuality.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {
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

// "It was Israel that attacked": the clause of whoever is singled out is what is told.
bool FactualityReader::cleft(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  const Relation relation = tree.relation(clause);
  if (relation != Relation::relcl && relation != Relation::acl) return false;
  const std::uint32_t noun = static_cast<std::uint32_t>(tree.head(clause));
  if (!tree.child(noun, Relation::cop)) return false;
  const auto it =
      tree.child(noun, Relation::expl) ? tree.child(noun, Relation::expl) : tree.child(noun, Relation::nsubj);
  return it && *it < noun && tree.lemma(*it) == "it";
}

// "A strike on Odesa has killed seven, officials said": an act that the sentence brings up itself is told by
// whoever tells what came of it.
bool FactualityReader::news(std::uint32_t event) const {
  const Tree& tree = reader_.tree();
  const Relation relation = tree.relation(event);
  if ((relation != Relation::nsubj && relation != Relation::nsubj_pass) || !tree.noun(event)) return false;
  const auto article = tree.child(event, Relation::det);
  return article && one_of(tree.lemma(*article), {"a", "an"});
}

// "meets his French counterpart on Friday": whoever is named by what he is to the doer is met or not as the
// verb tells.
bool FactualityReader::fellow(std::uint32_t noun) const {
  const Tree& tree = reader_.tree();
  const Relation relation = tree.relation(noun);
  return (relation == Relation::obj || (relation == Relation::obl && tree.preposition(noun) == "with")) &&
         one_of(tree.lemma(noun), {"colleague", "counterpart", "guest", "host", "number"});
}

// "its closure of the border, announced on Friday, has": an aside tells when it came; but "talks announced
// by".
bool FactualityReader::made_known(std::uint32_t participle) const {
  const Tree& tree = reader_.tree();
  return participle > 0 && tree.token(participle - 1).form == "," &&
         one_of(tree.lemma(participle), {"announce", "unveil"});
}

// "On a tour of Malawi he made no mention of it": the tour he made.
bool FactualityReader::of_nothing(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto object = tree.child(verb, Relation::obj);
  const auto no = object ? tree.child(*object, Relation::det) : std::nullopt;
  return no && tree.lemma(*no) == "no";
}

// "tried to broker talks", "sought to reach a deal": who tries to kill or to persuade has set about it, but
// what takes two is not there by one's trying.
bool FactualityReader::fruitless(std::uint32_t act, std::uint32_t above) const {
  const Tree& tree = reader_.tree();
  if (!one_of(tree.lemma(above), {"attempt", "seek", "try"}) || above == act) return false;
  return tree.noun(act) ||
         one_of(tree.lemma(act), {"agree", "clinch", "conclude", "finalise", "finalize", "forge", "join",
                                  "meet", "reach", "seal", "secure", "sign", "strike", "win"});
}

// "the mayor, thought likely to win", "had predicted its end": an aside with a content of its own; but "he
// told reporters", "TASS quoted him as saying".
bool FactualityReader::of_its_own(std::uint32_t aside) const {
  const Tree& tree = reader_.tree();
  if (tree.child(aside, Relation::xcomp)) return true;
  const auto object = tree.child(aside, Relation::obj);
  return object && *object > aside && !tree.pronoun(*object) &&
         !one_of(tree.lemma(aside),
                 {"advise", "assure", "cite", "inform", "quote", "remind", "tell", "warn"});
}

// "Talks are off the table", "a meeting is not on the agenda": where a plan stands.
bool FactualityReader::stands(std::uint32_t where, Factuality& fact) const {
  const Tree& tree = reader_.tree();
  if (!tree.child(where, Relation::cop)) return false;
  const std::string& preposition = tree.preposition(where);
  const bool off = (preposition == "off" && one_of(tree.lemma(where), {"agenda", "table"})) ||
                   (preposition == "out_of" && tree.lemma(where) == "question");
  // "a deal is within reach", "in sight"
  const bool near = (preposition == "within" && one_of(tree.lemma(where), {"grasp", "reach"})) ||
                    (preposition == "in" && tree.lemma(where) == "sight");
  const bool on =
      near || (preposition == "on" && one_of(tree.lemma(where), {"agenda", "card", "cards", "table"}));
  if (!off && !on) return false;
  Factuality told;
  local(where, told, reported(where));
  const bool denied = off != (told.polarity == Polarity::negative);
  if (denied) fact.flip();
  fact.status = combine(fact.status, denied ? Status::planned : Status::possible);
  return true;
}

// "under no circumstances", "by no means", "on no account".
bool FactualityReader::by_no_means(std::uint32_t adjunct) const {
  const Tree& tree = reader_.tree();
  if (!one_of(tree.lemma(adjunct), {"account", "circumstance", "condition", "mean", "means", "time", "way"}))
    return false;
  const auto no = tree.child(adjunct, Relation::det);
  return no && tree.lemma(*no) == "no" && !tree.preposition(adjunct).empty();
}

// "Far from supporting Sudan, Egypt armed", "is far from supporting Sudan": it does not.
bool FactualityReader::far_from(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  if (tree.relation(clause) == Relation::advcl && tree.preposition(clause) == "from" &&
      tree.head(clause) != kRoot && tree.lemma(static_cast<std::uint32_t>(tree.head(clause))) == "far")
    return true;
  const auto far = tree.child(clause, Relation::advmod);
  return tree.relation(clause) == Relation::advcl && tree.preposition(clause) == "from" && far &&
         *far < clause && tree.lemma(*far) == "far";
}

// "would rather resign than recognise Kosovo": he would not.
bool FactualityReader::rather_than(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  if (tree.relation(clause) != Relation::advcl || tree.preposition(clause) != "than") return false;
  const auto& beside = tree.children(static_cast<std::uint32_t>(tree.head(clause)));
  return std::any_of(beside.begin(), beside.end(), [&](std::uint32_t child) {
    return child < clause && one_of(tree.lemma(child), {"rather", "sooner"});
  });
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

// "to end the war", "to suspend its aid", "to drop the charges": that there is one is so, whether or not it
// will end.
bool FactualityReader::ended(std::uint32_t event) const {
  const Tree& tree = reader_.tree();
  const bool object = tree.relation(event) == Relation::obj || tree.relation(event) == Relation::nsubj_pass;
  if (!object) return false;
  const std::string& verb = tree.lemma(static_cast<std::uint32_t>(tree.head(event)));
  if (one_of(verb, {"drop", "withdraw"}))
    return one_of(tree.lemma(event), {"accusation", "case", "charge", "complaint", "demand", "embargo",
                                      "lawsuit", "objection", "sanction", "suit", "tariff", "threat"});
  // "to stop an attack": one that is feared
  const auto article = tree.child(event, Relation::det);
  if (verb == "stop" && article && one_of(tree.lemma(*article), {"a", "an"})) return false;
  return one_of(verb, {"cease", "end", "halt", "lift", "pause", "stop", "suspend"});
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
  const auto copula = tree.child(above, Relation::cop);
  const bool was_there = copula && one_of(tree.token(*copula).xpos, {"VBD", "VBN"}) &&
                         one_of(tree.preposition(above), {"at", "in"});
  return ((past && one_of(tree.lemma(above), {"arrive", "come", "cross", "drive", "fly", "go", "hurry",
                                              "rush", "travel", "walk"})) ||
          was_there) &&
         one_of(tree.lemma(clause),
                {"bargain", "brief", "confer", "congratulate", "consult", "dine", "haggle", "meet",
                 "negotiate", "parley", "see", "speak", "talk", "tell"});
}

// "..., drawing protests from Peru", "..., accusing her of it": what comes of what is told, or goes with it,
// is no part of a plan.
bool FactualityReader::reacts(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  return clause > 0 && tree.token(clause - 1).form == "," &&
         one_of(tree.lemma(clause),
                {"accuse", "blame", "call", "condemn", "criticise", "criticize", "denounce", "draw", "earn",
                 "prompt", "provoke", "reject", "spark", "trigger", "urge"});
}

// Whether to try it is to have begun: who fails to persuade somebody has asked him.
bool FactualityReader::sets_about(std::uint32_t verb) const {
  return one_of(reader_.tree().lemma(verb), {"convince", "dissuade", "persuade", "reconcile", "sway"});
}

// "Used a captured tank to shell the base": it was shelled. Not "uses its veto to".
bool FactualityReader::used_to(std::uint32_t clause) const {
  const Tree& tree = reader_.tree();
  const auto above = static_cast<std::uint32_t>(tree.head(clause));
  const std::string& tag = tree.token(above).xpos;
  return one_of(tree.lemma(above), {"employ", "invoke", "use"}) && one_of(tag, {"VBD", "VBG", "VBN"}) &&
         tree.child(above, Relation::obj) && !tree.child(above, Relation::aux_pass);
}

// Whether an adjunct shares in what holds of its verb: not what was there before it, or is its cause.
bool FactualityReader::shared(std::uint32_t noun) const {
  const Tree& tree = reader_.tree();
  const std::string preposition = tree.preposition(noun);
  const std::int32_t head = tree.head(noun);
  // "Did not mention it in a speech to": he spoke.
  if (one_of(preposition, {"at", "in"}) && head != kRoot && tree.verb(static_cast<std::uint32_t>(head))) {
    const auto verb = static_cast<std::uint32_t>(head);
    const bool tells =
        speaks(verb) || one_of(tree.lemma(verb), {"address", "discuss", "mention", "name", "raise", "refer",
                                                  "touch", "criticise", "criticize"});
    const auto& children = tree.children(verb);
    const bool denied = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return one_of(tree.lemma(child), {"not", "n't", "n’t", "never"});
    });
    if (tells && denied) return false;
  }
  // "will meet at the request of Cairo": that was made
  if (one_of(tree.lemma(noun), {"behest", "initiative", "insistence", "instigation", "invitation",
                                "prompting", "request", "suggestion", "urging"}) &&
      one_of(preposition, {"at", "on", "upon"}))
    return false;
  return !one_of(preposition, {"after", "amid", "because_of", "before", "despite", "during", "following",
                               "since", "under"});
}

// "refused to pay because of Peru's attack": there was one, whatever is said of the payment.
bool FactualityReader::there_already(std::uint32_t noun) const {
  return reader_.tree().relation(noun) == Relation::obl && !upcoming(noun) &&
         one_of(reader_.tree().preposition(noun),
                {"after", "amid", "because_of", "despite", "due_to", "following", "since"});
}

// "gathered to denounce", "voted to censure": done in the doing of it. But "will vote to", which says so
// itself.
bool FactualityReader::utters(std::uint32_t verb) const {
  return one_of(reader_.tree().lemma(verb), {"acclaim", "censure", "coax", "condemn", "convince", "criticise",
                                             "criticize", "denounce", "deplore", "endorse", "hail", "honour",
                                             "honor", "mourn", "persuade", "praise", "protest", "salute"});
}

// "will leave if Peru agrees", "would attend on condition that", "vowed to leave unless".
bool FactualityReader::on_condition(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    if (tree.relation(child) == Relation::obl)
      return tree.lemma(child) == "condition" && tree.preposition(child) == "on";
    return tree.relation(child) == Relation::advcl &&
           (one_of(tree.preposition(child), {"if", "provided", "unless"}) ||
            (tree.lemma(child) == "provide" && tree.child(child, Relation::ccomp)));
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

// "declined to say whether they had met", "to say how many": who does not say it does not deny it.
bool FactualityReader::leaves_open(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto told = tree.child(verb, Relation::ccomp);
  return told && tree.question(*told);
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

// "..., as Reuters reported".
bool FactualityReader::aside_as(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree.relation(child) == Relation::advcl && tree.preposition(child) == "as" && speaks(child);
  });
}

// "Sent envoys", "has let him go", "was allowed to see her".
bool FactualityReader::come_to_pass(std::uint32_t verb) const {
  const Tree& tree = reader_.tree();
  const std::string& tag = tree.token(verb).xpos;
  if (tag != "VBN") return tag == "VBD";
  const auto auxiliary = tree.child(verb, Relation::aux);
  const auto passive = tree.child(verb, Relation::aux_pass);
  return (auxiliary && tree.lemma(*auxiliary) == "have") || (passive && tree.token(*passive).xpos == "VBD");
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
    const bool would = tag == "VBD" && tree.head(above) != kRoot &&
                       reported_ahead(static_cast<std::uint32_t>(tree.head(above)));
    // "as long as it occupies Gaza": it does
    const bool soon = tree.lemma(above) == "soon" && (tag == "VBZ" || tag == "VBP");
    return soon || (would && one_of(tree.lemma(above), {"soon", "long"}));
  }
  if (introduced == "once") return ahead(above);  // "ties would be opened once they had signed"
  if (!introduced.empty()) return false;
  const auto auxiliary = tree.child(clause, Relation::aux);
  const auto subject = tree.child(clause, Relation::nsubj);
  return auxiliary && subject && *auxiliary < *subject &&
         one_of(tree.lemma(*auxiliary), {"should", "have", "be"});
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

}  // namespace kg::ingest
