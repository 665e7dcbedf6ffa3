#include "ingest/read/document_stream.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const PageCues& cues() {
  static const PageCues loaded = PageCues::load(KG_SOURCE_DIR "/data/en/page_furniture.tsv");
  return loaded;
}

class Stream : public ::testing::Test {
 protected:
  Stream() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(::testing::TempDir()) /
              (std::string("stream-") + test->name() + "-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Stream() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  std::string file(const std::string& name, const std::string& bytes) const {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  // What comes out, a line each: "reference|text" or "! message", with the test's folder left out.
  std::vector<std::string> read(const std::vector<std::string>& paths,
                                const ReadOptions& options = {}) const {
    std::vector<std::string> lines;
    DocumentStream stream(paths, options, cues());
    while (const auto item = stream.next()) {
      std::string line;
      if (const auto* bad = std::get_if<BadDocument>(&*item))
        line = "! " + bad->message;
      else
        line = std::get<Document>(*item).appearance.reference + "|" + std::get<Document>(*item).text;
      for (std::size_t at = 0; (at = line.find(folder_.string() + "/")) != std::string::npos;)
        line.erase(at, folder_.string().size() + 1);
      lines.push_back(line);
    }
    return lines;
  }

  fs::path folder_;
};

TEST_F(Stream, ReadsAFolderAndItsFoldersInOrder) {
  file("b.txt", "B.");
  file("a/z.md", "Z.");
  file("a.jsonl", "{\"text\":\"J.\"}\n");
  file("picture.png", "\x89PNG");
  file(".hidden.txt", "H.");
  file("README.md", "What lies here.");
  EXPECT_THAT(read({folder_.string()}), ElementsAre("a/z.md|Z.", "a.jsonl:1|J.", "b.txt|B."));
}

TEST_F(Stream, KeepsTheGivenOrderOfPaths) {
  const std::string b = file("b.txt", "B.");
  const std::string a = file("a.txt", "A.");
  EXPECT_THAT(read({b, a, b}), ElementsAre("b.txt|B.", "a.txt|A.", "b.txt|B."));
}

TEST_F(Stream, ReadsJsonLinesRoundABrokenOne) {
  const std::string path = file("brief.jsonl",
                                "{\"id\":\"one\",\"text\":\"A.\"}\n\n{\"id\":\"two\",\"text\":\n"
                                "{\"id\":\"three\",\"text\":\"C.\",\"published\":\"next week\"}\r\n"
                                "{\"id\":\"four\",\"text\":\"D.\"}");
  EXPECT_THAT(
      read({path}),
      ElementsAre(
          "one|A.", HasSubstr("! brief.jsonl:3: broken JSON at byte"),
          "! brief.jsonl:4: \"published\" is \"next week\"; write a day of the years 1000 to 2999 such "
          "as 2025-12-19.",
          "four|D."));
}

TEST_F(Stream, ReadsWholeJsonFiles) {
  const std::string path = file(
      "articles.json", "[\n  {\"id\": 1, \"text\": \"A.\"},\n  {\"text\": \"B.\"},\n  {\"text\": 7}\n]\n");
  EXPECT_THAT(read({path}), ElementsAre("1|A.", "articles.json:3|B.",
                                        HasSubstr("! articles.json:4: \"text\" is a number")));
}

TEST_F(Stream, SaysWhatIsWrongWithEachFileAndGoesOn) {
  const std::vector<std::string> paths = {file("empty.txt", ""),
                                          file("blank.txt", "\n \n"),
                                          file("binary.txt", std::string("a\0b", 3)),
                                          (folder_ / "absent.txt").string(),
                                          file("brackets.txt", std::string(100000, '(')),
                                          file("good.txt", "G.")};
  EXPECT_THAT(read(paths),
              ElementsAre("! empty.txt: it holds no text.", "! blank.txt: it holds no text.",
                          HasSubstr("! binary.txt: byte 1 is NUL"), "! absent.txt: there is no such file.",
                          "! brackets.txt: it holds hardly any letters (0 of 100000 bytes). Give an article.",
                          "good.txt|G."));
}

TEST_F(Stream, BoundsTheSizeOfADocument) {
  ReadOptions options;
  options.max_bytes = 1000;
  const std::string lines = "{\"text\":\"" + std::string(5000, 'a') + "\"}\n{\"text\":\"B.\"}\n";
  EXPECT_THAT(
      read({file("long.txt", std::string(5000, 'a')), file("long.jsonl", lines)}, options),
      ElementsAre("! long.txt: longer than 1000 bytes; split it, or raise the limit with --max-bytes.",
                  HasSubstr("! long.jsonl:1: the line is longer than 1000 bytes"), "long.jsonl:2|B."));
}

TEST_F(Stream, ReportsLinksThatLeadBackAndReadsTheRest) {
  file("a/a.txt", "A.");
  fs::create_directory_symlink(folder_, folder_ / "a" / "up");
  fs::create_symlink("self.txt", folder_ / "self.txt");
  fs::create_symlink("nowhere.txt", folder_ / "dangling.txt");
  file("z.txt", "Z.");
  EXPECT_THAT(read({folder_.string()}),
              ElementsAre("a/a.txt|A.", HasSubstr("! a/up: a symbolic link that leads back"),
                          HasSubstr("! dangling.txt: there is no such file."),
                          HasSubstr("! self.txt: a symbolic link that leads back to itself."), "z.txt|Z."));
}

TEST_F(Stream, ReportsAFileThatVanishesWhileOthersAreRead) {
  file("folder/a.txt", "A.");
  file("folder/b.txt", "B.");
  file("folder/c.txt", "C.");
  DocumentStream stream({folder_.string()}, {}, cues());
  EXPECT_EQ(std::get<Document>(*stream.next()).text, "A.");
  fs::remove(folder_ / "folder" / "b.txt");
  EXPECT_THAT(std::get<BadDocument>(*stream.next()).message,
              HasSubstr("folder/b.txt: there is no such file."));
  EXPECT_EQ(std::get<Document>(*stream.next()).text, "C.");
}

TEST_F(Stream, DoesNotWaitForAPipeThatNobodyWrites) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe.txt").c_str(), 0600), 0);
  EXPECT_THAT(
      read({(folder_ / "pipe.txt").string()}),
      ElementsAre(HasSubstr("pipe.txt: a pipe; read it through standard input: kgbuild ingest - < ")));
  EXPECT_THAT(read({folder_.string()}),
              ElementsAre("! pipe.txt: neither a file nor a folder; it was passed over."));
}

