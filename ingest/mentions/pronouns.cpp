// Pronouns, as mentions whose chains are looked for later.
#include "ingest/mentions/reading.h"

namespace kg::ingest {
namespace {

// "It is likely that", "there": no actor stands behind it.
bool is_expletive(const Reading& reading, std::uint32_t at) {
  const Token& token = reading.token(at);
  if (is_relation(token, "expl") || token.upos == "SCONJ") return true;
  if (reading.words.form(at) != "it" || !is_relation(token, "nsubj") || token.head == kRoot) return false;
  const auto verb = static_cast<std::uint32_t>(token.head);
  for (const char* empty : {"rain", "snow", "seem", "appear", "take", "matter", "happen", "turn"})
    if (reading.words.lemma(verb) == empty && reading.words.form(verb) != "taken") return true;
  const bool judgement = reading.syntax.child(verb, "cop") && reading.token(verb).upos == "ADJ";
  return judgement && (reading.syntax.child(verb, "csubj") || reading.syntax.child(verb, "ccomp") ||
                       reading.syntax.child(verb, "xcomp") || reading.syntax.child(verb, "advcl"));
}

bool is_pronoun(const Token& token) {
  return token.upos == "PRON" || token.xpos == "PRP" || token.xpos == "PRP$" || token.xpos == "WP" ||
         token.xpos == "WP$" || token.xpos == "WDT";
}

// "The two never met", "a meeting of the two": the number alone, with the word before it; empty before a
// noun.
std::string number_alone(const Reading& reading, std::uint32_t at) {
  const Token& token = reading.token(at);
  if (at == 0 || token.upos != "NUM" || is_relation(token, "nummod") || is_relation(token, "compound"))
    return {};
  if (at + 1 < reading.document.tokens.size()) {
    const Token& next = reading.token(at + 1);
    if (is_noun(next) || next.upos == "ADJ" || next.upos == "NUM" || next.form == "-") return {};
  }
  return reading.words.form(at - 1) + " " + reading.words.form(at);
}

std::optional<Candidate> pronoun_at(const Reading& reading, std::uint32_t at) {
  const Token& token = reading.token(at);
  const std::string number = number_alone(reading, at);
  const auto row = reading.lexicon.pronouns.find(number.empty() ? reading.words.form(at) : number);
  if (row == reading.lexicon.pronouns.end()) return std::nullopt;
  const Pronoun& pronoun = row->second;
  if (is_all_capitals(token.form) && token.form.size() > 1) return std::nullopt;  // "US"
  switch (pronoun.kind) {
    case PronounKind::relative:
      if (token.xpos != "WP" && token.xpos != "WDT" && token.xpos != "WP$") return std::nullopt;
      break;
    case PronounKind::quantity:
      if (token.head != kRoot && (is_relation(token, "det") || is_relation(token, "cc"))) return std::nullopt;
      break;
    case PronounKind::reciprocal:
    case PronounKind::order: return std::nullopt;
    default:
      if (!is_pronoun(token) || is_expletive(reading, at)) return std::nullopt;
  }
  Candidate candidate;
  candidate.mention.tokens = {at, at + 1};
  candidate.mention.head = at;
  candidate.mention.kind = MentionKind::pronoun;
  candidate.mention.plural = pronoun.number == 'p';
  candidate.extent = {at, at + 1};
  candidate.pronoun = &pronoun;
  candidate.folded = reading.words.form(at);
  if (pronoun.gender == PronounGender::male) candidate.gender = Gender::male;
  if (pronoun.gender == PronounGender::female) candidate.gender = Gender::female;
  return candidate;
}

}  // namespace

void find_pronouns(Reading& reading) {
  for (const Sentence& sentence : reading.document.sentences) {
    if (sentence.section != SectionKind::body) continue;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at)
      if (auto candidate = pronoun_at(reading, at)) reading.candidates.push_back(std::move(*candidate));
  }
}

}  // namespace kg::ingest
