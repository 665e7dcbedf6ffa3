#include "ingest/language/language_model.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "ingest/language/lemmatiser.h"
#include "ingest/language/sentence_network.h"
#include "ingest/language/sentence_splitter.h"
#include "ingest/language/tokeniser.h"
#include "ingest/language/unicode.h"

namespace kg::ingest {
namespace {

constexpr std::string_view kAddress = "ADD", kName = "NNP";  // Penn tags

bool is_read(SectionKind kind) {
  return kind == SectionKind::body || kind == SectionKind::headline || kind == SectionKind::caption;
}

SectionKind kind_at(const std::vector<Section>& sections, std::uint32_t byte) {
  const auto after =
      std::upper_bound(sections.begin(), sections.end(), byte,
                       [](std::uint32_t at, const Section& one) { return at < one.span.begin; });
  if (after == sections.begin()) return SectionKind::body;
  const Section& section = *std::prev(after);
  return byte < section.span.end ? section.kind : SectionKind::body;
}

// How good it is to cut a long sentence behind a token.
int cut_value(std::string_view form) {
  if (form == "." || form == "!" || form == "?" || form == "...") return 4;
  if (form == ";") return 4;
  if (form == ":" || form == "—" || form == "–" || form == "--") return 3;
  if (form == ",") return 2;
  return form == ")" || form == "\"" || form == "”" ? 1 : 0;
}

// Ends of the parts of tokens [begin, end), each of at most kLongestSentence: the best mark in the second
// half of what would fit, the last one of equals.
std::vector<std::uint32_t> part_ends(const std::vector<Token>& tokens, TokenRange range) {
  constexpr auto kMost = static_cast<std::uint32_t>(kLongestSentence);
  std::vector<std::uint32_t> ends;
  std::uint32_t begin = range.begin;
  while (range.end - begin > kMost) {
    std::uint32_t best = begin + kMost;
    int value = 0;
    for (std::uint32_t i = begin + kMost / 2; i < begin + kMost; ++i) {
      if (i + 1 < range.end && tokens[i + 1].joined) continue;
      if (const int here = cut_value(tokens[i].form); here > 0 && here >= value) {
        value = here;
        best = i + 1;
      }
    }
    ends.push_back(best);
    begin = best;
  }
  ends.push_back(range.end);
  return ends;
}

// The networks that decide together with the first, in order of their names.
void add_companions(const std::filesystem::path& folder, std::vector<std::filesystem::path>& networks) {
  std::vector<std::filesystem::path> found;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
    if (entry.path().extension() == ".kgm") found.push_back(entry.path());
  if (found.empty())
    throw ModelError(folder.string() +
                     ": no networks for the accurate model; install them, or read with --model fast");
  std::sort(found.begin(), found.end());
  networks.insert(networks.end(), found.begin(), found.end());
}

std::optional<EntityKind> kind_of(const std::string& label) {
  for (const EntityKind kind : {EntityKind::per, EntityKind::org, EntityKind::loc, EntityKind::misc})
    if (label.size() > 2 && label.substr(2) == to_string(kind)) return kind;
  return std::nullopt;
}

}  // namespace

struct LanguageModel::Parts {
  Tokeniser tokeniser;
  SentenceSplitter splitter;
  Lemmatiser lemmatiser;
  SentenceNetwork network;
  std::uint64_t fingerprint = 0;

  void add_paragraph(AnalysedDocument& out, Span range, SectionKind section, std::uint32_t paragraph) const;
  void add_sentence(AnalysedDocument& out, TokenRange tokens, SectionKind section,
                    std::uint32_t paragraph) const;
  void annotate(AnalysedDocument& out) const;
  void annotate_part(AnalysedDocument& out, TokenRange part, std::uint32_t sentence_begin, std::int32_t root,
                     const Prediction& prediction) const;
};

void LanguageModel::Parts::add_paragraph(AnalysedDocument& out, Span range, SectionKind section,
                                         std::uint32_t paragraph) const {
  const std::string& text = out.document.text;
  const std::vector<Piece> pieces = tokeniser.pieces(text, range);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : splitter.ends(text, pieces)) {
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    for (; begin < end; ++begin) {
      Token token;
      token.span = pieces[begin].span;
      token.form = text.substr(token.span.begin, token.span.size());
      token.joined = pieces[begin].joined && out.tokens.size() > first;
      out.tokens.push_back(std::move(token));
    }
    std::uint32_t part = first;
    for (const std::uint32_t part_end :
         part_ends(out.tokens, {first, static_cast<std::uint32_t>(out.tokens.size())})) {
      add_sentence(out, {part, part_end}, section, paragraph);
      out.tokens[part].joined = false;
      part = part_end;
    }
  }
}

