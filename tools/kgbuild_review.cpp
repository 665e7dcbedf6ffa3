#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "graph/identity.h"
#include "graph/identity_review.h"
#include "tools/command_line.h"
#include "tools/judging.h"
#include "tools/kgbuild_commands.h"
#include "tools/named_actor.h"

namespace kg::tools {
namespace {

// --- review ---

struct ReviewFlags {
  std::size_t limit = 20;
  bool json = false;
};

std::string question_text(const OpenQuestion& question) {
  std::string text =
      fmt::format("{}{}\n", question.common, question.supported ? "; as much speaks for another actor" : "");
  for (const OpenQuestion::Side* side : {&question.one, &question.other}) {
    text += fmt::format("  {}  #{}\n", introduced(side->actor), side->actor.id.value);
    if (!side->actor.country.empty()) text += fmt::format("      of {}\n", side->actor.country);
    text += fmt::format("      called {}\n", fmt::join(side->names, " | "));
    for (const std::string& example : side->examples) text += fmt::format("      “{}”\n", example);
  }
  return text + fmt::format("  kgbuild same '#{0}' '#{1}'   or   kgbuild different '#{0}' '#{1}'\n\n",
                            question.one.actor.id.value, question.other.actor.id.value);
}

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Writer& writer, const char* key, const std::string& value) {
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void texts(Writer& writer, const char* key, const std::vector<std::string>& values) {
  writer.Key(key);
  writer.StartArray();
  for (const std::string& value : values)
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  writer.EndArray();
}

std::string questions_json(const std::vector<OpenQuestion>& questions) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("questions");
  writer.StartArray();
  for (const OpenQuestion& question : questions) {
    writer.StartObject();
    text(writer, "common", question.common);
    writer.Key("supported");
    writer.Bool(question.supported);
    writer.Key("documents");
    writer.Uint64(question.documents);
    writer.Key("sides");
    writer.StartArray();
    for (const OpenQuestion::Side* side : {&question.one, &question.other}) {
      writer.StartObject();
      text(writer, "id", side->actor.id.value);
      text(writer, "name", side->actor.name);
      text(writer, "type", to_string(side->actor.type));
      text(writer, "country", side->actor.country);
      text(writer, "role", side->actor.role);
      writer.Key("documents");
      writer.Uint(side->actor.documents);
      texts(writer, "names", side->names);
      texts(writer, "examples", side->examples);
      writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

int review(const KgbuildOptions& options, const ReviewFlags& flags) {
  const Judging judging(existing_database(options.database));
  const std::vector<OpenQuestion> questions = open_questions(judging.store(), flags.limit);
  if (flags.json)
    print(questions_json(questions));
  else
    for (const OpenQuestion& question : questions) print(question_text(question));
  if (questions.empty()) message("no question is open.");
  return questions.empty() ? kNothingFound : kDone;
}

// --- split ---

struct SplitFlags {
  std::string actor, author;
  std::vector<std::string> off;
};

// The actor's local actors in what --off names: a document by id or path, or a local actor by "@ID".
std::vector<LocalActorId> named_off(const Store& store, const ActorRow& actor, const SplitFlags& flags) {
  std::vector<LocalActorId> off;
  const std::vector<LocalActorRecord> locals = store.local_actors(actor.key);
  for (const std::string& wanted : flags.off) {
    const std::size_t before = off.size();
    for (const LocalActorRecord& local : locals) {
      const auto document = store.document(local.document);
      if (wanted == '@' + to_hex(local.actor.id.value) || wanted == "#@" + to_hex(local.actor.id.value) ||
          wanted == to_hex(local.document.value) ||
          (document && (wanted == document->appearance.path || wanted == document->appearance.reference)))
        off.push_back(local.actor.id);
    }
    if (off.size() == before)
      throw NothingFound(fmt::format("{} is named in no document \"{}\"; kgquery actor lists where it is.",
                                     actor.name, wanted));
  }
  return off;
}

int split(const KgbuildOptions& options, const SplitFlags& flags) {
  Judging judging(existing_database(options.database));
  Store& store = judging.store();
  const ActorRow actor = named_actor(store, flags.actor);
  const std::vector<LocalActorRecord> locals = store.local_actors(actor.key);
  std::vector<Judgement> judgements;
  const std::string author = author_or_user(flags.author), time = now();
  if (!flags.off.empty()) {
    judgements = splitting(store, actor, named_off(store, actor, flags), author, time);
  } else {
    constexpr std::size_t most = 12;
    if (locals.size() < 2 || locals.size() > most || !actor.id.value.starts_with('@'))
      throw std::runtime_error(fmt::format(
          "{} is held to be named {} times; say with --off which documents are about somebody else.",
          introduced(actor), locals.size()));
    // Each on its own.
    for (std::size_t i = 0; i < locals.size(); ++i)
      for (std::size_t k = i + 1; k < locals.size(); ++k)
        judgements.push_back({Verdict::different,
                              {'@' + to_hex(locals[i].actor.id.value)},
                              {'@' + to_hex(locals[k].actor.id.value)},
                              author,
                              time});
  }
  for (const Judgement& judgement : judgements) judge(store, judgement);
  judging.settle();
  if (options.quiet) return kDone;
  std::set<std::string> parts;
  for (const ActorRow& one : store.actors())
    for (const LocalActorRecord& now_of : store.local_actors(one.key))
      for (const LocalActorRecord& local : locals)
        if (local.actor.id == now_of.actor.id) parts.insert(introduced(one) + "  #" + one.id.value);
  message(fmt::format("{} is now:\n  {}", actor.name, fmt::join(parts, "\n  ")));
  return kDone;
}

}  // namespace

Command add_review(CLI::App& app, const KgbuildOptions& options) {
  auto flags = std::make_shared<ReviewFlags>();
  CLI::App* command =
      app.add_subcommand("review", "Show which actors may be one, to be answered by same or different");
  command->add_option("-n,--limit", flags->limit, "Questions, those that change most first")
      ->type_name("N")
      ->capture_default_str();
  command->add_flag("--json", flags->json, "As JSON");
  command->footer("Example:\n  kgbuild review -n 5");
  return [flags, &options] { return review(options, *flags); };
}

Command add_split(CLI::App& app, const KgbuildOptions& options) {
  auto flags = std::make_shared<SplitFlags>();
  CLI::App* command = app.add_subcommand("split", "Undo that an actor was made one of several");
  command->add_option("A", flags->actor, "An actor: one of its names, or #ID")->required();
  command
      ->add_option("--off", flags->off,
                   "Documents (id or path) or local actors (@ID) that are about somebody else")
      ->type_name("DOC");
  command->add_option("--author", flags->author, "Who says so; else $USER")->type_name("NAME");
  command->footer(
      "Recorded as judgements, so that it holds after the documents are read again. Without --off every "
      "document's "
      "actor is one of its own.\n"
      "Example:\n  kgbuild split \"Kofi Adjei\" --off 2012-05-10-lome.txt");
  return [flags, &options] { return split(options, *flags); };
}

}  // namespace kg::tools
