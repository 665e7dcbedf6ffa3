// Every mention of an actor as a table, for those who count names or score coreference.
//
//   write_file("mentions.csv", mentions_csv(store));
//
// RFC 4180, header "doc,begin,end,text,actor_id,actor_name,type"; `doc` is the id given in JSON lines, else
// the path; `begin` and `end` are UTF-8 bytes of the text, half-open; names stand without article, possessive
// 's and title. Rows by doc, begin, end, actor id; equal stores give equal bytes.
#pragma once

#include <string>

#include "graph/store.h"

namespace kg::exporters {

std::string mentions_csv(const Store& store);

}  // namespace kg::exporters
