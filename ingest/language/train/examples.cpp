#include "ingest/language/train/examples.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>

namespace kg::ingest::train {
namespace {

std::vector<std::string> cut(std::string_view line, std::string_view between) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find_first_of(between, at), line.size());
    parts.emplace_back(line.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

[[noreturn]] void refuse(const std::filesystem::path& file, std::size_t line, const std::string& why) {
  throw std::runtime_error(file.string() + ":" + std::to_string(line) + ": " + why);
}

std::ifstream open(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read; is the folder of corpora right?");
  return in;
}

// The four types from those of a corpus; empty for one that is not known.
std::string type_of(std::string_view name) {
  struct Row {
    std::string_view from;
    std::string_view to;
  };
  static constexpr Row kRows[] = {
      {"PER", "PER"},
      {"ORG", "ORG"},
      {"LOC", "LOC"},
      {"MISC", "MISC"},
      {"person", "PER"},
      {"politician", "PER"},
      {"country", "LOC"},
      {"location", "LOC"},
      {"event", "MISC"},
      {"organisation", "ORG"},
      {"politicalparty", "ORG"},
      {"election", "MISC"},
      {"misc", "MISC"},
  };
  for (const Row& row : kRows) {
    if (row.from == name) return std::string(row.to);
  }
  return {};
}

bool is_letter_or_digit(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

bool starts_small(std::string_view form) {
  const auto text = code_points(form);
  return !text.empty() && u_islower(static_cast<UChar32>(text.front())) != 0;
}

// "U.S.-led" as U.S. - led, "Lula's" as Lula 's; one piece where nothing is to cut.
std::vector<std::string> pieces(const std::string& form) {
  std::vector<std::string> out;
  const auto text = code_points(form);
  std::string current;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between = i > 0 && i + 1 < text.size() && is_letter_or_digit(text[i + 1]) &&
                         (is_letter_or_digit(text[i - 1]) || text[i - 1] == '.');
    const bool clitic = (text[i] == '\'' || text[i] == 0x2019) && i > 1 && i + 2 == text.size() &&
                        (text[i + 1] == 's' || text[i + 1] == 'S') && is_letter_or_digit(text[i - 1]);
    if (text[i] == '-' && between) {
      if (!current.empty()) out.push_back(current);
      out.emplace_back("-");
      current.clear();
      continue;
    }
    if (clitic && !current.empty()) {
      out.push_back(current);
      current.clear();
    }
    current += utf8(text[i]);
  }
  if (!current.empty()) out.push_back(current);
  return out;
}

std::string cased(const std::string& form, bool upper) {
  std::string out;
  bool first = true;
  for (const char32_t c : code_points(form)) {
    out += utf8(first || upper ? static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))) : c);
    first = false;
  }
  return out;
}

}  // namespace

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    out.push_back(c < 0 ? U'\uFFFD' : static_cast<char32_t>(c));
  }
  return out;
}

std::string utf8(char32_t c) {
  char buffer[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(buffer, size, static_cast<UChar32>(c));
  return std::string(buffer, static_cast<std::size_t>(size));
}

std::string word_key(std::string_view form) {
  if (form == "``" || form == "''") return "\"";
  std::string key;
  for (const char32_t c : code_points(form)) {
    switch (c) {
      case 0x2018:
      case 0x2019: key += '\''; break;
      case 0x201C:
      case 0x201D: key += '"'; break;
      default: key += utf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    }
  }
  return key;
}

std::vector<TreeSentence> read_trees(const std::filesystem::path& conllu) {
  std::ifstream in = open(conllu);
  std::vector<TreeSentence> sentences;
  TreeSentence current;
  std::size_t number = 0;
  const auto finish = [&] {
    for (const TreeWord& word : current) {
      if (word.head < 0 || static_cast<std::size_t>(word.head) > current.size()) {
        refuse(conllu, number, "a head of the sentence above is not one of its words");
      }
    }
    if (!current.empty()) sentences.push_back(std::move(current));
    current.clear();
  };
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) {
      finish();
    } else if (line.front() != '#') {
      const auto fields = cut(line, "\t");
      if (fields.size() != 10) refuse(conllu, number, "a line of CoNLL-U has 10 columns divided by tabs");
      if (fields[0].find_first_not_of("0123456789") != std::string::npos) continue;
      TreeWord word{fields[1], fields[3], fields[4], fields[7], 0};
      const auto parsed = std::from_chars(fields[6].data(), fields[6].data() + fields[6].size(), word.head);
      if (parsed.ec != std::errc()) refuse(conllu, number, "the head (column 7) is not a number");
      current.push_back(std::move(word));
    }
  }
  finish();
  return sentences;
}

