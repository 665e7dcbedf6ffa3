// Any bytes, also such as are no UTF-8: pieces that hold every byte once, and sentences that hold every
// piece.

#include <algorithm>
#include <string_view>

#include "ingest/language/language_model.h"
#include "ingest/language/lemmatiser.h"
#include "ingest/language/sentence_splitter.h"
#include "ingest/language/tokeniser.h"
#include "ingest/language/unicode.h"
#include "tests/fuzz/target.h"

namespace {

using namespace kg;

void check_pieces(std::string_view text, Span range, const std::vector<ingest::Piece>& pieces) {
  std::uint32_t at = range.begin;
  const auto gap = [&](std::uint32_t end) {
    for (const ingest::Glyph& glyph : ingest::glyphs_of(text, at, end))
      fuzz::promise(glyph.kind == ingest::CharClass::space, "what lies between pieces is white space");
  };
  const bool whole = fuzz::is_utf8(text) && fuzz::lies_in(range, text);
  for (const ingest::Piece& piece : pieces) {
    fuzz::promise(piece.span.begin >= at, "pieces lie in order and do not overlap");
    fuzz::promise(!piece.span.empty() && piece.span.end <= range.end, "a piece lies in the range");
    fuzz::promise(!whole || fuzz::lies_in(piece.span, text), "a piece cuts no character");
    fuzz::promise(!piece.joined || (piece.span.begin == at && at > range.begin),
                  "what is joined stands at the piece before");
    gap(piece.span.begin);
    at = piece.span.end;
  }
  gap(range.end);
}

void check_sentences(std::string_view text, const std::vector<ingest::Piece>& pieces,
                     const ingest::SentenceSplitter& splitter) {
  const std::vector<std::uint32_t> ends = splitter.ends(text, pieces);
  fuzz::promise(ends.empty() == pieces.empty(), "there are sentences where there are pieces");
  fuzz::promise(pieces.empty() || ends.back() == pieces.size(), "the last sentence ends with the last piece");
  std::uint32_t before = 0;
  for (const std::uint32_t end : ends) {
    fuzz::promise(end > before, "a sentence holds a piece");
    before = end;
  }
}

void check_paragraphs(std::string_view text, Span range) {
  std::uint32_t at = range.begin;
  for (const Span paragraph : ingest::paragraphs(text, range)) {
    fuzz::promise(paragraph.begin >= at && !paragraph.empty() && paragraph.end <= range.end,
                  "paragraphs lie in the range and in order");
    at = paragraph.end;
  }
}

void check_given_tokens(const std::string& text) {
  const ingest::AnalysedDocument document = ingest::tokenised_lines(text);
  std::uint32_t next = 0;
  for (const ingest::Sentence& sentence : document.sentences) {
    fuzz::promise(sentence.tokens.begin == next && sentence.tokens.end > next, "a line is a sentence");
    next = sentence.tokens.end;
  }
  fuzz::promise(next == document.tokens.size(), "every token is in a sentence");
  for (const ingest::Token& token : document.tokens)
    fuzz::promise(token.span.end <= document.document.text.size() &&
                      document.document.text.substr(token.span.begin, token.span.size()) == token.form,
                  "a token is the bytes of its span");
}

void check_lemmas(std::string_view text, const std::vector<ingest::Piece>& pieces,
                  const ingest::Lemmatiser& lemmatiser) {
  for (const ingest::Piece& piece : pieces) {
    const std::string_view form = text.substr(piece.span.begin, piece.span.size());
    for (const auto& [upos, xpos] :
         {std::pair("VERB", "VBZ"), std::pair("NOUN", "NNS"), std::pair("PROPN", "NNP")}) {
      const std::string lemma = lemmatiser.lemma(form, upos, xpos, piece.span.begin == 0);
      fuzz::promise(!lemma.empty(), "a word has a lemma");
      fuzz::promise(!fuzz::is_utf8(form) || fuzz::is_utf8(lemma), "the lemma of UTF-8 is UTF-8");
    }
  }
}

}  // namespace

// The first two bytes choose the range, the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ingest::Tokeniser tokeniser = ingest::Tokeniser::load(fuzz::data_folder() / "en" / "tokens");
  static const ingest::SentenceSplitter splitter =
      ingest::SentenceSplitter::open(fuzz::data_folder() / "en" / "models" / "sentences.kgm");
  static const ingest::Lemmatiser lemmatiser =
      ingest::Lemmatiser::open(fuzz::data_folder() / "en" / "models" / "lemmas.kgm");
  if (size < 2) return 0;
  const std::string text = fuzz::bytes(data + 2, size - 2);
  const auto length = static_cast<std::uint32_t>(text.size());
  const std::uint32_t begin = std::min<std::uint32_t>(data[0], length);
  const Span range{begin, std::max(begin, length - std::min<std::uint32_t>(data[1], length))};

  const std::vector<ingest::Piece> pieces = tokeniser.pieces(text, range);
  check_pieces(text, range, pieces);
  check_sentences(text, pieces, splitter);
  check_paragraphs(text, range);
  check_given_tokens(text);
  check_lemmas(text, pieces, lemmatiser);
  return 0;
}
