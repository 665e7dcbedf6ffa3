// The claim lexicon: rows that say which predicate, with whom in which slot, makes which claim, and which
// words decide whether it happened and who says so. data/en/lexicon/README.md is the grammar of the rows.
//
//   ClaimLexicon lexicon = ClaimLexicon::load("data");   // data/en/lexicon, data/schema/classes.tsv
//   for (const Frame* frame : lexicon.frames("impose", PartOfSpeech::verb)) ...
//
// Immutable once loaded, hence safe for any number of threads. Loading 3,000 rows takes about 20 ms.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/claim.h"

namespace kg::ingest {

enum class PartOfSpeech : std::uint8_t { verb, noun, adjective, adverb, auxiliary, subordinator };

// Bit i is the actor type with value i.
using TypeSet = std::uint8_t;
inline constexpr TypeSet type_bit(ActorType type) {
  return static_cast<TypeSet>(1u << static_cast<unsigned>(type));
}
inline constexpr bool holds(TypeSet set, ActorType type) { return (set & type_bit(type)) != 0; }

enum class SlotKind : std::uint8_t {
  nsubj,
  obj,
  iobj,
  obl,
  nmod,
  xcomp,
  ccomp,
  advcl,
  acl,
  poss,
  mod,
  of,
  self
};

// One place in a frame: "obl:on/against", "obj.of".
struct Slot {
  SlotKind kind = SlotKind::nsubj;
  std::vector<std::string> prepositions;  // sorted; of obl, nmod, advcl, acl; empty: any
  std::shared_ptr<const Slot> next;       // the step after the dot; null if none
};

// "nsubj|obl:by@person/country": the first filled slot counts.
struct Side {
  std::vector<Slot> slots;
  TypeSet types = 0;
  bool own_types = false;  // the row named them; else they are the class's
};

struct Constraint {
  enum class Kind : std::uint8_t { words, other_words, filled, empty, active, passive, denied, addressed };
  Kind kind = Kind::filled;
  Slot slot;                       // not of active, passive, denied, addressed
  std::vector<std::string> words;  // sorted lemmas, sets expanded
};

struct Frame {
  std::string id;                  // "impose-sanctions.v.1"
  std::string head;                // "impose", "rule out"
  std::vector<std::string> words;  // of the head
  std::size_t head_word = 0;       // the one that the tree hangs on: "foreign MINISTER", "HEAD of state"
  PartOfSpeech part = PartOfSpeech::verb;
  Side subject;
  Side object;
  bool reciprocal = false;  // both sides are the one slot
  std::vector<Constraint> constraints;
  bool also = false;
  bool alone = false;  // makes no claim of a pair that another row of the sentence ties
  bool of_state =
      false;  // an office of states: who holds it serves one even where the text does not say which
  std::string event_class;
  std::optional<Polarity> polarity;  // what the head itself brings
  std::optional<Status> status;
  std::string mode;
  std::string cameo;
  std::string label;
  std::vector<std::pair<std::string, Slot>> label_slots;  // what stands in its braces
  std::string example;
  std::string claims;
  int specificity = 0;  // words fixed, types, constraints: higher wins
  std::string origin;   // "claims/sanction.tsv:17"
};

// Which dependents of a word an attitude embeds.
struct Attitude {
  std::string id;
  std::string head;
  PartOfSpeech part = PartOfSpeech::verb;
  std::vector<Slot> complements;
  std::optional<Slot> actor;  // who does the embedded act if it has no subject of its own
  bool negates = false;
  std::optional<Status> status;
  std::optional<Slot> speaker;
  std::string example;
  std::string claims;
  std::string origin;
};

// Whether the slot looks there; of a verb's "obl" the same as of a noun's "nmod".
bool looks_at(const Slot& slot, SlotKind kind, const std::string& preposition);
// Whether the attitude embeds what stands there; whether it tells what somebody reports.
bool embeds(const Attitude& attitude, SlotKind kind, const std::string& preposition);
bool reports(const Attitude& attitude);

// Heads of frames that mean the state that the text is about where nobody stands on one side, if enough
// speaks for it.
struct Implied {
  std::string id;
  std::string event_class;
  bool subject_missing = false;
  std::vector<std::string> heads;  // sorted
  int signs = 0;                   // how many have to speak for it
  std::string example;
  std::string claims;
  std::string origin;
};

// A row of data/schema/classes.tsv.
struct EventClass {
  std::string name;
  bool symmetric = false;
  std::string quad;
  TypeSet subjects = 0;
  TypeSet objects = 0;
  std::string subject_role;
  std::string object_role;
  std::string label;  // edge label where no row gives one: "meets"
};

// That some row of a word makes claims of a class; of a verb only with this particle, if one is named.
struct HeadClass {
  std::uint32_t event_class = 0;  // into ClaimLexicon::classes()
  std::string_view particle;
};

class ClaimLexicon {
 public:
  // Reads DATA/schema/classes.tsv and DATA/en/lexicon. Throws std::runtime_error that names file, line and
  // repair for the first bad row, or the file that cannot be opened.
  static ClaimLexicon load(const std::filesystem::path& data);

