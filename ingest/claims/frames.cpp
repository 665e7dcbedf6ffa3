#include "ingest/claims/frames.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/claims/companions.h"
#include "ingest/claims/frame_grammar.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

double prior_of(const Frame& frame) {
  const double base = frame.part == PartOfSpeech::verb ? 0.8 : 0.75;
  return std::min(0.92, base + 0.0005 * frame.specificity);
}

// What a constraint asked for in vain.
std::string unmet(const Constraint& constraint) {
  constexpr std::size_t kShown = 4;
  std::string words;
  for (std::size_t i = 0; i < constraint.words.size() && i < kShown; ++i)
    words += (i == 0 ? "" : ", ") + constraint.words[i];
  if (constraint.words.size() > kShown) words += " ...";
  switch (constraint.kind) {
    case Constraint::Kind::words: return slot_name(constraint.slot) + " is none of " + words;
    case Constraint::Kind::other_words: return slot_name(constraint.slot) + " is one of " + words;
    case Constraint::Kind::filled: return slot_name(constraint.slot) + " is empty";
    case Constraint::Kind::empty: return slot_name(constraint.slot) + " is filled";
    case Constraint::Kind::active: return "the verb is passive";
    case Constraint::Kind::passive: return "the verb is active";
    case Constraint::Kind::denied: return "nothing denies the verb";
    case Constraint::Kind::addressed: return "the noun is the subject alone";
  }
  return {};
}

// Slots of whom one shares the act with: "with X", "between X and Y".
bool shares(const Slot& slot) {
  return !slot.prepositions.empty() && !slot.next &&
         std::all_of(slot.prepositions.begin(), slot.prepositions.end(), [](const std::string& preposition) {
           return preposition == "with" || preposition == "between";
         });
}

// Whether the class is of what one does, not of what one says: "we accuse" is the speaker, "we attacked" his
// state.
bool deed(const Frame& frame) {
  constexpr std::array<std::string_view, 11> kDeeds{"AID",      "ASSAULT",    "COERCE",   "CONCEDE",
                                                    "CONSULT",  "COOPERATE",  "MOBILIZE", "RETREAT",
                                                    "SANCTION", "MEMBERSHIP", "ROLE"};
  return std::find(kDeeds.begin(), kDeeds.end(), frame.event_class) != kDeeds.end();
}

// "promised not to attack Iran", "vowed never to leave".
bool spares(const Tree& tree, std::uint32_t verb) {
  const std::string& lemma = tree.lemma(verb);
  if (lemma != "promise" && lemma != "vow" && lemma != "pledge" && lemma != "swear") return false;
  const auto act = tree.child(verb, Relation::xcomp);
  if (!act) return false;
  const auto children = tree.children(*act);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child < *act && (tree.lemma(child) == "not" || tree.lemma(child) == "never");
  });
}

// "has put on hold the delivery of shells".
bool put_on_hold(const Tree& tree, std::uint32_t put) {
  const auto& children = tree.children(put);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return one_of(tree.lemma(child), {"hold", "ice"}) && child > 0 && tree.lemma(child - 1) == "on";
  });
}

// "cut aid to Kigali", "lifted a ban on arms sales to Hanoi", "halted his extradition to Japan": a gift or a
// transfer that stands under a word of ending or of forbidding is not made.
bool withheld(const Tree& tree, std::uint32_t deed, bool gift) {
  constexpr std::array<std::string_view, 27> kEnds{
      "abandon", "ban",         "block", "cancel", "cease", "curb",    "cut",        "delay",     "deny",
      "embargo", "discontinue", "end",   "freeze", "halt",  "hold",    "interrupt",  "pause",     "prohibit",
      "reduce",  "refuse",      "scrap", "slash",  "stop",  "suspend", "suspension", "terminate", "withhold"};
  constexpr int kFarthest = 3;
  std::uint32_t at = deed;
  if (!gift && tree.relation(at) == Relation::obl) return false;  // "cut after his visit to"
  for (int steps = 0; steps < kFarthest && tree.head(at) != kRoot; ++steps) {
    const Relation relation = tree.relation(at);
    if (relation != Relation::obj && relation != Relation::nsubj_pass && relation != Relation::nmod &&
        relation != Relation::obl && relation != Relation::conj)
      return false;
    at = static_cast<std::uint32_t>(tree.head(at));
    if (relation == Relation::conj) continue;
    if (std::find(kEnds.begin(), kEnds.end(), tree.lemma(at)) != kEnds.end()) return true;
    if (tree.verb(at)) return tree.lemma(at) == "put" && put_on_hold(tree, at);
  }
  return false;
}

