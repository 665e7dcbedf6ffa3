#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/claims/makers.h"
#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kAny = 0xff;
constexpr TypeSet kAgents = kAny & ~(type_bit(ActorType::place) | type_bit(ActorType::event));
constexpr TypeSet kTopics = kAgents | type_bit(ActorType::event);
// Of states and bodies almost all that is said is of a sharper class: who says what they do rarely speaks on
// them.
constexpr TypeSet kSpokenOf =
    type_bit(ActorType::person) | type_bit(ActorType::people) | type_bit(ActorType::event);

constexpr std::array<std::string_view, 7> kCourts{"court",  "tribunal", "judge",     "jury",
                                                  "jurors", "chamber",  "magistrate"};

bool warns(std::string_view verb) { return one_of(verb, {"caution", "warn"}); }

// The row of a verb that introduces what somebody says; nullptr if it is none.
const Attitude* saying(const PropositionReader& reader, std::uint32_t verb) {
  const std::string& lemma = reader.tree().lemma(verb);
  for (const Attitude* row : reader.lexicon().attitudes(lemma, PartOfSpeech::verb)) {
    if ((!row->status && reports(*row)) || (warns(lemma) && row->speaker && row->status == Status::possible))
      return row;
  }
  return nullptr;
}

constexpr std::uint32_t kNowhere = 0xffffffff;  // no token

// That somebody told another something, at this verb.
bool tells(const ClaimCandidate& candidate, std::uint32_t verb) {
  return candidate.event_class == "CONSULT" && candidate.trigger == verb;
}

// Whether the two are tied, otherwise than by being told something at this verb.
bool tied(const std::vector<ClaimCandidate>& candidates, std::uint32_t a, std::uint32_t b,
          std::uint32_t telling) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const ClaimCandidate& candidate) {
    if (tells(candidate, telling)) return false;
    const bool forward = candidate.subject.chain == a && candidate.object.chain == b;
    return forward || (candidate.subject.chain == b && candidate.object.chain == a);
  });
}

struct Rule {
  const char* id;
  const char* event_class;
  const char* label;
  double prior;
};
constexpr Rule kAbout{"statement.about", "STATEMENT", "speaks on", 0.6};
constexpr Rule kAnnounced{"statement.announced", "STATEMENT", "announces", 0.5};
constexpr Rule kSubject{"statement.subject", "STATEMENT", "speaks on", 0.5};
constexpr Rule kTarget{"statement.target", "STATEMENT", "speaks on", 0.5};
constexpr Rule kDemand{"statement.demand", "REQUEST", "makes demands on", 0.6};
constexpr Rule kWrong{"statement.wrong", "ACCUSE", "accuses", 0.6};
constexpr Rule kBad{"statement.bad", "ACCUSE", "criticises", 0.6};
constexpr Rule kGood{"statement.good", "SUPPORT", "praises", 0.6};
constexpr Rule kFound{"statement.found", "REJECT", "finds against", 0.6};
constexpr Rule kWhy{"statement.why", "ACCUSE", "criticises", 0.6};
constexpr Rule kWarned{"statement.warned", "THREATEN", "warns", 0.6};

// Says what one speaker speaks on, in one sentence.
class StatementMaker {
 public:
  StatementMaker(const Sources& sources, const OfficesHeld& held, const Party& speaker,
                 std::vector<ClaimCandidate>& candidates)
      : sources_(sources),
        held_(held),
        tree_(sources.reader.tree()),
        speaker_(speaker),
        candidates_(candidates) {}

