// Work on many things by several threads, taken up again in their order.
//
//   in_order<Document, DocumentReading>(
//       jobs, [&] { return stream.next(); },                       // this thread, in order
//       [&](Document document) { return pipeline.read(document); },  // any thread
//       [&](DocumentReading reading) { store.write(reading); });     // this thread, in the same order
//
// So results do not depend on `jobs`, and neither source nor sink needs a lock. With one job everything runs
// in the calling thread. At most 2 * jobs things are in flight, which bounds the memory. What any of the
// three throws ends the work: workers are joined, then it is thrown on; a thing that must not end the work
// has to come back as a value.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace kg::ingest {

template <class In, class Out>
class InOrder {
 public:
  InOrder(std::size_t jobs, std::function<Out(In)> work) : work_(std::move(work)), room_(2 * jobs) {
    for (std::size_t i = 0; i < jobs; ++i) workers_.emplace_back([this] { run(); });
  }

  ~InOrder() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
  }

  bool full() const { return flight_.size() >= room_; }
  bool empty() const { return flight_.empty(); }

  void put(In in) {
    flight_.push_back(std::make_shared<Task>(std::move(in)));
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(flight_.back());
    }
    changed_.notify_all();
  }

  // The oldest result; waits for it.
  Out take() {
    const std::shared_ptr<Task> task = std::move(flight_.front());
    flight_.pop_front();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return task->done; });
    if (task->error) std::rethrow_exception(task->error);
    return std::move(*task->out);
  }

 private:
  struct Task {
    explicit Task(In given) : in(std::move(given)) {}
    std::optional<In> in;
    std::optional<Out> out;
    std::exception_ptr error;
    bool done = false;
  };

  void run() {
    while (true) {
      std::shared_ptr<Task> task;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
        if (closed_) return;
        task = std::move(waiting_.front());
        waiting_.pop_front();
      }
      std::optional<Out> out;
      std::exception_ptr error;
      try {
        out.emplace(work_(std::move(*task->in)));
      } catch (...) {
        error = std::current_exception();
      }
      {
        const std::lock_guard lock(mutex_);
        task->in.reset();
        task->out = std::move(out);
        task->error = error;
        task->done = true;
      }
      changed_.notify_all();
    }
  }

  std::function<Out(In)> work_;
  std::size_t room_;
  std::deque<std::shared_ptr<Task>> flight_;  // of the calling thread alone

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Task>> waiting_;
  bool closed_ = false;
  std::vector<std::jthread> workers_;  // last: joined before the rest goes
};

template <class In, class Out>
void in_order(std::size_t jobs, const std::function<std::optional<In>()>& next,
              const std::function<Out(In)>& work, const std::function<void(Out)>& take) {
  if (jobs <= 1) {
    while (std::optional<In> in = next()) take(work(std::move(*in)));
    return;
  }
  InOrder<In, Out> line(jobs, work);
  while (std::optional<In> in = next()) {
    line.put(std::move(*in));
    if (line.full()) take(line.take());
  }
  while (!line.empty()) take(line.take());
}

}  // namespace kg::ingest
