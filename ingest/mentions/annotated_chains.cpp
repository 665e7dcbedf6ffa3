#include "ingest/mentions/annotated_chains.h"

#include <algorithm>
#include <istream>
#include <map>
#include <stdexcept>

#include "ingest/language/conllu.h"
#include "ingest/mentions/syntax.h"

namespace kg::ingest {
namespace {

struct OpenBracket {
  std::string id, type;
  std::uint32_t begin;
};

class BracketReader {
 public:
  BracketReader(AnnotatedDocument& document, std::string_view file) : document_(document), file_(file) {}

  // "(3-abstract-new-sssss-cf1-5-coref(4-person-...)" opens two, "3)" closes one.
  void read(std::string_view brackets, std::uint32_t token, std::size_t line) {
    for (std::size_t at = 0; at < brackets.size();) {
      if (brackets[at] == '(') {
        const std::size_t end = std::min(brackets.find_first_of("()", at + 1), brackets.size());
        open(brackets.substr(at + 1, end - at - 1), token, line);
        at = end;
        if (at < brackets.size() && brackets[at] == ')') {
          close(open_.back().id, token, line);
          ++at;
        }
      } else {
        const std::size_t end = brackets.find(')', at);
        if (end == std::string_view::npos) fail(line, "a bracket is not closed");
        close(brackets.substr(at, end - at), token, line);
        at = end + 1;
      }
    }
  }

  bool all_closed() const { return open_.empty(); }

  [[noreturn]] void fail(std::size_t line, const std::string& what) const {
    throw std::runtime_error(std::string(file_) + ":" + std::to_string(line) + ": " + what +
                             ". Entity= has to hold brackets such as (3-person-new and 3).");
  }

 private:
  void open(std::string_view inside, std::uint32_t token, std::size_t line) {
    const std::size_t first = inside.find('-');
    if (first == std::string_view::npos) fail(line, "an entity has no type");
    const std::size_t second = std::min(inside.find('-', first + 1), inside.size());
    open_.push_back({std::string(inside.substr(0, first)),
                     std::string(inside.substr(first + 1, second - first - 1)), token});
  }

  void close(std::string_view id, std::uint32_t token, std::size_t line) {
    const auto last = std::find_if(open_.rbegin(), open_.rend(), [&](const auto& o) { return o.id == id; });
    if (last == open_.rend()) fail(line, "entity " + std::string(id) + " ends and did not begin");
    const auto [chain, fresh] = chains_.emplace(last->id, static_cast<std::uint32_t>(chains_.size()));
    AnnotatedMention mention;
    mention.tokens = {last->begin, token + 1};
    mention.chain = chain->second;
    mention.type = last->type;
    document_.mentions.push_back(std::move(mention));
    open_.erase(std::next(last).base());
  }

  AnnotatedDocument& document_;
  std::string_view file_;
  std::vector<OpenBracket> open_;
  std::map<std::string, std::uint32_t, std::less<>> chains_;
};

std::string_view entity_brackets(std::string_view misc) {
  for (std::size_t at = 0; at < misc.size();) {
    const std::size_t end = std::min(misc.find('|', at), misc.size());
    const std::string_view item = misc.substr(at, end - at);
    if (item.starts_with("Entity=")) return item.substr(7);
    at = end + 1;
  }
  return {};
}

AnnotatedDocument annotated_document(const std::vector<ConlluSentence>& sentences, std::string_view file) {
  AnnotatedDocument document;
  if (const std::string* id = sentences.front().comment("newdoc id")) document.name = *id;
  document.analysis = document_of(sentences);
  BracketReader reader(document, file);
  std::uint32_t token = 0;
  for (const ConlluSentence& sentence : sentences) {
    const std::string* speaker = sentence.comment("speaker");
    document.speakers.push_back(speaker ? *speaker : std::string());
    std::size_t line = sentence.line;
    for (const ConlluWord& word : sentence.words) reader.read(entity_brackets(word.misc), token++, line++);
  }
  if (!reader.all_closed()) reader.fail(sentences.back().line, "an entity does not end in its document");
  const Syntax syntax(document.analysis);
  for (AnnotatedMention& mention : document.mentions) {
    mention.head = syntax.head_of(mention.tokens);
    const std::string& tag = document.analysis.tokens[mention.head].upos;
    mention.pronoun = mention.tokens.end - mention.tokens.begin == 1 && (tag == "PRON" || tag == "DET");
  }
  std::stable_sort(document.mentions.begin(), document.mentions.end(),
                   [](const auto& a, const auto& b) { return a.tokens < b.tokens; });
  return document;
}

bool belongs_to_name(const Token& token) {
  return is_relation(token, "flat") || is_relation(token, "compound") || token.deprel == "nmod:desc";
}

}  // namespace

std::vector<AnnotatedDocument> read_annotated_chains(std::istream& in, std::string_view name) {
  std::vector<AnnotatedDocument> documents;
  std::vector<ConlluSentence> sentences;
  const auto flush = [&] {
    if (!sentences.empty()) documents.push_back(annotated_document(sentences, name));
    sentences.clear();
  };
  for (ConlluSentence& sentence : read_conllu(in, name)) {
    if (sentence.begins_document()) flush();
    sentences.push_back(std::move(sentence));
  }
  flush();
  return documents;
}

std::vector<std::int32_t> aligned(const AnnotatedDocument& annotated, const std::vector<Mention>& mentions) {
  const Syntax syntax(annotated.analysis);
  const auto size = [](TokenRange range) { return range.end - range.begin; };
  std::multimap<std::uint32_t, std::uint32_t> at_head;
  for (std::uint32_t m = 0; m < annotated.mentions.size(); ++m)
    at_head.emplace(annotated.mentions[m].head, m);
  // Of those with that head the one that is nearest in length, not shorter if possible.
  const auto with_head = [&](std::uint32_t head, TokenRange tokens) {
    std::int32_t best = -1;
    std::uint32_t best_cost = ~0U;
    for (auto [found, end] = at_head.equal_range(head); found != end; ++found) {
      const TokenRange range = annotated.mentions[found->second].tokens;
      if (tokens.end <= range.begin || range.end <= tokens.begin) continue;
      const std::uint32_t cost =
          size(range) >= size(tokens) ? size(range) - size(tokens) : 4 * (size(tokens) - size(range));
      if (cost >= best_cost) continue;
      best_cost = cost;
      best = static_cast<std::int32_t>(found->second);
    }
    return best;
  };
  std::vector<std::int32_t> which(mentions.size(), -1);
  std::vector<bool> taken(annotated.mentions.size(), false);
  for (const bool names : {true, false})
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      if ((mentions[m].kind == MentionKind::name) != names) continue;
      std::uint32_t head = syntax.head_of(mentions[m].tokens);
      std::int32_t found = with_head(head, mentions[m].tokens);
      for (int steps = 0; found < 0 && steps < 4; ++steps) {
        const Token& token = annotated.analysis.tokens[head];
        if (token.head == kRoot || !belongs_to_name(token)) break;
        if (mentions[m].kind == MentionKind::adjective || is_relation(token, "compound")) break;
        head = static_cast<std::uint32_t>(token.head);
        found = with_head(head, mentions[m].tokens);
      }
      if (found < 0) continue;
      if (names && taken[static_cast<std::size_t>(found)]) continue;
      taken[static_cast<std::size_t>(found)] = true;
      which[m] = found;
    }
  return which;
}

}  // namespace kg::ingest
