#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "ingest/evaluation/calibration.h"
#include "ingest/evaluation/scoring.h"
#include "ingest/in_order.h"
#include "ingest/pipeline.h"
#include "ingest/read/document_stream.h"
#include "tools/command_line.h"
#include "tools/kgbuild_commands.h"
#include "tools/progress.h"

namespace kg::tools {
namespace {

using ingest::ArticleScore;
using ingest::FactTally;
using ingest::Mistake;
using ingest::Scores;
using ingest::Tally;

struct EvaluateFlags {
  std::string folder;
  std::string model = "accurate";
  std::size_t jobs = 1;
  bool errors = false;
  bool calibration = false;
  bool json = false;
  ProgressFlags progress;
  ingest::ScoringOptions scoring;
};

std::vector<std::string> articles_in(const std::string& folder) {
  std::vector<std::string> files;
  if (!std::filesystem::is_directory(folder))
    throw std::runtime_error(folder + ": it is no folder; name one of annotated articles, *.json.");
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  if (files.empty()) throw std::runtime_error(folder + ": it holds no annotated articles, *.json.");
  std::sort(files.begin(), files.end());
  return files;
}

struct Scored {
  ArticleScore score;
  std::size_t claims = 0;
  std::uint64_t words = 0;
};

Scored score_file(const ingest::Pipeline& pipeline, const EvaluateFlags& flags, const std::string& file) {
  const ingest::GoldArticle gold = ingest::read_gold_article(file);
  ingest::DocumentStream stream({file}, {}, pipeline.page_cues());
  auto item = stream.next();
  if (!item) throw std::runtime_error(file + ": it holds no article.");
  if (const auto* bad = std::get_if<ingest::BadDocument>(&*item)) throw std::runtime_error(bad->message);
  ingest::StageTimes times;
  const DocumentReading reading = pipeline.read(std::get<Document>(std::move(*item)), &times);
  return {ingest::score_article(gold, reading, flags.scoring), reading.claims.size(), times.words};
}

std::string line(const std::string& name, const Tally& tally) {
  return fmt::format("{:<14}{:>7.1f}{:>8.1f}{:>7.1f}   {}, {}; {}, {}\n", name, tally.precision(),
                     tally.recall(), tally.f1(), tally.system, tally.right, tally.core, tally.found);
}

double share(std::uint32_t part, const FactTally& of) {
  return of.matched == 0 ? 0.0 : 100.0 * part / of.matched;
}

std::string figures(const Scores& total, const std::vector<Scored>& articles) {
  std::string text =
      fmt::format("{:14}{:>7}{:>8}{:>7}   system, right; core gold, found\n", "", "prec", "recall", "F1");
  text += line("actors", total.actors) + line("pairs", total.pairs) + line("claims", total.claims);
  text += fmt::format("{:14}{:7.1f}   polarity {:.1f}, status {:.1f}, on {} matched claims\n", "factuality",
                      total.facts.accuracy(), share(total.facts.polarity, total.facts),
                      share(total.facts.status, total.facts), total.facts.matched);
  text +=
      line("modality", total.modality) + line("speakers", total.speakers) + line("times", total.times) + '\n';
  std::vector<std::pair<std::string, Tally>> classes(total.classes.begin(), total.classes.end());
  std::stable_sort(classes.begin(), classes.end(),
                   [](const auto& a, const auto& b) { return a.second.core > b.second.core; });
  for (const auto& [name, tally] : classes) text += line(name, tally);
  text +=
      fmt::format("\n{:22}{:>8}{:>8}{:>8}{:>12}\n", "F1 per file", "actors", "pairs", "claims", "factuality");
  for (const auto& [score, claims, words] : articles)
    text += fmt::format("{:<22}{:>8.1f}{:>8.1f}{:>8.1f}{:>12.1f}\n", score.id, score.scores.actors.f1(),
                        score.scores.pairs.f1(), score.scores.claims.f1(), score.scores.facts.accuracy());
  return text;
}

std::string mistakes(const ArticleScore& article) {
  std::string text = fmt::format("\n== {}\n", article.id);
  for (const Mistake& mistake : article.mistakes) {
    const std::string note = mistake.note.empty() ? "" : " [" + mistake.note + ']';
    switch (mistake.kind) {
      case Mistake::Kind::missed:
      case Mistake::Kind::spurious:
        text += fmt::format("  {:<8}  {} -{}-> {}  {}{}\n            {}\n",
                            mistake.kind == Mistake::Kind::missed ? "missed" : "spurious", mistake.subject,
                            mistake.predicate, mistake.object, mistake.event_class, note, mistake.evidence);
        break;
      case Mistake::Kind::factual:
        text += fmt::format("  factual   {} {} {}: {}\n", mistake.subject, mistake.event_class,
                            mistake.object, mistake.note);
        break;
    }
  }
  return text;
}

constexpr double kSure = 0.8;

ingest::Reliability reliability_of(const std::vector<Scored>& articles) {
  ingest::Reliability table;
  for (const Scored& article : articles) table.add(article.score.triples);
  return table;
}

std::string reliability_lines(const std::vector<Scored>& articles) {
  const ingest::Reliability table = reliability_of(articles);
  std::string text = fmt::format("\n{:<14}{:>7}{:>8}{:>7}\n", "confidence", "claims", "mean", "right");
  for (std::size_t i = 0; i < table.bins().size(); ++i) {
    const ingest::ReliabilityBin& bin = table.bins()[i];
    if (bin.triples == 0) continue;
    const double from = static_cast<double>(i) / table.bins().size();
    text += fmt::format("{:.1f} to {:<7.1f}{:>7}{:>8.1f}{:>7.1f}\n", from, from + 0.1, bin.triples,
                        100 * bin.mean_confidence(), 100 * bin.right_share());
  }
  const ingest::ReliabilityBin sure = table.at_least(kSure);
  text += fmt::format("expected calibration error {:.1f} points over {} claims\n", table.error(),
                      table.triples());
  text += fmt::format("at {:.1f} and above {:.1f} % of {} are right\n", kSure, 100 * sure.right_share(),
                      sure.triples);
  return text;
}

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

double rounded(double value) { return std::round(value * 100) / 100; }

void write(Writer& writer, const std::string& key, const Tally& tally) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  writer.StartArray();
  for (const double figure : {tally.precision(), tally.recall(), tally.f1()}) writer.Double(rounded(figure));
  writer.EndArray();
}

void write(Writer& writer, const char* key, const std::string& value) {
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void write_mistakes(Writer& writer, const std::vector<Scored>& articles) {
  constexpr std::array<const char*, 3> kKinds = {"missed", "spurious", "factual"};
  writer.Key("errors");
  writer.StartArray();
  for (const Scored& article : articles)
    for (const Mistake& mistake : article.score.mistakes) {
      writer.StartObject();
      write(writer, "article", article.score.id);
      write(writer, "kind", std::string(kKinds[static_cast<std::size_t>(mistake.kind)]));
      write(writer, "subject", mistake.subject);
      write(writer, "predicate", mistake.predicate);
      write(writer, "object", mistake.object);
      write(writer, "class", mistake.event_class);
      write(writer, "note", mistake.note);
      write(writer, "evidence", mistake.evidence);
      writer.EndObject();
    }
  writer.EndArray();
}

void write_bin(Writer& writer, const ingest::ReliabilityBin& bin) {
  writer.Key("claims");
  writer.Uint(bin.triples);
  writer.Key("mean");
  writer.Double(rounded(100 * bin.mean_confidence()));
  writer.Key("right");
  writer.Double(rounded(100 * bin.right_share()));
}

void write_reliability(Writer& writer, const std::vector<Scored>& articles) {
  const ingest::Reliability table = reliability_of(articles);
  writer.Key("calibration");
  writer.StartObject();
  writer.Key("error");
  writer.Double(rounded(table.error()));
  writer.Key("sure");
  writer.StartObject();
  write_bin(writer, table.at_least(kSure));
  writer.EndObject();
  writer.Key("bins");
  writer.StartArray();
  for (std::size_t i = 0; i < table.bins().size(); ++i) {
    if (table.bins()[i].triples == 0) continue;
    writer.StartObject();
    writer.Key("from");
    writer.Double(rounded(static_cast<double>(i) / table.bins().size()));
    write_bin(writer, table.bins()[i]);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
}

std::string as_json(const Scores& total, const std::vector<Scored>& articles, const EvaluateFlags& flags) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  write(writer, "actors", total.actors);
  write(writer, "pairs", total.pairs);
  write(writer, "claims", total.claims);
  writer.Key("factuality");
  writer.Double(rounded(total.facts.accuracy()));
  write(writer, "modality", total.modality);
  write(writer, "speakers", total.speakers);
  write(writer, "times", total.times);
  writer.Key("classes");
  writer.StartObject();
  for (const auto& [name, tally] : total.classes) write(writer, name, tally);
  writer.EndObject();
  if (flags.calibration) write_reliability(writer, articles);
  if (flags.errors) write_mistakes(writer, articles);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

int evaluate(const EvaluateFlags& flags, bool quiet) {
  const std::vector<std::string> files = articles_in(flags.folder);
  const ingest::Pipeline pipeline = ingest::Pipeline::load(data_folder(), {flags.model});
  Scores total;
  std::vector<Scored> articles;
  WorkDone done;
  {
    Progress progress(flags.progress, quiet, [&] { return std::optional(files.size()); });
    std::size_t next = 0;
    ingest::in_order<std::string, Scored>(
        flags.jobs,
        [&]() -> std::optional<std::string> {
          return next < files.size() ? std::optional(files[next++]) : std::nullopt;
        },
        [&](const std::string& file) { return score_file(pipeline, flags, file); },
        [&](Scored scored) {
          total.add(scored.score.scores);
          ++done.documents;
          done.claims += scored.claims;
          done.words += scored.words;
          progress.show(done);
          articles.push_back(std::move(scored));
        });
  }
  if (flags.json) {
    print(as_json(total, articles, flags));
    return kDone;
  }
  print(figures(total, articles));
  if (flags.calibration) print(reliability_lines(articles));
  if (flags.errors)
    for (const Scored& article : articles) print(mistakes(article.score));
  return kDone;
}

}  // namespace

Command add_evaluate(CLI::App& app, const KgbuildOptions& options) {
  auto flags = std::make_shared<EvaluateFlags>();
  CLI::App* command = app.add_subcommand("evaluate", "Score what is read against annotated articles");
  command->add_option("DIR", flags->folder, "Folder of annotated articles, such as bench/gold/dev")
      ->required();
  command->add_flag("--errors", flags->errors, "List what was missed, what is spurious, and wrong facts");
  command->add_flag("--calibration", flags->calibration,
                    "Say for each tenth of confidence how many claims it holds and how many are right");
  command->add_flag("--json", flags->json, "As JSON");
  command
      ->add_option("--min-confidence", flags->scoring.min_confidence, "Leave out claims that are less sure")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("NUMBER");
  command->add_flag("--recall-all", flags->scoring.recall_all,
                    "Count recall over all annotated claims, not only core ones");
  command->add_option("--jobs", flags->jobs, "Threads that read")
      ->type_name("N")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_option("--model", flags->model, "Networks that read: one, or several that decide together")
      ->check(CLI::IsMember({"fast", "accurate"}))
      ->capture_default_str();
  add_progress_flag(*command, flags->progress);
  command->footer(
      "The figures are those of bench/gold/score_gold.py; bench/gold/GUIDELINES.md says how articles are "
      "annotated.\n"
      "Examples:\n"
      "  kgbuild evaluate bench/gold/dev\n"
      "  kgbuild evaluate bench/gold/train --calibration\n"
      "  kgbuild evaluate bench/gold/dev --errors --json");
  return [flags, &options] { return evaluate(*flags, options.quiet); };
}

}  // namespace kg::tools