TEST_F(Stream, ReadsThePipeThatAShellHandsOver) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::write(ends[1], "Rubio.", 6), 6);
  ::close(ends[1]);
  const std::string path = "/dev/fd/" + std::to_string(ends[0]);
  EXPECT_THAT(read({path}), ElementsAre(path + "|Rubio."));
  ::close(ends[0]);
}

TEST_F(Stream, ReportsWhatItMayNotRead) {
  fs::permissions(file("closed.txt", "C."), fs::perms::none);
  file("shut/s.txt", "S.");
  fs::permissions(folder_ / "shut", fs::perms::none);
  const bool superuser = ::geteuid() == 0;  // may read everything
  if (superuser) {
    ASSERT_EQ(::seteuid(65534), 0);
  }
  const std::vector<std::string> lines = read({folder_.string()});
  if (superuser) {
    ASSERT_EQ(::seteuid(0), 0);
  }
  fs::permissions(folder_ / "shut", fs::perms::owner_all);
  EXPECT_THAT(lines,
              ElementsAre("! closed.txt: no permission to read it.", "! shut: no permission to read it."));
}

TEST_F(Stream, ReportsAFolderWithNothingToRead) {
  EXPECT_THAT(read({folder_.string()}),
              ElementsAre(HasSubstr("the folder holds no .txt, .md, .json or .jsonl files.")));
}

TEST_F(Stream, TakesThePublicationDayFromTheNearestThatTellsIt) {
  const std::string text = "WASHINGTON, 20 December 2017 — The Treasury named six men on Wednesday, it said.";
  const auto published = [&](const std::string& path, const ReadOptions& options = {}) {
    DocumentStream stream({path}, options, cues());
    return std::get<Document>(*stream.next()).appearance.published;
  };
  const std::string json =
      file("a.jsonl", "{\"text\":\"" + text + "\",\"published\":\"2017-12-21T08:00:00Z\"}");
  EXPECT_EQ(published(file("a.txt", text)), "2017-12-20");
  EXPECT_EQ(published(json), "2017-12-21");
  ReadOptions options;
  options.published = "2018-01-01";
  EXPECT_EQ(published(json, options), "2018-01-01");
  options.published = "2018-02-30";
  EXPECT_THROW(published(json, options), std::invalid_argument);
}

TEST_F(Stream, TellsWhereTheTextWasMet) {
  const std::string path =
      file("a.jsonl", R"({"id":"x","title":"T","text":"A.","source":"S","url":"U","k":[1]})");
  DocumentStream stream({path}, {}, cues());
  const Document document = std::get<Document>(*stream.next());
  EXPECT_EQ(document.id.value, content_hash("A."));
  EXPECT_EQ(document.appearance.path, path);
  EXPECT_EQ(document.appearance.title, "T");
  EXPECT_EQ(document.appearance.source, "S");
  EXPECT_EQ(document.appearance.url, "U");
  EXPECT_EQ(document.appearance.attributes.at("k"), "[1]");
}

}  // namespace
}  // namespace kg::ingest
