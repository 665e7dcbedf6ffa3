#include "graph/catalogue_tables.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "graph/file_bytes.h"
#include "graph/fold.h"

namespace kg {
namespace {

using View = std::string_view;

template <typename Use>
void for_each_part(View text, View separator, Use use) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) use(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
}

std::vector<View> parted(View text, View separator) {
  std::vector<View> parts;
  for_each_part(text, separator, [&](View part) { parts.push_back(part); });
  return parts;
}

// Every column that a table may have.
enum class Column : std::uint8_t {
  id,
  type,
  kind,
  country,
  name,
  aliases,
  acronyms,
  adjectives,
  demonyms,
  seats,
  capitals,
  short_form,
  generic,
  ambiguous,
  gender,
  from,
  to,
  alpha2,
  wikidata,
  source,
  person,
  role,
  office,
  of,
  start,
  end,
  basis,
  title,
  roles,
  office_word,
  only,
  given_name,
  family_first,
};

constexpr std::array<View, 33> kColumnNames{
    "id",         "type",        "kind",  "country",    "name",        "aliases", "acronyms",
    "adjectives", "demonyms",    "seats", "capitals",   "short",       "generic", "ambiguous",
    "gender",     "from",        "to",    "alpha2",     "wikidata",    "source",  "person",
    "role",       "office",      "of",    "start",      "end",         "basis",   "title",
    "roles",      "office_word", "only",  "given_name", "family_first"};

std::string column_name(Column column) {
  return '"' + std::string(kColumnNames[static_cast<std::size_t>(column)]) + '"';
}

// The columns of each kind of table; its first one says which table it is.
const std::array<std::vector<Column>, 5> kTables{{
    {Column::id,       Column::type,       Column::kind,       Column::country,   Column::name,
     Column::aliases,  Column::acronyms,   Column::adjectives, Column::demonyms,  Column::seats,
     Column::capitals, Column::short_form, Column::generic,    Column::ambiguous, Column::gender,
     Column::from,     Column::to,         Column::alpha2,     Column::wikidata,  Column::source},
    {Column::person, Column::role, Column::office, Column::of, Column::to, Column::start, Column::end,
     Column::basis, Column::source},
    {Column::title, Column::roles, Column::office_word, Column::only},
    {Column::given_name, Column::gender},
    {Column::family_first},
}};

constexpr std::array<std::pair<Column, NameKind>, 8> kNameColumns{{{Column::aliases, NameKind::alias},
                                                                   {Column::acronyms, NameKind::acronym},
                                                                   {Column::demonyms, NameKind::demonym},
                                                                   {Column::adjectives, NameKind::adjective},
                                                                   {Column::seats, NameKind::seat},
                                                                   {Column::capitals, NameKind::capital},
                                                                   {Column::short_form, NameKind::surname},
                                                                   {Column::generic, NameKind::generic}}};

// A line of a file, for messages.
struct Place {
  const std::string* file = nullptr;
  std::size_t line = 0;

  std::string text() const { return *file + ':' + std::to_string(line); }
  [[noreturn]] void bad(const std::string& what) const { throw std::runtime_error(text() + ": " + what); }
};

// Where the columns of one file stand in its rows; -1 if it has no such column.
using Positions = std::array<int, kColumnNames.size()>;

// One line of a table, its cells found by their column. Views into the file; cheap to make.
class Row {
 public:
  Row(Place place, const Positions& positions, const std::vector<View>& cells)
      : place_(place), positions_(positions), cells_(cells) {}

  // The cell; empty if the table has no such column or the cell says "-" (nothing, on purpose).
  View operator[](Column column) const {
    const int position = positions_[static_cast<std::size_t>(column)];
    if (position < 0) return {};
    const View cell = cells_[static_cast<std::size_t>(position)];
    return cell == "-" ? View{} : cell;
  }

  View required(Column column) const {
    const View cell = (*this)[column];
    if (cell.empty()) bad("the column " + column_name(column) + " is empty; it has to be filled");
    return cell;
  }

