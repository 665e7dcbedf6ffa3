// Any bytes as CoNLL-U: a message that names the line, or trees that are the same when written and read
// again.

#include <sstream>
#include <stdexcept>

#include "ingest/language/conllu.h"
#include "tests/fuzz/target.h"

namespace {

using namespace kg;

void check_tree(const ingest::AnalysedDocument& document) {
  std::uint32_t next = 0;
  for (const ingest::Sentence& sentence : document.sentences) {
    fuzz::promise(sentence.tokens.begin == next && sentence.tokens.end > next, "a sentence holds words");
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const ingest::Token& token = document.tokens[i];
      const auto head = static_cast<std::uint32_t>(token.head);
      fuzz::promise(token.head == ingest::kRoot ||
                        (head != i && head >= sentence.tokens.begin && head < sentence.tokens.end),
                    "a head is another word of the sentence");
      fuzz::promise(token.span.end <= document.document.text.size() &&
                        document.document.text.substr(token.span.begin, token.span.size()) == token.form,
                    "a token is the bytes of its span");
    }
    next = sentence.tokens.end;
  }
  fuzz::promise(next == document.tokens.size(), "every word is in a sentence");
  std::uint32_t at = 0;
  for (const ingest::EntitySpan& entity : document.entities) {
    fuzz::promise(entity.tokens.begin >= at && entity.tokens.end > entity.tokens.begin &&
                      entity.tokens.end <= document.tokens.size(),
                  "entities lie in the document and do not overlap");
    at = entity.tokens.end;
  }
}

std::string written(const ingest::AnalysedDocument& document) {
  std::ostringstream out;
  ingest::write_conllu(out, document, "again.conllu");
  return std::move(out).str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<ingest::ConlluSentence> sentences;
  try {
    std::istringstream in(fuzz::bytes(data, size));
    sentences = ingest::read_conllu(in, "some.conllu");
  } catch (const std::runtime_error& error) {
    fuzz::promise(fuzz::names_line(error.what(), "some.conllu"), "the message names file and line");
    return 0;
  }
  const ingest::AnalysedDocument document = ingest::document_of(sentences);
  check_tree(document);
  const std::string once = written(document);
  std::istringstream in(once);
  const std::vector<ingest::ConlluSentence> again = ingest::read_conllu(in, "again.conllu");
  const ingest::AnalysedDocument reread = ingest::document_of(again);
  fuzz::promise(reread.tokens.size() == document.tokens.size() &&
                    reread.sentences.size() == document.sentences.size() &&
                    reread.entities.size() == document.entities.size(),
                "what is written and read has the same words, sentences and entities");
  fuzz::promise(written(reread) == once, "what is written, read and written is what was written");
  return 0;
}
