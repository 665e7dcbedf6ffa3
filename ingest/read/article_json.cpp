#include "ingest/read/article_json.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <memory>
#include <set>
#include <utility>

#include "ingest/read/text_encoding.h"

namespace kg::ingest {
namespace {

constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                            rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseStopWhenDoneFlag;
constexpr std::array<std::string_view, 6> kKeys = {"id", "title", "text", "published", "source", "url"};

// Takes events of one article; its calls follow RapidJSON's Handler concept.
class ArticleHandler {
 public:
  using Ch = char;

  explicit ArticleHandler(bool array_allowed) : array_allowed_(array_allowed) {}

  std::function<void(JsonArticle)> take;
  std::string problem;

  bool Null() {
    return value(
        "null", [](auto& writer) { writer.Null(); }, {}, true);
  }
  bool Bool(bool b) {
    return value(
        b ? "true" : "false", [b](auto& writer) { writer.Bool(b); }, {}, false);
  }
  // Numbers come as they are written, so that none is rounded.
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    const std::string_view digits(text, length);
    const bool whole = digits.find_first_of(".eE") == std::string_view::npos;
    return number(whole ? std::string(digits) : std::string(), [digits](auto& writer) {
      writer.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
    });
  }
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  bool String(const char* text, rapidjson::SizeType length, bool) {
    const std::string_view string(text, length);
    if (first_ill_formed(string))
      return fail("\"" + quoted_start(key_) +
                  "\" holds half of a surrogate pair (\\ud800 to \\udfff); write both halves or none.");
    if (depth_ == article_depth_ && field_) {
      *field_ = string;
      return true;
    }
    return value(
        "a string",
        [string](auto& writer) {
          writer.String(string.data(), static_cast<rapidjson::SizeType>(string.size()));
        },
        {}, false);
  }

  bool StartObject() {
    if (depth_ == 0 || (in_array_ && depth_ == 1)) {
      article_ = {};
      seen_.clear();
      article_depth_ = ++depth_;
      return true;
    }
    return deeper("an object") && write([](auto& writer) { writer.StartObject(); });
  }

  bool Key(const char* text, rapidjson::SizeType length, bool) {
    const std::string_view key(text, length);
    if (first_ill_formed(key))
      return fail("a key holds half of a surrogate pair; write both halves or none.");
    if (depth_ != article_depth_)
      return write(
          [key](auto& writer) { writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size())); });
    key_ = key;
    if (!seen_.insert(key_).second)
      return fail("\"" + quoted_start(key_) + "\" stands twice; leave one of them out.");
    field_ = field(key_);
    if (!field_) begin_attribute();
    return true;
  }

  bool EndObject(rapidjson::SizeType) {
    if (depth_ == article_depth_) {
      --depth_;
      take(std::move(article_));
      return true;
    }
    --depth_;
    write([](auto& writer) { writer.EndObject(); });
    if (depth_ == article_depth_) end_attribute();
    return true;
  }

  bool StartArray() {
    if (depth_ == 0) {
      if (!array_allowed_) return fail("an article is an object: write {\"text\": \"...\"}.");
      in_array_ = true;
      ++depth_;
      return true;
    }
    return deeper("an array") && write([](auto& writer) { writer.StartArray(); });
  }

  bool EndArray(rapidjson::SizeType) {
    --depth_;
    if (depth_ == 0) return true;
    write([](auto& writer) { writer.EndArray(); });
    if (depth_ == article_depth_) end_attribute();
    return true;
  }

 private:
  using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

  std::string* field(std::string_view key) {
    const std::array<std::string*, 6> fields = {&article_.id,        &article_.title,  &article_.text,
                                                &article_.published, &article_.source, &article_.url};
    for (std::size_t i = 0; i < kKeys.size(); ++i)
      if (kKeys[i] == key) return fields[i];
    return nullptr;
  }

  bool fail(std::string what) {
    problem = std::move(what);
    return false;
  }

  bool wrong_kind(std::string_view what) {
    return fail("\"" + quoted_start(key_) + "\" is " + std::string(what) + "; write a string" +
                (key_ == "published" ? " such as \"2025-12-19\"." : "."));
  }

  bool deeper(std::string_view what) {
    if (depth_ == article_depth_ && field_) return wrong_kind(what);
    if (in_array_ && depth_ == 1) return fail("an article is an object: write {\"text\": \"...\"}.");
    if (depth_ >= kDeepestJson)
      return fail("the value of \"" + quoted_start(key_) + "\" is nested deeper than " +
                  std::to_string(kDeepestJson) + " levels; leave it out.");
    ++depth_;
    return true;
  }

  template <class Write>
  bool number(std::string text, Write write_value) {
    if (depth_ == article_depth_ && depth_ > 0 && key_ == "id" && field_ && !text.empty()) {
      *field_ = std::move(text);
      return true;
    }
    return value("a number", write_value, {}, false);
  }

  template <class Write>
  bool value(std::string_view what, Write write_value, std::string_view, bool absent) {
    if (depth_ == 0 || (in_array_ && depth_ == 1))
      return fail("an article is an object: write {\"text\": \"...\"}.");
    if (depth_ == article_depth_ && field_) return absent || wrong_kind(what);
    write(write_value);
    if (depth_ == article_depth_) end_attribute();
    return true;
  }

  void begin_attribute() {
    buffer_ = std::make_unique<rapidjson::StringBuffer>();
    writer_ = std::make_unique<Writer>(*buffer_);
  }

  void end_attribute() { article_.attributes[key_] = std::string(buffer_->GetString(), buffer_->GetSize()); }

  template <class Write>
  bool write(Write write_value) {
    write_value(*writer_);
    return true;
  }

  bool array_allowed_;
  bool in_array_ = false;
  int depth_ = 0;
  int article_depth_ = 0;
  JsonArticle article_;
  std::string key_;
  std::set<std::string> seen_;
  std::string* field_ = nullptr;  // of the key at article depth; nullptr for attributes
  std::unique_ptr<rapidjson::StringBuffer> buffer_;
  std::unique_ptr<Writer> writer_;
};

