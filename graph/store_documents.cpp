// What the store knows of documents: where they were met, their texts, and what was read in them.
#include <algorithm>
#include <map>
#include <tuple>

#include "graph/store_rows.h"

namespace kg {
namespace {

template <class Value, std::size_t N>
Value value_named(std::string_view name, const Value (&values)[N]) {
  for (const Value value : values)
    if (name == to_string(value)) return value;
  return values[0];
}

SectionKind section_kind(std::string_view name) {
  constexpr SectionKind kinds[] = {SectionKind::body,     SectionKind::headline, SectionKind::byline,
                                   SectionKind::dateline, SectionKind::caption,  SectionKind::label,
                                   SectionKind::furniture};
  return value_named(name, kinds);
}

Layout layout_named(std::string_view name) {
  constexpr Layout layouts[] = {Layout::page, Layout::prose, Layout::plain};
  return value_named(name, layouts);
}

MentionKind mention_kind(std::string_view name) {
  constexpr MentionKind kinds[] = {MentionKind::description, MentionKind::name, MentionKind::adjective,
                                   MentionKind::pronoun};
  return value_named(name, kinds);
}

auto everything(const Appearance& one) {
  return std::tie(one.published, one.path, one.reference, one.title, one.source, one.url, one.attributes,
                  one.layout, one.title_found, one.published_found);
}

DocumentRow document_of(const Query& row) {
  DocumentRow document;
  document.id = row.id<DocumentId>(0);
  document.appearance = appearance_of(row, 1);
  document.fingerprint = row.string(10);
  document.read_as_of = row.string(11);
  document.claims = static_cast<std::uint32_t>(row.integer(12));
  document.appearances = static_cast<std::uint32_t>(row.integer(13));
  return document;
}

}  // namespace

Span span_of(const Query& row, int column) {
  return {static_cast<std::uint32_t>(row.integer(column)),
          static_cast<std::uint32_t>(row.integer(column + 1))};
}

std::uint64_t appearance_key(const Appearance& appearance) {
  std::string all = "appearance";
  const auto add = [&](const std::string& field) { all += ' ' + std::to_string(field.size()) + ' ' + field; };
  for (const std::string* field : {&appearance.published, &appearance.path, &appearance.reference,
                                   &appearance.title, &appearance.source, &appearance.url})
    add(*field);
  for (const auto& [name, value] : appearance.attributes) {
    add(name);
    add(value);
  }
  // The first schema did not know how a text was read; what it took for granted adds nothing to the key, so
  // that texts of its time are known when they are met again.
  const bool page = appearance.path == appearance.reference;
  if (appearance.layout != (page ? Layout::page : Layout::prose) || appearance.title_found != page ||
      appearance.published_found)
    add(std::string(to_string(appearance.layout)) + (appearance.title_found ? " title" : "") +
        (appearance.published_found ? " day" : ""));
  return content_hash(all);
}

bool earlier(const Appearance& left, const Appearance& right) {
  if (left.published.empty() != right.published.empty()) return right.published.empty();
  return everything(left) < everything(right);
}

Appearance appearance_of(const Query& row, int column) {
  Appearance appearance;
  appearance.published = row.string(column);
  appearance.path = row.string(column + 1);
  appearance.reference = row.string(column + 2);
  appearance.title = row.string(column + 3);
  appearance.source = row.string(column + 4);
  appearance.url = row.string(column + 5);
  appearance.layout = layout_named(row.text(column + 6));
  appearance.title_found = row.integer(column + 7) != 0;
  appearance.published_found = row.integer(column + 8) != 0;
  return appearance;
}

void read_attributes(Store::Session& session, DocumentId document, Appearance& appearance) {
  // Its key follows from its attributes, so they are looked for by the other columns.
  Query rows = session.query(
      "SELECT t.name, t.value FROM attributes t JOIN appearances a ON a.document = t.document AND "
      "a.key = t.appearance JOIN documents d ON d.id = a.document AND d.appearance = a.key WHERE a.document "
      "= ?");
  for (rows.bind(document); rows.step();) appearance.attributes[rows.string(0)] = rows.string(1);
}

std::vector<DocumentRow> Store::documents() const {
  const StillState still = hold_still();
  std::vector<DocumentRow> documents;
  Query rows = session_->query(
      "SELECT d.id, a.published, a.path, a.reference, a.title, a.source, a.url, a.layout, a.title_found, "
      "a.published_found, d.fingerprint, d.read_as_of, d.claims, "
      "(SELECT count(*) FROM appearances o WHERE o.document = d.id) "
      "FROM documents d JOIN appearances a ON a.document = d.id AND a.key = d.appearance");
  while (rows.step()) documents.push_back(document_of(rows));
  if (session_->ask_integer("SELECT EXISTS (SELECT 1 FROM attributes)"))
    for (DocumentRow& document : documents) read_attributes(*session_, document.id, document.appearance);
  std::ranges::sort(documents, [](const DocumentRow& left, const DocumentRow& right) {
    const auto key = [](const DocumentRow& row) {
      const Appearance& met = row.appearance;
      return std::make_tuple(met.published.empty(), std::cref(met.published), std::cref(met.title), row.id);
    };
    return key(left) < key(right);
  });
  return documents;
}

std::optional<DocumentRow> Store::document(DocumentId id) const {
  Query row = session_->query(
      "SELECT d.id, a.published, a.path, a.reference, a.title, a.source, a.url, a.layout, a.title_found, "
      "a.published_found, d.fingerprint, d.read_as_of, d.claims, "
      "(SELECT count(*) FROM appearances o WHERE o.document = d.id) "
      "FROM documents d JOIN appearances a ON a.document = d.id AND a.key = d.appearance WHERE d.id = ?");
  if (!row.ask(id)) return std::nullopt;
  DocumentRow document = document_of(row);
  read_attributes(*session_, id, document.appearance);
  return document;
}

std::vector<Appearance> Store::appearances(DocumentId id) const {
  std::map<std::int64_t, Appearance> by_key;
  Query rows = session_->query(
      "SELECT key, published, path, reference, title, source, url, layout, title_found, published_found "
      "FROM appearances WHERE document = ?");
  for (rows.bind(id); rows.step();) by_key[rows.integer(0)] = appearance_of(rows, 1);
  Query attributes = session_->query("SELECT appearance, name, value FROM attributes WHERE document = ?");
  for (attributes.bind(id); attributes.step();)
    by_key[attributes.integer(0)].attributes[attributes.string(1)] = attributes.string(2);
  std::vector<Appearance> appearances;
  for (auto& [key, appearance] : by_key) appearances.push_back(std::move(appearance));
  std::ranges::sort(appearances, earlier);
  return appearances;
}

std::optional<std::string> Store::text(DocumentId id) const {
  Query row = session_->query("SELECT text FROM texts WHERE document = ?");
  if (!row.ask(id)) return std::nullopt;
  return row.string(0);
}

std::string Store::words(DocumentId id, Span span) const {
  Query row = session_->query("SELECT substr(CAST(text AS BLOB), ?, ?) FROM texts WHERE document = ?");
  // SQLite takes the length as a signed 32-bit number.
  const std::uint32_t size = span.empty() ? 0 : std::min<std::uint32_t>(span.size(), INT32_MAX);
  return row.ask(static_cast<std::int64_t>(span.begin) + 1, size, id) ? row.string(0) : std::string();
}

std::vector<DocumentId> Store::stale(std::string_view fingerprint) const {
  std::vector<DocumentId> ids;
  Query rows = session_->query("SELECT id FROM documents WHERE fingerprint <> ? OR read_as_of <> published");
  for (rows.bind(fingerprint); rows.step();) ids.push_back(rows.id<DocumentId>(0));
  std::ranges::sort(ids);
  return ids;
}

std::vector<ClaimId> Store::claims_of(DocumentId id) const {
  std::vector<ClaimId> claims;
  Query rows = session_->query("SELECT id FROM claims WHERE document = ? ORDER BY ordinal");
  for (rows.bind(id); rows.step();) claims.push_back(rows.id<ClaimId>(0));
  return claims;
}

LocalActor read_local_actor(Store::Session& session, const Query& row, int column) {
  LocalActor actor;
  actor.id = row.id<LocalActorId>(column);
  actor.name = row.string(column + 1);
  actor.type = actor_type(row.text(column + 2)).value_or(ActorType::organization);
  actor.country = row.string(column + 3);
  actor.recognised = row.string(column + 4);
  actor.role = row.string(column + 5);
  Query aliases = session.query("SELECT alias FROM aliases WHERE local_actor = ? ORDER BY alias");
  for (aliases.bind(actor.id); aliases.step();) actor.aliases.push_back(aliases.string(0));
  Query mentions =
      session.query("SELECT begin, end, kind FROM mentions WHERE local_actor = ? ORDER BY ordinal");
  for (mentions.bind(actor.id); mentions.step();)
    actor.mentions.push_back({span_of(mentions, 0), mention_kind(mentions.text(2))});
  return actor;
}

namespace {

Claim read_claim(const Query& row, const std::map<LocalActorId, std::uint32_t>& index_of) {
  Claim claim;
  claim.id = row.id<ClaimId>(0);
  claim.event_class = row.string(1);
  claim.predicate = row.string(2);
  claim.rule = row.string(3);
  claim.mode = row.string(4);
  claim.cameo = row.string(5);
  claim.polarity = polarity(row.text(6)).value_or(Polarity::positive);
  claim.status = status(row.text(7)).value_or(Status::asserted);
  claim.confidence = row.real(8);
  claim.evidence = span_of(row, 9);
  claim.trigger = span_of(row, 11);
  if (!row.null(13)) claim.time = TimeInterval{row.string(13), row.string(14), span_of(row, 15)};
  if (!row.null(17)) claim.place = index_of.at(row.id<LocalActorId>(17));
  return claim;
}

}  // namespace

std::optional<DocumentReading> Store::reading(DocumentId id) const {
  const StillState still = hold_still();
  const std::optional<DocumentRow> known = document(id);
  if (!known) return std::nullopt;
  DocumentReading reading;
  reading.document.id = id;
  reading.document.text = *text(id);
  reading.document.appearance = known->appearance;
  reading.fingerprint = known->fingerprint;
  Query sections =
      session_->query("SELECT begin, end, kind FROM sections WHERE document = ? ORDER BY begin, end");
  for (sections.bind(id); sections.step();)
    reading.document.sections.push_back({section_kind(sections.text(2)), span_of(sections, 0)});
  Query actors = session_->query(
      "SELECT id, name, type, country, recognised, role FROM local_actors WHERE document = ? ORDER BY "
      "ordinal");
  for (actors.bind(id); actors.step();) reading.actors.push_back(read_local_actor(*session_, actors, 0));
  std::map<LocalActorId, std::uint32_t> index_of;
  for (std::size_t i = 0; i < reading.actors.size(); ++i)
    index_of[reading.actors[i].id] = static_cast<std::uint32_t>(i);
  Query claims = session_->query(
      "SELECT id, class, predicate, rule, mode, cameo, polarity, status, confidence, begin, end, "
      "trigger_begin, "
      "trigger_end, first, last, time_begin, time_end, place FROM claims WHERE document = ? ORDER BY "
      "ordinal");
  for (claims.bind(id); claims.step();) reading.claims.push_back(read_claim(claims, index_of));
  Query sides =
      session_->query("SELECT local_actor, side, role FROM participants WHERE claim = ? ORDER BY ordinal");
  Query speakers = session_->query("SELECT local_actor FROM speakers WHERE claim = ? ORDER BY ordinal");
  for (Claim& claim : reading.claims) {
    for (bool row = sides.ask(claim.id); row; row = sides.step())
      claim.participants.push_back({index_of.at(sides.id<LocalActorId>(0)),
                                    static_cast<std::uint8_t>(sides.integer(1)), sides.string(2)});
    for (bool row = speakers.ask(claim.id); row; row = speakers.step())
      claim.speakers.push_back(index_of.at(speakers.id<LocalActorId>(0)));
  }
  return reading;
}

}  // namespace kg
