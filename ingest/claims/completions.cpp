#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims/makers.h"
#include "ingest/claims/one_of.h"
#include "ingest/claims/rules.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kBack = 2;  // sentences to what is praised
constexpr TypeSet kSpeakers = 0xff & ~(type_bit(ActorType::place) | type_bit(ActorType::event));

bool among(std::string_view word, const std::vector<std::string_view>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What was told of an actor, from which it follows towards whom, or by whom, an act of the class takes place.
struct Grounds {
  std::string_view act;
  std::string_view told;
  bool whoever;  // it need not have been told of the same actor
};

// The better come first.
constexpr std::array kGrounds{
    Grounds{"AID", "AID", false},           Grounds{"CONCEDE", "COERCE", false},
    Grounds{"CONCEDE", "SANCTION", false},  Grounds{"RETREAT", "RETREAT", false},
    Grounds{"RETREAT", "MOBILIZE", false},  Grounds{"RETREAT", "MOBILIZE", true},
    Grounds{"SANCTION", "SANCTION", false}, Grounds{"SANCTION", "THREATEN", false},
    Grounds{"SANCTION", "SANCTION", true},
};

// Verbs of taking part that are used without saying in what, and the events that they go with.
struct BareVerb {
  std::vector<std::string_view> verbs;
  std::vector<std::string_view> events;
  bool only_denied;  // "did not come", but "came": anywhere
};

class Completer {
 public:
  Completer(const Sources& sources, const std::vector<std::vector<ClaimCandidate>>& told)
      : sources_(sources), told_(told) {}

  // Whom the missing side stands for; nobody if the text does not tell.
  std::optional<Party> other(const HalfClaim& half, const Party& known, std::uint32_t sentence) const {
    const std::string_view act = half.frame->event_class;
    if (act == "PARTICIPATION" || half.frame->head == "abstain")
      return half.subject_missing ? std::nullopt : event_before(half);
    if (const auto found = each_other(half, known)) return found;
    if (half.subject_missing) {
      if (const auto found = own_side_of_speaker(half, known)) return found;
    }
    if (act == "SUPPORT" && !half.subject_missing) {
      if (const auto found = praised_before(half, known)) return found;
    }
    const bool may = in_power(half, known);
    if (may) {
      if (const auto found = told_before(half, known, sentence)) return found;
    }
    if (may && !half.subject_missing) {
      if (const auto found = demander(half, known, sentence)) return found;
    }
    if (!half.subject_missing && act != "ROLE" && charged(half, known, sentence)) return std::nullopt;
    const bool by_noun = half.frame->part == PartOfSpeech::noun;
    const bool named = one_of(half.frame->head, {"sanctions", "sanction", "embargo"});
    if (act == "SANCTION" && !half.subject_missing && (!by_noun || named))
      return may ? most_spoken_of(half, known) : std::nullopt;
    return implied(half, known, sentence);
  }

 private:
  // Persons, companies and ministries lift, free and impose upon whom the text says, or nobody it told of.
  bool in_power(const HalfClaim& half, const Party& known) const {
    if (half.subject_missing || !one_of(half.frame->event_class, {"CONCEDE", "SANCTION"})) return true;
    const ActorType type = sources_.document.chains[known.chain].type;
    return type == ActorType::country || type == ActorType::igo || type == ActorType::armed_group;
  }

  bool fits(const HalfClaim& half, std::uint32_t chain) const {
    const Side& side = half.subject_missing ? half.frame->subject : half.frame->object;
    return holds(side.types, sources_.document.chains[chain].type);
  }

  std::optional<Party> told_before(const HalfClaim& half, const Party& known, std::uint32_t sentence) const {
    for (const Grounds& grounds : kGrounds) {
      if (grounds.act != half.frame->event_class || (grounds.whoever && half.subject_missing)) continue;
      for (std::uint32_t back = 0; back <= sentence; ++back) {
        const std::vector<ClaimCandidate>& there = told_[sentence - back];
        for (auto told = there.rbegin(); told != there.rend(); ++told) {
          if (told->event_class != grounds.told) continue;
          const Party& same = half.subject_missing ? told->object : told->subject;
          const Party& gained = half.subject_missing ? told->subject : told->object;
          if ((!grounds.whoever && same.chain != known.chain) || gained.chain == known.chain) continue;
          const ActorType type = sources_.document.chains[gained.chain].type;
          if (grounds.whoever && grounds.act == "SANCTION" && type != ActorType::country) continue;
          if (grounds.act == "SANCTION" && one_side(known.chain, gained.chain)) continue;
          if (grounds.act == "RETREAT" && type == ActorType::place) continue;
          if (grounds.act == "AID" && accused_of(*told, known.chain, there)) continue;
          if (fits(half, gained.chain)) return gained;
          // "which barred Berisha in 2021, lifted that ban": from him
          if (back == 0 && same.chain == known.chain && grounds.act == "CONCEDE" &&
              (type == ActorType::person || type == ActorType::organization))
            return gained;
        }
      }
    }
    return std::nullopt;
  }

  // "Accused the government of withholding funds": from whom is not told, and it need be no other state.
  bool charged(const HalfClaim& half, const Party& known, std::uint32_t sentence) const {
    const Tree& tree = sources_.reader.tree();
    return std::any_of(told_[sentence].begin(), told_[sentence].end(), [&](const ClaimCandidate& told) {
      return told.event_class == "ACCUSE" && told.object.chain == known.chain &&
             told.trigger < half.trigger &&
             one_of(tree.lemma(told.trigger), {"accuse", "blame", "charge", "suspect"}) &&
             tree.below(half.trigger, told.trigger);
    });
  }

  // "Australia, accused of arming a firm, will send observers": not to the firm.
  bool accused_of(const ClaimCandidate& act, std::uint32_t doer,
                  const std::vector<ClaimCandidate>& told) const {
    const Tree& tree = sources_.reader.tree();
    return std::any_of(told.begin(), told.end(), [&](const ClaimCandidate& charge) {
      return charge.event_class == "ACCUSE" && charge.object.chain == doer && charge.trigger != act.trigger &&
             tree.below(act.trigger, charge.trigger);
    });
  }

  // "Norway welcomed the news", "offered congratulations": on the event that was spoken of last.
  std::optional<Party> praised_before(const HalfClaim& half, const Party& known) const {
    const Tree& tree = sources_.reader.tree();
    if (!one_of(half.frame->words.front(),
                {"applaud", "celebrate", "congratulation", "hail", "praise", "salute", "welcome"}))
      return std::nullopt;
    if (tree.verb(half.trigger) && !tree.child(half.trigger, Relation::obj)) return std::nullopt;
    const std::uint32_t from = tree.sentence(half.trigger) < kBack ? 0 : tree.sentence(half.trigger) - kBack;
    const std::vector<Mention>& mentions = sources_.document.mentions;
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
      if (mention->tokens.end > half.trigger || mention->chains.size() != 1) continue;
      if (tree.sentence(mention->head) < from) break;
      const std::uint32_t chain = mention->chains.front();
      if (chain != known.chain && fits(half, chain) &&
          sources_.document.chains[chain].type == ActorType::event &&
          one_of(tree.lemma(mention->head),
                 {"accord",      "agreement",  "armistice", "ceasefire",     "compromise", "deal",
                  "declaration", "election",   "exchange",  "judgment",      "memorandum", "pact",
                  "referendum",  "resolution", "ruling",    "settlement",    "summit",     "swap",
                  "talk",        "treaty",     "truce",     "understanding", "verdict",    "vote"}))
        return Party{chain, mention->head, false, true};
    }
    return std::nullopt;
  }

  // "India told Canada to withdraw its diplomats", "Manila demanded that China pay": what is demanded of one,
  // and leaves out towards whom, is towards whoever demands it; "urged both to pull back": what is demanded
  // of two, towards each other.
  std::optional<Party> demander(const HalfClaim& half, const Party& known, std::uint32_t sentence) const {
    if (!one_of(half.frame->event_class, {"CONCEDE", "RETREAT"})) return std::nullopt;
    const Tree& tree = sources_.reader.tree();
    const bool leaves = half.frame->event_class == "RETREAT";
    if (leaves && !one_of(half.frame->words.front(), {"bring", "departure", "evacuate", "leave", "pull",
                                                      "quit", "recall", "remove", "take", "withdraw"}))
      return std::nullopt;
    // A ban or a sentence that is to go is not the demander's.
    if (one_of(half.frame->words.front(), {"lend", "lift", "suspend"})) return std::nullopt;
    // "urged both to return to the table"
    if (half.frame->head == "return" && !tree.child(half.trigger, Relation::obj)) return std::nullopt;
    for (const ClaimCandidate& told : told_[sentence]) {
      if (told.event_class != "REQUEST" || told.object.chain != known.chain || told.trigger >= half.trigger ||
          told.subject.chain == known.chain || !tree.below(half.trigger, told.trigger))
        continue;
      for (const ClaimCandidate& same : told_[sentence]) {
        if (leaves && same.trigger == told.trigger && same.event_class == told.event_class &&
            same.subject.chain == told.subject.chain && !one_side(same.object.chain, known.chain) &&
            fits(half, same.object.chain))
          return same.object;
      }
      if (leaves && sources_.document.chains[told.subject.chain].type != ActorType::country) continue;
      if (fits(half, told.subject.chain)) return told.subject;
    }
    return std::nullopt;
  }

  // The state for which somebody speaks; himself if he is one, or a body without any.
  std::optional<std::uint32_t> state_of(std::uint32_t chain) const {
    const std::vector<Chain>& chains = sources_.document.chains;
    const Chain& one = chains[chain];
    if (one.type == ActorType::country || one.type == ActorType::armed_group) return chain;
    if (one.state >= 0) return static_cast<std::uint32_t>(one.state);
    if (one.country.empty()) return std::nullopt;
    for (std::uint32_t i = 0; i < chains.size(); ++i) {
      if (chains[i].type == ActorType::country && chains[i].country == one.country) return i;
    }
    return std::nullopt;
  }

  // The clause in somebody's mouth that tells of the act: its verb's own, or "there are no plans for talks
  // with", "no talks with X are planned". -1 if there is none.
  std::int32_t clause_of(const HalfClaim& half) const {
    const Tree& tree = sources_.reader.tree();
    std::uint32_t at = half.trigger;
    if (!tree.verb(at)) {
      if (!tree.noun(at) || !one_of(half.frame->event_class, {"AGREE", "CONSULT", "COOPERATE"})) return -1;
      while (tree.relation(at) == Relation::nmod && one_of(tree.preposition(at), {"about", "for", "of"}))
        at = static_cast<std::uint32_t>(tree.head(at));
      const Relation relation = tree.relation(at);
      const bool subject = relation == Relation::nsubj || relation == Relation::nsubj_pass;
      if (!subject) return -1;
      at = static_cast<std::uint32_t>(tree.head(at));
      const bool there = tree.child(at, Relation::expl).has_value();
      const bool passive = relation == Relation::nsubj_pass &&
                           one_of(tree.lemma(at), {"agree", "arrange", "conduct", "envisage", "expect",
                                                   "hold", "foresee", "plan", "reach", "schedule"});
      if (!there && !passive) return -1;
    }
    return tree.relation(at) == Relation::ccomp ? static_cast<std::int32_t>(at) : -1;
  }

  // "A US official denied that Yemen had been threatened", "said that aid to it could be stopped": what has
  // no doer and is denied, or lies in the power of the state that speaks, would be the doing of that state.
  std::optional<Party> own_side_of_speaker(const HalfClaim& half, const Party& known) const {
    const Tree& tree = sources_.reader.tree();
    const std::int32_t told = clause_of(half);
    if (told < 0) return std::nullopt;
    const std::uint32_t act = static_cast<std::uint32_t>(told);
    const std::uint32_t saying = static_cast<std::uint32_t>(tree.head(act));
    if (!tree.verb(saying)) return std::nullopt;
    const bool denying = one_of(tree.lemma(saying), {"deny", "reject", "refute"}) || act != half.trigger;
    const auto auxiliary = tree.child(act, Relation::aux);
    const bool in_power =
        auxiliary && one_of(tree.lemma(*auxiliary), {"can", "could", "may", "might", "will", "would"}) &&
        one_of(half.frame->event_class, {"CONCEDE", "SANCTION"}) &&
        one_of(tree.lemma(saying), {"add", "announce", "confirm", "hint", "promise", "say", "warn"});
    const Predicate* predicate = sources_.reader.predicate(saying);
    if ((!denying && !in_power) || predicate == nullptr) return std::nullopt;
    for (const Argument& speaker : sources_.reader.fillers(*predicate, Slot{SlotKind::nsubj, {}, nullptr})) {
      for (const Party& party : sources_.participants.parties(speaker.head, kSpeakers)) {
        const auto state = state_of(party.chain);
        if (!state || *state == known.chain || !fits(half, *state)) continue;
        const Chain& target = sources_.document.chains[known.chain];
        const std::string& country = sources_.document.chains[*state].country;
        if (!country.empty() && target.country == country) continue;  // nobody does so to his own
        return Party{*state, party.token, true, party.pronoun};
      }
    }
    return std::nullopt;
  }

  // "Both countries recalled their ambassadors": each from the other.
  std::optional<Party> each_other(const HalfClaim& half, const Party& known) const {
    if (half.subject_missing || half.known.size() != 2 || half.known[0].token != half.known[1].token ||
        !one_of(half.frame->event_class, {"RETREAT", "SANCTION"}) || half.frame->head == "leave" ||
        half.frame->part == PartOfSpeech::noun)
      return std::nullopt;
    const Party& other = half.known[half.known[0].chain == known.chain ? 1 : 0];
    if (one_side(known.chain, other.chain) || !fits(half, other.chain)) return std::nullopt;
    return other;
  }

  bool one_side(std::uint32_t a, std::uint32_t b) const {
    const std::vector<Chain>& chains = sources_.document.chains;
    return a == b || chains[a].state == static_cast<std::int32_t>(b) ||
           (!chains[a].country.empty() && chains[a].country == chains[b].country);
  }

  // The state that the text is about, beside the doer's own.
  std::optional<Party> most_spoken_of(const HalfClaim& half, const Party& known) const {
    const std::vector<Chain>& chains = sources_.document.chains;
    std::optional<Party> found;
    std::size_t most = 1;
    for (std::uint32_t i = 0; i < chains.size(); ++i) {
      if (one_side(known.chain, i) || chains[i].type != ActorType::country ||
          chains[i].mentions.size() <= most || !fits(half, i))
        continue;
      most = chains[i].mentions.size();
      found = Party{i, half.trigger, false, true};
    }
    return found;
  }

  // That state, if a row says that it may be meant, and enough speaks for it.
  std::optional<Party> implied(const HalfClaim& half, const Party& known, std::uint32_t sentence) const {
    const Implied* row = sources_.reader.lexicon().implied(*half.frame, half.subject_missing);
    if (row == nullptr || asked_of_others(half) || rejected(half) || of_nobody(half)) return std::nullopt;
    const auto state = most_spoken_of(half, known);
    if (!state || signs(half, known, state->chain, sentence) < row->signs) return std::nullopt;
    return state;
  }

  // "dismissed the criticism": it is another's.
  bool rejected(const HalfClaim& half) const {
    const Tree& tree = sources_.reader.tree();
    if (half.frame->part != PartOfSpeech::noun || tree.head(half.trigger) == kRoot) return false;
    const std::string& above = tree.lemma(static_cast<std::uint32_t>(tree.head(half.trigger)));
    const ClaimLexicon& lexicon = sources_.reader.lexicon();
    return lexicon.in_set("denies", above) || lexicon.in_set("refuses", above) ||
           lexicon.in_set("rejects", above);
  }

  // "Threatened a veto", "called for an urgent meeting": of no state.
  bool of_nobody(const HalfClaim& half) const {
    const Tree& tree = sources_.reader.tree();
    if (!one_of(half.frame->event_class, {"REQUEST", "THREATEN"}) || !tree.verb(half.trigger)) return false;
    const auto children = tree.children(half.trigger);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      const Relation relation = tree.relation(child);
      return (relation == Relation::obj || relation == Relation::obl) &&
             one_of(tree.lemma(child), {"conference", "meeting", "resignation", "session", "strike", "summit",
                                        "veto", "walkout"});
    });
  }

  // "demanded that the army free them": of whoever is to do it, though he is no actor of the text.
  bool asked_of_others(const HalfClaim& half) const {
    const Tree& tree = sources_.reader.tree();
    if (half.frame->event_class != "REQUEST") return false;
    const auto act = tree.child(half.trigger, Relation::ccomp);
    return act && tree.child(*act, Relation::nsubj) && !tree.child(*act, Relation::expl);
  }

  // What speaks for it that a state is the other side of an act.
  int signs(const HalfClaim& half, const Party& known, std::uint32_t state, std::uint32_t sentence) const {
    const std::vector<Chain>& chains = sources_.document.chains;
    const ActorType type = chains[known.chain].type;
    bool alone = true;  // no other one is spoken of half as often
    for (std::uint32_t i = 0; i < chains.size(); ++i)
      if (i != state && chains[i].type == ActorType::country && !one_side(known.chain, i))
        alone &= 2 * chains[i].mentions.size() <= chains[state].mentions.size();
    const Tree& tree = sources_.reader.tree();
    const auto& mentions = chains[state].mentions;
    const bool here = std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t mention) {
      return tree.sentence(sources_.document.mentions[mention].head) == sentence;
    });
    return (alone ? 1 : 0) + (type == ActorType::country || type == ActorType::igo ? 1 : 0) + (here ? 1 : 0) +
           (tied_last(half, known, sentence) == static_cast<std::int64_t>(state) ? 1 : 0);
  }

  // With whom the text tied somebody last by an act; -1 if with nobody.
  std::int64_t tied_last(const HalfClaim& half, const Party& known, std::uint32_t sentence) const {
    for (std::uint32_t back = 0; back <= sentence; ++back) {
      const std::vector<ClaimCandidate>& there = told_[sentence - back];
      for (auto told = there.rbegin(); told != there.rend(); ++told) {
        if (told->trigger >= half.trigger || standing(told->event_class) ||
            one_of(told->event_class, {"LOCATION", "PARTICIPATION", "STATEMENT", "VISIT"}))
          continue;
        const bool doer = told->subject.chain == known.chain;
        if (!doer && told->object.chain != known.chain) continue;
        const std::uint32_t other = doer ? told->object.chain : told->subject.chain;
        if (!one_side(known.chain, other) && fits(half, other)) return other;
      }
    }
    return -1;
  }

  bool denied(std::uint32_t verb) const {
    const Tree& tree = sources_.reader.tree();
    const auto children = tree.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return one_of(tree.lemma(child), {"not", "n't", "n’t", "never"});
    });
  }

  // "Khan did not attend", "China abstained": the event of that kind that was spoken of last.
  std::optional<Party> event_before(const HalfClaim& half) const {
    static const std::array<BareVerb, 4> kBareVerbs{
        BareVerb{{"abstain"},
                 {"resolution", "vote", "motion", "bill", "draft", "amendment", "text", "proposal"},
                 false},
        BareVerb{{"sign", "initial"},
                 {"accord", "agreement", "convention", "deal", "declaration", "document", "pact", "protocol",
                  "treaty", "truce", "ceasefire", "settlement", "compact", "charter"},
                 false},
        BareVerb{{"attend", "participate", "take", "invite", "absent", "present", "involve"},
                 {"ceremony", "conference", "congress", "exercise", "funeral", "inauguration", "meeting",
                  "negotiation", "session", "summit", "talk", "vote", "forum", "mission", "round", "wedding"},
                 false},
        BareVerb{{"come", "appear", "go"},
                 {"ceremony", "conference", "congress", "funeral", "inauguration", "meeting", "negotiation",
                  "session", "summit", "talk"},
                 true}};
    const Tree& tree = sources_.reader.tree();
    const std::string& verb = tree.lemma(half.trigger);
    for (const BareVerb& bare : kBareVerbs) {
      if (!among(verb, bare.verbs) || (bare.only_denied && !denied(half.trigger))) continue;
      const std::vector<Mention>& mentions = sources_.document.mentions;
      for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
        if (mention->tokens.end > half.trigger || mention->chains.size() != 1) continue;
        const std::uint32_t chain = mention->chains.front();
        if (sources_.document.chains[chain].type != ActorType::event) continue;
        if (mention->kind != MentionKind::pronoun && among(tree.lemma(mention->head), bare.events))
          return Party{chain, mention->head, false, true};
      }
    }
    return std::nullopt;
  }

  const Sources& sources_;
  const std::vector<std::vector<ClaimCandidate>>& told_;
};

}  // namespace

