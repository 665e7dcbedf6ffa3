#include "tests/support/reading_builder.h"

#include <algorithm>
#include <stdexcept>

namespace kg::testing {
namespace {

std::vector<std::string> names_of(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(", "), list.size());
    names.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 2, list.size()));
  }
  return names;
}

}  // namespace

reading::reading(std::string_view headline) : text_(std::string(headline) + "\n\n") {
  made_.fingerprint = "models 1";
  made_.document.appearance.title = headline;
  made_.document.sections.push_back(
      {SectionKind::headline, {0, static_cast<std::uint32_t>(headline.size())}});
  path(std::string(headline) + ".txt");
}

reading& reading::published(std::string_view day) {
  made_.document.appearance.published = day;
  return *this;
}

reading& reading::source(std::string_view name) {
  made_.document.appearance.source = name;
  return *this;
}

reading& reading::path(std::string_view file) {
  made_.document.appearance.path = file;
  made_.document.appearance.reference = file;
  return *this;
}

reading& reading::title(std::string_view text) {
  made_.document.appearance.title = text;
  return *this;
}

reading& reading::fingerprint(std::string_view text) {
  made_.fingerprint = text;
  return *this;
}

std::uint32_t reading::actor_index(std::string_view name) {
  for (std::size_t i = 0; i < made_.actors.size(); ++i)
    if (made_.actors[i].name == name) return static_cast<std::uint32_t>(i);
  LocalActor made;
  made.name = name;
  made.type = ActorType::person;
  made_.actors.push_back(std::move(made));
  return static_cast<std::uint32_t>(made_.actors.size() - 1);
}

std::uint32_t reading::mention(std::uint32_t actor, std::string_view form, MentionKind kind) {
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_ += form;
  LocalActor& one = made_.actors[actor];
  one.mentions.push_back({{begin, static_cast<std::uint32_t>(text_.size())}, kind});
  if (kind != MentionKind::pronoun) {
    const auto at = std::lower_bound(one.aliases.begin(), one.aliases.end(), form);
    if (at == one.aliases.end() || *at != form) one.aliases.insert(at, std::string(form));
  }
  return actor;
}

std::vector<std::uint32_t> reading::said(std::string_view names) {
  std::vector<std::uint32_t> actors;
  for (const std::string& name : names_of(names)) {
    if (!actors.empty()) text_ += ", ";
    actors.push_back(mention(actor_index(name), name, MentionKind::name));
  }
  if (actors.empty()) throw std::invalid_argument("a claim needs actors on both sides");
  return actors;
}

reading& reading::actor(std::string_view name, ActorType type, std::string_view country,
                        std::string_view recognised, std::string_view role) {
  const std::uint32_t index = actor_index(name);
  LocalActor& one = made_.actors[index];
  one.type = type;
  one.country = country;
  one.recognised = recognised;
  one.role = role;
  declared_.push_back(index);
  return *this;
}

reading& reading::alias(std::string_view form, MentionKind kind) {
  if (declared_.empty()) throw std::invalid_argument("declare an actor before its aliases");
  mention(static_cast<std::uint32_t>(declared_.back()), form, kind);
  text_ += ".\n";
  return *this;
}

reading& reading::claim(std::string_view subjects, std::string_view predicate, std::string_view objects,
                        std::string_view event_class) {
  Claim claim;
  claim.predicate = predicate;
  claim.event_class = event_class;
  claim.rule = "test.1";
  claim.confidence = 0.8;
  claim.evidence.begin = static_cast<std::uint32_t>(text_.size());
  for (const std::uint32_t actor : said(subjects)) claim.participants.push_back({actor, 0, "doer"});
  text_ += ' ';
  claim.trigger.begin = static_cast<std::uint32_t>(text_.size());
  text_ += predicate;
  claim.trigger.end = static_cast<std::uint32_t>(text_.size());
  text_ += ' ';
  for (const std::uint32_t actor : said(objects)) claim.participants.push_back({actor, 1, "target"});
  text_ += '.';
  claim.evidence.end = static_cast<std::uint32_t>(text_.size());
  text_ += '\n';
  made_.claims.push_back(std::move(claim));
  return *this;
}

Claim& reading::last_claim() {
  if (made_.claims.empty()) throw std::invalid_argument("make a claim before its time, speaker or status");
  return made_.claims.back();
}

reading& reading::negative() {
  last_claim().polarity = Polarity::negative;
  return *this;
}

reading& reading::status(Status status) {
  last_claim().status = status;
  return *this;
}

reading& reading::time(std::string_view first, std::string_view last) {
  last_claim().time = TimeInterval{std::string(first), std::string(last.empty() ? first : last), {}};
  return *this;
}

reading& reading::speaker(std::string_view name) {
  last_claim().speakers.push_back(actor_index(name));
  return *this;
}

reading& reading::place(std::string_view name) {
  last_claim().place = actor_index(name);
  return *this;
}

reading& reading::confidence(double value) {
  last_claim().confidence = value;
  return *this;
}

reading& reading::rule(std::string_view id) {
  last_claim().rule = id;
  return *this;
}

DocumentReading reading::done() const {
  reading whole = *this;
  for (std::size_t i = 0; i < whole.made_.actors.size(); ++i) {
    const std::string name = whole.made_.actors[i].name;
    if (!whole.made_.actors[i].mentions.empty() &&
        std::ranges::binary_search(whole.made_.actors[i].aliases, name))
      continue;
    whole.mention(static_cast<std::uint32_t>(i), name, MentionKind::name);
    whole.text_ += ".\n";
  }
  DocumentReading made = std::move(whole.made_);
  made.document.text = std::move(whole.text_);
  made.document.id = {content_hash(made.document.text)};
  const auto body = static_cast<std::uint32_t>(made.document.sections[0].span.end + 2);
  const auto end = static_cast<std::uint32_t>(made.document.text.size());
  if (body < end) made.document.sections.push_back({SectionKind::body, {body, end}});

  std::vector<std::uint32_t> order(made.actors.size());  // actors come in the order of their first mentions
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (LocalActor& one : made.actors) {
    std::ranges::sort(one.mentions);
    one.id = local_actor_id(made.document.id, one.mentions.front().span);
  }
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return made.actors[i].mentions.front().span; });
  std::vector<LocalActor> sorted;
  std::vector<std::uint32_t> place_of(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place_of[order[i]] = i;
    sorted.push_back(std::move(made.actors[order[i]]));
  }
  made.actors = std::move(sorted);
  for (Claim& claim : made.claims) {
    for (Participant& one : claim.participants) one.actor = place_of[one.actor];
    for (std::uint32_t& speaker : claim.speakers) speaker = place_of[speaker];
    if (claim.place) claim.place = place_of[*claim.place];
    claim.id = claim_id(made.document.id, claim, made.actors);
  }
  return made;
}

}  // namespace kg::testing
