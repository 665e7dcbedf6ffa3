#include "ingest/mentions/form_places.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace kg::ingest {
namespace {

struct Form {
  Span span;
  std::uint32_t actor = 0;
};

bool word_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }

// Where the text has any of the forms, as whole words, longest first.
std::vector<Form> places_of(const std::string& text, const std::vector<std::vector<std::string>>& forms) {
  std::vector<Form> found;
  for (std::uint32_t actor = 0; actor < forms.size(); ++actor)
    for (const std::string& form : forms[actor]) {
      if (form.empty()) continue;
      for (std::size_t at = text.find(form, 0); at != std::string::npos; at = text.find(form, at + 1)) {
        const std::size_t end = at + form.size();
        if ((at > 0 && word_byte(text[at - 1])) || (end < text.size() && word_byte(text[end]))) continue;
        found.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, actor});
      }
    }
  std::stable_sort(found.begin(), found.end(), [](const Form& a, const Form& b) {
    return a.span.end - a.span.begin > b.span.end - b.span.begin;
  });
  return found;
}

// Tokens inside the span.
TokenRange tokens_in(const AnalysedDocument& document, Span span) {
  const auto& tokens = document.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& token) { return token.span.begin < span.begin; });
  const auto last = std::partition_point(first, tokens.end(),
                                         [&](const Token& token) { return token.span.end <= span.end; });
  return {static_cast<std::uint32_t>(first - tokens.begin()),
          static_cast<std::uint32_t>(last - tokens.begin())};
}

}  // namespace

std::vector<std::int32_t> actors_by_form(const Reading& reading,
                                         const std::vector<std::vector<std::string>>& forms) {
  std::map<std::uint32_t, std::vector<Form>> by_head;
  for (const Form& form : places_of(reading.document.document.text, forms)) {
    const TokenRange tokens = tokens_in(reading.document, form.span);
    if (tokens.begin >= tokens.end) continue;
    std::vector<Form>& known = by_head[reading.syntax.head_of(tokens)];
    if (known.empty() || known.front().span.size() <= form.span.size()) known.push_back(form);
  }
  std::vector<std::int32_t> actors;
  for (const Candidate& candidate : reading.candidates) {
    std::int32_t actor = candidate.pronoun ? kActorUnknown : kNoActor;
    const auto known = by_head.find(candidate.mention.head);
    if (!candidate.pronoun && known != by_head.end()) {
      actor = static_cast<std::int32_t>(known->second.front().actor);
      for (const Form& other : known->second)
        if (static_cast<std::int32_t>(other.actor) != actor) actor = kActorUnknown;
    }
    actors.push_back(actor);
  }
  return actors;
}

}  // namespace kg::ingest
