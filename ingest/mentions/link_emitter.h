// Names of features of links as numbers: the hash of a template and up to three values. Internal to this
// room.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kg::ingest {

// FNV-1a
inline std::uint32_t hash_of(std::string_view text) {
  std::uint32_t h = 2166136261U;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return h;
}

class LinkEmitter {
 public:
  explicit LinkEmitter(std::vector<std::uint32_t>& out) : out_(out) {}
  void operator()(std::uint32_t name, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0) {
    std::uint64_t h = name * 0x9E3779B97F4A7C15ULL + a;
    h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9ULL + b;
    h = (h ^ (h >> 32)) * 0x94D049BB133111EBULL + c;
    h = (h ^ (h >> 31)) * 0xBF58476D1CE4E5B9ULL;
    out_.push_back(static_cast<std::uint32_t>(h >> 32));
  }

 private:
  std::vector<std::uint32_t>& out_;
};

// Counts and distances, the large ones together.
inline std::uint32_t bucket(std::uint32_t n) {
  if (n < 4) return n;
  if (n < 6) return 4;
  if (n < 9) return 5;
  if (n < 14) return 6;
  return n < 25 ? 7 : 8;
}

}  // namespace kg::ingest
