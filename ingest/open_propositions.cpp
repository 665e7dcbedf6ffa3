#include "ingest/open_propositions.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "ingest/claims/one_of.h"

namespace kg::ingest {
namespace {

using Index = std::uint32_t;
using Words = std::vector<Index>;  // tokens in the order of the text

std::string_view plain_relation(const Token& token) {
  return std::string_view(token.deprel).substr(0, token.deprel.find(':'));
}

struct Subject {
  Words words;
  bool shared = false;  // not a dependent of the predicate itself
};

class SentenceReader {
 public:
  SentenceReader(const AnalysedDocument& document, const Sentence& sentence)
      : document_(document),
        begin_(sentence.tokens.begin),
        end_(sentence.tokens.end),
        children_(end_ - begin_) {
    for (Index i = begin_; i < end_; ++i)
      if (token(i).head != kRoot) children_[static_cast<Index>(token(i).head) - begin_].push_back(i);
  }

  std::vector<OpenProposition> read() {
    std::vector<OpenProposition> found;
    for (Index i = begin_; i < end_; ++i) {
      if (is_predicate(i)) add(found, proposition(i));
      if (token(i).deprel == "appos") add(found, apposition(i));
    }
    return found;
  }

 private:
  const Token& token(Index i) const { return document_.tokens[i]; }
  const Words& children(Index i) const { return children_[i - begin_]; }

  std::optional<Index> child(Index i, std::initializer_list<std::string_view> relations) const {
    for (const Index c : children(i))
      if (one_of(token(c).deprel, relations)) return c;
    return std::nullopt;
  }

  bool is_copular(Index i) const { return child(i, {"cop"}).has_value(); }

  bool is_predicate(Index i) const {
    if (is_copular(i)) return true;
    return token(i).upos == "VERB" &&
           !one_of(plain_relation(token(i)), {"amod", "compound", "fixed", "case", "mark"}) &&
           !is_part_of_chain(i);
  }

  // "wants to meet": the second verb is told with the first.
  bool is_part_of_chain(Index i) const {
    if (token(i).deprel != "xcomp" || token(i).head == kRoot) return false;
    const Index head = static_cast<Index>(token(i).head);
    return token(head).upos == "VERB" && !child(head, {"obj"});
  }

  static void add(std::vector<OpenProposition>& found, std::optional<OpenProposition> made) {
    if (made) found.push_back(std::move(*made));
  }

  // --- words ---

  std::string text(Words words) const {
    std::sort(words.begin(), words.end());
    while (!words.empty() && is_loose(words.front())) words.erase(words.begin());
    while (!words.empty() && is_loose(words.back())) words.pop_back();
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0 && token(words[i - 1]).span.end != token(words[i]).span.begin) out += ' ';
      if (i > 0 && words[i - 1] + 1 != words[i] && !out.empty() && out.back() != ' ') out += ' ';
      for (const char c : token(words[i]).form) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out;
  }

  bool is_loose(Index i) const {
    return token(i).upos == "PUNCT" &&
           !one_of(token(i).form, {"''", "``", "\"", "(", ")", "\u201C", "\u201D"});
  }

  // The phrase of a word, without what only goes along: relative clauses, parentheses.
  void gather(Index i, Words& out, bool top, bool keep_case) const {
    for (const Index c : children(i)) {
      const std::string_view relation = token(c).deprel;
      if (one_of(relation, {"acl:relcl", "parataxis", "discourse", "vocative"})) continue;
      if (top && !keep_case && relation == "case") continue;
      if (top && one_of(relation, {"mark", "cc", "cc:preconj"}) && !keep_case) continue;
      gather(c, out, false, keep_case);
    }
    out.push_back(i);
  }

  Words phrase(Index i, bool keep_case) const {
    Words words;
    gather(i, words, true, keep_case);
    return words;
  }

  // --- subjects ---

