#include "ingest/claims/event_doers.h"

#include <algorithm>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

bool has_object(const Predicate& verb) {
  return std::any_of(verb.arguments.begin(), verb.arguments.end(),
                     [](const Argument& argument) { return argument.slot == SlotKind::obj; });
}

// What others are asked to do.
bool of_others(std::string_view noun) {
  return one_of(noun, {"departure", "extradition", "handover", "release", "removal", "repatriation",
                       "resignation", "return", "surrender"});
}

// Verbs whose object has done what they are about: "accused him of", "thanked him for".
bool judges(std::string_view verb) {
  return one_of(verb, {"absolve",  "accuse",    "acquit",    "blame",    "charge",   "commend", "condemn",
                       "convict",  "criticise", "criticize", "denounce", "fault",    "indict",  "jail",
                       "praise",   "prosecute", "punish",    "rebuke",   "reproach", "reward",  "sanction",
                       "sentence", "sue",       "suspect",   "thank"});
}

bool talks_of(std::string_view verb) {
  return one_of(verb, {"abstain", "comment", "debate", "decide", "report", "rule", "speak", "vote", "write"});
}

// Prepositions by which an event may only tell when, or whence, something was done.
bool dates(std::string_view preposition) {
  return one_of(preposition, {"after", "before", "during", "following", "from"});
}

