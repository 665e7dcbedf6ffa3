#include "graph/file_bytes.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace kg {
namespace {

class FileBytes : public ::testing::Test {
 protected:
  // Tests run side by side.
  FileBytes()
      : folder_(::testing::TempDir() + "file_bytes_" +
                ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::create_directories(folder_);
  }
  ~FileBytes() override { std::filesystem::remove_all(folder_); }

  std::string after_writing(const std::string& bytes) const {
    std::ofstream(folder_ / "it", std::ios::binary) << bytes;
    return file_bytes(folder_ / "it");
  }

  std::filesystem::path folder_;
};

TEST_F(FileBytes, AreThoseThatWereWritten) {
  using namespace std::string_literals;
  EXPECT_EQ(after_writing(""), "");
  EXPECT_EQ(after_writing("\r\n\0\xFF\x1A tail"s), "\r\n\0\xFF\x1A tail"s);
  const std::string long_one(3000000, 'x');
  EXPECT_EQ(after_writing(long_one), long_one);
}

TEST_F(FileBytes, OfAFolderOrOfNothingCannotBeRead) {
  EXPECT_THROW(file_bytes(folder_), std::runtime_error);
  EXPECT_THROW(file_bytes(folder_ / "missing"), std::runtime_error);
}

}  // namespace
}  // namespace kg
