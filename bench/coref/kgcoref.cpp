// kgcoref: scores the chains of the reader of mentions against the `Entity=` chains of a CorefUD file.
//
//   kgcoref --data data gum-dev.conllu          with data/en/models/coref.kgm
//   kgcoref --data data --rules gum-dev.conllu  with rules alone
//
// The file's tokens, sentences and speakers are kept; tags, trees and entity spans are ours. What is counted
// stands in bench/coref/README.md.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

#include "bench/coref/metrics.h"
#include "graph/catalogue.h"
#include "ingest/language/language_model.h"
#include "ingest/mentions/annotated_chains.h"
#include "ingest/mentions/finder.h"

namespace {

using namespace kg;
using namespace kg::ingest;
using bench::ChainOfMentions;

const std::set<std::string> kTypes = {"person", "organization", "place", "event", "document"};

struct ChainsOfBoth {
  std::vector<ChainOfMentions> key, predicted;
};

void keep_if_several(std::vector<ChainOfMentions>& chains, ChainOfMentions chain) {
  if (chain.size() > 1) chains.push_back(std::move(chain));
}

// Annotated chains of actors' types; predicted ones but for those that are wholly of another type, each
// without mentions that the corpus has not: adjectives, relative pronouns, titles before names.
ChainsOfBoth chains_of_both(const AnnotatedDocument& annotated, const MentionedDocument& read,
                            bool with_pronouns) {
  ChainsOfBoth both;
  std::map<std::uint32_t, ChainOfMentions> key;
  for (std::uint32_t m = 0; m < annotated.mentions.size(); ++m) {
    const AnnotatedMention& mention = annotated.mentions[m];
    if (kTypes.contains(mention.type) && (with_pronouns || !mention.pronoun)) key[mention.chain].push_back(m);
  }
  for (auto& [chain, mentions] : key) keep_if_several(both.key, std::move(mentions));

  const std::vector<std::int32_t> which = aligned(annotated, read.mentions);
  std::vector<bool> taken(annotated.mentions.size(), false);
  for (const Chain& chain : read.chains) {
    ChainOfMentions predicted;
    bool other_type = false, actor = false;
    for (const std::uint32_t m : chain.mentions) {
      const Mention& mention = read.mentions[m];
      const std::string& tag = read.analysis.tokens[mention.head].xpos;
      if (mention.kind == MentionKind::adjective) continue;
      if (mention.kind == MentionKind::pronoun && (tag == "WP" || tag == "WDT" || tag == "WP$")) continue;
      const std::int32_t found = which[m];
      if (found < 0) {
        if (with_pronouns || mention.kind != MentionKind::pronoun)
          predicted.push_back(static_cast<std::uint32_t>(annotated.mentions.size()) + m);
        continue;
      }
      const auto at = static_cast<std::size_t>(found);
      (kTypes.contains(annotated.mentions[at].type) ? actor : other_type) = true;
      if (taken[at] || (!with_pronouns && annotated.mentions[at].pronoun)) continue;
      taken[at] = true;
      predicted.push_back(static_cast<std::uint32_t>(found));
    }
    if (actor || !other_type) keep_if_several(both.predicted, std::move(predicted));
  }
  return both;
}

void print(const char* what, const bench::CorefScore& score) {
  const auto row = [&](const char* name, const bench::Agreement& a) {
    std::printf("  %-7s %6.1f %6.1f %6.1f\n", name, 100 * a.precision(), 100 * a.recall(), 100 * a.f1());
  };
  std::printf("%s  (precision, recall, F1)\n", what);
  row("MUC", score.muc);
  row("B3", score.b_cubed);
  row("CEAF-e", score.ceaf_e);
  std::printf("  %-7s %20.1f\n", "CoNLL", 100 * score.conll());
}

std::string text_of(const AnnotatedDocument& annotated, const MentionedDocument& read,
                    std::uint32_t mention) {
  const bool only_ours = mention >= annotated.mentions.size();
  const TokenRange range = only_ours ? read.mentions[mention - annotated.mentions.size()].tokens
                                     : annotated.mentions[mention].tokens;
  return (only_ours ? "*" : "") + std::to_string(range.begin) + ":" +
         std::string(annotated.analysis.text({range.begin, std::min(range.end, range.begin + 6)}));
}

void show(const AnnotatedDocument& annotated, const MentionedDocument& read, const ChainsOfBoth& both) {
  std::printf("== %s\n", annotated.name.c_str());
  for (const auto& [side, chains] : {std::pair{"key", &both.key}, std::pair{"our", &both.predicted}})
    for (const ChainOfMentions& chain : *chains) {
      std::printf("%s:", side);
      for (const std::uint32_t m : chain) std::printf(" [%s]", text_of(annotated, read, m).c_str());
      std::printf("\n");
    }
}

int measure(int argc, char** argv) {
  std::string data, file;
  std::string model;
  bool shown = false, rules = false;
  for (int a = 1; a < argc; ++a) {
    const std::string argument = argv[a];
    if (argument == "--data" && a + 1 < argc) {
      data = argv[++a];
    } else if (argument == "--model" && a + 1 < argc) {
      model = argv[++a];
    } else if (argument == "--show") {
      shown = true;
    } else if (argument == "--rules") {
      rules = true;
    } else {
      file = argument;
    }
  }
  if (data.empty() || file.empty()) {
    std::fprintf(stderr,
                 "usage: kgcoref --data DATA_FOLDER [--model FILE.kgm | --rules] [--show] FILE.conllu\n");
    return 1;
  }
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file + " cannot be read");
  const Catalogue catalogue = Catalogue::load(data + "/actors");
  const LanguageModel language = LanguageModel::load(data + "/en/models");
  if (model.empty()) model = data + "/en/models/coref.kgm";
  const MentionFinder finder(catalogue, MentionLexicon::load(data + "/en"),
                             rules ? LinkModel() : LinkModel::load(model));
  bench::CorefScore nominal, all;
  for (AnnotatedDocument& annotated : read_annotated_chains(in, file)) {
    const MentionedDocument read =
        finder.find(language.analyse_tokens(annotated.analysis), {true, annotated.speakers});
    const ChainsOfBoth without = chains_of_both(annotated, read, false);
    const ChainsOfBoth with = chains_of_both(annotated, read, true);
    nominal.add(without.key, without.predicted);
    all.add(with.key, with.predicted);
    if (shown) show(annotated, read, with);
  }
  print("names and nominals", nominal);
  print("with pronouns", all);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return measure(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "kgcoref: %s\n", error.what());
    return 1;
  }
}