  // An ISO day, month or year, or empty.
  View date(Column column) const {
    const View cell = (*this)[column];
    constexpr View form = "dddd-dd-dd";
    bool good = cell.empty() || cell.size() == 4 || cell.size() == 7 || cell.size() == 10;
    for (std::size_t i = 0; good && i < cell.size(); ++i)
      good = form[i] == '-' ? cell[i] == '-' : cell[i] >= '0' && cell[i] <= '9';
    if (good && cell.size() >= 7) good = cell.substr(5, 2) >= "01" && cell.substr(5, 2) <= "12";
    if (good && cell.size() == 10) good = cell.substr(8) >= "01" && cell.substr(8) <= "31";
    if (!good)
      bad("\"" + std::string(cell) + "\" in the column " + column_name(column) +
          " is no date; write 2025-12-19, 2025-12 or 2025");
    return cell;
  }

  const Place& place() const { return place_; }
  [[noreturn]] void bad(const std::string& what) const { place_.bad(what); }

 private:
  Place place_;
  const Positions& positions_;
  const std::vector<View>& cells_;
};

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

// An entry while rows still add to it; its names and those that are ambiguous follow it in lists of their
// own.
struct Draft {
  CatalogueEntry entry;
  Place place;  // of its first row
};

struct DraftName {
  std::uint32_t draft = 0;
  CatalogueName name;
};

struct AmbiguousForm {
  std::uint32_t draft = 0;
  View form;
  Place place;
};

// A term whose actors may stand in a later file.
struct DraftTerm {
  OfficeTerm term;
  View person;
  Place place;
};

class Reader {
 public:
  void read_table(CatalogueText text);
  CatalogueTables finish() &&;

 private:
  std::size_t read_header(const Place& place, const std::vector<View>& cells, Positions& positions) const;
  void read_row(std::size_t table, const Row& row);
  void read_entry(const Row& row);
  void read_term(const Row& row);
  void finish_names();
  void finish_terms();
  void finish_given_names();
  std::uint32_t known(const Place& place, View id, Column column) const;

  CatalogueTables tables_;
  std::vector<Draft> drafts_;
  std::vector<DraftName> names_;
  std::vector<AmbiguousForm> ambiguous_;
  std::vector<DraftTerm> terms_;
  std::unordered_map<View, std::uint32_t> by_id_;
};

void Reader::read_table(CatalogueText text) {
  const std::string& bytes = tables_.bytes.emplace_back(std::move(text.bytes));
  Place place{.file = &tables_.files.emplace_back(std::move(text.file))};
  std::optional<std::size_t> table;
  Positions positions{};
  std::size_t width = 0;
  std::vector<View> cells;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const View line = View(bytes).substr(begin, end - begin);
    begin = end + 1;
    ++place.line;
    if (line.empty() || line.front() == '#') continue;
    cells.clear();
    for (std::size_t from = 0; from <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', from), line.size());
      cells.push_back(line.substr(from, tab - from));
      from = tab + 1;
    }
    if (!table) {
      table = read_header(place, cells, positions);
      width = cells.size();
      continue;
    }
    if (cells.size() != width)
      place.bad("the row has " + std::to_string(cells.size()) + " cells, the header " +
                std::to_string(width));
    read_row(*table, Row(place, positions, cells));
  }
}

std::size_t Reader::read_header(const Place& place, const std::vector<View>& cells,
                                Positions& positions) const {
  const auto named = [](View name) { return std::find(kColumnNames.begin(), kColumnNames.end(), name); };
  const auto kind = std::find_if(kTables.begin(), kTables.end(), [&](const auto& known) {
    return kColumnNames[static_cast<std::size_t>(known.front())] == cells.front();
  });
  if (kind == kTables.end())
    place.bad("the first column is \"" + std::string(cells.front()) +
              "\"; a table starts with id, person, title, given_name or family_first");
  positions.fill(-1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto name = named(cells[i]);
    const auto column = static_cast<std::size_t>(name - kColumnNames.begin());
    if (name == kColumnNames.end() ||
        std::find(kind->begin(), kind->end(), static_cast<Column>(column)) == kind->end())
      place.bad("no table that starts with \"" + std::string(cells.front()) + "\" has a column \"" +
                std::string(cells[i]) + "\"");
    positions[column] = static_cast<int>(i);
  }
  return static_cast<std::size_t>(kind - kTables.begin());
}

