#include "ingest/language/entity_decoder.h"

namespace kg::ingest {
namespace {

constexpr float kForbidden = -1e30F;

bool opens(const std::string& label) { return label[0] == 'O' || label[0] == 'B' || label[0] == 'S'; }
bool closes(const std::string& label) { return label[0] == 'O' || label[0] == 'E' || label[0] == 'S'; }

bool follows(const std::string& from, const std::string& to) {
  if (closes(from)) return opens(to);
  return !opens(to) && to.substr(1) == from.substr(1);
}

}  // namespace

EntityDecoder::EntityDecoder(const std::vector<std::string>& labels, std::span<const float> transitions,
                             std::span<const float> starts, std::span<const float> ends)
    : labels_(labels.size()), before_(labels.size()) {
  for (std::size_t to = 0; to < labels_; ++to) {
    for (std::size_t from = 0; from < labels_; ++from)
      if (follows(labels[from], labels[to])) before_[to].emplace_back(from, transitions[from * labels_ + to]);
    starts_.push_back(opens(labels[to]) ? starts[to] : kForbidden);
    ends_.push_back(closes(labels[to]) ? ends[to] : kForbidden);
  }
}

std::vector<std::size_t> EntityDecoder::best(std::span<const float> scores, std::size_t words) const {
  if (words == 0) return {};
  std::vector<float> sums(labels_), next(labels_);
  std::vector<std::size_t> came(words * labels_);
  for (std::size_t t = 0; t < labels_; ++t) sums[t] = starts_[t] + scores[t];
  for (std::size_t i = 1; i < words; ++i) {
    for (std::size_t to = 0; to < labels_; ++to) {
      std::size_t best = before_[to].front().first;
      float most = kForbidden * 2;
      for (const auto& [from, score] : before_[to])
        if (sums[from] + score > most) {
          most = sums[from] + score;
          best = from;
        }
      next[to] = most + scores[i * labels_ + to];
      came[i * labels_ + to] = best;
    }
    sums.swap(next);
  }
  std::size_t last = 0;
  for (std::size_t t = 1; t < labels_; ++t)
    if (sums[t] + ends_[t] > sums[last] + ends_[last]) last = t;
  std::vector<std::size_t> path(words);
  for (std::size_t i = words; i-- > 0;) {
    path[i] = last;
    last = came[i * labels_ + last];
  }
  return path;
}

}  // namespace kg::ingest
