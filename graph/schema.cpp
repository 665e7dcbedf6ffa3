#include "graph/schema.h"

#include <algorithm>
#include <array>

#include "graph/schema_rows.h"

namespace kg {
namespace {

// "agent/place": types and the groups "agent" (all but place and event) and "any", parted by slashes.
std::vector<ActorType> types_of(const std::filesystem::path& file, const SchemaRow& row,
                                std::string_view text) {
  constexpr std::array all{ActorType::person,       ActorType::country, ActorType::place,
                           ActorType::organization, ActorType::igo,     ActorType::armed_group,
                           ActorType::people,       ActorType::event};
  std::vector<ActorType> types;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    if (const auto type = actor_type(word)) {
      types.push_back(*type);
      continue;
    }
    if (word != "agent" && word != "any")
      refuse_schema_row(file, row,
                        "\"" + std::string(word) +
                            "\" is no actor type; write one of person country place "
                            "organization igo armed_group people event agent any, parted by \"/\"");
    for (const ActorType type : all)
      if (word == "any" || (type != ActorType::place && type != ActorType::event)) types.push_back(type);
  }
  std::ranges::sort(types);
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

template <class Rows>
auto* named(Rows& rows, std::string_view name) {
  const auto at = std::ranges::find_if(rows, [&](const auto& row) { return row.name == name; });
  return at == rows.end() ? nullptr : &*at;
}

}  // namespace

Schema Schema::load(const std::filesystem::path& schema_folder) {
  Schema schema;
  const std::filesystem::path roles = schema_folder / "roles.tsv";
  for (const SchemaRow& row : schema_rows(roles, {"role", "use"})) {
    if (row.fields[0].empty() || schema.role(row.fields[0]))
      refuse_schema_row(roles, row,
                        "the role \"" + row.fields[0] + "\" is empty or stands twice; give each its name");
    schema.roles_.push_back({row.fields[0], row.fields[1]});
  }
  const std::filesystem::path classes = schema_folder / "classes.tsv";
  for (const SchemaRow& row : schema_rows(classes, {"class", "symmetric", "quad", "subjects", "objects",
                                                    "subject_role", "object_role", "use"})) {
    const auto& field = row.fields;
    if (field[0].empty() || schema.claim_class(field[0]))
      refuse_schema_row(classes, row,
                        "the class \"" + field[0] + "\" is empty or stands twice; give each its name");
    if (field[1] != "yes" && field[1] != "no")
      refuse_schema_row(classes, row, "column symmetric is \"" + field[1] + "\"; write yes or no");
    for (const std::size_t role : {5U, 6U})
      if (!schema.role(field[role]))
        refuse_schema_row(classes, row,
                          "\"" + field[role] + "\" is not in roles.tsv; write one of its roles");
    schema.classes_.push_back({field[0], field[1] == "yes", field[2], types_of(classes, row, field[3]),
                               types_of(classes, row, field[4]), field[5], field[6], field[7]});
  }
  return schema;
}

const ClaimClass* Schema::claim_class(std::string_view name) const { return named(classes_, name); }
const ParticipantRole* Schema::role(std::string_view name) const { return named(roles_, name); }

}  // namespace kg