// "ordered him freed": he is not asked to do anything.
bool to_be_done(const Tree& tree, std::uint32_t verb) {
  const auto act = tree.child(verb, Relation::xcomp);
  return act && tree.verb(*act) && one_of(tree.token(*act).xpos, {"VBD", "VBN"}) &&
         !tree.child(*act, Relation::mark) && !tree.child(*act, Relation::aux_pass) &&
         !tree.child(*act, Relation::aux);
}

bool same_pair(const ClaimCandidate& a, const ClaimCandidate& b) {
  return a.trigger == b.trigger &&
         ((a.subject.chain == b.subject.chain && a.object.chain == b.object.chain) ||
          (a.subject.chain == b.object.chain && a.object.chain == b.subject.chain));
}

// "turned down an invitation to Moscow" is no turning to it; but who is flown out is flown, and what is cut
// off is cut.
bool changed_by_particle(const Tree& tree, std::uint32_t verb) {
  return tree.verb(verb) && !tree.particle(verb).empty() && !one_of(tree.particle(verb), {"again", "back"}) &&
         !one_of(tree.lemma(verb),
                 {"break", "bring", "carry", "cut", "drive", "ferry", "flee", "fly", "lead", "send", "take"});
}

}  // namespace

bool head_matches(const Frame& frame, const Tree& tree, std::uint32_t token) {
  if (frame.words.size() < 2) return true;
  if (frame.part == PartOfSpeech::verb) return tree.particle(token) == frame.words[1];
  const auto word_at = [&](std::int64_t at, const std::string& word) {
    if (at < 0 || at >= tree.size() || tree.sentence(static_cast<std::uint32_t>(at)) != tree.sentence(token))
      return false;
    return tree.lemma(static_cast<std::uint32_t>(at)) == word;
  };
  std::int64_t at = token;
  for (std::size_t i = frame.head_word; i-- > 0;) {
    --at;
    if (at > 0 && tree.token(static_cast<std::uint32_t>(at)).form == "-") --at;
    if (!word_at(at, frame.words[i])) return false;
  }
  at = token;
  for (std::size_t i = frame.head_word + 1; i < frame.words.size(); ++i) {
    if (!word_at(++at, frame.words[i])) return false;
  }
  return true;
}

void FrameMatcher::match(std::uint32_t token, std::vector<ClaimCandidate>& candidates) const {
  const Tree& tree = reader_.tree();
  const PartOfSpeech part = tree.verb(token)        ? PartOfSpeech::verb
                            : tree.noun(token)      ? PartOfSpeech::noun
                            : tree.adjective(token) ? PartOfSpeech::adjective
                                                    : PartOfSpeech::adverb;
  const std::vector<const Frame*>& frames = reader_.lexicon().frames(tree.lemma(token), part);
  if (frames.empty()) return;
  const Predicate* predicate = reader_.predicate(token);
  if (predicate == nullptr) return;
  const bool two_words =
      changed_by_particle(tree, token) && std::any_of(frames.begin(), frames.end(), [&](const Frame* frame) {
        return frame->words.size() > 1 && head_matches(*frame, tree, token);
      });
  std::vector<ClaimCandidate> here;
  for (const Frame* frame : frames) {
    if (!head_matches(*frame, tree, token) || (two_words && frame->words.size() < 2)) continue;
    const auto failed =
        std::find_if(frame->constraints.begin(), frame->constraints.end(),
                     [&](const Constraint& constraint) { return !holds_for(constraint, *predicate); });
    if (failed != frame->constraints.end()) {
      if (steps_ != nullptr) note(*frame, token, unmet(*failed));
      continue;
    }
    if (frame->event_class == "ASSAULT" && game(*predicate)) {
      note(*frame, token, "a game");
      continue;
    }
    if (one_of(frame->event_class, {"AID", "CONCEDE", "VISIT"}) && part == PartOfSpeech::noun &&
        withheld(tree, token, frame->event_class == "AID")) {
      note(*frame, token, "what is withheld is not given");
      continue;
    }
    if (frame->event_class == "THREATEN" && part == PartOfSpeech::verb && spares(tree, token)) {
      note(*frame, token, "not to do so is no threat");
      continue;
    }
    if (frame->event_class == "REQUEST" && part == PartOfSpeech::verb &&
        frame->object.slots.front().kind == SlotKind::obj && to_be_done(tree, token)) {
      note(*frame, token, "what is to be done to somebody is not asked of him");
      continue;
    }
    pair_up(*frame, *predicate, here);
  }
  candidates.insert(candidates.end(), here.begin(), here.end());
}

