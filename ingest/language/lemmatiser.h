// Lemmas of tagged words.
//
//   const Lemmatiser lemmatiser = Lemmatiser::open("data/en/models/lemmas.kgm");
//   lemmatiser.lemma("studies", "VERB", "VBZ", false);     // "study"
//
// A table of exceptions first, then the rule of the longest known suffix for the Penn tag, else the form
// itself in lower case (names keep their case). Immutable and thread safe; a microsecond a word.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "ingest/language/entry_table.h"
#include "ingest/language/model_file.h"

namespace kg::ingest {

class Lemmatiser {
 public:
  // Throws ModelError.
  static Lemmatiser open(const std::filesystem::path& file);

  std::string lemma(std::string_view form, std::string_view upos, std::string_view xpos,
                    bool first_in_sentence) const;

 private:
  struct Table {
    EntryTable keys;
    EntryTable values;  // of the same index
  };
  ModelFile file_;
  Table exceptions_, rules_;

  Table table(const std::string& name) const;
};

}  // namespace kg::ingest
