#include <algorithm>
#include <iterator>

#include "graph/fold.h"
#include "graph/query.h"

namespace kg {
namespace {

constexpr std::uint32_t kDominance = 4;  // times the documents of the next

void leave_out_the_unmet(std::vector<ActorRow>& actors) {
  const auto met = [](const ActorRow& actor) { return actor.documents > 0; };
  if (std::any_of(actors.begin(), actors.end(), met))
    std::erase_if(actors, [&](const ActorRow& actor) { return !met(actor); });
}

NameAnswer one_of(std::vector<ActorRow> actors, std::size_t chosen) {
  NameAnswer answer;
  answer.kind = NameAnswer::Kind::one;
  answer.actors.push_back(std::move(actors[chosen]));
  actors.erase(actors.begin() + static_cast<std::ptrdiff_t>(chosen));
  answer.passed_over = std::move(actors);
  return answer;
}

// `actors`: all that bear the name, the most documents first; not empty.
NameAnswer choose(std::vector<ActorRow> actors, std::string_view folded) {
  leave_out_the_unmet(actors);
  if (actors.size() == 1) return one_of(std::move(actors), 0);
  if (actors[0].documents >= kDominance * actors[1].documents) return one_of(std::move(actors), 0);
  // Of those met most often, one whose own name it is goes before those only called so at times.
  const auto own = [&](const ActorRow& actor) { return fold_name(actor.name) == folded; };
  const auto first = std::find_if(actors.begin(), actors.end(), own);
  if (first != actors.end() && std::count_if(actors.begin(), actors.end(), own) == 1 &&
      first->documents == actors[0].documents) {
    const auto place = static_cast<std::size_t>(first - actors.begin());  // before the list is moved from
    return one_of(std::move(actors), place);
  }
  return {NameAnswer::Kind::several, std::move(actors), {}};
}

bool ends_with_words(const std::string& name, std::string_view folded) {
  const std::string own = fold_name(name);
  return own == folded || own.ends_with(' ' + std::string(folded));
}

// Surnames stand last: "Rubio" is Marco Rubio before it is the Rubio family.
std::vector<ActorRow> surnames_first(std::vector<ActorRow> actors, std::string_view folded) {
  std::vector<ActorRow> last;
  std::copy_if(actors.begin(), actors.end(), std::back_inserter(last),
               [&](const ActorRow& actor) { return ends_with_words(actor.name, folded); });
  return last.empty() ? actors : last;
}

void add_new(std::vector<ActorRow>& actors, std::vector<ActorRow> more) {
  for (ActorRow& actor : more) {
    const auto same = [&](const ActorRow& one) { return one.key == actor.key; };
    if (std::none_of(actors.begin(), actors.end(), same)) actors.push_back(std::move(actor));
  }
}

// Whether some document, or the actor's own name, uses exactly this form; else only the catalogue does.
bool is_called(const Store& store, const ActorRow& actor, std::string_view folded) {
  if (fold_name(actor.name) == folded) return true;
  const auto same = [&](const std::string& alias) { return fold_name(alias) == folded; };
  const std::vector<std::string> aliases = store.aliases(actor.key);
  return std::any_of(aliases.begin(), aliases.end(), same);
}

// Those of exactly this name. A surname that only the catalogue gives a person is anybody's of that name.
std::vector<ActorRow> bearers(const Store& store, const std::string& folded) {
  std::vector<ActorRow> named = store.actors_named(folded);
  const bool by_surname_alone = std::all_of(named.begin(), named.end(), [&](const ActorRow& actor) {
    return actor.type == ActorType::person && !is_called(store, actor, folded);
  });
  if (named.empty() || !by_surname_alone || folded.find(' ') != std::string::npos) return named;
  std::vector<ActorRow> others = store.actors_named_in_part(folded);
  std::erase_if(others, [](const ActorRow& actor) { return actor.type != ActorType::person; });
  add_new(named, std::move(others));
  std::sort(named.begin(), named.end(), [](const ActorRow& a, const ActorRow& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.id < b.id;
  });
  return named;
}

std::vector<ActorRow> look_alikes(const Store& store, const std::string& folded) {
  constexpr std::size_t limit = 5;
  std::vector<ActorRow> alike = store.actors_named_nearly(folded, limit);
  if (folded.size() >= 3) add_new(alike, store.actors_named_from(folded, limit));
  leave_out_the_unmet(alike);
  if (alike.size() > limit) alike.resize(limit);
  return alike;
}

}  // namespace

NameAnswer find_actor(const Store& store, std::string_view text) {
  if (text.starts_with('#')) {
    if (auto actor = store.actor(ActorId{std::string(text.substr(1))})) return one_of({*actor}, 0);
    return {};
  }
  const std::string folded = fold_name(text);
  if (!folded.empty()) {
    if (auto named = bearers(store, folded); !named.empty()) return choose(std::move(named), folded);
    if (auto in_part = store.actors_named_in_part(folded); !in_part.empty()) {
      leave_out_the_unmet(in_part);
      return choose(surnames_first(std::move(in_part), folded), folded);
    }
  }
  if (auto actor = store.actor(ActorId{std::string(text)})) return one_of({*actor}, 0);
  NameAnswer answer;
  if (!folded.empty()) answer.actors = look_alikes(store, folded);
  return answer;
}

}  // namespace kg
