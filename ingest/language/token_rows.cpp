#include "ingest/language/token_rows.h"

#include <algorithm>
#include <optional>

#include "ingest/language/rows.h"
#include "ingest/language/unicode.h"

namespace kg::ingest {
namespace {

std::optional<AbbreviationKind> abbreviation_kind(std::string_view name) {
  if (name == "title") return AbbreviationKind::title;
  if (name == "always") return AbbreviationKind::always;
  if (name == "number") return AbbreviationKind::number;
  if (name == "company") return AbbreviationKind::company;
  if (name == "place") return AbbreviationKind::place;
  return std::nullopt;
}

void read_abbreviations(const std::filesystem::path& file, TokenRows& rows) {
  for (const Row& row : read_rows(file, {"form", "kind"})) {
    const auto kind = abbreviation_kind(row.fields[1]);
    if (!kind) refuse_row(file, row, "kind is one of title, always, number, company, place");
    for (const std::string& form : {row.fields[0], capitalised(row.fields[0]), upper(row.fields[0])}) {
      // "IN" or "PP" in capitals is more often something else than a short "number" abbreviation.
      const bool doubtful = *kind == AbbreviationKind::number && form != row.fields[0] && form.size() < 3;
      if (!doubtful) rows.abbreviations.emplace(form, *kind);
    }
  }
}

void read_contractions(const std::filesystem::path& file, TokenRows& rows) {
  for (const Row& row : read_rows(file, {"form", "words"})) {
    std::vector<std::uint32_t> sizes;
    std::string spelt;
    std::uint32_t size = 0;
    for (char c : row.fields[1] + " ") {
      if (c != ' ') {
        spelt += c;
        ++size;
      } else if (size > 0) {
        sizes.push_back(size);
        size = 0;
      }
    }
    if (spelt != row.fields[0]) refuse_row(file, row, "the words must spell the form when put together");
    rows.contractions.emplace(row.fields[0], sizes);
  }
}

void read_pieces(const std::filesystem::path& file, TokenRows& rows) {
  for (const Row& row : read_rows(file, {"piece", "kind"})) {
    const std::string& kind = row.fields[1];
    if (kind == "prefix") {
      rows.prefixes.insert(row.fields[0]);
    } else if (kind == "suffix") {
      rows.suffixes.insert(row.fields[0]);
    } else if (kind == "unit") {
      rows.units.insert(row.fields[0]);
    } else if (kind == "domain") {
      rows.domains.insert(row.fields[0]);
    } else if (kind == "file") {
      rows.files.insert(row.fields[0]);
    } else if (kind == "currency") {
      rows.currencies.insert(row.fields[0]);
    } else if (kind == "emoticon") {
      std::u32string form;
      const auto size = static_cast<std::uint32_t>(row.fields[0].size());
      for (const Glyph& glyph : glyphs_of(row.fields[0], 0, size)) form += glyph.value;
      rows.emoticons.push_back(std::move(form));
    } else {
      refuse_row(file, row, "kind is one of prefix, suffix, unit, domain, file, currency, emoticon");
    }
  }
  std::sort(rows.emoticons.begin(), rows.emoticons.end(),
            [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
}

}  // namespace

TokenRows read_token_rows(const std::filesystem::path& folder) {
  TokenRows rows;
  read_abbreviations(folder / "abbreviations.tsv", rows);
  read_contractions(folder / "contractions.tsv", rows);
  read_pieces(folder / "pieces.tsv", rows);
  return rows;
}

}  // namespace kg::ingest
