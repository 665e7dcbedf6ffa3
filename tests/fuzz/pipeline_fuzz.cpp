// Any bytes through the whole: read, analysed, coded, stored and forgotten again.

#include <rapidjson/reader.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <variant>

#include "graph/identity.h"
#include "ingest/claims/dates.h"
#include "ingest/language/conllu.h"
#include "ingest/language/language_model.h"
#include "ingest/open_propositions.h"
#include "ingest/pipeline.h"
#include "ingest/read/document_stream.h"
#include "ingest/read/text_encoding.h"
#include "tests/fuzz/document_promises.h"
#include "tests/fuzz/target.h"
#include "tools/claim_lines.h"

namespace {

using namespace kg;

void check_actor(const LocalActor& actor, DocumentId document, std::string_view text) {
  fuzz::promise(!actor.name.empty() && fuzz::is_utf8(actor.name) && fuzz::is_utf8(actor.role),
                "an actor has a name");
  fuzz::promise(!actor.mentions.empty(), "an actor is mentioned");
  fuzz::promise(actor.id == local_actor_id(document, actor.mentions.front().span),
                "an actor is keyed by its first mention");
  std::uint32_t at = 0;
  for (const MentionSpan& mention : actor.mentions) {
    fuzz::promise(fuzz::lies_in(mention.span, text) && !mention.span.empty(), "a mention lies in the text");
    fuzz::promise(mention.span.begin >= at, "mentions lie in the order of the text");
    at = mention.span.begin;
  }
  fuzz::promise(std::is_sorted(actor.aliases.begin(), actor.aliases.end()), "aliases are sorted");
  for (const std::string& alias : actor.aliases) fuzz::promise(fuzz::is_utf8(alias), "aliases are UTF-8");
}

void check_claim(const Claim& claim, const DocumentReading& reading) {
  const std::string_view text = reading.document.text;
  const auto is_actor = [&](std::uint32_t actor) { return actor < reading.actors.size(); };
  fuzz::promise(claim.id == claim_id(reading.document.id, claim, reading.actors),
                "a claim is keyed by what it says");
  fuzz::promise(!claim.event_class.empty() && !claim.predicate.empty() && !claim.rule.empty(),
                "a claim has class, predicate and rule");
  fuzz::promise(!claim.participants.empty(), "a claim has participants");
  for (const Participant& participant : claim.participants)
    fuzz::promise(is_actor(participant.actor) && !participant.role.empty(), "a participant is an actor");
  fuzz::promise(std::all_of(claim.speakers.begin(), claim.speakers.end(), is_actor), "speakers are actors");
  fuzz::promise(!claim.place || is_actor(*claim.place), "a place is an actor");
  fuzz::promise(claim.confidence >= 0 && claim.confidence <= 1, "confidence lies in [0,1]");
  fuzz::promise(std::abs(claim.confidence * 1000 - std::round(claim.confidence * 1000)) < 1e-6,
                "confidence has three decimals");
  fuzz::promise(fuzz::lies_in(claim.evidence, text) && fuzz::lies_in(claim.trigger, text) &&
                    claim.trigger.begin >= claim.evidence.begin && claim.trigger.end <= claim.evidence.end,
                "the trigger lies in the evidence, the evidence in the text");
  if (claim.time)
    fuzz::promise(ingest::parse_day(claim.time->first) && ingest::parse_day(claim.time->last) &&
                      claim.time->first <= claim.time->last && fuzz::lies_in(claim.time->source, text),
                  "a time is an interval of days");
}

void check_lines(const DocumentReading& reading) {
  std::istringstream lines(tools::claim_lines(reading));
  for (std::string line; std::getline(lines, line);) {
    rapidjson::StringStream in(line.c_str());
    rapidjson::BaseReaderHandler<> nobody;
    rapidjson::Reader reader;
    fuzz::promise(!reader.Parse<rapidjson::kParseValidateEncodingFlag>(in, nobody).IsError(),
                  "claims are printed as JSON");
  }
}

// With every byte analysed, the words and the white space noted beside them are the text.
void check_trees(const ingest::Pipeline& pipeline, const Document& document) {
  const ingest::AnalysedDocument analysed = pipeline.language().analyse(document, {.every_byte = true});
  if (analysed.tokens.empty()) return;
  std::stringstream file;
  ingest::write_conllu(file, analysed, "some.txt");
  fuzz::promise(ingest::rebuilt_text(ingest::read_conllu(file, "some.conllu")) == document.text,
                "the text can be rebuilt from its words");
  for (const ingest::Sentence& sentence : analysed.sentences)
    for (const ingest::OpenProposition& proposition : ingest::open_propositions(analysed, sentence))
      fuzz::promise(fuzz::is_utf8(proposition.relation), "propositions are UTF-8");
}

class Whole {
 public:
  Whole()
      : pipeline_(ingest::Pipeline::load(fuzz::data_folder())),
        identity_(pipeline_.catalogue(), IdentityRules::load(fuzz::data_folder() / "en" / "identity.tsv")),
        store_(Store::in_memory()) {
    identity_.settle(store_);
    empty_ = store_.digest();
  }

  void read(const std::string& bytes) {
    Document document;
    try {
      ingest::ReadOptions options;
      options.published = "2025-12-20";
      document = ingest::document_of_text(bytes, "some.txt", options, pipeline_.page_cues());
    } catch (const ingest::UnreadableText&) {
      return;  // reader_fuzz looks at these
    }
    fuzz::check_document(document);
    check_trees(pipeline_, document);
    const DocumentReading reading = pipeline_.read(document);
    for (const LocalActor& actor : reading.actors) check_actor(actor, document.id, document.text);
    for (const Claim& claim : reading.claims) check_claim(claim, reading);
    check_lines(reading);
    check_store(reading);
  }

 private:
  void check_store(const DocumentReading& reading) {
    store_.write(reading);
    identity_.settle(store_);
    for (const std::string& problem : store_.check()) fuzz::promise(false, problem);
    fuzz::promise(store_.forget(reading.document.id), "what was written can be forgotten");
    identity_.settle(store_);
    fuzz::promise(store_.digest() == empty_, "what is forgotten leaves nothing");
  }

  ingest::Pipeline pipeline_;
  Identity identity_;
  Store store_;
  std::string empty_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Whole whole;
  whole.read(fuzz::bytes(data, size));
  return 0;
}