  std::optional<Index> own_subject(Index i) const {
    return child(i, {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"});
  }

  bool is_relative_pronoun(Index i) const {
    return one_of(token(i).xpos, {"WDT", "WP"}) || token(i).lemma == "that";
  }

  std::optional<Subject> subject(Index i, int depth = 0) const {
    if (depth > 6) return std::nullopt;
    const Token& predicate = token(i);
    const auto own = own_subject(i);
    const bool relative = own && is_relative_pronoun(*own);
    if (own && !(relative && predicate.deprel == "acl:relcl")) return Subject{phrase(*own, true), depth > 0};
    if (predicate.head == kRoot) return std::nullopt;
    const auto head = static_cast<Index>(predicate.head);
    const std::string_view relation = predicate.deprel;
    if (relation == "acl:relcl" && !relative && own) return std::nullopt;
    if (relation == "acl:relcl" || relation == "acl") {
      if (relation == "acl:relcl" && !relative) return std::nullopt;
      return Subject{antecedent(head, i), true};
    }
    if (relation == "xcomp")
      if (const auto object = child(head, {"obj", "iobj"})) return Subject{phrase(*object, true), true};
    if (relation == "conj" || relation == "xcomp" || relation == "advcl") {
      if (relation == "advcl" && child(i, {"mark"}) && is_finite(i)) return std::nullopt;
      auto lent = subject(head, depth + 1);
      if (lent) lent->shared = true;
      return lent;
    }
    return std::nullopt;
  }

  bool is_finite(Index i) const { return one_of(token(i).xpos, {"VBD", "VBZ", "VBP", "MD"}); }

  // The noun that a clause modifies, without the clause and what stands behind it.
  Words antecedent(Index noun, Index clause) const {
    Words words;
    for (const Index i : phrase(noun, false)) {
      bool inside = false;
      for (std::int32_t up = static_cast<std::int32_t>(i); up != kRoot;
           up = token(static_cast<Index>(up)).head)
        inside = inside || static_cast<Index>(up) == clause;
      if (!inside) words.push_back(i);
    }
    return words;
  }

  // --- propositions ---

  // Auxiliaries, negation and particles with the word itself.
  void verb_group(Index i, Words& relation) const {
    relation.push_back(i);
    for (const Index c : children(i)) {
      const std::string_view name = token(c).deprel;
      const bool negation = name == "advmod" && one_of(token(c).lemma, {"not", "n't", "never"});
      if (one_of(name, {"aux", "aux:pass", "compound:prt"}) || negation) relation.push_back(c);
    }
  }

  std::optional<OpenProposition> proposition(Index i) const {
    const auto found = subject(i);
    if (!found) return std::nullopt;
    if (is_copular(i)) return copular(i, *found);

    Words relation;
    verb_group(i, relation);
    Words holders = {i};  // verbs of the chain: their dependents are the arguments
    for (auto next = child(i, {"xcomp"}); next && holders.size() < 4; next = child(*next, {"xcomp"})) {
      if (child(i, {"obj"}) || token(*next).upos != "VERB") break;
      verb_group(*next, relation);
      if (const auto to = child(*next, {"mark"})) relation.push_back(*to);
      holders.push_back(*next);
      if (child(*next, {"obj"})) break;
    }
    return with_arguments(std::move(relation), holders, *found);
  }

  std::optional<OpenProposition> with_arguments(Words relation, const Words& holders,
                                                const Subject& found) const {
    std::optional<Index> object;
    Words obliques, clauses;
    for (const Index holder : holders)
      for (const Index c : children(holder)) {
        const std::string_view name = token(c).deprel;
        if (!object && name == "obj")
          object = c;
        else if (one_of(name, {"obl", "obl:agent", "obl:tmod", "obl:npmod", "obl:unmarked", "iobj"}))
          obliques.push_back(c);
        else if (one_of(name, {"ccomp", "xcomp"}) &&
                 std::find(holders.begin(), holders.end(), c) == holders.end())
          clauses.push_back(c);
      }
    std::sort(obliques.begin(), obliques.end());
    std::vector<std::string> rest;
    double confidence = found.shared ? 0.6 : 0.8;
    if (object) {
      rest.push_back(text(phrase(*object, true)));
      confidence += 0.1;
    } else if (clauses.empty()) {
      // The nearest prepositional phrase behind the verb; its preposition goes to the relation.
      const auto first =
          std::find_if(obliques.begin(), obliques.end(), [&](Index o) { return o > holders.back(); });
      if (first != obliques.end()) {
        for (const Index c : children(*first))
          if (token(c).deprel == "case") relation.push_back(c);
        rest.push_back(text(phrase(*first, false)));
        obliques.erase(first);
      }
    }
    for (const Index clause : clauses) {
      rest.push_back(text(phrase(clause, true)));
      confidence -= 0.05;
    }
    for (const Index oblique : obliques) rest.push_back(text(phrase(oblique, true)));
    return made(text(relation), text(found.words), std::move(rest), confidence);
  }

  std::optional<OpenProposition> copular(Index i, const Subject& found) const {
    Words relation, predicate;
    for (const Index c : children(i)) {
      const std::string_view name = token(c).deprel;
      const bool negation = name == "advmod" && one_of(token(c).lemma, {"not", "n't", "never"});
      if (one_of(name, {"cop", "aux"}) || negation)
        relation.push_back(c);
      else if (!one_of(plain_relation(token(c)),
                       {"nsubj", "csubj", "punct", "mark", "cc", "conj", "advcl", "parataxis"}) &&
               name != "acl:relcl")
        gather(c, predicate, false, true);
    }
    predicate.push_back(i);
    return made(text(relation), text(found.words), {text(predicate)}, found.shared ? 0.6 : 0.85);
  }

  std::optional<OpenProposition> apposition(Index i) const {
    if (token(i).head == kRoot) return std::nullopt;
    const auto head = static_cast<Index>(token(i).head);
    return made("is", text(antecedent(head, i)), {text(phrase(i, false))}, 0.5);
  }

  static std::optional<OpenProposition> made(std::string relation, std::string subject,
                                             std::vector<std::string> rest, double confidence) {
    OpenProposition proposition;
    proposition.relation = std::move(relation);
    proposition.arguments.push_back(std::move(subject));
    std::size_t longest = 0;
    for (std::string& argument : rest)
      if (!argument.empty()) proposition.arguments.push_back(std::move(argument));
    for (const std::string& argument : proposition.arguments) longest = std::max(longest, argument.size());
    if (proposition.relation.empty() || proposition.arguments.front().empty() ||
        proposition.arguments.size() < 2)
      return std::nullopt;
    // Long phrases hold more of the parser's errors.
    confidence -= std::min(0.3, static_cast<double>(longest) / 500);
    proposition.confidence = std::round(std::clamp(confidence, 0.05, 0.95) * 1000) / 1000;
    return proposition;
  }

  const AnalysedDocument& document_;
  Index begin_;
  Index end_;
  std::vector<Words> children_;
};

}  // namespace

std::vector<OpenProposition> open_propositions(const AnalysedDocument& document, const Sentence& sentence) {
  return SentenceReader(document, sentence).read();
}

}  // namespace kg::ingest
