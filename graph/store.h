// The one owner of the database file: documents, what was read in them, who is who, and judgements.
//
//   Store store = Store::open("kg.db");            // creates or migrates; one writer at a time, others wait
//   store.write(reading);                          // ingest/loader
//   identity.settle(store);                        // graph/identity.h: from local actors to actors
//
//   const Store asked = Store::open_read_only("kg.db");        // kgquery, kgexport
//   for (const ActorRow& actor : asked.actors_named("marco rubio")) asked.for_each_tie(actor.key, print);
//
// Who writes: ingest/loader through write, add_appearance, rewrite and forget; graph/identity clusters and
// judgements. Every writing call is one transaction: after a kill it has happened or it has not. The
// blocks of actors to recompute are noted in the same transaction, so that the next settle() makes good
// what a kill left open.
//
// A Store is one connection: use it from one thread at a time, and one Store per thread. Any number of
// processes may read beside one that writes; a writer waits for another at most the busy timeout.
// Spans are UTF-8 bytes, half-open, into the document's text. Texts of errors name the file and the
// repair. Every method throws StoreError when the file fails it (full disk, lock held too long, damage).
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"

namespace kg {

class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Hash of an actor's id: what tables and graphs tie claims with. Order and value are the same in every
// database that holds the actor.
using ActorKey = Id<struct ActorKeyTag>;
ActorKey actor_key(const ActorId& id);

struct ActorRow {
  ActorKey key;
  ActorId id;
  std::string name;
  ActorType type = ActorType::organization;
  std::string country;          // ISO 3166-1 alpha-3, or empty
  std::string role;             // the description met most often: "envoy of Russia"; may be empty
  std::uint32_t documents = 0;  // that name it; zero for none
};

// The appearance that dates a document: the one published first; then, and where no date is known, by path,
// title and the rest. A strict order: two that are not equal are never both the earliest.
bool earlier(const Appearance& left, const Appearance& right);

struct DocumentRow {
  DocumentId id;
  Appearance appearance;    // the earliest; claims are dated from it
  std::string fingerprint;  // of the models and lexicons that read it
  std::string read_as_of;   // publication date that the reading was dated from
  std::uint32_t claims = 0;
  std::uint32_t appearances = 1;
};

// One claim tying two actors, from the lower side to the higher. The views hold until the call returns.
struct TieRow {
  ClaimId claim;
  DocumentId document;
  ActorKey from, to;  // never equal
  std::string_view event_class, predicate;
  Polarity polarity = Polarity::positive;
  Status status = Status::asserted;
  double confidence = 0;
  std::string_view first, last;  // days of the claim's time; empty if the text fixes none
  std::string_view published;    // of the document; may be empty
  std::string_view source;       // of the document's earliest appearance; may be empty
};
using TieVisitor = std::function<void(const TieRow&)>;

// A claim as a person reads it: with its actors by name, its words and where they stand.
struct ClaimRecord {
  struct Actor {
    ActorKey key;
    ActorId id;
    std::string name;  // of the actor: "Marco Rubio"
    LocalActorId local;
    std::string words;  // the local actor's name in this document: "Rubio"
    std::uint8_t side = 0;
    std::string role;  // doer, target ...; "speaker", "place" for those
  };
  ClaimId id;
  std::string event_class, predicate, rule, mode, cameo;
  std::vector<Actor> participants;  // by side, then by place in the text
  std::vector<Actor> speakers;      // innermost first
  std::optional<Actor> place;
  Polarity polarity = Polarity::positive;
  Status status = Status::asserted;
  std::optional<TimeInterval> time;
  double confidence = 0;
  Span evidence, trigger;
  std::string quote;  // the words of the evidence
  DocumentId document;
  Appearance appearance;  // the document's earliest
};

// A local actor with its document and the actor that it was held to be.
struct LocalActorRecord {
  LocalActor actor;
  DocumentId document;
  ActorKey key;       // zero until settled
  std::string basis;  // why: "recognised", "catalogue name", "full name", "alone", "judgement" ...
};

struct SearchHit {
  DocumentId document;
  std::string title;
  std::string published;
  std::string snippet;  // of the text, one line; the words found stand between "**"
};

enum class Verdict : std::uint8_t { same, different };
const char* to_string(Verdict verdict);

// What somebody decided about two actors. Sides are local actors ("@00c5...") or catalogue ids, which
// outlive every re-reading that keeps the text. Never deleted: the newest on a pair supersedes the others.
struct Judgement {
  Verdict verdict = Verdict::same;
  ActorId left, right;
  std::string author;
  std::string time;         // ISO 8601, UTC: "2026-01-31T12:00:00Z"
  bool superseded = false;  // by a newer one on the same pair; set by the store
};

struct StoreStats {
  std::uint64_t documents = 0, appearances = 0, text_bytes = 0, local_actors = 0, mentions = 0, claims = 0,
                actors = 0, ties = 0, edges = 0, judgements = 0, pending = 0, file_bytes = 0;
  int schema = 0;
};

enum class Written : std::uint8_t {
  added,       // a new text
  appearance,  // a known text met elsewhere; its reading stays
  replaced,    // a known text, read anew: earlier date, or other models
  unchanged,   // nothing that was not known
};

struct StoreOptions {
  std::chrono::milliseconds busy_timeout{60'000};  // the longest wait for another writer
};

class Store {
 public:
  // Opens for reading and writing. A missing file is created (not its folder), an older schema migrated.
  static Store open(const std::filesystem::path& file, const StoreOptions& options = {});
  // Opens an existing database for reading, in about a millisecond. Never writes, never migrates.
  static Store open_read_only(const std::filesystem::path& file, const StoreOptions& options = {});
  // A database in memory, for tests and for `extract`-like uses.
  static Store in_memory();

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // As long as the returned value lives, this Store answers from one state of the file, whatever others
  // write meanwhile. Nothing may be written through this Store until then.
  class StillState;
  [[nodiscard]] StillState hold_still() const;

