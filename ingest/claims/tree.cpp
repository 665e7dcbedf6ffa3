#include "ingest/claims/tree.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/claims/one_of.h"
#include "ingest/claims/prepositions.h"

namespace kg::ingest {
namespace {

constexpr std::array<std::pair<std::string_view, Relation>, 49> kRelations{{
    {"acl", Relation::acl},
    {"acl:relcl", Relation::relcl},
    {"advcl", Relation::advcl},
    {"advcl:relcl", Relation::advcl},
    {"advmod", Relation::advmod},
    {"advmod:emph", Relation::advmod},
    {"amod", Relation::amod},
    {"appos", Relation::appos},
    {"aux", Relation::aux},
    {"aux:pass", Relation::aux_pass},
    {"case", Relation::case_},
    {"cc", Relation::cc},
    {"cc:preconj", Relation::cc},
    {"ccomp", Relation::ccomp},
    {"compound", Relation::compound},
    {"compound:prt", Relation::particle},
    {"conj", Relation::conj},
    {"cop", Relation::cop},
    {"csubj", Relation::csubj},
    {"csubj:pass", Relation::csubj},
    {"det", Relation::det},
    {"det:predet", Relation::det},
    {"expl", Relation::expl},
    {"fixed", Relation::fixed},
    {"flat", Relation::flat},
    {"flat:foreign", Relation::flat},
    {"flat:name", Relation::flat},
    {"iobj", Relation::iobj},
    {"list", Relation::list},
    {"mark", Relation::mark},
    {"nmod", Relation::nmod},
    {"nmod:desc", Relation::nmod_desc},
    {"nmod:npmod", Relation::nmod_unmarked},
    {"nmod:poss", Relation::nmod_poss},
    {"nmod:tmod", Relation::nmod_unmarked},
    {"nmod:unmarked", Relation::nmod_unmarked},
    {"nsubj", Relation::nsubj},
    {"nsubj:outer", Relation::nsubj},
    {"nsubj:pass", Relation::nsubj_pass},
    {"nummod", Relation::nummod},
    {"obj", Relation::obj},
    {"obl", Relation::obl},
    {"obl:agent", Relation::obl_agent},
    {"obl:npmod", Relation::obl_unmarked},
    {"obl:tmod", Relation::obl_unmarked},
    {"obl:unmarked", Relation::obl_unmarked},
    {"parataxis", Relation::parataxis},
    {"punct", Relation::punct},
    {"xcomp", Relation::xcomp},
}};

Relation relation_of(const Token& token) {
  if (token.head == kRoot) return Relation::root;
  const auto* const found =
      std::lower_bound(kRelations.begin(), kRelations.end(), token.deprel,
                       [](const auto& entry, const std::string& name) { return entry.first < name; });
  return found != kRelations.end() && found->first == token.deprel ? found->second : Relation::other;
}

std::string lower(const std::string& text) {
  std::string out = text;
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

WordKind kind_of(const Token& token) {
  if (token.upos == "VERB") return WordKind::verb;
  if (token.upos == "NOUN" || token.upos == "PROPN") return WordKind::noun;
  // "Premier Wen Jiabao": what describes a name before it is its title
  if (token.upos == "ADJ" && token.xpos == "NNP" && token.deprel == "nmod:desc") return WordKind::noun;
  if (token.upos == "ADJ") return WordKind::adjective;
  return token.upos == "PRON" ? WordKind::pronoun : WordKind::other;
}

}  // namespace

Tree::Tree(const AnalysedDocument& document, const TreeRepair& repair) : document_(&document) {
  const std::uint32_t count = static_cast<std::uint32_t>(document.tokens.size());
  arcs_.heads.reserve(count);
  arcs_.relations.reserve(count);
  arcs_.kinds.reserve(count);
  arcs_.lemmas.reserve(count);
  first_child_.assign(count + 1, 0);
  sentences_.assign(count, 0);
  for (const Token& token : document.tokens) {
    arcs_.heads.push_back(token.head);
    arcs_.relations.push_back(relation_of(token));
    arcs_.lemmas.push_back(lower(token.lemma));
    arcs_.kinds.push_back(kind_of(token));
  }
  if (repair) repair(arcs_);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (arcs_.heads[i] != kRoot) ++first_child_[static_cast<std::uint32_t>(arcs_.heads[i]) + 1];
  }
  for (std::uint32_t i = 0; i < count; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[count]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (arcs_.heads[i] != kRoot) children_[next[static_cast<std::uint32_t>(arcs_.heads[i])]++] = i;
  }
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TokenRange range = document.sentences[s].tokens;
    for (std::uint32_t i = range.begin; i < range.end; ++i) sentences_[i] = s;
  }
  prepositions_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Relation relation = arcs_.relations[i];
    const std::string& lemma = arcs_.lemmas[i];
    const bool rather = relation == Relation::cc && lemma == "rather";  // "than"
    if (relation != Relation::case_ && relation != Relation::mark && !rather) continue;
    if (lemma == "'s" || lemma == "’s" || lemma == "'" || lemma == "’") continue;
    if (arcs_.heads[i] == kRoot) continue;
    const bool gerund = document.tokens[static_cast<std::uint32_t>(arcs_.heads[i])].xpos == "VBG";
    if (relation == Relation::mark && lemma == "to" && !gerund) continue;  // of infinitives
    std::string& preposition = prepositions_[static_cast<std::uint32_t>(arcs_.heads[i])];
    if (!preposition.empty()) preposition += '_';
    // By form: the lemma of "according to", "following", "including" is a verb's.
    preposition += common_preposition(lower(document.tokens[i].form));
    for (const std::uint32_t part : children(i)) {
      if (arcs_.relations[part] == Relation::fixed) preposition += '_' + lower(document.tokens[part].form);
    }
  }
}

