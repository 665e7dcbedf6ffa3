#include "bench/identity/scoring.h"

#include <algorithm>
#include <map>
#include <set>

#include "bench/identity/labelled_articles.h"
#include "ingest/read/document_stream.h"

namespace kg::bench {
namespace {

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

}  // namespace

std::vector<Met> read_all(const ingest::Pipeline& pipeline, const Identity& identity,
                          const std::filesystem::path& file) {
  Store store = Store::in_memory();
  std::vector<Met> met;
  for (const LabelledArticle& article : labelled_articles(file)) {
    ingest::ReadOptions options;
    options.published = article.day;
    const DocumentReading reading = pipeline.read(
        ingest::document_of_text(article.text, article.headline, options, pipeline.page_cues()));
    store.write(reading);
    for (const LabelledMention& mention : article.mentions) {
      Met& one = met.emplace_back();
      one.label = mention.actor;
      one.words = article.text.substr(mention.span.begin, mention.span.size());
      one.day = article.day;
      const LocalActor* local = local_at(reading, mention.span);
      if (!local) continue;
      one.local = local->id;
      one.read_as = std::string(to_string(local->type)) + ' ' + local->country + ' ' + local->role;
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

}  // namespace kg::bench
