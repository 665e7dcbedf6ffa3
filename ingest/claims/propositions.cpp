#include "ingest/claims/propositions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/claims/companions.h"
#include "ingest/claims/documents.h"
#include "ingest/claims/event_doers.h"
#include "ingest/claims/exceptions.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

constexpr int kDeepest = 8;  // of chains of controlled verbs

bool prepositional(SlotKind kind) { return kind == SlotKind::obl || kind == SlotKind::nmod; }

bool same_slot(SlotKind asked, const Argument& argument) {
  if (asked == SlotKind::of) {
    return argument.slot == SlotKind::poss || argument.slot == SlotKind::mod ||
           (prepositional(argument.slot) && argument.preposition == "of");
  }
  return asked == argument.slot || (prepositional(asked) && prepositional(argument.slot));
}

bool matches(const Slot& slot, const Argument& argument) {
  if (!same_slot(slot.kind, argument)) return false;
  return slot.prepositions.empty() || slot.kind == SlotKind::of ||
         std::binary_search(slot.prepositions.begin(), slot.prepositions.end(), argument.preposition);
}

bool participle(const Token& token) { return token.xpos == "VBN"; }

bool has(const Predicate& predicate, SlotKind slot) {
  return std::any_of(predicate.arguments.begin(), predicate.arguments.end(),
                     [&](const Argument& argument) { return argument.slot == slot; });
}

// What only completes an office's name: "chief of staff of the army", "minister of defence of Chad".
bool completes_office(std::string_view noun) {
  constexpr std::array<std::string_view, 13> kFields{
      "affair",  "cabinet", "defence",  "defense", "delegation", "finance", "government",
      "justice", "mission", "protocol", "staff",   "state",      "trade"};
  return std::find(kFields.begin(), kFields.end(), noun) != kFields.end();
}

}  // namespace

SlotKind slot_of(Relation relation) {
  switch (relation) {
    case Relation::xcomp: return SlotKind::xcomp;
    case Relation::ccomp:
    case Relation::csubj: return SlotKind::ccomp;
    case Relation::advcl: return SlotKind::advcl;
    case Relation::acl: return SlotKind::acl;
    case Relation::obj:
    case Relation::nsubj_pass: return SlotKind::obj;
    case Relation::nsubj:
    case Relation::obl_agent: return SlotKind::nsubj;
    case Relation::nmod_poss: return SlotKind::poss;
    default: return SlotKind::obl;
  }
}

void Predicate::add(SlotKind slot, std::uint32_t token, Found found, std::string preposition) {
  for (const Argument& argument : arguments) {
    if (argument.slot == slot && argument.head == token && argument.preposition == preposition) return;
  }
  arguments.push_back({slot, std::move(preposition), token, found});
}

PropositionReader::PropositionReader(const Tree& tree, const ClaimLexicon& lexicon)
    : tree_(tree), lexicon_(lexicon), index_(tree.size(), -1) {}

const Predicate* PropositionReader::predicate(std::uint32_t token) const {
  if (index_[token] >= 0) return &read_[static_cast<std::size_t>(index_[token])];
  if (index_[token] == -2) return nullptr;
  const bool verb = tree_.verb(token);
  const bool noun = tree_.noun(token) || tree_.pronoun(token);
  if (!verb && !noun && !tree_.adjective(token)) return nullptr;
  index_[token] = -2;
  Predicate predicate;
  predicate.head = token;
  predicate.part = verb ? PartOfSpeech::verb : noun ? PartOfSpeech::noun : PartOfSpeech::adjective;
  if (verb) {
    read_verb(predicate);
  } else if (noun) {
    read_noun(predicate);
  } else {
    read_adjective(predicate);
  }
  std::stable_sort(predicate.arguments.begin(), predicate.arguments.end(),
                   [](const Argument& a, const Argument& b) { return a.found < b.found; });
  index_[token] = static_cast<std::int32_t>(read_.size());
  read_.push_back(std::move(predicate));
  return &read_.back();
}