std::string parse_problem(const rapidjson::ParseResult& result) {
  std::string what = rapidjson::GetParseError_En(result.Code());
  if (!what.empty() && what.back() == '.') what.pop_back();
  if (!what.empty() && what[0] >= 'A' && what[0] <= 'Z' && (what.size() < 2 || what[1] != 'S'))
    what[0] |= 0x20;
  return "broken JSON at byte " + std::to_string(result.Offset()) + ": " + what + ".";
}

std::size_t skip_space(std::string_view json, std::size_t at) {
  return std::min(json.find_first_not_of(" \t\r\n", at), json.size());
}

}  // namespace

std::string quoted_start(std::string_view text) {
  constexpr std::size_t kShown = 60;
  std::string shown(text.substr(0, kShown));
  while (!shown.empty() && first_ill_formed(shown)) shown.pop_back();
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text.size() > kShown ? shown + "..." : shown;
}

void read_articles(std::string_view json, const std::function<void(JsonArticle, std::size_t)>& take) {
  rapidjson::MemoryStream stream(json.data(), json.size());
  rapidjson::Reader reader;
  for (std::size_t at = skip_space(json, 0); at < json.size(); at = skip_space(json, stream.Tell())) {
    ArticleHandler handler(true);
    handler.take = [&](JsonArticle article) { take(std::move(article), stream.Tell()); };
    const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, handler);
    if (!result.IsError()) continue;
    throw JsonError(handler.problem.empty() ? parse_problem(result) : handler.problem, result.Offset());
  }
}

JsonArticle read_article(std::string_view json) {
  JsonArticle read;
  rapidjson::MemoryStream stream(json.data(), json.size());
  rapidjson::Reader reader;
  ArticleHandler handler(false);
  handler.take = [&](JsonArticle article) { read = std::move(article); };
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, handler);
  if (result.IsError())
    throw JsonError(handler.problem.empty() ? parse_problem(result) : handler.problem, result.Offset());
  if (const std::size_t rest = skip_space(json, stream.Tell()); rest < json.size())
    throw JsonError(
        "something follows the object at byte " + std::to_string(rest) + "; write one article a line.", rest);
  return read;
}

}  // namespace kg::ingest