  // Of a verb of saying: what it is "about", and what is said.
  void said(std::uint32_t verb, const Attitude& row) {
    trigger_ = verb;
    blames_ = !row.negates && !one_of(tree_.lemma(verb), {"confirm", "find", "report", "reveal"});
    warning_ = warns(tree_.lemma(verb));
    finds_ = one_of(tree_.lemma(verb), {"conclude", "declare", "find", "hold", "rule"}) && judges();
    blames_ = blames_ || finds_;
    const Predicate* predicate = sources_.reader.predicate(verb);
    for (const Argument& argument : predicate->arguments) {
      if (argument.slot == SlotKind::obl && !warning_ && one_of(argument.preposition, {"about", "of"})) {
        about(verb, argument.head);
      } else if (argument.slot == SlotKind::obj && tree_.lemma(verb) == "announce") {
        speak_on(argument.head, kTopics, kAnnounced);
        for (const std::uint32_t owner : owners(argument.head)) speak_on(owner, kTopics, kAnnounced);
      } else if (argument.slot == SlotKind::ccomp) {
        contents(argument.head);
      }
    }
    if (aside(verb)) contents(static_cast<std::uint32_t>(tree_.head(verb)));
  }

  // Of a clause inside quotation marks, whose verb of saying stands in another sentence.
  // In an interview only what blames, praises or demands: who is asked speaks on much.
  void quoted(std::uint32_t clause) {
    trigger_ = clause;
    quoted_ = true;
    answer_ = sources_.quotes.answered(clause);
    contents(clause);
  }

  // "asked why Peru had not acted": whoever asks that of others blames them, be it his own government.
  void asked_why(std::uint32_t verb, std::uint32_t clause) {
    const std::int32_t subject = sources_.reader.surface_subject(clause);
    if (subject < 0 || tree_.token(static_cast<std::uint32_t>(subject)).xpos == "PRP") return;
    trigger_ = verb;
    speak_on(static_cast<std::uint32_t>(subject), kAgents, kWhy);
  }

  // "said he would arrest him if he ran": who is to keep from it is warned.
  void warned_of(std::uint32_t verb, std::uint32_t whom) {
    trigger_ = verb;
    speak_on(whom, kAgents, kWarned);
  }

  // "threatened to leave unless Peru pays": what Peru would have to do is asked of it.
  void asked_of(std::uint32_t verb, std::uint32_t whom) {
    trigger_ = verb;
    const std::size_t before = candidates_.size();
    speak_on(whom, kAgents, kDemand);
    if (!one_of(tree_.lemma(verb), {"threaten", "warn"})) return;
    for (std::size_t i = before, made = candidates_.size(); i < made; ++i) {
      ClaimCandidate threat = candidates_[i];
      threat.rule = kWarned.id;
      threat.event_class = kWarned.event_class;
      threat.label = kWarned.label;
      candidates_.push_back(std::move(threat));
    }
  }

 private:
  // "We cannot force them," he said: what is said governs the verb of saying.
  bool aside(std::uint32_t verb) const {
    if (tree_.relation(verb) != Relation::parataxis || tree_.child(verb, Relation::ccomp)) return false;
    const std::uint32_t above = static_cast<std::uint32_t>(tree_.head(verb));
    for (std::uint32_t i = std::min(verb, above); i < std::max(verb, above); ++i) {
      if (tree_.token(i).form == ";") return false;
    }
    return true;
  }

  // "It hinders us," he said of the pact: what is said is said of it.
  void about(std::uint32_t verb, std::uint32_t topic) {
    std::optional<std::uint32_t> clause = tree_.child(verb, Relation::ccomp);
    if (!clause && aside(verb)) clause = static_cast<std::uint32_t>(tree_.head(verb));
    if (clause) {
      const std::int32_t subject = sources_.reader.surface_subject(*clause);
      const Predicate* act = sources_.reader.predicate(*clause);
      if (subject >= 0 && tree_.pronoun(static_cast<std::uint32_t>(subject))) {
        if (act != nullptr && wrong(*act)) return speak_on(topic, kTopics, kWrong);
        if (judged(*clause, topic)) return;
      }
    }
    speak_on(topic, kAny, kAbout);
  }

  // A clause, and those that are joined to it: "No one was hurt, he says, and Iran stands down".
  void contents(std::uint32_t clause) {
    content(clause);
    for (const std::uint32_t child : tree_.children(clause)) {
      const bool own = tree_.child(child, Relation::nsubj) || tree_.child(child, Relation::nsubj_pass);
      if (tree_.relation(child) == Relation::conj && own && !parted(clause, child) &&
          saying(sources_.reader, child) == nullptr)
        content(child);
    }
  }