// "France defeated Germany 2-1": a score, or a word of sport at the verb, makes it a game.
bool FrameMatcher::game(const Predicate& predicate) const {
  const Tree& tree = reader_.tree();
  const auto number = [&](std::uint32_t at) {
    const Token& token = tree.token(at);
    return token.xpos == "CD" && token.form.size() <= 3 && token.form.front() >= '0' &&
           token.form.front() <= '9';
  };
  const auto dash = [&](std::uint32_t at) {
    const std::string& form = tree.token(at).form;
    return form == "-" || form == "\u2013";
  };
  const auto score_at = [&](std::uint32_t at) {
    if (at + 2 < tree.size() && number(at) && dash(at + 1) && number(at + 2)) return true;
    return at >= 2 && number(at) && dash(at - 1) && number(at - 2);
  };
  for (const std::uint32_t child : tree.children(predicate.head)) {
    if (score_at(child)) return true;
    if (reader_.lexicon().sport(tree.lemma(child)) && tree.relation(child) == Relation::obl) return true;
    for (const std::uint32_t below : tree.children(child)) {
      if (score_at(below) && tree.relation(child) == Relation::obj) return true;
    }
  }
  return false;
}

void FrameMatcher::pair_up(const Frame& frame, const Predicate& predicate,
                           std::vector<ClaimCandidate>& here) const {
  Filled subjects = fill(frame, frame.subject, predicate);
  Filled objects = frame.reciprocal ? subjects : fill(frame, frame.object, predicate, &subjects);
  // "A Pakistani helicopter that belongs to the province": Pakistan does not.
  if (frame.event_class == "MEMBERSHIP" && frame.part == PartOfSpeech::verb)
    std::erase_if(subjects.parties,
                  [&](const Party& party) { return party.represented && of_thing(party.token); });
  if (deed(frame)) {
    for (Party& party : subjects.parties) party.chain = participants_.spoken_for(party);
    for (Party& party : objects.parties) party.chain = participants_.spoken_for(party);
  }
  if (frame.reciprocal && subjects.parties.size() < 2) {
    subjects = sides(frame.subject, predicate);
    objects = subjects;
  }
  if (subjects.parties.empty() || objects.parties.empty()) {
    const bool subject = subjects.parties.empty();
    if (halves_ != nullptr) keep_half(frame, predicate, subjects, objects);
    return note(
        frame, predicate.head,
        (subject ? "subject: " : "object: ") + vacancy(subject ? frame.subject : frame.object, predicate));
  }
  if (frame.reciprocal && subjects.parties.size() < 2) return note(frame, predicate.head, "one party alone");
  if (frame.reciprocal && with_others(predicate, subjects.parties))
    return note(frame, predicate.head, "they do so with others, not with each other");
  // "Called for Peru to be expelled": it is not asked of Peru.
  if (frame.event_class == "REQUEST" && !objects.parties.empty() &&
      undergoes(predicate, objects.parties.front()))
    return note(frame, predicate.head, "what is asked for is done to the object");
  if (frame.object.slots.front().kind == SlotKind::ccomp && frame.event_class == "REQUEST") {
    const auto clause = reader_.tree().child(predicate.head, Relation::ccomp);
    if (clause && reader_.tree().question(*clause))
      return note(frame, predicate.head, "it only asks whether");
  }
  const std::string label = label_of(frame, predicate);
  const bool holders = frame.subject.slots.front().kind == SlotKind::self && subjects.parties.size() > 1;
  const bool respectively = holders && subjects.parties.size() == objects.parties.size();
  if (holders && objects.parties.size() > 1 && !respectively)
    return note(frame, predicate.head, "nothing says who of them holds which");
  const std::size_t known = here.size();
  std::size_t made = 0;
  for (std::size_t s = 0; s < subjects.parties.size(); ++s) {
    for (std::size_t o = frame.reciprocal ? s + 1 : 0; o < objects.parties.size(); ++o) {
      if (respectively && s != o) continue;
      ClaimCandidate candidate;
      candidate.frame = &frame;
      candidate.rule = frame.id;
      candidate.event_class = frame.event_class;
      candidate.label = label;
      candidate.trigger = predicate.head;
      candidate.subject = subjects.parties[s];
      candidate.object = objects.parties[o];
      candidate.found = std::max(subjects.found, objects.found);
      candidate.prior = prior_of(frame);
      if (candidate.subject.chain == candidate.object.chain) continue;
      if (frame.reciprocal && colleagues(frame, candidate, subjects.parties)) {
        note(frame, predicate.head, "both speak for one state, to others");
        continue;
      }
      if (portfolio(frame, predicate.head, candidate.object)) {
        note(frame, predicate.head, "what a minister is in charge of is no body that he serves");
        continue;
      }
      if (of_their_own(frame, predicate.head, candidate.object)) {
        note(frame, predicate.head, "each withholds its own");
        continue;
      }
      if (asked_of_others(frame, predicate.head, candidate.subject)) {
        note(frame, predicate.head, "whoever asks for it leaves it to others");
        continue;
      }
      const auto rival = std::find_if(here.begin(), here.begin() + static_cast<std::ptrdiff_t>(known),
                                      [&](const ClaimCandidate& other) {
                                        // an "also" is made besides others, whichever comes first
                                        return !other.frame->also && same_pair(other, candidate);
                                      });
      if (!frame.also && rival != here.begin() + static_cast<std::ptrdiff_t>(known)) {
        note(frame, predicate.head, "the pair is tied by " + rival->rule);
        continue;
      }
      here.push_back(std::move(candidate));
      ++made;
    }
  }
  if (made > 0) note(frame, predicate.head, "fired");
}