  // Rows whose head hangs on `word` ("rule" for "rule out", "minister" for "foreign minister"), most specific
  // first. Empty if there are none.
  const std::vector<const Frame*>& frames(std::string_view word, PartOfSpeech part) const;
  // What these rows make, by the names of the classes, each once with each particle.
  const std::vector<HeadClass>& classes_of(std::string_view word, PartOfSpeech part) const;
  const std::vector<const Attitude*>& attitudes(std::string_view word, PartOfSpeech part) const;
  const Implied* implied(const Frame& frame, bool subject_missing) const;  // null if there is none
  const EventClass* event_class(std::string_view name) const;              // null if there is none
  const std::vector<EventClass>& classes() const { return classes_; }
  std::optional<std::uint32_t> class_index(std::string_view name) const;  // into classes()

  const std::vector<std::unique_ptr<const Frame>>& all_frames() const { return frames_; }           // by id
  const std::vector<std::unique_ptr<const Attitude>>& all_attitudes() const { return attitudes_; }  // by id
  const std::vector<Implied>& all_implied() const { return implied_; }

  // Whether a verb only lends its subject to the noun it governs: "give", "launch" (set light_verb).
  bool light(std::string_view verb) const;

  // Whether a noun acts for its owner: "forces", "government", "delegation" (set acts_for).
  bool acts_for(std::string_view noun) const;
  // Whether a noun only counts or divides what its "of" names: "dozens", "members" (set part_of).
  bool part_of(std::string_view noun) const;
  // Whether the "of" of an act names whom it is done to: "the invasion of Ukraine" (set done_to).
  bool done_to(std::string_view noun) const;
  // Whether a body's name is a party's, or has a party's word in it: "Fatah", "Liberal Alliance" (set party).
  bool party(std::string_view name) const;
  // Whether a noun bundles what its "of" names: "a package of sanctions" (set bundle).
  bool bundles(std::string_view noun) const;
  // Whether a verb says what its object is, in a second object: "called it a mistake" (set names_as).
  bool names_as(std::string_view verb) const;
  // Whether saying that somebody did it speaks against him: "lied", "stoked the unrest" (set wrong).
  bool wrong(std::string_view verb) const;

  // Whether to call somebody or something so is to blame or to praise: "a crime", "historic" (sets bad,
  // good).
  bool bad(std::string_view word) const;
  bool good(std::string_view word) const;
  // Whether the set of data/en/lexicon/sets.tsv has the lemma; false if there is no such set.
  bool in_set(std::string_view set, std::string_view word) const;

  // Whether a noun names a game: "beat Spain in the final" (set sport).
  bool sport(std::string_view noun) const;

  // Hash of all rows that were read, in the order of their ids.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  template <class Row>
  using Index = std::unordered_map<std::string, std::vector<const Row*>>;
  std::vector<std::unique_ptr<const Frame>> frames_;
  std::vector<std::unique_ptr<const Attitude>> attitudes_;
  std::vector<Implied> implied_;
  std::vector<EventClass> classes_;
  Index<Frame> frames_by_head_;
  Index<Attitude> attitudes_by_head_;
  std::unordered_map<std::string, std::vector<HeadClass>> classes_by_head_;
  std::vector<std::string> light_, acts_for_, part_of_, bundles_, done_to_, names_as_, wrong_, sport_, bad_,
      good_, party_;                                                   // sorted
  std::map<std::string, std::vector<std::string>, std::less<>> sets_;  // words sorted
  std::string fingerprint_;
};

}  // namespace kg::ingest