  bool parted(std::uint32_t a, std::uint32_t b) const {
    for (std::uint32_t i = a; i < b; ++i) {
      if (tree_.token(i).form == ";") return true;
    }
    return false;
  }

  // "it was Peru that broke the truce": who is singled out is blamed, but for what does him credit.
  bool singled_out(std::uint32_t clause) {
    const auto it = tree_.child(clause, Relation::nsubj);
    if (!it || tree_.lemma(*it) != "it" || !tree_.child(clause, Relation::cop) || !tree_.noun(clause))
      return false;
    for (const std::uint32_t child : tree_.children(clause)) {
      if (tree_.relation(child) != Relation::relcl && tree_.relation(child) != Relation::acl) continue;
      const Predicate* act = sources_.reader.predicate(child);
      if (act == nullptr || act->part != PartOfSpeech::verb || own_side(clause)) return false;
      const bool credit = one_of(tree_.lemma(child), {"agree", "bring", "build", "call", "end", "help",
                                                      "invent", "make", "propose", "rescue", "save", "win"});
      if (blames_ && !warning_ && !credit) speak_on(clause, kAgents, finds_ ? kFound : kWrong);
      speak_on(clause, kSpokenOf, kSubject);
      return true;
    }
    return false;
  }

  // A court, or somebody who sits in one.
  bool judges() const {
    const Chain& speaker = sources_.document.chains[speaker_.chain];
    const auto of_court = [](std::string text) {
      for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      return std::any_of(kCourts.begin(), kCourts.end(),
                         [&](std::string_view word) { return text.find(word) != std::string::npos; });
    };
    return of_court(speaker.name) || of_court(speaker.role);
  }

  // Whom the clause is about: its subject; where that is the speaker's own side ("we", his own state), whom
  // it acts on.
  void content(std::uint32_t clause) {
    if (singled_out(clause)) return;
    std::int32_t subject = sources_.reader.surface_subject(clause);
    if (subject < 0 && tree_.child(clause, Relation::expl)) {
      if (const auto thing = tree_.child(clause, Relation::nsubj))
        subject = static_cast<std::int32_t>(*thing);
    }
    if (subject < 0) return;
    const std::uint32_t head = static_cast<std::uint32_t>(subject);
    const Predicate* predicate = sources_.reader.predicate(clause);
    if (!own_side(head)) {
      if (warning_) return warned(clause, head);
      if (!blames_) {
        // to deny or to report a wrong is not to blame for it
      } else if (demands(clause) || insisted(clause)) {
        speak_on(head, kAgents, kDemand);
      } else if (predicate != nullptr && wrong(*predicate)) {
        for (const Argument& doer : predicate->arguments) {
          if (doer.slot == SlotKind::nsubj && !reports_own_forces(*predicate, doer.head))
            speak_on(doer.head, kAgents, finds_ ? kFound : kWrong);
        }
      } else if (lacks_right(clause)) {
        speak_on(head, kAgents, finds_ ? kFound : kBad);
      } else if (!finds_) {
        judged(clause, head);
      }
      speak_on(head, kSpokenOf, kSubject);
      if (sources_.participants.parties(head, kAny).empty()) {
        for (const std::uint32_t owner : owners(head)) speak_on(owner, kSpokenOf, kSubject);
      }
      return;
    }
    if (predicate == nullptr || warning_) return;
    if (blames_ && predicate->passive &&
        sources_.reader.lexicon().wrong(tree_.lemma(clause))) {  // "said he had been betrayed by Peru"
      for (const Argument& doer : predicate->arguments) {
        if (doer.slot == SlotKind::nsubj) speak_on(doer.head, kAgents, finds_ ? kFound : kWrong);
      }
      return;
    }
    for (const Argument& argument : predicate->arguments) {
      const bool target = argument.slot == SlotKind::obj || argument.slot == SlotKind::iobj ||
                          (argument.slot == SlotKind::obl &&
                           one_of(argument.preposition, {"about", "of", "on", "over", "with"}));
      if (target) speak_on(argument.head, kAgents, kTarget);
    }
  }

