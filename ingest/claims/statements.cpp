#include <algorithm>
#include <set>
#include <string>

#include "ingest/claims/makers.h"

namespace kg::ingest {
namespace {

constexpr TypeSet kAny = 0xff;
constexpr TypeSet kAgents = kAny & ~(type_bit(ActorType::place) | type_bit(ActorType::event));

bool reports(const Attitude& row) {
  return row.speaker && !row.negates && !row.status &&
         std::any_of(row.complements.begin(), row.complements.end(),
                     [](const Slot& slot) { return slot.kind == SlotKind::ccomp; });
}

// The row of a verb that introduces what somebody says; nullptr if it is none.
const Attitude* saying(const PropositionReader& reader, std::uint32_t verb) {
  for (const Attitude* row : reader.lexicon().attitudes(reader.tree().lemma(verb), PartOfSpeech::verb)) {
    if (reports(*row)) return row;
  }
  return nullptr;
}

bool tied(const std::vector<ClaimCandidate>& candidates, std::uint32_t a, std::uint32_t b) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const ClaimCandidate& candidate) {
    const bool forward = candidate.subject.chain == a && candidate.object.chain == b;
    return forward || (candidate.subject.chain == b && candidate.object.chain == a);
  });
}

// Says what somebody speaks on, for one sentence.
class StatementMaker {
 public:
  StatementMaker(const Sources& sources, std::vector<ClaimCandidate>& candidates)
      : sources_(sources), candidates_(candidates) {}

  // Of a verb of saying: what it is "about", and the clause that it embeds.
  void said(std::uint32_t verb, const Attitude& row) {
    const Predicate* predicate = sources_.reader.predicate(verb);
    std::vector<Party> speakers;
    for (const Argument& argument : sources_.reader.fillers(*predicate, *row.speaker)) {
      for (const Party& party : sources_.participants.parties(argument.head, kAgents))
        speakers.push_back(party);
    }
    keep_known(speakers);
    if (speakers.empty()) return;
    const Tree& tree = sources_.reader.tree();
    for (const Argument& argument : predicate->arguments) {
      const bool about = argument.slot == SlotKind::obl && about_.contains(argument.preposition);
      if (about)
        speak_on(verb, speakers, argument.head, kAny, {"statement.about", "STATEMENT", "speaks on", 0.6});
      if (argument.slot == SlotKind::ccomp) content(verb, speakers, argument.head);
    }
    // "We cannot force them," he said: the content governs the verb of saying.
    if (tree.relation(verb) == Relation::parataxis && !tree.child(verb, Relation::ccomp) && !parted(verb))
      content(verb, speakers, static_cast<std::uint32_t>(tree.head(verb)));
  }

  // Of a clause inside quotation marks, whose verb of saying stands in another sentence.
  void quoted(std::uint32_t clause, std::uint32_t speaker) {
    std::vector<Party> speakers = sources_.participants.parties(speaker, kAgents);
    keep_known(speakers);
    quoted_ = true;
    if (!speakers.empty()) content(clause, speakers, clause);
  }

 private:
  // Whom the clause is about: its subject; where that is the speaker's own side ("we", his own state), whom
  // it acts on.
  void content(std::uint32_t trigger, const std::vector<Party>& speakers, std::uint32_t clause) {
    const std::int32_t subject = sources_.reader.surface_subject(clause);
    if (subject < 0) return;
    const std::uint32_t head = static_cast<std::uint32_t>(subject);
    const Predicate* predicate = sources_.reader.predicate(clause);
    if (!own_side(speakers.front(), head)) {
      if (demands(clause)) {
        speak_on(trigger, speakers, head, kAgents, {"statement.demand", "REQUEST", "makes demands on", 0.6});
      } else if (predicate != nullptr && wrong(*predicate)) {
        for (const Argument& doer : predicate->arguments) {
          if (doer.slot == SlotKind::nsubj && !reports_own_forces(speakers.front(), *predicate, doer.head))
            speak_on(trigger, speakers, doer.head, kAgents, {"statement.wrong", "ACCUSE", "accuses", 0.6});
        }
      }
      return speak_on(trigger, speakers, head, kAgents | type_bit(ActorType::event),
                      {"statement.subject", "STATEMENT", "speaks on", 0.5});
    }
    if (predicate == nullptr) return;
    for (const Argument& argument : predicate->arguments) {
      const bool target = argument.slot == SlotKind::obj || argument.slot == SlotKind::iobj ||
                          (argument.slot == SlotKind::obl &&
                           (argument.preposition == "with" || about_.contains(argument.preposition)));
      if (target) {
        speak_on(trigger, speakers, argument.head, kAgents,
                 {"statement.target", "STATEMENT", "speaks on", 0.5});
      }
    }
  }

  // Whether a semicolon stands between a verb and the one that it hangs on.
  bool parted(std::uint32_t verb) const {
    const Tree& tree = sources_.reader.tree();
    const std::uint32_t above = static_cast<std::uint32_t>(tree.head(verb));
    for (std::uint32_t i = std::min(verb, above); i < std::max(verb, above); ++i) {
      if (tree.token(i).form == ";") return true;
    }
    return false;
  }

