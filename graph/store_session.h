// The connection behind a Store: statements that are prepared once, transactions, and errors that say what
// to do. For graph/store*.cpp and graph/identity*.cpp only; nobody else knows that the store speaks SQL.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/store.h"

namespace kg {

// Newest schema that this program writes; older ones are migrated by Store::open.
extern const int kSchemaVersion;
// What marks a database file as ours: "kgbd" in the file's application id.
inline constexpr std::int64_t kApplicationId = 0x6b676264;

// Keys are unsigned 64-bit hashes and lie in the file as the signed integers of the same bits.
inline std::int64_t stored(std::uint64_t key) { return static_cast<std::int64_t>(key); }
template <class Tag>
std::int64_t stored(Id<Tag> id) {
  return static_cast<std::int64_t>(id.value);
}

// A prepared statement in use. Gives it back to the session when it goes out of scope.
class Query {
 public:
  Query(Query&&) noexcept;
  Query& operator=(Query&&) = delete;
  ~Query();

  // All parameters, in order: integers, doubles, texts, ids.
  template <class... Values>
  Query& bind(const Values&... values) {
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }
  bool step();                // to the next row; false at the end
  void run();                 // a statement without rows
  template <class... Values>  // binds, runs, and may be called again
  void run_with(const Values&... values) {
    bind(values...);
    run();
  }
  template <class... Values>  // binds and starts anew
  bool ask(const Values&... values) {
    reset();
    bind(values...);
    return step();
  }
  void reset();
  int changes() const;

  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;  // until the next step
  std::string string(int column) const { return std::string(text(column)); }
  bool null(int column) const;
  int columns() const;
  template <class IdType>
  IdType id(int column) const {
    return IdType{static_cast<std::uint64_t>(integer(column))};
  }

 private:
  friend class Store::Session;
  Query(Store::Session& session, std::unique_ptr<SQLite::Statement> statement, std::string_view sql);
  void bind_one(int index, std::int64_t value) { statement_->bind(index, value); }
  void bind_one(int index, int value) { statement_->bind(index, value); }
  void bind_one(int index, std::uint32_t value) { statement_->bind(index, value); }
  void bind_one(int index, std::size_t value) { statement_->bind(index, static_cast<std::int64_t>(value)); }
  void bind_one(int index, double value) { statement_->bind(index, value); }
  void bind_one(int index, const std::string& value) { statement_->bind(index, value); }
  void bind_one(int index, std::string_view value) { statement_->bind(index, std::string(value)); }
  void bind_one(int index, const char* value) { statement_->bind(index, std::string(value)); }
  void bind_one(int index, std::nullptr_t) { statement_->bind(index); }
  template <class Tag>
  void bind_one(int index, Id<Tag> id) {
    statement_->bind(index, stored(id));
  }

  Store::Session* session_;
  std::unique_ptr<SQLite::Statement> statement_;
  std::string_view sql_;
};

class Store::Session {
 public:
  enum class Mode { write, read, memory };
  Session(std::filesystem::path file, Mode mode, const StoreOptions& options);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  // `sql` must be a literal: it is the key under which the prepared statement is kept.
  Query query(std::string_view sql);
  void execute(const char* sql);  // any number of statements without parameters
  std::int64_t ask_integer(std::string_view sql);

  std::int64_t schema();  // user_version of the file
  const std::filesystem::path& file() const { return file_; }
  SQLite::Database& database() { return *database_; }

  // The error of the connection as a StoreError that names file and repair.
  [[noreturn]] void fail(const SQLite::Exception& error) const;

 private:
  friend class Query;
  void open_to_write(const StoreOptions& options);
  void open_to_read(const StoreOptions& options);
  void require_ours(bool fresh_allowed);

  std::filesystem::path file_;
  Mode mode_;
  std::unique_ptr<SQLite::Database> database_;
  std::unordered_map<std::string_view, std::unique_ptr<SQLite::Statement>> idle_;
};

// Everything until commit() happens or nothing does. Takes the write lock at once, so that a second writer
// waits here and nowhere else.
class WriteTransaction {
 public:
  explicit WriteTransaction(Store::Session& session);
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  ~WriteTransaction();
  void commit();

 private:
  Store::Session& session_;
  bool open_ = true;
};

// Brings a database to kSchemaVersion, one step a transaction.
void migrate(Store::Session& session);

}  // namespace kg
