#include "graph/catalogue_tables.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "graph/fold.h"

namespace kg {
namespace {

using View = std::string_view;

std::vector<View> parted(View text, View separator) {
  std::vector<View> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return parts;
}

// One line of a table, its cells found by the name of their column.
class Row {
 public:
  Row(const std::string& file, std::size_t line, const std::vector<View>& columns, std::vector<View> cells)
      : file_(file), line_(line), columns_(columns), cells_(std::move(cells)) {}

  // The cell; empty if the table has no such column or the cell says "-" (nothing, on purpose).
  View operator[](View column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    if (found == columns_.end()) return {};
    const View cell = cells_[static_cast<std::size_t>(found - columns_.begin())];
    return cell == "-" ? View{} : cell;
  }

  View required(View column) const {
    const View cell = (*this)[column];
    if (cell.empty()) bad("the column \"" + std::string(column) + "\" is empty; it has to be filled");
    return cell;
  }

  // An ISO day, month or year, or empty.
  View date(View column) const {
    const View cell = (*this)[column];
    constexpr View form = "dddd-dd-dd";
    bool good = cell.empty() || cell.size() == 4 || cell.size() == 7 || cell.size() == 10;
    for (std::size_t i = 0; good && i < cell.size(); ++i)
      good = form[i] == '-' ? cell[i] == '-' : cell[i] >= '0' && cell[i] <= '9';
    if (good && cell.size() >= 7) good = cell.substr(5, 2) >= "01" && cell.substr(5, 2) <= "12";
    if (good && cell.size() == 10) good = cell.substr(8) >= "01" && cell.substr(8) <= "31";
    if (!good)
      bad("\"" + std::string(cell) + "\" in the column \"" + std::string(column) +
          "\" is no date; write 2025-12-19, 2025-12 or 2025");
    return cell;
  }

  [[noreturn]] void bad(const std::string& what) const {
    throw std::runtime_error(file_ + ':' + std::to_string(line_) + ": " + what);
  }

 private:
  const std::string& file_;
  std::size_t line_;
  const std::vector<View>& columns_;
  std::vector<View> cells_;
};

constexpr std::array<std::pair<View, NameKind>, 8> kNameColumns{{{"aliases", NameKind::alias},
                                                                 {"acronyms", NameKind::acronym},
                                                                 {"demonyms", NameKind::demonym},
                                                                 {"adjectives", NameKind::adjective},
                                                                 {"seats", NameKind::seat},
                                                                 {"capitals", NameKind::capital},
                                                                 {"short", NameKind::surname},
                                                                 {"generic", NameKind::generic}}};

// The columns that a table may have; its first one says which table it is.
const std::array<std::vector<View>, 5> kTables{{
    {"id",         "type",     "kind",  "country",  "name",     "aliases", "acronyms",
     "adjectives", "demonyms", "seats", "capitals", "short",    "generic", "ambiguous",
     "gender",     "from",     "to",    "alpha2",   "wikidata", "source"},
    {"person", "role", "office", "of", "to", "start", "end", "basis", "source"},
    {"title", "roles", "office_word", "only"},
    {"given_name", "gender"},
    {"family_first"},
}};

View prefix_of(ActorType type) {
  switch (type) {
    case ActorType::person: return "person.";
    case ActorType::place: return "place.";
    case ActorType::organization: return "org.";
    case ActorType::igo: return "igo.";
    case ActorType::armed_group: return "group.";
    case ActorType::event: return "event.";
    case ActorType::people: return "people.";
    case ActorType::country: break;
  }
  return "";
}

// An entry while rows still add to it.
struct Draft {
  CatalogueEntry entry;
  std::vector<CatalogueName> names;
  std::vector<std::pair<View, std::string>> ambiguous;  // form, and "file:line" that says so
  std::string where;  // "file:line" of its first row, for what is checked at the end
};

class Reader {
 public:
  void read_file(const std::filesystem::path& path);
  CatalogueTables finish() &&;

 private:
  void read_row(std::size_t table, const Row& row, const std::string& where);
  void read_entry(const Row& row, const std::string& where);
  void read_term(const Row& row);
  static void finish_names(Draft& draft);
  std::uint32_t known(const Row& row, View column) const;

