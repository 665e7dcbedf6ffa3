// Any bytes as JSON lines and as JSON: articles that keep their promises, and messages that name the line.

#include <algorithm>
#include <variant>

#include "ingest/read/article_json.h"
#include "ingest/read/document_stream.h"
#include "tests/fuzz/document_promises.h"
#include "tests/fuzz/target.h"

namespace {

using namespace kg;

void check_article(const ingest::JsonArticle& article) {
  for (const std::string* field :
       {&article.id, &article.title, &article.text, &article.published, &article.source, &article.url})
    fuzz::promise(fuzz::is_utf8(*field), "fields are UTF-8");
  for (const auto& [key, value] : article.attributes) {
    fuzz::promise(fuzz::is_utf8(key) && fuzz::is_utf8(value), "attributes are UTF-8");
    const ingest::JsonArticle again = ingest::read_article("{\"attribute\":" + value + "}");
    fuzz::promise(again.attributes.size() == 1 && again.attributes.begin()->second == value,
                  "the value of an attribute is JSON text that reads as itself");
  }
}

void check_articles(const std::string& json) {
  std::size_t before = 0;
  try {
    ingest::read_articles(json, [&](const ingest::JsonArticle& article, std::size_t end) {
      fuzz::promise(end > before && end <= json.size(), "articles end one behind the other");
      before = end;
      check_article(article);
    });
  } catch (const ingest::JsonError& error) {
    fuzz::promise(error.offset <= json.size(), "an error lies in the text");
    fuzz::promise(fuzz::is_plain_message(error.what()), "the message is one for people");
  }
}

void check_lines(const std::string& path, const std::string& lines, const ingest::PageCues& cues) {
  ingest::ReadOptions options;
  options.format = ingest::InputFormat::jsonl;
  options.max_bytes = 1U << 12U;
  ingest::DocumentStream stream({path}, options, cues);
  auto most = 1 + std::count(lines.begin(), lines.end(), '\n');
  while (const auto item = stream.next()) {
    fuzz::promise(most-- > 0, "a line is at most one document or message");
    if (const auto* bad = std::get_if<ingest::BadDocument>(&*item)) {
      fuzz::promise(fuzz::is_plain_message(bad->message), "the message is one for people");
      fuzz::promise(fuzz::names_line(bad->message, path), "the message names file and line");
    } else {
      fuzz::check_document(std::get<Document>(*item));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ingest::PageCues cues =
      ingest::PageCues::load(fuzz::data_folder() / "en" / "page_furniture.tsv");
  static fuzz::MemoryFile file;
  const std::string bytes = fuzz::bytes(data, size);
  file.write(bytes);
  check_lines(file.path(), bytes, cues);
  check_articles(bytes);
  return 0;
}