  // "is a crime", "was a victory for peace": whoever is called so is blamed or praised; of what belongs to
  // somebody, its owner too.
  bool judged(std::uint32_t clause, std::uint32_t subject) {
    if (!tree_.child(clause, Relation::cop) || denied(clause)) return false;
    const ClaimLexicon& lexicon = sources_.reader.lexicon();
    const std::string& lemma = tree_.lemma(clause);
    const Rule* rule = lexicon.bad(lemma) ? &kBad : lexicon.good(lemma) ? &kGood : nullptr;
    if (rule == nullptr) return false;
    const std::size_t before = candidates_.size();
    speak_on(subject, kTopics, *rule);
    if (!suffered(subject)) {
      for (const std::uint32_t owner : owners(subject)) speak_on(owner, kAgents, *rule);
    }
    return candidates_.size() != before;
  }

  // "Navalny's murder": whose it is has it done to him.
  bool suffered(std::uint32_t act) const {
    const auto& frames = sources_.reader.lexicon().frames(tree_.lemma(act), PartOfSpeech::noun);
    return std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
      return std::any_of(frame->object.slots.begin(), frame->object.slots.end(), [](const Slot& slot) {
        return slot.kind == SlotKind::poss || slot.kind == SlotKind::of;
      });
    });
  }

  // "warned that Fiji could be suspended", "that Russia's economy would suffer": whom the harm would befall.
  void warned(std::uint32_t clause, std::uint32_t subject) {
    const auto ahead =
        std::any_of(tree_.children(clause).begin(), tree_.children(clause).end(), [&](std::uint32_t child) {
          return tree_.relation(child) == Relation::aux && tree_.token(child).xpos == "MD";
        });
    if (!ahead) return;
    warn(subject);
    for (const std::uint32_t owner : owners(subject)) warn(owner);
  }

  // Nobody warns his own forces.
  void warn(std::uint32_t head) {
    const std::vector<Chain>& chains = sources_.document.chains;
    for (const Party& party : sources_.participants.parties(head, kAgents)) {
      if (!chains[party.chain].country.empty() &&
          chains[party.chain].country == chains[speaker_.chain].country)
        return;
    }
    speak_on(head, kAgents, kWarned);
  }

  // Whose something is: "China's conduct", "American ships", "sectors of Russia's economy".
  std::vector<std::uint32_t> owners(std::uint32_t noun) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t child : tree_.children(noun)) {
      const Relation relation = tree_.relation(child);
      const bool of = relation == Relation::nmod && tree_.preposition(child) == "of";
      if (of || relation == Relation::nmod_poss || relation == Relation::amod ||
          relation == Relation::compound) {
        found.push_back(child);
        if (!of || sources_.document.mention_at[child] >= 0) continue;
        for (const std::uint32_t further : owners(child)) found.push_back(further);
      }
    }
    return found;
  }

  // "Myanmar must let aid in": a demand on whoever must.
  bool demands(std::uint32_t clause) const {
    bool subject = false;
    for (const std::uint32_t child : tree_.children(clause)) {
      // "should Iran attack" is a condition
      if (tree_.relation(child) == Relation::nsubj || tree_.relation(child) == Relation::nsubj_pass)
        subject = true;
      if (subject && tree_.relation(child) == Relation::aux &&
          one_of(tree_.lemma(child), {"must", "should", "ought"}))
        return true;
    }
    return false;
  }

  // "insisted that Peru withdraw": the bare verb of one who is neither "I" nor "you".
  bool insisted(std::uint32_t clause) const {
    const auto subject = tree_.child(clause, Relation::nsubj);
    const std::string& tag = tree_.token(clause).xpos;
    return tree_.lemma(trigger_) == "insist" && subject && tree_.token(*subject).xpos == "NNP" &&
           (tag == "VB" || tag == "VBP") && !tree_.child(clause, Relation::aux) &&
           !tree_.child(*subject, Relation::conj);
  }

  // "has no mandate", "had no right to rule".
  bool lacks_right(std::uint32_t clause) const {
    const auto lacked = tree_.child(clause, Relation::obj);
    if (tree_.lemma(clause) != "have" || !lacked ||
        !one_of(tree_.lemma(*lacked), {"authority", "legitimacy", "mandate", "right", "shame"}))
      return false;
    const auto no = tree_.child(*lacked, Relation::det);
    return no && tree_.lemma(*no) == "no";
  }

  bool denied(std::uint32_t clause) const {
    return std::any_of(tree_.children(clause).begin(), tree_.children(clause).end(),
                       [&](std::uint32_t child) {
                         return one_of(tree_.lemma(child), {"not", "n't", "n’t", "never", "no"}) ||
                                tree_.token(child).xpos == "MD" ||
                                tree_.token(child).form == "longer";  // "is no longer welcome"
                       });
  }

  // Whether the act speaks against its doer, and is said to have been done.
  bool wrong(const Predicate& act) const {
    if (act.part != PartOfSpeech::verb || denied(act.head)) return false;
    const ClaimLexicon& lexicon = sources_.reader.lexicon();
    if (lexicon.wrong(tree_.lemma(act.head)) || breaks_faith(act)) return true;
    const auto& frames = lexicon.frames(tree_.lemma(act.head), PartOfSpeech::verb);
    return std::any_of(frames.begin(), frames.end(), [&](const Frame* frame) {
      return (frame->event_class == "ASSAULT" || frame->event_class == "COERCE") &&
             frame->constraints.empty();
    });
  }

  // "had broken the law", "took our people hostage".
  bool breaks_faith(const Predicate& act) const {
    const bool breaks = tree_.lemma(act.head) == "break";
    if (!breaks && tree_.lemma(act.head) != "take") return false;
    return std::any_of(act.arguments.begin(), act.arguments.end(), [&](const Argument& argument) {
      const std::string& noun = tree_.lemma(argument.head);
      if (!breaks) return noun == "hostage";
      return argument.slot == SlotKind::obj &&
             one_of(noun, {"accord",     "agreement",  "armistice", "ceasefire", "cease-fire",
                           "commitment", "convention", "deal",      "faith",     "law",
                           "oath",       "pact",       "pledge",    "promise",   "resolution",
                           "rule",       "treaty",     "truce",     "vow",       "word"});
    });
  }

  // "Putin said Russian forces were advancing" boasts; "Putin said the court betrayed him" accuses.
  bool reports_own_forces(const Predicate& act, std::uint32_t doer) const {
    if (sources_.reader.lexicon().wrong(tree_.lemma(act.head))) return false;
    const std::vector<Chain>& chains = sources_.document.chains;
    const std::string& state = chains[speaker_.chain].country;
    const std::vector<Party> parties = sources_.participants.parties(doer, kAgents);
    return !state.empty() && std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
      return chains[party.chain].country == state;
    });
  }

  bool own_side(std::uint32_t subject) const {
    if (tree_.token(subject).xpos == "PRP" && one_of(tree_.lemma(subject), {"i", "we"})) return true;
    const std::vector<Chain>& chains = sources_.document.chains;
    for (const Party& party : sources_.participants.parties(subject, kAny)) {
      const Chain& chain = chains[party.chain];
      if (party.chain == speaker_.chain) return true;
      if (chain.type == ActorType::country && !chain.country.empty() &&
          chain.country == chains[speaker_.chain].country)
        return true;
    }
    return false;
  }

  void speak_on(std::uint32_t head, TypeSet types, const Rule& rule) {
    const bool speaks_on = std::string_view(rule.event_class) == kSubject.event_class;
    if (answer_ && speaks_on) return;
    // What a state says tells what it does; its persons and bodies comment.
    if (speaks_on && sources_.document.chains[speaker_.chain].type == ActorType::country) return;
    for (const Party& topic : sources_.participants.parties(head, types)) {
      if (!known(topic.chain) || speaker_.chain == topic.chain ||
          (same_state(topic.chain) && &rule != &kWhy) ||
          held_.served.contains({speaker_.chain, topic.chain}) ||
          tied(candidates_, speaker_.chain, topic.chain, speaks_on ? kNowhere : trigger_))
        continue;
      // "told Peru that it must pay": to demand is what it was told for
      if (rule.event_class == std::string_view("REQUEST"))
        std::erase_if(candidates_, [&](const ClaimCandidate& told) {
          return tells(told, trigger_) && told.subject.chain == speaker_.chain &&
                 told.object.chain == topic.chain;
        });
      ClaimCandidate candidate;
      candidate.rule = rule.id;
      candidate.event_class = rule.event_class;
      candidate.label = rule.label;
      candidate.trigger = trigger_;
      candidate.subject = speaker_;
      candidate.object = topic;
      candidate.prior = rule.prior;
      candidate.quoted = quoted_;
      candidates_.push_back(std::move(candidate));
    }
  }

  // What has a name, or is an event that the text comes back to or calls after something: "the Minsk
  // agreement".
  bool known(std::uint32_t chain) const {
    const Chain& topic = sources_.document.chains[chain];
    if (sources_.participants.has_name(chain)) return true;
    const bool called =
        std::any_of(topic.name.begin(), topic.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return topic.type == ActorType::event && (topic.mentions.size() > 1 || called);
  }

  // A state's people speak on it in all they say.
  bool same_state(std::uint32_t topic) const {
    const std::vector<Chain>& chains = sources_.document.chains;
    return chains[topic].type == ActorType::country && !chains[topic].country.empty() &&
           chains[topic].country == chains[speaker_.chain].country;
  }

  const Sources& sources_;
  const OfficesHeld& held_;
  const Tree& tree_;
  Party speaker_;
  std::vector<ClaimCandidate>& candidates_;
  std::uint32_t trigger_ = 0;
  bool warning_ = false;
  bool blames_ = true;
  bool quoted_ = false;
  bool finds_ = false;
  bool answer_ = false;
};