void LanguageModel::Parts::add_sentence(AnalysedDocument& out, TokenRange tokens, SectionKind section,
                                        std::uint32_t paragraph) const {
  Sentence sentence;
  sentence.tokens = tokens;
  sentence.span = {out.tokens[tokens.begin].span.begin, out.tokens[tokens.end - 1].span.end};
  sentence.section = section;
  sentence.paragraph = paragraph;
  out.sentences.push_back(sentence);
}

void LanguageModel::Parts::annotate(AnalysedDocument& out) const {
  struct Part {
    TokenRange tokens;
    std::size_t sentence;
  };
  std::vector<Part> parts;
  std::vector<std::vector<std::string_view>> forms;
  for (std::size_t s = 0; s < out.sentences.size(); ++s) {
    std::uint32_t begin = out.sentences[s].tokens.begin;
    if (begin == out.sentences[s].tokens.end) continue;
    for (const std::uint32_t end : part_ends(out.tokens, out.sentences[s].tokens)) {
      parts.push_back({{begin, end}, s});
      forms.emplace_back();
      for (; begin < end; ++begin) forms.back().push_back(out.tokens[begin].form);
    }
  }
  const std::vector<Prediction> predictions = network.predict(forms);
  out.entities.clear();
  std::int32_t root = kRoot;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::uint32_t sentence_begin = out.sentences[parts[i].sentence].tokens.begin;
    if (parts[i].tokens.begin == sentence_begin) root = kRoot;
    annotate_part(out, parts[i].tokens, sentence_begin, root, predictions[i]);
    for (std::uint32_t t = parts[i].tokens.begin; root == kRoot && t < parts[i].tokens.end; ++t)
      if (out.tokens[t].head == kRoot) root = static_cast<std::int32_t>(t);
  }
}

void LanguageModel::Parts::annotate_part(AnalysedDocument& out, TokenRange part, std::uint32_t sentence_begin,
                                         std::int32_t root, const Prediction& prediction) const {
  const NetworkModel& model = network.model();
  for (std::uint32_t t = part.begin; t < part.end; ++t) {
    const std::size_t i = t - part.begin;
    Token& token = out.tokens[t];
    token.upos = model.upos[prediction.upos[i]];
    token.xpos = model.xpos[prediction.xpos[i]];
    const bool name = token.xpos == kAddress || token.xpos == kName;
    if (name && tokeniser.is_name_of_thing(token.form)) {
      token.upos = "NOUN";
      token.xpos = "NN";
    }
    token.deprel = model.deprel[prediction.deprel[i]];
    token.head =
        prediction.heads[i] == 0 ? kRoot : static_cast<std::int32_t>(part.begin) + prediction.heads[i] - 1;
    if (token.head == kRoot && root != kRoot) {
      token.head = root;
      token.deprel = "parataxis";
    }
    token.lemma = lemmatiser.lemma(token.form, token.upos, token.xpos, t == sentence_begin);
    const std::string& label = model.ner[prediction.ner[i]];
    if (label[0] == 'B' || label[0] == 'S')
      out.entities.push_back({{t, t + 1}, kind_of(label).value_or(EntityKind::misc)});
    else if (label[0] != 'O' && !out.entities.empty())
      out.entities.back().tokens.end = t + 1;
  }
}

