// What the words of names and roles say about who is meant: rows of data/en/identity.tsv.
//
//   const IdentityRules rules = IdentityRules::load(data_folder / "en" / "identity.tsv");
//   rules.only_common("foreign ministry");   // true: a kind of body, not one
//   rules.passes_in("miami talks");          // 10 days
//   rules.usual_spelling("zelenskyy");       // "zelensky"
//   rules.sound_of("husayn");                // "husain": what romanisations of one name share
//   rules.callings_of("retired general");    // {"military", "politics"}
//
// Names are folded (graph/fold.h). Immutable once loaded, safe to share between threads.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace kg {

class IdentityRules {
 public:
  // Throws std::runtime_error that names file, line and repair.
  static IdentityRules load(const std::filesystem::path& file);

  bool is_common(std::string_view word) const { return common_.contains(word); }
  bool only_common(std::string_view folded) const;        // every word is common or heads events
  bool begins_with_count(std::string_view folded) const;  // "several ...", "28 ..."
  // Days that reports of an event of this name may lie apart; nullopt if it lasts.
  std::optional<int> passes_in(std::string_view folded) const;

  // One word of a name as it is spelt most: other romanisations of the same word give the same.
  std::string usual_spelling(std::string_view word) const;
  // A word without what romanisations differ in: doubled letters, vowels of one colour, kh and k.
  std::string sound_of(std::string_view word) const;

  bool is_particle(std::string_view word) const { return particles_.contains(word); }  // "al", "el"
  // "ii", "jr": tells namesakes of one family apart.
  bool is_number(std::string_view word) const { return numbers_.contains(word); }

  // Walks of life that a role belongs to; a person of one is nobody of another. Empty if it does not say.
  std::set<std::string> callings_of(std::string_view folded_role) const;
  bool is_office(std::string_view word) const { return offices_.contains(word); }  // one holder at a time
  // "former", "ousted": the role is no longer held.
  bool is_past(std::string_view word) const { return past_.contains(word); }

  // Hash of the rows.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  using Words = std::set<std::string, std::less<>>;
  using Pairs = std::map<std::string, std::string, std::less<>>;
  Words common_, counts_, lasting_, of_, particles_, numbers_, offices_, past_;
  Pairs spellings_, endings_, sounds_, callings_;
  std::map<std::string, int, std::less<>> passing_;
  std::string fingerprint_;
};

}  // namespace kg