std::vector<Argument> PropositionReader::fillers(const Predicate& predicate, const Slot& slot) const {
  std::vector<Argument> found;
  const auto take = [&](const Argument& argument) {
    const bool known = std::any_of(found.begin(), found.end(),
                                   [&](const Argument& other) { return other.head == argument.head; });
    if (!known) found.push_back(argument);
  };
  // "Ukraine's membership of NATO" is Ukraine's; but "ended its blockade of Armenia".
  const bool owned =
      slot.kind == SlotKind::of &&
      std::any_of(predicate.arguments.begin(), predicate.arguments.end(), [&](const Argument& argument) {
        return argument.slot == SlotKind::poss && tree_.token(argument.head).upos != "PRON";
      });
  for (const Argument& argument : predicate.arguments) {
    if (!matches(slot, argument) || (owned && argument.preposition == "of")) continue;
    if (!slot.next) {
      take(argument);
      continue;
    }
    const std::size_t before = found.size();
    for (const std::uint32_t head : {argument.head, counted_by(argument.head).value_or(argument.head)}) {
      const Predicate* next = found.size() == before ? this->predicate(head) : nullptr;
      if (next == nullptr) continue;
      for (Argument& further : fillers(*next, *slot.next)) {
        further.found = std::max(further.found, argument.found);
        take(further);
      }
    }
  }
  return found;
}

std::optional<std::uint32_t> PropositionReader::counted_by(std::uint32_t noun) const {
  const std::string& lemma = tree_.lemma(noun);
  if (!lexicon_.bundles(lemma) && !lexicon_.part_of(lemma)) return std::nullopt;
  for (const std::uint32_t child : tree_.children(noun))
    if (tree_.relation(child) == Relation::nmod && tree_.preposition(child) == "of") return child;
  return std::nullopt;
}

bool PropositionReader::light(std::uint32_t verb) const {
  // "held up sanctions", "held off an attack": no doing of it
  const auto particle = tree_.child(verb, Relation::particle);
  if (particle && one_of(tree_.lemma(*particle), {"away", "back", "down", "off", "up"}) &&
      one_of(tree_.lemma(verb), {"give", "hold", "make", "send", "take"}))
    return false;
  if (lexicon_.light(tree_.lemma(verb))) return true;
  for (const Attitude* attitude : lexicon_.attitudes(tree_.lemma(verb), PartOfSpeech::verb)) {
    if (!attitude->actor) continue;
    for (const Slot& slot : attitude->complements) {
      if (slot.kind == SlotKind::obj || slot.kind == SlotKind::obl) return true;
    }
  }
  return false;
}

std::uint32_t PropositionReader::antecedent(std::uint32_t token) const {
  if (!tree_.relative(token)) return token;
  std::uint32_t at = token;
  while (tree_.head(at) != kRoot) {
    const std::uint32_t above = static_cast<std::uint32_t>(tree_.head(at));
    if (tree_.relation(at) == Relation::relcl) return above;
    at = above;
  }
  return token;
}

bool PropositionReader::passive(std::uint32_t verb) const {
  bool auxiliary = false;
  bool subject = false;
  for (const std::uint32_t child : tree_.children(verb)) {
    const Relation relation = tree_.relation(child);
    if (relation == Relation::nsubj_pass || relation == Relation::aux_pass || relation == Relation::obl_agent)
      return true;
    auxiliary |= relation == Relation::aux;
    subject |= relation == Relation::nsubj;
  }
  // "Asked whether he would go, Tusk said"
  const bool asked = tree_.relation(verb) == Relation::advcl && tree_.lemma(verb) == "ask" &&
                     tree_.head(verb) > static_cast<std::int32_t>(verb) &&
                     !tree_.child(verb, Relation::mark) && !auxiliary && !subject &&
                     tree_.token(verb).xpos == "VBD";
  // "said when asked whether", "will resign if pressed"
  const bool bare = tree_.relation(verb) == Relation::advcl && !auxiliary && !subject && verb > 0 &&
                    tree_.head(verb - 1) == static_cast<std::int32_t>(verb) &&
                    one_of(tree_.lemma(verb - 1), {"if", "once", "unless", "until", "when"}) &&
                    (tree_.token(verb).xpos == "VBD" || participle(tree_.token(verb)));
  if (asked || bare) return true;
  if (!participle(tree_.token(verb)) || auxiliary || subject) return false;
  switch (tree_.relation(verb)) {
    case Relation::acl:
    case Relation::amod:
    case Relation::advcl:
    case Relation::xcomp: return true;
    case Relation::conj: {
      const std::uint32_t first = static_cast<std::uint32_t>(tree_.head(verb));
      return tree_.verb(first) && passive(first);
    }
    default: return false;
  }
}