  // --- writing: ingest/loader ---

  // Whether write() would use a reading of this document made now by models and rows of this fingerprint; if
  // not, add_appearance() is enough.
  bool needs_reading(const Document& document, std::string_view fingerprint) const;
  // In one transaction. The reading kept is that of the earliest appearance (earlier()), whatever the order
  // in which appearances come; of claims with equal ids, the first. Throws std::invalid_argument if spans
  // or indices point outside of the reading, StoreError if two texts share a hash.
  Written write(const DocumentReading& reading);
  // Notes where a known text was met: Written::appearance or, if that was known, unchanged. nullopt, and
  // nothing noted, if it has to be read first: needs_reading(), or somebody forgot the document meanwhile.
  std::optional<Written> add_appearance(const Document& document, std::string_view fingerprint);
  // In one transaction, for a document that is read again: its appearances, which were `met`, are now
  // `met_today` (what was found in the text may be told otherwise by new rows), and this is the reading of
  // the earliest of them. nullopt, and nothing changed, if the document's appearances are not `met` any
  // more: another program was faster. Throws as write() does.
  std::optional<Written> rewrite(const DocumentReading& reading, const std::vector<Appearance>& met,
                                 const std::vector<Appearance>& met_today);
  // Removes the document and all that was read in it; judgements stay. False if it is not in the store.
  bool forget(DocumentId id);

  // --- documents ---

  std::vector<DocumentRow> documents() const;  // by publication date (unknown last), title, id
  std::optional<DocumentRow> document(DocumentId id) const;
  std::vector<Appearance> appearances(DocumentId id) const;  // earliest first; empty if not in the store
  std::optional<std::string> text(DocumentId id) const;
  // The bytes of a span, clipped to the text; empty if the document is not in the store.
  std::string words(DocumentId id, Span span) const;
  // As it was written, with the earliest appearance.
  std::optional<DocumentReading> reading(DocumentId id) const;
  // Documents to be read again: read with another fingerprint, or as of another day. By id.
  std::vector<DocumentId> stale(std::string_view fingerprint) const;
  // Documents that hold all words of the question; "quoted words" as a phrase, word* as a prefix. Best
  // first, then by id.
  std::vector<SearchHit> search(std::string_view question, std::size_t limit = 20) const;

  // --- actors ---

  std::vector<ActorRow> actors() const;  // by id
  std::optional<ActorRow> actor(ActorKey key) const;
  std::optional<ActorRow> actor(const ActorId& id) const;
  // Every form it is called by in the documents, without pronouns; sorted.
  std::vector<std::string> aliases(ActorKey key) const;
  // Its local actors, by document, then by place in the text.
  std::vector<LocalActorRecord> local_actors(ActorKey key) const;

  // Finding by name; the question is folded by kg::fold_name. The most documents first, then by id.
  // Exactly this name, or if nobody bears it, exactly this description ("russian envoy").
  std::vector<ActorRow> actors_named(std::string_view folded) const;
  // All words of the question are words of one of its names: "rubio" finds Marco Rubio. 100 at most.
  std::vector<ActorRow> actors_named_in_part(std::string_view folded) const;
  // One of its names, or a word of it, begins with this.
  std::vector<ActorRow> actors_named_from(std::string_view folded_prefix, std::size_t limit = 10) const;
  // For "did you mean": the fewest letters changed (at most a third of the word) first.
  std::vector<ActorRow> actors_named_nearly(std::string_view folded, std::size_t limit = 5) const;

  // --- claims ---

  std::optional<ClaimRecord> claim(ClaimId id) const;
  std::vector<ClaimId> claims_of(DocumentId id) const;  // in the order of the text
  // Every tie of the graph, by claim id, then by the places of the two in the claim.
  void for_each_tie(const TieVisitor& visit) const;
  // Those of one actor, either way; by claim id. Cost follows the number of its ties.
  void for_each_tie(ActorKey actor, const TieVisitor& visit) const;

  // --- judgements (written through graph/identity.h) ---

  std::vector<Judgement> judgements() const;  // oldest first

  // --- the whole ---

  // 32 hexadecimal digits over actors, claims and ties; without judgements, clocks, paths and the order in
  // which documents came.
  std::string digest() const;
  StoreStats stats() const;
  // What is wrong inside the file, a sentence each: foreign keys, spans outside of texts, counts, search
  // index. check() of graph/identity.h adds the clusters.
  std::vector<std::string> check() const;
  const std::filesystem::path& file() const;

  // The connection, for the sources of this room only (graph/store_session.h).
  class Session;
  Session& session() const { return *session_; }

 private:
  explicit Store(std::unique_ptr<Session> session);
  std::unique_ptr<Session> session_;
};

class Store::StillState {
 public:
  explicit StillState(Session& session);
  StillState(StillState&& other) noexcept;
  StillState& operator=(StillState&&) = delete;
  ~StillState();

 private:
  Session* session_;
};

}  // namespace kg
