// From files to the database: reads documents with the pipeline and writes what they say.
//
//   DocumentStream documents({"articles"}, {}, pipeline.page_cues());
//   const LoadReport report = load(documents, pipeline, store, {.jobs = 4, .on_bad = print});
//   identity.settle(store);
//
// Readings are made by `jobs` threads and written in the order of the documents, each in one transaction, so
// that the store is the same with any number of jobs, and after a kill holds whole documents only. A document
// that cannot be read or understood is told to on_bad, and the others go on. A known text is not read again
// unless the store says so (Store::needs_reading). What the store throws ends the loading.
//
// Store and callbacks are used from the calling thread alone.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "graph/store.h"
#include "ingest/pipeline.h"
#include "ingest/read/document_stream.h"

namespace kg::ingest {

struct LoadReport {
  std::size_t added = 0;        // texts that were new
  std::size_t replaced = 0;     // known texts that were read anew
  std::size_t appearances = 0;  // known texts met elsewhere
  std::size_t unchanged = 0;    // known texts met where they were known
  std::size_t bad = 0;
  std::size_t claims = 0;  // of texts added or replaced
  StageTimes times;        // of all threads together
  double reading = 0;      // seconds in which documents were fetched from files or the store
  double storing = 0;      // seconds in which readings were written

  std::size_t documents() const { return added + replaced + appearances + unchanged; }
};

// What became of one document.
struct LoadedDocument {
  std::string reference;  // Appearance::reference
  Written written = Written::added;
  std::size_t claims = 0;  // none where a known text was not read again
};

struct LoadOptions {
  std::size_t jobs = 1;
  std::function<void(const std::string& message)> on_bad = {};  // "FILE: what is wrong; what to do"
  std::function<void(const LoadedDocument& document)> on_document = {};
  std::function<void(const LoadReport& so_far)> on_progress = {};  // after each, good or bad
};

LoadReport load(DocumentStream& documents, const Pipeline& pipeline, Store& store,
                const LoadOptions& options);

// Reads stored documents again, those that Store::stale names or all, as they would be read today. Ids of
// documents do not change; judgements keep their hold.
LoadReport reread(const Pipeline& pipeline, Store& store, bool stale_only, const LoadOptions& options);

}  // namespace kg::ingest
