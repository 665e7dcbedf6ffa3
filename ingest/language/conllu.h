// CoNLL-U: trees as text, ten columns a word, an empty line after each sentence.
//
//   const std::vector<ConlluSentence> trees = read_conllu(file, "ewt-dev.conllu");
//   AnalysedDocument document = document_of(trees);     // text rebuilt, tags and heads kept
//   write_conllu(std::cout, document, "article.txt");
//
// Reading accepts multi-word token ranges and empty nodes (which are left out). It throws
// std::runtime_error whose text names file and line where a row has not ten columns, an id is out of order,
// a head lies outside its sentence, a range is wrong, or a sentence has no words. Linear in the input.
//
// Writing gives "# sent_id", "# text", "# newdoc", "# newpar"; in MISC the white space behind a token
// (SpaceAfter=No, or SpacesAfter in UDPipe's escapes where it is not one space), TokenRange=begin:end in
// UTF-8 bytes of the document's text, NER=B-PER, I-PER ... and beside it ActorType=, the project's finer
// type, where the caller knows one. Each token is written with the bytes of its span, so that the text can be
// rebuilt exactly.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/actor.h"
#include "ingest/language/analysis.h"

namespace kg::ingest {

struct ConlluWord {
  std::string form, lemma, upos, xpos, deprel, misc;  // "_" read as it stands
  std::int32_t head = -1;                             // 1-based, 0 the root, -1 where the column is "_"
  bool space_after = true;
  bool joined = false;  // part of the multi-word token of the word before
};

struct ConlluSentence {
  std::vector<std::pair<std::string, std::string>> comments;  // "sent_id" -> "a-1"; value may be empty
  std::vector<ConlluWord> words;
  std::size_t line = 0;  // of its first word

  // Value of a comment, or nullptr.
  const std::string* comment(std::string_view key) const;
  bool begins_document() const;   // has "# newdoc"
  bool begins_paragraph() const;  // has "# newpar"
};

std::vector<ConlluSentence> read_conllu(std::istream& in, std::string_view name);

// One document of these sentences. The text is put together from the forms (of a multi-word token: of its
// words), with spaces where the file says so and an empty line before each paragraph. NER labels in MISC
// become entities. Words without a head hang on the first word; a relation "_" is none.
AnalysedDocument document_of(const std::vector<ConlluSentence>& sentences);

// `name` is printed as "# newdoc id = NAME" and in the sentences' ids, "NAME-1" and on. `types` has one
// element for each entity of the document (ingest/mentions decides them), or none at all.
void write_conllu(std::ostream& out, const AnalysedDocument& document, std::string_view name,
                  const std::vector<std::optional<ActorType>>& types = {});

// The text that a written document was made from, from the forms and the white space noted in MISC.
std::string rebuilt_text(const std::vector<ConlluSentence>& sentences);

}  // namespace kg::ingest
