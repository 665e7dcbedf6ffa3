#include "ingest/mentions/clause_doer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kg::ingest {
namespace {

constexpr int kMostSteps = 12;

std::optional<std::uint32_t> object_before(const Reading& reading, std::uint32_t verb, std::uint32_t before) {
  for (const char* object : {"obj", "iobj"})
    if (const auto found = reading.syntax.child(verb, object); found && *found < before) return found;
  return std::nullopt;
}

// Whether the verb asks its object to do something.
bool asks(std::string_view verb) {
  constexpr std::array<std::string_view, 21> kAsk{
      "advise", "ask",   "beg",     "beseech",  "command", "compel", "direct",
      "exhort", "force", "implore", "instruct", "oblige",  "order",  "pressure",
      "press",  "push",  "request", "require",  "tell",    "urge",   "want"};
  return std::find(kAsk.begin(), kAsk.end(), verb) != kAsk.end();
}

// "Urged Belgium to withdraw its troops", "called on Belgium to".
std::optional<std::uint32_t> lent_to(const Reading& reading, std::uint32_t infinitive, std::uint32_t verb) {
  const Token& token = reading.token(infinitive);
  if (token.xpos != "VB") return std::nullopt;
  const std::string& lemma = reading.words.lemma(verb);
  // "ordered Rwanda on Thursday to end its support" reads like a purpose
  const bool behind_day = is_relation(token, "advcl") && asks(lemma);
  if ((is_relation(token, "xcomp") || behind_day) && lemma != "promise" && lemma != "threaten")
    if (const auto found = object_before(reading, verb, infinitive)) return found;
  if (lemma == "call" || lemma == "appeal" || lemma == "plead")
    if (const auto found = reading.syntax.child(verb, "obl");
        found && *found < infinitive && reading.syntax.child(*found, "case"))
      return found;
  return std::nullopt;
}

// Whether the row of a verb, or of the noun for its act, has the word that stands before the deed.
bool blames(const Reading& reading, std::uint32_t word, std::string_view before) {
  const auto row = reading.lexicon.blaming_verbs.find(reading.words.lemma(word));
  return row != reading.lexicon.blaming_verbs.end() &&
         std::find(row->second.begin(), row->second.end(), before) != row->second.end();
}

// "Sanctions on Chad", "the arrest of Omar Talek"; "imposed on Chad".
std::optional<std::uint32_t> struck(const Reading& reading, std::uint32_t word, std::uint32_t before) {
  for (const std::uint32_t child : reading.syntax.children(word)) {
    if (child <= word || child >= before) continue;
    const bool noun = is_relation(reading.token(child), "nmod") || is_relation(reading.token(child), "obl");
    const std::string_view preposition = reading.syntax.preposition(child);
    if (noun && (preposition == "on" || preposition == "against" || preposition == "of")) return child;
  }
  return std::nullopt;
}

// "Thanked Chad for its help", "accused Chad of arming its foes", "sanctions imposed on Talek for his raids",
// "lifted the sanctions on Talek over his raids".
std::optional<std::uint32_t> blamed(const Reading& reading, const std::vector<std::int32_t>& at_head,
                                    std::uint32_t deed, std::uint32_t verb) {
  const auto mark = reading.syntax.child(deed, "mark");
  const std::string word(mark ? reading.words.form(*mark) : reading.syntax.preposition(deed));
  const auto object = object_before(reading, verb, deed);
  const bool actor =
      object && at_head[*object] >= 0 &&
      reading.at(static_cast<std::uint32_t>(at_head[*object])).mention.type != ActorType::event;
  const bool verb_blames = blames(reading, verb, word);
  if (verb_blames && (actor || (object && !struck(reading, *object, deed)))) return object;
  if (object && !actor && (verb_blames || blames(reading, *object, word)))
    return struck(reading, *object, deed);
  return verb_blames && !object ? struck(reading, verb, deed) : std::nullopt;
}

}  // namespace

std::int32_t clause_doer(const Reading& reading, const std::vector<std::int32_t>& at_head, std::uint32_t at) {
  for (int steps = 0; steps < kMostSteps; ++steps) {
    if (const auto subject = reading.syntax.child(at, "nsubj")) return at_head[*subject];
    if (reading.token(at).head == kRoot) return -1;
    const auto verb = static_cast<std::uint32_t>(reading.token(at).head);
    if (verb < at) {
      auto doer = lent_to(reading, at, verb);
      if (!doer) doer = blamed(reading, at_head, at, verb);
      if (doer && at_head[*doer] >= 0) return at_head[*doer];
    }
    at = verb;
  }
  return -1;
}

}  // namespace kg::ingest
