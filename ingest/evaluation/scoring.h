// How near the claims of the pipeline come to those of annotated articles: the figures of
// bench/gold/score_gold.py, which says how they are defined, from readings instead of files.
//
//   Scores total;
//   for (const auto& file : files) {
//     const GoldArticle gold = read_gold_article(file);
//     const ArticleScore score = score_article(gold, pipeline.read(document), {});
//     total.add(score.scores);
//   }
//   total.claims.f1();  // 0 to 100
//
// An actor of the reading is matched, one to one, to the gold actor whose name or mention its own name or an
// alias equals, determiners, case and punctuation aside. Recall counts what rests on a core claim; precision
// accepts what rests on any gold claim. Pure functions; about a millisecond an article.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "ingest/claims/gold_article.h"

namespace kg::ingest {

// Of one kind of thing: what the system gave, how much of that gold has, what gold holds to be core, how much
// of that the system gave. All percentages are 0 where there is nothing to divide by.
struct Tally {
  std::uint32_t system = 0, right = 0, core = 0, found = 0;
  double precision() const;
  double recall() const;
  double f1() const;
  void add(const Tally& other);
};

// Polarity and status of the claims that gold has too.
struct FactTally {
  std::uint32_t matched = 0, right = 0, polarity = 0, status = 0;
  double accuracy() const;
  void add(const FactTally& other);
};

struct Scores {
  Tally actors;                          // that stand in a claim
  Tally pairs;                           // of actors that any claim ties, whichever way
  Tally claims;                          // subject, class, object
  FactTally facts;                       // "factuality"
  Tally modality;                        // claims with polarity and status, other than positive and asserted
  Tally speakers;                        // of matched claims
  Tally times;                           // of matched claims; right if within the gold interval
  std::map<std::string, Tally> classes;  // claims by class
  void add(const Scores& other);
};

// One thing that is wrong, in the words of the article's actors.
struct Mistake {
  enum class Kind : std::uint8_t { missed, spurious, factual };
  Kind kind = Kind::missed;
  std::string subject, predicate, object;  // an actor that gold has not stands in ‹›
  std::string event_class;
  std::string note;  // why it may be: "actor not found: Zarif"; for factual what was said and what is right
  std::string evidence;  // sentence; empty for factual
};

// A (subject, class, object) triple of the reading, at the confidence of its surest claim.
struct JudgedTriple {
  double confidence = 0;
  bool right = false;  // gold has it, core or not
  std::string rule;    // of that claim
};

struct ArticleScore {
  std::string id;
  Scores scores;
  std::vector<JudgedTriple> triples;  // in the order of the reading
  std::vector<Mistake> mistakes;      // missed in gold's order, then spurious in the reading's, then factual
};

struct ScoringOptions {
  double min_confidence = 0;  // claims below are left out
  bool recall_all = false;    // recall over all gold claims, not only core ones
};

ArticleScore score_article(const GoldArticle& gold, const DocumentReading& reading,
                           const ScoringOptions& options);

// A name as names are compared: compatibility forms, case, punctuation and determiners before it aside.
std::string comparable(std::string_view name);

}  // namespace kg::ingest
