#include "tools/named_actor.h"

#include <algorithm>
#include <stdexcept>

#include "graph/query.h"
#include "tools/command_line.h"

namespace kg::tools {
namespace {

constexpr std::size_t kListed = 8;

std::string with_id(const ActorRow& actor) { return actor.name + " [#" + actor.id.value + ']'; }

std::string joined(const std::vector<ActorRow>& actors, std::string (*text)(const ActorRow&),
                   const std::string& joint) {
  std::vector<std::string> items;
  for (const ActorRow& actor : actors) items.push_back(text(actor));
  return listed(items, joint);
}

}  // namespace

std::string introduced(const ActorRow& actor) {
  const std::string what = actor.role.empty() ? to_string(actor.type) : actor.role;
  const std::string documents =
      actor.documents == 1 ? "1 document" : std::to_string(actor.documents) + " documents";
  return actor.name + " (" + what + ", " + documents + ')';
}

std::string listed(const std::vector<std::string>& items, const std::string& last_joint) {
  const std::size_t shown = std::min(items.size(), kListed);
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == shown && shown == items.size();
    if (i > 0) text += last ? ' ' + last_joint + ' ' : ", ";
    text += items[i];
  }
  if (shown < items.size()) text += " and " + std::to_string(items.size() - shown) + " others";
  return text;
}

ActorRow named_actor(const Store& store, const std::string& name) {
  const NameAnswer answer = find_actor(store, name);
  switch (answer.kind) {
    case NameAnswer::Kind::one: break;
    case NameAnswer::Kind::several:
      throw std::runtime_error('"' + name + "\" is the name of " + std::to_string(answer.actors.size()) +
                               " actors: " + joined(answer.actors, with_id, "and") +
                               ". Use a full name or the #id.");
    case NameAnswer::Kind::none: {
      const std::string nobody = name.starts_with('#') ? "no actor has the id \"" + name.substr(1) + "\"."
                                                       : "no actor is called \"" + name + "\".";
      if (answer.actors.empty()) throw NothingFound(nobody);
      throw NothingFound(nobody + " Did you mean " + joined(answer.actors, introduced, "or") + '?');
    }
  }
  if (!answer.passed_over.empty())
    message('"' + name + "\" is taken for " + with_id(answer.actor()) + ", not for " +
            joined(answer.passed_over, with_id, "or") + '.');
  return answer.actor();
}

}  // namespace kg::tools
