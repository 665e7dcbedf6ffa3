// Names as identity compares them: in parts, and by what all spellings of a name share.
//
//   person_name("Abdel-Fattah el-Sissi", rules).name    // "abdalfattah sisi"... as "Abdul Fattah al-Sisi"
//   person_name("George H. W. Bush", rules)             // {"george bush", initials "hw"}
//   office_of("chief negotiator of Ukraine", "UKR" ...) // "chief negotiator"
//
// Pure functions; for graph/identity*.cpp only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/catalogue.h"
#include "graph/identity_rules.h"

namespace kg {

// Parted by white space; views into the name.
std::vector<std::string_view> words_of(std::string_view name);

// Whether the first letter is a capital; any letter beyond ASCII is taken for one.
bool begins_upper(std::string_view word);

// "RSF", "U.N.", "G7": two to six capitals and digits, a capital first.
bool is_acronym(std::string_view word);

// Whether the letters stand, in this order, at the beginnings of words of the name: RSF in "Rapid Support
// Forces", UNHCR in "UN High Commissioner for Refugees" does not ask for "for".
bool abbreviates(std::string_view acronym, std::string_view name);

struct PersonName {
  std::string name;      // folded, in usual spellings, without particles, initials of middle names, number
  std::string initials;  // of middle names, folded: "hw"
  std::string number;    // "ii", "jr" behind a name of two words or more
  std::size_t words = 0;
};
PersonName person_name(std::string_view name, const IdentityRules& rules);

// Folded, in usual spellings, without a leading article: of bodies and places.
std::string plain_name(std::string_view name, const IdentityRules& rules);

// What romanisations of a person's name share, words parted by spaces. In states that name the family first,
// of any order and with or without spaces between syllables.
std::string sound_of_name(std::string_view person_name, const IdentityRules& rules, bool family_first);
// What all names that sound nearly alike share: its consonants, whatever their order.
std::string consonants_of_name(std::string_view person_name, const IdentityRules& rules);
// Whether two sounds are spellings of one name: equal, or one letter more in a long word of theirs.
bool sound_alike(std::string_view one, std::string_view other);

// The office that a role names, its words sorted, without the state that it serves: "minister transport" for
// "South African transport minister" and "transport minister of South Africa". Empty if the role is no office
// or no longer held.
std::string office_of(std::string_view role, const Catalogue& catalogue, const IdentityRules& rules);

}  // namespace kg
