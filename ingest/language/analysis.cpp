#include "ingest/language/analysis.h"

namespace kg::ingest {

const char* to_string(EntityKind kind) {
  switch (kind) {
    case EntityKind::per: return "PER";
    case EntityKind::org: return "ORG";
    case EntityKind::loc: return "LOC";
    case EntityKind::misc: return "MISC";
  }
  return "MISC";
}

}  // namespace kg::ingest
