// From which states the known bearers of such a name come: by the name alone "Kubrakov" may be Ukraine's
// infrastructure minister, hardly Romania's.
//
//   const NameOrigins origins(catalogue);
//   origins.fit("Oleksandr Kubrakov", "UKR");   // about 6: far more usual there than elsewhere
//   origins.fit("Oleksandr Kubrakov", "ROU");   // about -10
//   origins.fit("Oleksandr Kubrakov", "x-GAL"); // 0: nobody of that state is known
//
// Naive Bayes over the letters of names, by threes, and whole words (Cavnar and Trenkle 1994 for the pieces):
// the log of how much more usual they are among the state's people of the catalogue than among all its
// people, smoothed towards no difference for states of few, over the root of the number of pieces, which are
// not independent. A hint beside what the text says, never a proof: Peru had a president called Fujimori.
//
// Immutable once built, which takes some 25 ms; safe for any number of threads.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/catalogue.h"

namespace kg::ingest {

class NameOrigins {
 public:
  explicit NameOrigins(const Catalogue& catalogue);

  // `country` is a code as the catalogue's people have it. Positive where the name is usual there.
  double fit(std::string_view name, std::string_view country) const;

 private:
  struct Count {
    std::uint64_t piece = 0;
    std::uint32_t state = 0;  // index of its code in states_
    std::uint32_t people = 0;
  };

  std::map<std::string, std::uint32_t, std::less<>> states_;
  std::vector<std::uint32_t> people_of_;  // by state
  std::vector<Count> counts_;             // by piece, then state
  std::uint32_t people_ = 0;
};

}  // namespace kg::ingest
