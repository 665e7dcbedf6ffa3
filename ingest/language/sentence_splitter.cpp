#include "ingest/language/sentence_splitter.h"

#include "ingest/language/boundary_features.h"
#include "ingest/language/unicode.h"

namespace kg::ingest {
namespace {

// A sentence that ends without a mark must be that much surer: the treebanks know such ends from mail and
// notes, where lines were lost; in an article they are headlines, which are paragraphs by themselves.
constexpr std::int32_t kUnmarkedMargin = 512;

}  // namespace

SentenceSplitter::SentenceSplitter(ModelFile file)
    : file_(std::move(file)), weights_(file_.array<std::int16_t>("boundaries", kBoundaryWeights)) {}

SentenceSplitter SentenceSplitter::open(const std::filesystem::path& file) {
  return SentenceSplitter(ModelFile::open(file));
}

std::vector<std::uint32_t> SentenceSplitter::ends(std::string_view text,
                                                  std::span<const Piece> pieces) const {
  std::vector<std::uint32_t> ends;
  if (pieces.empty()) return ends;
  const BoundaryReader reader(text, pieces);
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (!reader.possible(i)) continue;
    std::int32_t score = 0;
    for (const std::uint32_t feature : reader.features(begin, i)) score += weights_[feature];
    if (score <= (reader.marked(i) ? 0 : kUnmarkedMargin)) continue;
    begin = i + 1;
    ends.push_back(static_cast<std::uint32_t>(begin));
  }
  ends.push_back(static_cast<std::uint32_t>(pieces.size()));
  return ends;
}

std::vector<Span> paragraphs(std::string_view text, Span range) {
  std::vector<Span> found;
  Span open;
  int breaks = 0;  // line breaks since the last visible glyph
  for (const Glyph& glyph : glyphs_of(text, range.begin, range.end)) {
    if (glyph.kind == CharClass::space) {
      breaks += glyph.value == '\n' || glyph.value == 0x2029 ? 1 : 0;
      if (glyph.value == 0x2029) ++breaks;
      continue;
    }
    if (breaks > 1 && !open.empty()) {
      found.push_back(open);
      open = {};
    }
    breaks = 0;
    if (open.empty()) open.begin = glyph.offset;
    open.end = glyph.offset + 1;
  }
  if (!open.empty()) found.push_back(open);
  // A paragraph ends where its last glyph does, which may take more than one byte.
  for (Span& paragraph : found)
    while (paragraph.end < range.end && (static_cast<unsigned char>(text[paragraph.end]) & 0xC0U) == 0x80U)
      ++paragraph.end;
  return found;
}

}  // namespace kg::ingest