// Of the actors that a phrase stands for those who can speak; whoever has no name, "a diplomat", "sources",
// is nobody's speaker on anything.
std::vector<Party> speakers(const Sources& sources, std::uint32_t head) {
  std::vector<Party> found = sources.participants.parties(head, kAgents);
  std::erase_if(found, [&](const Party& party) {
    const ActorType type = sources.document.chains[party.chain].type;
    return (type == ActorType::person || type == ActorType::people) &&
           !sources.participants.has_name(party.chain);
  });
  return found;
}

// Whether what would be done is a harm: "would arrest him if", "threatened to leave if".
bool harms(const Sources& sources, std::uint32_t act, std::uint32_t verb) {
  const Tree& tree = sources.reader.tree();
  if (!tree.verb(act)) return false;
  const std::int32_t doer = sources.reader.surface_subject(act);
  const std::int32_t speaker = sources.reader.surface_subject(verb);
  if (doer < 0 || speaker < 0 || act == verb) return false;
  if (one_of(tree.lemma(verb), {"threaten", "warn"})) return true;
  const auto children = tree.children(act);
  const bool ahead = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree.relation(child) == Relation::aux && one_of(tree.lemma(child), {"would", "will", "shall"});
  });
  const auto& rows = sources.reader.lexicon().frames(tree.lemma(act), PartOfSpeech::verb);
  return ahead && std::any_of(rows.begin(), rows.end(), [](const Frame* row) {
           return row->event_class == "ASSAULT" || row->event_class == "COERCE" ||
                  row->event_class == "SANCTION";
         });
}

