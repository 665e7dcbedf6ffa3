#include "ingest/language/lemmatiser.h"

#include <algorithm>

#include "ingest/language/lemma_rules.h"
#include "ingest/language/unicode.h"

namespace kg::ingest {

Lemmatiser Lemmatiser::open(const std::filesystem::path& file) {
  Lemmatiser loaded;
  loaded.file_ = ModelFile::open(file);
  loaded.exceptions_ = loaded.table("exceptions");
  loaded.rules_ = loaded.table("rules");
  return loaded;
}

Lemmatiser::Table Lemmatiser::table(const std::string& name) const {
  Table table;
  table.keys = EntryTable::of(file_, name + ".keys", 0);
  table.values = EntryTable::of(file_, name + ".values", 0);
  if (table.keys.size() != table.values.size())
    throw ModelError(file_.path().string() + ": \"" + name +
                     "\" has not as many values as keys; make the model again with kgtrain");
  return table;
}

std::string Lemmatiser::lemma(std::string_view form, std::string_view upos, std::string_view xpos,
                              bool first_in_sentence) const {
  const std::string plain = plain_spelling(form, upos, xpos);
  if (const auto found = exceptions_.keys.find(lemma_key(upos, xpos, plain)))
    return std::string(exceptions_.values[*found]);
  const FormShape shape = form_shape(plain, first_in_sentence);
  const std::string small = lower(plain);
  const std::size_t longest = follows_suffix(plain) ? std::min(kLongestSuffix, small.size()) + 1 : 0;
  for (std::size_t size = longest; size-- > 0;) {
    const auto found =
        rules_.keys.find(suffix_key(xpos, shape, std::string_view(small).substr(small.size() - size)));
    if (!found) continue;
    if (const auto lemma = LemmaEdit::of(rules_.values[*found]).apply(plain); lemma && !lemma->empty())
      return *lemma;
  }
  return upos == "PROPN" ? plain : small;
}

}  // namespace kg::ingest
