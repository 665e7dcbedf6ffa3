#include "ingest/language/form_reader.h"

#include <algorithm>
#include <functional>

#include "ingest/language/unicode.h"

namespace kg::ingest {
namespace {

constexpr std::size_t kPadding = 0, kUnknown = 1, kBegin = 2, kEnd = 3;  // of the vocabularies
constexpr std::size_t kLongestRemembered = 64;                           // bytes
constexpr std::size_t kLongestForm = 20;  // characters; of longer forms, both ends are read

}  // namespace

std::string word_key(std::string_view form) {
  if (form == "``" || form == "''") return "\"";
  std::string key;
  for (const Glyph& glyph : glyphs_of(form, 0, static_cast<std::uint32_t>(form.size()))) {
    switch (glyph.value) {
      case 0x2018:
      case 0x2019: key += '\''; break;
      case 0x201C:
      case 0x201D: key += '"'; break;
      default: append_utf8(key, glyph.value);
    }
  }
  return lower(key);
}

FormReader::FormReader(const NetworkModel& model, const Kernels& kernels)
    : model_(model), kernels_(kernels), width_(model.word_width + 2 * model.filters) {}

FormReader::Entry FormReader::quantised(const std::vector<float>& row) const {
  Entry entry;
  entry.row.resize(row.size());
  entry.scale.factor = kernels_.quantise(row.data(), row.size(), entry.row.data());
  entry.scale.excess = 128 * kernels_.sum(entry.row.data(), entry.row.size());
  return entry;
}

void FormReader::convolve(std::string_view form, float* out) const {
  std::vector<std::size_t> rows{kBegin};
  std::vector<Glyph> glyphs = glyphs_of(form, 0, static_cast<std::uint32_t>(form.size()));
  if (glyphs.size() > kLongestForm)
    glyphs.erase(glyphs.begin() + kLongestForm / 2, glyphs.end() - kLongestForm / 2);
  for (const Glyph& glyph : glyphs) {
    std::string character;
    append_utf8(character, glyph.value);
    rows.push_back(model_.chars.find(character).value_or(kUnknown));
  }
  rows.push_back(kEnd);

  const std::size_t filters = model_.filters;
  const std::size_t wide = model_.char_width;
  std::vector<float> sums(filters);
  for (std::size_t which = 0; which < 2; ++which) {
    const std::size_t span = which == 0 ? 3 : 5;
    float* best = out + which * filters;
    std::fill(best, best + filters, -1e30F);
    for (std::size_t p = 0; p < rows.size(); ++p) {
      std::copy(model_.convolution_bias[which].begin(), model_.convolution_bias[which].end(), sums.begin());
      for (std::size_t k = 0; k < span; ++k) {
        const std::size_t before = (span - 1) / 2;  // zeros before the word
        const std::size_t at = p + k - before;
        if (p + k < before || at >= kLongestForm + 2) continue;
        const float* character = model_.char_table.data() + (at < rows.size() ? rows[at] : kPadding) * wide;
        const float* weights = model_.convolution[which].data() + k * wide * filters;
        for (std::size_t c = 0; c < wide; ++c)
          kernels_.add_scaled(weights + c * filters, character[c], filters, sums.data());
      }
      kernels_.keep_largest(sums.data(), filters, best);
    }
  }
  kernels_.tanh(out, 2 * filters);
}

FormReader::Entry FormReader::compute(std::string_view form) const {
  std::vector<float> row(width_);
  const std::size_t word = model_.words.find(word_key(form)).value_or(kUnknown);
  const std::int8_t* vector = model_.word_table.data() + word * model_.word_width;
  for (std::size_t k = 0; k < model_.word_width; ++k)
    row[k] = static_cast<float>(vector[k]) * model_.word_scale[word];
  convolve(form, row.data() + model_.word_width);
  return quantised(row);
}

RowScale FormReader::read(std::string_view form, std::int8_t* out) const {
  const std::string key(form);
  Shard& shard = shards_[std::hash<std::string>{}(key) % kShards];
  const auto give = [&](const Entry& entry) {
    std::copy(entry.row.begin(), entry.row.end(), out);
    return entry.scale;
  };
  {
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.entries.find(key);
    if (found != shard.entries.end()) return give(found->second);
  }
  Entry entry = compute(form);
  const RowScale scale = give(entry);
  if (form.size() > kLongestRemembered) return scale;
  const std::lock_guard lock(shard.mutex);
  if (shard.entries.size() >= kLargestShard) shard.entries.clear();
  shard.entries.emplace(key, std::move(entry));
  return scale;
}

RowScale FormReader::root(std::int8_t* out) const {
  const Entry entry = quantised({model_.root_input.begin(), model_.root_input.end()});
  std::copy(entry.row.begin(), entry.row.end(), out);
  return entry.scale;
}

}  // namespace kg::ingest
