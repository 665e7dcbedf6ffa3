#include "ingest/mentions/antecedent_scores.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "ingest/mentions/clause_doer.h"

namespace kg::ingest {
namespace {

// Points for and against an antecedent, moved one by one as long as claims and pairs of rules on the
// annotated articles of bench/gold/train and data/training grew.
constexpr int kSentence = 34;  // for each that lies between
constexpr int kSubject = 24, kMainClause = 10, kObject = 12, kOwner = 6, kAdjunct = 8, kApposition = 10,
              kOtherRole = 2, kRelativeClause = 10;
constexpr int kSameRole = 6;
constexpr int kTold = 14;        // "said that it"
constexpr int kSpoke = 60;       // "Hamas said that ... Israel had bombed Rafah, it said": speaks on
constexpr int kReason = 60;      // "broke off ties with Chad because it had"
constexpr int kDoer = 80;        // "Chad stormed its embassy"
constexpr int kOwnSubject = 34;  // "Putin ... his army" in one clause
constexpr int kCondition = 50;   // "threatens to leave unless it"
constexpr int kJoined = 60;      // "Trump and his administration"
constexpr int kMentioned = 6, kMostCounted = 5;
constexpr int kNamed = 10;
constexpr int kParagraph = 40;
constexpr int kAdjective = 30;
constexpr int kQuoted = 40;  // of a pronoun outside of the quotation
constexpr int kSamePronoun = 10;
constexpr int kListed = 45;
constexpr int kPlace = 12, kEvent = 10, kEventVerb = 36, kEventOwner = 36, kSeveral = 12, kState = 12,
              kOneGroup = 16;
constexpr int kMostSteps = 12;  // up a tree

}  // namespace

bool said_to_be_rather(const SignPoints& one, const SignPoints& other) {
  constexpr std::array<AntecedentSign, 10> kSaid{AntecedentSign::told,      AntecedentSign::speaks_on,
                                                 AntecedentSign::owner,     AntecedentSign::joined,
                                                 AntecedentSign::condition, AntecedentSign::reason,
                                                 AntecedentSign::listed,    AntecedentSign::event_verb,
                                                 AntecedentSign::several,   AntecedentSign::adjective};
  return std::any_of(kSaid.begin(), kSaid.end(), [&](AntecedentSign sign) {
    return one.of[static_cast<std::size_t>(sign)] > other.of[static_cast<std::size_t>(sign)];
  });
}

AntecedentScores::AntecedentScores(const Reading& reading, const Chains& chains,
                                   const std::vector<std::int32_t>& at_head,
                                   const std::vector<Coordination>& lists)
    : reading_(reading), chains_(chains), at_head_(at_head), in_list_(reading.candidates.size(), false) {
  for (const Coordination& list : lists)
    for (const std::uint32_t member : list.members) in_list_[member] = true;
}

bool AntecedentScores::speaks(std::uint32_t verb) const {
  return reading_.lexicon.speech_verbs.contains(reading_.words.lemma(verb));
}

// Whether a subject stands by a verb of speech.
bool AntecedentScores::says(std::uint32_t subject) const {
  const Token& token = reading_.token(subject);
  return is_relation(token, "nsubj") && token.head != kRoot && speaks(static_cast<std::uint32_t>(token.head));
}

// "..., it said": what is said stands before it.
bool AntecedentScores::says_beside(std::uint32_t subject) const {
  if (!says(subject)) return false;
  const auto verb = static_cast<std::uint32_t>(reading_.token(subject).head);
  const auto clause = reading_.syntax.child(verb, "ccomp");
  return is_relation(reading_.token(verb), "parataxis") || (clause && *clause < subject);
}

// "A faction freed the soldiers whom a crowd had set on; it fed them": an "it" rather than a "they".
bool AntecedentScores::told_as_one(std::uint32_t candidate) const {
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

// "Netanyahu's office declined": he does.
bool AntecedentScores::speaks_for_owner(const Token& owner) const {
  if (owner.head == kRoot) return false;
  const auto noun = static_cast<std::uint32_t>(owner.head);
  const std::string& word = reading_.words.lemma(noun);
  return is_relation(reading_.token(noun), "nsubj") &&
         (word == "office" || word == "camp" || word == "campaign" || word == "lawyer" ||
          word == "spokesman" || word == "spokeswoman" || word == "government" || word == "team");
}

// Whether a mention is the subject of the verb that its sentence hangs on.
bool AntecedentScores::heads_sentence(std::uint32_t token) const {
  const std::int32_t verb = reading_.token(token).head;
  return is_relation(reading_.token(token), "nsubj") && verb != kRoot &&
         reading_.token(static_cast<std::uint32_t>(verb)).head == kRoot;
}

bool AntecedentScores::in_relative_clause(std::uint32_t at) const {
  for (int steps = 0; steps < kMostSteps && reading_.token(at).head != kRoot; ++steps) {
    if (is_relation(reading_.token(at), "acl")) return true;
    at = static_cast<std::uint32_t>(reading_.token(at).head);
  }
  return false;
}

// Subjects go on, those of main clauses most; what a relative clause tells in passing does not.
int AntecedentScores::role_score(const Candidate& c) const {
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

// "Kyiv says Moscow denied that it had attacked": whether the subject's verb is the last that tells of the
// other.
bool AntecedentScores::tells_of(std::uint32_t subject, std::uint32_t at) const {
  for (int steps = 0; steps < kMostSteps && reading_.token(at).head != kRoot; ++steps) {
    const bool told = is_relation(reading_.token(at), "ccomp");
    at = static_cast<std::uint32_t>(reading_.token(at).head);
    if (told)
      return is_relation(reading_.token(subject), "nsubj") &&
             reading_.token(subject).head == static_cast<std::int32_t>(at);
  }
  return false;
}

// "Threatened to cut aid unless it joins", "to sue it if it sells": the subject that sets the condition,
// which is for another to fulfil; -1 if there is none.
std::int64_t AntecedentScores::asked_to(std::uint32_t pronoun) const {
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

std::int64_t AntecedentScores::told_to_do(std::uint32_t pronoun) const {
  if (!is_relation(reading_.token(pronoun), "nsubj") || reading_.token(pronoun).head == kRoot) return -1;
  const auto clause = static_cast<std::uint32_t>(reading_.token(pronoun).head);
  if (!is_relation(reading_.token(clause), "ccomp") || reading_.token(clause).head == kRoot) return -1;
  const auto modal = reading_.syntax.child(clause, "aux");
  if (!modal || (reading_.words.lemma(*modal) != "must" && reading_.words.lemma(*modal) != "should"))
    return -1;
  const auto verb = static_cast<std::uint32_t>(reading_.token(clause).head);
  const std::string& lemma = reading_.words.lemma(verb);
  if (lemma != "tell" && lemma != "remind" && lemma != "warn") return -1;
  for (const char* place : {"iobj", "obj"})
    if (const auto told = reading_.syntax.child(verb, place); told && *told < clause) return *told;
  return -1;
}

std::int64_t AntecedentScores::reason_lies_in(std::uint32_t pronoun) const {
  if (!is_relation(reading_.token(pronoun), "nsubj") || reading_.token(pronoun).head == kRoot) return -1;
  const auto clause = static_cast<std::uint32_t>(reading_.token(pronoun).head);
  const auto mark = reading_.syntax.child(clause, "mark");
  if (!mark || reading_.words.lemma(*mark) != "because" || !is_relation(reading_.token(clause), "advcl") ||
      reading_.token(clause).head == kRoot)
    return -1;
  const auto verb = static_cast<std::uint32_t>(reading_.token(clause).head);
  if (!reading_.lexicon.blaming_verbs.contains(reading_.words.lemma(verb))) return -1;
  for (const char* place : {"obj", "iobj", "obl"}) {
    auto found = reading_.syntax.child(verb, place);
    if (found && (at_head_[*found] < 0 || is_thing(static_cast<std::uint32_t>(at_head_[*found]))))
      found = reading_.syntax.child(*found, "nmod");  // "ties with Chad"
    if (found && *found < clause && at_head_[*found] >= 0) return *found;
  }
  return -1;
}

// Whether it is a text that one signs, where the verb is one of signing: no verdict.
bool AntecedentScores::signed_text(const Candidate& pronoun, std::uint32_t other) const {
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
int AntecedentScores::event_verb_score(const Candidate& pronoun, std::uint32_t other, ActorType type) const {
  const Token& token = reading_.token(pronoun.mention.head);
  if (token.head == kRoot || (!is_relation(token, "obj") && token.deprel != "nsubj:pass")) return 0;
  const auto verb =
      reading_.lexicon.event_verbs.find(reading_.words.lemma(static_cast<std::uint32_t>(token.head)));
  if (verb == reading_.lexicon.event_verbs.end()) return 0;
  if (type == ActorType::event) return signed_text(pronoun, other) ? kEventVerb : kEventVerb / 2;
  return verb->second ? -60 : 0;
}

// "Rahul Gandhi ... His mother, Sonia Gandhi": whoever bears the name of the kin beside the pronoun.
bool AntecedentScores::share_surname(std::int32_t kin, std::uint32_t other) const {
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

bool AntecedentScores::leads_state(std::uint32_t person) const {
  const auto& members = chains_.members(person);
  return std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
    const Title* title = reading_.at(m).title;
    return title != nullptr && (title->leads == Leads::state || title->leads == Leads::government ||
                                title->leads == Leads::crown);
  });
}

// Nothing of it is a name or a description of somebody.
bool AntecedentScores::is_thing(std::uint32_t candidate) const {
  if (chains_.several(candidate)) return false;
  const auto& members = chains_.members(candidate);
  return std::all_of(members.begin(), members.end(), [&](std::uint32_t m) {
    return reading_.at(m).nominal || reading_.at(m).pronoun != nullptr;
  });
}

bool AntecedentScores::can_act(std::uint32_t candidate) const {
  const ActorType type = reading_.at(candidate).mention.type;
  return !reading_.at(candidate).nominal && type != ActorType::place && type != ActorType::event;
}

// "Iran arrested its correspondent": a paper's, no state's.
bool AntecedentScores::of_newsroom(const std::string& word) {
  return word == "cameraman" || word == "columnist" || word == "correspondent" || word == "editor" ||
         word == "journalist" || word == "photographer" || word == "presenter" || word == "reporter";
}

// "Its ambassador in Baghdad", "its embassy in Lima": the state where he or it is, whose they are not. "-" if
// none is told.
std::string AntecedentScores::posted_to(std::uint32_t office) const {
  constexpr std::array<std::string_view, 8> kPosts{"ambassador", "attache", "charge", "consul",
                                                   "consulate",  "embassy", "envoy",  "mission"};
  if (std::find(kPosts.begin(), kPosts.end(), reading_.words.lemma(office)) == kPosts.end()) return "-";
  for (const std::uint32_t child : reading_.syntax.children(office)) {
    const std::string_view preposition = reading_.syntax.preposition(child);
    if (at_head_[child] < 0 || (preposition != "in" && preposition != "to")) continue;
    std::string state = chains_.country(static_cast<std::uint32_t>(at_head_[child]));
    if (!state.empty()) return state;
  }
  return "-";
}

// "Its energy minister": a state has one. "Its prosecutor": a court. "Its spokesman, its commander": a
// body.
int AntecedentScores::owner_score(const Candidate& pronoun, std::uint32_t j, ActorType type) const {
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
  const bool abroad = title || word == "embassy" || word == "consulate" || word == "mission";
  if (abroad && type == ActorType::country && posted_to(noun) == chains_.country(j)) return -60;
  if (of_newsroom(word)) return type == ActorType::organization ? 16 : type == ActorType::country ? -60 : 0;
  if (is_thing(j) && (title || (owned >= 0 && can_act(static_cast<std::uint32_t>(owned)))))
    return -60;  // only who can act has a spokesman, a ministry, an ally
  if (!title || title->row->kind != TitleKind::office) {
    const bool of_state =
        owned >= 0 && reading_.at(static_cast<std::uint32_t>(owned)).takes == SlotFiller::country;
    return of_state && pronoun.gender == Gender::unknown && type == ActorType::country ? 24 : 0;
  }
  // "His treasury secretary, Scott Bessent": of a leader of Bessent's state
  if (pronoun.gender != Gender::unknown && owned >= 0 && type == ActorType::person) {
    const std::string theirs = chains_.country(static_cast<std::uint32_t>(owned)), own = chains_.country(j);
    if (!theirs.empty() && !own.empty() && theirs != own) return -40;
  }
  if (pronoun.gender != Gender::unknown)  // "his foreign minister": a head of state or government has one
    return title->row->takes == SlotFiller::country && title->row->leads == Leads::nothing && leads_state(j)
               ? 40
               : 0;
  if (const std::int32_t holder = owned;
      holder >= 0 && title->row->takes == SlotFiller::country && type == ActorType::country) {
    const std::string theirs = chains_.country(static_cast<std::uint32_t>(holder)), own = chains_.country(j);
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

bool AntecedentScores::does_to_another(std::uint32_t possessive, std::uint32_t other) const {
  const auto kind = [&](std::uint32_t word) {
    const auto row = reading_.lexicon.deeds_to_others.find(reading_.words.lemma(word));
    return row == reading_.lexicon.deeds_to_others.end() ? std::nullopt : std::optional<bool>(row->second);
  };
  if (reading_.token(possessive).head == kRoot) return false;
  const auto thing = static_cast<std::uint32_t>(reading_.token(possessive).head);
  if (!is_relation(reading_.token(thing), "obj") || kind(thing) != false) return false;
  auto verb = static_cast<std::uint32_t>(reading_.token(thing).head);
  if (kind(verb) != true) return false;
  auto doer = reading_.syntax.child(verb, "nsubj");
  while (!doer && is_relation(reading_.token(verb), "conj") && reading_.token(verb).head != kRoot) {
    verb = static_cast<std::uint32_t>(reading_.token(verb).head);
    doer = reading_.syntax.child(verb, "nsubj");
  }
  // "Chad, which stormed its embassy"
  if (doer && reading_.token(verb).deprel == "acl:relcl" && at_head_[*doer] < 0 &&
      reading_.token(verb).head != kRoot)
    doer = static_cast<std::uint32_t>(reading_.token(verb).head);
  return doer && at_head_[*doer] >= 0 && chains_.same(static_cast<std::uint32_t>(at_head_[*doer]), other);
}

SignPoints AntecedentScores::signs(std::uint32_t i, std::uint32_t j) const {
  SignPoints points;
  const auto add = [&](AntecedentSign sign, int amount) {
    points.of[static_cast<std::size_t>(sign)] += amount;
  };
  const Candidate& pronoun = reading_.at(i);
  const Candidate& other = reading_.at(j);
  const auto distance = static_cast<int>(reading_.sentence_of(pronoun) - reading_.sentence_of(other));
  const std::uint32_t a = pronoun.mention.head, b = other.mention.head;
  add(AntecedentSign::distance, -kSentence * distance);
  add(AntecedentSign::role, role_score(other));
  // What the pronoun stands in tells no more of it than what the other does: only where they differ.
  if (in_relative_clause(a) && in_relative_clause(b)) add(AntecedentSign::role, kRelativeClause);
  if (reading_.token(a).deprel == reading_.token(b).deprel) add(AntecedentSign::same_role, kSameRole);
  if (distance == 0 && pronoun.pronoun->kind == PronounKind::possessive) {
    if (does_to_another(a, j))
      add(AntecedentSign::clause_doer, -kDoer);
    else if (clause_doer(reading_, at_head_, a) == static_cast<std::int32_t>(j))
      add(AntecedentSign::clause_doer, kOwnSubject);
  }
  add(AntecedentSign::mentioned,
      std::min<int>(static_cast<int>(chains_.members(j).size()), kMostCounted) * kMentioned);
  if (pronoun.gender != Gender::unknown && chains_.has_name(j)) add(AntecedentSign::named, kNamed);
  const auto paragraph = [&](const Candidate& c) {
    return reading_.document.sentences[reading_.sentence_of(c)].paragraph;
  };
  if (paragraph(pronoun) != paragraph(other)) add(AntecedentSign::paragraph, -kParagraph);
  if (distance == 0 && tells_of(b, a)) add(AntecedentSign::told, kTold);
  if (distance == 1 && pronoun.gender == Gender::unknown && says_beside(a) && says(b))
    add(AntecedentSign::speaks_on, kSpoke);
  if (other.mention.kind == MentionKind::adjective) add(AntecedentSign::adjective, -kAdjective);
  if (reading_.quotes.at(b) >= 0 && reading_.quotes.at(a) < 0) add(AntecedentSign::quoted, -kQuoted);
  if (other.pronoun && other.pronoun->gender == pronoun.pronoun->gender &&
      other.pronoun->number == pronoun.pronoun->number)
    add(AntecedentSign::same_pronoun, kSamePronoun);
  const ActorType type = chains_.type(j);
  add(AntecedentSign::owner, owner_score(pronoun, j, type));
  if (joined_to_owner(reading_, pronoun, other)) add(AntecedentSign::joined, kJoined);
  if (distance == 0 && asked_to(a) == static_cast<std::int64_t>(b))
    add(AntecedentSign::condition, -kCondition);
  if (distance == 0 &&
      (reason_lies_in(a) == static_cast<std::int64_t>(b) || told_to_do(a) == static_cast<std::int64_t>(b)))
    add(AntecedentSign::reason, kReason);
  if (pronoun.pronoun->gender == PronounGender::neuter) {
    // "Norway and Denmark backed the idea; Hungary criticised it"
    if (in_list_[j]) add(AntecedentSign::listed, -kListed);
    add(AntecedentSign::event_verb, event_verb_score(pronoun, j, type));
    if (type == ActorType::place) add(AntecedentSign::kind, -kPlace);
    if (type == ActorType::event)
      add(AntecedentSign::kind, pronoun.pronoun->kind == PronounKind::possessive ? -kEventOwner : -kEvent);
  }
  if (pronoun.pronoun->number == 'p') {
    if (pronoun.pronoun->form == "them" && told_as_one(j)) {
      add(AntecedentSign::several, -kOneGroup);
    } else if (type == ActorType::people || other.mention.plural || chains_.several(j)) {
      add(AntecedentSign::several, kSeveral);
    }
    if (type == ActorType::country) add(AntecedentSign::kind, -kState);
    if (type == ActorType::event) add(AntecedentSign::kind, -kEvent);
  }
  return points;
}

}  // namespace kg::ingest
