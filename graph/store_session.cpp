#include "graph/store_session.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cctype>
#include <chrono>
#include <fstream>
#include <thread>

namespace kg {

namespace fs = std::filesystem;

Query::Query(Store::Session& session, std::unique_ptr<SQLite::Statement> statement, std::string_view sql)
    : session_(&session), statement_(std::move(statement)), sql_(sql) {}

Query::Query(Query&&) noexcept = default;

Query::~Query() {
  if (!statement_) return;
  statement_->tryReset();
  session_->idle_[sql_] = std::move(statement_);
}

bool Query::step() {
  try {
    return statement_->executeStep();
  } catch (const SQLite::Exception& error) {
    session_->fail(error);
  }
}

void Query::run() {
  while (step()) continue;
  reset();
}

void Query::reset() { statement_->tryReset(); }

int Query::changes() const { return statement_->getChanges(); }

std::int64_t Query::integer(int column) const { return statement_->getColumn(column).getInt64(); }
double Query::real(int column) const { return statement_->getColumn(column).getDouble(); }
int Query::columns() const { return statement_->getColumnCount(); }
bool Query::null(int column) const { return statement_->isColumnNull(column); }

std::string_view Query::text(int column) const {
  const SQLite::Column value = statement_->getColumn(column);
  const char* bytes = value.getText();  // before the size: it settles the encoding
  return {bytes, static_cast<std::size_t>(value.getBytes())};
}

namespace {

// "Nothing was changed" holds for all: every change is a transaction.
std::string repair(int code, int extended) {
  switch (code) {
    case SQLITE_FULL:
      return "there is no room left on the disk. Nothing of the last step was kept; free some space and run "
             "it again";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program has been writing to it for too long. Nothing was changed; run this again when "
             "it is done";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "it may not be written. Nothing was changed; give yourself the right to write it and its "
             "folder, or name another file with --db";
    case SQLITE_NOTADB:
      return "it is no database of kgbuild. Nothing was changed; name another file with --db";
    case SQLITE_CORRUPT:
      return "the file is damaged. Take a copy that was saved, or read the articles again into another file "
             "with --db";
    case SQLITE_CANTOPEN:
      return "it cannot be opened. See that its folder exists and that you may use it, or name another file "
             "with --db";
    case SQLITE_IOERR:
      return extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_FSYNC ||
                     extended == SQLITE_IOERR_SHMSIZE || extended == SQLITE_IOERR_TRUNCATE
                 ? "the disk refused to write (full, or at a limit of file sizes). Nothing of the last step "
                   "was "
                   "kept; free some space and run it again"
                 : "the disk failed. Nothing of the last step was kept; run it again, or use another disk";
    case SQLITE_TOOBIG: return "a text is longer than the database holds (1 GB). It was left out; cut it";
    case SQLITE_NOMEM:
      return "there is not enough memory. Nothing of the last step was kept; close other programs and run it "
             "again";
    default: return "nothing of the last step was kept; `kgbuild check` tells whether the file is sound";
  }
}

// Said before anything is tried: SQLite makes files beside the database, and would fail in the middle.
void require_writable(const fs::path& file, const fs::path& folder) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    if (::access(folder.c_str(), W_OK | X_OK) == 0) return;
    throw StoreError(
        file.string() + ": it cannot be made, for the folder " + folder.string() +
        " may not be written. Give yourself the right to write it, or name another file with --db.");
  }
  if (::access(file.c_str(), W_OK) != 0 || ::access(folder.c_str(), W_OK | X_OK) != 0)
    throw StoreError(file.string() +
                     ": it may not be written. Nothing was changed; give yourself the right to "
                     "write it and its folder, or name another file with --db.");
}

void require_readable(const fs::path& file) {
  std::error_code ignored;
  if (fs::exists(file, ignored) && ::access(file.c_str(), R_OK) != 0)
    throw StoreError(
        file.string() +
        ": it may not be read. Give yourself the right to read it, or name another file with --db.");
}

bool starts_like_a_database(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return false;  // a pipe would be waited for
  std::ifstream in(file, std::ios::binary);
  std::string start(16, '\0');
  in.read(start.data(), 16);
  return in.gcount() == 0 || (in.gcount() == 16 && start == std::string("SQLite format 3\0", 16));
}

}  // namespace

void Store::Session::fail(const SQLite::Exception& error) const {
  const int code = error.getErrorCode() & 0xff;
  std::string detail;
  if (code != SQLITE_FULL && code != SQLITE_BUSY && code != SQLITE_READONLY && code != SQLITE_NOTADB)
    detail = std::string(" (") + error.what() + ")";
  throw StoreError(file_.string() + ": " + repair(code, error.getExtendedErrorCode()) + detail + ".");
}