// "Called for Peru to be expelled": whoever stands behind "for" does nothing of it.
bool FrameMatcher::undergoes(const Predicate& predicate, const Party& party) const {
  const Tree& tree = reader_.tree();
  const auto act = tree.child(predicate.head, Relation::xcomp);
  if (!act || !tree.child(*act, Relation::aux_pass) || one_of(tree.lemma(*act), {"prepare", "represent"}))
    return false;
  for (const std::uint32_t child : tree.children(predicate.head))
    if (tree.relation(child) == Relation::obl && tree.preposition(child) == "for" && child < *act &&
        tree.below(party.token, child))
      return true;
  return false;
}

// "Witkoff and Kushner held talks with Umerov": the other side is named.
bool FrameMatcher::with_others(const Predicate& predicate, const std::vector<Party>& all) const {
  constexpr TypeSet kAgents = 0xff & ~(type_bit(ActorType::place) | type_bit(ActorType::event));
  const Tree& tree = reader_.tree();
  // ", with X as host", "together with X", "with X looking on": X is only there
  const auto only_there = [&](std::uint32_t head) {
    std::uint32_t with = head;
    while (with > 0 && tree.lemma(with) != "with") --with;
    if (with > 0 && one_of(tree.token(with - 1).form, {",", "together", "along"})) return true;
    const auto children = tree.children(head);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return tree.relation(child) == Relation::acl && tree.token(child).xpos == "VBG";
    });
  };
  const auto another = [&](std::uint32_t head) {
    if (only_there(head)) return false;
    const std::vector<Party> parties = participants_.parties(head, kAgents);
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
      return std::none_of(all.begin(), all.end(), [&](const Party& one) { return one.chain == party.chain; });
    });
  };
  return std::any_of(predicate.arguments.begin(), predicate.arguments.end(), [&](const Argument& argument) {
    if (argument.slot == SlotKind::obl && argument.preposition == "with" && another(argument.head))
      return true;
    if (argument.slot != SlotKind::obj) return false;
    const auto children = tree.children(argument.head);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return tree.relation(child) == Relation::nmod && tree.preposition(child) == "with" && another(child);
    });
  });
}

