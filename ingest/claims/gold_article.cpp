#include "ingest/claims/gold_article.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <tuple>

#include "graph/fold.h"

namespace kg::ingest {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
  throw std::runtime_error(file.string() + ": " + what);
}

std::string text_of(const rapidjson::Value& object, const char* key, const std::filesystem::path& file) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString())
    refuse(file, std::string("\"") + key + "\" is missing or no text");
  return {member->value.GetString(), member->value.GetStringLength()};
}

// Empty where it is left out or null.
std::string text_if_any(const rapidjson::Value& object, const char* key) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString()) return "";
  return {member->value.GetString(), member->value.GetStringLength()};
}

const rapidjson::Value& list_of(const rapidjson::Value& object, const char* key,
                                const std::filesystem::path& file) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsArray())
    refuse(file, std::string("\"") + key + "\" is missing or no list");
  return member->value;
}

std::string plain(std::string_view text) {
  std::string folded = fold_name(text);
  for (const std::string_view word : {"the ", "a ", "an ", "his ", "her ", "its ", "their ", "our "}) {
    if (folded.starts_with(word)) return folded.substr(word.size());
  }
  return folded;
}

}  // namespace

GoldArticle read_gold_article(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  if (!in) refuse(file, "cannot be read");
  rapidjson::Document json;
  const std::string text = bytes.str();
  json.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
  if (json.HasParseError() || !json.IsObject()) refuse(file, "is no JSON object");
  GoldArticle gold;
  gold.id = text_of(json, "id", file);
  gold.title = text_of(json, "title", file);
  gold.published = text_of(json, "published", file);
  gold.text = text_of(json, "text", file);
  std::map<std::string, std::uint32_t> by_id;
  for (const rapidjson::Value& entry : list_of(json, "actors", file).GetArray()) {
    GoldActor actor;
    actor.id = text_of(entry, "id", file);
    actor.name = text_of(entry, "name", file);
    const auto type = actor_type(text_of(entry, "type", file));
    if (!type) refuse(file, "actor \"" + actor.id + "\" has an unknown type");
    actor.type = *type;
    for (const rapidjson::Value& mention : list_of(entry, "mentions", file).GetArray()) {
      if (mention.IsString()) actor.mentions.emplace_back(mention.GetString(), mention.GetStringLength());
    }
    by_id.emplace(actor.id, static_cast<std::uint32_t>(gold.actors.size()));
    gold.actors.push_back(std::move(actor));
  }
  for (const rapidjson::Value& entry : list_of(json, "claims", file).GetArray()) {
    GoldClaim claim;
    const auto subject = by_id.find(text_of(entry, "subject", file));
    const auto object = by_id.find(text_of(entry, "object", file));
    const auto polarity_read = polarity(text_of(entry, "polarity", file));
    const auto status_read = status(text_of(entry, "status", file));
    if (subject == by_id.end() || object == by_id.end() || !polarity_read || !status_read) {
      refuse(file,
             "a claim names an unknown actor, polarity or status: " + text_of(entry, "predicate", file));
    }
    claim.subject = subject->second;
    claim.object = object->second;
    claim.event_class = text_of(entry, "class", file);
    claim.polarity = *polarity_read;
    claim.status = *status_read;
    if (const auto speaker = text_if_any(entry, "attributed_to"); !speaker.empty()) {
      const auto known = by_id.find(speaker);
      if (known == by_id.end()) refuse(file, "a claim is attributed to an unknown actor: " + speaker);
      claim.speaker = known->second;
    }
    claim.predicate = text_of(entry, "predicate", file);
    claim.time = text_if_any(entry, "time");
    claim.evidence = text_of(entry, "evidence", file);
    const auto core = entry.FindMember("core");
    claim.core = core != entry.MemberEnd() && core->value.IsBool() && core->value.GetBool();
    gold.claims.push_back(std::move(claim));
  }
  return gold;
}

std::vector<std::int32_t> align(const GoldArticle& gold, const MentionedDocument& document,
                                const std::vector<LocalActor>& actors) {
  std::vector<std::set<std::string>> forms;
  for (const GoldActor& actor : gold.actors) {
    std::set<std::string> names{plain(actor.name)};
    for (const std::string& mention : actor.mentions) names.insert(plain(mention));
    forms.push_back(std::move(names));
  }
  using Option =
      std::tuple<int, bool, int, std::uint32_t, std::uint32_t>;  // tier, other type, -shared, chain, gold
  std::vector<Option> options;
  for (std::uint32_t c = 0; c < actors.size(); ++c) {
    const std::string name = plain(actors[c].name);
    std::set<std::string> aliases{name};
    for (const std::string& alias : actors[c].aliases) aliases.insert(plain(alias));
    for (std::uint32_t g = 0; g < gold.actors.size(); ++g) {
      const auto shared = std::count_if(aliases.begin(), aliases.end(),
                                        [&](const std::string& alias) { return forms[g].contains(alias); });
      if (shared == 0) continue;
      const std::string gold_name = plain(gold.actors[g].name);
      const int tier = name == gold_name             ? 0
                       : forms[g].contains(name)     ? 1
                       : aliases.contains(gold_name) ? 2
                                                     : 3;
      options.emplace_back(tier, document.chains[c].type != gold.actors[g].type, -static_cast<int>(shared), c,
                           g);
    }
  }
  std::sort(options.begin(), options.end());
  std::vector<std::int32_t> actor_of(actors.size(), -1);
  std::vector<bool> taken(gold.actors.size(), false);
  for (const auto& [tier, other, shared, c, g] : options) {
    if (actor_of[c] >= 0 || taken[g]) continue;
    actor_of[c] = static_cast<std::int32_t>(g);
    taken[g] = true;
  }
  return actor_of;
}

}  // namespace kg::ingest
