// News that nobody wrote, as readings: local actors and claims without a language pipeline, so that a store
// of a hundred thousand documents is filled in minutes.
//
//   const GeneratedNews news(catalogue);
//   store.write(news.document(7));
//   store.write(news.document(8, GeneratedNews::Kind::front_page));
//
// A document has what the annotated articles of bench/gold have on average, read by the shipped models: 40
// local actors (10 people, half of them of the catalogue; 6 states; 8 bodies; 6 places; 5 events and 5
// groups, most of them described and not named), 19 claims, 1,800 bytes. Each is about one state, and about
// its people mostly. Who is named follows his rank (Zipf): few are in thousands of documents, many in one. Of
// the people whom no catalogue has, half are in the news for all of the ten years, a quarter for a month, the
// rest once. Their names are made of the names that the catalogue has for people of their state, so that
// there are namesakes and names that sound alike, and are spelt in several ways.
//
// The same number gives the same document on every machine. Immutable once made: any number of threads may
// ask.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "graph/catalogue.h"
#include "graph/claim.h"

namespace kg::bench {

class GeneratedNews {
 public:
  enum class Kind : std::uint8_t {
    usual,
    front_page,  // names those alone who are named most often of all
    strangers,   // names those alone whom no catalogue has, once each, and its state: all that others are
                 // compared with, in a third of the time
  };

  // The catalogue must outlive it.
  explicit GeneratedNews(const Catalogue& catalogue);

  DocumentReading document(std::uint64_t number, Kind kind = Kind::usual) const;

 private:
  struct Somebody {
    std::string name, country, recognised, role;
    ActorType type = ActorType::person;
  };
  struct State {
    const CatalogueEntry* entry = nullptr;
    std::vector<const CatalogueEntry*> people, bodies, places;
    std::vector<std::string> first, last;  // words of its people's names, as often as they are borne
  };
  class Writer;

  Somebody known(const CatalogueEntry& entry) const;
  Somebody person(std::size_t state, std::uint64_t index) const;
  Somebody body(std::size_t state, std::uint64_t index) const;
  Somebody place(std::size_t state, std::uint64_t index) const;
  std::string last_name(const State& state, std::mt19937_64& random) const;

  std::vector<State> states_;  // those first of which the catalogue knows most people
  std::vector<const CatalogueEntry*> organisations_, groups_;
};

}  // namespace kg::bench
