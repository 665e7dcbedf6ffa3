// Analysed documents for tests, built by hand.
//
// As rows, one token a line (form, tags, relation, head counted from 1 in its sentence, entity):
//
//   const AnalysedDocument document = testing::document_of_rows(R"(
//     # headline
//     Talks     NNS  root   0
//     end       VBP  dep    1
//
//     Rubio     NNP  nsubj  2  B-PER
//     met/meet  VBD  root   0
//     Umerov    NNP  obj    2  B-PER
//     +'s       POS  case   3
//     .         .    punct  2
//   )");
//
// or sentence by sentence, where a line holds only what the test is about:
//
//   const AnalysedDocument document = testing::document_of({
//       sentence("Rubio met Umerov .").tags("NNP VBD NNP .").head(2, 1, "nsubj").head(2, 3, "obj")
//           .entity(1, 1, EntityKind::per)});
//
// Text: tokens are parted by a space, except that one starting with '+' is joined to the token before (the
// plus is dropped) and that . , ; : ! ? ) ] % 's n't ’s n’t and a possessive ' join by themselves. Clitics
// are marked as parts of a multi-word token. Sentences of a paragraph are parted by a space, paragraphs by
// a blank line, so that every span points into Document::text as in real documents.
//
// Where not given: lemma is the form in lower case, or as it is for NNP and NNPS ("form/lemma" gives it);
// UPOS follows from the Penn tag (IN gives ADP: write "IN:SCONJ", "VBZ:AUX" for another); the root is the
// first token without a head, all other headless tokens hang on it as "dep".
// Throws std::invalid_argument that quotes the wrong row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/analysis.h"

namespace kg::ingest::testing {

class sentence {
 public:
  // Tokens parted by spaces.
  explicit sentence(std::string_view tokens);

  // Penn tags in order, parted by spaces; "VBZ:AUX" sets the universal tag too. As many as there are tokens.
  sentence& tags(std::string_view penn_tags);
  sentence& lemmas(std::string_view lemmas);
  // Token `head` governs token `dependent` by `relation`; counted from 1. Head 0 makes it the root.
  sentence& head(int head, int dependent, std::string_view relation);
  // All at once: "2:nsubj 0:root 2:obj 2:punct".
  sentence& heads(std::string_view heads_and_relations);
  // Tokens first to last, both counted from 1 and inside.
  sentence& entity(int first, int last, EntityKind kind);
  sentence& section(SectionKind kind);
  // This sentence begins a new paragraph (the first of a document and a change of section always do).
  sentence& paragraph();

 private:
  friend AnalysedDocument document_of(const std::vector<sentence>& sentences);
  struct Word {
    Token token;  // span is not set; head is an index into `words_`, or kNoHead
    bool joined = false;
    bool headless = true;
  };
  struct Entity {
    int first, last;
    EntityKind kind;
  };
  std::vector<Word> words_;
  std::vector<Entity> entities_;
  SectionKind section_ = SectionKind::body;
  bool paragraph_ = false;
};

// One document of these sentences; its sections follow from the sentences' kinds.
AnalysedDocument document_of(const std::vector<sentence>& sentences);

// Rows "form[/lemma] XPOS[:UPOS] deprel head [B-PER|I-PER|...]", sentences parted by blank lines.
// "# paragraph" begins a paragraph; "# headline", "# caption", "# byline" ... one that is a section of
// that kind, "# body" returns to the body.
AnalysedDocument document_of_rows(std::string_view rows);

}  // namespace kg::ingest::testing