std::vector<EntitySentence> read_entities(const std::filesystem::path& file) {
  std::ifstream in = open(file);
  std::vector<EntitySentence> sentences;
  EntitySentence current;
  std::vector<std::string> raw;
  const auto finish = [&] {
    std::vector<LabelledSpan> spans;
    std::string open_type;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const bool outside = raw[i] == "O";
      const std::string type = outside ? "" : type_of(std::string_view(raw[i]).substr(2));
      if (outside || raw[i].front() == 'B' || raw[i].substr(2) != open_type) {
        if (!outside) spans.push_back({i, i + 1, type});
      } else {
        spans.back().end = i + 1;
      }
      open_type = outside ? "" : raw[i].substr(2);
    }
    const auto labels = labels_of(current.size(), spans);
    for (std::size_t i = 0; i < current.size(); ++i) current[i].label = labels[i];
    if (!current.empty()) sentences.push_back(std::move(current));
    current.clear();
    raw.clear();
  };
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) {
      finish();
      continue;
    }
    const auto fields = cut(line, " \t");
    if (fields.front() == "-DOCSTART-") continue;
    const std::string& label = fields.back();
    const bool known =
        label == "O" || (label.size() > 2 && (label[0] == 'B' || label[0] == 'I') && label[1] == '-' &&
                         !type_of(std::string_view(label).substr(2)).empty());
    if (fields.size() < 2 || !known)
      refuse(file, number, "the last column is no entity label such as B-PER or O");
    current.push_back({fields.front(), ""});
    raw.push_back(label);
  }
  finish();
  return sentences;
}

std::vector<LabelledSpan> spans_of(const std::vector<std::string>& labels) {
  std::vector<LabelledSpan> spans;
  std::size_t begin = labels.size();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const char place = labels[i].front();
    const std::string type = place == 'O' ? "" : labels[i].substr(2);
    if (place == 'S') spans.push_back({i, i + 1, type});
    if (place == 'B') begin = i;
    if (place == 'E' && begin < i && labels[begin].substr(2) == type) spans.push_back({begin, i + 1, type});
    if (place == 'O' || place == 'S' || place == 'E') begin = labels.size();
  }
  return spans;
}

std::vector<std::string> labels_of(std::size_t words, const std::vector<LabelledSpan>& spans) {
  std::vector<std::string> labels(words, "O");
  for (const LabelledSpan& span : spans) {
    if (span.end == span.begin + 1) {
      labels[span.begin] = "S-" + span.type;
      continue;
    }
    for (std::size_t i = span.begin; i < span.end; ++i) labels[i] = "I-" + span.type;
    labels[span.begin] = "B-" + span.type;
    labels[span.end - 1] = "E-" + span.type;
  }
  return labels;
}