// "Rubio, Bessent and China's Wang Yi met": two of one state met with a third, not each other. "Talks led by
// Witkoff and Kushner": envoys of one state talk to others, unless one of them leads a party of his own.
bool FrameMatcher::colleagues(const Frame& frame, const ClaimCandidate& pair,
                              const std::vector<Party>& all) const {
  const std::vector<Chain>& chains = participants_.document().chains;
  const Chain &one = chains[pair.subject.chain], &other = chains[pair.object.chain];
  if (one.type != ActorType::person || other.type != ActorType::person || one.country.empty() ||
      one.country != other.country)
    return false;
  const bool third = std::any_of(all.begin(), all.end(), [&](const Party& party) {
    const std::string& state = chains[party.chain].country;
    return !state.empty() && state != one.country;
  });
  if (third) return true;
  const auto serves = [](const Chain& person) {
    const std::string last = person.role.substr(person.role.find_last_of(' ') + 1);
    if (last.empty()) return !person.recognised.empty();
    return !one_of(last, {"candidate", "chairman", "chief", "commander", "leader", "rival"});
  };
  const bool talks =
      std::any_of(frame.constraints.begin(), frame.constraints.end(), [](const Constraint& told) {
        return told.kind == Constraint::Kind::words && told.slot.kind == SlotKind::obj &&
               std::binary_search(told.words.begin(), told.words.end(), "talk");
      });
  return frame.event_class == "CONSULT" && talks && serves(one) && serves(other);
}

// "A senator called for sanctions on": states impose them, persons ask for them.
bool FrameMatcher::asked_of_others(const Frame& frame, std::uint32_t act, const Party& asks) const {
  const Tree& tree = reader_.tree();
  if (frame.part != PartOfSpeech::noun || frame.event_class != "SANCTION" || frame.head == "boycott" ||
      tree.relation(act) != Relation::obl ||
      participants_.document().chains[asks.chain].type != ActorType::person)
    return false;
  const Attitude* row = reader_.attitude_over(static_cast<std::uint32_t>(tree.head(act)), act);
  return row != nullptr && row->status == Status::demanded && !row->actor;
}

// "The Minister for Basic Industry", "the Minister of Foreign Affairs": a body's name by its looks.
bool FrameMatcher::portfolio(const Frame& frame, std::uint32_t office, const Party& body) const {
  const Tree& tree = reader_.tree();
  const Chain& chain = participants_.document().chains[body.chain];
  if (frame.event_class != "ROLE" || chain.type != ActorType::organization || !chain.recognised.empty() ||
      tree.lemma(office) != "minister" || tree.head(body.token) != static_cast<std::int32_t>(office) ||
      tree.relation(body.token) != Relation::nmod)
    return false;
  const std::string_view behind = tree.preposition(body.token);
  return behind == "for" || behind == "of";
}

// "Neither Kosovo nor Serbia has given its consent": nobody withholds from the other what is its own.
bool FrameMatcher::of_their_own(const Frame& frame, std::uint32_t act, const Party& owner) const {
  const Tree& tree = reader_.tree();
  if (frame.event_class != "REJECT" || frame.part != PartOfSpeech::verb) return false;
  const Mention* mention = nullptr;
  const std::int32_t at = participants_.document().mention_at[owner.token];
  if (at >= 0) mention = &participants_.document().mentions[static_cast<std::size_t>(at)];
  return mention != nullptr && mention->kind == MentionKind::pronoun &&
         tree.relation(owner.token) == Relation::nmod_poss && tree.head(owner.token) != kRoot &&
         tree.head(tree.head(owner.token)) == static_cast<std::int32_t>(act) &&
         one_of(tree.lemma(act), {"deny", "refuse", "retract", "revoke", "withdraw", "withhold"});
}

// What a state owns and sends out: no part of it that is a member of anything.
bool FrameMatcher::of_thing(std::uint32_t owner) const {
  const Tree& tree = reader_.tree();
  if (tree.head(owner) == kRoot) return false;
  return one_of(tree.lemma(static_cast<std::uint32_t>(tree.head(owner))),
                {"aircraft", "boat", "drone", "helicopter", "jet", "missile", "plane", "ship", "tank",
                 "tanker", "vessel", "warplane", "warship"});
}

