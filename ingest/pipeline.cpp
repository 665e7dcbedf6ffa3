#include "ingest/pipeline.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "graph/catalogue.h"
#include "graph/file_bytes.h"
#include "ingest/language/language_model.h"
#include "ingest/mentions/finder.h"
#include "ingest/read/page_cues.h"

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;

fs::path models_folder(const fs::path& data_folder) {
  const fs::path folder = data_folder / "en" / "models";
  if (!fs::is_directory(folder))
    throw std::runtime_error(folder.string() +
                             ": there is no such folder of models. Install kgbuild again, or name " +
                             "another data folder with KG_DATA.");
  return folder;
}

Accuracy accuracy_of(const std::string& model) {
  if (model == "fast") return Accuracy::fast;
  if (model == "accurate") return Accuracy::accurate;
  throw std::runtime_error("there is no model \"" + model + "\"; write fast or accurate");
}

// Without it the rules decide alone.
PairModel pair_model(const fs::path& folder) {
  const fs::path file = folder / "claims.kgp";
  return fs::exists(file) ? PairModel::load(file) : PairModel();
}

// Without it chains of any nouns (FindOptions::every_chain) are made by rules alone.
LinkModel link_model(const fs::path& folder) {
  const fs::path file = folder / "coref.kgm";
  return fs::exists(file) ? LinkModel::load(file) : LinkModel();
}

// Without them rules alone say what descriptions and pronouns mean.
LinkNetwork article_model(const fs::path& folder, const char* name) {
  const fs::path file = folder / name;
  return fs::exists(file) ? LinkNetwork::load(file) : LinkNetwork();
}

// Over names and bytes of rows and claim model, whatever the order in which the folder lists them; the
// language models answer for themselves.
std::string fingerprint_of(const fs::path& data_folder, const fs::path& models, std::uint64_t language) {
  std::vector<fs::path> files;
  for (const char* room : {"en", "actors", "schema"})
    if (fs::is_directory(data_folder / room))
      for (const auto& entry : fs::recursive_directory_iterator(data_folder / room))
        if (entry.is_regular_file() && entry.path().extension() == ".tsv") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string whole = KG_VERSION "\n" + to_hex(language) + "\n";
  for (const char* model : {"claims.kgp", "coref.kgm", "descriptions.kgm", "pronouns.kgm"})
    if (fs::exists(models / model)) whole += to_hex(content_hash(file_bytes(models / model))) + "\n";
  for (const fs::path& file : files)
    whole += file.lexically_relative(data_folder).generic_string() + " " +
             to_hex(content_hash(file_bytes(file))) + "\n";
  return to_hex(content_hash(whole));
}

class Watch {
 public:
  Watch() : start_(std::chrono::steady_clock::now()) {}
  // Seconds since the last call.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(start_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point start_;
};

}  // namespace

const char* to_string(Stage stage) {
  switch (stage) {
    case Stage::analysis: return "language";
    case Stage::mentions: return "mentions";
    case Stage::claims: return "claims";
  }
  return "";
}

void StageTimes::add(const StageTimes& other) {
  for (std::size_t i = 0; i < seconds.size(); ++i) seconds[i] += other.seconds[i];
  words += other.words;
  documents += other.documents;
}

struct Pipeline::Parts {
  Parts(const fs::path& data_folder, const fs::path& models, Accuracy accuracy)
      : cues(PageCues::load(data_folder / "en" / "page_furniture.tsv")),
        catalogue(Catalogue::load(data_folder / "actors")),
        language(LanguageModel::load(models, data_folder / "en" / "tokens", accuracy)),
        mentions(catalogue, MentionLexicon::load(data_folder / "en"), link_model(models),
                 article_model(models, "descriptions.kgm"), article_model(models, "pronouns.kgm")),
        claims(ClaimLexicon::load(data_folder), pair_model(models)),
        fingerprint(fingerprint_of(data_folder, models, language.fingerprint())) {}

  PageCues cues;
  Catalogue catalogue;  // before `mentions`, which holds on to it
  LanguageModel language;
  MentionFinder mentions;
  ClaimCoder claims;
  std::string fingerprint;
};

Pipeline::Pipeline(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Pipeline Pipeline::load(const fs::path& data_folder, const PipelineOptions& options) {
  const Accuracy accuracy = accuracy_of(options.model);
  return Pipeline(std::make_unique<const Parts>(data_folder, models_folder(data_folder), accuracy));
}

DocumentReading Pipeline::read(Document document, StageTimes* times) const {
  StageTimes spent;
  Watch watch;
  DocumentReading reading;

  AnalysedDocument analysed = parts_->language.analyse(std::move(document));
  spent.seconds[0] = watch.lap();
  spent.words = analysed.tokens.size();
  spent.documents = 1;

  MentionedDocument mentioned = parts_->mentions.find(std::move(analysed));
  reading.actors = local_actors(mentioned);
  spent.seconds[1] = watch.lap();

  reading.claims = parts_->claims.code(mentioned, reading.actors);
  spent.seconds[2] = watch.lap();

  reading.document = std::move(mentioned.analysis.document);
  reading.fingerprint = parts_->fingerprint;
  if (times) times->add(spent);
  return reading;
}

ReadingSteps Pipeline::steps_from(AnalysedDocument analysed) const {
  ReadingSteps steps;
  steps.mentioned = parts_->mentions.find(std::move(analysed));
  steps.reading.actors = local_actors(steps.mentioned);
  steps.reading.claims = parts_->claims.code(steps.mentioned, steps.reading.actors, &steps.coding);
  steps.reading.document = steps.mentioned.analysis.document;
  steps.reading.fingerprint = parts_->fingerprint;
  return steps;
}

ReadingSteps Pipeline::explain(Document document) const {
  return steps_from(parts_->language.analyse(std::move(document)));
}

ReadingSteps Pipeline::explain_tokens(AnalysedDocument tokenised) const {
  return steps_from(parts_->language.analyse_tokens(std::move(tokenised)));
}

MentionedDocument Pipeline::mentioned(AnalysedDocument analysed) const {
  return parts_->mentions.find(std::move(analysed));
}

const std::string& Pipeline::fingerprint() const { return parts_->fingerprint; }
const PageCues& Pipeline::page_cues() const { return parts_->cues; }
const LanguageModel& Pipeline::language() const { return parts_->language; }
const Catalogue& Pipeline::catalogue() const { return parts_->catalogue; }
const ClaimLexicon& Pipeline::lexicon() const { return parts_->claims.lexicon(); }

}  // namespace kg::ingest
