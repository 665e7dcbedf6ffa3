// Pronouns: relative ones (relative_pronouns.h), first persons through the speaker of the quotation, the
// others by gender, number and what the text last spoke of.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/clause_doer.h"
#include "ingest/mentions/coordination.h"
#include "ingest/mentions/relative_pronouns.h"
#include "ingest/mentions/sieves.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kReach = 3;        // sentences back
constexpr std::uint32_t kPersonReach = 6;  // of he and she, of whom a text has few

// Points for and against an antecedent, moved one by one as long as claims and pairs of rules on the
// annotated articles of bench/gold/train and data/training grew.
constexpr int kSentence = 34;  // for each that lies between
constexpr int kSubject = 24, kMainClause = 10, kObject = 12, kOwner = 6, kAdjunct = 8, kApposition = 10,
              kOtherRole = 2, kRelativeClause = 10;
constexpr int kSameRole = 6;
constexpr int kTold = 14;        // "said that it"
constexpr int kSpoke = 60;       // "Hamas said that ... Israel had bombed Rafah, it said": speaks on
constexpr int kOwnSubject = 34;  // "Putin ... his army" in one clause
constexpr int kCondition = 50;   // "threatens to leave unless it"
constexpr int kJoined = 60;      // "Trump and his administration"
constexpr int kMentioned = 6, kMostCounted = 5;
constexpr int kNamed = 10;
constexpr int kParagraph = 40;
constexpr int kAdjective = 30;
constexpr int kQuoted = 40;  // of a pronoun outside of the quotation
constexpr int kSamePronoun = 10;
constexpr int kListed = 45, kList = 4;
constexpr int kPlace = 12, kEvent = 10, kEventVerb = 36, kEventOwner = 36, kSeveral = 12, kState = 12,
              kOneGroup = 16;
constexpr int kMostSteps = 12;  // up a tree