// "condemned the invasion of Ukraine": Ukraine is not accused. But "sought the arrest of Carlos Ramon".
bool FrameMatcher::sufferer(const Frame& frame, std::uint32_t named) const {
  // Of those that reject, "upheld his conviction" is against him.
  const bool judges = frame.event_class == "ACCUSE" || frame.event_class == "PROTEST" ||
                      (frame.event_class == "REJECT" && one_of(frame.head, {"accept", "oppose", "reject"}));
  if (frame.part != PartOfSpeech::verb || !judges) return false;
  const Tree& tree = reader_.tree();
  const ClaimLexicon& lexicon = reader_.lexicon();
  while (tree.relation(named) == Relation::conj) named = static_cast<std::uint32_t>(tree.head(named));
  if (tree.relation(named) != Relation::nmod || tree.preposition(named) != "of" ||
      !lexicon.done_to(tree.lemma(static_cast<std::uint32_t>(tree.head(named)))))
    return false;
  return std::none_of(frame.constraints.begin(), frame.constraints.end(), [&](const Constraint& constraint) {
    return constraint.kind == Constraint::Kind::words &&
           std::all_of(constraint.words.begin(), constraint.words.end(),
                       [&](const std::string& word) { return lexicon.done_to(word); });
  });
}

// Nobody of `others`, who stand on the other side, is meant by the very words that name them: in "A and B
// want to stay" neither wants the other to.
FrameMatcher::Filled FrameMatcher::fill(const Frame& frame, const Side& side, const Predicate& predicate,
                                        const Filled* others) const {
  Filled filled;
  for (const Slot& slot : side.slots) {
    const std::vector<Argument> fillers = reader_.fillers(predicate, slot);
    if (slot.kind == SlotKind::self) {
      fill_self(side, predicate, fillers, filled);
    } else {
      for (const Argument& filler : fillers) {
        if (!filled.parties.empty() && filler.found > filled.found) break;  // surer ones are there
        if (&side == &frame.object && sufferer(frame, filler.head)) continue;
        if (&side == &frame.object && shares(slot) && joins_in(predicate, filler.head)) continue;
        std::vector<Party> parties = participants_.parties(filler.head, side.types);
        if (others != nullptr)
          std::erase_if(parties, [&](const Party& party) {
            return std::any_of(others->parties.begin(), others->parties.end(),
                               [&](const Party& other) { return other.token == party.token; });
          });
        take(std::move(parties), filler.found, filled);
        if (filled.parties.empty() && shares(slot) && holds(side.types, ActorType::country)) {
          // "a deal with Somaliland": a territory that nobody calls a state deals like one.
          take(participants_.territories(filler.head), filler.found, filled);
        }
        if (!filled.parties.empty() || !each_other(filler.head)) continue;
        // "accused each other": all who do it have it done to them by the others.
        for (const Argument& doer : reader_.fillers(predicate, Slot{SlotKind::nsubj, {}, nullptr}))
          take(participants_.parties(doer.head, side.types), doer.found, filled);
      }
    }
    if (!filled.parties.empty()) break;
  }
  return filled;
}

// "Met Manele together with Peters": Peters is at the doer's side, Manele at the other.
bool FrameMatcher::joins_in(const Predicate& predicate, std::uint32_t with) const {
  constexpr TypeSet kAgents = 0xff & ~(type_bit(ActorType::place) | type_bit(ActorType::event));
  if (!in_company(reader_.tree(), with)) return false;
  return std::any_of(predicate.arguments.begin(), predicate.arguments.end(), [&](const Argument& argument) {
    return argument.slot == SlotKind::obj && !participants_.parties(argument.head, kAgents).empty();
  });
}

// "The foreign ministers of Greece and Turkey met": where one phrase stands for several, they are the
// parties.
FrameMatcher::Filled FrameMatcher::sides(const Side& side, const Predicate& predicate) const {
  Filled filled;
  for (const Slot& slot : side.slots) {
    for (const Argument& filler : reader_.fillers(predicate, slot))
      take(participants_.sides(filler.head, side.types), filler.found, filled);
  }
  return filled;
}

