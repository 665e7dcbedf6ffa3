// One form of prepositions that are spelt in two ways, in texts as in rows.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace kg::ingest {

// "upon" is "on": rows name either, and fire on both.
inline std::string common_preposition(std::string word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSame{
      {{"upon", "on"}, {"towards", "toward"}, {"amongst", "among"}, {"amidst", "amid"}, {"till", "until"}}};
  for (const auto& [form, common] : kSame)
    if (word == form) return std::string(common);
  return word;
}

}  // namespace kg::ingest