Store::Session::Session(fs::path file, Mode mode, const StoreOptions& options)
    : file_(std::move(file)), mode_(mode) {
  try {
    if (mode == Mode::memory) {
      database_ = std::make_unique<SQLite::Database>(
          ":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
      execute("PRAGMA foreign_keys = ON;");
      migrate(*this);
    } else if (mode == Mode::write) {
      open_to_write(options);
    } else {
      open_to_read(options);
    }
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

// A writer keeps a log beside the file, so that readers need not wait for it; the last one to leave puts it
// away. At rest the database is one file, which readers open without making files of their own.
Store::Session::~Session() {
  idle_.clear();
  if (mode_ == Mode::write && database_ && sqlite3_busy_timeout(database_->getHandle(), 0) == SQLITE_OK)
    database_->tryExec("PRAGMA journal_mode = DELETE");
}

void Store::Session::open_to_write(const StoreOptions& options) {
  std::error_code ignored;
  const fs::path folder = file_.has_parent_path() ? file_.parent_path() : fs::path(".");
  if (fs::is_directory(file_, ignored))
    throw StoreError(file_.string() + ": is a folder; name a file in it with --db.");
  if (!fs::is_directory(folder, ignored))
    throw StoreError(file_.string() + ": the folder " + folder.string() + " does not exist; make it first.");
  require_readable(file_);
  require_writable(file_, folder);
  if (fs::exists(file_, ignored) && !starts_like_a_database(file_))
    throw StoreError(file_.string() +
                     ": it is no database of kgbuild. Nothing was changed; name another file with --db.");
  database_ = std::make_unique<SQLite::Database>(
      file_, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX,
      static_cast<int>(options.busy_timeout.count()));
  if (sqlite3_db_readonly(database_->getHandle(), "main") == 1)
    throw StoreError(file_.string() +
                     ": it may not be written. Nothing was changed; give yourself the right to write it, or "
                     "name another file with --db.");
  require_ours(true);
  // Changing to the write-ahead log needs the file for oneself, and SQLite does not wait for that.
  const auto give_up = std::chrono::steady_clock::now() + options.busy_timeout;
  while (database_->tryExec("PRAGMA journal_mode = WAL;") != SQLITE_OK) {
    const SQLite::Exception error(database_->getHandle());
    if ((error.getErrorCode() & 0xff) != SQLITE_BUSY || std::chrono::steady_clock::now() > give_up)
      throw error;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  // A log of 32 MB before it is put into the file: a page that many documents change is put there once.
  execute(
      "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
      "PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824; PRAGMA wal_autocheckpoint = 8192;");
  migrate(*this);
}

void Store::Session::open_to_read(const StoreOptions& options) {
  std::error_code ignored;
  if (!fs::exists(file_, ignored))
    throw StoreError(file_.string() + ": does not exist; read articles into it first: kgbuild ingest --db " +
                     file_.string() + " ARTICLE.");
  if (fs::is_directory(file_, ignored))
    throw StoreError(file_.string() + ": is a folder; name a database with --db.");
  require_readable(file_);
  if (!starts_like_a_database(file_))
    throw StoreError(file_.string() + ": it is no database of kgbuild; name another file with --db.");
  const int flags = SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX;
  const int wait = static_cast<int>(options.busy_timeout.count());
  database_ = std::make_unique<SQLite::Database>(file_, flags, wait);
  if (database_->tryExec("SELECT 1 FROM sqlite_schema LIMIT 1;") == SQLITE_CANTOPEN &&
      !fs::exists(file_.string() + "-wal", ignored)) {
    // In a folder that may not be written, readers of a write-ahead log cannot make their shared memory.
    // With no log beside it the file is whole, and nobody can change it.
    std::string uri = "file:";
    constexpr char digits[] = "0123456789ABCDEF";
    for (const unsigned char c : fs::absolute(file_).string()) {
      const bool plain = std::isalnum(c) || c == '/' || c == '.' || c == '-' || c == '_';
      if (plain)
        uri += static_cast<char>(c);
      else
        uri += {'%', digits[c >> 4], digits[c & 15]};
    }
    database_ = std::make_unique<SQLite::Database>(uri + "?immutable=1", flags | SQLite::OPEN_URI, wait);
  }
  require_ours(false);
  execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;");
}

void Store::Session::require_ours(bool fresh_allowed) {
  // Tables first, then whose they are: another process may make both at once between two questions.
  const bool empty = ask_integer("SELECT count(*) FROM sqlite_schema") == 0;
  const std::int64_t application = ask_integer("PRAGMA application_id");
  const std::int64_t version = schema();
  if (application == kApplicationId && version > kSchemaVersion)
    throw StoreError(file_.string() + " was written by a newer kgbuild (schema " + std::to_string(version) +
                     "); this one knows schema " + std::to_string(kSchemaVersion) +
                     ". Nothing was changed. Use the newer program, or another --db.");
  if (application == kApplicationId && (fresh_allowed || version == kSchemaVersion)) return;
  if (application == kApplicationId)
    throw StoreError(file_.string() + " was written by an older kgbuild (schema " + std::to_string(version) +
                     "); bring it up to schema " + std::to_string(kSchemaVersion) +
                     " by running once: kgbuild check --db " + file_.string() + ".");
  if (empty && fresh_allowed) return;
  throw StoreError(file_.string() + (empty ? ": nothing was read into it yet; run kgbuild ingest --db " +
                                                 file_.string() + " ARTICLE."
                                           : ": it is a database of another program. Nothing was changed; "
                                             "name another file with --db."));
}

Query Store::Session::query(std::string_view sql) {
  if (const auto kept = idle_.find(sql); kept != idle_.end() && kept->second)
    return Query(*this, std::move(kept->second), sql);
  try {
    return Query(*this, std::make_unique<SQLite::Statement>(*database_, std::string(sql)), sql);
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

void Store::Session::execute(const char* sql) {
  if (database_->tryExec(sql) != SQLITE_OK) fail(SQLite::Exception(database_->getHandle()));
}

std::int64_t Store::Session::ask_integer(std::string_view sql) {
  Query asked = query(sql);
  return asked.step() ? asked.integer(0) : 0;
}

std::int64_t Store::Session::schema() { return ask_integer("PRAGMA user_version"); }

WriteTransaction::WriteTransaction(Store::Session& session) : session_(session) {
  session_.execute("BEGIN IMMEDIATE");
}

WriteTransaction::~WriteTransaction() {
  if (open_) session_.database().tryExec("ROLLBACK");
}

void WriteTransaction::commit() {
  session_.execute("COMMIT");
  open_ = false;
}

}  // namespace kg