void Reader::read_row(std::size_t table, const Row& row) {
  switch (table) {
    case 0: read_entry(row); return;
    case 1: read_term(row); return;
    case 2:
      tables_.titles.push_back({.folded = fold_name(row.required(Column::title)),
                                .roles = parted(row.required(Column::roles), " "),
                                .office_word = fold_name(row[Column::office_word]),
                                .only = parted(row[Column::only], " ")});
      return;
    case 3: {
      const View gender = row.required(Column::gender);
      if (gender != "m" && gender != "f" && gender != "both")
        row.bad("the gender is \"" + std::string(gender) + "\"; write m, f or both");
      tables_.given_names.push_back({.folded = fold_name(row.required(Column::given_name)),
                                     .gender = gender == "both" ? '\0' : gender[0]});
      return;
    }
    default: tables_.family_first.push_back(row.required(Column::family_first));
  }
}

void Reader::read_entry(const Row& row) {
  const View id = row.required(Column::id);
  const std::optional<ActorType> type = actor_type(row.required(Column::type));
  if (!type) row.bad("there is no type \"" + std::string(row[Column::type]) + "\"");
  if (!id.starts_with(prefix_of(*type)))
    row.bad("the id of a " + std::string(to_string(*type)) + " starts with \"" +
            std::string(prefix_of(*type)) + "\", not \"" + std::string(id) + "\"");
  if (id.find(' ') != View::npos) row.bad("an id has no spaces: \"" + std::string(id) + "\"");

  const auto [found, fresh] = by_id_.try_emplace(id, static_cast<std::uint32_t>(drafts_.size()));
  const std::uint32_t at = found->second;
  if (fresh) {
    Draft& draft = drafts_.emplace_back();
    draft.entry.id = id;
    draft.entry.type = *type;
    draft.place = row.place();
  }
  CatalogueEntry& entry = drafts_[at].entry;
  const Place& first = drafts_[at].place;
  if (entry.type != *type)
    row.bad("the same id is a " + std::string(to_string(entry.type)) + " in " + first.text());
  if (!fresh && first.file == row.place().file)
    row.bad("the id \"" + std::string(id) + "\" stands in " + first.text() + " already");

  const auto replace = [](View& cell, View by) {
    if (!by.empty()) cell = by;
  };
  replace(entry.name, row[Column::name]);
  replace(entry.kind, row[Column::kind]);
  replace(entry.country, *type == ActorType::country ? id : row[Column::country]);
  replace(entry.gender, row[Column::gender]);
  replace(entry.from, row.date(Column::from));
  replace(entry.to, row.date(Column::to));
  replace(entry.alpha2, row[Column::alpha2]);
  replace(entry.wikidata, row[Column::wikidata]);
  replace(entry.source, row[Column::source]);
  for (const auto& [column, how] : kNameColumns)
    for_each_part(row[column], " | ", [&, kind = how](View form) {
      names_.push_back({.draft = at, .name = {.text = form, .how = kind}});
    });
  for_each_part(row[Column::ambiguous], " | ",
                [&](View form) { ambiguous_.push_back({.draft = at, .form = form, .place = row.place()}); });
}

void Reader::read_term(const Row& row) {
  DraftTerm draft;
  OfficeTerm& term = draft.term;
  draft.place = row.place();
  draft.person = row.required(Column::person);
  term.role = row.required(Column::role);
  term.office = row[Column::office];
  term.of = row.required(Column::of);
  term.to = row[Column::to];
  row.required(Column::start);
  term.start = row.date(Column::start);
  term.end = row.date(Column::end);
  term.source = row[Column::source];
  const View basis = row[Column::basis];
  if (!basis.empty() && basis != "seen")
    row.bad("the basis of the end is \"" + std::string(basis) +
            "\"; leave it empty, or write seen for a day on which the holder was still in office");
  term.end_known = !term.end.empty() && basis.empty();
  if (!term.end.empty() && term.end < term.start.substr(0, term.end.size()))
    row.bad("the office ends on " + std::string(term.end) + ", before it starts on " +
            std::string(term.start));
  terms_.push_back(draft);
}

