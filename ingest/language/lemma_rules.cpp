#include "ingest/language/lemma_rules.h"

#include <algorithm>
#include <array>

#include "ingest/language/unicode.h"

namespace kg::ingest {

FormShape form_shape(std::string_view form, bool first_in_sentence) {
  std::size_t uppers = 0;
  std::size_t lowers = 0;
  bool first_upper = false;
  bool first = true;
  for (const Glyph& glyph : glyphs_of(form, 0, static_cast<std::uint32_t>(form.size()))) {
    if (glyph.kind == CharClass::upper) {
      ++uppers;
      first_upper = first_upper || first;
    }
    if (glyph.kind == CharClass::lower) ++lowers;
    first = false;
  }
  if (uppers == 0) return FormShape::lower;
  if (uppers == 1 && first_upper) return first_in_sentence ? FormShape::first : FormShape::capital;
  return lowers == 0 ? FormShape::capitals : FormShape::other;
}

namespace {

// Adjectives are left out: "Ukrainian" keeps its capital anywhere.
bool holds_no_names(std::string_view upos, std::string_view xpos) {
  static constexpr std::array<std::string_view, 11> kClasses = {
      "NOUN", "VERB", "AUX", "ADV", "ADP", "DET", "PART", "INTJ", "SCONJ", "CCONJ", "NUM"};
  return (upos == "NOUN" || !xpos.starts_with("NNP")) &&
         std::find(kClasses.begin(), kClasses.end(), upos) != kClasses.end();
}

}  // namespace

std::string plain_spelling(std::string_view form, std::string_view upos, std::string_view xpos) {
  std::string out;
  const bool mark = upos == "PUNCT" || upos == "SYM";
  const bool number = upos == "NUM";
  for (const Glyph& glyph : glyphs_of(form, 0, static_cast<std::uint32_t>(form.size()))) {
    switch (glyph.value) {
      case 0x2018:
      case 0x2019: out += '\''; break;
      case 0x201C:
      case 0x201D: out += '"'; break;
      case 0x2013:
        if (mark)
          out += '-';
        else
          append_utf8(out, glyph.value);
        break;
      case ',':
        if (!number || form.size() == 1) out += ',';
        break;
      default: append_utf8(out, glyph.value);
    }
  }
  const bool capital = form_shape(out, false) == FormShape::capital && out.size() > 1;
  return capital && holds_no_names(upos, xpos) ? lower(out) : out;
}

std::optional<std::string> LemmaEdit::apply(std::string_view form) const {
  std::string out(form);
  if (letters != Case::keep) out = lower(out);
  if (out.size() < strip) return std::nullopt;
  const std::size_t kept = out.size() - strip;
  if (kept < out.size() && (static_cast<unsigned char>(out[kept]) & 0xC0U) == 0x80U)
    return std::nullopt;  // it would cut a character
  out.resize(kept);
  out += add;
  if (letters == Case::capitalise) out = capitalised(out);
  return out;
}

std::string LemmaEdit::text() const {
  return std::string(1, static_cast<char>(letters)) + static_cast<char>('0' + strip) + add;
}

LemmaEdit LemmaEdit::of(std::string_view text) {
  LemmaEdit edit;
  if (text.size() < 2) return edit;
  edit.letters = static_cast<Case>(text[0]);
  edit.strip = static_cast<std::uint8_t>(text[1] - '0');
  edit.add = text.substr(2);
  return edit;
}

std::optional<LemmaEdit> LemmaEdit::between(std::string_view form, std::string_view lemma) {
  for (const Case letters : {Case::lower, Case::keep, Case::capitalise}) {
    LemmaEdit edit;
    edit.letters = letters;
    const std::string from = letters == Case::keep ? std::string(form) : lower(form);
    const std::string to = letters == Case::capitalise ? lower(lemma) : std::string(lemma);
    std::size_t common = 0;
    while (common < from.size() && common < to.size() && from[common] == to[common]) ++common;
    const std::size_t strip = from.size() - common;
    if ((common == 0 && !from.empty()) || strip > 7) continue;
    edit.strip = static_cast<std::uint8_t>(strip);
    edit.add = to.substr(common);
    if (edit.apply(form) == std::optional<std::string>(lemma)) return edit;
  }
  return std::nullopt;
}

bool follows_suffix(std::string_view form) { return form.size() < 2 || !form.ends_with('.'); }

std::string lemma_key(std::string_view upos, std::string_view xpos, std::string_view form) {
  return std::string(upos) + ' ' + std::string(xpos) + ' ' +
         (upos == "PROPN" ? std::string(form) : lower(form));
}

std::string suffix_key(std::string_view xpos, FormShape shape, std::string_view suffix) {
  return std::string(xpos) + ' ' + static_cast<char>(shape) + ' ' + std::string(suffix);
}

}  // namespace kg::ingest
