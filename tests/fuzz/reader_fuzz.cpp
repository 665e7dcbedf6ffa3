// Any bytes as a file: one document that keeps its promises, or one message that names the file.

#include <algorithm>
#include <variant>

#include "ingest/read/document_stream.h"
#include "ingest/read/structure.h"
#include "ingest/read/text_encoding.h"
#include "tests/fuzz/document_promises.h"
#include "tests/fuzz/target.h"

namespace {

using namespace kg;

using TextLayout = decltype(ingest::ReadOptions::layout)::value_type;

bool equal(const std::vector<Section>& one, const std::vector<Section>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Section& a, const Section& b) { return a.kind == b.kind && a.span == b.span; });
}

void check_decoding(const std::string& bytes) {
  try {
    const ingest::DecodedText once = ingest::decode_text(bytes);
    const ingest::DecodedText twice = ingest::decode_text(once.text);
    fuzz::promise(twice.text == once.text && twice.encoding == "UTF-8",
                  "what was decoded is UTF-8 and stays");
  } catch (const ingest::UnreadableText& error) {
    fuzz::promise(fuzz::is_plain_message(error.what()), "the message is one for people");
  }
}

}  // namespace

// The first byte chooses the layout, the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ingest::PageCues cues =
      ingest::PageCues::load(fuzz::data_folder() / "en" / "page_furniture.tsv");
  static fuzz::MemoryFile file;
  if (size == 0) return 0;
  const std::string bytes = fuzz::bytes(data + 1, size - 1);
  file.write(bytes);
  ingest::ReadOptions options;
  if (data[0] % 4 != 3) options.layout = static_cast<TextLayout>(data[0] % 4);
  options.max_bytes = 1U << 16U;

  ingest::DocumentStream stream({file.path()}, options, cues);
  const auto item = stream.next();
  fuzz::promise(item.has_value() && !stream.next(), "one file is one document or one message");
  if (const auto* bad = std::get_if<ingest::BadDocument>(&*item)) {
    fuzz::promise(fuzz::is_plain_message(bad->message), "the message is one for people");
    fuzz::promise(bad->message.starts_with(file.path() + ": "), "the message names the file");
  } else {
    const auto& document = std::get<Document>(*item);
    fuzz::check_document(document);
    fuzz::promise(
        equal(document.sections,
              ingest::structure_of(document.text, cues, options.layout.value_or(TextLayout::page)).sections),
        "sections depend on nothing but the text");
  }
  check_decoding(bytes);
  return 0;
}
