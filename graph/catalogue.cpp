#include "graph/catalogue.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/catalogue_tables.h"
#include "graph/fold.h"

namespace kg {
namespace {

using View = std::string_view;

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

// Forms such as "WHO", "US", "U.S.", whose small letters are another word.
bool needs_same_case(const CatalogueName& name) {
  if (name.how == NameKind::acronym) return true;
  return name.text.size() <= 8 && std::none_of(name.text.begin(), name.text.end(), [](char c) {
           return is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80;
         });
}

std::string without_full_stops(View text) {
  std::string letters;
  for (const char c : text)
    if (c != '.' && c != ' ' && c != '-') letters += c;
  return letters;
}

// One bit for each of the first 32 folded words: whether it begins with a capital. Letters outside ASCII
// count as what `other` says, so that they never keep two spellings apart.
std::uint32_t capitals_of(View text, bool other) {
  std::uint32_t capitals = 0;
  unsigned word = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size() && word < 32; ++i) {
    const char c = text[i];
    const bool wide = static_cast<unsigned char>(c) >= 0x80;
    const View punctuation = text.substr(i, 3);
    if (punctuation == "’" || punctuation == "‘" || c == '.' || c == '\'') {
      if (wide) i += 2;
      continue;
    }
    const bool dash = punctuation == "–" || punctuation == "—";
    if (dash) i += 2;
    if (dash || (!wide && !is_ascii_upper(c) && !is_ascii_lower(c) && (c < '0' || c > '9'))) {
      if (inside) ++word;
      inside = false;
      continue;
    }
    if (!inside && (wide ? other : is_ascii_upper(c))) capitals |= 1U << word;
    inside = true;
  }
  return capitals;
}

bool is_hyphen(View word) { return word == "-" || word == "–" || word == "‐" || word == "‑"; }
bool begins_with_apostrophe(View word) { return word.starts_with('\'') || word.starts_with("’"); }
bool ends_with_apostrophe(View word) { return word.ends_with('\'') || word.ends_with("’"); }

// A date padded to a day, for comparing dates of different precision.
std::string padded(View date, View day_of_year) {
  return std::string(date) +
         std::string(day_of_year.substr(std::min(date.size(), View("2025-12-19").size()) - 4));
}
std::string first_day(View date) { return padded(date, "-01-01"); }
std::string last_day(View date) { return padded(date, "-12-31"); }

bool has_word(View folded, View words) {
  const std::size_t at = folded.find(words);
  if (at == View::npos) return false;
  const bool begins = at == 0 || folded[at - 1] == ' ';
  const std::size_t end = at + words.size();
  return begins && (end == folded.size() || folded[end] == ' ');
}

}  // namespace

const char* to_string(NameKind kind) {
  constexpr std::array<const char*, 9> names{"name", "alias",   "acronym", "demonym", "adjective",
                                             "seat", "capital", "surname", "generic"};
  return names[static_cast<std::size_t>(kind)];
}

std::span<const CatalogueName> CatalogueEntry::names_of(NameKind how) const {
  const auto [first, last] =
      std::equal_range(names.begin(), names.end(), CatalogueName{.text = {}, .how = how},
                       [](const CatalogueName& a, const CatalogueName& b) { return a.how < b.how; });
  return {first, last};
}

struct Catalogue::Tables : CatalogueTables {
  // One form of one entry by its folded words.
  struct Form {
    View folded;             // into `folded_bytes`
    std::uint32_t capitals;  // see capitals_of
    bool same_case;          // see needs_same_case
    const CatalogueName* name;
    const CatalogueEntry* entry;
  };

  std::string folded_bytes;
  std::vector<Form> forms;     // but generic ones; by folded, NameKind, then in the order of the tables
  std::vector<Form> generics;  // by country, folded, then in the order of the tables
  std::unordered_map<View, const CatalogueEntry*> by_id;
  std::vector<std::uint32_t> terms_by_person;  // by id of the person, then oldest first
  std::vector<std::uint32_t> terms_by_body;    // by id of the body, role, then oldest first

