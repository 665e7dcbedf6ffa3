#include "graph/catalogue_user.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>

#include "graph/fold.h"
#include "graph/store_session.h"

namespace kg {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin));
}

std::vector<std::string> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    if (std::string part = trimmed(text.substr(begin, end - begin)); !part.empty())
      parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " | ") + part;
  return text;
}

// Comma-separated values after RFC 4180, a row at a time with the line that it begins in.
class CsvRows {
 public:
  CsvRows(std::filesystem::path file, std::string bytes) : file_(std::move(file)), bytes_(std::move(bytes)) {
    if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  bool next() {
    cells_.clear();
    while (at_ < bytes_.size() && (bytes_[at_] == '\n' || bytes_[at_] == '\r')) step();
    if (at_ >= bytes_.size()) return false;
    row_line_ = line_;
    for (bool more = true; more;) more = read_cell();
    return true;
  }

  const std::vector<std::string>& cells() const { return cells_; }
  std::size_t line() const { return row_line_; }
  [[noreturn]] void refuse(const std::string& what) const {
    throw std::runtime_error(file_.string() + ':' + std::to_string(row_line_) + ": " + what);
  }

 private:
  char step() {
    const char c = bytes_[at_++];
    if (c == '\n') ++line_;
    return c;
  }

  bool read_cell() {  // whether another follows
    std::string cell;
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
      step();
      for (bool open = true; open;) {
        if (at_ >= bytes_.size()) refuse("a quotation mark has no end; close the cell with \"");
        const char c = step();
        if (c != '"')
          cell += c;
        else if (at_ < bytes_.size() && bytes_[at_] == '"')
          cell += step();
        else
          open = false;
      }
      if (at_ < bytes_.size() && std::string_view(",\r\n").find(bytes_[at_]) == std::string_view::npos)
        refuse("a cell goes on after its quotation mark; write \"\" for a mark inside of it");
    } else {
      while (at_ < bytes_.size() && std::string_view(",\r\n").find(bytes_[at_]) == std::string_view::npos)
        cell += step();
    }
    cells_.push_back(trimmed(cell));
    if (at_ >= bytes_.size() || bytes_[at_] != ',') return false;
    step();
    return true;
  }

  std::filesystem::path file_;
  std::string bytes_;
  std::size_t at_ = 0, line_ = 1, row_line_ = 1;
  std::vector<std::string> cells_;
};

struct TypeName {
  std::string_view written;  // folded
  ActorType type;
};
// The schemata of FollowTheMoney that name actors.
constexpr TypeName kSchemata[] = {
    {"legalentity", ActorType::organization},
    {"company", ActorType::organization},
    {"publicbody", ActorType::organization},
    {"organisation", ActorType::organization},
    {"address", ActorType::place},
    {"armed group", ActorType::armed_group},
};

std::optional<ActorType> type_named(const std::string& written) {
  const std::string folded = fold_name(written);
  if (const auto type = actor_type(written == folded ? written : folded)) return type;
  for (const TypeName& schema : kSchemata)
    if (schema.written == folded) return schema.type;
  return std::nullopt;
}

std::string_view prefix_of(ActorType type) {
  switch (type) {
    case ActorType::person: return "person.";
    case ActorType::place: return "place.";
    case ActorType::organization: return "org.";
    case ActorType::igo: return "igo.";
    case ActorType::armed_group: return "group.";
    case ActorType::event: return "event.";
    case ActorType::people:
    case ActorType::country: break;
  }
  return "";
}

