#include <charconv>
#include <istream>
#include <optional>
#include <stdexcept>

#include "ingest/language/conllu.h"

namespace kg::ingest {
namespace {

// Position in a file, for messages.
struct Place {
  std::string_view name;
  std::size_t line = 0;

  [[noreturn]] void refuse(const std::string& what) const {
    throw std::runtime_error(std::string(name) + ":" + std::to_string(line) + ": " + what);
  }
};

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    columns.push_back(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin));
    if (tab == std::string_view::npos) return columns;
    begin = tab + 1;
  }
}

std::optional<std::int32_t> number(std::string_view text) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

bool has_feature(std::string_view misc, std::string_view feature) {
  for (std::size_t begin = 0; begin <= misc.size();) {
    const std::size_t bar = std::min(misc.find('|', begin), misc.size());
    if (misc.substr(begin, bar - begin) == feature) return true;
    begin = bar + 1;
  }
  return false;
}

class Reader {
 public:
  Reader(std::istream& in, std::string_view name) : in_(in), place_{name} {}

  std::vector<ConlluSentence> read() {
    for (std::string line; std::getline(in_, line);) {
      ++place_.line;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty()) {
        finish();
      } else if (line.front() == '#') {
        if (!current_.words.empty())
          place_.refuse("a comment among the words; part sentences by an empty line");
        comment(line);
      } else {
        row(line);
      }
    }
    finish();
    return std::move(out_);
  }

 private:
  std::istream& in_;
  Place place_;
  std::vector<ConlluSentence> out_;
  ConlluSentence current_;
  std::int32_t range_end_ = 0;  // last word of the multi-word token that is open
  bool range_space_ = true;     // SpaceAfter of that token
  std::int32_t range_begin_ = 0;

  void comment(std::string_view line) {
    std::string_view body = line.substr(1);
    while (!body.empty() && body.front() == ' ') body.remove_prefix(1);
    const std::size_t equals = body.find(" = ");
    if (equals == std::string_view::npos)
      current_.comments.emplace_back(std::string(body), "");
    else
      current_.comments.emplace_back(std::string(body.substr(0, equals)),
                                     std::string(body.substr(equals + 3)));
  }

  void row(std::string_view line) {
    const std::vector<std::string_view> columns = columns_of(line);
    if (columns.size() != 10)
      place_.refuse(std::to_string(columns.size()) + " columns; CoNLL-U has 10, parted by tabs");
    if (current_.words.empty() && range_end_ == 0) current_.line = place_.line;
    const std::string_view id = columns[0];
    if (id.find('.') != std::string_view::npos) return;  // an empty node
    const auto expected = static_cast<std::int32_t>(current_.words.size()) + 1;
    if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
      const auto begin = number(id.substr(0, dash));
      const auto end = number(id.substr(dash + 1));
      if (!begin || !end || *begin != expected || *end < *begin || range_end_ >= expected)
        place_.refuse("the range " + std::string(id) + " should begin at word " + std::to_string(expected) +
                      " and end at it or behind");
      range_begin_ = *begin;
      range_end_ = *end;
      range_space_ = !has_feature(columns[9], "SpaceAfter=No");
      return;
    }
    if (number(id) != expected)
      place_.refuse("id \"" + std::string(id) + "\" where " + std::to_string(expected) + " is next");
    if (columns[1].empty()) place_.refuse("the form is empty; write \"_\" for an unknown one");

    ConlluWord word;
    word.form = columns[1];
    word.lemma = columns[2];
    word.upos = columns[3];
    word.xpos = columns[4];
    word.deprel = columns[7];
    word.misc = columns[9];
    word.space_after = !has_feature(word.misc, "SpaceAfter=No");
    if (columns[6] != "_") {
      const auto head = number(columns[6]);
      if (!head) place_.refuse("head \"" + std::string(columns[6]) + "\" is no number");
      if (*head == expected) place_.refuse("word " + std::to_string(expected) + " is its own head");
      word.head = *head;
    }
    if (expected <= range_end_) {
      word.joined = expected > range_begin_;
      word.space_after = expected == range_end_ && range_space_;
    }
    current_.words.push_back(std::move(word));
  }

  void finish() {
    const auto size = static_cast<std::int32_t>(current_.words.size());
    if (size == 0) {
      if (range_end_ > 0) place_.refuse("a range without words");
      return;  // comments of the file's head are kept for the first sentence
    }
    if (range_end_ > size)
      place_.refuse("the sentence ends inside the range that ends at " + std::to_string(range_end_));
    for (std::int32_t i = 0; i < size; ++i)
      if (current_.words[static_cast<std::size_t>(i)].head > size)
        Place{place_.name, current_.line}.refuse(
            "word " + std::to_string(i + 1) + " of this sentence has head " +
            std::to_string(current_.words[static_cast<std::size_t>(i)].head) + ", but there are only " +
            std::to_string(size) + " words");
    out_.push_back(std::move(current_));
    current_ = {};
    range_end_ = 0;
  }
};

}  // namespace

const std::string* ConlluSentence::comment(std::string_view key) const {
  for (const auto& [name, value] : comments)
    if (name == key) return &value;
  return nullptr;
}

bool ConlluSentence::begins_document() const { return comment("newdoc") || comment("newdoc id"); }
bool ConlluSentence::begins_paragraph() const { return comment("newpar") || comment("newpar id"); }

std::vector<ConlluSentence> read_conllu(std::istream& in, std::string_view name) {
  return Reader(in, name).read();
}

}  // namespace kg::ingest
