// Documents from files, folders, standard input and JSON lines, one after another.
//
//   const PageCues cues = PageCues::load(data_folder / "en" / "page_furniture.tsv");
//   DocumentStream stream({"brief.jsonl", "articles", "-"}, {}, cues);
//   while (std::optional<ReadItem> item = stream.next())
//     if (const auto* bad = std::get_if<BadDocument>(&*item)) report(bad->message);
//     else read(std::get<Document>(*item));
//
// Paths are taken in their order, folders recursively in the order of bytes (text_files.h). A file ending in
// .jsonl or .ndjson, and standard input that begins with '{', holds one JSON article a line
// (article_json.h); .json holds one article, an array of them, or lines; everything else is one text.
// Standard input is "-". Whatever is wrong with one document is a BadDocument, and the next follows.
//
// Memory: one document at a time, of at most `max_bytes`; what reads it further takes about 75 times as much.
// Not for several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/document.h"
#include "ingest/read/article_json.h"
#include "ingest/read/page_cues.h"
#include "ingest/read/structure.h"
#include "ingest/read/text_files.h"

namespace kg::ingest {

enum class InputFormat : std::uint8_t { automatic, text, jsonl };

inline constexpr std::size_t kMaxDocumentBytes = 4U << 20U;

struct ReadOptions {
  InputFormat format = InputFormat::automatic;
  std::optional<Layout> layout;  // else page for texts, prose for JSON articles
  std::string published;         // ISO day for all documents, over what they say themselves; may be empty
  std::string source;            // where a document names none
  std::size_t max_bytes = kMaxDocumentBytes;  // of one document as it lies in the file; at most 1 GiB
};

// "FILE[:LINE]: what is wrong; what to write instead."
struct BadDocument {
  std::string message;
};

using ReadItem = std::variant<Document, BadDocument>;

class DocumentStream {
 public:
  // Throws std::invalid_argument naming the field if options.published is no day. `cues` must outlive it.
  DocumentStream(std::vector<std::string> paths, ReadOptions options, const PageCues& cues);
  ~DocumentStream();

  // nullopt after the last. Never throws for what a file holds.
  std::optional<ReadItem> next();

 private:
  void open(const std::string& path);
  void open_file(const std::string& path);
  void read_text(const std::string& path, TextFile& file);
  void read_json(const std::string& path, TextFile& file);
  void read_line();
  void queue_article(const std::string& where, JsonArticle article);
  void queue_bad(std::string message) { ready_.push_back(BadDocument{std::move(message)}); }

  std::deque<FoundFile> paths_;
  ReadOptions options_;
  const PageCues& cues_;
  std::deque<ReadItem> ready_;
  std::unique_ptr<TextFile> lines_;  // the JSON lines that are being read
  std::string lines_path_;
};

// A text that was read before, as the stream would give it today: what was given with it (title, day) stays,
// what was found in it (sections, else headline and day) is looked for anew.
Document document_met(std::string text, Appearance appearance, const PageCues& cues);

// One document of a text that is at hand, as the stream would read it from a file called `path`. Throws
// UnreadableText.
Document document_of_text(std::string bytes, const std::string& path, const ReadOptions& options,
                          const PageCues& cues);

}  // namespace kg::ingest
