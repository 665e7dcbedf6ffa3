// Articles as JSON: {"id","title","text","published","source","url"}, all but "text" optional.
//
//   JsonArticle article = read_article(R"({"id": "7", "text": "Rubio met Umerov."})");
//
// "id" may be a string or a number; null is the same as leaving a key out; unknown keys are kept as
// attributes with their values as JSON text. Nesting deeper than kDeepestJson, a key twice, a known key with
// a value of another kind, broken UTF-8 and lone surrogates are errors.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kg::ingest {

inline constexpr int kDeepestJson = 64;

struct JsonArticle {
  std::string id;  // "" if not given
  std::string title;
  std::string text;
  std::string published;  // as given; no promise that it is a day
  std::string source;
  std::string url;
  std::map<std::string, std::string> attributes;
};

// The beginning of a key or value as messages quote it: at most 60 bytes, no character cut, spaces for
// control characters, "..." where more follows.
std::string quoted_start(std::string_view text);

// What is wrong and what to write instead, and where in the text.
class JsonError : public std::runtime_error {
 public:
  JsonError(const std::string& what, std::size_t offset_in_text)
      : std::runtime_error(what), offset(offset_in_text) {}
  std::size_t offset;
};

// The text must be one object. Throws JsonError.
JsonArticle read_article(std::string_view json);

// The text may be one object, an array of objects, or objects one after another. Calls `take` for each with
// the offset where it ends; throws JsonError at the first that is broken, after those before it were taken.
void read_articles(std::string_view json, const std::function<void(JsonArticle, std::size_t)>& take);

}  // namespace kg::ingest
