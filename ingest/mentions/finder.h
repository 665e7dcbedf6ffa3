// Finds the mentions of actors in an analysed document and the chains that they form.
//
//   const MentionFinder finder(catalogue, MentionLexicon::load(data_folder / "en"));
//   const MentionedDocument read = finder.find(analyser.analyse(document));
//   for (const LocalActor& actor : local_actors(read)) ...
//
// Rules in ranked sieves, precise ones first: names are found by the model's entity spans and the
// catalogue's longest forms, descriptions by the nouns of the lexicon; chains by equal names, parts of
// names, acronyms, titles, appositions, copulas, roles, definite descriptions, pronouns, "both". Two chains
// rather than one where the text leaves a doubt. Names, adjectives and titles of headline and captions join
// chains; claims are read from the body alone.
//
// A pure function of the document (with its publication date), the catalogue and the lexicon; const calls
// may run in any number of threads. Time is linear in the text but for the look back of a few sentences.
#pragma once

#include <vector>

#include "graph/catalogue.h"
#include "ingest/mentions/lexicon.h"
#include "ingest/mentions/link_model.h"
#include "ingest/mentions/link_network.h"
#include "ingest/mentions/mention.h"
#include "ingest/mentions/name_origins.h"

namespace kg::ingest {

struct FindOptions {
  // Chains of any nouns and pronouns, not of actors alone, as the model sees them; none of a single mention.
  bool every_chain = false;
  // Who speaks each sentence, where a transcript says so; may be empty.
  std::vector<std::string> speakers;
};

class MentionFinder {
 public:
  // The catalogue must outlive the finder. `model` makes the chains of FindOptions::every_chain;
  // `descriptions` and `pronouns` say what descriptions and pronouns of articles mean, and without them rules
  // do.
  MentionFinder(const Catalogue& catalogue, MentionLexicon lexicon, LinkModel model = {},
                LinkNetwork descriptions = {}, LinkNetwork pronouns = {});

  MentionedDocument find(AnalysedDocument analysis, const FindOptions& options = {}) const;

 private:
  const Catalogue& catalogue_;
  MentionLexicon lexicon_;
  NameOrigins origins_;
  LinkModel model_;
  LinkNetwork descriptions_, pronouns_;
};

// The chains as values for the store, in the order of MentionedDocument::chains.
std::vector<LocalActor> local_actors(const MentionedDocument& document);

}  // namespace kg::ingest
