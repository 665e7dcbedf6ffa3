// Readings for tests of the graph, built by hand: what the pipeline would make of a short article.
//
//   const DocumentReading doc =
//       testing::reading("Miami").published("2025-12-19").source("Axios")
//           .actor("Marco Rubio", ActorType::person, "USA", "person.marco-rubio").alias("Rubio")
//           .actor("Ukraine", ActorType::country, "UKR", "UKR")
//           .claim("Marco Rubio", "speaks on", "Ukraine", "STATEMENT")
//           .claim("Steve Witkoff, Jared Kushner", "meets", "Rustem Umerov", "CONSULT")
//               .time("2025-12-19").speaker("Axios").confidence(0.9);
//
// The text is the headline and one sentence a claim ("Steve Witkoff, Jared Kushner meets Rustem Umerov."),
// so that evidence, triggers and mentions point at their words. Actors that were not declared are persons.
// Another headline makes another document. Throws std::invalid_argument on wrong use.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"

namespace kg::testing {

class reading {
 public:
  explicit reading(std::string_view headline);

  reading& published(std::string_view day);
  reading& source(std::string_view name);
  reading& path(std::string_view file);   // "HEADLINE.txt" if not given
  reading& title(std::string_view text);  // the headline if not given
  reading& fingerprint(std::string_view text);

  // Declares an actor; a sentence "NAME." is added if no claim names it before.
  reading& actor(std::string_view name, ActorType type, std::string_view country = "",
                 std::string_view recognised = "", std::string_view role = "");
  // Another form of the actor declared last, said in a sentence of its own.
  reading& alias(std::string_view form, MentionKind kind = MentionKind::name);

  // Names parted by ", " share a side.
  reading& claim(std::string_view subjects, std::string_view predicate, std::string_view objects,
                 std::string_view event_class);
  // Of the claim made last:
  reading& negative();
  reading& status(Status status);
  reading& time(std::string_view first, std::string_view last = "");
  reading& speaker(std::string_view name);
  reading& place(std::string_view name);
  reading& confidence(double value);
  reading& rule(std::string_view id);

  DocumentReading done() const;
  operator DocumentReading() const { return done(); }

 private:
  std::uint32_t actor_index(std::string_view name);
  std::uint32_t mention(std::uint32_t actor, std::string_view form, MentionKind kind);
  std::vector<std::uint32_t> said(std::string_view names);
  Claim& last_claim();

  DocumentReading made_;
  std::vector<std::size_t> declared_;  // actors in the order of their declaration
  std::string text_;
};

}  // namespace kg::testing
