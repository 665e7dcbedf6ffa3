#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ingest/in_order.h"
#include "ingest/language/conllu.h"
#include "ingest/language/language_model.h"
#include "ingest/mentions/entity_types.h"
#include "ingest/open_propositions.h"
#include "ingest/pipeline.h"
#include "ingest/read/document_stream.h"
#include "ingest/read/text_encoding.h"
#include "ingest/read/text_files.h"
#include "tools/claim_lines.h"
#include "tools/command_line.h"
#include "tools/kgbuild_commands.h"

namespace kg::tools {
namespace {

enum class Form { claims, propositions, conllu };

struct ExtractFlags {
  std::vector<std::string> paths;
  std::string as = "claims";
  std::string input = "auto";
  std::string model = "accurate";
  std::size_t jobs = 1;
  ingest::ReadOptions read;

  Form form() const {
    return as == "claims" ? Form::claims : as == "propositions" ? Form::propositions : Form::conllu;
  }
};

struct BadInput {
  std::string message;
};
using Item = std::variant<Document, ingest::AnalysedDocument, BadInput>;
using Printed = std::variant<std::string, BadInput>;

// Whole corpora are given as tokens, so that they may be longer than articles.
constexpr std::size_t kMaxTokenisedBytes = 64U << 20U;

std::string contents(const std::string& path, std::size_t max_bytes) {
  std::optional<std::string> bytes = ingest::TextFile(path).rest(max_bytes);
  if (!bytes)
    throw std::runtime_error(fmt::format(
        "{}: longer than {} bytes; split it, or raise the limit with --max-bytes.", path, max_bytes));
  return std::move(*bytes);
}

// Where the tokens come from the file: --input conllu and --input sentences.
class TokenisedFiles {
 public:
  TokenisedFiles(const std::vector<std::string>& paths, std::size_t max_bytes, bool conllu)
      : paths_(paths), max_bytes_(std::max(max_bytes, kMaxTokenisedBytes)), conllu_(conllu) {}

  std::optional<Item> next() {
    if (at_ == paths_.size()) return std::nullopt;
    const std::string& path = paths_[at_++];
    try {
      std::string bytes = contents(path, max_bytes_);
      if (const auto byte = ingest::first_ill_formed(bytes))
        return BadInput{fmt::format("{}: byte {} is no valid UTF-8. Save it as UTF-8.", path, *byte)};
      ingest::AnalysedDocument document;
      if (conllu_) {
        std::istringstream in(std::move(bytes));
        document = ingest::document_of(ingest::read_conllu(in, path));
      } else {
        document = ingest::tokenised_lines(std::move(bytes));
      }
      document.document.appearance.path = document.document.appearance.reference = path;
      return document;
    } catch (const std::exception& error) {
      return BadInput{error.what()};
    }
  }

