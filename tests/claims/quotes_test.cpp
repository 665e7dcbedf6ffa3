#include "ingest/claims/quotes.h"

#include <gtest/gtest.h>

#include "tests/claims/lexicon_rows.h"
#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

std::string speaker_of(const AnalysedDocument& document, std::uint32_t word) {
  const Tree tree(document);
  const PropositionReader reader(tree, testing::shipped_lexicon());
  const auto speaker = QuoteReader(reader).speaker(word);
  return speaker ? document.tokens[*speaker].form : "nobody";
}

constexpr const char* kQuoted = R"(
" `` punct 4
We PRP nsubj 4
will MD aux 4
wait VB ccomp 8
, , punct 4
" '' punct 4
Umerov NNP nsubj 8
said/say VBD root 0
. . punct 8

" `` punct 4
Nobody NN nsubj 4
else JJ amod 2
leaves/leave VBZ root 0
. . punct 4
" '' punct 4
)";

TEST(Quotes, BelongToTheSubjectOfTheSayingVerb) {
  EXPECT_EQ(speaker_of(testing::document_of_rows(kQuoted), 3), "Umerov");
}

TEST(Quotes, KeepTheirSpeakerInTheNextSentenceOfTheParagraph) {
  EXPECT_EQ(speaker_of(testing::document_of_rows(kQuoted), 12), "Umerov");
}

TEST(Quotes, HaveNoSpeakerOutsideTheMarks) {
  EXPECT_EQ(speaker_of(testing::document_of_rows(kQuoted), 7), "nobody");
}

constexpr const char* kTurn = R"(
Umerov NNP root 0 B-PER
: : punct 3
We PRP nsubj 5
will MD aux 5
wait VB parataxis 1
. . punct 1

Nobody NN nsubj 3
else JJ amod 1
leaves/leave VBZ root 0
. . punct 3
)";

TEST(Quotes, GiveAParagraphToThePersonWhoseNameAndColonOpenIt) {
  const AnalysedDocument document = testing::document_of_rows(kTurn);
  EXPECT_EQ(speaker_of(document, 0), "nobody");
  EXPECT_EQ(speaker_of(document, 4), "Umerov");
  EXPECT_EQ(speaker_of(document, 8), "Umerov");
}

constexpr const char* kInterview = R"(
Kilema NNP nsubj 2 B-PER
received/receive VBD root 0
us PRP obj 2
. . punct 2

# paragraph
Q NN root 0
: : punct 3
Why WRB advmod 1
? . punct 1

# paragraph
A DT root 0
: : punct 4
I PRP nsubj 4
waited/wait VBD parataxis 1
. . punct 1

# paragraph
Q NN root 0
: : punct 3
How WRB advmod 1
? . punct 1

# paragraph
A DT root 0
: : punct 4
Ndeko NNP nsubj 4 B-PER
spoke/speak VBD parataxis 1
. . punct 1

# paragraph
Q NN root 0
: : punct 3
When WRB advmod 1
? . punct 1

# paragraph
A DT root 0
: : punct 4
Nobody NN nsubj 4
left/leave VBD parataxis 1
. . punct 1
)";

TEST(Quotes, GiveTheAnswersOfAnInterviewToWhoWasAsked) {
  const AnalysedDocument document = testing::document_of_rows(kInterview);
  EXPECT_EQ(speaker_of(document, 11), "Kilema");
  EXPECT_EQ(speaker_of(document, 20), "Kilema");
  EXPECT_EQ(speaker_of(document, 29), "Kilema");
  EXPECT_EQ(speaker_of(document, 6), "nobody");
}

TEST(Quotes, TakeNoDatelineForASpeaker) {
  const AnalysedDocument document = testing::document_of_rows(R"(
Delhi NNP root 0 B-LOC
: : punct 3
We PRP nsubj 5
will MD aux 5
wait VB parataxis 1
. . punct 1
)");
  EXPECT_EQ(speaker_of(document, 4), "nobody");
}

}  // namespace
}  // namespace kg::ingest