bool is_wikidata_item(std::string_view id) {
  return id.size() > 1 && id[0] == 'Q' &&
         std::ranges::all_of(id.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

std::string slug_of(const std::string& name) {
  std::string slug = fold_name(name);
  std::ranges::replace(slug, ' ', '-');
  return slug;
}

class UserRows {
 public:
  UserRows(CsvRows rows, const Catalogue& shipped) : rows_(std::move(rows)), shipped_(shipped) {
    for (const CatalogueEntry& entry : shipped.entries())
      if (!entry.wikidata.empty()) by_item_.emplace(entry.wikidata, &entry);
  }

  std::vector<UserEntry> read() {
    if (!rows_.next()) rows_.refuse("the file is empty; its first line names the columns: name,type,country");
    read_header();
    std::vector<UserEntry> entries;
    while (rows_.next()) {
      if (rows_.cells().size() != width_)
        rows_.refuse("the row has " + std::to_string(rows_.cells().size()) + " cells, the first line " +
                     std::to_string(width_) + "; put cells with commas in quotation marks");
      entries.push_back(read_entry());
      const auto [at, fresh] = line_of_.emplace(entries.back().id, rows_.line());
      if (!fresh)
        rows_.refuse("the id " + entries.back().id + " is that of line " + std::to_string(at->second) +
                     " too; give one of the two rows an id or a country of its own");
    }
    return entries;
  }

 private:
  void read_header() {
    static const std::map<std::string, std::string, std::less<>> columns{
        {"name", "name"},           {"caption", "name"},    {"type", "type"},
        {"schema", "type"},         {"country", "country"}, {"countries", "country"},
        {"aliases", "aliases"},     {"alias", "aliases"},   {"wikidata", "wikidata"},
        {"wikidataid", "wikidata"}, {"id", "id"},           {"ids", "ids"},
        {"followthemoney", "ids"},  {"ftm", "ids"}};
    width_ = rows_.cells().size();
    for (std::size_t i = 0; i < width_; ++i) {
      const auto known = columns.find(fold_name(rows_.cells()[i]));
      if (known == columns.end())
        rows_.refuse("there is no column \"" + rows_.cells()[i] +
                     "\"; write name, type, country, aliases, wikidata, id or ids");
      if (!column_.emplace(known->second, i).second)
        rows_.refuse("two columns hold the " + known->second + "; keep one");
    }
    for (const char* needed : {"name", "type"})
      if (!column_.contains(needed)) rows_.refuse(std::string("there is no column \"") + needed + '"');
  }

  std::string cell(const char* column) const {
    const auto at = column_.find(column);
    return at == column_.end() ? std::string() : rows_.cells()[at->second];
  }

  std::string country(const std::string& written) const {
    const std::string folded = fold_name(written);
    if (written.empty()) return {};
    for (const CatalogueEntry& entry : shipped_.entries())
      if (entry.type == ActorType::country && !folded.empty() &&
          (fold_name(entry.id) == folded || fold_name(entry.alpha2) == folded))
        return std::string(entry.id);
    std::string found;
    for (const NameMatch& match : shipped_.find(written))
      if (match.entry->type == ActorType::country && match.how <= NameKind::acronym) {
        if (!found.empty())
          rows_.refuse("\"" + written + "\" names several states; write a code such as COD");
        found = match.entry->id;
      }
    if (found.empty())
      rows_.refuse("there is no state \"" + written + "\"; write an ISO 3166 code such as UKR, or its name");
    return found;
  }

  UserEntry read_entry() const {
    UserEntry entry;
    const std::string name = cell("name");
    if (name.empty()) rows_.refuse("the row has no name");
    if (fold_name(name).empty()) rows_.refuse("the name \"" + name + "\" has no letters");
    const auto type = type_named(cell("type"));
    if (!type || *type == ActorType::country || *type == ActorType::people)
      rows_.refuse("the type is \"" + cell("type") +
                   "\"; write person, organization, igo, armed_group, place or event");
    entry.type = *type;
    entry.country = country(cell("country"));
    entry.aliases = parts_of(cell("aliases"), "|;");
    entry.wikidata = cell("wikidata");
    if (!entry.wikidata.empty() && !is_wikidata_item(entry.wikidata))
      rows_.refuse("the Wikidata item is \"" + entry.wikidata + "\"; write one such as Q212");
    entry.other_ids = parts_of(cell("ids"), "|; ");
    refuse_breaks(name);
    for (const std::string& text : entry.aliases) refuse_breaks(text);
    const CatalogueEntry* known = known_as(cell("id"), entry);
    if (!known) {
      entry.name = name;
      if (entry.id.empty()) entry.id = std::string(prefix_of(entry.type)) + "user." + slug_of(name);
      if (line_of_.contains(entry.id) && !entry.country.empty()) entry.id += '-' + fold_name(entry.country);
      return entry;
    }
    if (known->type != entry.type)
      rows_.refuse(std::string(known->id) + " is of the type " + to_string(known->type) + ", not " +
                   to_string(entry.type));
    if (!entry.country.empty() && !known->country.empty() && entry.country != known->country)
      rows_.refuse(std::string(known->id) + " belongs to " + std::string(known->country) + ", not to " +
                   entry.country);
    entry.id = known->id;
    entry.country.clear();
    entry.aliases.insert(entry.aliases.begin(), name);
    return entry;
  }

  // The shipped entry that the row is about, or null; else the id that the row gives is noted.
  const CatalogueEntry* known_as(const std::string& id, UserEntry& entry) const {
    refuse_breaks(id);
    if (const CatalogueEntry* known = shipped_.entry(id)) return known;
    if (is_wikidata_item(id)) {
      if (entry.wikidata.empty()) entry.wikidata = id;
    } else if (!id.empty() && id.starts_with(prefix_of(entry.type)) && id.find(' ') == id.npos) {
      entry.id = id;
    } else if (!id.empty()) {
      entry.other_ids.push_back(id);
    }
    const auto item = by_item_.find(entry.wikidata);
    return item == by_item_.end() ? nullptr : item->second;
  }

  void refuse_breaks(const std::string& text) const {
    if (text.find_first_of("\t\r\n") != text.npos)
      rows_.refuse("\"" + text + "\" has a tab or a line break in it; write a space");
  }

  CsvRows rows_;
  const Catalogue& shipped_;
  std::map<std::string_view, const CatalogueEntry*> by_item_;
  std::map<std::string, std::size_t, std::less<>> column_;
  std::size_t width_ = 0;
  std::map<std::string, std::size_t> line_of_;
};

}  // namespace

std::vector<UserEntry> read_user_catalogue(const std::filesystem::path& csv, const Catalogue& shipped) {
  std::ifstream in(csv, std::ios::binary);
  if (!in) throw std::runtime_error(csv.string() + ": cannot be read; name a file of comma-separated values");
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return UserRows(CsvRows(csv, std::move(bytes)), shipped).read();
}

void add_user_entries(Store& store, const std::vector<UserEntry>& entries) {
  WriteTransaction transaction(store.session());
  for (const UserEntry& entry : entries)
    store.session()
        .query("INSERT OR REPLACE INTO user_catalogue VALUES (?, ?, ?, ?, ?, ?, ?)")
        .run_with(entry.id, to_string(entry.type), entry.country, entry.name, joined(entry.aliases),
                  entry.wikidata, joined(entry.other_ids));
  transaction.commit();
}

std::vector<UserEntry> user_entries(const Store& store) {
  std::vector<UserEntry> entries;
  Query rows = store.session().query(
      "SELECT id, type, country, name, aliases, wikidata, other_ids FROM user_catalogue ORDER BY id");
  while (rows.step()) {
    UserEntry& entry = entries.emplace_back();
    entry.id = rows.string(0);
    entry.type = actor_type(rows.text(1)).value_or(ActorType::organization);
    entry.country = rows.string(2);
    entry.name = rows.string(3);
    entry.aliases = parts_of(rows.text(4), "|");
    entry.wikidata = rows.string(5);
    entry.other_ids = parts_of(rows.text(6), "|");
  }
  return entries;
}

std::string user_catalogue_table(const std::vector<UserEntry>& entries) {
  if (entries.empty()) return {};
  std::string table = "id\ttype\tcountry\tname\taliases\twikidata\tsource\n";
  for (const UserEntry& entry : entries)
    table += entry.id + '\t' + to_string(entry.type) + '\t' + entry.country + '\t' + entry.name + '\t' +
             joined(entry.aliases) + '\t' + entry.wikidata + '\t' + (entry.name.empty() ? "" : "user") + '\n';
  return table;
}

}  // namespace kg