std::int32_t PropositionReader::surface_subject(std::uint32_t token, int depth) const {
  if (depth > kDeepest) return -1;
  for (const std::uint32_t child : tree_.children(token)) {
    const Relation relation = tree_.relation(child);
    if (relation == Relation::nsubj || relation == Relation::nsubj_pass)
      return static_cast<std::int32_t>(antecedent(child));
    if (relation == Relation::csubj || relation == Relation::expl) return -1;
  }
  return lent_subject(token, depth + 1);
}

void PropositionReader::read_verb(Predicate& predicate) const {
  const std::uint32_t verb = predicate.head;
  predicate.passive = passive(verb);
  const auto own_arguments = [&](std::uint32_t of, Found found, std::uint32_t after) {
    for (const std::uint32_t child : tree_.children(of)) {
      if (child < after) continue;
      const std::uint32_t head = antecedent(child);
      const std::string& preposition = tree_.preposition(child);
      switch (tree_.relation(child)) {
        case Relation::obj:
          predicate.add(SlotKind::obj, head, found);
          if (const std::int32_t measured = measured_in(tree_, child); measured >= 0)
            predicate.add(SlotKind::obj, static_cast<std::uint32_t>(measured), found);
          break;
        case Relation::iobj: predicate.add(SlotKind::iobj, head, found); break;
        case Relation::xcomp: predicate.add(SlotKind::xcomp, child, found); break;
        case Relation::ccomp: predicate.add(SlotKind::ccomp, child, found); break;
        case Relation::advcl:
          predicate.add(SlotKind::advcl, child, found, preposition);
          // "objected to Kosovo joining" objects to Kosovo
          if (const auto doer = tree_.child(child, Relation::nsubj);
              doer && tree_.token(child).xpos == "VBG" &&
              one_of(preposition, {"about", "against", "of", "on", "to"}))
            predicate.add(SlotKind::obl, antecedent(*doer), found, preposition);
          break;
        case Relation::obl_agent: predicate.add(SlotKind::nsubj, head, found); break;
        case Relation::obl:
          if (predicate.passive && preposition == "by") {
            predicate.add(SlotKind::nsubj, head, found);
          } else {
            predicate.add(SlotKind::obl, head, found, preposition);
          }
          break;
        default: break;
      }
    }
  };
  own_arguments(verb, Found::own, 0);
  if (tree_.relation(verb) == Relation::relcl) {
    for (const std::uint32_t child : tree_.children(verb)) {
      // "Moscow, where he has been granted asylum"
      if (child < verb && tree_.lemma(child) == "where")
        predicate.add(SlotKind::obl, static_cast<std::uint32_t>(tree_.head(verb)), Found::lent, "in");
    }
  }
  const bool lone = !has(predicate, SlotKind::obj) && !has(predicate, SlotKind::obl) &&
                    !has(predicate, SlotKind::ccomp) && !has(predicate, SlotKind::xcomp);
  if (tree_.relation(verb) == Relation::conj && !has(predicate, SlotKind::obj) && !predicate.passive) {
    // "criticised and sanctioned Belarus": the object may hang on either verb.
    const std::uint32_t first = static_cast<std::uint32_t>(tree_.head(verb));
    if (tree_.verb(first)) own_arguments(first, Found::lent, verb);
  }
  if (lone && !predicate.passive) {
    for (const std::uint32_t child : tree_.children(verb)) {
      if (tree_.relation(child) == Relation::conj && tree_.verb(child) && child <= verb + 3 &&
          !tree_.child(child, Relation::nsubj)) {
        own_arguments(child, Found::lent, child);
      }
    }
  }
  if (!has(predicate, SlotKind::obj)) {
    // The treebanks call the addressee of "urged Israel to withdraw", "warned Iran that ..." an iobj.
    const std::vector<Argument> read = predicate.arguments;
    for (const Argument& argument : read) {
      if (argument.slot == SlotKind::iobj) predicate.add(SlotKind::obj, argument.head, argument.found);
    }
  }
  const std::int32_t subject = surface_subject(verb);
  if (subject >= 0) {
    const bool own = tree_.head(static_cast<std::uint32_t>(subject)) == static_cast<std::int32_t>(verb);
    const SlotKind slot = !predicate.passive              ? SlotKind::nsubj
                          : has(predicate, SlotKind::obj) ? SlotKind::iobj
                                                          : SlotKind::obj;
    const Found found = own ? Found::own : Found::lent;
    predicate.add(slot, static_cast<std::uint32_t>(subject), found);
    for (const std::uint32_t companion : companions(tree_, verb, static_cast<std::uint32_t>(subject))) {
      std::erase_if(predicate.arguments,
                    [&](const Argument& argument) { return argument.head == companion; });
      predicate.add(slot, companion, found);
    }
    for (const std::uint32_t other : left_out_of(tree_, verb, static_cast<std::uint32_t>(subject))) {
      std::erase_if(predicate.arguments, [&](const Argument& argument) { return argument.head == other; });
      predicate.add(slot, other, found);
    }
    if (!predicate.passive) {
      for (const std::uint32_t maker : makers(*this, static_cast<std::uint32_t>(subject)))
        predicate.add(slot, maker, Found::lent);
    }
  }
  if (tree_.relation(verb) == Relation::amod) {
    // "US-led coalition", "Iran-backed fighters": the noun before the participle does it.
    for (const std::uint32_t child : tree_.children(verb)) {
      if (child < verb && (tree_.noun(child) || tree_.adjective(child)))
        predicate.add(SlotKind::nsubj, child);
    }
  }
  if (!predicate.passive && !has(predicate, SlotKind::obj) && !has(predicate, SlotKind::ccomp)) {
    if (const std::int32_t noun = noun_of_gap(verb); noun >= 0)
      predicate.add(SlotKind::obj, static_cast<std::uint32_t>(noun), Found::lent);
  }
  // A parser may hang the other party on the object, or on the adjunct before it; but whoever votes to break
  // with Iran does not vote with it.
  const std::vector<Argument> before = predicate.arguments;
  for (const Argument& argument : before) {
    if (argument.slot != SlotKind::obj && argument.slot != SlotKind::obl && argument.slot != SlotKind::xcomp)
      continue;
    const bool act = argument.slot == SlotKind::xcomp && tree_.token(argument.head).xpos == "VB";
    if (argument.head < verb && argument.slot != SlotKind::obj) continue;
    for (const std::uint32_t child : tree_.children(argument.head)) {
      if (tree_.relation(child) != Relation::nmod && tree_.relation(child) != Relation::obl) continue;
      const std::string& preposition = tree_.preposition(child);
      // "Sanctions on X were lifted": what stands behind the subject of a passive is behind the object.
      const bool fronted = predicate.passive && argument.head < verb && child > argument.head;
      if (preposition.empty() || (child < verb && !fronted)) continue;
      if (act && one_of(preposition, {"for", "from", "on", "to", "toward", "upon", "with"})) continue;
      if (preposition != "of")
        predicate.add(SlotKind::obl, antecedent(child), Found::reattached, preposition);
      if (argument.slot == SlotKind::obl && !tree_.child(argument.head, Relation::det)) {
        // "on behalf of X", "in talks with X": preposition, noun and preposition make one.
        predicate.add(SlotKind::obl, antecedent(child), Found::own,
                      argument.preposition + '_' + tree_.lemma(argument.head) + '_' + preposition);
      }
    }
  }
}

