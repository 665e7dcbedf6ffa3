#include "ingest/language/train/batch.h"

#include <algorithm>
#include <unordered_map>

namespace kg::ingest::train {
namespace {

constexpr std::size_t kLongestForm = 20;  // code points; of longer forms, both ends are read

double share(std::mt19937_64& random) { return static_cast<double>(random() >> 11U) * 0x1p-53; }

std::vector<std::int64_t> character_rows(const std::string& form, const Vocabulary& chars) {
  std::vector<char32_t> text = code_points(form);
  if (text.size() > kLongestForm) {
    text.erase(text.begin() + kLongestForm / 2, text.end() - kLongestForm / 2);
  }
  std::vector<std::int64_t> rows{kWordBegin};
  for (const char32_t c : text) rows.push_back(chars.find(utf8(c), kUnknown));
  rows.push_back(kWordEnd);
  return rows;
}

void set_characters(Batch& batch, const std::vector<std::vector<std::int64_t>>& rows) {
  std::size_t longest = 2;
  for (const auto& row : rows) longest = std::max(longest, row.size());
  const auto count = static_cast<std::int64_t>(rows.size());
  const auto width = static_cast<std::int64_t>(longest);
  batch.characters = torch::zeros({count, width}, torch::kLong);
  batch.character_mask = torch::zeros({count, width});
  auto* to = batch.characters.data_ptr<std::int64_t>();
  auto* mask = batch.character_mask.data_ptr<float>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy(rows[i].begin(), rows[i].end(), to + i * longest);
    std::fill(mask + i * longest + rows[i].size(), mask + (i + 1) * longest, -1e9F);
  }
}

}  // namespace

Example to_example(const TreeSentence& sentence, const Vocabularies& vocabularies) {
  Example example;
  for (const TreeWord& word : sentence) {
    example.forms.push_back(word.form);
    example.xpos.push_back(vocabularies.xpos.find(word.xpos, kNoTarget));
    example.upos.push_back(vocabularies.upos.find(word.upos, kNoTarget));
    example.heads.push_back(word.head);
    example.deprel.push_back(vocabularies.deprel.find(word.deprel, kNoTarget));
  }
  return example;
}

Example to_example(const EntitySentence& sentence, const Vocabularies& vocabularies) {
  Example example;
  for (const EntityWord& word : sentence) {
    example.forms.push_back(word.form);
    example.ner.push_back(vocabularies.ner.find(word.label, 0));
  }
  return example;
}

Batch make_batch(const std::vector<Example>& examples, const Vocabularies& vocabularies,
                 std::mt19937_64* random) {
  Batch batch;
  batch.size = static_cast<std::int64_t>(examples.size());
  for (const Example& example : examples) {
    batch.lengths.push_back(static_cast<std::int64_t>(example.forms.size()));
    batch.time = std::max(batch.time, batch.lengths.back() + 1);
  }
  const std::vector<std::int64_t> shape{batch.time, batch.size};
  batch.words = torch::zeros(shape, torch::kLong);
  batch.vectors = torch::zeros(shape, torch::kLong);
  batch.forms = torch::zeros(shape, torch::kLong);
  batch.inside = torch::zeros(shape, torch::kBool);
  batch.backwards = torch::arange(batch.time * batch.size, torch::kLong);
  for (torch::Tensor* target : {&batch.xpos, &batch.upos, &batch.heads, &batch.deprel, &batch.ner}) {
    *target = torch::full(shape, kNoTarget, torch::kLong);
  }

  std::vector<std::vector<std::int64_t>> rows{{}};
  std::unordered_map<std::string, std::int64_t> seen;
  for (std::int64_t b = 0; b < batch.size; ++b) {
    const Example& example = examples[static_cast<std::size_t>(b)];
    const std::int64_t length = batch.lengths[static_cast<std::size_t>(b)];
    for (std::int64_t t = 0; t <= length; ++t) {
      batch.inside.data_ptr<bool>()[t * batch.size + b] = true;
      batch.backwards.data_ptr<std::int64_t>()[t * batch.size + b] = (length - t) * batch.size + b;
    }
    for (std::int64_t t = 1; t <= length; ++t) {
      const std::int64_t at = t * batch.size + b;
      const auto i = static_cast<std::size_t>(t - 1);
      const std::string key = word_key(example.forms[i]);
      std::int64_t word = vocabularies.words.find(key, kUnknown);
      std::int64_t vector = vocabularies.vectors.find(key, 0);
      if (random != nullptr) {
        const auto found = vocabularies.counts.find(key);
        const double count = found == vocabularies.counts.end() ? 0.0 : static_cast<double>(found->second);
        if (share(*random) < 0.25 / (0.25 + count) + 0.02) word = kUnknown;
        if (share(*random) < 0.03) {
          word = kUnknown;
          vector = 0;
        }
      }
      batch.words.data_ptr<std::int64_t>()[at] = word;
      batch.vectors.data_ptr<std::int64_t>()[at] = vector;
      const auto [form, fresh] = seen.emplace(example.forms[i], static_cast<std::int64_t>(rows.size()));
      if (fresh) rows.push_back(character_rows(example.forms[i], vocabularies.chars));
      batch.forms.data_ptr<std::int64_t>()[at] = form->second;
      const auto set = [&](torch::Tensor& to, const std::vector<std::int64_t>& from) {
        if (!from.empty()) to.data_ptr<std::int64_t>()[at] = from[i];
      };
      set(batch.xpos, example.xpos);
      set(batch.upos, example.upos);
      set(batch.heads, example.heads);
      set(batch.deprel, example.deprel);
      set(batch.ner, example.ner);
    }
  }
  set_characters(batch, rows);
  return batch;
}

}  // namespace kg::ingest::train