std::uint32_t Reader::known(const Place& place, View id, Column column) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end())
    place.bad("no row has the id \"" + std::string(id) + "\" of the column " + column_name(column));
  return found->second;
}

// Entries with their names as the contract orders them, those marked that other things share.
void Reader::finish_names() {
  std::vector<std::size_t> first(drafts_.size() + 1);  // of each draft's names, the usual name before them
  for (const DraftName& name : names_) ++first[name.draft + 1];
  for (std::size_t i = 0; i < drafts_.size(); ++i) first[i + 1] += first[i] + 1;
  tables_.names.resize(first.back());
  std::vector<std::size_t> next = first;
  for (std::size_t i = 0; i < drafts_.size(); ++i)
    tables_.names[next[i]++] = {.text = drafts_[i].entry.name, .how = NameKind::name};
  for (const DraftName& name : names_) tables_.names[next[name.draft]++] = name.name;

  tables_.entries.reserve(drafts_.size());
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    const auto begin = tables_.names.begin() + static_cast<std::ptrdiff_t>(first[i]);
    auto end = begin;
    for (auto name = begin; name != tables_.names.begin() + static_cast<std::ptrdiff_t>(first[i + 1]);
         ++name) {
      const CatalogueName taken = *name;
      if (std::any_of(begin, end, [&](const CatalogueName& earlier) {
            return earlier.how == taken.how && earlier.text == taken.text;
          }))
        continue;
      const auto place = std::upper_bound(
          begin, end, taken, [](const CatalogueName& a, const CatalogueName& b) { return a.how < b.how; });
      std::move_backward(place, end, end + 1);
      *place = taken;
      ++end;
    }
    drafts_[i].entry.names = {begin, end};
    tables_.entries.push_back(drafts_[i].entry);
  }

  for (const AmbiguousForm& form : ambiguous_) {
    const CatalogueEntry& entry = tables_.entries[form.draft];
    const std::string folded = fold_name(form.form);
    bool found = false;
    for (std::size_t i = first[form.draft]; i < first[form.draft] + entry.names.size(); ++i)
      if (tables_.names[i].text == form.form || fold_name(tables_.names[i].text) == folded)
        tables_.names[i].ambiguous = found = true;
    if (!found)
      form.place.bad("\"" + std::string(form.form) + "\" is called ambiguous, but is none of the names of " +
                     std::string(entry.id));
  }
}

void Reader::finish_terms() {
  tables_.terms.reserve(terms_.size());
  for (const DraftTerm& draft : terms_) {
    OfficeTerm term = draft.term;
    term.person = &tables_.entries[known(draft.place, draft.person, Column::person)];
    if (term.person->type != ActorType::person) draft.place.bad("only a person holds an office");
    term.of = tables_.entries[known(draft.place, term.of, Column::of)].id;
    if (!term.to.empty()) term.to = tables_.entries[known(draft.place, term.to, Column::to)].id;
    tables_.terms.push_back(term);
  }
}

void Reader::finish_given_names() {
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
}

CatalogueTables Reader::finish() && {
  for (const Draft& draft : drafts_) {
    const CatalogueEntry& entry = draft.entry;
    if (entry.name.empty()) draft.place.bad("the actor has no name");
    if (entry.country.empty()) continue;
    const auto state = by_id_.find(entry.country);
    if (state == by_id_.end() || drafts_[state->second].entry.type != ActorType::country)
      draft.place.bad("there is no country \"" + std::string(entry.country) + '"');
  }
  finish_names();
  finish_terms();
  finish_given_names();
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
  std::vector<CatalogueText> tables;
  for (const auto& file : files) tables.push_back({file.filename().string(), file_bytes(file)});
  return read_catalogue_tables(std::move(tables));
}

CatalogueTables read_catalogue_tables(std::vector<CatalogueText> tables) {
  Reader reader;
  for (CatalogueText& table : tables) reader.read_table(std::move(table));
  return std::move(reader).finish();
}

}  // namespace kg