void make_completions(const Sources& sources, const std::vector<std::vector<HalfClaim>>& halves,
                      std::vector<std::vector<ClaimCandidate>>& candidates) {
  const Tree& tree = sources.reader.tree();
  const Completer completer(sources, candidates);
  std::vector<std::vector<ClaimCandidate>> completed(candidates.size());
  for (std::uint32_t sentence = 0; sentence < halves.size(); ++sentence) {
    for (const HalfClaim& half : halves[sentence]) {
      // "the sanctions committee": no act; "let them talk": of anybody
      if (tree.relation(half.trigger) == Relation::compound || half.frame->head == "let") continue;
      const auto at_same_word = [&](const ClaimCandidate& other) { return other.trigger == half.trigger; };
      if (std::any_of(candidates[sentence].begin(), candidates[sentence].end(), at_same_word)) continue;
      if (std::any_of(
              completed[sentence].begin(), completed[sentence].end(),
              [&](const ClaimCandidate& other) { return at_same_word(other) && other.frame != half.frame; }))
        continue;
      for (const Party& known : half.known) {
        const auto other = completer.other(half, known, sentence);
        if (!other || other->chain == known.chain) continue;
        // "demanded that Peru apologise": that it should yield is what the demand says
        const ClaimCandidate* told = act_between(candidates[sentence], known.chain, other->chain);
        if (half.frame->event_class == "CONCEDE" && told != nullptr && told->event_class == "REQUEST")
          continue;
        ClaimCandidate candidate;
        candidate.frame = half.frame;
        candidate.rule = "completed." + half.frame->event_class;
        candidate.event_class = half.frame->event_class;
        candidate.label = half.label;
        candidate.trigger = half.trigger;
        candidate.subject = half.subject_missing ? *other : known;
        candidate.object = half.subject_missing ? known : *other;
        candidate.found = half.found;
        candidate.prior = 0.5;
        completed[sentence].push_back(std::move(candidate));
      }
    }
  }
  for (std::uint32_t sentence = 0; sentence < completed.size(); ++sentence)
    for (ClaimCandidate& candidate : completed[sentence])
      candidates[sentence].push_back(std::move(candidate));
}

}  // namespace kg::ingest
