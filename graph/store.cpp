#include "graph/store.h"

#include <sqlite3.h>

#include <utility>

#include "graph/store_session.h"

namespace kg {

ActorKey actor_key(const ActorId& id) {
  if (id.value.starts_with('@'))
    if (const auto local = from_hex(std::string_view(id.value).substr(1))) return {*local};
  return {content_hash(id.value)};
}

const char* to_string(Verdict verdict) { return verdict == Verdict::same ? "same" : "different"; }

Store::Store(std::unique_ptr<Session> session) : session_(std::move(session)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& file, const StoreOptions& options) {
  return Store(std::make_unique<Session>(file, Session::Mode::write, options));
}

Store Store::open_read_only(const std::filesystem::path& file, const StoreOptions& options) {
  return Store(std::make_unique<Session>(file, Session::Mode::read, options));
}

Store Store::in_memory() {
  return Store(std::make_unique<Session>(":memory:", Session::Mode::memory, StoreOptions{}));
}

const std::filesystem::path& Store::file() const { return session_->file(); }

Store::StillState Store::hold_still() const { return StillState(*session_); }

// A second one inside the first changes nothing: the state is held already.
Store::StillState::StillState(Session& session) : session_(&session) {
  if (sqlite3_get_autocommit(session.database().getHandle()) == 0)
    session_ = nullptr;
  else
    session.execute("BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1;");
}

Store::StillState::StillState(StillState&& other) noexcept
    : session_(std::exchange(other.session_, nullptr)) {}

Store::StillState::~StillState() {
  if (session_) session_->database().tryExec("COMMIT");
}

}  // namespace kg