  CatalogueTables tables_;
  std::vector<Draft> drafts_;
  std::unordered_map<View, std::uint32_t> by_id_;
  std::vector<Row> term_rows_;  // read at the end: they name entries of every file
  std::deque<std::string> files_;
  std::deque<std::vector<View>> headers_;
  std::vector<std::uint32_t> term_persons_;
};

void Reader::read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error(path.string() + ": cannot be read");
  const std::string& bytes =
      tables_.bytes.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  const std::string& file = files_.emplace_back(path.filename().string());
  const std::vector<View>* columns = nullptr;
  std::size_t table = 0;
  std::size_t line_number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const View line = View(bytes).substr(begin, end - begin);
    begin = end + 1;
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    std::vector<View> cells;
    for (std::size_t from = 0; from <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', from), line.size());
      cells.push_back(line.substr(from, tab - from));
      from = tab + 1;
    }
    if (columns == nullptr) {
      columns = &headers_.emplace_back(std::move(cells));
      const Row header(file, line_number, *columns, *columns);
      const auto kind = std::find_if(kTables.begin(), kTables.end(),
                                     [&](const auto& known) { return known.front() == columns->front(); });
      if (kind == kTables.end())
        header.bad("the first column is \"" + std::string(columns->front()) +
                   "\"; a table starts with id, person, title, given_name or family_first");
      for (const View column : *columns)
        if (std::find(kind->begin(), kind->end(), column) == kind->end())
          header.bad("no table that starts with \"" + std::string(columns->front()) + "\" has a column \"" +
                     std::string(column) + "\"");
      table = static_cast<std::size_t>(kind - kTables.begin());
      continue;
    }
    Row row(file, line_number, *columns, cells);
    if (cells.size() != columns->size())
      row.bad("the row has " + std::to_string(cells.size()) + " cells, the header " +
              std::to_string(columns->size()));
    read_row(table, row, file + ':' + std::to_string(line_number));
  }
}

void Reader::read_row(std::size_t table, const Row& row, const std::string& where) {
  switch (table) {
    case 0: read_entry(row, where); return;
    case 1: term_rows_.push_back(row); return;
    case 2:
      tables_.titles.push_back({.folded = fold_name(row.required("title")),
                                .roles = parted(row.required("roles"), " "),
                                .office_word = fold_name(row["office_word"]),
                                .only = parted(row["only"], " ")});
      return;
    case 3: {
      const View gender = row.required("gender");
      if (gender != "m" && gender != "f" && gender != "both")
        row.bad("the gender is \"" + std::string(gender) + "\"; write m, f or both");
      tables_.given_names.push_back(
          {.folded = fold_name(row.required("given_name")), .gender = gender == "both" ? '\0' : gender[0]});
      return;
    }
    default: tables_.family_first.push_back(row.required("family_first"));
  }
}

void Reader::read_entry(const Row& row, const std::string& where) {
  const View id = row.required("id");
  const std::optional<ActorType> type = actor_type(row.required("type"));
  if (!type) row.bad("there is no type \"" + std::string(row["type"]) + "\"");
  if (!id.starts_with(prefix_of(*type)))
    row.bad("the id of a " + std::string(to_string(*type)) + " starts with \"" +
            std::string(prefix_of(*type)) + "\", not \"" + std::string(id) + "\"");
  if (id.find(' ') != View::npos) row.bad("an id has no spaces: \"" + std::string(id) + "\"");

  const auto [found, fresh] = by_id_.try_emplace(id, static_cast<std::uint32_t>(drafts_.size()));
  if (fresh) {
    Draft& draft = drafts_.emplace_back();
    draft.entry.id = id;
    draft.entry.type = *type;
    draft.where = where;
  }
  Draft& draft = drafts_[found->second];
  if (draft.entry.type != *type)
    row.bad("the same id is a " + std::string(to_string(draft.entry.type)) + " in " + draft.where);
  if (!fresh && draft.where.substr(0, draft.where.find(':')) == where.substr(0, where.find(':')))
    row.bad("the id \"" + std::string(id) + "\" stands in " + draft.where + " already");

  const auto replace = [](View& cell, View by) {
    if (!by.empty()) cell = by;
  };
  replace(draft.entry.name, row["name"]);
  replace(draft.entry.kind, row["kind"]);
  replace(draft.entry.country, *type == ActorType::country ? id : row["country"]);
  replace(draft.entry.gender, row["gender"]);
  replace(draft.entry.from, row.date("from"));
  replace(draft.entry.to, row.date("to"));
  replace(draft.entry.alpha2, row["alpha2"]);
  replace(draft.entry.wikidata, row["wikidata"]);
  replace(draft.entry.source, row["source"]);
  for (const auto& [column, how] : kNameColumns)
    for (const View form : parted(row[column], " | ")) draft.names.push_back({.text = form, .how = how});
  for (const View form : parted(row["ambiguous"], " | ")) draft.ambiguous.emplace_back(form, where);
}

