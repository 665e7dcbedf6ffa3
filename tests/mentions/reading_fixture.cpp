#include "reading_fixture.h"

#include <stdexcept>

#include "tests/support/sentence_builder.h"

namespace kg::ingest::testing {

const Catalogue& shipped_catalogue() {
  static const Catalogue catalogue = Catalogue::load(KG_SOURCE_DIR "/data/actors");
  return catalogue;
}

const MentionLexicon& shipped_lexicon() {
  static const MentionLexicon lexicon = MentionLexicon::load(KG_SOURCE_DIR "/data/en");
  return lexicon;
}

const MentionFinder& shipped_finder() {
  static const MentionFinder finder(shipped_catalogue(), shipped_lexicon());
  return finder;
}

Read::Read(std::string_view rows, std::string published) {
  AnalysedDocument document = document_of_rows(rows);
  document.document.appearance.published = std::move(published);
  document_ = shipped_finder().find(std::move(document));
}

int Read::mention(std::string_view text, int nth) const {
  for (std::size_t m = 0; m < document_.mentions.size(); ++m)
    if (document_.analysis.text(document_.mentions[m].tokens) == text && nth-- == 0)
      return static_cast<int>(m);
  return -1;
}

std::vector<std::string> Read::actors(std::string_view text, int nth) const {
  const int m = mention(text, nth);
  if (m < 0) return {"?"};
  std::vector<std::string> names;
  for (const std::uint32_t chain : document_.mentions[static_cast<std::size_t>(m)].chains)
    names.push_back(document_.chains[chain].name);
  return names;
}

std::string Read::actor(std::string_view text, int nth) const {
  const std::vector<std::string> names = actors(text, nth);
  return names.size() == 1 ? names.front() : std::string();
}

ActorType Read::type(std::string_view text, int nth) const {
  const int m = mention(text, nth);
  if (m < 0) throw std::out_of_range("no mention \"" + std::string(text) + "\"");
  return document_.mentions[static_cast<std::size_t>(m)].type;
}

MentionKind Read::kind(std::string_view text, int nth) const {
  const int m = mention(text, nth);
  if (m < 0) throw std::out_of_range("no mention \"" + std::string(text) + "\"");
  return document_.mentions[static_cast<std::size_t>(m)].kind;
}

}  // namespace kg::ingest::testing
