#include "ingest/read/structure.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "ingest/read/opening.h"
#include "ingest/read/paragraphs.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kLongestHeadline = 32;  // words
constexpr std::uint32_t kShortestHeadline = 4;
constexpr std::uint32_t kLongestSubheading = 10;
constexpr std::uint32_t kLongestByline = 5;

// A paragraph with what it was found to be.
struct Piece {
  Paragraph paragraph;
  std::string plain;             // plain_line of short ones
  const PageCue* cue = nullptr;  // that matched the whole line
  std::optional<SectionKind> kind;
};

bool is_heading_mark(std::string_view line) {
  const std::size_t level = line.find_first_not_of('#');
  if (level > 0 && level <= 6 && line.substr(level).starts_with(" ")) return true;
  return line.size() > 4 && line.starts_with("==") && line.ends_with("==");
}

bool is_rule(std::string_view line) {  // "---", "* * *", "____"
  return line.find_first_not_of("-=_*~ #.\u00B7\u2022") == std::string_view::npos;
}

// A paragraph of the article, by its shape: it ends like a sentence or is too long for anything else.
bool is_prose(const Paragraph& paragraph) {
  return (paragraph.finished && paragraph.words >= 5) || paragraph.words > kLongestHeadline;
}

class Page {
 public:
  Page(std::string_view text, const PageCues& cues, std::string_view title)
      : text_(text), cues_(cues), title_(plain_line(title)) {
    for (const Paragraph& paragraph : paragraphs_of(text)) {
      Piece piece{paragraph, {}, nullptr, std::nullopt};
      const std::string_view line = paragraph.in(text);
      if (paragraph.words <= 80) {
        piece.plain = plain_line(line);
        piece.cue = cues.line(line);
        if (piece.cue) piece.kind = piece.cue->kind;
        if (!piece.cue && is_date_line(line, paragraph)) piece.kind = SectionKind::dateline;
      }
      if (is_rule(line)) piece.kind = SectionKind::furniture;
      pieces_.push_back(std::move(piece));
    }
  }

  Structure structure(Layout layout) {
    mark_repeated_title();
    const bool page = layout == Layout::page;
    std::size_t begin = first_prose();
    if (begin == pieces_.size()) {
      begin = 0;  // nothing looks like prose: all that is no known furniture is body
    } else if (page) {
      read_front(begin);
    } else {
      begin = 0;
    }
    mark_lists(begin);
    if (page) mark_tail(begin);
    mark_subheadings(begin);
    return sections(begin);
  }

 private:
  std::string_view line(const Piece& piece) const { return piece.paragraph.in(text_); }

  bool is_date_line(std::string_view text, const Paragraph& paragraph) const {
    return paragraph.words <= (paragraph.finished ? 4U : 9U) && find_day(text, cues_.months()).has_value();
  }

  void mark_repeated_title() {
    if (title_.empty()) return;
    for (Piece& piece : pieces_) {
      if (is_prose(piece.paragraph) && piece.plain != title_) break;
      if (piece.plain == title_) piece.kind = SectionKind::headline;
    }
  }