bool Tree::relative(std::uint32_t token) const {
  const std::string& tag = document_->tokens[token].xpos;
  return tag == "WDT" || tag == "WP" || tag == "WP$";
}

bool Tree::comma_between(std::uint32_t first, std::uint32_t second) const {
  bool comma = false;
  for (std::uint32_t between = first + 1; between < second; ++between) {
    if (verb(between)) return false;
    comma = comma || this->token(between).form == ",";
  }
  return comma;
}

std::optional<std::uint32_t> Tree::child(std::uint32_t token, Relation relation) const {
  for (const std::uint32_t child : children(token)) {
    if (arcs_.relations[child] == relation) return child;
  }
  return std::nullopt;
}

std::string_view Tree::particle(std::uint32_t verb) const {
  for (const std::uint32_t child : children(verb)) {
    if (arcs_.relations[child] == Relation::particle) return arcs_.lemmas[child];
  }
  // Parsers often take the particle for an adverb or a bare preposition: "rule out", "hand over".
  for (const std::uint32_t child : children(verb)) {
    if (child == verb + 1 &&
        (arcs_.relations[child] == Relation::advmod || arcs_.relations[child] == Relation::case_)) {
      return arcs_.lemmas[child];
    }
  }
  return {};
}

// "Seoul and Tokyo, but not Beijing": it is named to say that it is none of them.
bool Tree::left_out(std::uint32_t conjunct) const {
  if (noun(conjunct)) {
    for (const std::uint32_t child : children(conjunct))
      if (child < conjunct && lemma(child) == "not" && arcs_.relations[child] == Relation::advmod)
        return true;
  }
  return false;
}

std::vector<std::uint32_t> Tree::conjuncts(std::uint32_t token) const {
  std::vector<std::uint32_t> found{token};
  for (std::size_t i = 0; i < found.size() && found.size() < 64; ++i) {
    for (const std::uint32_t child : children(found[i])) {
      if (arcs_.relations[child] == Relation::conj && !left_out(child)) found.push_back(child);
    }
  }
  // "Not Mali but Niger"
  if (found.size() > 1 && left_out(token)) found.erase(found.begin());
  std::sort(found.begin(), found.end());
  return found;
}

bool Tree::past_participle(std::uint32_t token) const {
  const std::string& tag = this->token(token).xpos;
  return tag == "VBN" || (tag == "VBD" && !child(token, Relation::nsubj));
}

bool Tree::question(std::uint32_t clause) const {
  if (relation(clause) != Relation::ccomp) return false;
  for (const std::uint32_t child : children(clause)) {
    if (child > clause) break;
    if (relation(child) == Relation::mark && one_of(lemma(child), {"whether", "if"})) return true;
    if (token(child).xpos.starts_with('W') && token(child).xpos != "WDT") return true;
  }
  return false;
}

bool Tree::below(std::uint32_t token, std::uint32_t ancestor) const {
  for (std::int32_t at = static_cast<std::int32_t>(token); at != kRoot;
       at = head(static_cast<std::uint32_t>(at))) {
    if (static_cast<std::uint32_t>(at) == ancestor) return true;
  }
  return false;
}

TokenRange Tree::extent(std::uint32_t token) const {
  TokenRange range{token, token + 1};
  std::vector<std::uint32_t> open{token};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    range.begin = std::min(range.begin, at);
    range.end = std::max(range.end, at + 1);
    for (const std::uint32_t child : children(at)) open.push_back(child);
  }
  return range;
}

}  // namespace kg::ingest
