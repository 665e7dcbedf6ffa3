// Matches frames against predicates: which rows fire at a word, and for whom.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ingest/claims/coding_step.h"
#include "ingest/claims/participants.h"
#include "ingest/claims/propositions.h"

namespace kg::ingest {

// One pair that one row ties at one word.
struct ClaimCandidate {
  const Frame* frame = nullptr;
  std::string rule;         // the frame's id, or that of a rule without a row
  std::string event_class;  // as in the frame
  std::string label;
  std::uint32_t trigger = 0;
  Party subject, object;
  Found found = Found::own;  // how sure the worse of both slots is
  double prior = 0.8;        // of the rule
  bool quoted = false;       // the trigger is what somebody is quoted saying: that it was said is a fact
  bool by_model = false;     // the pair model made it
  std::optional<std::uint32_t> told;  // of the model: the word that says whether it is so, if not the trigger
  const Frame* alike = nullptr;       // of the model: the row whose words stand at the trigger
  std::optional<double> by_pairs;     // how likely the pair model takes it, which sees the sentence alone
  std::optional<double> weighed;      // how likely it is, all in all
  bool only_marked = false;           // too unlikely, unless it is denied, planned, possible or demanded
};

// A row whose words are all there, but that has found nobody for one of its sides.
struct HalfClaim {
  const Frame* frame = nullptr;
  std::uint32_t trigger = 0;
  bool subject_missing = false;
  std::vector<Party> known;  // of the other side
  Found found = Found::own;
  std::string label;
};

// Whether all words of the frame's head stand at the token: "interim president" needs its "interim".
bool head_matches(const Frame& frame, const Tree& tree, std::uint32_t token);

class FrameMatcher {
 public:
  FrameMatcher(const PropositionReader& reader, const ParticipantFinder& participants,
               std::vector<CodingStep>* steps, std::vector<HalfClaim>* halves = nullptr)
      : reader_(reader), participants_(participants), steps_(steps), halves_(halves) {}

  // Appends the pairs tied at the token, the most specific row for each pair.
  void match(std::uint32_t token, std::vector<ClaimCandidate>& candidates) const;

  // Whether all words that the frame asks for stand at the predicate: no "close" without its "ranks".
  bool has_words(const Frame& frame, const Predicate& predicate) const;

 private:
  struct Filled {
    std::vector<Party> parties;
    Found found = Found::own;
  };
  bool holds_for(const Constraint& constraint, const Predicate& predicate) const;
  bool sufferer(const Frame& frame, std::uint32_t named) const;
  Filled fill(const Frame& frame, const Side& side, const Predicate& predicate,
              const Filled* others = nullptr) const;
  bool joins_in(const Predicate& predicate, std::uint32_t with) const;
  bool with_others(const Predicate& predicate, const std::vector<Party>& all) const;
  bool undergoes(const Predicate& predicate, const Party& party) const;
  bool colleagues(const Frame& frame, const ClaimCandidate& pair, const std::vector<Party>& all) const;
  bool of_thing(std::uint32_t owner) const;
  bool titled_by(std::uint32_t name, const std::function<bool(std::uint32_t)>& wanted) const;
  bool judged_by(std::uint32_t noun, const std::function<bool(std::uint32_t)>& wanted) const;
  bool portfolio(const Frame& frame, std::uint32_t office, const Party& body) const;
  bool of_their_own(const Frame& frame, std::uint32_t act, const Party& owner) const;
  bool asked_of_others(const Frame& frame, std::uint32_t act, const Party& asks) const;
  Filled sides(const Side& side, const Predicate& predicate) const;
  bool each_other(std::uint32_t token) const;
  void fill_self(const Side& side, const Predicate& predicate, const std::vector<Argument>& fillers,
                 Filled& filled) const;
  bool other_kind(std::uint32_t noun, const Party& party) const;
  static void take(std::vector<Party> parties, Found found, Filled& filled);
  std::string vacancy(const Side& side, const Predicate& predicate) const;
  std::uint32_t asked_for(const Frame& frame, const Slot& slot, const std::vector<Argument>& fillers) const;
  std::string label_of(const Frame& frame, const Predicate& predicate) const;
  void infinitive(std::uint32_t verb, std::string& words, std::string& label, std::size_t& open) const;
  void pair_up(const Frame& frame, const Predicate& predicate, std::vector<ClaimCandidate>& candidates) const;
  bool game(const Predicate& predicate) const;
  void keep_half(const Frame& frame, const Predicate& predicate, const Filled& subjects,
                 const Filled& objects) const;
  void note(const Frame& frame, std::uint32_t token, std::string outcome) const;

  const PropositionReader& reader_;
  const ParticipantFinder& participants_;
  std::vector<CodingStep>* steps_;
  std::vector<HalfClaim>* halves_;
};

}  // namespace kg::ingest
