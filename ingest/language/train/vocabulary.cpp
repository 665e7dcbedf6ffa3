#include "ingest/language/train/vocabulary.h"

#include <charconv>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>

namespace kg::ingest::train {

Vocabulary::Vocabulary(std::vector<std::string> entries) : entries_(std::move(entries)) {
  for (std::size_t i = 0; i < entries_.size(); ++i)
    places_.emplace(entries_[i], static_cast<std::int64_t>(i));
}

std::int64_t Vocabulary::find(const std::string& entry, std::int64_t otherwise) const {
  const auto found = places_.find(entry);
  return found == places_.end() ? otherwise : found->second;
}

WordVectors read_word_vectors(const std::filesystem::path& file, std::size_t limit) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read; make it with train_word_vectors.");
  const auto refuse = [&](std::size_t line) {
    throw std::runtime_error(file.string() + ":" + std::to_string(line) +
                             ": not a word and its numbers, as word2vec's text format has them");
  };
  WordVectors out;
  std::string line;
  std::getline(in, line);
  std::size_t number = 1;
  if (line.find(' ') == std::string::npos) refuse(number);
  out.width = std::stoll(line.substr(line.find(' ')));
  while (out.words.size() < limit && std::getline(in, line)) {
    ++number;
    const std::size_t space = line.find(' ');
    if (space == 0 || space == std::string::npos) refuse(number);
    const char* at = line.data() + space;
    const char* end = line.data() + line.size();
    for (std::int64_t k = 0; k < out.width; ++k) {
      while (at != end && *at == ' ') ++at;
      float value = 0;
      const auto parsed = std::from_chars(at, end, value);
      if (parsed.ec != std::errc()) refuse(number);
      at = parsed.ptr;
      out.values.push_back(value);
    }
    out.words.push_back(line.substr(0, space));
  }
  return out;
}

std::vector<std::string> entity_labels() {
  std::vector<std::string> labels{"O"};
  for (const char* type : {"PER", "ORG", "LOC", "MISC"}) {
    for (const char* place : {"B-", "I-", "E-", "S-"}) labels.push_back(std::string(place) + type);
  }
  return labels;
}

Vocabularies collect(const std::vector<TreeSentence>& trees, const std::vector<EntitySentence>& named,
                     const WordVectors& vectors) {
  std::map<std::string, std::int64_t> keys;
  std::map<std::string, std::int64_t> characters;
  std::set<std::string> xpos;
  std::set<std::string> upos;
  std::set<std::string> deprel;
  const auto count = [&](const std::string& form) {
    ++keys[word_key(form)];
    for (const char32_t c : code_points(form)) ++characters[utf8(c)];
  };
  for (const TreeSentence& sentence : trees) {
    for (const TreeWord& word : sentence) {
      count(word.form);
      if (word.xpos != "_") xpos.insert(word.xpos);
      if (word.upos != "_") upos.insert(word.upos);
      deprel.insert(word.deprel);
    }
  }
  for (const EntitySentence& sentence : named) {
    for (const EntityWord& word : sentence) count(word.form);
  }

  std::vector<std::string> words{"<pad>", "<unknown>"};
  for (const auto& [key, n] : keys) {
    if (n >= 2) words.push_back(key);
  }
  std::vector<std::string> chars{"<pad>", "<unknown>", "<begin>", "<end>"};
  for (const auto& [c, n] : characters) {
    if (n >= 3) chars.push_back(c);
  }
  std::vector<std::string> known{"<none>"};
  known.insert(known.end(), vectors.words.begin(), vectors.words.end());

  Vocabularies out;
  out.words = Vocabulary(std::move(words));
  out.chars = Vocabulary(std::move(chars));
  out.vectors = Vocabulary(std::move(known));
  out.xpos = Vocabulary({xpos.begin(), xpos.end()});
  out.upos = Vocabulary({upos.begin(), upos.end()});
  out.deprel = Vocabulary({deprel.begin(), deprel.end()});
  out.ner = Vocabulary(entity_labels());
  for (const auto& [key, n] : keys) out.counts[key] = n;
  return out;
}

}  // namespace kg::ingest::train