class PronounSieve {
 public:
  PronounSieve(const Reading& reading, Chains& chains)
      : reading_(reading), chains_(chains), relatives_(reading, chains, at_head_) {
    at_head_.assign(reading.document.tokens.size(), -1);
    for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
      std::int32_t& at = at_head_[reading.at(i).mention.head];
      if (at < 0 || reading.at(i).mention.kind == MentionKind::name) at = static_cast<std::int32_t>(i);
    }
    speakers_.assign(reading.quotes.all().size(), kUnknown);
    lists_ = coordinations(reading);
    in_list_.assign(reading.candidates.size(), false);
    for (const Coordination& list : lists_)
      for (const std::uint32_t member : list.members) in_list_[member] = true;
  }

  void run(bool only_by_structure) {
    for (const bool we : {false, true})  // who speaks may be known by "her foreign minister"
      for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i)
        if (reading_.at(i).pronoun && is_we(reading_.at(i)) == we) resolve(i, only_by_structure);
  }

 private:
  static constexpr std::int32_t kUnknown = -2;

  static bool is_we(const Candidate& candidate) {
    return candidate.pronoun->person == 1 && candidate.mention.plural;
  }

  void resolve(std::uint32_t i, bool only_by_structure) {
    const Candidate& candidate = reading_.at(i);
    const Pronoun& pronoun = *candidate.pronoun;
    if (pronoun.kind == PronounKind::relative) return resolve_relative(i);
    if (pronoun.kind == PronounKind::quantity) return;
    if (pronoun.person == 1) return resolve_first_person(i);
    if (pronoun.person == 2) return;
    if (pronoun.kind == PronounKind::reflexive) {
      if (const std::int32_t subject = clause_doer(reading_, at_head_, candidate.mention.head);
          subject >= 0 && fits(i, static_cast<std::uint32_t>(subject)))
        join(i, static_cast<std::uint32_t>(subject), "reflexive");
      return;
    }
    if (!only_by_structure) resolve_third_person(i);
  }

  void join(std::uint32_t pronoun, std::uint32_t antecedent, std::string_view rule) {
    if (const auto* several = chains_.several(antecedent)) {
      chains_.stand_for(pronoun, *several, rule);
    } else {
      chains_.link(pronoun, antecedent, rule);
    }
  }

  void resolve_relative(std::uint32_t i) {
    if (const std::int32_t found = relatives_.antecedent(i); found >= 0)
      join(i, static_cast<std::uint32_t>(found), "relative");
  }

  // Whoever says "I" outside of quotations is one: who speaks in a transcript, else who writes.
  void join_same_voice(std::uint32_t i) {
    const std::uint32_t sentence = reading_.sentence_of(reading_.at(i));
    const std::string& voice = sentence < reading_.speakers.size() ? reading_.speakers[sentence] : nobody_;
    const auto [first, fresh] = voices_.emplace(voice, i);
    if (!fresh) join(i, first->second, "same-voice");
  }

  bool speaks(std::uint32_t verb) const {
    return reading_.lexicon.speech_verbs.contains(reading_.words.lemma(verb));
  }

  // Whether a subject stands by a verb of speech.
  bool says(std::uint32_t subject) const {
    const Token& token = reading_.token(subject);
    return is_relation(token, "nsubj") && token.head != kRoot &&
           speaks(static_cast<std::uint32_t>(token.head));
  }

  // "..., it said": what is said stands before it.
  bool says_beside(std::uint32_t subject) const {
    if (!says(subject)) return false;
    const auto verb = static_cast<std::uint32_t>(reading_.token(subject).head);
    const auto clause = reading_.syntax.child(verb, "ccomp");
    return is_relation(reading_.token(verb), "parataxis") || (clause && *clause < subject);
  }

  // Who says the quotation: the subject, outside of it, of a verb of speech in its first or last sentence;
  // else whoever said the one before in the same paragraph.
  std::int32_t speaker_of(std::int32_t quote) {
    std::int32_t& known = speakers_[static_cast<std::size_t>(quote)];
    if (known != kUnknown) return known;
    known = -1;
    const Quote& q = reading_.quotes.all()[static_cast<std::size_t>(quote)];
    const std::uint32_t first = reading_.syntax.sentence_of(q.tokens.begin),
                        last = reading_.syntax.sentence_of(q.tokens.end - 1);
    for (const std::uint32_t s : {last, first}) {
      const TokenRange tokens = reading_.document.sentences[s].tokens;
      std::uint32_t best_distance = ~0U;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        if (reading_.quotes.at(t) == quote || !speaks(t)) continue;
        const auto subject = reading_.syntax.child(t, "nsubj");
        if (!subject || at_head_[*subject] < 0) continue;
        const std::uint32_t distance = t < q.tokens.begin  ? q.tokens.begin - t
                                       : t >= q.tokens.end ? t - q.tokens.end
                                                           : 0;
        if (distance < best_distance) {
          best_distance = distance;
          known = at_head_[*subject];
        }
      }
      if (known >= 0) return known;
    }
    const std::uint32_t paragraph = reading_.document.sentences[first].paragraph;
    if (quote > 0) {
      const Quote& before = reading_.quotes.all()[static_cast<std::size_t>(quote - 1)];
      if (reading_.document.sentences[reading_.syntax.sentence_of(before.tokens.begin)].paragraph ==
          paragraph)
        return known = speaker_of(quote - 1);
    }
    return known;
  }

  // Of a state, as far as the text tells or the catalogue knows.
  bool holds_office(std::uint32_t person) const {
    for (const std::uint32_t member : chains_.members(person)) {
      const Candidate& title = reading_.at(member);
      if (title.described == Described::title && !title.former && title.title->kind == TitleKind::office &&
          (title.title->takes == SlotFiller::country || title.title->leads != Leads::nothing))
        return true;
    }
    return false;
  }

  void resolve_first_person(std::uint32_t i) {
    const std::int32_t quote = reading_.quotes.at(reading_.at(i).mention.head);
    if (quote < 0) {
      if (!reading_.at(i).mention.plural) join_same_voice(i);
      return;
    }
    const std::int32_t speaker = speaker_of(quote);
    if (speaker < 0) return;
    const auto said_by = static_cast<std::uint32_t>(speaker);
    const ActorType type = chains_.type(said_by);
    if (!reading_.at(i).mention.plural) {
      if (type == ActorType::person) join(i, said_by, "speaker");
      return;
    }
    if (type != ActorType::person) return join(i, said_by, "speaker");
    // "We" of somebody who speaks for a state or body is that state or body.
    for (const std::uint32_t member : chains_.members(said_by)) {
      const Candidate& title = reading_.at(member);
      if (title.described != Described::title || title.former) continue;
      for (const std::uint32_t slot : title.slots) {
        const ActorType served = reading_.at(slot).mention.type;
        if (served == ActorType::person || served == ActorType::place || served == ActorType::event) continue;
        return join(i, slot, "speaker-for");
      }
    }
    if (const ServedState served = state_served(reading_, chains_, said_by);
        served.state >= 0 && !served.guessed && holds_office(said_by))
      join(i, static_cast<std::uint32_t>(served.state), "speaker-for");
  }

  // "Four soldiers", also where the nearest mention is "their"; not "the M23", though its men are "the
  // rebels".
  bool told_as_several(std::uint32_t candidate) const {
    if (chains_.type(candidate) == ActorType::armed_group && chains_.has_name(candidate) &&
        !reading_.at(candidate).mention.plural)
      return false;
    const auto& members = chains_.members(candidate);
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
      return reading_.at(m).mention.plural && reading_.at(m).mention.kind == MentionKind::description;
    });
  }

  // "A faction freed the soldiers whom a crowd had set on; it fed them": an "it" rather than a "they".
  bool told_as_one(std::uint32_t candidate) const {
    const ActorType type = chains_.type(candidate);
    if (chains_.several(candidate) || chains_.has_name(candidate) ||
        (type != ActorType::organization && type != ActorType::armed_group && type != ActorType::igo &&
         type != ActorType::people))
      return false;
    const auto& members = chains_.members(candidate);
    return std::all_of(members.begin(), members.end(), [&](std::uint32_t m) {
      return reading_.token(reading_.at(m).mention.head).xpos == "NN" || reading_.at(m).pronoun != nullptr;
    });
  }

  bool fits(std::uint32_t pronoun, std::uint32_t antecedent) const {
    const Pronoun& p = *reading_.at(pronoun).pronoun;
    const Candidate& a = reading_.at(antecedent);
    const ActorType type = chains_.type(antecedent);
    const bool several = chains_.several(antecedent) != nullptr;
    if (p.number == 'p') {
      if (several || a.described == Described::demonym) return true;
      if (type == ActorType::organization || type == ActorType::armed_group || type == ActorType::people)
        return true;
      return a.mention.plural && type != ActorType::place;
    }
    if (several || told_as_several(antecedent)) return false;
    switch (p.gender) {
      case PronounGender::male:
        return type == ActorType::person && !a.mention.plural && chains_.gender(antecedent) != Gender::female;
      case PronounGender::female:
        return type == ActorType::person && !a.mention.plural && chains_.gender(antecedent) != Gender::male;
      case PronounGender::neuter:
        return type != ActorType::person && !(type == ActorType::people && a.mention.plural);
      default: return true;
    }
  }

  // "Netanyahu's office declined": he does.
  bool speaks_for_owner(const Token& owner) const {
    if (owner.head == kRoot) return false;
    const auto noun = static_cast<std::uint32_t>(owner.head);
    const std::string& word = reading_.words.lemma(noun);
    return is_relation(reading_.token(noun), "nsubj") &&
           (word == "office" || word == "camp" || word == "campaign" || word == "lawyer" ||
            word == "spokesman" || word == "spokeswoman" || word == "government" || word == "team");
  }

  // Subjects go on, those of main clauses most; what a relative clause tells in passing does not.
  int role_score(const Candidate& c) const {
    const std::uint32_t head = reading_.syntax.first_conjunct(c.mention.head);
    const Token& token = reading_.token(head);
    const int inset = in_relative_clause(c.mention.head) ? kRelativeClause : 0;
    if (is_relation(token, "nsubj"))
      return kSubject - inset + (heads_sentence(c.mention.head) ? kMainClause : 0);
    if (is_relation(token, "obj") || is_relation(token, "iobj")) return kObject - inset;
    if (token.deprel == "nmod:poss") return speaks_for_owner(token) ? kSubject - inset : kOwner - inset;
    if (is_relation(token, "obl")) return kAdjunct - inset;
    if (is_relation(token, "appos")) return kApposition - inset;
    return kOtherRole - inset;
  }

  // Whether a mention is the subject of the verb that its sentence hangs on.
  bool heads_sentence(std::uint32_t token) const {
    const std::int32_t verb = reading_.token(token).head;
    return is_relation(reading_.token(token), "nsubj") && verb != kRoot &&
           reading_.token(static_cast<std::uint32_t>(verb)).head == kRoot;
  }

  // "Kyiv says Moscow denied that it had attacked": whether the subject's verb is the last that tells of the
  // other.
  bool tells_of(std::uint32_t subject, std::uint32_t at) const {
    for (int steps = 0; steps < kMostSteps && reading_.token(at).head != kRoot; ++steps) {
      const bool told = is_relation(reading_.token(at), "ccomp");
      at = static_cast<std::uint32_t>(reading_.token(at).head);
      if (told)
        return is_relation(reading_.token(subject), "nsubj") &&
               reading_.token(subject).head == static_cast<std::int32_t>(at);
    }
    return false;
  }

  bool in_relative_clause(std::uint32_t at) const {
    for (int steps = 0; steps < kMostSteps && reading_.token(at).head != kRoot; ++steps) {
      if (is_relation(reading_.token(at), "acl")) return true;
      at = static_cast<std::uint32_t>(reading_.token(at).head);
    }
    return false;
  }

  // Arguments of one verb are different actors, unless the pronoun is possessive or reflexive.
  bool same_clause_argument(const Candidate& pronoun, const Candidate& other) const {
    if (pronoun.pronoun->kind == PronounKind::possessive) return false;
    const std::uint32_t a = pronoun.mention.head, b = reading_.syntax.first_conjunct(other.mention.head);
    return reading_.token(a).head != kRoot && reading_.token(a).head == reading_.token(b).head &&
           !is_relation(reading_.token(a), "conj");
  }

  // "Threatened to cut aid unless it joins", "to sue it if it sells": the subject that sets the condition,
  // which is for another to fulfil; -1 if there is none.
  std::int64_t asked_to(std::uint32_t pronoun) const {
    if (!is_relation(reading_.token(pronoun), "nsubj") || reading_.token(pronoun).head == kRoot) return -1;
    const auto clause = static_cast<std::uint32_t>(reading_.token(pronoun).head);
    const auto mark = reading_.syntax.child(clause, "mark");
    if (!mark || !is_relation(reading_.token(clause), "advcl")) return -1;
    const bool unless = reading_.words.lemma(*mark) == "unless";
    bool threat = unless;
    std::int32_t verb = reading_.token(clause).head;
    for (int steps = 0; steps < 4 && verb != kRoot; ++steps) {
      const auto above = static_cast<std::uint32_t>(verb);
      const std::string& lemma = reading_.words.lemma(above);
      threat = threat || (reading_.words.lemma(*mark) == "if" && (lemma == "threaten" || lemma == "warn"));
      if (const auto subject = reading_.syntax.child(above, "nsubj")) return threat ? *subject : -1;
      verb = reading_.token(above).head;
    }
    return -1;
  }

  // Whether it is a text that one signs, where the verb is one of signing: no verdict.
  bool signed_text(const Candidate& pronoun, std::uint32_t other) const {
    static const std::set<std::string_view> kVerbs{"broker", "initial",     "negotiate",
                                                   "ratify", "renegotiate", "sign"};
    static const std::set<std::string_view> kOthers{"election", "raid",    "ruling", "strike", "talk",
                                                    "verdict",  "meeting", "summit", "visit",  "war"};
    const auto verb = static_cast<std::uint32_t>(reading_.token(pronoun.mention.head).head);
    if (!kVerbs.contains(reading_.words.lemma(verb))) return true;
    const std::vector<std::uint32_t>& members = chains_.members(other);
    return std::none_of(members.begin(), members.end(), [&](std::uint32_t one) {
      return kOthers.contains(reading_.words.lemma(reading_.at(one).mention.head));
    });
  }

  // "Signed it", "it was ratified": an agreement, not a state.
  int event_verb_score(const Candidate& pronoun, std::uint32_t other, ActorType type) const {
    const Token& token = reading_.token(pronoun.mention.head);
    if (token.head == kRoot || (!is_relation(token, "obj") && token.deprel != "nsubj:pass")) return 0;
    const auto verb =
        reading_.lexicon.event_verbs.find(reading_.words.lemma(static_cast<std::uint32_t>(token.head)));
    if (verb == reading_.lexicon.event_verbs.end()) return 0;
    if (type == ActorType::event) return signed_text(pronoun, other) ? kEventVerb : kEventVerb / 2;
    return verb->second ? -60 : 0;
  }

  // "Rahul Gandhi ... His mother, Sonia Gandhi": whoever bears the name of the kin beside the pronoun.
  bool share_surname(std::int32_t kin, std::uint32_t other) const {
    if (kin < 0 || chains_.same(static_cast<std::uint32_t>(kin), other)) return false;
    const auto last_word = [](const std::string& name) { return name.substr(name.rfind(' ') + 1); };
    const auto is_full = [&](std::uint32_t m) {
      return reading_.at(m).mention.kind == MentionKind::name &&
             reading_.at(m).folded.find(' ') != std::string::npos;
    };
    for (const std::uint32_t mine : chains_.members(static_cast<std::uint32_t>(kin)))
      for (const std::uint32_t theirs : chains_.members(other))
        if (is_full(mine) && is_full(theirs) &&
            last_word(reading_.at(mine).folded) == last_word(reading_.at(theirs).folded))
          return true;
    return false;
  }

  bool leads_state(std::uint32_t person) const {
    const auto& members = chains_.members(person);
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
      const Title* title = reading_.at(m).title;
      return title != nullptr && (title->leads == Leads::state || title->leads == Leads::government ||
                                  title->leads == Leads::crown);
    });
  }

  // Nothing of it is a name or a description of somebody.
  bool is_thing(std::uint32_t candidate) const {
    if (chains_.several(candidate)) return false;
    const auto& members = chains_.members(candidate);
    return std::all_of(members.begin(), members.end(), [&](std::uint32_t m) {
      return reading_.at(m).nominal || reading_.at(m).pronoun != nullptr;
    });
  }

  bool can_act(std::uint32_t candidate) const {
    const ActorType type = reading_.at(candidate).mention.type;
    return !reading_.at(candidate).nominal && type != ActorType::place && type != ActorType::event;
  }

  // "Iran arrested its correspondent": a paper's, no state's.
  static bool of_newsroom(const std::string& word) {
    return word == "cameraman" || word == "columnist" || word == "correspondent" || word == "editor" ||
           word == "journalist" || word == "photographer" || word == "presenter" || word == "reporter";
  }

  // "Its ambassador in Baghdad": the state where he is posted, whose he is not. "-" if none is told.
  std::string posted_to(std::uint32_t office) const {
    constexpr std::array<std::string_view, 5> kPosts{"ambassador", "attache", "charge", "consul", "envoy"};
    if (std::find(kPosts.begin(), kPosts.end(), reading_.words.lemma(office)) == kPosts.end()) return "-";
    for (const std::uint32_t child : reading_.syntax.children(office)) {
      const std::string_view preposition = reading_.syntax.preposition(child);
      if (at_head_[child] < 0 || (preposition != "in" && preposition != "to")) continue;
      const std::string state = chains_.country(static_cast<std::uint32_t>(at_head_[child]));
      if (!state.empty()) return state;
    }
    return "-";
  }

  // "Its energy minister": a state has one. "Its prosecutor": a court. "Its spokesman, its commander": a
  // body.
  int owner_score(const Candidate& pronoun, std::uint32_t j, ActorType type) const {
    const Candidate& other = reading_.at(j);
    const Token& token = reading_.token(pronoun.mention.head);
    if (pronoun.pronoun->kind != PronounKind::possessive || token.head == kRoot) return 0;
    const auto noun = static_cast<std::uint32_t>(token.head);
    const TokenRange sentence = reading_.document.sentences[reading_.syntax.sentence_of(noun)].tokens;
    const auto title = reading_.lexicon.titles.headed_by(reading_.words, sentence, noun);
    const std::string& word = reading_.words.lemma(noun);  // "father" and "mother" are also of the Church
    if ((title && title->row->kind == TitleKind::kin) || word == "father" || word == "mother")
      return share_surname(at_head_[noun], j) ? 40 : 0;
    const std::int32_t owned = at_head_[noun];
    if (title && type == ActorType::country && posted_to(noun) == chains_.country(j)) return -60;
    if (of_newsroom(word)) return type == ActorType::organization ? 16 : type == ActorType::country ? -60 : 0;
    if (is_thing(j) && (title || (owned >= 0 && can_act(static_cast<std::uint32_t>(owned)))))
      return -60;  // only who can act has a spokesman, a ministry, an ally
    if (!title || title->row->kind != TitleKind::office) {
      const bool of_state =
          owned >= 0 && reading_.at(static_cast<std::uint32_t>(owned)).takes == SlotFiller::country;
      return of_state && pronoun.gender == Gender::unknown && type == ActorType::country ? 24 : 0;
    }
    if (pronoun.gender != Gender::unknown)  // "his foreign minister": a head of state or government has one
      return title->row->takes == SlotFiller::country && title->row->leads == Leads::nothing && leads_state(j)
                 ? 40
                 : 0;
    if (const std::int32_t holder = owned;
        holder >= 0 && title->row->takes == SlotFiller::country && type == ActorType::country) {
      const std::string theirs = chains_.country(static_cast<std::uint32_t>(holder)),
                        own = chains_.country(j);
      if (!theirs.empty() && !own.empty()) return theirs == own ? 60 : -40;
    }
    const bool body =
        type == ActorType::organization || type == ActorType::igo || type == ActorType::armed_group;
    if (title->row->takes == SlotFiller::country) return type == ActorType::country ? 24 : body ? -12 : -24;
    if (title->row->leads != Leads::nothing || title->row->takes == SlotFiller::person) return 0;
    const bool court =
        other.folded.find("court") != std::string::npos || other.folded.find("tribunal") != std::string::npos;
    if (word == "prosecutor" && court) return 48;
    return body ? 16 : type == ActorType::country ? 0 : -16;
  }

  int score(std::uint32_t i, std::uint32_t j) const {
    const Candidate& pronoun = reading_.at(i);
    const Candidate& other = reading_.at(j);
    const auto distance = static_cast<int>(reading_.sentence_of(pronoun) - reading_.sentence_of(other));
    const std::uint32_t a = pronoun.mention.head, b = other.mention.head;
    int points = 100 - kSentence * distance + role_score(other);
    // What the pronoun stands in tells no more of it than what the other does: only where they differ.
    if (in_relative_clause(a) && in_relative_clause(b)) points += kRelativeClause;
    if (reading_.token(a).deprel == reading_.token(b).deprel) points += kSameRole;
    if (distance == 0 && pronoun.pronoun->kind == PronounKind::possessive &&
        clause_doer(reading_, at_head_, a) == static_cast<std::int32_t>(j))
      points += kOwnSubject;
    points += std::min<int>(static_cast<int>(chains_.members(j).size()), kMostCounted) * kMentioned;
    if (pronoun.gender != Gender::unknown && chains_.has_name(j)) points += kNamed;
    const auto paragraph = [&](const Candidate& c) {
      return reading_.document.sentences[reading_.sentence_of(c)].paragraph;
    };
    if (paragraph(pronoun) != paragraph(other)) points -= kParagraph;
    if (distance == 0 && tells_of(b, a)) points += kTold;
    if (distance == 1 && pronoun.gender == Gender::unknown && says_beside(a) && says(b)) points += kSpoke;
    if (other.mention.kind == MentionKind::adjective) points -= kAdjective;
    if (reading_.quotes.at(b) >= 0 && reading_.quotes.at(a) < 0) points -= kQuoted;
    if (other.pronoun && other.pronoun->gender == pronoun.pronoun->gender &&
        other.pronoun->number == pronoun.pronoun->number)
      points += kSamePronoun;
    const ActorType type = chains_.type(j);
    points += owner_score(pronoun, j, type);
    if (joined_to_owner(reading_, pronoun, other)) points += kJoined;
    if (distance == 0 && asked_to(a) == static_cast<std::int64_t>(b)) points -= kCondition;
    if (pronoun.pronoun->gender == PronounGender::neuter) {
      if (in_list_[j]) points -= kListed;  // "Norway and Denmark backed the idea; Hungary criticised it"
      points += event_verb_score(pronoun, j, type);
      if (type == ActorType::place) points -= kPlace;
      if (type == ActorType::event)
        points -= pronoun.pronoun->kind == PronounKind::possessive ? kEventOwner : kEvent;
    }
    if (pronoun.pronoun->number == 'p') {
      if (pronoun.pronoun->form == "them" && told_as_one(j)) {
        points -= kOneGroup;
      } else if (type == ActorType::people || other.mention.plural || chains_.several(j)) {
        points += kSeveral;
      }
      if (type == ActorType::country) points -= kState;
      if (type == ActorType::event) points -= kEvent;
    }
    return points;
  }

  // "Some of them", "27 of them".
  bool counts(std::uint32_t word) const {
    const Token& token = reading_.token(word);
    const bool argument =
        is_relation(token, "obj") || is_relation(token, "iobj") || is_relation(token, "obl");
    return argument &&
           (token.upos == "NUM" || token.upos == "DET" || token.upos == "ADJ" || token.upos == "PRON");
  }

  // Chains that the pronoun cannot mean: those of phrases around it ("X, his successor"), of the other
  // arguments of its verb, and of the subject that its verb borrows ("X went to see him").
  std::vector<std::uint32_t> own_phrase_and_clause(std::uint32_t i) const {
    const Candidate& pronoun = reading_.at(i);
    const std::uint32_t at = pronoun.mention.head;
    const std::uint32_t sentence = reading_.sentence_of(pronoun);
    std::vector<std::uint32_t> barred;
    for (std::uint32_t j = i + 1;
         j < reading_.candidates.size() && reading_.at(j).mention.tokens.begin < at + 6; ++j)
      if (reading_.at(j).extent.begin <= at && at < reading_.at(j).extent.end)
        barred.push_back(chains_.root(j));
    for (std::uint32_t back = i; back-- > 0;) {
      const Candidate& other = reading_.at(back);
      if (reading_.sentence_of(other) != sentence) break;
      const bool around = other.extent.begin <= at && at < other.extent.end;
      if (around || same_clause_argument(pronoun, other)) barred.push_back(chains_.root(back));
    }
    // "Antony Blinken, he added, would call": somebody else adds it.
    if (const std::int32_t verb = reading_.token(at).head;
        is_relation(reading_.token(at), "nsubj") && verb != kRoot)
      if (const Token& says = reading_.token(static_cast<std::uint32_t>(verb));
          is_relation(says, "parataxis") && says.head != kRoot && says.head < verb &&
          at_head_[static_cast<std::uint32_t>(says.head)] >= 0)
        barred.push_back(
            chains_.root(static_cast<std::uint32_t>(at_head_[static_cast<std::uint32_t>(says.head)])));
    if (pronoun.pronoun->kind == PronounKind::possessive || is_relation(reading_.token(at), "nsubj"))
      return barred;
    std::int32_t verb = reading_.token(at).head;
    for (int steps = 0; steps < 4 && verb != kRoot; ++steps) {
      const auto v = static_cast<std::uint32_t>(verb);
      if (const auto subject = reading_.syntax.child(v, "nsubj")) {
        if (at_head_[*subject] >= 0 && *subject != at)
          barred.push_back(chains_.root(static_cast<std::uint32_t>(at_head_[*subject])));
        // "Hungary's prime minister refused to support it": he acts for his state, not on it.
        const TokenRange phrase = reading_.syntax.subtree(*subject);
        for (std::uint32_t back = i; back-- > 0 && reading_.sentence_of(reading_.at(back)) == sentence;) {
          const std::uint32_t head = reading_.at(back).mention.head;
          // "The United States, which indicted Maduro, does not recognise him"
          if (phrase.begin <= head && head < phrase.end && !in_relative_clause(head))
            barred.push_back(chains_.root(back));
        }
        break;
      }
      const Token& token = reading_.token(v);
      if (!is_relation(token, "xcomp") && !is_relation(token, "advcl") && !is_relation(token, "conj") &&
          !(steps == 0 && counts(v)))
        break;
      verb = token.head;
    }
    return barred;
  }

  void resolve_third_person(std::uint32_t i) {
    const Candidate& pronoun = reading_.at(i);
    const std::uint32_t sentence = reading_.sentence_of(pronoun);
    const std::int32_t quote = reading_.quotes.at(pronoun.mention.head);
    const std::int32_t speaker = quote >= 0 ? speaker_of(quote) : -1;
    std::vector<std::pair<int, std::uint32_t>> ranked;
    std::vector<std::uint32_t> seen;
    std::vector<std::uint32_t> barred = own_phrase_and_clause(i);
    const bool he_or_she = pronoun.gender != Gender::unknown;
    for (std::uint32_t back = i; back-- > 0;) {
      const Candidate& other = reading_.at(back);
      if (sentence - reading_.sentence_of(other) > (he_or_she ? kPersonReach : kReach)) break;
      if (!reading_.in_body(other)) continue;
      if (other.pronoun && chains_.members(back).size() < 2 && !chains_.several(back))
        continue;  // unresolved
      const std::uint32_t root = chains_.root(back);
      const bool again = std::find(seen.begin(), seen.end(), root) != seen.end() && !chains_.several(back);
      if (!fits(i, back)) continue;
      if (std::find(barred.begin(), barred.end(), root) != barred.end()) continue;
      if (speaker >= 0 && chains_.same(back, static_cast<std::uint32_t>(speaker))) continue;
      if (other.extent.begin <= pronoun.mention.head && pronoun.mention.head < other.extent.end) continue;
      if (!chains_.several(back) && !chains_.may_link(i, back)) continue;
      const int points = score(i, back);
      // "France, which sent its troops, denied that it had any": the mention that speaks most for its chain.
      if (again) {
        for (auto& [best, mention] : ranked)
          if (points > best && chains_.root(mention) == root && !chains_.several(mention)) best = points;
        continue;
      }
      seen.push_back(root);
      ranked.emplace_back(points, back);
    }
    const std::int32_t list = pronoun.mention.plural ? best_list(i, ranked) : -1;
    if (list >= 0)
      return chains_.stand_for(i, lists_[static_cast<std::size_t>(list)].members, "pronoun-of-list");
    if (ranked.empty()) return;
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    join(i, ranked.front().second, "pronoun");
  }

  // "Witkoff and Kushner ... they": a list that ranks above every single candidate, or -1.
  std::int32_t best_list(std::uint32_t i, const std::vector<std::pair<int, std::uint32_t>>& ranked) const {
    int best_points = 0;
    for (const auto& [points, candidate] : ranked) best_points = std::max(best_points, points);
    std::int32_t best = -1;
    const Candidate& pronoun = reading_.at(i);
    for (std::size_t l = 0; l < lists_.size(); ++l) {
      const std::vector<std::uint32_t>& members = lists_[l].members;
      if (members.back() >= i || reading_.at(members.back()).mention.tokens.end > pronoun.mention.head)
        continue;
      const Candidate& first = reading_.at(members.front());
      if (reading_.sentence_of(pronoun) - reading_.sentence_of(first) > kReach || !reading_.in_body(first))
        continue;
      if (same_clause_argument(pronoun, first)) continue;
      const int points = score(i, members.front()) - kList;
      if (points < best_points) continue;
      best_points = points;
      best = static_cast<std::int32_t>(l);
    }
    return best;
  }

  const Reading& reading_;
  Chains& chains_;
  std::vector<std::int32_t> at_head_;
  RelativePronouns relatives_;
  std::vector<std::int32_t> speakers_;
  std::vector<Coordination> lists_;
  std::vector<bool> in_list_;  // by candidate
  const std::string nobody_;
  std::map<std::string, std::uint32_t, std::less<>> voices_;  // who says "I" -> the first that does
};

}  // namespace

void link_pronouns(const Reading& reading, Chains& chains) { PronounSieve(reading, chains).run(false); }

void link_pronouns_by_structure(const Reading& reading, Chains& chains) {
  PronounSieve(reading, chains).run(true);
}

}  // namespace kg::ingest
