#include "bench/language/dev_sets.h"

#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>

#include "ingest/language/conllu.h"
#include "ingest/language/language_model.h"
#include "ingest/mentions/entity_types.h"

namespace kg::bench {
namespace {

using ingest::Agreement;
using ingest::AnalysedDocument;
using ingest::EntityKind;
using ingest::EntitySpan;

std::ifstream opened(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read");
  return in;
}

struct TypedSpan {
  std::uint32_t begin = 0, end = 0;
  std::string type;
  friend auto operator<=>(const TypedSpan&, const TypedSpan&) = default;
};

struct TaggedText {
  AnalysedDocument tokens;
  std::vector<TypedSpan> entities;  // types as the file has them
};

// One token a line, its tag last; an entity begins at B-, and at I- behind another type.
TaggedText tagged_text(const std::filesystem::path& file) {
  std::ifstream in = opened(file);
  TaggedText out;
  std::string text, line, before = "O";
  std::uint32_t token = 0;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    const std::vector<std::string> columns{std::istream_iterator<std::string>(fields), {}};
    if (columns.empty() || columns[0] == "-DOCSTART-") {
      if (!text.empty() && text.back() != '\n') text += '\n';
      before = "O";
      continue;
    }
    const std::string& tag = columns.back();
    if (tag != "O") {
      const std::string type = tag.substr(2);
      if (tag[0] == 'B' || before == "O" || before.substr(2) != type)
        out.entities.push_back({token, token + 1, type});
      else
        out.entities.back().end = token + 1;
    }
    before = tag;
    text += columns[0] + ' ';
    ++token;
  }
  out.tokens = ingest::tokenised_lines(std::move(text));
  if (out.tokens.tokens.size() != token)
    throw std::runtime_error(file.string() + ": a token holds white space");
  return out;
}

// CrossNER's types in CoNLL's; others stay.
std::string conll_type(const std::string& type) {
  static const std::map<std::string, std::string> kTypes = {
      {"politician", "PER"},     {"person", "PER"},  {"organisation", "ORG"},
      {"politicalparty", "ORG"}, {"country", "LOC"}, {"location", "LOC"},
      {"election", "MISC"},      {"event", "MISC"},  {"misc", "MISC"}};
  const auto found = kTypes.find(type);
  return found == kTypes.end() ? type : found->second;
}

Agreement agreement_of(const std::vector<TypedSpan>& gold, const std::vector<TypedSpan>& found) {
  const std::set<TypedSpan> all(gold.begin(), gold.end());
  Agreement out{gold.size(), found.size(), 0};
  for (const TypedSpan& one : found) out.right += all.contains(one);
  return out;
}

const char* coarse(ActorType type) {
  switch (type) {
    case ActorType::person: return "person";
    case ActorType::country: return "country";
    case ActorType::place: return "place";
    case ActorType::organization:
    case ActorType::igo:
    case ActorType::armed_group: return "body";
    case ActorType::event: return "event";
    case ActorType::people: return "people";
  }
  return "";
}

std::string coarse(const std::string& type) {
  static const std::map<std::string, std::string> kTypes = {
      {"politician", "person"}, {"person", "person"},       {"country", "country"}, {"location", "place"},
      {"organisation", "body"}, {"politicalparty", "body"}, {"election", "event"},  {"event", "event"}};
  const auto found = kTypes.find(type);
  return found == kTypes.end() ? std::string() : found->second;
}

}  // namespace

TreebankFigures treebank_figures(const ingest::LanguageModel& model, const std::filesystem::path& conllu) {
  std::ifstream in = opened(conllu);
  const AnalysedDocument gold = ingest::document_of(ingest::read_conllu(in, conllu.string()));
  return {ingest::compare(gold, model.analyse_tokens(gold)),
          ingest::compare(gold, model.analyse(gold.document, {.every_byte = true}))};
}

Agreement entity_figures(const ingest::LanguageModel& model, const std::filesystem::path& bio) {
  TaggedText text = tagged_text(bio);
  for (TypedSpan& one : text.entities) one.type = conll_type(one.type);
  const AnalysedDocument read = model.analyse_tokens(std::move(text.tokens));
  std::vector<TypedSpan> found;
  for (const EntitySpan& one : read.entities)
    found.push_back({one.tokens.begin, one.tokens.end, to_string(one.kind)});
  return agreement_of(text.entities, found);
}

std::vector<TypeFigures> type_figures(const ingest::Pipeline& pipeline, const std::filesystem::path& bio) {
  TaggedText text = tagged_text(bio);
  const ingest::MentionedDocument read =
      pipeline.mentioned(pipeline.language().analyse_tokens(std::move(text.tokens)));
  const std::vector<std::optional<ActorType>> types = ingest::entity_types(read);
  std::map<std::string, std::vector<TypedSpan>> gold, found;
  for (TypedSpan one : text.entities) {
    one.type = coarse(one.type);
    if (!one.type.empty()) gold[one.type].push_back(one);
  }
  for (std::size_t i = 0; i < types.size(); ++i)
    if (types[i]) {
      const ingest::TokenRange tokens = read.analysis.entities[i].tokens;
      found[coarse(*types[i])].push_back({tokens.begin, tokens.end, coarse(*types[i])});
    }
  std::vector<TypeFigures> out{{"all", {}}};
  for (const char* type : {"person", "country", "place", "body", "event"}) {
    out.push_back({type, agreement_of(gold[type], found[type])});
    out[0].agreement += out.back().agreement;
  }
  return out;
}

}  // namespace kg::bench
