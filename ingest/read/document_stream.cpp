#include "ingest/read/document_stream.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "ingest/read/publication_date.h"
#include "ingest/read/text_encoding.h"

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 1U << 30U;  // spans count bytes in 32 bits

std::string date_problem(std::string_view field, std::string_view value) {
  return std::string(field) + " is \"" + quoted_start(value) + "\"; write a day of the years " +
         std::to_string(kFirstYear) + " to " + std::to_string(kLastYear) + " such as 2025-12-19.";
}

std::string too_long(std::size_t limit) {
  return "longer than " + std::to_string(limit) + " bytes; split it, or raise the limit with --max-bytes.";
}

std::string name_of(const std::string& path) { return path == "-" ? "standard input" : path; }

bool has_ending(const std::string& path, std::initializer_list<std::string_view> endings) {
  std::string ending = fs::path(path).extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool begins_with_object(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || start[first] != '{') return false;
  const std::size_t second = start.find_first_not_of(" \t\r\n", first + 1);
  return second == std::string_view::npos || start[second] == '"' || start[second] == '}';
}

std::size_t line_of(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

// Brackets, rules and columns of numbers without end are no article, and would be read word by word.
void refuse_without_letters(std::string_view text) {
  constexpr std::size_t kShort = 4096;
  if (text.size() <= kShort) return;
  const auto letters = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  }));
  const auto spaces = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }));
  if (letters * 10 >= text.size() - spaces) return;
  throw UnreadableText("it holds hardly any letters (" + std::to_string(letters) + " of " +
                       std::to_string(text.size()) + " bytes). Give an article.");
}

Document document_from(std::string text, Layout layout, std::string_view title, const PageCues& cues) {
  Document document;
  document.text = std::move(text);
  document.id = {content_hash(document.text)};
  if (layout != Layout::plain) refuse_without_letters(document.text);
  Structure structure = structure_of(document.text, cues, layout, title);
  if (structure.sections.empty()) throw UnreadableText("it holds no text.");
  document.sections = std::move(structure.sections);
  document.appearance.title = title.empty() ? std::move(structure.headline) : std::string(title);
  document.appearance.published = std::move(structure.published);
  document.appearance.layout = layout;
  document.appearance.title_found = title.empty();
  document.appearance.published_found = true;
  return document;
}

void give_day(Appearance& appearance, std::string day) {
  appearance.published = std::move(day);
  appearance.published_found = false;
}

}  // namespace

Document document_met(std::string text, Appearance appearance, const PageCues& cues) {
  Document document;
  document.text = std::move(text);
  document.id = {content_hash(document.text)};
  const std::string_view title = appearance.title_found ? std::string_view() : appearance.title;
  Structure structure = structure_of(document.text, cues, appearance.layout, title);
  document.sections = std::move(structure.sections);
  if (appearance.title_found) appearance.title = std::move(structure.headline);
  if (appearance.published_found) appearance.published = std::move(structure.published);
  document.appearance = std::move(appearance);
  return document;
}

Document document_of_text(std::string bytes, const std::string& path, const ReadOptions& options,
                          const PageCues& cues) {
  DecodedText decoded = decode_text(std::move(bytes));
  Document document = document_from(std::move(decoded.text), options.layout.value_or(Layout::page), {}, cues);
  document.appearance.path = path;
  document.appearance.reference = path;
  document.appearance.source = options.source;
  if (!options.published.empty()) give_day(document.appearance, options.published);
  return document;
}

DocumentStream::DocumentStream(std::vector<std::string> paths, ReadOptions options, const PageCues& cues)
    : options_(std::move(options)), cues_(cues) {
  for (std::string& path : paths) paths_.push_back({std::move(path), {}});
  options_.max_bytes = std::min(options_.max_bytes, kMostBytes);
  if (options_.published.empty()) return;
  const auto day = iso_day(options_.published);
  if (!day) throw std::invalid_argument(date_problem("--published", options_.published));
  options_.published = *day;
}

DocumentStream::~DocumentStream() = default;

std::optional<ReadItem> DocumentStream::next() {
  while (ready_.empty()) {
    if (lines_) {
      read_line();
    } else if (!paths_.empty()) {
      const FoundFile file = std::move(paths_.front());
      paths_.pop_front();
      if (file.problem.empty())
        open(file.path);
      else
        queue_bad(file.problem);
    } else {
      return std::nullopt;
    }
  }
  ReadItem item = std::move(ready_.front());
  ready_.pop_front();
  return item;
}