// Whether a name with a hyphen stands before a participle that says whose work something is.
bool PropositionReader::made_by(std::uint32_t participle) const {
  constexpr std::array<std::string_view, 8> kMade{"author",  "broker",  "draft",  "mediate",
                                                  "propose", "sponsor", "submit", "write"};
  return participle >= 2 && tree_.token(participle - 1).form == "-" &&
         tree_.token(participle - 2).upos == "PROPN" &&
         std::find(kMade.begin(), kMade.end(), tree_.lemma(participle)) != kMade.end();
}

// Who owns what a participle stands behind: "owned by X"; -1 if it tells of no owner.
std::int32_t PropositionReader::owner_of(std::uint32_t participle_verb) const {
  if (!participle(tree_.token(participle_verb)) || !lexicon_.in_set("owns", tree_.lemma(participle_verb)))
    return -1;
  for (const std::uint32_t child : tree_.children(participle_verb)) {
    const Relation relation = tree_.relation(child);
    if (relation == Relation::obl_agent || (relation == Relation::obl && tree_.preposition(child) == "by"))
      return static_cast<std::int32_t>(child);
  }
  return -1;
}

void PropositionReader::read_noun(Predicate& predicate) const {
  const std::uint32_t noun = predicate.head;
  const auto own_arguments = [&](std::uint32_t of, Found found, std::uint32_t from, std::uint32_t to) {
    for (const std::uint32_t child : tree_.children(of)) {
      if (child < from || child >= to || child == noun) continue;
      const std::uint32_t head = antecedent(child);
      const std::string& preposition = tree_.preposition(child);
      switch (tree_.relation(child)) {
        case Relation::nmod_poss: predicate.add(SlotKind::poss, head, found); break;
        case Relation::nmod:
        case Relation::obl:
          if (preposition.empty()) {
            predicate.add(SlotKind::mod, head, found);
          } else {
            predicate.add(SlotKind::nmod, head, found, preposition);
          }
          break;
        case Relation::obl_agent: predicate.add(SlotKind::nmod, head, found, "by"); break;
        case Relation::amod:
          // "a US-drafted statement" is theirs
          if (child < noun && made_by(child)) predicate.add(SlotKind::mod, child - 2, Found::lent);
          [[fallthrough]];
        case Relation::compound:
        case Relation::nmod_desc:
        case Relation::nmod_unmarked:
          // "In Jakarta President Habibie said": what has a preposition of its own describes nothing.
          if (child < noun && preposition.empty()) predicate.add(SlotKind::mod, head, found);
          break;
        case Relation::acl:
          // "five mines owned by Endeavour" are its mines
          if (const std::int32_t owner = owner_of(child); owner >= 0)
            predicate.add(SlotKind::poss, static_cast<std::uint32_t>(owner), Found::lent);
          [[fallthrough]];
        case Relation::ccomp:
        case Relation::xcomp: predicate.add(SlotKind::acl, child, found, preposition); break;
        default: break;
      }
    }
  };
  const std::uint32_t end = tree_.size();
  own_arguments(noun, Found::own, 0, end);
  // "two days of talks with X": the talks stand where the days stand.
  const std::uint32_t stands = measured_by(tree_, noun);
  if (stands != noun) own_arguments(stands, Found::lent, 0, end);
  const Relation relation = tree_.relation(stands);
  const std::uint32_t above =
      tree_.head(stands) == kRoot ? stands : static_cast<std::uint32_t>(tree_.head(stands));

  // "the attack carried out by Hamas on ..."
  for (const std::uint32_t child : tree_.children(noun)) {
    if ((tree_.relation(child) != Relation::acl && tree_.relation(child) != Relation::relcl) ||
        !tree_.verb(child) || !light(child) || to_do(child))
      continue;
    // "A pact with China that Uganda wants to read" is not Uganda's.
    const bool does = lexicon_.light(tree_.lemma(child));
    if (const Predicate* verb = this->predicate(child)) {
      for (const Argument& argument : verb->arguments) {
        if (argument.slot == SlotKind::nsubj && does)
          predicate.add(SlotKind::nsubj, argument.head, Found::lent);
        if (argument.slot == SlotKind::obl)
          predicate.add(SlotKind::nmod, argument.head, Found::reattached, argument.preposition);
      }
    }
  }
  // "Russia's invasion and occupation of Crimea": owner and target are shared; but "Norway's prime minister
  // and leader of the party" leads the party.
  if (relation == Relation::conj && tree_.noun(above)) {
    const bool two_offices = has(predicate, SlotKind::nmod) && office(noun) && office(above);
    if (!two_offices && !has(predicate, SlotKind::poss) && !has(predicate, SlotKind::mod))
      own_arguments(above, Found::lent, 0, above);
    own_arguments(above, Found::lent, noun, end);
    described_with(above, noun, predicate);
  }
  const bool serves = office(noun) && (has(predicate, SlotKind::poss) || has(predicate, SlotKind::mod) ||
                                       tree_.lemma(noun) == "minister");
  if (!has(predicate, SlotKind::nmod)) {
    for (const std::uint32_t child : tree_.children(noun)) {
      if (tree_.relation(child) == Relation::conj && tree_.noun(child) && !(serves && office(child)))
        own_arguments(child, Found::lent, child, end);
    }
  }
  // "the talks in Geneva with Iran": the second hangs on the first.
  const std::vector<Argument> before = predicate.arguments;
  for (const Argument& argument : before) {
    if (argument.slot != SlotKind::nmod || argument.found != Found::own) continue;
    for (const std::uint32_t child : tree_.children(argument.head)) {
      const std::string& preposition = tree_.preposition(child);
      // "the arrest by Iran of X": nobody is Iran of X
      const bool office = argument.preposition == "of" && completes_office(tree_.lemma(argument.head)) &&
                          !tree_.child(argument.head, Relation::det);
      const bool of = preposition == "of" && argument.preposition != "by" && !office;
      if (tree_.relation(child) == Relation::nmod && !preposition.empty() && !of) {
        predicate.add(SlotKind::nmod, antecedent(child), Found::reattached, preposition);
      }
      // "the jailing of the lawyer Ana Costa by Cuba"
      if (tree_.relation(child) != Relation::appos || argument.preposition != "of") continue;
      for (const std::uint32_t by : tree_.children(child)) {
        if (tree_.relation(by) == Relation::nmod && tree_.preposition(by) == "by")
          predicate.add(SlotKind::nmod, antecedent(by), Found::reattached, "by");
      }
    }
  }
  // Title before a name: what stands before the title may hang on the name.
  const bool title =
      (relation == Relation::nmod_desc || relation == Relation::compound || relation == Relation::flat) &&
      above != noun;
  if (const std::optional<std::uint32_t> holder = respective_holder(noun))
    predicate.add(SlotKind::self, *holder);
  predicate.add(SlotKind::self, noun);
  held_as(noun, predicate);
  if (title && above > noun) {
    own_arguments(above, Found::lent, 0, noun);
    for (const std::uint32_t child : tree_.children(above)) {  // "Queen Ottoline of Caldry"
      const std::string& preposition = tree_.preposition(child);
      if (tree_.relation(child) != Relation::nmod || preposition.empty()) continue;
      predicate.add(SlotKind::nmod, antecedent(child), Found::lent, preposition);
    }
    predicate.add(SlotKind::self, above);
  }
  if (relation == Relation::appos) predicate.add(SlotKind::self, antecedent(above));
  for (const std::uint32_t child : tree_.children(noun)) {
    if (tree_.relation(child) == Relation::appos ||
        (tree_.relation(child) == Relation::flat && child == noun + 1)) {
      predicate.add(SlotKind::self, child);
    }
  }
  if (tree_.child(noun, Relation::cop) || relation == Relation::xcomp) {
    const std::int32_t subject = surface_subject(noun);
    if (subject >= 0) {
      predicate.add(SlotKind::self, static_cast<std::uint32_t>(subject));
      predicate.add(SlotKind::nsubj, static_cast<std::uint32_t>(subject));
    }
  }
  // The verb that governs it lends subject and further parties: "gave support to", "imposed sanctions on".
  const auto embraced = [&] {  // "is close to a deal with ..."
    const Attitude* row = attitude_over(above, stands);
    return row != nullptr && row->actor && row->actor->kind == SlotKind::nsubj;
  };
  if (above != stands && tree_.adjective(above) && relation == Relation::obl &&
      (attending(tree_.preposition(stands)) || embraced())) {
    const std::int32_t subject = surface_subject(above);  // "is due in Beijing for talks with ..."
    if (subject >= 0) predicate.add(SlotKind::nsubj, static_cast<std::uint32_t>(subject), Found::lent);
  }
  if (above != stands && relation == Relation::nmod && tree_.noun(above)) hoped_for(stands, above, predicate);
  if (beside_name(stands)) predicate.add(SlotKind::nsubj, above, Found::lent);
  if (above == stands || !tree_.verb(above)) return;
  const bool object = relation == Relation::obj || relation == Relation::nsubj_pass;
  if (!object && relation != Relation::obl) return;
  const Predicate* verb = this->predicate(above);
  if (verb == nullptr) return;
  const Lends lends = lends_to(*this, predicate, stands, *verb);
  for (const Argument& argument : verb->arguments) {
    if (argument.head == noun || argument.head == stands) continue;
    if ((argument.slot == SlotKind::obj || argument.slot == SlotKind::iobj) && lends == Lends::object)
      predicate.add(SlotKind::nsubj, argument.head, Found::lent);
    if (argument.slot == SlotKind::nsubj && lends == Lends::subject)
      predicate.add(SlotKind::nsubj, argument.head, Found::lent);
    if (argument.slot == SlotKind::obl && object && argument.found == Found::own) {
      predicate.add(SlotKind::nmod, argument.head, Found::reattached, argument.preposition);
    }
    if (argument.slot == SlotKind::iobj && object && lends == Lends::subject)
      predicate.add(SlotKind::iobj, argument.head, Found::lent);
  }
}