bool FrameMatcher::each_other(std::uint32_t token) const {
  const Tree& tree = reader_.tree();
  const auto pair_at = [&](std::uint32_t first) {
    const std::string& one = tree.lemma(first);
    const std::string& two = tree.lemma(first + 1);
    return (one == "each" && two == "other") || (one == "one" && two == "another");
  };
  // "both sides blamed the other"
  const bool the_other = token > 0 && tree.lemma(token) == "other" && tree.lemma(token - 1) == "the";
  return the_other || (token + 1 < tree.size() && pair_at(token)) || (token > 0 && pair_at(token - 1));
}

// The noun's own chain if it has a name, else that of what it stands beside: parsers hang an apposition on
// the wrong name more often than chains are wrong.
void FrameMatcher::fill_self(const Side& side, const Predicate& predicate,
                             const std::vector<Argument>& fillers, Filled& filled) const {
  const bool plural = reader_.tree().token(predicate.head).xpos.ends_with('S');
  Filled first;
  for (const Argument& filler : fillers) {
    std::vector<Party> parties = plural ? participants_.parties(filler.head, side.types)
                                        : participants_.parties_at(filler.head, side.types);
    std::erase_if(parties, [](const Party& party) { return party.represented; });
    if (plural) std::erase_if(parties, [&](const Party& party) { return other_kind(predicate.head, party); });
    if (parties.empty()) continue;
    if (participants_.has_name(parties.front().chain)) return take(std::move(parties), filler.found, filled);
    if (first.parties.empty()) take(std::move(parties), filler.found, first);
  }
  filled = std::move(first);
}

// "Supporters and opponents of the king": the latter are no supporters.
bool FrameMatcher::other_kind(std::uint32_t noun, const Party& party) const {
  const Tree& tree = reader_.tree();
  if (party.token == noun || tree.relation(party.token) != Relation::conj ||
      tree.head(party.token) != static_cast<std::int32_t>(noun))
    return false;
  const std::int32_t at = participants_.document().mention_at[party.token];
  return at >= 0 &&
         participants_.document().mentions[static_cast<std::size_t>(at)].kind == MentionKind::description;
}

void FrameMatcher::take(std::vector<Party> parties, Found found, Filled& filled) {
  if (parties.empty()) return;
  filled.found = std::max(filled.found, found);
  for (Party& party : parties) {
    const bool known = std::any_of(filled.parties.begin(), filled.parties.end(),
                                   [&](const Party& other) { return other.chain == party.chain; });
    if (!known) filled.parties.push_back(party);
  }
}

// Why nobody stands in a slot: nothing fills it, or what fills it is no actor of the right type.
std::string FrameMatcher::vacancy(const Side& side, const Predicate& predicate) const {
  if (steps_ == nullptr) return {};
  std::string words;
  for (const Slot& slot : side.slots) {
    for (const Argument& filler : reader_.fillers(predicate, slot)) {
      words += (words.empty() ? "" : ", ") + reader_.tree().token(filler.head).form;
    }
  }
  return words.empty() ? "nothing stands there" : words + " is no actor of a fitting type";
}

// Nobody stands on one side, and nothing either that would be somebody else.
void FrameMatcher::keep_half(const Frame& frame, const Predicate& predicate, const Filled& subjects,
                             const Filled& objects) const {
  const bool subject_missing = subjects.parties.empty();
  if (frame.reciprocal || (subject_missing && objects.parties.empty())) return;
  const Side& missing = subject_missing ? frame.subject : frame.object;
  const bool vacant = std::all_of(missing.slots.begin(), missing.slots.end(),
                                  [&](const Slot& slot) { return reader_.fillers(predicate, slot).empty(); });
  if (!vacant) return;
  const Filled& known = subject_missing ? objects : subjects;
  halves_->push_back(
      {&frame, predicate.head, subject_missing, known.parties, known.found, label_of(frame, predicate)});
}

void FrameMatcher::note(const Frame& frame, std::uint32_t token, std::string outcome) const {
  if (steps_ == nullptr) return;
  steps_->push_back({reader_.tree().sentence(token), token, frame.id, std::move(outcome)});
}

}  // namespace kg::ingest
