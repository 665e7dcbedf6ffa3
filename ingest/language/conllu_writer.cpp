#include <ostream>

#include "ingest/language/conllu.h"
#include "ingest/language/unicode.h"

namespace kg::ingest {
namespace {

std::string escaped(std::string_view spaces) {
  std::string out;
  for (char c : spaces) {
    switch (c) {
      case ' ': out += "\\s"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      case '\n': out += "\\n"; break;
      case '|': out += "\\p"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  return out;
}

std::string_view or_blank(const std::string& value) { return value.empty() ? "_" : std::string_view(value); }

// White space must not break rows; forms hold none unless a caller brings such tokens.
std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return out;
}

class Writer {
 public:
  Writer(std::ostream& out, const AnalysedDocument& document, std::string_view name,
         const std::vector<std::optional<ActorType>>& types)
      : out_(out), document_(document), name_(one_line(name)), types_(types) {}

  void write() {
    out_ << "# newdoc id = " << name_ << '\n';
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) sentence(i);
  }

 private:
  std::ostream& out_;
  const AnalysedDocument& document_;
  std::string name_;
  const std::vector<std::optional<ActorType>>& types_;  // of the entities, or empty
  std::size_t entity_ = 0;                              // the next or open one

  void sentence(std::size_t index) {
    const Sentence& sentence = document_.sentences[index];
    if (index == 0 || document_.sentences[index - 1].paragraph != sentence.paragraph) out_ << "# newpar\n";
    out_ << "# sent_id = " << name_ << '-' << index + 1 << '\n';
    out_ << "# text = " << one_line(document_.text(sentence.tokens)) << '\n';
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      range(sentence, i);
      word(sentence, i);
    }
    out_ << '\n';
  }

  std::uint32_t joined_end(const Sentence& sentence, std::uint32_t i) const {
    std::uint32_t end = i + 1;
    while (end < sentence.tokens.end && document_.tokens[end].joined) ++end;
    return end;
  }

  // The line of a multi-word token, before its first word.
  void range(const Sentence& sentence, std::uint32_t i) {
    const std::uint32_t end = joined_end(sentence, i);
    if (document_.tokens[i].joined || end == i + 1) return;
    const std::uint32_t base = sentence.tokens.begin;
    out_ << i - base + 1 << '-' << end - base << '\t' << document_.text({i, end});
    out_ << "\t_\t_\t_\t_\t_\t_\t_\t" << spaces(i, end) << '\n';
  }

  void word(const Sentence& sentence, std::uint32_t i) {
    const Token& token = document_.tokens[i];
    const std::uint32_t base = sentence.tokens.begin;
    out_ << i - base + 1 << '\t' << token.form << '\t' << or_blank(token.lemma) << '\t'
         << or_blank(token.upos) << '\t' << or_blank(token.xpos) << "\t_\t";
    if (token.deprel.empty())
      out_ << '_';
    else if (token.head == kRoot)
      out_ << 0;
    else
      out_ << token.head - static_cast<std::int32_t>(base) + 1;
    out_ << '\t' << or_blank(token.deprel) << "\t_\t" << misc(i) << '\n';
  }

  std::string misc(std::uint32_t i) {
    std::string out = label(i);
    append(out, spaces(i, i + 1));
    append(out, "TokenRange=" + std::to_string(document_.tokens[i].span.begin) + ':' +
                    std::to_string(document_.tokens[i].span.end));
    return out;
  }

  static void append(std::string& out, const std::string& pair) {
    if (pair.empty() || pair == "_") return;
    if (!out.empty()) out += '|';
    out += pair;
  }

  std::string label(std::uint32_t i) {
    const auto& entities = document_.entities;
    while (entity_ < entities.size() && entities[entity_].tokens.end <= i) ++entity_;
    if (entity_ == entities.size() || entities[entity_].tokens.begin > i) return {};
    const char* prefix = entities[entity_].tokens.begin == i ? "NER=B-" : "NER=I-";
    std::string out = prefix + std::string(to_string(entities[entity_].kind));
    if (entity_ < types_.size() && types_[entity_])
      append(out, std::string("ActorType=") + kg::to_string(*types_[entity_]));
    return out;
  }

  // White space around tokens [i, end) as features of MISC, or "_". Text that was not analysed is no white
  // space and left out.
  std::string spaces(std::uint32_t i, std::uint32_t end) const {
    const std::string_view text = document_.document.text;
    const bool last = end == document_.tokens.size();
    const std::uint32_t to =
        last ? static_cast<std::uint32_t>(text.size()) : document_.tokens[end].span.begin;
    const std::string_view before = i == 0 ? gap(0, document_.tokens[0].span.begin) : std::string_view();
    const std::string_view after = gap(document_.tokens[end - 1].span.end, to);
    std::string out;
    if (!before.empty()) out = "SpacesBefore=" + escaped(before);
    if (document_.tokens[end - 1].span.end == to)
      append(out, "SpaceAfter=No");
    else if (!after.empty() && after != " ")
      append(out, "SpacesAfter=" + escaped(after));
    return out.empty() ? "_" : out;
  }

  std::string_view gap(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view text = std::string_view(document_.document.text).substr(begin, end - begin);
    for (const Glyph& glyph : glyphs_of(document_.document.text, begin, end))
      if (glyph.kind != CharClass::space) return {};
    return text;
  }
};

}  // namespace

void write_conllu(std::ostream& out, const AnalysedDocument& document, std::string_view name,
                  const std::vector<std::optional<ActorType>>& types) {
  Writer(out, document, name, types).write();
}

}  // namespace kg::ingest