// Whether rows know the noun as what one side does to the other, never as what both are at.
bool done_by_one(const PropositionReader& reader, std::uint32_t noun) {
  const std::vector<const Frame*>& rows =
      reader.lexicon().frames(reader.tree().lemma(noun), PartOfSpeech::noun);
  const auto deed = [](const Frame* row) {
    return one_of(row->event_class, {"ACCUSE", "AID", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "PROTEST",
                                     "REJECT", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"});
  };
  return std::any_of(rows.begin(), rows.end(), deed) &&
         std::none_of(rows.begin(), rows.end(), [](const Frame* row) {
           return one_of(row->event_class, {"AGREE", "CONSULT", "VISIT"});
         });
}

// Whether rows know the noun as a blow against somebody.
bool blow(const PropositionReader& reader, std::uint32_t noun) {
  const std::vector<const Frame*>& rows =
      reader.lexicon().frames(reader.tree().lemma(noun), PartOfSpeech::noun);
  return std::any_of(rows.begin(), rows.end(), [](const Frame* row) {
    return one_of(row->event_class, {"ASSAULT", "COERCE", "SANCTION"});
  });
}

// "talks which X held with Y": the clause names who was there.
bool held_in_clause(const PropositionReader& reader, std::uint32_t noun) {
  const Tree& tree = reader.tree();
  for (const std::uint32_t child : tree.children(noun)) {
    if (tree.relation(child) != Relation::relcl && tree.relation(child) != Relation::acl) continue;
    if (!tree.verb(child) || !reader.light(child)) continue;
    for (const std::uint32_t below : tree.children(child)) {
      const bool doer =
          tree.relation(below) == Relation::nsubj || tree.relation(below) == Relation::obl_agent;
      if (doer && !tree.relative(below)) return true;
    }
  }
  return false;
}

// One event behind a preposition of one verb.
class Adjunct {
 public:
  Adjunct(const PropositionReader& reader, const Predicate& event, std::uint32_t stands,
          const Predicate& verb)
      : reader_(reader),
        tree_(reader.tree()),
        event_(event),
        stands_(stands),
        verb_(verb),
        link_(tree_.preposition(stands)) {}

  bool of_object() const { return judged() || warned() || guests() || (asked() && has_object(verb_)); }

  // Whether it is another's doing, or done to whoever stands there.
  bool of_another() const {
    return talked_of() || avenged() || reason() || reacts() || asked() || dated() || journey_of();
  }

  // "flew to Jeddah for talks with ...", "said after a meeting with ...": who does the one is at the other.
  // "left without a deal with ...", "with no deal": nor is he.
  bool attended() const {
    const auto article = tree_.child(stands_, Relation::det);
    const bool lacking = link_ == "without" || (link_ == "with" && article && tree_.lemma(*article) == "no");
    return attending(link_) || lacking;
  }

 private:
  const std::string& verb() const { return tree_.lemma(verb_.head); }
  const std::string& noun() const { return tree_.lemma(event_.head); }

  // "freed them before the visit of Trump to Ankara": he travels, and not who frees.
  bool journey_of() const {
    if (!one_of(noun(), {"journey", "return", "trip", "visit"})) return false;
    const auto children = tree_.children(event_.head);
    const auto behind = [&](std::string_view preposition, bool name) {
      return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return tree_.relation(child) == Relation::nmod && tree_.preposition(child) == preposition &&
               (!name || tree_.token(child).upos == "PROPN");
      });
    };
    return behind("of", true) && behind("to", false);
  }

  // "blamed Israel for the killing of", "thanked Egypt for its mediation": not who blames or thanks.
  bool judged() const {
    return one_of(link_, {"about", "for", "of", "over", "with"}) && judges(verb()) && has_object(verb_);
  }

  // "warned Israel against an assault": whoever is warned would do it.
  bool warned() const {
    const Attitude* row = reader_.attitude_over(verb_.head, stands_);
    return row != nullptr && row->actor && row->actor->kind == SlotKind::obj;
  }

  // "hosted the rebels for talks with Mali": they are at the talks with it.
  bool guests() const {
    return link_ == "for" && has_object(verb_) &&
           one_of(verb(),
                  {"bring", "dispatch", "fly", "host", "invite", "receive", "send", "summon", "welcome"}) &&
           std::any_of(event_.arguments.begin(), event_.arguments.end(),
                       [](const Argument& argument) { return argument.preposition == "with"; });
  }

  // "asked Peru for the extradition of": it is Peru's to do.
  bool asked() const {
    return link_ == "for" && one_of(verb(), {"appeal", "ask", "beg", "petition", "plead", "press"}) &&
           (of_others(noun()) || done_by_one(reader_, event_.head));
  }

  // "voted on the expulsion of Russia"; but "spoke on a trip to".
  bool talked_of() const {
    return link_ == "on" && talks_of(verb()) && !one_of(noun(), {"tour", "trip", "visit"});
  }

  // "vowed revenge for the killing of": done to them; but "apologised for".
  bool avenged() const {
    return link_ == "for" && reader_.lexicon().done_to(noun()) && !one_of(verb(), {"apologise", "apologize"});
  }

  // Whoever flew to Cairo "after the attack on Haifa" has not attacked it; but "refrained from an attack".
  bool dated() const {
    return dates(link_) && done_by_one(reader_, event_.head) &&
           reader_.attitude_over(verb_.head, stands_) == nullptr;
  }

  // "imposed sanctions over the detention of"
  bool reason() const { return one_of(link_, {"because_of", "despite", "over"}); }

  // "protested at the arrest", "expressed anger at the bombing": what is expressed is the act.
  bool reacts() const {
    return (link_ == "at" || (one_of(link_, {"about", "against"}) && has_object(verb_))) &&
           blow(reader_, event_.head);
  }

  const PropositionReader& reader_;
  const Tree& tree_;
  const Predicate& event_;
  std::uint32_t stands_;
  const Predicate& verb_;
  const std::string& link_;
};

}  // namespace

bool attending(std::string_view preposition) {
  return one_of(preposition, {"after", "at", "before", "during", "following", "for", "from", "in", "on"});
}

Lends lends_to(const PropositionReader& reader, const Predicate& event, std::uint32_t stands,
               const Predicate& verb) {
  const bool light = reader.light(verb.head) && !held_in_clause(reader, event.head);
  if (reader.tree().relation(stands) != Relation::obl) return light ? Lends::subject : Lends::nobody;
  const Adjunct adjunct(reader, event, stands, verb);
  if (adjunct.of_object()) return Lends::object;
  if (adjunct.of_another() || held_in_clause(reader, event.head)) return Lends::nobody;
  return light || adjunct.attended() ? Lends::subject : Lends::nobody;
}

}  // namespace kg::ingest