// Whoever threatens, warns or says what will be "unless" another does something asks him to do it;
// who says what he will do "if" another does something warns him.
void make_conditions(const Sources& sources, const OfficesHeld& held, TokenRange sentence,
                     std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (std::uint32_t clause = sentence.begin; clause < sentence.end; ++clause) {
    const auto mark = tree.child(clause, Relation::mark);
    if (!mark || tree.relation(clause) != Relation::advcl) continue;
    const bool unless = tree.lemma(*mark) == "unless";
    if (!unless && tree.lemma(*mark) != "if") continue;
    const auto whom = tree.child(clause, Relation::nsubj);
    if (!whom) continue;
    std::int32_t above = tree.head(clause);
    const auto speaks = [&](std::uint32_t verb) {
      const auto& rows = sources.reader.lexicon().attitudes(tree.lemma(verb), PartOfSpeech::verb);
      return tree.verb(verb) && std::any_of(rows.begin(), rows.end(),
                                            [](const Attitude* row) { return row->speaker.has_value(); });
    };
    while (above != kRoot && !speaks(static_cast<std::uint32_t>(above)))
      above = tree.head(static_cast<std::uint32_t>(above));
    if (above == kRoot) continue;
    const std::uint32_t verb = static_cast<std::uint32_t>(above);
    const std::int32_t subject = sources.reader.surface_subject(verb);
    if (subject < 0 || (!unless && !harms(sources, static_cast<std::uint32_t>(tree.head(clause)), verb)))
      continue;
    for (const Party& speaker : speakers(sources, static_cast<std::uint32_t>(subject))) {
      StatementMaker maker(sources, held, speaker, candidates);
      if (unless) {
        maker.asked_of(verb, *whom);
      } else {
        maker.warned_of(verb, *whom);
      }
    }
  }
}