void DocumentStream::open(const std::string& path) {
  std::error_code ignored;
  if (path == "-" || !fs::is_directory(path, ignored)) return open_file(path);
  std::vector<FoundFile> found = files_in(path);
  if (found.empty()) return queue_bad(path + ": the folder holds no .txt, .md, .json or .jsonl files.");
  paths_.insert(paths_.begin(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

void DocumentStream::open_file(const std::string& path) {
  try {
    auto file = std::make_unique<TextFile>(path);
    const bool sniff = options_.format == InputFormat::automatic;
    if (options_.format == InputFormat::jsonl || (sniff && has_ending(path, {".jsonl", ".ndjson"})) ||
        (sniff && path == "-" && begins_with_object(file->peek(256)))) {
      lines_ = std::move(file);
      lines_path_ = name_of(path);
    } else if (sniff && has_ending(path, {".json"})) {
      read_json(path, *file);
    } else {
      read_text(path, *file);
    }
  } catch (const UnreadableFile& error) {
    queue_bad(error.what());
  }
}

void DocumentStream::read_text(const std::string& path, TextFile& file) {
  std::optional<std::string> bytes = file.rest(options_.max_bytes);
  if (!bytes) return queue_bad(name_of(path) + ": " + too_long(options_.max_bytes));
  try {
    ready_.push_back(document_of_text(std::move(*bytes), path, options_, cues_));
  } catch (const UnreadableText& error) {
    queue_bad(name_of(path) + ": " + error.what());
  }
}

void DocumentStream::read_json(const std::string& path, TextFile& file) {
  const std::optional<std::string> bytes = file.rest(options_.max_bytes);
  if (!bytes)
    return queue_bad(
        path + ": longer than " + std::to_string(options_.max_bytes) +
        " bytes; write one article a line into a .jsonl file, or raise the limit with --max-bytes.");
  std::string json;
  try {
    json = decode_text(*bytes).text;
    std::size_t before = 0;
    read_articles(json, [&](JsonArticle article, std::size_t end) {
      const std::size_t begin = std::min(json.find('{', before), json.size());
      before = end;
      queue_article(path + ":" + std::to_string(line_of(json, begin)), std::move(article));
    });
    if (before == 0) queue_bad(path + ": it holds no article; write {\"text\": \"...\"}.");
  } catch (const JsonError& error) {
    queue_bad(path + ":" + std::to_string(line_of(json, error.offset)) + ": " + error.what());
  } catch (const UnreadableText& error) {
    queue_bad(path + ": " + error.what());
  }
}

void DocumentStream::read_line() {
  try {
    std::optional<TextFile::Line> line = lines_->next_line(options_.max_bytes);
    if (!line) {
      lines_.reset();
      return;
    }
    std::string_view json = line->text;
    if (line->number == 1 && json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
    if (json.find_first_not_of(" \t\r") == std::string_view::npos && !line->too_long) return;
    const std::string where = lines_path_ + ":" + std::to_string(line->number);
    try {
      if (line->too_long) return queue_bad(where + ": the line is " + too_long(options_.max_bytes));
      if (const auto nul = json.find('\0'); nul != std::string_view::npos)
        return queue_bad(where + ": byte " + std::to_string(nul) +
                         " of the line is NUL. Write JSON lines as UTF-8.");
      if (const auto byte = first_ill_formed(json))
        return queue_bad(where + ": byte " + std::to_string(*byte) +
                         " of the line is no valid UTF-8. Write JSON lines as UTF-8.");
      queue_article(where, read_article(json));
    } catch (const JsonError& error) {
      queue_bad(where + ": " + error.what());
    }
  } catch (const UnreadableFile& error) {
    queue_bad(error.what());
    lines_.reset();
  }
}

void DocumentStream::queue_article(const std::string& where, JsonArticle article) {
  std::string published = options_.published;
  if (published.empty() && !article.published.empty()) {
    const auto day = iso_day(article.published);
    const auto written = day ? day : find_day(article.published, cues_.months());
    if (!written) return queue_bad(where + ": " + date_problem("\"published\"", article.published));
    published = *written;
  }
  if (article.text.empty())
    return queue_bad(where + ": \"text\" is missing or empty; write the article's text.");
  if (article.text.find('\0') != std::string::npos)
    return queue_bad(where + ": \"text\" holds a NUL character (\\u0000); leave it out.");
  try {
    Document document =
        document_from(std::move(article.text), options_.layout.value_or(Layout::prose), article.title, cues_);
    Appearance& appearance = document.appearance;
    const std::size_t line = where.rfind(':');
    appearance.path = where.substr(0, line) == "standard input" ? "-" : where.substr(0, line);
    appearance.reference = article.id.empty() ? appearance.path + where.substr(line) : std::move(article.id);
    appearance.source = article.source.empty() ? options_.source : std::move(article.source);
    appearance.url = std::move(article.url);
    if (!published.empty()) give_day(appearance, std::move(published));
    appearance.attributes = std::move(article.attributes);
    ready_.push_back(std::move(document));
  } catch (const UnreadableText& error) {
    queue_bad(where + ": \"text\" is no article: " + error.what());
  }
}

}  // namespace kg::ingest
