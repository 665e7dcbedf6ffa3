#include "ingest/mentions/given_offices.h"

#include <algorithm>

namespace kg::ingest {
namespace {

bool small(const std::string& form) { return !form.empty() && form[0] >= 'a' && form[0] <= 'z'; }

// The person whose name stands before the title and hangs on it; null if anything of the title stands before
// the name.
const EntitySpan* person_before(const AnalysedDocument& document, std::uint32_t verb, std::uint32_t title) {
  const auto& tokens = document.tokens;
  const EntitySpan* person = nullptr;
  for (const EntitySpan& entity : document.entities)
    if (entity.kind == EntityKind::per && entity.tokens.begin > verb && entity.tokens.end <= title)
      person = &entity;
  if (person == nullptr) return nullptr;
  for (std::uint32_t i = verb + 1; i < title; ++i) {
    const bool in_name = i >= person->tokens.begin && i < person->tokens.end;
    if (in_name || tokens[i].head != static_cast<std::int32_t>(title)) continue;
    if (i < person->tokens.begin || tokens[i].upos == "DET" || tokens[i].upos == "PUNCT") return nullptr;
  }
  return person;
}

}  // namespace

void repair_given_offices(const MentionLexicon& lexicon, AnalysedDocument& document) {
  const PhraseWords words(document);
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t title = sentence.tokens.begin + 2; title < sentence.tokens.end; ++title) {
      Token& held = document.tokens[title];
      if (held.head == kRoot || held.upos != "NOUN" || held.xpos != "NN" || !small(held.form) ||
          (held.deprel != "obj" && held.deprel != "xcomp"))
        continue;
      const auto verb = static_cast<std::uint32_t>(held.head);
      if (verb > title || !lexicon.naming_verbs.contains(words.lemma(verb)) ||
          !lexicon.titles.headed_by(words, sentence.tokens, title))
        continue;
      const EntitySpan* person = person_before(document, verb, title);
      if (person == nullptr) continue;
      for (std::uint32_t i = person->tokens.begin; i < person->tokens.end; ++i) {
        Token& name = document.tokens[i];
        if (name.head != static_cast<std::int32_t>(title)) continue;
        name.head = static_cast<std::int32_t>(verb);
        name.deprel = "obj";
        held.deprel = "xcomp";
      }
    }
  }
}

}  // namespace kg::ingest
