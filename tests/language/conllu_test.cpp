#include "ingest/language/conllu.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/sentence_builder.h"

namespace kg::ingest {
namespace {

using ::testing::HasSubstr;

std::vector<ConlluSentence> read(const std::string& text) {
  std::istringstream in(text);
  return read_conllu(in, "bad.conllu");
}

std::string complaint(const std::string& text) {
  try {
    read(text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

std::string row(const std::string& id, const std::string& head = "0", const std::string& misc = "_") {
  return id + "\tword\tword\tNOUN\tNN\t_\t" + head + "\troot\t_\t" + misc + "\n";
}

TEST(ConlluReader, KeepsCommentsRangesAndSpaces) {
  const auto sentences = read(
      "# newdoc id = a\n# sent_id = a-1\n"
      "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
      "1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n"
      "2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n"
      "2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t1:x\t_\n"
      "3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n");
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(*sentences[0].comment("sent_id"), "a-1");
  EXPECT_TRUE(sentences[0].begins_document());
  ASSERT_EQ(sentences[0].words.size(), 3U);
  EXPECT_TRUE(sentences[0].words[1].joined);
  EXPECT_EQ(document_of(sentences).document.text, "don't.");
}

TEST(ConlluReader, NamesFileAndLineOfWhatIsWrong) {
  EXPECT_THAT(complaint("# a\n1\tword\n\n"), HasSubstr("bad.conllu:2: 2 columns; CoNLL-U has 10"));
  EXPECT_THAT(complaint(row("1") + row("3")), HasSubstr("bad.conllu:2: id \"3\" where 2 is next"));
  EXPECT_THAT(complaint(row("x")), HasSubstr("bad.conllu:1: id \"x\" where 1 is next"));
  EXPECT_THAT(complaint("\n" + row("1", "5") + "\n"),
              HasSubstr("bad.conllu:2: word 1 of this sentence has head 5"));
  EXPECT_THAT(complaint(row("1", "-3")), HasSubstr("head \"-3\" is no number"));
  EXPECT_THAT(complaint(row("1", "1")), HasSubstr("its own head"));
  EXPECT_THAT(complaint(row("1-3") + row("1") + "\n"), HasSubstr("ends inside the range"));
  EXPECT_THAT(complaint(row("2-3")), HasSubstr("the range 2-3 should begin at word 1"));
  EXPECT_THAT(complaint(row("1") + "# late\n"), HasSubstr("bad.conllu:2: a comment among the words"));
  EXPECT_EQ(complaint(""), "");
  EXPECT_EQ(complaint(row("1", "_") + "\n"), "");
}

TEST(ConlluWriter, WritesWhatTheReaderReadsBack) {
  const AnalysedDocument document = testing::document_of_rows(R"(
    # headline
    Talks      NNS  root   0

    # body
    Rubio      NNP  nsubj  2  B-PER
    met/meet   VBD  root   0
    Rustem     NNP  obj    2  B-PER
    Umerov     NNP  flat   3  I-PER
    's         POS  case   3
    .          .    punct  2
  )");
  std::ostringstream out;
  write_conllu(out, document, "a b.txt");
  EXPECT_THAT(out.str(),
              HasSubstr("# newdoc id = a b.txt\n# newpar\n# sent_id = a b.txt-1\n# text = Talks\n"));
  EXPECT_THAT(out.str(), HasSubstr("4-5\tUmerov's\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"));
  EXPECT_THAT(out.str(), HasSubstr("\tNER=B-PER|TokenRange=7:12\n"));

  std::istringstream in(out.str());
  const AnalysedDocument again = document_of(read_conllu(in, "out"));
  ASSERT_EQ(again.tokens.size(), document.tokens.size());
  for (std::size_t i = 0; i < again.tokens.size(); ++i) {
    EXPECT_EQ(again.tokens[i].form, document.tokens[i].form);
    EXPECT_EQ(again.tokens[i].lemma, document.tokens[i].lemma);
    EXPECT_EQ(again.tokens[i].xpos, document.tokens[i].xpos);
    EXPECT_EQ(again.tokens[i].deprel, document.tokens[i].deprel);
    EXPECT_EQ(again.tokens[i].head, document.tokens[i].head);
    EXPECT_EQ(again.tokens[i].span, document.tokens[i].span);
    EXPECT_EQ(again.tokens[i].joined, document.tokens[i].joined);
  }
  ASSERT_EQ(again.entities.size(), 2U);
  EXPECT_EQ(again.text(again.entities[1].tokens), "Rustem Umerov");
  EXPECT_EQ(again.document.text, document.document.text);
}

TEST(ConlluWriter, WritesWordsWithoutRelationsTheSameEachTime) {
  const auto written = [](const std::string& text) {
    std::ostringstream out;
    write_conllu(out, document_of(read(text)), "a");
    return out.str();
  };
  for (const std::string relation : {"", "_"}) {
    const std::string once =
        written("1\tEnvoys\t_\t_\t_\t_\t_\t" + relation + "\t_\t_\n2\tmet\t_\t_\t_\t_\t1\t_\t_\t_\n\n");
    EXPECT_EQ(written(once), once);
  }
}

TEST(ConlluWriter, WritesTheActorTypeBesideTheEntityWhereThereIsOne) {
  AnalysedDocument document =
      document_of(read("1\tHamas\t_\t_\t_\t_\t0\troot\t_\tNER=B-ORG\n"
                       "2\tfired\t_\t_\t_\t_\t1\tacl\t_\t_\n"
                       "3\tQassam\t_\t_\t_\t_\t2\tobj\t_\tNER=B-MISC\n\n"));
  std::ostringstream out;
  write_conllu(out, document, "a", {ActorType::armed_group, std::nullopt});
  EXPECT_NE(out.str().find("\tNER=B-ORG|ActorType=armed_group|TokenRange=0:5\n"), std::string::npos);
  EXPECT_NE(out.str().find("\tNER=B-MISC|SpaceAfter=No|TokenRange="), std::string::npos);
}

TEST(ConlluWriter, NotesWhiteSpaceSoThatTheTextCanBeRebuilt) {
  AnalysedDocument document;
  document.document.text = "\n\tOne | two\\ \xC2\xA0three\r\n\n four \n";
  std::uint32_t at = 0;
  for (const char* form : {"One", "|", "two\\", "three", "four"}) {
    Token token;
    token.form = form;
    token.span.begin = static_cast<std::uint32_t>(document.document.text.find(form, at));
    at = token.span.end = token.span.begin + static_cast<std::uint32_t>(token.form.size());
    document.tokens.push_back(token);
  }
  document.sentences = {{{0, 4}, {}, SectionKind::body, 0}, {{4, 5}, {}, SectionKind::body, 1}};
  std::ostringstream out;
  write_conllu(out, document, "x");
  std::istringstream in(out.str());
  EXPECT_EQ(rebuilt_text(read_conllu(in, "out")), document.document.text);
}

}  // namespace
}  // namespace kg::ingest
