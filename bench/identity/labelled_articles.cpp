#include "bench/identity/labelled_articles.h"

#include <fstream>
#include <stdexcept>

namespace kg::bench {
namespace {

class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : file_(file) {}

  std::vector<LabelledArticle> read() {
    std::ifstream in(file_);
    if (!in) throw std::runtime_error(file_.string() + ": cannot be read; name a file of labelled articles");
    for (std::string line; std::getline(in, line);) {
      ++line_;
      if (line.starts_with("== "))
        begin(line.substr(3));
      else if (!line.empty() && line[0] != '#')
        add(line);
    }
    return std::move(articles_);
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw std::runtime_error(file_.string() + ':' + std::to_string(line_) + ": " + what);
  }

  void begin(const std::string& title) {
    const std::size_t space = title.find(' ');
    if (space != 10) refuse("an article begins with \"== 2025-12-19 Headline\"");
    LabelledArticle& article = articles_.emplace_back();
    article.day = title.substr(0, space);
    article.headline = title.substr(space + 1);
    article.text = article.headline + "\n\n";
  }

  void add(const std::string& line) {
    if (articles_.empty()) refuse("words stand before the first article; begin one with \"== DAY HEADLINE\"");
    LabelledArticle& article = articles_.back();
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t open = std::min(line.find('[', at), line.size());
      article.text += line.substr(at, open - at);
      if (open == line.size()) break;
      const std::size_t bar = line.find('|', open), close = line.find(']', open);
      if (close == line.npos || bar >= close) refuse("a mark has no end; write [words|actor]");
      LabelledMention mention;
      mention.span.begin = static_cast<std::uint32_t>(article.text.size());
      article.text += line.substr(open + 1, bar - open - 1);
      mention.span.end = static_cast<std::uint32_t>(article.text.size());
      mention.actor = line.substr(bar + 1, close - bar - 1);
      article.mentions.push_back(std::move(mention));
      at = close + 1;
    }
    article.text += '\n';
  }

  std::filesystem::path file_;
  std::size_t line_ = 0;
  std::vector<LabelledArticle> articles_;
};

}  // namespace

std::vector<LabelledArticle> labelled_articles(const std::filesystem::path& file) {
  return Reader(file).read();
}

}  // namespace kg::bench