  static std::unique_ptr<const Tables> of(CatalogueTables read);
  void index_forms();
  void index_terms();
  std::span<const Form> forms_with(View folded) const;
  std::span<const std::uint32_t> terms_of(View person) const;
  std::span<const std::uint32_t> terms_for(View body) const;
  std::vector<OfficeTerm> terms_at(std::span<const std::uint32_t> indices) const;
};

void Catalogue::Tables::index_forms() {
  std::vector<std::pair<std::size_t, std::size_t>> spans;  // folded_bytes may move while it grows
  spans.reserve(names.size());
  folded_bytes.reserve(names.size() * 16);
  for (const CatalogueName& name : names) {
    const std::string folded = fold_name(name.text);
    spans.emplace_back(folded_bytes.size(), folded.size());
    folded_bytes += folded;
  }
  forms.reserve(names.size());
  for (const CatalogueEntry& entry : entries)
    for (const CatalogueName& name : entry.names) {
      const auto [begin, size] = spans[static_cast<std::size_t>(&name - names.data())];
      const View folded = View(folded_bytes).substr(begin, size);
      if (!folded.empty())
        (name.how == NameKind::generic ? generics : forms)
            .push_back({folded, capitals_of(name.text, false), needs_same_case(name), &name, &entry});
    }
  std::sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
    if (const auto order = a.folded.compare(b.folded); order != 0) return order < 0;
    if (a.name->how != b.name->how) return a.name->how < b.name->how;
    return a.name < b.name;
  });
  std::sort(generics.begin(), generics.end(), [](const Form& a, const Form& b) {
    return std::tie(a.entry->country, a.folded, a.name) < std::tie(b.entry->country, b.folded, b.name);
  });
}

void Catalogue::Tables::index_terms() {
  terms_by_person.resize(terms.size());
  std::iota(terms_by_person.begin(), terms_by_person.end(), 0U);
  terms_by_body = terms_by_person;
  std::sort(terms_by_person.begin(), terms_by_person.end(), [this](std::uint32_t a, std::uint32_t b) {
    return std::tie(terms[a].person->id, terms[a].start, a) <
           std::tie(terms[b].person->id, terms[b].start, b);
  });
  std::sort(terms_by_body.begin(), terms_by_body.end(), [this](std::uint32_t a, std::uint32_t b) {
    return std::tie(terms[a].of, terms[a].role, terms[a].start, a) <
           std::tie(terms[b].of, terms[b].role, terms[b].start, b);
  });
}

std::span<const std::uint32_t> Catalogue::Tables::terms_of(View person) const {
  const auto id = [this](std::uint32_t i) { return terms[i].person->id; };
  const auto first = std::lower_bound(terms_by_person.begin(), terms_by_person.end(), person,
                                      [&](std::uint32_t i, View key) { return id(i) < key; });
  const auto last = std::upper_bound(first, terms_by_person.end(), person,
                                     [&](View key, std::uint32_t i) { return key < id(i); });
  return {first, last};
}

std::span<const std::uint32_t> Catalogue::Tables::terms_for(View body) const {
  const auto first = std::lower_bound(terms_by_body.begin(), terms_by_body.end(), body,
                                      [this](std::uint32_t i, View key) { return terms[i].of < key; });
  const auto last = std::upper_bound(first, terms_by_body.end(), body,
                                     [this](View key, std::uint32_t i) { return key < terms[i].of; });
  return {first, last};
}

std::span<const Catalogue::Tables::Form> Catalogue::Tables::forms_with(View folded) const {
  const auto first = std::lower_bound(forms.begin(), forms.end(), folded,
                                      [](const Form& form, View key) { return form.folded < key; });
  auto last = first;
  while (last != forms.end() && last->folded == folded) ++last;
  return {first, last};
}

std::vector<OfficeTerm> Catalogue::Tables::terms_at(std::span<const std::uint32_t> indices) const {
  std::vector<OfficeTerm> found;
  for (const std::uint32_t i : indices) found.push_back(terms[i]);
  return found;
}

