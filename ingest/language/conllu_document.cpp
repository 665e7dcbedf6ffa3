#include <optional>
#include <stdexcept>

#include "ingest/language/conllu.h"

namespace kg::ingest {
namespace {

std::string_view feature(std::string_view misc, std::string_view key) {
  for (std::size_t begin = 0; begin <= misc.size();) {
    const std::size_t bar = std::min(misc.find('|', begin), misc.size());
    const std::string_view pair = misc.substr(begin, bar - begin);
    if (pair.size() > key.size() && pair.starts_with(key) && pair[key.size()] == '=')
      return pair.substr(key.size() + 1);
    begin = bar + 1;
  }
  return {};
}

std::optional<EntityKind> entity_kind(std::string_view name) {
  for (const EntityKind kind : {EntityKind::per, EntityKind::org, EntityKind::loc, EntityKind::misc})
    if (name == to_string(kind)) return kind;
  return std::nullopt;
}

// UDPipe's escapes of white space in MISC.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    switch (text[++i]) {
      case 's': out += ' '; break;
      case 't': out += '\t'; break;
      case 'r': out += '\r'; break;
      case 'n': out += '\n'; break;
      case 'p': out += '|'; break;
      default: out += text[i];
    }
  }
  return out;
}

}  // namespace

AnalysedDocument document_of(const std::vector<ConlluSentence>& sentences) {
  AnalysedDocument out;
  std::string& text = out.document.text;
  std::uint32_t paragraph = 0;
  bool space = false;
  for (const ConlluSentence& from : sentences) {
    if (!text.empty() && (from.begins_paragraph() || from.begins_document())) {
      ++paragraph;
      text += "\n\n";
    } else if (space) {
      text += ' ';
    }
    space = false;
    Sentence made;
    made.paragraph = paragraph;
    const auto base = static_cast<std::uint32_t>(out.tokens.size());
    std::string open;  // label type of the entity that is being read
    for (const ConlluWord& word : from.words) {
      if (space && !word.joined) text += ' ';
      Token token;
      token.span.begin = static_cast<std::uint32_t>(text.size());
      text += word.form;
      token.span.end = static_cast<std::uint32_t>(text.size());
      token.form = word.form;
      token.lemma = word.lemma;
      token.upos = word.upos;
      token.xpos = word.xpos;
      if (word.deprel != "_") token.deprel = word.deprel;
      token.joined = word.joined;
      const auto index = static_cast<std::uint32_t>(out.tokens.size());
      if (word.head > 0)
        token.head = static_cast<std::int32_t>(base) + word.head - 1;
      else if (word.head < 0 && index != base)
        token.head = static_cast<std::int32_t>(base);
      const std::string_view label = feature(word.misc, "NER");
      if (const auto kind = label.size() > 2 ? entity_kind(label.substr(2)) : std::nullopt) {
        if (label.starts_with("I-") && open == label.substr(2))
          out.entities.back().tokens.end = index + 1;
        else
          out.entities.push_back({{index, index + 1}, *kind});
        open = label.substr(2);
      } else {
        open.clear();
      }
      out.tokens.push_back(std::move(token));
      space = word.space_after;
    }
    made.tokens = {base, static_cast<std::uint32_t>(out.tokens.size())};
    made.span = {out.tokens[base].span.begin, out.tokens.back().span.end};
    out.sentences.push_back(made);
  }
  if (!text.empty())
    out.document.sections.push_back({SectionKind::body, {0, static_cast<std::uint32_t>(text.size())}});
  out.document.id = {content_hash(text)};
  return out;
}

std::string rebuilt_text(const std::vector<ConlluSentence>& sentences) {
  std::string text;
  for (const ConlluSentence& sentence : sentences)
    for (const ConlluWord& word : sentence.words) {
      text += unescaped(feature(word.misc, "SpacesBefore"));
      text += word.form;
      const std::string_view spaces = feature(word.misc, "SpacesAfter");
      if (!spaces.empty())
        text += unescaped(spaces);
      else if (word.space_after)
        text += ' ';
    }
  return text;
}

}  // namespace kg::ingest