// "a promise to send", "no intention of sending", whose subject the noun has still to lend; but "talks to be
// held by X".
bool PropositionReader::to_do(std::uint32_t clause) const {
  const std::string& tag = tree_.token(clause).xpos;
  const bool gerund = tag == "VBG" && !tree_.preposition(clause).empty();
  return (tag == "VB" || gerund) && !tree_.child(clause, Relation::aux_pass);
}

// "Rubio, on a visit to Lima, said", "Rubio, in Lima for talks with Boluarte, said": what he is at.
bool PropositionReader::beside_name(std::uint32_t noun) const {
  if (tree_.relation(noun) != Relation::nmod || tree_.head(noun) == kRoot) return false;
  const auto above = static_cast<std::uint32_t>(tree_.head(noun));
  return attending(tree_.preposition(noun)) && tree_.token(above).upos == "PROPN" &&
         tree_.comma_between(above, noun);
}

// "Iran's hopes of a deal with", "has no plans for talks with": whose hope it is would be at it.
void PropositionReader::hoped_for(std::uint32_t noun, std::uint32_t above, Predicate& predicate) const {
  const Attitude* row = attitude_over(above, noun);
  if (row == nullptr || !row->actor) return;
  const Predicate* hope = this->predicate(above);
  if (hope == nullptr) return;
  std::vector<Argument> whose = fillers(*hope, *row->actor);
  if (whose.empty()) whose = fillers(*hope, Slot{SlotKind::nmod, {"by"}, nullptr});
  if (whose.empty()) whose = fillers(*hope, Slot{SlotKind::nsubj, {}, nullptr});
  for (const Argument& argument : whose) predicate.add(SlotKind::nsubj, argument.head, Found::lent);
}

void PropositionReader::read_adjective(Predicate& predicate) const {
  const std::uint32_t adjective = predicate.head;
  for (const std::uint32_t child : tree_.children(adjective)) {
    const std::string& preposition = tree_.preposition(child);
    switch (tree_.relation(child)) {
      case Relation::obl:
      case Relation::nmod: predicate.add(SlotKind::obl, antecedent(child), Found::own, preposition); break;
      case Relation::xcomp: predicate.add(SlotKind::xcomp, child); break;
      case Relation::ccomp: predicate.add(SlotKind::ccomp, child); break;
      case Relation::advcl: predicate.add(SlotKind::advcl, child, Found::own, preposition); break;
      default: break;
    }
  }
  const Relation relation = tree_.relation(adjective);
  std::int32_t subject = surface_subject(adjective);
  if (subject < 0 &&
      (relation == Relation::amod || relation == Relation::acl || relation == Relation::appos)) {
    subject = tree_.head(adjective);
  }
  if (subject >= 0) predicate.add(SlotKind::nsubj, static_cast<std::uint32_t>(subject));
}

}  // namespace kg::ingest