 private:
  const std::vector<std::string>& paths_;
  std::size_t max_bytes_;
  bool conllu_;
  std::size_t at_ = 0;
};

std::string conllu_of(const ingest::MentionedDocument& document) {
  std::ostringstream out;
  ingest::write_conllu(out, document.analysis, document.analysis.document.appearance.reference,
                       ingest::entity_types(document));
  return std::move(out).str();
}

// Tabs and line breaks part fields and rows, so inside a field they are spaces.
std::string field(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char plain = static_cast<unsigned char>(c) <= 0x20 ? ' ' : c;
    if (plain != ' ' || (!out.empty() && out.back() != ' ')) out += plain;
  }
  return out;
}

std::string proposition_rows(const ingest::AnalysedDocument& document) {
  std::string rows;
  for (const ingest::Sentence& sentence : document.sentences) {
    if (sentence.section != SectionKind::body) continue;
    const std::string words = field(document.text(sentence.tokens));
    for (const ingest::OpenProposition& proposition : ingest::open_propositions(document, sentence)) {
      rows += fmt::format("{}\t{:.3f}\t{}", words, proposition.confidence, field(proposition.relation));
      for (const std::string& argument : proposition.arguments) rows.append(1, '\t').append(field(argument));
      rows += "\n";
    }
  }
  return rows;
}

std::string extracted(const ingest::Pipeline& pipeline, const ExtractFlags& flags, Item item) {
  const ingest::LanguageModel& language = pipeline.language();
  const bool tokenised = std::holds_alternative<ingest::AnalysedDocument>(item);
  if (flags.form() == Form::conllu) {
    if (tokenised)
      return conllu_of(
          pipeline.mentioned(language.analyse_tokens(std::get<ingest::AnalysedDocument>(std::move(item)))));
    return conllu_of(
        pipeline.mentioned(language.analyse(std::get<Document>(std::move(item)), {.every_byte = true})));
  }
  if (flags.form() == Form::propositions)
    return proposition_rows(tokenised
                                ? language.analyse_tokens(std::get<ingest::AnalysedDocument>(std::move(item)))
                                : language.analyse(std::get<Document>(std::move(item))));
  if (!tokenised) return claim_lines(pipeline.read(std::get<Document>(std::move(item))));
  return claim_lines(pipeline.explain_tokens(std::get<ingest::AnalysedDocument>(std::move(item))).reading);
}

std::optional<Item> item_of(std::optional<ingest::ReadItem> read) {
  if (!read) return std::nullopt;
  if (auto* bad = std::get_if<ingest::BadDocument>(&*read)) return BadInput{std::move(bad->message)};
  return std::get<Document>(std::move(*read));
}

int extract(ExtractFlags& flags) {
  const ingest::Pipeline pipeline = ingest::Pipeline::load(data_folder(), {flags.model});
  if (flags.input == "text") flags.read.format = ingest::InputFormat::text;
  if (flags.input == "jsonl") flags.read.format = ingest::InputFormat::jsonl;
  if (flags.form() == Form::conllu) flags.read.layout = Layout::plain;
  ingest::DocumentStream documents(flags.paths, flags.read, pipeline.page_cues());
  TokenisedFiles tokenised(flags.paths, flags.read.max_bytes, flags.input == "conllu");
  const bool given_tokens = flags.input == "conllu" || flags.input == "sentences";

  bool bad = false;
  ingest::in_order<Item, Printed>(
      flags.jobs, [&] { return given_tokens ? tokenised.next() : item_of(documents.next()); },
      [&](Item item) -> Printed {
        if (auto* problem = std::get_if<BadInput>(&item)) return std::move(*problem);
        return extracted(pipeline, flags, std::move(item));
      },
      [&](Printed printed) {
        if (const auto* problem = std::get_if<BadInput>(&printed)) {
          bad = true;
          message(problem->message);
        } else {
          print(std::get<std::string>(printed));
        }
      });
  return bad ? kFailed : kDone;
}

}  // namespace

Command add_extract(CLI::App& app, const KgbuildOptions&) {
  auto flags = std::make_shared<ExtractFlags>();
  CLI::App* command = app.add_subcommand("extract", "Print what articles say, and store nothing");
  command->add_option("PATH", flags->paths, "Files, folders, or - for standard input")->required();
  command->add_option("--as", flags->as, "What to print")
      ->type_name("FORM")
      ->check(CLI::IsMember({"claims", "propositions", "conllu"}))
      ->capture_default_str();
  command->add_option("--input", flags->input, "What the files hold; auto goes by their endings")
      ->type_name("KIND")
      ->check(CLI::IsMember({"auto", "text", "jsonl", "sentences", "conllu"}))
      ->capture_default_str();
  command->add_option("--published", flags->read.published, "Day of publication of all of them")
      ->type_name("DATE");
  command
      ->add_option("--max-bytes", flags->read.max_bytes,
                   "Longest document; each job may take 75 times as much memory")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 30U))
      ->capture_default_str();
  command->add_option("--jobs", flags->jobs, "Threads that read")
      ->type_name("N")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_option("--model", flags->model, "Networks that read: one, or several that decide together")
      ->check(CLI::IsMember({"fast", "accurate"}))
      ->capture_default_str();
  command->footer(
      "claims: one JSON object a line; propositions: sentence, confidence, relation and arguments, parted by "
      "tabs;\n"
      "conllu: trees. With --input sentences each line is a sentence, its tokens parted by spaces; with "
      "conllu its\n"
      "tokens are kept and the rest is written anew.\n"
      "Examples:\n"
      "  kgbuild extract samples/article.txt --as claims\n"
      "  kgbuild extract brief.jsonl --as claims --jobs 4\n"
      "  kgbuild extract dev.conllu --as conllu --input conllu");
  return [flags] { return extract(*flags); };
}

}  // namespace kg::tools
