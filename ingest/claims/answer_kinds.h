// What verbs and nouns of answering answer: "denied" something said, "refused" something asked.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/claims/lexicon.h"
#include "ingest/claims/tree.h"

namespace kg::ingest {

// What is answered: something said of the one who answers, or something asked of him.
enum class AnswerKind : std::uint8_t { none, said, asked, either };

// The narrower of both; either, if one is said and the other asked; none if one is none.
AnswerKind wider(AnswerKind a, AnswerKind b);
AnswerKind kind_of_verb(const Tree& tree, const ClaimLexicon& lexicon, std::uint32_t verb);
AnswerKind kind_of_noun(const ClaimLexicon& lexicon, std::string_view noun);

}  // namespace kg::ingest