  std::size_t first_prose() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (!pieces_[i].kind && is_prose(pieces_[i].paragraph) && !repeats_headline(i) && !asks_headline(i))
        return i;
    return pieces_.size();
  }

  // "Who runs Sri Lanka now?" before any prose.
  bool asks_headline(std::size_t i) const {
    const std::string_view text = line(pieces_[i]);
    const bool asks = text.ends_with('?') || text.ends_with('!');
    return asks && i < 6 && i + 1 < pieces_.size() && pieces_[i].paragraph.words <= 20 &&
           text.find(". ") == std::string_view::npos;
  }

  // A headline that ends like a sentence shows by standing twice.
  bool repeats_headline(std::size_t i) const {
    const Piece& piece = pieces_[i];
    if (piece.plain.empty() || piece.paragraph.words > kLongestHeadline || i > 4) return false;
    for (std::size_t j = i > 2 ? i - 2 : 0; j < pieces_.size() && j <= i + 2; ++j)
      if (j != i && pieces_[j].plain == piece.plain) return true;
    return false;
  }

  // Everything before the prose: page furniture, the headline, then bylines and whatever else lends names.
  void read_front(std::size_t end) {
    const std::vector<std::size_t> headlines = headlines_before(end);
    for (const std::size_t i : headlines) pieces_[i].kind = SectionKind::headline;
    for (std::size_t i = 0; i < end; ++i) {
      if (pieces_[i].kind) continue;
      const bool before = !headlines.empty() && i < headlines.front();
      const bool deck = !before && pieces_[i].paragraph.words > kLongestByline;
      pieces_[i].kind = before ? SectionKind::furniture : deck ? SectionKind::headline : SectionKind::byline;
    }
  }

  // What is marked as heading, else what stands twice, else the first line that is long enough.
  std::vector<std::size_t> headlines_before(std::size_t end) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; found.empty() && i < end; ++i)
      if (!pieces_[i].kind && is_heading_mark(line(pieces_[i]))) found.push_back(i);
    if (!found.empty()) return found;
    std::map<std::string, int> times;
    for (std::size_t i = 0; i < end; ++i)
      if (!pieces_[i].kind) ++times[pieces_[i].plain];
    for (std::size_t i = 0; i < end; ++i)
      if (!pieces_[i].kind && times[pieces_[i].plain] > 1 && pieces_[i].paragraph.words >= kShortestHeadline)
        found.push_back(i);
    if (found.empty()) found = first_long_line(end);
    return found.empty() ? longest_line(end) : found;
  }

  // Menus, kickers and bylines are shorter than headlines.
  std::vector<std::size_t> first_long_line(std::size_t end) const {
    for (std::size_t i = 0; i < end; ++i)
      if (!pieces_[i].kind && pieces_[i].paragraph.words >= kShortestHeadline) return {i};
    return {};
  }

  std::vector<std::size_t> longest_line(std::size_t end) const {
    std::vector<std::size_t> best;
    for (std::size_t i = 0; i < end; ++i)
      if (!pieces_[i].kind &&
          (best.empty() || pieces_[i].paragraph.words > pieces_[best.front()].paragraph.words))
        best = {i};
    return best;
  }

  // "Related Articles" and the links under it; near the end of the page, all that follows.
  void mark_lists(std::size_t begin) {
    for (std::size_t i = begin; i < pieces_.size(); ++i) {
      if (!pieces_[i].cue || pieces_[i].cue->reach == CueReach::line) continue;
      const bool end_of_page = pieces_[i].cue->reach == CueReach::rest && is_last_prose(begin, i);
      for (std::size_t j = i + 1; j < pieces_.size(); ++j) {
        if (!end_of_page && is_prose(pieces_[j].paragraph)) break;
        if (!pieces_[j].kind) pieces_[j].kind = SectionKind::furniture;
      }
    }
  }

  // Whether at most a quarter of the prose from `begin` on stands after i.
  bool is_last_prose(std::size_t begin, std::size_t i) const {
    std::size_t before = 0;
    std::size_t after = 0;
    for (std::size_t j = begin; j < pieces_.size(); ++j)
      if (is_prose(pieces_[j].paragraph)) (j < i ? before : after) += pieces_[j].paragraph.words;
    return after * 3 <= before;
  }

  // Tags and links after the last prose.
  void mark_tail(std::size_t begin) {
    std::size_t end = pieces_.size();
    while (end > begin && (pieces_[end - 1].kind || !is_prose(pieces_[end - 1].paragraph))) --end;
    if (end == begin) return;
    for (std::size_t i = end; i < pieces_.size(); ++i)
      if (!pieces_[i].kind && !pieces_[i].paragraph.finished && pieces_[i].paragraph.words <= 12)
        pieces_[i].kind = SectionKind::furniture;
  }

  void mark_subheadings(std::size_t begin) {
    std::size_t unfinished = 0;
    std::size_t finished = 0;
    for (std::size_t i = begin; i < pieces_.size(); ++i)
      if (!pieces_[i].kind) ++(pieces_[i].paragraph.finished ? finished : unfinished);
    const bool punctuated = unfinished <= finished;
    for (std::size_t i = begin; i < pieces_.size(); ++i) {
      Piece& piece = pieces_[i];
      if (piece.kind) continue;
      if (is_heading_mark(line(piece)))
        piece.kind = SectionKind::label;
      else if (punctuated && is_subheading(i))
        piece.kind = SectionKind::label;
    }
  }

  bool is_subheading(std::size_t i) const {
    const Piece& piece = pieces_[i];
    if (piece.paragraph.finished || piece.paragraph.words > kLongestSubheading || i + 1 >= pieces_.size())
      return false;
    const char first = line(piece).front();
    const bool capital =
        (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9') || (first & 0x80) != 0;
    return capital && is_prose(pieces_[i + 1].paragraph);
  }

  // A dateline before a colon is one only where the first paragraph has it and no two have the same.
  bool colon_datelines(std::size_t begin) const {
    std::set<std::string_view> seen;
    bool first = true;
    for (std::size_t i = begin; i < pieces_.size(); ++i) {
      if (pieces_[i].kind) continue;
      const std::string_view capitals = colon_capitals(line(pieces_[i]));
      if (first && capitals.empty()) return false;
      first = false;
      if (!capitals.empty() && !seen.insert(capitals).second) return false;
    }
    return true;
  }

  Structure sections(std::size_t begin) {
    Structure structure;
    const bool colon = colon_datelines(begin);
    bool first = true;
    std::string updated;
    for (const Piece& piece : pieces_) {
      const Span span = piece.paragraph.span;
      if (piece.kind) {
        structure.sections.push_back({*piece.kind, span});
        if (*piece.kind == SectionKind::headline && structure.headline.empty())
          structure.headline = one_line(piece);
        if (*piece.kind != SectionKind::headline && *piece.kind != SectionKind::caption)
          note_day(line(piece), piece.plain.starts_with("updated") || piece.plain.starts_with("last ")
                                    ? updated
                                    : structure.published);
        continue;
      }
      const auto opening = opening_of(line(piece), cues_, {first, colon});
      first = false;
      if (!opening) {
        structure.sections.push_back({SectionKind::body, span});
        continue;
      }
      const auto split = static_cast<std::uint32_t>(span.begin + opening->length);
      std::uint32_t end = split;
      while (end > span.begin && text_[end - 1] == ' ') --end;
      structure.sections.push_back({opening->kind, {span.begin, end}});
      structure.sections.push_back({SectionKind::body, {split, span.end}});
      if (opening->kind == SectionKind::dateline)
        note_day(text_.substr(span.begin, opening->length), structure.published);
    }
    if (structure.published.empty()) structure.published = updated;
    return structure;
  }

  void note_day(std::string_view line, std::string& day) const {
    if (day.empty() && line.size() <= 200)
      if (auto found = find_day(line, cues_.months())) day = std::move(*found);
  }

  std::string one_line(const Piece& piece) const {
    std::string_view line = piece.paragraph.in(text_);
    if (is_heading_mark(line)) {
      line.remove_prefix(line.find_first_not_of("#= "));
      line = line.substr(0, line.find_last_not_of("#= ") + 1);
    }
    std::string result;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t space = white_space_length(line, at);
      if (space == 0)
        result += line[at];
      else if (!result.empty() && result.back() != ' ')
        result += ' ';
      at += std::max<std::size_t>(space, 1);
    }
    return result;
  }

  std::string_view text_;
  const PageCues& cues_;
  std::string title_;
  std::vector<Piece> pieces_;
};

}  // namespace

Structure structure_of(std::string_view text, const PageCues& cues, Layout layout, std::string_view title) {
  if (layout != Layout::plain) return Page(text, cues, title).structure(layout);
  Structure structure;
  std::size_t begin = 0;
  std::size_t end = text.size();
  const std::vector<Paragraph> paragraphs = paragraphs_of(text);
  if (paragraphs.empty()) return structure;
  begin = paragraphs.front().span.begin;
  end = paragraphs.back().span.end;
  structure.sections.push_back(
      {SectionKind::body, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
  return structure;
}

}  // namespace kg::ingest
