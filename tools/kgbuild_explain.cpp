#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/rule_row.h"
#include "graph/store.h"
#include "ingest/open_propositions.h"
#include "ingest/pipeline.h"
#include "ingest/read/document_stream.h"
#include "tools/command_line.h"
#include "tools/kgbuild_commands.h"

namespace kg::tools {
namespace {

using ingest::MentionedDocument;
using ingest::ReadingSteps;
using ingest::Sentence;

struct ExplainFlags {
  std::string path;
  std::string model = "accurate";
  std::string published;
  std::string claim;         // id of one in the database, instead of a path
  std::size_t sentence = 0;  // counted from 1; 0: all
  bool tried = false;
};

// Columns that are as wide as what they hold.
class Table {
 public:
  explicit Table(std::size_t columns) : widths_(columns, 0) {}

  void row(std::vector<std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) widths_[i] = std::max(widths_[i], width(cells[i]));
    rows_.push_back(std::move(cells));
  }

  std::string text(std::string_view indent) const {
    std::string out;
    for (const auto& cells : rows_) {
      std::string line(indent);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        line += cells[i];
        if (i + 1 < cells.size()) line.append(widths_[i] - width(cells[i]) + 2, ' ');
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out += line + "\n";
    }
    return out;
  }

 private:
  static std::size_t width(std::string_view cell) {  // code points
    return static_cast<std::size_t>(std::count_if(
        cell.begin(), cell.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  }

  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> rows_;
};

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
}

std::string words(const ReadingSteps& steps, Span span) {
  return one_line(std::string_view(steps.reading.document.text).substr(span.begin, span.size()));
}

void print_sections(const ReadingSteps& steps) {
  Table table(3);
  for (const Section& section : steps.reading.document.sections)
    table.row({to_string(section.kind), fmt::format("{}-{}", section.span.begin, section.span.end),
               words(steps, {section.span.begin, std::min(section.span.end, section.span.begin + 60)})});
  print("sections\n" + table.text("  "));
}

std::string entity_at(const ingest::AnalysedDocument& document, std::uint32_t token) {
  for (const ingest::EntitySpan& entity : document.entities)
    if (entity.tokens.begin <= token && token < entity.tokens.end)
      return (token == entity.tokens.begin ? "B-" : "I-") + std::string(to_string(entity.kind));
  return "";
}

void print_tree(const MentionedDocument& mentioned, const Sentence& sentence) {
  Table table(7);
  const std::uint32_t base = sentence.tokens.begin;
  for (std::uint32_t i = base; i < sentence.tokens.end; ++i) {
    const ingest::Token& token = mentioned.analysis.tokens[i];
    const std::int32_t head =
        token.head == ingest::kRoot ? 0 : token.head - static_cast<std::int32_t>(base) + 1;
    table.row({std::to_string(i - base + 1), one_line(token.form), token.lemma, token.upos + "/" + token.xpos,
               std::to_string(head), token.deprel, entity_at(mentioned.analysis, i)});
  }
  print(table.text("    "));
}

std::string chain_names(const MentionedDocument& mentioned, const std::vector<std::uint32_t>& chains) {
  std::string names;
  for (const std::uint32_t chain : chains)
    names += fmt::format("{}{} [{}]", names.empty() ? "" : ", ", mentioned.chains[chain].name, chain + 1);
  return names.empty() ? "nobody" : names;
}

std::string rule_of(const MentionedDocument& mentioned, std::uint32_t mention) {
  for (const ingest::CorefLink& link : mentioned.links)
    if (link.mention == mention)
      return fmt::format("{}: {}", link.rule,
                         one_line(mentioned.analysis.text(mentioned.mentions[link.antecedent].tokens)));
  return "";
}

void print_mentions(const MentionedDocument& mentioned, const Sentence& sentence) {
  Table table(5);
  for (std::uint32_t i = 0; i < mentioned.mentions.size(); ++i) {
    const ingest::Mention& mention = mentioned.mentions[i];
    if (mention.head < sentence.tokens.begin || mention.head >= sentence.tokens.end) continue;
    table.row({one_line(mentioned.analysis.text(mention.tokens)), to_string(mention.kind),
               to_string(mention.type), chain_names(mentioned, mention.chains), rule_of(mentioned, i)});
  }
  print("  mentions\n" + table.text("    "));
}

void print_propositions(const MentionedDocument& mentioned, const Sentence& sentence) {
  Table table(3);
  for (const ingest::OpenProposition& proposition : ingest::open_propositions(mentioned.analysis, sentence)) {
    std::string arguments;
    for (const std::string& argument : proposition.arguments)
      arguments += (arguments.empty() ? "" : " | ") + one_line(argument);
    table.row({one_line(proposition.relation), fmt::format("{:.3f}", proposition.confidence), arguments});
  }
  print("  propositions\n" + table.text("    "));
}

std::string sides(const ReadingSteps& steps, const Claim& claim) {
  std::string text;
  std::uint8_t side = 0;
  for (const Participant& participant : claim.participants) {
    if (!text.empty()) text += participant.side == side ? " + " : fmt::format(" -{}-> ", claim.predicate);
    side = participant.side;
    text += fmt::format("{} ({})", steps.reading.actors[participant.actor].name, participant.role);
  }
  return text;
}

std::string place_of(const std::string& rule) {
  const auto row = rule_row(data_folder(), rule);
  return row ? fmt::format("{} ({}:{})", rule, row->file, row->line) : rule;
}

void print_claim(const ReadingSteps& steps, const Claim& claim) {
  std::string line = fmt::format("    {} {}", claim.event_class, sides(steps, claim));
  if (claim.polarity == Polarity::negative) line += ", negative";
  if (claim.status != Status::asserted) line += fmt::format(", {}", to_string(claim.status));
  for (const std::uint32_t speaker : claim.speakers)
    line += fmt::format(", says {}", steps.reading.actors[speaker].name);
  if (claim.time)
    line += fmt::format(", {} (\"{}\")", to_string(*claim.time), words(steps, claim.time->source));
  if (claim.place) line += fmt::format(", in {}", steps.reading.actors[*claim.place].name);
  print(fmt::format("{}\n      row {}, on \"{}\", confidence {:.3f}, claim {}\n", line, place_of(claim.rule),
                    words(steps, claim.trigger), claim.confidence, to_hex(claim.id.value)));
}

void print_sentence(const ReadingSteps& steps, std::size_t number, bool tried) {
  const Sentence& sentence = steps.mentioned.analysis.sentences[number];
  print(fmt::format("\nsentence {}, {}, bytes {}-{}\n  {}\n", number + 1, to_string(sentence.section),
                    sentence.span.begin, sentence.span.end, words(steps, sentence.span)));
  print_tree(steps.mentioned, sentence);
  print_mentions(steps.mentioned, sentence);
  print_propositions(steps.mentioned, sentence);
  print("  claims\n");
  for (const Claim& claim : steps.reading.claims)
    if (claim.trigger.begin >= sentence.span.begin && claim.trigger.begin < sentence.span.end)
      print_claim(steps, claim);
  if (!tried) return;
  Table table(3);
  for (const ingest::CodingStep& step : steps.coding)
    if (step.sentence == number)
      table.row({one_line(steps.mentioned.analysis.tokens[step.token].form), step.row, step.outcome});
  print("  rows tried\n" + table.text("    "));
}

void print_actors(const ReadingSteps& steps) {
  Table table(6);
  for (std::size_t i = 0; i < steps.reading.actors.size(); ++i) {
    const LocalActor& actor = steps.reading.actors[i];
    std::string aliases;
    for (const std::string& alias : actor.aliases) aliases += (aliases.empty() ? "" : "; ") + one_line(alias);
    table.row({std::to_string(i + 1), actor.name, to_string(actor.type), actor.country,
               actor.recognised.empty() ? "" : "#" + actor.recognised, aliases});
  }
  print("\nactors\n" + table.text("  "));
}

void print_document(const ReadingSteps& steps) {
  const Appearance& appearance = steps.reading.document.appearance;
  print(fmt::format("{}, document {}, {}\n", appearance.reference, to_hex(steps.reading.document.id.value),
                    appearance.published.empty() ? "undated" : "published " + appearance.published));
}

// The sentence of a claim of the database, as its document is read today.
int explain_claim(const ExplainFlags& flags, const KgbuildOptions& options) {
  const auto id = from_hex(flags.claim);
  if (!id)
    throw std::runtime_error('"' + flags.claim +
                             "\" is no claim; an id has 16 digits, as kgquery prints it.");
  const Store store = Store::open_read_only(existing_database(options.database));
  const auto claim = store.claim(ClaimId{*id});
  if (!claim) throw NothingFound("no claim has the id " + flags.claim + '.');
  const ingest::Pipeline pipeline = ingest::Pipeline::load(data_folder(), {flags.model});
  const ReadingSteps steps = pipeline.explain(
      ingest::document_met(store.text(claim->document).value(), claim->appearance, pipeline.page_cues()));
  print_document(steps);
  const std::vector<Sentence>& sentences = steps.mentioned.analysis.sentences;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    if (sentences[i].span.begin <= claim->trigger.begin && claim->trigger.begin < sentences[i].span.end)
      print_sentence(steps, i, flags.tried);
  const auto& claims = steps.reading.claims;
  if (std::none_of(claims.begin(), claims.end(), [&](const Claim& made) { return made.id == claim->id; }))
    message(
        "the document is read otherwise today, and does not make this claim; kgbuild reread --stale reads it "
        "again.");
  return kDone;
}

int explain(const ExplainFlags& flags) {
  const ingest::Pipeline pipeline = ingest::Pipeline::load(data_folder(), {flags.model});
  ingest::ReadOptions read;
  read.published = flags.published;
  ingest::DocumentStream documents({flags.path}, read, pipeline.page_cues());
  bool bad = false;
  bool found = false;
  while (auto item = documents.next()) {
    if (const auto* problem = std::get_if<ingest::BadDocument>(&*item)) {
      message(problem->message);
      bad = true;
      continue;
    }
    const ReadingSteps steps = pipeline.explain(std::get<Document>(std::move(*item)));
    const Appearance& appearance = steps.reading.document.appearance;
    const std::size_t count = steps.mentioned.analysis.sentences.size();
    if (flags.sentence > count) {
      message(fmt::format("{} has {} sentences, so there is no sentence {}.", appearance.reference, count,
                          flags.sentence));
      continue;
    }
    found = true;
    print_document(steps);
    if (flags.sentence == 0) print_sections(steps);
    for (std::size_t i = 0; i < count; ++i)
      if (flags.sentence == 0 || flags.sentence == i + 1) print_sentence(steps, i, flags.tried);
    if (flags.sentence == 0) print_actors(steps);
  }
  return bad ? kFailed : found ? kDone : kNothingFound;
}

}  // namespace

Command add_explain(CLI::App& app, const KgbuildOptions& options) {
  auto flags = std::make_shared<ExplainFlags>();
  CLI::App* command = app.add_subcommand(
      "explain", "Show how an article is read: sections, trees, mentions, claims and their rows");
  CLI::Option* path = command->add_option("PATH", flags->path, "File, or - for standard input");
  command
      ->add_option("--claim", flags->claim,
                   "Instead of PATH: the sentence of a claim of the database, by its id")
      ->type_name("CLAIM")
      ->excludes(path);
  command->add_option("--sentence", flags->sentence, "Only this one, counted from 1")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  command->add_option("--published", flags->published, "Day of publication, e.g. 2025-12-19")
      ->type_name("DATE");
  command->add_option("--model", flags->model, "Networks that read: one, or several that decide together")
      ->check(CLI::IsMember({"fast", "accurate"}))
      ->capture_default_str();
  command->add_flag("--tried", flags->tried, "Also the rows that were tried, and why they did not fire");
  command->footer(
      "Examples:\n"
      "  kgbuild explain samples/article.txt --sentence 2 --tried\n"
      "  kgbuild explain --claim 3f2a9c5d01e4b7aa");
  return [flags, &options] {
    if (!flags->claim.empty()) return explain_claim(*flags, options);
    if (flags->path.empty())
      throw std::runtime_error("explain needs a file, or a claim with --claim.\nSee kgbuild explain --help.");
    return explain(*flags);
  };
}

}  // namespace kg::tools
