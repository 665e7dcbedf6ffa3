#include "tools/filter_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

#include "graph/schema.h"
#include "tools/command_line.h"
#include "tools/command_table.h"

namespace kg::tools {
namespace {

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::vector<std::string> checked_classes(const std::vector<std::string>& given) {
  if (given.empty()) return {};
  const Schema schema = Schema::load(data_folder() / "schema");
  std::vector<std::string> classes;
  for (const std::string& name : given) {
    classes.push_back(upper(name));
    if (schema.claim_class(classes.back())) continue;
    std::string known;
    for (const ClaimClass& one : schema.classes()) {
      known += ' ';
      known += one.name;
    }
    throw std::runtime_error('"' + name + "\" is no class; write one of" + known + '.');
  }
  return classes;
}

// `names` says what there is: "asserted, planned, ... or all".
template <class Value, class Parse>
void lay_over(std::vector<Value>& values, const std::vector<std::string>& given, Parse parse,
              const char* flag, const char* names) {
  if (given.empty()) return;
  values.clear();
  if (std::find(given.begin(), given.end(), "all") != given.end()) return;
  for (const std::string& name : given) {
    const auto value = parse(name);
    if (!value) throw std::runtime_error(std::string(flag) + " \"" + name + "\" is none of " + names + '.');
    values.push_back(*value);
  }
}

Day day(const std::string& text, std::optional<Day> (*parse)(std::string_view), const char* flag) {
  if (const auto day = parse(text)) return *day;
  throw std::runtime_error(std::string(flag) + " is \"" + text +
                           "\"; write a date such as 2025-12-19, 2025-12 or 2025.");
}

}  // namespace

void add_filter_options(CLI::App& app, FilterOptions& options) {
  const auto list = [&](const char* flag, std::vector<std::string>& values, const char* help,
                        const char* type) {
    return app.add_option(flag, values, help)
        ->delimiter(',')
        ->type_name(type)
        ->type_size(1)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->group("Filters");
  };
  app.add_option("--since", options.since, "Claims of this day, month or year, or later")
      ->type_name("DATE")
      ->group("Filters");
  app.add_option("--until", options.until, "Claims of this day, month or year, or earlier")
      ->type_name("DATE")
      ->group("Filters");
  list("--class", options.classes, "Classes: CONSULT,AGREE", "CLASS,...");
  list("--predicate", options.predicates, "Labels: \"meets\"", "LABEL,...");
  list("--status", options.statuses, "What is said to hold, or only planned, possible, demanded",
       "STATUS,...")
      ->check(offering({"asserted", "planned", "possible", "demanded", "all"}));
  list("--polarity", options.polarities, "What is said to be so, or not to be so", "POLARITY,...")
      ->check(offering({"positive", "negative", "all"}));
  app.add_option("--min-confidence", options.min_confidence, "Claims at least as sure as this, 0 to 1")
      ->check(CLI::Range(0.0, 1.0))
      ->check([](const std::string& given) {
        return std::isnan(std::strtod(given.c_str(), nullptr)) ? given + " is no number" : std::string();
      })
      ->type_name("NUMBER")
      ->group("Filters");
  list("--source", options.sources, "Claims of documents from these sources: Reuters,AFP", "NAME,...");
}

bool given(const FilterOptions& options) {
  return !(options.since.empty() && options.until.empty() && options.classes.empty() &&
           options.predicates.empty() && options.statuses.empty() && options.polarities.empty() &&
           options.sources.empty() && options.min_confidence == 0);
}

ClaimFilter filter_of(const FilterOptions& options, ClaimFilter filter) {
  if (!options.since.empty()) filter.since = day(options.since, first_day, "--since");
  if (!options.until.empty()) filter.until = day(options.until, last_day, "--until");
  filter.classes = checked_classes(options.classes);
  filter.predicates = options.predicates;
  filter.sources = options.sources;
  filter.min_confidence = options.min_confidence;
  lay_over(
      filter.statuses, options.statuses, [](const std::string& name) { return status(name); }, "--status",
      "asserted, planned, possible, demanded, all");
  lay_over(
      filter.polarities, options.polarities, [](const std::string& name) { return polarity(name); },
      "--polarity", "positive, negative, all");
  return filter;
}

}  // namespace kg::tools
