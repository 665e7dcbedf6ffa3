// A database that the library makes, for tests of programs that only read one.
#pragma once

#include "graph/identity.h"
#include "tests/graph/world.h"
#include "tests/tools/program.h"

namespace kg::testing {

// The two articles of tests/graph/world.h, in kg.db of the workplace.
inline void write_small_graph(const Workplace& place) {
  Store store = Store::open(place.path("kg.db"));
  store.write(miami());
  store.write(moscow());
  identity().settle(store);
}

}  // namespace kg::testing
