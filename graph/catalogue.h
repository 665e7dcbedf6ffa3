// The actors that the world knows: states, bodies, armed groups, people and their offices, places.
//
//   const Catalogue catalogue = Catalogue::load(data_folder / "actors");
//   for (const NameMatch& match : catalogue.find("Kremlin"))   // -> RUS, seat
//     use(*match.entry, match.how);
//   catalogue.holders("president", "FRA", "2011-03-15");       // -> Nicolas Sarkozy's term
//
// Read from the tables of data/actors (columns and provenance in data/README.md) and from tables of the
// same form that a user adds. An entry's id never changes once it was published: graphs, judgements and
// other people's files hold it. States have their ISO 3166-1 alpha-3 code ("UKR", also XKX, SUN, YUG, CSK,
// DDR, ... for states that are not or no longer in ISO 3166), everything else a kind and a slug:
// "igo.united-nations", "org.usa.state-department", "group.hamas", "person.marco-rubio",
// "place.fra.paris", "event.oslo-accords".
//
// Immutable once loaded: every const call may run in any thread. All strings are views into the catalogue
// and all pointers point into it; they live as long as it does (moving it keeps them valid). Loading reads
// about 4 MB in some 50 ms. Answers are in the order of the tables, so equal tables give equal answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor.h"

namespace kg {

// How a form names its actor. The order is that of trust: answers prefer the smaller.
enum class NameKind : std::uint8_t {
  name,       // "Ukraine", "Hamas"
  alias,      // other full names, former names of the same actor: "Burma", "Republic of France"
  acronym,    // "UN", "WHO", "US": equal only in the same case, so that "who" and "us" are words
  demonym,    // its people: "Ukrainians", "a Briton"
  adjective,  // "Ukrainian", "British"; also where equal to the singular demonym
  seat,       // building or street for the body in it: "Kremlin", "Downing Street"
  capital,    // city for the government in it: "Moscow", "Kyiv"
  surname,    // short form that alone names a person in most news: "Putin", "Zelensky"
  generic,    // what it is called inside its state: "foreign ministry", "parliament", "central bank";
              // only bodies_of answers to it
};

const char* to_string(NameKind kind);

struct CatalogueName {
  std::string_view text;  // as news writes it, without article
  NameKind how = NameKind::name;
  bool ambiguous = false;  // also a given name, a common word or somebody that is not listed here:
                           // "Georgia", "Jordan", "Chad", "Reading"; context has to decide
};

struct CatalogueEntry {
  std::string_view id;
  std::string_view name;  // usual name in the news: "Russia", "NATO", "Marco Rubio"
  ActorType type = ActorType::organization;
  std::string_view kind;      // sovereign, territory, former, ministry, army, party, company, city, ...
  std::string_view country;   // alpha-3 of the actor's state (its own for a state); empty if none or several
  std::string_view gender;    // of a person: "m", "f" or empty
  std::string_view from;      // ISO day, month or year of founding or birth, empty if not recorded
  std::string_view to;        // of its end; empty if it goes on or is not recorded
  std::string_view alpha2;    // of a state: "UA"
  std::string_view wikidata;  // "Q212", or empty
  std::string_view source;    // table or repository that the row was taken from, "hand" if written for us
  std::span<const CatalogueName> names;  // the usual name first, then by NameKind, each form once a kind

  // The forms of one kind, in the order of the table.
  std::span<const CatalogueName> names_of(NameKind how) const;
};

struct NameMatch {
  const CatalogueEntry* entry = nullptr;
  NameKind how = NameKind::name;
  bool ambiguous = false;  // of this form, see CatalogueName
};

// Somebody held an office for a state or body from one day to another.
struct OfficeTerm {
  const CatalogueEntry* person = nullptr;
  std::string_view role;  // head_of_state, foreign_minister, ambassador, leader, ... (offices.tsv lists all)
  std::string_view office;  // title as held: "Secretary of State"
  std::string_view of;      // id of the state or body served: "USA", "igo.nato"
  std::string_view to;      // ambassadors and envoys: id of the state or body sent to; else empty
  std::string_view start;   // ISO day, month or year; never empty
  std::string_view end;     // the same, the day of leaving; empty if the office was not known to be left
  bool end_known = false;   // else `end` is the last day on which the holder was still seen in office
  std::string_view source;
};

struct Match {
  std::vector<NameMatch> entries;  // by NameKind, then in the order of the tables; empty if nothing matches
  std::size_t length = 0;          // words covered
  explicit operator bool() const { return length != 0; }
};

class Catalogue {
 public:
  // Reads every *.tsv of the folder, in the order of file names. Throws std::runtime_error with
  // "FILE:LINE: what is wrong and what would be right" on the first bad row.
  static Catalogue load(const std::filesystem::path& actors_folder);

  // This catalogue with one table more, which may add entries, or names to its entries. Takes as long as
  // load(). Throws as load() does, with `table_name` for the file.
  Catalogue extended(const std::string& table_name, const std::string& table) const;

  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;
  ~Catalogue();

  std::span<const CatalogueEntry> entries() const;
  const CatalogueEntry* entry(std::string_view id) const;  // nullptr if there is none

  // Every entry that has this form, compared as fold_name folds; acronyms by the same letters in the same
  // case ("WHO", "U.N." for "UN"). Empty if nobody is called so. A leading "the" is overlooked.
  std::vector<NameMatch> find(std::string_view name) const;

  // The longest form that begins at words[at], for finding names in running text. Words are tokens as
  // written ("U.S.", "al-Qaeda" or "al" "-" "Qaeda", "People" "'s"); hyphens, full stops and apostrophes
  // between them are overlooked, other punctuation ends a name. A form that is written with capitals
  // matches only words that begin with capitals where it does, so that "turkey" and "to go" are no states;
  // words all in capitals match everything but another acronym. At most some 20 words are looked at.
  Match longest(std::span<const std::string_view> words, std::size_t at) const;

  // The bodies of a state or organisation that a generic name means: ("foreign ministry", "USA") gives the
  // State Department, ("lower house", "RUS") the State Duma. Empty if there is none.
  std::vector<NameMatch> bodies_of(std::string_view generic_name, std::string_view country) const;

  // Who held an office on an ISO day (or month, or year: its first day). `office` is a role of
  // offices.tsv ("foreign_minister") or a title as text has it ("president", "Prime Minister", "king",
  // "defence minister"), `of` the id of the state or body. Terms whose end is unknown count until the
  // next known holder of the same role took over, at most six years. Those in office longest come last, so
  // the first is the likely one. Empty if nobody is known.
  std::vector<OfficeTerm> holders(std::string_view office, std::string_view of, std::string_view day) const;

  // All terms of a person, oldest first; of a state or body, by role, then oldest first.
  std::vector<OfficeTerm> terms_of(std::string_view person_id) const;
  std::vector<OfficeTerm> terms_for(std::string_view actor_id) const;

  // 'm', 'f', or nullopt where unknown or borne by both. Case and accents do not matter.
  std::optional<char> gender_of_given_name(std::string_view given_name) const;
  bool is_given_name(std::string_view name) const;

  // Whether names of this state's citizens are written family name first ("Xi Jinping", "Kim Jong Un").
  bool family_name_first(std::string_view country) const;

 private:
  struct Tables;
  explicit Catalogue(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace kg