  // Whoever is not named, "a diplomat", "sources", is nobody's speaker on anything.
  void keep_known(std::vector<Party>& speakers) const {
    std::erase_if(speakers, [&](const Party& party) {
      const ActorType type = sources_.document.chains[party.chain].type;
      return (type == ActorType::person || type == ActorType::people) &&
             !sources_.participants.has_name(party.chain);
    });
  }

  // "Myanmar must let aid in": a demand on whoever must.
  bool demands(std::uint32_t clause) const {
    const Tree& tree = sources_.reader.tree();
    for (const std::uint32_t child : tree.children(clause)) {
      const std::string& lemma = tree.lemma(child);
      if (tree.relation(child) == Relation::aux && (lemma == "must" || lemma == "should" || lemma == "ought"))
        return true;
    }
    return false;
  }

  // Whether the act speaks against its doer, and is said to have been done.
  bool wrong(const Predicate& act) const {
    const Tree& tree = sources_.reader.tree();
    if (act.part != PartOfSpeech::verb) return false;
    for (const std::uint32_t child : tree.children(act.head)) {
      const std::string& lemma = tree.lemma(child);
      if (lemma == "not" || lemma == "n't" || lemma == "never" || tree.token(child).xpos == "MD")
        return false;
    }
    const ClaimLexicon& lexicon = sources_.reader.lexicon();
    if (lexicon.wrong(tree.lemma(act.head))) return true;
    const auto& frames = lexicon.frames(tree.lemma(act.head), PartOfSpeech::verb);
    return std::any_of(frames.begin(), frames.end(), [&](const Frame* frame) {
      return (frame->event_class == "ASSAULT" || frame->event_class == "COERCE") &&
             frame->constraints.empty();
    });
  }

  // "Putin said Russian forces were advancing" boasts; "Putin said the court betrayed him" accuses.
  bool reports_own_forces(const Party& speaker, const Predicate& act, std::uint32_t doer) const {
    if (sources_.reader.lexicon().wrong(sources_.reader.tree().lemma(act.head))) return false;
    const std::vector<Chain>& chains = sources_.document.chains;
    const std::string& state = chains[speaker.chain].country;
    const std::vector<Party> parties = sources_.participants.parties(doer, kAgents);
    return !state.empty() && std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
      return chains[party.chain].country == state;
    });
  }

  bool own_side(const Party& speaker, std::uint32_t subject) const {
    if (sources_.reader.tree().token(subject).xpos == "PRP") {
      const std::string& word = sources_.reader.tree().lemma(subject);
      if (word == "we" || word == "i") return true;
    }
    const std::vector<Chain>& chains = sources_.document.chains;
    for (const Party& party : sources_.participants.parties(subject, kAny)) {
      const Chain& chain = chains[party.chain];
      if (party.chain == speaker.chain) return true;
      if (chain.type == ActorType::country && !chain.country.empty() &&
          chain.country == chains[speaker.chain].country)
        return true;
    }
    return false;
  }

  struct Rule {
    const char* id;
    const char* event_class;
    const char* label;
    double prior;
  };

  void speak_on(std::uint32_t trigger, const std::vector<Party>& speakers, std::uint32_t head, TypeSet types,
                const Rule& rule) {
    for (const Party& topic : sources_.participants.parties(head, types)) {
      if (!sources_.participants.has_name(topic.chain)) continue;
      for (const Party& speaker : speakers) {
        if (speaker.chain == topic.chain || same_state(speaker.chain, topic.chain) ||
            tied(candidates_, speaker.chain, topic.chain))
          continue;
        ClaimCandidate candidate;
        candidate.rule = rule.id;
        candidate.event_class = rule.event_class;
        candidate.label = rule.label;
        candidate.trigger = trigger;
        candidate.subject = speaker;
        candidate.object = topic;
        candidate.prior = rule.prior;
        candidate.quoted = quoted_;
        candidates_.push_back(std::move(candidate));
      }
    }
  }

  // A state's people speak on it in all they say.
  bool same_state(std::uint32_t speaker, std::uint32_t topic) const {
    const std::vector<Chain>& chains = sources_.document.chains;
    return chains[topic].type == ActorType::country && !chains[topic].country.empty() &&
           chains[topic].country == chains[speaker].country;
  }

  const Sources& sources_;
  std::vector<ClaimCandidate>& candidates_;
  bool quoted_ = false;
  const std::set<std::string> about_{"about", "on", "of", "over"};
};

}  // namespace

void make_statements(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates) {
  const Tree& tree = sources.reader.tree();
  StatementMaker maker(sources, candidates);
  bool said = false;
  for (std::uint32_t verb = sentence.begin; verb < sentence.end; ++verb) {
    if (!tree.verb(verb)) continue;
    const Attitude* row = saying(sources.reader, verb);
    if (row == nullptr || sources.quotes.quoted(verb)) continue;
    said = true;
    maker.said(verb, *row);
  }
  if (said) return;
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (tree.head(token) != kRoot || !tree.verb(token)) continue;
    if (const auto speaker = sources.quotes.speaker(token)) maker.quoted(token, *speaker);
  }
}

}  // namespace kg::ingest