// "asked why", "questioned why": the clause that it introduces, if any.
std::optional<std::uint32_t> reproach(const Tree& tree, std::uint32_t verb) {
  const auto clause = tree.child(verb, Relation::ccomp);
  if (!clause || *clause < verb || !one_of(tree.lemma(verb), {"ask", "question", "wonder"}))
    return std::nullopt;
  const auto children = tree.children(*clause);
  const bool why = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return child < *clause && tree.lemma(child) == "why";
  });
  return why ? clause : std::nullopt;
}

}  // namespace

void make_statements(const Sources& sources, OfficesHeld& held, TokenRange sentence,
                     std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  for (const ClaimCandidate& candidate : candidates) {
    if (candidate.event_class == "ROLE" || candidate.event_class == "MEMBERSHIP")
      held.served.emplace(candidate.subject.chain, candidate.object.chain);
  }
  make_conditions(sources, held, sentence, candidates);
  bool said = false;
  for (std::uint32_t verb = sentence.begin; verb < sentence.end; ++verb) {
    if (!tree.verb(verb)) continue;
    const Predicate* predicate = sources.reader.predicate(verb);
    if (const auto clause = reproach(tree, verb); clause && predicate != nullptr && !predicate->passive) {
      for (const Argument& argument : sources.reader.fillers(*predicate, Slot{SlotKind::nsubj, {}, nullptr}))
        for (const Party& speaker : sources.participants.parties(argument.head, kAgents))
          StatementMaker(sources, held, speaker, candidates).asked_why(verb, *clause);
    }
    const Attitude* row = saying(sources.reader, verb);
    if (row == nullptr || sources.quotes.quoted(verb)) continue;
    said = true;
    for (const Argument& argument : sources.reader.fillers(*sources.reader.predicate(verb), *row->speaker)) {
      for (const Party& speaker : speakers(sources, argument.head))
        StatementMaker(sources, held, speaker, candidates).said(verb, *row);
    }
  }
  if (said) return;
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (tree.head(token) != kRoot || !tree.verb(token)) continue;
    const auto speaker = sources.quotes.speaker(token);
    if (!speaker) continue;
    for (const Party& party : speakers(sources, *speaker))
      StatementMaker(sources, held, party, candidates).quoted(token);
  }
}

}  // namespace kg::ingest
