#include "ingest/open_propositions.h"

#include <gmock/gmock.h>

#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

using testing::document_of;
using ::testing::ElementsAre;
using testing::sentence;

// "subject | relation | argument | ..." for each proposition.
std::vector<std::string> propositions(const sentence& built) {
  const AnalysedDocument document = document_of({built});
  std::vector<std::string> lines;
  for (const OpenProposition& proposition : open_propositions(document, document.sentences.front())) {
    std::string line = proposition.arguments.front() + " | " + proposition.relation;
    for (std::size_t i = 1; i < proposition.arguments.size(); ++i) line += " | " + proposition.arguments[i];
    EXPECT_GT(proposition.confidence, 0);
    EXPECT_LT(proposition.confidence, 1);
    lines.push_back(line);
  }
  return lines;
}

TEST(OpenPropositions, TellSubjectObjectAndCircumstances) {
  EXPECT_THAT(propositions(sentence("Rubio met the envoy in Miami .")
                               .tags("NNP VBD DT NN IN NNP .")
                               .heads("2:nsubj 0:root 4:det 2:obj 6:case 2:obl 2:punct")),
              ElementsAre("Rubio | met | the envoy | in Miami"));
}

TEST(OpenPropositions, PutThePrepositionIntoTheRelationWhereThereIsNoObject) {
  EXPECT_THAT(propositions(sentence("Rubio did not travel to Moscow on Friday .")
                               .tags("NNP VBD RB VB IN NNP IN NNP .")
                               .lemmas("Rubio do not travel to Moscow on Friday .")
                               .heads("4:nsubj 4:aux 4:advmod 0:root 6:case 4:obl 8:case 4:obl 4:punct")),
              ElementsAre("Rubio | did not travel to | Moscow | on Friday"));
}

TEST(OpenPropositions, LendSubjectsToConjoinedVerbsAndClausesOfNouns) {
  EXPECT_THAT(propositions(sentence("Rubio met Umerov and praised Ukraine .")
                               .tags("NNP VBD NNP CC VBD NNP .")
                               .heads("2:nsubj 0:root 2:obj 5:cc 2:conj 5:obj 2:punct")),
              ElementsAre("Rubio | met | Umerov", "Rubio | praised | Ukraine"));
  EXPECT_THAT(propositions(sentence("a plan drafted by Washington failed")
                               .tags("DT NN VBN IN NNP VBD")
                               .heads("2:det 6:nsubj 2:acl 5:case 3:obl 0:root")),
              ElementsAre("a plan | drafted by | Washington"));
}

TEST(OpenPropositions, JoinChainsOfVerbs) {
  EXPECT_THAT(propositions(sentence("Kyiv refuses to cede territory .")
                               .tags("NNP VBZ TO VB NN .")
                               .heads("2:nsubj 0:root 4:mark 2:xcomp 4:obj 2:punct")),
              ElementsAre("Kyiv | refuses to cede | territory"));
}

TEST(OpenPropositions, TellCopulasAndAppositions) {
  EXPECT_THAT(
      propositions(
          sentence("Umerov , a former minister , is the negotiator of Ukraine .")
              .tags("NNP , DT JJ NN , VBZ:AUX DT NN IN NNP .")
              .heads(
                  "9:nsubj 5:punct 5:det 5:amod 1:appos 1:punct 9:cop 9:det 0:root 11:case 9:nmod 9:punct")),
      ElementsAre("Umerov | is | a former minister",
                  "Umerov, a former minister | is | the negotiator of Ukraine"));
}

TEST(OpenPropositions, SayNothingWithoutSubject) {
  EXPECT_THAT(propositions(sentence("Stop the war .").tags("VB DT NN .").heads("0:root 3:det 1:obj 1:punct")),
              ElementsAre());
}

}  // namespace
}  // namespace kg::ingest