LanguageModel::LanguageModel(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

LanguageModel LanguageModel::load(const std::filesystem::path& folder, Accuracy accuracy) {
  const std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
  const std::filesystem::path named = whole.has_filename() ? whole : whole.parent_path();
  return load(folder, named.parent_path() / "tokens", accuracy);
}

LanguageModel LanguageModel::load(const std::filesystem::path& models, const std::filesystem::path& tokens,
                                  Accuracy accuracy) {
  std::vector<std::filesystem::path> networks{models / "parser.kgm"};
  if (accuracy == Accuracy::accurate) add_companions(models / "accurate", networks);
  std::string marks;
  for (const char* name : {"sentences.kgm", "lemmas.kgm"})
    marks += to_hex(ModelFile::open(models / name).checksum());
  for (const std::filesystem::path& network : networks) marks += to_hex(ModelFile::open(network).checksum());
  for (const char* name : {"abbreviations.tsv", "contractions.tsv", "pieces.tsv", "tag_pairs.tsv"}) {
    std::ifstream in(tokens / name, std::ios::binary);
    marks.append(std::istreambuf_iterator<char>(in), {});
  }
  std::vector<NetworkModel> members;
  for (const std::filesystem::path& network : networks) members.push_back(NetworkModel::open(network));
  SentenceNetwork network(std::move(members));
  network.keep_to(TagPairs::load(tokens / "tag_pairs.tsv", network.model().xpos, network.model().upos));
  return LanguageModel(std::make_unique<const Parts>(
      Parts{Tokeniser::load(tokens), SentenceSplitter::open(models / "sentences.kgm"),
            Lemmatiser::open(models / "lemmas.kgm"), std::move(network), content_hash(marks)}));
}

std::uint64_t LanguageModel::fingerprint() const { return parts_->fingerprint; }

AnalysedDocument LanguageModel::analyse(Document document, const AnalysisOptions& options) const {
  AnalysedDocument out;
  out.document = std::move(document);
  const auto size = static_cast<std::uint32_t>(out.document.text.size());
  std::uint32_t paragraph = 0;
  if (options.every_byte) {
    for (const Span range : paragraphs(out.document.text, {0, size}))
      parts_->add_paragraph(out, range, kind_at(out.document.sections, range.begin), paragraph++);
  } else {
    for (const Section& section : out.document.sections) {
      if (!is_read(section.kind)) continue;
      for (const Span range : paragraphs(out.document.text, section.span))
        parts_->add_paragraph(out, range, section.kind, paragraph++);
    }
  }
  parts_->annotate(out);
  return out;
}

AnalysedDocument LanguageModel::analyse_tokens(AnalysedDocument tokenised) const {
  parts_->annotate(tokenised);
  return tokenised;
}

AnalysedDocument tokenised_lines(std::string text) {
  AnalysedDocument out;
  out.document.text = std::move(text);
  const std::string& bytes = out.document.text;
  std::uint32_t first = 0;
  const auto finish = [&] {
    const auto end = static_cast<std::uint32_t>(out.tokens.size());
    if (end == first) return;
    Sentence sentence;
    sentence.tokens = {first, end};
    sentence.span = {out.tokens[first].span.begin, out.tokens[end - 1].span.end};
    sentence.paragraph = static_cast<std::uint32_t>(out.sentences.size());
    out.sentences.push_back(sentence);
    first = end;
  };
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  for (std::uint32_t i = 0; i < bytes.size();) {
    if (bytes[i] == '\n') {
      finish();
      ++i;
    } else if (is_space(bytes[i])) {
      ++i;
    } else {
      Token token;
      token.span.begin = i;
      while (i < bytes.size() && bytes[i] != '\n' && !is_space(bytes[i])) ++i;
      token.span.end = i;
      token.form = bytes.substr(token.span.begin, token.span.size());
      out.tokens.push_back(std::move(token));
    }
  }
  finish();
  if (!bytes.empty())
    out.document.sections.push_back({SectionKind::body, {0, static_cast<std::uint32_t>(bytes.size())}});
  out.document.id = {content_hash(bytes)};
  return out;
}

}  // namespace kg::ingest
