#include "ingest/loader.h"

#include <algorithm>
#include <chrono>
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
  Document document;
};

// A stored text, as it would be read today.
struct StoredDocument {
  Document document;                       // of the earliest of `met_today`
  std::vector<Appearance> met, met_today;  // before and now
};

struct RereadDocument {
  DocumentReading reading;
  std::vector<Appearance> met, met_today;
};

using Work = std::variant<Document, StoredDocument, KnownDocument, BadDocument>;
using Done = std::variant<DocumentReading, RereadDocument, KnownDocument, BadDocument>;

// nullopt if it was forgotten.
std::optional<StoredDocument> stored_document(const Store& store, DocumentId id, const PageCues& cues) {
  const auto still = store.hold_still();
  const std::optional<std::string> text = store.text(id);
  if (!text) return std::nullopt;
  StoredDocument stored;
  stored.met = store.appearances(id);
  for (const Appearance& appearance : stored.met) {
    Document document = document_met(*text, appearance, cues);
    stored.met_today.push_back(document.appearance);
    if (stored.met_today.size() == 1 || earlier(document.appearance, stored.document.appearance))
      stored.document = std::move(document);
  }
  std::ranges::sort(stored.met_today, earlier);
  return stored;
}

// Adds the time of its life to `seconds`.
class Stopwatch {
 public:
  explicit Stopwatch(double& seconds) : seconds_(seconds), start_(std::chrono::steady_clock::now()) {}
  ~Stopwatch() {
    seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double& seconds_;
  std::chrono::steady_clock::time_point start_;
};

class Loading {
 public:
  Loading(const Pipeline& pipeline, Store& store, const LoadOptions& options)
      : pipeline_(pipeline), store_(store), options_(options) {}

  LoadReport run(const std::function<std::optional<Work>()>& next) {
    in_order<Work, Done>(
        options_.jobs,
        [&] {
          const Stopwatch watch(report_.reading);
          return next();
        },
        [this](Work work) { return read(std::move(work)); },
        [this](Done done) {
          {
            const Stopwatch watch(report_.storing);
            write(std::move(done));
          }
          tell();
        });
    report_.times = times();
    return report_;
  }

 private:
  // In any thread.
  Done read(Work work) {
    if (auto* known = std::get_if<KnownDocument>(&work)) return std::move(*known);
    if (auto* bad = std::get_if<BadDocument>(&work)) return std::move(*bad);
    auto* stored = std::get_if<StoredDocument>(&work);
    Document document = stored ? std::move(stored->document) : std::get<Document>(std::move(work));
    const std::string name = document.appearance.reference;
    try {
      StageTimes times;
      DocumentReading reading = pipeline_.read(std::move(document), &times);
      const std::lock_guard lock(mutex_);
      times_.add(times);
      if (!stored) return reading;
      return RereadDocument{std::move(reading), std::move(stored->met), std::move(stored->met_today)};
    } catch (const std::exception& error) {
      return BadDocument{name + ": it could not be read: " + error.what()};
    }
  }

  void write(Done done) {
    if (const auto* bad = std::get_if<BadDocument>(&done)) {
      ++report_.bad;
      if (options_.on_bad) options_.on_bad(bad->message);
    } else if (auto* known = std::get_if<KnownDocument>(&done)) {
      const auto written = store_.add_appearance(known->document, pipeline_.fingerprint());
      // Another program may have forgotten it, or changed what is the earliest, since it was looked for.
      if (!written) return write(read(std::move(known->document)));
      count({known->document.appearance.reference, *written, 0});
    } else if (const auto* again = std::get_if<RereadDocument>(&done)) {
      const auto written = store_.rewrite(again->reading, again->met, again->met_today);
      if (!written) {
        auto stored = stored_document(store_, again->reading.document.id, pipeline_.page_cues());
        return stored ? write(read(std::move(*stored))) : void();
      }
      count({again->reading.document.appearance.reference, *written, again->reading.claims.size()});
    } else {
      const auto& reading = std::get<DocumentReading>(done);
      count({reading.document.appearance.reference, store_.write(reading), reading.claims.size()});
    }
  }

  StageTimes times() {
    const std::lock_guard lock(mutex_);
    return times_;
  }

  void tell() {
    if (!options_.on_progress) return;
    report_.times = times();
    options_.on_progress(report_);
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
    if (store.needs_reading(document, pipeline.fingerprint())) return document;
    return KnownDocument{std::move(document)};
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
      if (auto stored = stored_document(store, ids[at++], pipeline.page_cues())) return std::move(*stored);
    return std::nullopt;
  });
}

}  // namespace kg::ingest
