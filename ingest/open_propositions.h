// Open propositions: what a sentence says in its own words, actors or not, for `kgbuild extract --as
// propositions`.
//
//   for (const OpenProposition& p : open_propositions(analysed, sentence))
//     // "Rubio met Umerov in Miami": relation "met", arguments "Rubio", "Umerov", "in Miami"
//
// One for each verb or copula that has a subject and something else to say, and for appositions ("is"). The
// first argument is the subject; subjects of participles, relative clauses, controlled and conjoined verbs
// are found where the grammar shares them. Words come in the order of the sentence; a relation may hold a
// preposition whose noun is the second argument ("traveled to", "Moscow"). In the order of their predicates.
#pragma once

#include <string>
#include <vector>

#include "ingest/language/analysis.h"

namespace kg::ingest {

struct OpenProposition {
  std::string relation;
  std::vector<std::string> arguments;  // two or more
  double confidence = 0;               // (0,1), three decimals: for ranking
};

std::vector<OpenProposition> open_propositions(const AnalysedDocument& document, const Sentence& sentence);

}  // namespace kg::ingest