Catalogue::Catalogue(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

std::unique_ptr<const Catalogue::Tables> Catalogue::Tables::of(CatalogueTables read) {
  auto tables = std::make_unique<Tables>();
  static_cast<CatalogueTables&>(*tables) = std::move(read);
  tables->by_id.reserve(tables->entries.size());
  for (const CatalogueEntry& entry : tables->entries) tables->by_id.emplace(entry.id, &entry);
  tables->index_forms();
  tables->index_terms();
  return tables;
}

Catalogue Catalogue::load(const std::filesystem::path& actors_folder) {
  return Catalogue(Tables::of(read_catalogue_tables(actors_folder)));
}

Catalogue Catalogue::extended(const std::string& table_name, const std::string& table) const {
  std::vector<CatalogueText> tables;
  for (std::size_t i = 0; i < tables_->bytes.size(); ++i)
    tables.push_back({tables_->files[i], tables_->bytes[i]});
  tables.push_back({table_name, table});
  return Catalogue(Tables::of(read_catalogue_tables(std::move(tables))));
}

std::span<const CatalogueEntry> Catalogue::entries() const { return tables_->entries; }

const CatalogueEntry* Catalogue::entry(View id) const {
  const auto found = tables_->by_id.find(id);
  return found == tables_->by_id.end() ? nullptr : found->second;
}

namespace {

// Adds an entry unless a more trusted form of it is there.
void add(std::vector<NameMatch>& matches, const CatalogueEntry& entry, const CatalogueName& name) {
  for (const NameMatch& match : matches)
    if (match.entry == &entry) return;
  matches.push_back({.entry = &entry, .how = name.how, .ambiguous = name.ambiguous});
}

}  // namespace

std::vector<NameMatch> Catalogue::find(View name) const {
  std::vector<NameMatch> matches;
  const std::string folded = fold_name(name);
  const auto look = [&](View key, View written) {
    for (const auto& form : tables_->forms_with(key))
      if (!form.same_case || without_full_stops(form.name->text) == without_full_stops(written))
        add(matches, *form.entry, *form.name);
  };
  if (!folded.empty()) look(folded, name);
  if (matches.empty() && folded.starts_with("the ") && name.size() > 4)
    look(View(folded).substr(4), name.substr(name.find_first_of(" \t") + 1));
  return matches;
}

Match Catalogue::longest(std::span<const View> words, std::size_t at) const {
  constexpr std::size_t max_words = 20;
  using Form = Tables::Form;
  auto first = tables_->forms.begin();
  auto last = tables_->forms.end();
  Match best;
  std::string key;      // folded words so far
  std::string written;  // the same as written, for acronyms and capitals
  bool glued = true;    // the next word continues the last one: "d'" "Ivoire"
  for (std::size_t i = at; i < words.size() && i < at + max_words; ++i) {
    const View word = words[i];
    if (is_hyphen(word) && i > at) {
      written += '-';
      continue;
    }
    const std::string folded = fold_name(word);
    if (folded.empty()) break;
    if (!glued && !begins_with_apostrophe(word)) {
      key += ' ';
      written += ' ';
    }
    key += folded;
    written += word;
    glued = ends_with_apostrophe(word);
    first = std::lower_bound(first, last, key, [](const Form& form, View k) { return form.folded < k; });
    last = std::upper_bound(first, last, key, [](View k, const Form& form) {
      return k < form.folded.substr(0, std::min(k.size(), form.folded.size()));
    });
    if (first == last) break;
    if (first->folded != key) continue;
    const std::uint32_t capitals = capitals_of(written, true);
    std::vector<NameMatch> matches;
    for (auto form = first; form != last && form->folded == key; ++form) {
      if (form->same_case ? without_full_stops(form->name->text) != without_full_stops(written)
                          : (form->capitals & ~capitals) != 0)
        continue;
      add(matches, *form->entry, *form->name);
    }
    if (!matches.empty()) best = {.entries = std::move(matches), .length = i - at + 1};
  }
  return best;
}

std::vector<NameMatch> Catalogue::bodies_of(View generic_name, View country) const {
  const std::string folded = fold_name(generic_name);
  const auto key = std::pair(country, View(folded));
  const auto before = [](const Tables::Form& form, const std::pair<View, View>& k) {
    return std::tie(form.entry->country, form.folded) < std::tie(k.first, k.second);
  };
  std::vector<NameMatch> matches;
  for (auto form = std::lower_bound(tables_->generics.begin(), tables_->generics.end(), key, before);
       form != tables_->generics.end() && form->entry->country == country && form->folded == folded; ++form)
    add(matches, *form->entry, *form->name);
  return matches;
}

std::vector<OfficeTerm> Catalogue::holders(View office, View of, View day) const {
  constexpr int years_of_doubt = 6;
  const std::span<const std::uint32_t> list = tables_->terms_for(of);
  if (list.empty() || (day.size() != 4 && day.size() != 7 && day.size() != 10)) return {};

  // What the title may mean: roles, each with a word of the office's own title.
  const std::string title = fold_name(office);
  std::vector<const OfficeTitle*> meanings;
  for (const OfficeTitle& known : tables_->titles)
    if (known.folded == title &&
        (known.only.empty() || std::find(known.only.begin(), known.only.end(), of) != known.only.end()))
      meanings.push_back(&known);
  const auto meant = [&](const OfficeTerm& term) {
    if (term.role == office) return true;
    const std::string held = fold_name(term.office);
    if (meanings.empty()) return has_word(held, title);
    return std::any_of(meanings.begin(), meanings.end(), [&](const OfficeTitle* meaning) {
      return std::find(meaning->roles.begin(), meaning->roles.end(), term.role) != meaning->roles.end() &&
             (meaning->office_word.empty() || has_word(held, meaning->office_word));
    });
  };

  std::vector<OfficeTerm> candidates;
  for (const std::uint32_t i : list)
    if (meant(tables_->terms[i])) candidates.push_back(tables_->terms[i]);
  const std::string when = first_day(day);
  std::vector<OfficeTerm> holders;
  for (const OfficeTerm& term : candidates) {
    if (first_day(term.start) > when) continue;
    bool holds = term.end.empty() || when <= last_day(term.end);
    if (!holds && !term.end_known) {
      const int year = std::stoi(std::string(when.substr(0, 4)));
      holds = year <= std::stoi(std::string(term.end.substr(0, 4))) + years_of_doubt;
    }
    if (holds && !term.end_known && (term.end.empty() || when > last_day(term.end)))
      holds = std::none_of(candidates.begin(), candidates.end(), [&](const OfficeTerm& next) {
        return next.role == term.role && next.person != term.person && next.start > term.start &&
               first_day(next.start) <= when;
      });
    if (holds) holders.push_back(term);
  }
  std::stable_sort(holders.begin(), holders.end(),
                   [](const OfficeTerm& a, const OfficeTerm& b) { return a.start > b.start; });
  return holders;
}

std::vector<OfficeTerm> Catalogue::terms_of(View person_id) const {
  return tables_->terms_at(tables_->terms_of(person_id));
}

std::vector<OfficeTerm> Catalogue::terms_for(View actor_id) const {
  return tables_->terms_at(tables_->terms_for(actor_id));
}

namespace {

const GivenName* given_name(const std::vector<GivenName>& names, const std::string& folded) {
  const auto found =
      std::lower_bound(names.begin(), names.end(), folded,
                       [](const GivenName& name, const std::string& key) { return name.folded < key; });
  return found != names.end() && found->folded == folded ? &*found : nullptr;
}

}  // namespace

std::optional<char> Catalogue::gender_of_given_name(View name) const {
  const GivenName* found = given_name(tables_->given_names, fold_name(name));
  return found != nullptr && found->gender != 0 ? std::optional(found->gender) : std::nullopt;
}

bool Catalogue::is_given_name(View name) const {
  return given_name(tables_->given_names, fold_name(name)) != nullptr;
}

bool Catalogue::family_name_first(View country) const {
  return std::binary_search(tables_->family_first.begin(), tables_->family_first.end(), country);
}

}  // namespace kg
