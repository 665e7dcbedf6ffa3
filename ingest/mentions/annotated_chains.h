// Chains that a corpus annotates, in the `Entity=` brackets of CorefUD's CoNLL-U files, and which of our
// mentions are which of its: what training and measuring of coreference share.
//
//   for (AnnotatedDocument& annotated : read_annotated_chains(file, "gum-dev.conllu")) {
//     const MentionedDocument read = finder.find(model.analyse_tokens(annotated.analysis), options);
//     const std::vector<std::int32_t> which = aligned(annotated, read.mentions);
//
// Mentions are compared by their heads in the annotated tree, as CorefUD's scorer does: the corpus takes a
// phrase with article and relative clause for the mention, we its core. A title before a name is part of the
// mention of the name.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/mentions/mention.h"

namespace kg::ingest {

struct AnnotatedMention {
  TokenRange tokens;
  std::uint32_t head = 0;   // in the annotated tree
  std::uint32_t chain = 0;  // mentions of one chain share it; counted from 0 in a document
  std::string type;         // the corpus's: person, organization, place, event, abstract, object ...
  bool pronoun = false;     // one word that is a pronoun or determiner
};

struct AnnotatedDocument {
  std::string name;
  AnalysedDocument analysis;          // tags and trees of the corpus
  std::vector<std::string> speakers;  // by sentence, "" where the corpus names nobody
  std::vector<AnnotatedMention> mentions;
};

// Throws std::runtime_error with file and line where brackets do not match.
std::vector<AnnotatedDocument> read_annotated_chains(std::istream& in, std::string_view name);

// For each mention the index of the annotated one that has its head, or -1. No two names have one; a
// description, such as a title, may have that of the name behind it.
std::vector<std::int32_t> aligned(const AnnotatedDocument& annotated, const std::vector<Mention>& mentions);

}  // namespace kg::ingest
