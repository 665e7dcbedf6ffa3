#include "ingest/language/train/word_vectors.h"

#include <fasttext/fasttext.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <fstream>
#include <stdexcept>

namespace kg::ingest::train {
namespace {

bool is_word(UChar32 c) { return u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK; }

// A straight quote for every curly one, so that both spellings share a vector.
UChar32 plain(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019: return '\'';
    case 0x201C:
    case 0x201D: return '"';
    default: return u_tolower(c);
  }
}

void append(std::string& to, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(buffer, n, c);
  to.append(buffer, n);
}

constexpr std::string_view kClitics[] = {"s", "re", "ve", "ll", "d", "m"};

}  // namespace

std::vector<std::string> vector_words(std::string_view line) {
  std::vector<UChar32> text;
  for (std::int32_t i = 0, n = static_cast<std::int32_t>(line.size()); i < n;) {
    UChar32 c;
    U8_NEXT(line.data(), i, n, c);
    text.push_back(c < 0 ? ' ' : plain(c));
  }
  const auto at = [&](std::size_t i) -> UChar32 { return i < text.size() ? text[i] : ' '; };
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size();) {
    const UChar32 c = text[i];
    if (u_isUWhiteSpace(c)) {
      ++i;
      continue;
    }
    std::string word;
    if (is_word(c)) {
      // "u.s.": single letters, each with its dot.
      std::size_t j = i;
      while (is_word(at(j)) && at(j + 1) == '.' && (is_word(at(j + 2)) ? at(j + 3) == '.' : j > i)) j += 2;
      if (j == i)
        while (is_word(at(j)) || u_isdigit(at(j))) ++j;
      // "don't": the n belongs to the clitic.
      const bool negated =
          at(j) == '\'' && at(j + 1) == 't' && !is_word(at(j + 2)) && at(j - 1) == 'n' && j > i + 1;
      if (negated) --j;
      for (; i < j; ++i) append(word, text[i]);
      words.push_back(word);
      if (negated) {
        words.emplace_back("n't");
        i = j + 3;
      } else if (at(i) == '\'') {
        for (const auto clitic : kClitics) {
          bool same = !is_word(at(i + 1 + clitic.size()));
          for (std::size_t k = 0; same && k < clitic.size(); ++k) same = at(i + 1 + k) == clitic[k];
          if (same) {
            words.push_back("'" + std::string(clitic));
            i += 1 + clitic.size();
            break;
          }
        }
      }
      continue;
    }
    std::size_t j = i + 1;
    if (u_isdigit(c))
      while (u_isalnum(at(j)) || ((at(j) == '.' || at(j) == ',' || at(j) == ':') && u_isdigit(at(j + 1))))
        ++j;
    else
      while (at(j) == c && (c == '.' || c == '-' || c == '!' || c == '?')) ++j;
    for (; i < j; ++i) append(word, text[i]);
    words.push_back(word);
  }
  return words;
}

void train_word_vectors(const std::vector<std::filesystem::path>& texts, const std::filesystem::path& out,
                        const WordVectorOptions& options) {
  const std::filesystem::path joined = out.string() + ".words";
  {
    std::ofstream words(joined);
    for (const auto& path : texts) {
      std::ifstream in(path);
      if (!in) throw std::runtime_error(path.string() + ": cannot be read");
      for (std::string line; std::getline(in, line);) {
        bool first = true;
        for (const auto& word : vector_words(line)) {
          words << (first ? "" : " ") << word;
          first = false;
        }
        if (!first) words << '\n';
      }
    }
    if (!words.flush()) throw std::runtime_error(joined.string() + ": cannot be written");
  }
  fasttext::Args args;
  args.input = joined.string();
  args.output = out.string();
  args.model = fasttext::model_name::sg;
  args.loss = fasttext::loss_name::ns;
  args.dim = options.dimensions;
  args.epoch = options.passes;
  args.minCount = options.min_count;
  args.minn = args.maxn = 0;
  args.bucket = 0;
  args.lr = 0.05;
  args.ws = 5;
  args.t = 1e-4;
  args.thread = 1;
  args.verbose = 1;
  fasttext::FastText trainer;
  trainer.train(args);
  trainer.saveVectors(out.string());
  std::filesystem::remove(joined);
}

}  // namespace kg::ingest::train