std::uint32_t Reader::known(const Row& row, View column) const {
  const View id = row.required(column);
  const auto found = by_id_.find(id);
  if (found == by_id_.end())
    row.bad("no row has the id \"" + std::string(id) + "\" of the column \"" + std::string(column) + "\"");
  return found->second;
}

void Reader::read_term(const Row& row) {
  const std::uint32_t person = known(row, "person");
  if (drafts_[person].entry.type != ActorType::person) row.bad("only a person holds an office");
  OfficeTerm term;
  term.role = row.required("role");
  term.office = row["office"];
  term.of = drafts_[known(row, "of")].entry.id;
  if (!row["to"].empty()) term.to = drafts_[known(row, "to")].entry.id;
  row.required("start");
  term.start = row.date("start");
  term.end = row.date("end");
  const View basis = row["basis"];
  if (!basis.empty() && basis != "seen")
    row.bad("the basis of the end is \"" + std::string(basis) +
            "\"; leave it empty, or write seen for a day on which the "
            "holder was still in office");
  term.end_known = !term.end.empty() && basis.empty();
  term.source = row["source"];
  if (!term.end.empty() && term.end < term.start.substr(0, term.end.size()))
    row.bad("the office ends on " + std::string(term.end) + ", before it starts on " +
            std::string(term.start));
  tables_.terms.push_back(term);
  term_persons_.push_back(person);
}

// The entry's names as the contract orders them, those marked that other things share.
void Reader::finish_names(Draft& draft) {
  std::vector<CatalogueName>& names = draft.names;
  names.insert(names.begin(), {.text = draft.entry.name, .how = NameKind::name});
  std::stable_sort(names.begin(), names.end(),
                   [](const CatalogueName& a, const CatalogueName& b) { return a.how < b.how; });
  for (auto name = names.begin(); name != names.end();) {
    const bool again = std::any_of(names.begin(), name, [&](const CatalogueName& earlier) {
      return earlier.how == name->how && earlier.text == name->text;
    });
    name = again ? names.erase(name) : name + 1;
  }
  for (const auto& [form, where] : draft.ambiguous) {
    const std::string folded = fold_name(form);
    bool found = false;
    for (CatalogueName& name : names)
      if (name.text == form || fold_name(name.text) == folded) name.ambiguous = found = true;
    if (!found)
      throw std::runtime_error(where + ": \"" + std::string(form) +
                               "\" is called ambiguous, but is none of the names of " +
                               std::string(draft.entry.id));
  }
}

CatalogueTables Reader::finish() && {
  for (const Row& row : term_rows_) read_term(row);
  for (Draft& draft : drafts_) {
    const CatalogueEntry& entry = draft.entry;
    if (entry.name.empty()) throw std::runtime_error(draft.where + ": the actor has no name");
    if (!entry.country.empty()) {
      const auto state = by_id_.find(entry.country);
      if (state == by_id_.end() || drafts_[state->second].entry.type != ActorType::country)
        throw std::runtime_error(draft.where + ": there is no country \"" + std::string(entry.country) + '"');
    }
    finish_names(draft);
  }

  // Views, spans and pointers into the vectors only once these no longer grow.
  std::size_t count = 0;
  for (const Draft& draft : drafts_) count += draft.names.size();
  tables_.names.reserve(count);
  tables_.entries.reserve(drafts_.size());
  for (Draft& draft : drafts_) {
    const std::size_t first = tables_.names.size();
    tables_.names.insert(tables_.names.end(), draft.names.begin(), draft.names.end());
    draft.entry.names = std::span(tables_.names).subspan(first);
    tables_.entries.push_back(draft.entry);
  }
  for (std::size_t i = 0; i < tables_.terms.size(); ++i)
    tables_.terms[i].person = &tables_.entries[term_persons_[i]];

  std::vector<GivenName>& given = tables_.given_names;
  std::stable_sort(given.begin(), given.end(),
                   [](const GivenName& a, const GivenName& b) { return a.folded < b.folded; });
  std::vector<GivenName> once;
  for (GivenName& name : given)
    if (once.empty() || once.back().folded != name.folded)
      once.push_back(std::move(name));
    else if (once.back().gender != name.gender)
      once.back().gender = 0;
  given = std::move(once);
  std::sort(tables_.family_first.begin(), tables_.family_first.end());
  return std::move(tables_);
}

}  // namespace

CatalogueTables read_catalogue_tables(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder))
    throw std::runtime_error(folder.string() +
                             ": there is no such folder; name the folder with countries.tsv");
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (file.path().extension() == ".tsv") files.push_back(file.path());
  std::sort(files.begin(), files.end());
  Reader reader;
  for (const auto& file : files) reader.read_file(file);
  return std::move(reader).finish();
}

}  // namespace kg
