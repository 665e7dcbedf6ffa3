// Identity over documents, measured: reads labelled articles as `kgbuild ingest` does, settles who is who,
// and compares with the labels.
//
//   identity_score DATA FILE... [--errors]
//
// B³ over the labelled mentions: of each, the share of those held to be one with it that are (precision), and
// the share of those that are one with it that were held to be (recall). A mention that the reader did not
// find is an actor of its own. A merge joins two local actors of different documents: an actor of n local
// actors is n - 1 merges, of which as many are false as it holds actors by label, less one.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>

#include "bench/identity/labelled_articles.h"
#include "graph/identity.h"
#include "ingest/pipeline.h"
#include "ingest/read/document_stream.h"

namespace {

using namespace kg;

struct Met {
  std::string label, words, day;
  std::string actor;    // as held; a name of its own where the mention was not found
  LocalActorId local;   // zero where it was not found
  std::string read_as;  // type, state and role that the reader gave it
};

// The local actor whose mention covers the labelled words: just these, or one that shares its last word and
// most of its bytes.
const LocalActor* local_at(const DocumentReading& reading, Span span) {
  const LocalActor* best = nullptr;
  double most = 0.49;
  for (const LocalActor& actor : reading.actors)
    for (const MentionSpan& mention : actor.mentions) {
      if (mention.kind == MentionKind::pronoun) continue;
      const auto begin = std::max(mention.span.begin, span.begin), end = std::min(mention.span.end, span.end);
      if (begin >= end || (mention.span.end != span.end && mention.span.begin != span.begin)) continue;
      const auto all = std::max(mention.span.end, span.end) - std::min(mention.span.begin, span.begin);
      const double share = static_cast<double>(end - begin) / all;
      if (share > most) {
        most = share;
        best = &actor;
      }
    }
  return best;
}

struct Counts {
  std::size_t mentions = 0, found = 0, merges = 0, false_merges = 0, pairs = 0, false_pairs = 0,
              mixed_chains = 0;
  double precision = 0, recall = 0;
  double f1() const { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }
};

std::vector<Met> read_all(const ingest::Pipeline& pipeline, const Identity& identity,
                          const std::string& file) {
  Store store = Store::in_memory();
  std::vector<Met> met;
  for (const bench::LabelledArticle& article : bench::labelled_articles(file)) {
    ingest::ReadOptions options;
    options.published = article.day;
    const DocumentReading reading = pipeline.read(
        ingest::document_of_text(article.text, article.headline, options, pipeline.page_cues()));
    store.write(reading);
    for (const bench::LabelledMention& mention : article.mentions) {
      Met& one = met.emplace_back();
      one.label = mention.actor;
      one.words = article.text.substr(mention.span.begin, mention.span.size());
      one.day = article.day;
      const LocalActor* local = local_at(reading, mention.span);
      if (!local) continue;
      one.local = local->id;
      one.read_as = fmt::format("{} {} {}", to_string(local->type), local->country, local->role);
    }
  }
  identity.settle(store);
  std::map<LocalActorId, std::string> actor_of;
  for (const ActorRow& actor : store.actors())
    for (const LocalActorRecord& record : store.local_actors(actor.key))
      actor_of[record.actor.id] = actor.id.value;
  for (std::size_t i = 0; i < met.size(); ++i) {
    const auto at = actor_of.find(met[i].local);
    met[i].actor = at != actor_of.end() ? at->second : "not found " + std::to_string(i);
  }
  return met;
}

Counts compare(const std::vector<Met>& met) {
  Counts counts;
  std::map<std::string, double> held, meant;
  std::map<std::pair<std::string, std::string>, double> both;
  std::map<LocalActorId, std::map<std::string, int>> labels_of;
  std::map<LocalActorId, std::string> actor_of;
  for (const Met& one : met) {
    ++held[one.actor];
    ++meant[one.label];
    ++both[{one.actor, one.label}];
    if (one.local.value == 0) continue;
    ++counts.found;
    ++labels_of[one.local][one.label];
    actor_of[one.local] = one.actor;
  }
  counts.mentions = met.size();
  for (const auto& [pair, count] : both) {
    counts.precision += count * count / held[pair.first] / static_cast<double>(met.size());
    counts.recall += count * count / meant[pair.second] / static_cast<double>(met.size());
  }
  std::map<std::string, std::map<std::string, std::size_t>> locals;  // by actor: of each label
  for (const auto& [local, labels] : labels_of) {
    counts.mixed_chains += labels.size() > 1;
    const auto most = std::ranges::max_element(labels, {}, [](const auto& label) { return label.second; });
    ++locals[actor_of[local]][most->first];
  }
  for (const auto& [actor, labels] : locals) {
    std::size_t all = 0, true_pairs = 0;
    for (const auto& [label, count] : labels) {
      all += count;
      true_pairs += count * (count - 1) / 2;
    }
    counts.merges += all - 1;
    counts.false_merges += labels.size() - 1;
    counts.pairs += all * (all - 1) / 2;
    counts.false_pairs += all * (all - 1) / 2 - true_pairs;
  }
  return counts;
}

void print_errors(const std::vector<Met>& met) {
  std::map<std::string, std::map<std::string, std::set<std::string>>> held, meant;
  for (const Met& one : met) {
    held[one.actor][one.label].insert(fmt::format("{} {} ({})", one.day, one.words, one.read_as));
    meant[one.label][one.actor].insert(fmt::format("{} {} ({})", one.day, one.words, one.read_as));
  }
  const auto print = [](const char* what, const auto& groups) {
    for (const auto& [group, parts] : groups) {
      if (parts.size() < 2) continue;
      fmt::print("{} {}\n", what, group);
      for (const auto& [part, words] : parts) fmt::print("    {}: {}\n", part, fmt::join(words, "; "));
    }
  };
  print("one actor of several:", held);
  print("several actors of one:", meant);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() < 2) {
      fmt::print(stderr, "identity_score DATA FILE... [--errors]\n");
      return 2;
    }
    const bool errors = words.back() == "--errors";
    const ingest::Pipeline pipeline = ingest::Pipeline::load(words[0]);
    const Identity identity(pipeline.catalogue(),
                            IdentityRules::load(std::filesystem::path(words[0]) / "en" / "identity.tsv"));
    fmt::print("{:<12}{:>10}{:>8}{:>8}{:>8}{:>8}{:>9}{:>8}{:>9}{:>8}{:>14}\n", "articles", "mentions",
               "found", "prec", "recall", "B3 F1", "merges", "false", "pairs", "false", "mixed chains");
    for (std::size_t i = 1; i < words.size() - (errors ? 1 : 0); ++i) {
      const std::vector<Met> met = read_all(pipeline, identity, words[i]);
      const Counts c = compare(met);
      fmt::print("{:<12}{:>10}{:>8}{:>8.1f}{:>8.1f}{:>8.1f}{:>9}{:>8}{:>9}{:>8}{:>14}\n",
                 std::filesystem::path(words[i]).stem().string(), c.mentions, c.found, 100 * c.precision,
                 100 * c.recall, 100 * c.f1(), c.merges, c.false_merges, c.pairs, c.false_pairs,
                 c.mixed_chains);
      if (errors) print_errors(met);
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "identity_score: {}\n", error.what());
    return 2;
  }
}