std::map<std::string, std::string> names_alone(const std::vector<EntitySentence>& sentences) {
  std::map<std::string, std::map<std::string, int>> counts;
  for (const EntitySentence& sentence : sentences) {
    for (const EntityWord& word : sentence) {
      if (word.label.front() == 'S') ++counts[word.form][word.label.substr(2)];
    }
  }
  std::map<std::string, std::string> alone;
  for (const auto& [form, types] : counts) {
    const auto most = std::max_element(types.begin(), types.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    alone[form] = most->first;
  }
  return alone;
}

EntitySentence recut(const EntitySentence& sentence, const std::map<std::string, std::string>& alone) {
  std::vector<std::string> labels;
  for (const EntityWord& word : sentence) labels.push_back(word.label);
  std::vector<std::string> forms;
  std::vector<std::size_t> starts;  // where each old word begins among the new ones
  for (const EntityWord& word : sentence) {
    starts.push_back(forms.size());
    for (std::string& piece : pieces(word.form)) forms.push_back(std::move(piece));
  }
  starts.push_back(forms.size());

  std::vector<LabelledSpan> spans;
  for (const LabelledSpan& span : spans_of(labels)) {
    std::size_t begin = starts[span.begin];
    std::size_t end = starts[span.end];
    if (span.end > span.begin + 1 || end - begin == 1) {
      spans.push_back({begin, end, span.type});
      continue;
    }
    const auto type_alone = [&](std::size_t i) {
      const auto found = alone.find(forms[i]);
      return found == alone.end() ? std::string() : found->second;
    };
    if (end - begin == 3 && forms[begin + 1] == "-" && span.type == "MISC") {
      const std::string first = type_alone(begin);
      const std::string second = type_alone(begin + 2);
      if (!first.empty() && !second.empty()) {
        spans.push_back({begin, begin + 1, first});
        spans.push_back({begin + 2, end, second});
        continue;
      }
      if (!first.empty() && starts_small(forms[begin + 2])) {
        spans.push_back({begin, begin + 1, first});
        continue;
      }
    }
    while (end > begin + 2 && starts_small(forms[end - 1]) && forms[end - 2] == "-") end -= 2;
    spans.push_back({begin, end, span.type});
  }
  const auto after = labels_of(forms.size(), spans);
  EntitySentence out;
  for (std::size_t i = 0; i < forms.size(); ++i) out.push_back({forms[i], after[i]});
  return out;
}

void respell(std::vector<std::string>& forms, std::mt19937_64& random) {
  const auto chance = [&](double share) { return static_cast<double>(random() >> 11U) * 0x1p-53 < share; };
  const bool title = chance(0.03);
  const bool upper = !title && chance(0.02);
  if (title || upper) {
    for (std::string& form : forms) {
      if (upper || code_points(form).size() > 3 || chance(0.3)) form = cased(form, upper);
    }
  }
  const double quotes = static_cast<double>(random() >> 11U) * 0x1p-53;
  const bool dashes = chance(0.1);
  bool opens = true;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    std::string& form = forms[i];
    if (form == "\"" || form == "``" || form == "''" || form == "“" || form == "”") {
      // A straight quote opens or closes in turn; the last word of a sentence closes.
      const bool straight = opens && (i == 0 || i + 1 < forms.size());
      const bool opening = form == "``" || form == "“" || (form == "\"" && straight);
      opens = !opening;
      if (quotes < 0.2) form = opening ? "“" : "”";
      if (quotes > 0.75) form = "\"";
      if (quotes >= 0.2 && quotes < 0.25) form = opening ? "``" : "''";
    } else if (quotes < 0.2 && form.size() > 1 && form.find('\'') != std::string::npos) {
      form.replace(form.find('\''), 1, "’");
    }
    if (dashes && (form == "--" || form == "—" || form == "–")) form = quotes < 0.5 ? "—" : "–";
  }
}

bool drop_final_stop(TreeSentence& sentence) {
  if (sentence.size() < 4 || sentence.back().form != ".") return false;
  const auto last = static_cast<std::int32_t>(sentence.size());
  if (sentence.back().head == 0) return false;
  for (const TreeWord& word : sentence) {
    if (word.head == last) return false;
  }
  sentence.pop_back();
  return true;
}

}  // namespace kg::ingest::train
