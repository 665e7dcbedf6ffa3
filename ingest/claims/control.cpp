// Who does what a verb, adjective or noun embeds: control, raising, conjunction and relative clauses undone.
#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/claims/one_of.h"
#include "ingest/claims/propositions.h"

namespace kg::ingest {
namespace {

// "sent a letter to thank Macron": what is sent does not thank by itself.
bool message(std::string_view noun) {
  constexpr std::array<std::string_view, 8> kMessages{"cable", "card",   "letter",    "message",
                                                      "note",  "signal", "statement", "telegram"};
  return std::find(kMessages.begin(), kMessages.end(), noun) != kMessages.end();
}

// Words that set a clause beside another, so that nothing said of the one holds for the other.
bool sets_beside(std::string_view subordinator) {
  constexpr std::array<std::string_view, 18> kBeside{
      "after", "although", "as",   "because", "before", "if",   "lest",    "once",   "provided",
      "since", "though",   "till", "unless",  "until",  "when", "whereas", "whilst", "while"};
  return std::find(kBeside.begin(), kBeside.end(), subordinator) != kBeside.end();
}

bool admits(const Slot& slot, SlotKind kind, const std::string& preposition) {
  if (kind == SlotKind::advcl && slot.prepositions.empty() && sets_beside(preposition)) return false;
  return looks_at(slot, kind, preposition);
}

bool participle(const Token& token) { return token.xpos == "VBN"; }

constexpr int kDeepestGap = 8;  // verbs between a relative clause and its gap

}  // namespace

// "summoned the ambassador to protest", "telephoned him to ask": who is called to hear it does not say it.
// But "summoned him to meet Putin".
bool PropositionReader::heard(std::uint32_t governor, std::uint32_t complement) const {
  constexpr std::array<std::string_view, 11> kReach{"cable",     "call",     "convoke", "expel",
                                                    "meet",      "phone",    "recall",  "summon",
                                                    "telephone", "withdraw", "write"};
  constexpr std::array<std::string_view, 28> kSay{
      "apologise", "apologize", "appeal",    "ask",     "complain", "condemn", "congratulate",
      "convey",    "criticise", "criticize", "deliver", "demand",   "discuss", "express",
      "hand",      "insist",    "lodge",     "object",  "plead",    "praise",  "protest",
      "rebuke",    "reprimand", "request",   "thank",   "urge",     "voice",   "warn"};
  const auto among = [](const auto& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (!tree_.verb(governor) || tree_.token(complement).xpos != "VB" || !among(kReach, tree_.lemma(governor)))
    return false;
  const Relation relation = tree_.relation(complement);
  if (relation != Relation::xcomp && relation != Relation::advcl) return false;
  // "called on Iran to condemn", "called for Iran to declare": Iran is to do it
  if (one_of(tree_.lemma(governor + 1), {"for", "on", "upon"})) return false;
  const auto& rows = lexicon_.attitudes(tree_.lemma(complement), PartOfSpeech::verb);
  return among(kSay, tree_.lemma(complement)) ||
         std::any_of(rows.begin(), rows.end(), [](const Attitude* row) { return row->speaker.has_value(); });
}

// A verb that judges what stands above it: "an idea that he rejected", not "the idea that he would resign".
bool PropositionReader::opposed(std::uint32_t clause) const {
  return tree_.verb(clause) && tree_.child(clause, Relation::nsubj) && !tree_.child(clause, Relation::obj) &&
         !tree_.child(clause, Relation::ccomp) &&
         one_of(tree_.lemma(clause), {"back", "dismiss", "float", "favour", "favor", "oppose", "propose",
                                      "raise", "reject", "resist", "support", "turn", "welcome"});
}

const Attitude* PropositionReader::attitude_over(std::uint32_t governor, std::uint32_t complement) const {
  if (heard(governor, complement)) return nullptr;
  const PartOfSpeech part = tree_.verb(governor)   ? PartOfSpeech::verb
                            : tree_.noun(governor) ? PartOfSpeech::noun
                                                   : PartOfSpeech::adjective;
  const std::string& lemma = tree_.lemma(governor);
  // "is accused of having armed them": nobody has to.
  if (lemma == "have" && tree_.token(complement).xpos == "VBN" && !tree_.child(complement, Relation::mark))
    return nullptr;
  // "..., an idea that China opposes": what it is about was told before.
  if (part == PartOfSpeech::noun && tree_.relation(governor) == Relation::appos && opposed(complement))
    return nullptr;
  const SlotKind kind = slot_of(tree_.relation(complement));
  // "a plan drawn up by", "a proposal made by": not what is planned or proposed.
  if (part == PartOfSpeech::noun && kind == SlotKind::acl && tree_.past_participle(complement) &&
      !tree_.child(complement, Relation::mark))
    return nullptr;
  // "an order barring Iraqis" bars them.
  if (part == PartOfSpeech::noun && lemma == "order" && kind == SlotKind::acl &&
      tree_.token(complement).xpos == "VBG" && !tree_.child(complement, Relation::mark))
    return nullptr;
  // "was elected president", not "elected to stay": nothing is planned.
  if (one_of(lemma, {"choose", "elect"}) && tree_.noun(complement)) return nullptr;
  const std::string& preposition = tree_.preposition(complement);
  // "sent jets in December, when rebels set fire to it": when it was sent is not what for.
  if (kind == SlotKind::advcl && preposition.empty() && tree_.child(complement, Relation::nsubj) &&
      tree_.token(complement).xpos.starts_with("VB") && !one_of(tree_.token(complement).xpos, {"VB", "VBG"}))
    return nullptr;
  // "discussed the war, drawing a rebuke": what came of it is not what was discussed.
  if (kind == SlotKind::advcl && preposition.empty() && tree_.token(complement).xpos == "VBG" &&
      complement > governor && tree_.token(complement - 1).form == ",")
    return nullptr;
  const Attitude* best = nullptr;
  int rank = 0;
  for (const Attitude* row : lexicon_.attitudes(lemma, part)) {
    if (row->head.size() > lemma.size() && row->head.substr(lemma.size() + 1) != tree_.particle(governor))
      continue;
    const bool embeds = std::any_of(row->complements.begin(), row->complements.end(),
                                    [&](const Slot& slot) { return admits(slot, kind, preposition); });
    if (!embeds) continue;
    // "stopped short": nothing is stopped.
    if (row->negates && kind == SlotKind::xcomp && tree_.adjective(complement) &&
        !tree_.child(complement, Relation::cop))
      continue;
    // "called on Iran to leave" is one thing, "called to warn Iran" another.
    if (row->actor && row->actor->kind == SlotKind::obl && actor_rank(*row, governor) == 0) continue;
    const int its_rank = (row->head.size() > lemma.size() ? 8 : 0) + actor_rank(*row, governor);
    if (best != nullptr && its_rank <= rank) continue;
    best = row;
    rank = its_rank;
  }
  return best;
}

// How much speaks for a row: whoever it lends stands there as an object (3) or at all (2); it lends nobody
// (1); nobody stands there (0).
int PropositionReader::actor_rank(const Attitude& attitude, std::uint32_t governor) const {
  if (!attitude.actor) return 1;
  const Slot& actor = *attitude.actor;
  if (actor.kind == SlotKind::nsubj) return 2;
  for (const std::uint32_t child : tree_.children(governor)) {
    const Relation relation = tree_.relation(child);
    const bool object =
        relation == Relation::obj || relation == Relation::iobj || relation == Relation::nsubj_pass;
    if (actor.kind == SlotKind::obj && object) return 3;
    const bool behind = relation == Relation::obl || relation == Relation::nmod;
    if (behind && admits(actor, SlotKind::obl, tree_.preposition(child)))
      return relation == Relation::obl ? 3 : 4;
    if (actor.kind == SlotKind::poss && relation == Relation::nmod_poss) return 3;
  }
  return 0;
}

std::int32_t PropositionReader::lent_subject(std::uint32_t token, int depth) const {
  if (tree_.head(token) == kRoot) return -1;
  const std::uint32_t above = static_cast<std::uint32_t>(tree_.head(token));
  const Token& word = tree_.token(token);
  switch (tree_.relation(token)) {
    case Relation::conj:
      return tree_.verb(above) || tree_.adjective(above) || tree_.child(above, Relation::cop)
                 ? surface_subject(above, depth)
                 : -1;
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::advcl: return actor_of_complement(above, token, depth);
    case Relation::acl:
      // "the troops facing them", but "no intention of withdrawing"
      if (participle(word) || (word.xpos == "VBG" && tree_.preposition(token).empty()))
        return static_cast<std::int32_t>(above);
      if (headline(above, token)) return static_cast<std::int32_t>(above);
      return actor_of_complement(above, token, depth);
    case Relation::relcl: return static_cast<std::int32_t>(antecedent(above));
    case Relation::amod: return tree_.verb(token) ? static_cast<std::int32_t>(above) : -1;
    default: return -1;
  }
}

// "the man Russia jailed", "the man Russia hopes to jail": nothing in the clause stands for the noun, so it
// is the object of the innermost verb. -1 if the verb stands in no such clause.
std::int32_t PropositionReader::noun_of_gap(std::uint32_t verb) const {
  std::uint32_t top = verb;
  for (int depth = 0; depth < kDeepestGap && tree_.relation(top) == Relation::xcomp; ++depth) {
    if (tree_.token(top).xpos != "VB" || tree_.child(top, Relation::nsubj)) return -1;
    top = static_cast<std::uint32_t>(tree_.head(top));
  }
  if (tree_.relation(top) != Relation::relcl) return -1;
  const TokenRange clause = tree_.extent(top);
  const bool that = tree_.lemma(clause.begin) == "that" && !tree_.relative(clause.begin);
  for (std::uint32_t i = clause.begin; i < clause.end && !that; ++i) {
    if (tree_.relative(i) || tree_.token(i).xpos == "WRB") return -1;
  }
  return tree_.head(top);
}

// "Warsaw to host Zelensky": the name before an infinitive, where nothing else makes a sentence.
bool PropositionReader::headline(std::uint32_t name, std::uint32_t act) const {
  return tree_.relation(name) == Relation::root && tree_.token(name).upos == "PROPN" && name < act &&
         tree_.token(act).xpos == "VB" && !tree_.child(name, Relation::cop);
}

// Who does the act that a verb, adjective or noun embeds without a subject of its own.
std::int32_t PropositionReader::actor_of_complement(std::uint32_t governor, std::uint32_t complement,
                                                    int depth) const {
  const Predicate* above = predicate(governor);
  if (above == nullptr) return -1;
  if (asked_of_another(governor, complement)) {
    const std::uint32_t verb = static_cast<std::uint32_t>(tree_.head(governor));
    return tree_.relation(governor) == Relation::obj ? surface_subject(verb, depth) : -1;
  }
  if (const Attitude* attitude = attitude_over(governor, complement); attitude && attitude->actor) {
    const std::vector<Argument> actors = fillers(*above, *attitude->actor);
    if (!actors.empty() && !message(tree_.lemma(actors.front().head)))
      return static_cast<std::int32_t>(actors.front().head);
    // "Turkey's call to free him": by whom is left out; but "is under pressure to free him"
    if (attitude->actor->kind == SlotKind::nmod) return burdened(governor, depth);
  }
  const SlotKind embedded = slot_of(tree_.relation(complement));
  if (embedded == SlotKind::ccomp) {
    // "is debating whether to sell"
    const auto mark = tree_.child(complement, Relation::mark);
    const bool whether_to = mark && tree_.token(complement).xpos == "VB" &&
                            tree_.lemma(complement - 1) == "to" && tree_.preposition(complement) != "to";
    return whether_to ? surface_subject(governor, depth) : -1;
  }
  const auto head_of = [&](SlotKind kind) {
    const std::vector<Argument> found = fillers(*above, Slot{kind, {}, nullptr});
    return found.empty() ? -1 : static_cast<std::int32_t>(found.front().head);
  };
  if (embedded == SlotKind::acl) {
    if (const std::int32_t owner = head_of(SlotKind::poss); owner >= 0) return owner;
    // "plans by Russia to invade"
    const std::vector<Argument> by = fillers(*above, Slot{SlotKind::nmod, {"by"}, nullptr});
    if (!by.empty()) return static_cast<std::int32_t>(by.front().head);
    // "the refusal of Niger to free him"
    const bool resolves =
        tree_.token(complement).xpos == "VB" &&
        one_of(tree_.lemma(governor),
               {"attempt", "bid", "commitment", "decision", "effort", "failure", "intention", "move", "offer",
                "plan", "pledge", "promise", "readiness", "refusal", "threat", "vow", "willingness"});
    if (resolves)
      for (const Argument& owner : fillers(*above, Slot{SlotKind::nmod, {"of"}, nullptr}))
        if (tree_.token(owner.head).upos == "PROPN") return static_cast<std::int32_t>(owner.head);
    if (of_another(governor)) return -1;
    if (const std::int32_t charged = charged_with(governor); charged >= 0) return charged;
    const std::int32_t doer = head_of(SlotKind::nsubj);
    return doer >= 0 ? doer : mulled_by(governor, depth);
  }
  // "thanked Germany for arming Ukraine", "sentenced him for defying the court": not who thanks or sentences
  const auto auxiliary = tree_.child(complement, Relation::aux);
  const bool gerund = tree_.token(complement).xpos == "VBG" ||
                      (auxiliary && tree_.token(*auxiliary).xpos == "VBG");  // "for having armed Ukraine"
  const bool deed = embedded == SlotKind::advcl && tree_.preposition(complement) == "for" && gerund &&
                    tree_.lemma(governor) != "use";
  // "allowed its airspace to be used to attack Peru": by whom is left out
  if (embedded != SlotKind::acl && tree_.lemma(governor) == "use" && above->passive) return -1;
  if ((deed || (embedded == SlotKind::xcomp && !heard(governor, complement))) &&
      above->part == PartOfSpeech::verb) {
    const std::int32_t object = head_of(SlotKind::obj);
    if (object >= 0) return object;
  }
  return surface_subject(governor, depth);
}

// "detained two men on suspicion of plotting": they plotted. -1 if nobody is charged.
std::int32_t PropositionReader::charged_with(std::uint32_t charge) const {
  if (tree_.relation(charge) != Relation::obl || tree_.head(charge) == kRoot ||
      !one_of(tree_.lemma(charge), {"accusation", "allegation", "charge", "ground", "grounds", "suspicion"}))
    return -1;
  const auto object = tree_.child(static_cast<std::uint32_t>(tree_.head(charge)), Relation::obj);
  return object ? static_cast<std::int32_t>(*object) : -1;
}

// "is under pressure to", "faces demands to", "rejected Peru's call to": who bears it is to do it.
std::int32_t PropositionReader::burdened(std::uint32_t noun, int depth) const {
  if (tree_.child(noun, Relation::cop)) return surface_subject(noun, depth);
  if (tree_.head(noun) == kRoot) return -1;
  const std::uint32_t verb = static_cast<std::uint32_t>(tree_.head(noun));
  const bool under = tree_.relation(noun) == Relation::obl && tree_.preposition(noun) == "under";
  constexpr std::array<std::string_view, 16> kBears{
      "accept", "answer", "consider", "defy",   "dismiss", "face",   "feel",    "grant",
      "heed",   "ignore", "rebuff",   "refuse", "reject",  "resist", "receive", "spurn"};
  const bool bears = tree_.relation(noun) == Relation::obj &&
                     std::find(kBears.begin(), kBears.end(), tree_.lemma(verb)) != kBears.end();
  return tree_.verb(verb) && (under || bears) ? surface_subject(verb, depth) : -1;
}

// "Turkey rejected Sweden's request to extradite him": who is asked is to do it, not whose request it is.
bool PropositionReader::asked_of_another(std::uint32_t request, std::uint32_t act) const {
  constexpr std::array<std::string_view, 9> kOfOthers{"arrest",  "deport", "extradite", "free",     "lift",
                                                      "release", "return", "stop",      "surrender"};
  if (tree_.lemma(request) != "request" || !tree_.noun(request)) return false;
  for (const std::uint32_t child : tree_.children(request)) {
    if (tree_.relation(child) == Relation::nmod &&
        (tree_.preposition(child) == "to" || tree_.preposition(child) == "for"))
      return false;  // the noun says itself who
  }
  const auto owner = tree_.child(request, Relation::nmod_poss);
  const bool hand_over = tree_.lemma(act) == "hand" && tree_.particle(act) == "over";
  return owner && !tree_.pronoun(*owner) && tree_.head(request) != kRoot &&
         (hand_over || std::find(kOfOthers.begin(), kOfOthers.end(), tree_.lemma(act)) != kOfOthers.end());
}

// "toyed with the idea of recognising Israel", "is debating a bill to arm Peru": who turns it over would do
// it.
std::int32_t PropositionReader::mulled_by(std::uint32_t noun, int depth) const {
  constexpr std::array<std::string_view, 10> kThoughts{
      "bill", "idea", "law", "motion", "notion", "option", "possibility", "prospect", "right", "way"};
  const Relation relation = tree_.relation(noun);
  if (std::find(kThoughts.begin(), kThoughts.end(), tree_.lemma(noun)) == kThoughts.end() ||
      (relation != Relation::obj && relation != Relation::obl) || tree_.head(noun) == kRoot)
    return -1;
  const std::uint32_t verb = static_cast<std::uint32_t>(tree_.head(noun));
  return tree_.verb(verb) ? surface_subject(verb, depth) : -1;
}

// "rejected a proposal to expel Hungary", "will resist any attempt to arrest him": whoever does so has not
// proposed it.
bool PropositionReader::of_another(std::uint32_t noun) const {
  constexpr std::array<std::string_view, 16> kAgainst{
      "block",    "condemn", "criticise", "criticize", "denounce", "dismiss", "foil",   "frustrate",
      "obstruct", "oppose",  "prevent",   "refute",    "reject",   "repel",   "resist", "thwart"};
  if (tree_.head(noun) == kRoot) return false;
  const std::string& verb = tree_.lemma(static_cast<std::uint32_t>(tree_.head(noun)));
  return std::find(kAgainst.begin(), kAgainst.end(), verb) != kAgainst.end();
}

}  // namespace kg::ingest
