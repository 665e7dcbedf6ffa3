#include "ingest/loader.h"

#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

#include "ingest/in_order.h"

namespace kg::ingest {
namespace {

// A known text that needs no reading, only a note of where it was met.
struct KnownDocument {
  DocumentId id;
  Appearance appearance;
};

using Work = std::variant<Document, KnownDocument, BadDocument>;
using Done = std::variant<DocumentReading, KnownDocument, BadDocument>;

class Loading {
 public:
  Loading(const Pipeline& pipeline, Store& store, const LoadOptions& options)
      : pipeline_(pipeline), store_(store), options_(options) {}

  LoadReport run(const std::function<std::optional<Work>()>& next) {
    in_order<Work, Done>(
        options_.jobs, next, [this](Work work) { return read(std::move(work)); },
        [this](Done done) { write(std::move(done)); });
    report_.times = times_;
    return report_;
  }

 private:
  // In any thread.
  Done read(Work work) {
    if (auto* known = std::get_if<KnownDocument>(&work)) return std::move(*known);
    if (auto* bad = std::get_if<BadDocument>(&work)) return std::move(*bad);
    Document document = std::get<Document>(std::move(work));
    const std::string name = document.appearance.reference;
    try {
      StageTimes times;
      DocumentReading reading = pipeline_.read(std::move(document), &times);
      const std::lock_guard lock(mutex_);
      times_.add(times);
      return reading;
    } catch (const std::exception& error) {
      return BadDocument{name + ": it could not be read: " + error.what()};
    }
  }

  void write(Done done) {
    if (const auto* bad = std::get_if<BadDocument>(&done)) {
      ++report_.bad;
      if (options_.on_bad) options_.on_bad(bad->message);
    } else if (const auto* known = std::get_if<KnownDocument>(&done)) {
      const bool elsewhere = store_.add_appearance(known->id, known->appearance);
      count({known->appearance.reference, elsewhere ? Written::appearance : Written::unchanged, 0});
    } else {
      const auto& reading = std::get<DocumentReading>(done);
      count({reading.document.appearance.reference, store_.write(reading), reading.claims.size()});
    }
    if (options_.on_progress) options_.on_progress(report_);
  }

  void count(const LoadedDocument& document) {
    switch (document.written) {
      case Written::added: ++report_.added, report_.claims += document.claims; break;
      case Written::replaced: ++report_.replaced, report_.claims += document.claims; break;
      case Written::appearance: ++report_.appearances; break;
      case Written::unchanged: ++report_.unchanged; break;
    }
    if (options_.on_document) options_.on_document(document);
  }

  const Pipeline& pipeline_;
  Store& store_;
  const LoadOptions& options_;
  LoadReport report_;
  std::mutex mutex_;
  StageTimes times_;
};

}  // namespace

LoadReport load(DocumentStream& documents, const Pipeline& pipeline, Store& store,
                const LoadOptions& options) {
  return Loading(pipeline, store, options).run([&]() -> std::optional<Work> {
    std::optional<ReadItem> item = documents.next();
    if (!item) return std::nullopt;
    if (auto* bad = std::get_if<BadDocument>(&*item)) return std::move(*bad);
    Document document = std::get<Document>(std::move(*item));
    if (store.needs_reading(document.id, document.appearance, pipeline.fingerprint())) return document;
    return KnownDocument{document.id, std::move(document.appearance)};
  });
}

LoadReport reread(const Pipeline& pipeline, Store& store, bool stale_only, const LoadOptions& options) {
  std::vector<DocumentId> ids;
  if (stale_only)
    ids = store.stale(pipeline.fingerprint());
  else
    for (const DocumentRow& row : store.documents()) ids.push_back(row.id);
  std::size_t at = 0;
  return Loading(pipeline, store, options).run([&]() -> std::optional<Work> {
    while (at < ids.size())
      if (std::optional<DocumentReading> reading = store.reading(ids[at++]))
        return std::move(reading->document);
    return std::nullopt;
  });
}

}  // namespace kg::ingest
