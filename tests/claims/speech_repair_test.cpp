#include "ingest/claims/speech_repair.h"

#include <gmock/gmock.h>

#include "ingest/claims/tree_repair.h"
#include "tests/claims/mentioned_rows.h"

namespace kg::ingest {
namespace {

// "said <- Horne nsubj": what hangs where after the repair, for one word.
std::string arc(std::string_view rows, std::uint32_t word) {
  const MentionedDocument document = testing::mentioned_rows(rows);
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  const std::vector<Token>& tokens = document.analysis.tokens;
  const std::string above =
      tree.head(word) == kRoot ? "root" : tokens[static_cast<std::size_t>(tree.head(word))].form;
  const Relation relation = tree.relation(word);
  return above + (relation == Relation::nsubj       ? " nsubj"
                  : relation == Relation::parataxis ? " parataxis"
                  : relation == Relation::relcl     ? " relcl"
                  : relation == Relation::advcl     ? " advcl"
                  : relation == Relation::ccomp     ? " ccomp"
                                                    : " other");
}

TEST(SpeechRepair, FindsTheSpeakerAmongAppositions) {
  EXPECT_EQ(arc(R"(
They PRP nsubj 2
caught/catch VBD root 0
Haftar NNP obj 2
, , punct 5
Soumaila NNP appos 3
, , punct 5
said/say VBD parataxis 2
today NN obl:tmod 7
. . punct 2
)",
                4),
            "said nsubj");
}

TEST(SpeechRepair, TakesTheSpeakerBehindTheVerbForItsSubject) {
  EXPECT_EQ(arc(R"(
They PRP nsubj 2
left/leave VBD ccomp 4
, , punct 2
said/say VBD root 0
a DT det 6
general NN xcomp 4
. . punct 4
)",
                5),
            "said nsubj");
}

TEST(SpeechRepair, LeavesADayBehindTheVerbAlone) {
  EXPECT_EQ(arc(R"(
They PRP nsubj 2
left/leave VBD ccomp 5
, , punct 2
he PRP nsubj 5
said/say VBD root 0
today NN obl:tmod 5
. . punct 5
)",
                5),
            "said other");
}

TEST(SpeechRepair, HangsARelativeClauseOnItsNoun) {
  EXPECT_EQ(arc(R"(
Abbas NNP nsubj 2
spoke/say VBD root 0
in IN case 4
Ramallah NNP obl 2
, , punct 8
where WRB advmod 8
crowds NNS nsubj 8
burned/burn VBD ccomp 2
flags NNS obj 8
. . punct 2
)",
                7),
            "Ramallah relcl");
}

TEST(SpeechRepair, TakesAClauseOfTimeForNoContent) {
  EXPECT_EQ(arc(R"(
India NNP nsubj 2
told/tell VBD root 0
Ottawa NNP iobj 2
, , punct 9
days NNS obl:tmod 9
after IN:SCONJ mark 9
Trudeau NNP nsubj 9
had VBD aux 9
accused/accuse VBN ccomp 2
it PRP obj 9
. . punct 2
)",
                8),
            "told advcl");
}

TEST(SpeechRepair, PartsWhatASemicolonParts) {
  EXPECT_EQ(arc(R"(
Oman NNP nsubj 3
will MD aux 3
wait VB root 0
, , punct 6
he PRP nsubj 6
said/say VBD parataxis 3
; : punct 9
Qatar NNP nsubj 9
left/leave VBD ccomp 6
. . punct 3
)",
                8),
            "wait parataxis");
}

TEST(SpeechRepair, SetsWhoSaysItAtTheEndBesideTheWholeSentence) {
  MentionedDocument document;
  document.analysis = testing::document_of_rows(R"(
They PRP nsubj 2
agreed/agree VBD root 0
to IN case 5
a DT det 5
line NN obl 2
, , punct 8
Hochstein NNP nsubj 8
announced/announce VBD acl:relcl 5
on IN case 10
Tuesday NNP obl 8
. . punct 2
)");
  document.mention_at.assign(document.analysis.tokens.size(), -1);
  Mention name;
  name.kind = MentionKind::name;
  name.tokens = {6, 7};
  name.head = 6;
  document.mentions.push_back(name);
  document.mention_at[6] = 0;
  const Tree tree(document.analysis, repairs(document, testing::shipped_lexicon()));
  EXPECT_EQ(tree.head(7), 1);
  EXPECT_EQ(tree.relation(7), Relation::parataxis);
}

TEST(SpeechRepair, TakesTheClauseBehindWhoSaysItForWhatIsSaid) {
  EXPECT_EQ(arc(R"(
Then RB advmod 3
, , punct 3
recalls/recall VBZ root 0
Fico NNP nsubj 3
, , punct 7
Johnson NNP nsubj 7
sent/send VBD parataxis 3
ships NNS obj 7
. . punct 3
)",
                6),
            "recalls ccomp");
}

}  // namespace
}  // namespace kg::ingest
