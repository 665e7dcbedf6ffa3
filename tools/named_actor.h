// The actor that a name on the command line means, or the message that says why there is none.
//
//   const ActorRow rubio = named_actor(store, "Rubio");
#pragma once

#include <string>
#include <vector>

#include "graph/store.h"

namespace kg::tools {

// Throws NothingFound (tools/command_line.h) with suggestions if nobody bears the name, std::runtime_error
// with the list if several do. Who was passed over for somebody better known is told in a message.
ActorRow named_actor(const Store& store, const std::string& name);

// "Kirill Dmitriev (envoy of Russia, 12 documents)"
std::string introduced(const ActorRow& actor);

// "A, B or C", with "and 4 others" after the eighth.
std::string listed(const std::vector<std::string>& items, const std::string& last_joint);

}  // namespace kg::tools
