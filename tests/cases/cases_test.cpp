// tests/cases/*.case: sentences and the claims that they give, readable without knowing the program.
//
//   # a comment
//   > Lavrov and Fidan met in Antalya on Friday.   (published 2024-03-02)
//   Sergey Lavrov CONSULT "meets" Hakan Fidan 2024-03-01
//   not: * CONSULT Antalya
//   nothing else                                   (the claims above are all that the sentence gives)
//   nothing                                        (instead: the sentence gives no claim at all)
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

#include "tests/cases/expectation.h"
#include "tests/pipeline/shared_pipeline.h"

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string place;  // "reciprocal.case:3"
  std::string text, published = "2025-06-15";
  std::vector<std::string> expectations;
  bool nothing = false, nothing_else = false;
};

std::vector<Case> read_cases(const fs::path& file) {
  std::vector<Case> cases;
  std::ifstream in(file);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '>') {
      Case one;
      one.place = file.filename().string() + ':' + std::to_string(number);
      one.text = line.substr(line.find_first_not_of(' ', 1));
      std::smatch match;
      if (std::regex_search(one.text, match, std::regex(R"(\s*\(published (\d{4}-\d\d-\d\d)\)\s*$)"))) {
        one.published = match[1];
        one.text = match.prefix();
      }
      cases.push_back(std::move(one));
    } else if (cases.empty()) {
      ADD_FAILURE() << file << ':' << number << ": a case begins with '>' and its sentence";
    } else if (line == "nothing") {
      cases.back().nothing = true;
    } else if (line == "nothing else") {
      cases.back().nothing_else = true;
    } else {
      cases.back().expectations.push_back(line);
    }
  }
  return cases;
}

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(KG_SOURCE_DIR "/tests/cases"))
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

class Cases : public ::testing::TestWithParam<fs::path> {};

TEST_P(Cases, GiveTheirClaims) {
  static const Schema schema = Schema::load(fs::path(testing::data_folder()) / "schema");
  const std::vector<Case> cases = read_cases(GetParam());
  ASSERT_FALSE(cases.empty()) << GetParam();
  for (const Case& one : cases) {
    const DocumentReading reading =
        testing::pipeline().read(testing::document_of(one.text + "\n", one.published));
    if (one.nothing) {
      EXPECT_TRUE(reading.claims.empty()) << one.place << ": " << one.text << '\n'
                                          << kg::testing::claims_of(reading);
    }
    EXPECT_TRUE(one.nothing || !one.expectations.empty())
        << one.place << ": nothing is expected of the sentence";
    std::vector<kg::testing::Expectation> expectations;
    for (const std::string& line : one.expectations) {
      const auto expectation = kg::testing::parse_expectation(line, schema);
      expectations.push_back(expectation);
      EXPECT_NE(kg::testing::holds(expectation, reading, schema), expectation.forbidden)
          << one.place << ": \"" << one.text << "\" must " << (expectation.forbidden ? "not " : "") << "give "
          << line << '\n'
          << kg::testing::claims_of(reading);
    }
    if (one.nothing_else) {
      EXPECT_EQ(kg::testing::beyond(expectations, reading, schema), "") << one.place << ": " << one.text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Cases, ::testing::ValuesIn(case_files()), [](const auto& file) {
  std::string name = file.param.stem().string();
  for (char& letter : name)
    if (!std::isalnum(static_cast<unsigned char>(letter))) letter = '_';
  return name;
});

}  // namespace
}  // namespace kg::ingest
