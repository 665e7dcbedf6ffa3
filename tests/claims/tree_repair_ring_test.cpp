// Repairs on trees that no parser would give: whatever they move, a tree stays a tree.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "ingest/claims/tree_repair.h"
#include "tests/claims/lexicon_rows.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

struct Pick {
  std::mt19937 random{20261126};
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); }
  template <std::size_t kSize>
  const char* operator()(const std::array<const char*, kSize>& from) {
    return from[below(kSize)];
  }
};

// Words that repairs look for, each with a tag that it may have.
constexpr std::array kWords{"said/say VBD",
                            "accused/accuse VBD",
                            "handed/hand VBD",
                            "let/let VB",
                            "gave/give VBD",
                            "decision/decision NN",
                            "according/accord VBG",
                            "arming/arm VBG",
                            "have/have VBP",
                            "told/tell VBN",
                            "minister/minister NN",
                            "envoy/envoy NN",
                            "Qatar NNP",
                            "Egypt NNP",
                            "Oman NNP",
                            "Ali NNP",
                            "that IN",
                            "to TO",
                            "of IN",
                            "over IN",
                            "with IN",
                            "by IN",
                            "who WP",
                            ", ,",
                            "and CC",
                            "was/be VBD",
                            "due/due JJ",
                            "armed/armed JJ",
                            "appeal/appeal NN",
                            "meet/meet VB",
                            "hostage/hostage NN",
                            "deal/deal NN",
                            "going/go VBG",
                            "that WDT",
                            "it PRP",
                            "forces/force NNS",
                            "ready/ready JJ",
                            "“ ``",
                            "” ''",
                            "threat/threat NN",
                            "sell/sell VB",
                            "those/those DT",
                            "offered/offer VBD"};
constexpr std::array kRelations{
    "nsubj", "nsubj:pass", "obj",   "iobj",  "obl",  "obl:agent", "nmod",      "nmod:poss",    "nmod:desc",
    "amod",  "compound",   "flat",  "appos", "conj", "cc",        "case",      "mark",         "aux",
    "cop",   "xcomp",      "ccomp", "advcl", "acl",  "acl:relcl", "parataxis", "compound:prt", "det"};

std::string random_rows(Pick& pick, std::uint32_t words) {
  std::string rows;
  const std::uint32_t root = pick.below(words);
  std::vector<std::uint32_t> placed{root};
  std::vector<std::uint32_t> heads(words, 0);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < words; ++i) {
    if (i != root) order.push_back(i);
  }
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[pick.below(static_cast<std::uint32_t>(i))]);
  for (const std::uint32_t word : order) {
    heads[word] = placed[pick.below(static_cast<std::uint32_t>(placed.size()))] + 1;
    placed.push_back(word);
  }
  for (std::uint32_t i = 0; i < words; ++i) {
    rows += std::string(pick(kWords)) + ' ' + (i == root ? "root" : pick(kRelations)) + ' ' +
            std::to_string(heads[i]) + '\n';
  }
  return rows;
}

TEST(TreeRepair, LeavesATreeOfAnyTree) {
  Pick pick;
  for (int round = 0; round < 20000; ++round) {
    MentionedDocument document;
    const std::string rows = random_rows(pick, 6 + pick.below(10));
    document.analysis = testing::document_of_rows(rows);
    const std::vector<Token>& tokens = document.analysis.tokens;
    document.mention_at.assign(tokens.size(), -1);
    for (std::uint32_t word = 0; word < tokens.size(); ++word) {
      if (tokens[word].xpos != "NNP") continue;
      const bool person = tokens[word].form == "Ali";
      document.mention_at[word] = static_cast<std::int32_t>(document.mentions.size());
      Chain chain;
      chain.name = tokens[word].form;
      chain.type = person ? ActorType::person : ActorType::country;
      chain.mentions = {static_cast<std::uint32_t>(document.mentions.size())};
      Mention mention;
      mention.tokens = {word, word + 1};
      mention.head = word;
      mention.type = chain.type;
      mention.chains = {static_cast<std::uint32_t>(document.chains.size())};
      document.mentions.push_back(mention);
      document.chains.push_back(chain);
    }
    const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
    for (std::uint32_t word = 0; word < tokens.size(); ++word) {
      std::size_t steps = 0;
      for (std::int32_t at = static_cast<std::int32_t>(word); at != kRoot && steps <= tokens.size(); ++steps)
        at = tree.head(static_cast<std::uint32_t>(at));
      ASSERT_LE(steps, tokens.size()) << "a ring above word " << word << " in\n" << rows;
    }
  }
}

}  // namespace
}  // namespace kg::ingest
