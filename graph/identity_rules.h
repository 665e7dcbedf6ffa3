// How much the words of a name say about who is meant: rows of data/en/identity.tsv.
//
//   const IdentityRules rules = IdentityRules::load(data_folder / "en" / "identity.tsv");
//   rules.only_common("foreign ministry");   // true: a kind of body, not one
//   rules.passes_in("miami talks");          // 10 days
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

  // Hash of the rows.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  using Words = std::set<std::string, std::less<>>;
  Words common_, counts_, lasting_, of_;
  std::map<std::string, int, std::less<>> passing_;
  std::string fingerprint_;
};

}  // namespace kg
