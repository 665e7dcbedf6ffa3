#include "tests/treebank/treebank.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace kg::ingest::testing {

std::vector<TreebankFile> treebank() {
  std::vector<TreebankFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(KG_SOURCE_DIR "/tests/treebank")) {
    if (entry.path().extension() != ".conllu") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().stem().string(), read_conllu(in, entry.path().string())});
  }
  std::sort(files.begin(), files.end(),
            [](const TreebankFile& a, const TreebankFile& b) { return a.name < b.name; });
  return files;
}

std::string misc_value(const ConlluWord& word, const std::string& key) {
  for (std::size_t begin = 0; begin < word.misc.size();) {
    const std::size_t end = std::min(word.misc.find('|', begin), word.misc.size());
    const std::string pair = word.misc.substr(begin, end - begin);
    if (pair.starts_with(key + "=")) return pair.substr(key.size() + 1);
    begin = end + 1;
  }
  return {};
}

}  // namespace kg::ingest::testing
