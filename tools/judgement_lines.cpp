#include "tools/judgement_lines.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace kg::tools {
namespace {

std::string text_at(const rapidjson::Document& line, rapidjson::SizeType at, const char* what) {
  if (at >= line.Size() || line[at].IsNull()) return {};
  if (!line[at].IsString()) throw std::runtime_error(std::string("the ") + what + " is no text");
  return {line[at].GetString(), line[at].GetStringLength()};
}

}  // namespace

std::string judgement_line(const Judgement& judgement) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto text = [&](std::string_view value) {
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  writer.StartArray();
  text(std::max(judgement.left.value, judgement.right.value));
  text(std::min(judgement.left.value, judgement.right.value));
  text(judgement.verdict == Verdict::same ? "positive" : "negative");
  writer.Null();
  text(judgement.author);
  text(judgement.time);
  writer.EndArray();
  return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

std::optional<Judgement> read_judgement_line(const std::string& line) {
  rapidjson::Document parsed;
  parsed.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.c_str(),
                                                                                       line.size());
  if (parsed.HasParseError() || !parsed.IsArray() || parsed.Size() < 3)
    throw std::runtime_error(
        "this is no judgement; write [\"ID\", \"ID\", \"positive\", null, \"AUTHOR\", \"TIME\"]");
  Judgement judgement;
  judgement.left = {text_at(parsed, 0, "first id")};
  judgement.right = {text_at(parsed, 1, "second id")};
  const std::string verdict = text_at(parsed, 2, "judgement");
  if (judgement.left.value.empty() || judgement.right.value.empty())
    throw std::runtime_error("a judgement is on two ids; one is missing");
  if (verdict == "unsure" || verdict == "no_judgement") return std::nullopt;
  if (verdict != "positive" && verdict != "negative")
    throw std::runtime_error("the judgement is \"" + verdict +
                             "\"; write positive, negative, unsure or no_judgement");
  judgement.verdict = verdict == "positive" ? Verdict::same : Verdict::different;
  judgement.author = text_at(parsed, 4, "author");
  judgement.time = text_at(parsed, 5, "time");
  return judgement;
}

}  // namespace kg::tools
