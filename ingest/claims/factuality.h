// Whether what a predicate says happened, and who says so: polarity, status and speakers, composed from
// the words above it in the tree.
//
// "Kyiv says Moscow denied that it plans to attack": attack is negative, planned; speakers Moscow, Kyiv.
//
//   const FactualityReader factuality(reader, quotes);
//   const Factuality fact = factuality.of(token);
//
// Which word does what is said by data/en/lexicon/attitudes.tsv. One document, one thread. Cost: linear in
// the depth of the predicate.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/claims/propositions.h"
#include "ingest/claims/quotes.h"

namespace kg::ingest {

struct Factuality {
  Polarity polarity = Polarity::positive;
  Status status = Status::asserted;
  std::vector<std::uint32_t> speakers;  // tokens that head their mentions, innermost first
  std::vector<std::uint32_t> wishing;   // those of them who hope, offer or threaten rather than report
  std::vector<std::string> rules;       // ids of the attitudes that spoke, innermost first

  void flip() { polarity = polarity == Polarity::positive ? Polarity::negative : Polarity::positive; }
};

// What holds of an inner act if an outer word brings a status too.
Status combine(Status inner, Status outer);

class FactualityReader {
 public:
  FactualityReader(const PropositionReader& reader, const QuoteReader& quotes)
      : reader_(reader), quotes_(quotes) {}

  Factuality of(std::uint32_t predicate) const;

 private:
  // What stands at the word itself: auxiliaries, negation, adverbs, the word that introduces its clause.
  // `from` is the argument that one came from, whose own "no" has been counted; -1 if none.
  void local(std::uint32_t token, Factuality& fact, bool would_is_future, std::int32_t from = -1) const;
  // One step up; the next token to climb from, or -1.
  std::int32_t climb(std::uint32_t token, Factuality& fact) const;
  bool ended(std::uint32_t event) const;
  bool brought_about(std::uint32_t event) const;
  bool counted(std::uint32_t noun) const;
  bool to_be(std::uint32_t verb) const;
  bool said_by_call(std::uint32_t clause) const;
  bool went_to_meet(std::uint32_t clause) const;
  bool reacts(std::uint32_t clause) const;
  bool ends_well(std::uint32_t verb) const;
  bool attends(std::uint32_t verb) const;
  bool sets_about(std::uint32_t verb) const;
  bool asks_when(std::uint32_t clause) const;
  bool asked(std::uint32_t predicate) const;
  bool keeps_silent(std::uint32_t verb) const;
  bool on_condition(std::uint32_t verb) const;
  bool utters(std::uint32_t verb) const;
  bool dated_year(std::uint32_t month) const;
  bool embed(std::uint32_t governor, std::uint32_t complement, Factuality& fact) const;
  void add_speaker(std::uint32_t head, Factuality& fact) const;
  // Of what stands beside a word, from a place in the text on.
  void beside(std::uint32_t token, std::uint32_t from, std::uint32_t predicate, Factuality& fact) const;
  bool cleft(std::uint32_t clause) const;
  bool news(std::uint32_t event) const;
  bool fellow(std::uint32_t noun) const;
  bool upcoming(std::uint32_t event) const;
  bool done(std::uint32_t event) const;
  bool stands(std::uint32_t where, Factuality& fact) const;
  bool by_no_means(std::uint32_t adjunct) const;
  bool far_from(std::uint32_t clause) const;
  bool rather_than(std::uint32_t clause) const;
  bool of_nothing(std::uint32_t verb) const;
  bool of_its_own(std::uint32_t aside) const;
  bool fruitless(std::uint32_t act, std::uint32_t above) const;
  void named_before(std::uint32_t clause, Factuality& fact) const;
  void by_account_of(std::uint32_t noun, Factuality& fact) const;
  bool told_with(std::uint32_t clause) const;
  bool speaks_up(std::uint32_t verb) const;
  bool parted(std::uint32_t a, std::uint32_t b) const;
  bool answered(std::uint32_t noun) const;
  bool made_known(std::uint32_t participle) const;
  bool aside_as(std::uint32_t verb) const;
  bool ahead(std::uint32_t verb) const;
  bool reported_ahead(std::uint32_t verb) const;
  bool refused(std::uint32_t verb) const;
  bool come_to_pass(std::uint32_t verb) const;
  bool awaited(std::uint32_t clause) const;
  bool conditional(std::uint32_t clause) const;
  bool come_true(std::uint32_t verb) const;
  bool content(std::uint32_t noun) const;
  bool gives_up(std::uint32_t verb) const;
  bool planned(std::uint32_t noun) const;
  void judged(std::uint32_t judgement, Factuality& fact) const;
  bool singled_out(std::uint32_t noun) const;
  bool subjunctive(std::uint32_t verb) const;
  bool rules_out(std::uint32_t verb) const;
  bool leaves_open(std::uint32_t verb) const;
  bool nearly(std::uint32_t clause) const;
  bool was_said(std::uint32_t noun) const;
  bool proof(std::uint32_t noun) const;
  bool inverted(std::uint32_t verb, std::uint32_t auxiliary) const;
  bool failed(std::uint32_t verb) const;
  void hypothetical(std::uint32_t event, std::uint32_t above, Factuality& fact) const;
  bool shared(std::uint32_t noun) const;
  bool there_already(std::uint32_t noun) const;
  bool speaks(std::uint32_t verb) const;
  bool month_or_day(std::uint32_t word) const;
  bool convened(std::uint32_t verb) const;
  bool under_way(std::uint32_t verb) const;
  bool used_to(std::uint32_t clause) const;
  bool to_come(std::uint32_t verb) const;
  bool reported(std::uint32_t token) const;

  const PropositionReader& reader_;
  const QuoteReader& quotes_;
};

}  // namespace kg::ingest
