// What identity costs for one new document, in stores of many: fills a store with generated news
// (generated_news.h), settles it, and times Identity::settle() for single documents that come after.
//
//   identity_speed DATA STORE [--strangers] [--new N] 1000 10000 100000
//
// STORE stays, and grows from each size to the next; one that is there already is filled up. What was added
// for timing is forgotten again. Times are of the clock on the wall and of this process on the processor,
// which differ where other programs or the disk take their share.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/identity/generated_news.h"
#include "graph/identity.h"

namespace {

using namespace kg;
using bench::GeneratedNews;

struct Cost {
  double wall = 0, processor = 0;  // milliseconds
};

class Watch {
 public:
  Cost cost() const {
    const auto wall = std::chrono::steady_clock::now() - wall_;
    return {std::chrono::duration<double, std::milli>(wall).count(),
            1000.0 * static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC};
  }

 private:
  std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
  std::clock_t processor_ = std::clock();
};

class Costs {
 public:
  void add(Cost cost) {
    wall_.push_back(cost.wall);
    processor_.push_back(cost.processor);
  }
  void tell(const std::string& what, double compared) {
    std::ranges::sort(wall_);
    std::ranges::sort(processor_);
    fmt::print("{:<44}{:>8.2f}{:>8.2f}{:>8.2f}{:>10.2f}{:>8.2f}{:>8.2f}{:>10.1f}\n", what, at(wall_, 50),
               at(wall_, 95), wall_.back(), at(processor_, 50), at(processor_, 95), processor_.back(),
               compared);
    std::fflush(stdout);
  }

 private:
  static double at(const std::vector<double>& sorted, std::size_t percent) {
    return sorted[(sorted.size() - 1) * percent / 100];
  }
  std::vector<double> wall_, processor_;
};

// New documents of one kind, each written and settled, then forgotten and settled.
void time_new(Store& store, const Identity& identity, const GeneratedNews& news, GeneratedNews::Kind kind,
              const std::string& name, std::uint64_t how_many) {
  constexpr std::uint64_t unused = 1'000'000'000;
  Costs writing, settling, forgetting;
  std::size_t compared = 0, compared_again = 0;
  std::vector<DocumentId> added;
  for (std::uint64_t i = 0; i < how_many; ++i) {
    const DocumentReading reading = news.document(unused + i, kind);
    const Watch write;
    store.write(reading);
    writing.add(write.cost());
    const Watch settle;
    compared += identity.settle(store).compared;
    settling.add(settle.cost());
    added.push_back(reading.document.id);
  }
  for (const DocumentId id : added) {
    const Watch forget;
    store.forget(id);
    compared_again += identity.settle(store).compared;
    forgetting.add(forget.cost());
  }
  const auto mean = [&](std::size_t sum) { return static_cast<double>(sum) / static_cast<double>(how_many); };
  writing.tell(name + ": written", 0);
  settling.tell(name + ": settled", mean(compared));
  forgetting.tell(name + ": forgotten and settled", mean(compared_again));
}

void run(const std::filesystem::path& data, const std::filesystem::path& file,
         GeneratedNews::Kind filling_with, std::uint64_t how_many, const std::vector<std::uint64_t>& sizes) {
  const Catalogue catalogue = Catalogue::load(data / "actors");
  const Watch loading;
  const Identity identity(catalogue, IdentityRules::load(data / "en" / "identity.tsv"));
  fmt::print("identity made ready in {:.0f} ms\n", loading.cost().wall);
  const GeneratedNews news(catalogue);
  Store store = Store::open(file);
  std::uint64_t written = store.stats().documents;
  for (const std::uint64_t size : sizes) {
    const std::uint64_t before = written;
    const Watch filling;
    for (; written < size; ++written) store.write(news.document(written, filling_with));
    const Cost filled = filling.cost();
    const Watch settling;
    identity.settle(store);
    const Cost settled = settling.cost();
    const StoreStats stats = store.stats();
    fmt::print(
        "\n{} documents, {} local actors, {} actors, {} claims; {:.0f} bytes a document\n"
        "{} of them new: generated and written in {:.1f} s ({:.1f} of the processor), settled at once in "
        "{:.1f} "
        "s ({:.1f})\n",
        stats.documents, stats.local_actors, stats.actors, stats.claims,
        static_cast<double>(stats.file_bytes) / static_cast<double>(stats.documents), written - before,
        filled.wall / 1000, filled.processor / 1000, settled.wall / 1000, settled.processor / 1000);
    fmt::print("{:<44}{:>8}{:>8}{:>8}{:>10}{:>8}{:>8}{:>10}\n", "one document, ms", "half", "95 %", "all",
               "CPU half", "95 %", "all", "compared");
    time_new(store, identity, news, GeneratedNews::Kind::usual, "usual", how_many);
    time_new(store, identity, news, GeneratedNews::Kind::front_page, "front page", how_many);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    std::uint64_t how_many = 100;
    auto filling_with = GeneratedNews::Kind::usual;
    if (arguments.size() > 3 && arguments[2] == "--strangers") {
      filling_with = GeneratedNews::Kind::strangers;
      arguments.erase(arguments.begin() + 2);
    }
    if (arguments.size() > 4 && arguments[2] == "--new") {
      how_many = std::stoull(arguments[3]);
      arguments.erase(arguments.begin() + 2, arguments.begin() + 4);
    }
    std::vector<std::uint64_t> sizes;
    for (std::size_t i = 2; i < arguments.size(); ++i) sizes.push_back(std::stoull(arguments[i]));
    if (sizes.empty() || how_many == 0 || !std::ranges::is_sorted(sizes)) {
      fmt::print(stderr,
                 "identity_speed DATA STORE [--strangers] [--new N] DOCUMENTS...   (the fewest first)\n");
      return 2;
    }
    run(arguments[0], arguments[1], filling_with, how_many, sizes);
  } catch (const std::exception& error) {
    fmt::print(stderr, "identity_speed: {}\n", error.what());
    return 2;
  }
}
