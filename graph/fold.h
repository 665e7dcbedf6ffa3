// One spelling for all spellings of a name: what names are compared and looked up by.
//
//   fold_name("Volodymyr Zelenskyy")  "volodymyr zelenskyy"
//   fold_name("  ZÜRICH")             "zurich"
//   fold_name("al-Assad")             "al assad"
//   fold_name("U.S.")                 "us"
//   fold_name("Sana’a")               "sanaa"
//   fold_name("—")                    ""
//
// Case, accents and compatibility forms are folded (Unicode NFKD without marks, full case folding, and
// the letters that Unicode does not decompose: ł, ø, đ, ı ...); full stops and apostrophes vanish; all
// else that is no letter or digit parts words; words are parted by one space. Invalid UTF-8 parts words.
// The table is generated from ICU by tools/make_fold_table.cpp, so that programs need no ICU at run time.
// Pure; time linear in the text.
#pragma once

#include <string>
#include <string_view>

namespace kg {

std::string fold_name(std::string_view utf8);

}  // namespace kg
