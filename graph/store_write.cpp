// What the loader writes: documents with their appearances, local actors and claims.
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "graph/store_clusters.h"
#include "graph/store_rows.h"

namespace kg {
namespace {

void require_inside(Span span, const Document& document, const char* what) {
  if (span.begin > span.end || span.end > document.text.size())
    throw std::invalid_argument(document.appearance.path + ": the " + what + " at bytes " +
                                std::to_string(span.begin) + " to " + std::to_string(span.end) +
                                " lies outside of the text of " + std::to_string(document.text.size()) +
                                " bytes; read the document again");
}

void require_sound(const DocumentReading& reading) {
  const Document& document = reading.document;
  for (const Section& section : document.sections) require_inside(section.span, document, "section");
  for (const LocalActor& actor : reading.actors)
    for (const MentionSpan& mention : actor.mentions) require_inside(mention.span, document, "mention");
  const auto require_actor = [&](std::uint32_t index) {
    if (index >= reading.actors.size())
      throw std::invalid_argument(document.appearance.path + ": a claim names actor " +
                                  std::to_string(index) + " of " + std::to_string(reading.actors.size()) +
                                  "; read the document again");
  };
  for (const Claim& claim : reading.claims) {
    require_inside(claim.evidence, document, "evidence");
    require_inside(claim.trigger, document, "trigger");
    if (claim.time) require_inside(claim.time->source, document, "time");
    for (const Participant& participant : claim.participants) require_actor(participant.actor);
    for (const std::uint32_t speaker : claim.speakers) require_actor(speaker);
    if (claim.place) require_actor(*claim.place);
  }
}

// By the kind of its mentions with these words; a form that only the reader gives counts as a name.
const char* kind_of_alias(const LocalActor& actor, const std::string& alias, const std::string& text) {
  std::optional<MentionKind> kind;
  for (const MentionSpan& mention : actor.mentions)
    if (std::string_view(text).substr(mention.span.begin, mention.span.size()) == alias &&
        (!kind || mention.kind < *kind))
      kind = mention.kind;
  return to_string(kind.value_or(alias == actor.name ? MentionKind::name : MentionKind::description));
}

void insert_actor(Store::Session& session, const DocumentReading& reading, std::size_t ordinal) {
  const LocalActor& actor = reading.actors[ordinal];
  session
      .query(
          "INSERT INTO local_actors (id, document, ordinal, name, type, country, recognised, role) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .run_with(actor.id, reading.document.id, ordinal, actor.name, to_string(actor.type), actor.country,
                actor.recognised, actor.role);
  Query alias_row = session.query("INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)");
  for (const std::string& alias : actor.aliases)
    alias_row.run_with(actor.id, alias, kind_of_alias(actor, alias, reading.document.text));
  Query mention_row = session.query("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < actor.mentions.size(); ++i) {
    const MentionSpan& mention = actor.mentions[i];
    mention_row.run_with(actor.id, i, mention.span.begin, mention.span.end, to_string(mention.kind));
  }
}

void insert_claim(Store::Session& session, const DocumentReading& reading, const Claim& claim,
                  std::size_t ordinal) {
  const auto local = [&](std::uint32_t index) { return reading.actors[index].id; };
  Query row = session.query(
      "INSERT INTO claims (id, document, ordinal, class, predicate, polarity, status, confidence, rule, "
      "mode, "
      "cameo, begin, end, trigger_begin, trigger_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.run_with(claim.id, reading.document.id, ordinal, claim.event_class, claim.predicate,
               to_string(claim.polarity), to_string(claim.status), std::round(claim.confidence * 1000) / 1000,
               claim.rule, claim.mode, claim.cameo, claim.evidence.begin, claim.evidence.end,
               claim.trigger.begin, claim.trigger.end);
  if (claim.time)
    session.query("UPDATE claims SET first = ?, last = ?, time_begin = ?, time_end = ? WHERE id = ?")
        .run_with(claim.time->first, claim.time->last, claim.time->source.begin, claim.time->source.end,
                  claim.id);
  if (claim.place)
    session.query("UPDATE claims SET place = ? WHERE id = ?").run_with(local(*claim.place), claim.id);
  const auto& sides = claim.participants;
  Query participant_row = session.query("INSERT INTO participants VALUES (?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < sides.size(); ++i)
    participant_row.run_with(claim.id, i, static_cast<int>(sides[i].side), sides[i].role,
                             local(sides[i].actor));
  Query speaker_row = session.query("INSERT INTO speakers VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < claim.speakers.size(); ++i)
    speaker_row.run_with(claim.id, i, local(claim.speakers[i]));
  Query tie_row = session.query("INSERT INTO ties (claim, from_ordinal, to_ordinal) VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < sides.size(); ++i)
    for (std::size_t j = 0; j < sides.size(); ++j)
      if (sides[i].side < sides[j].side) tie_row.run_with(claim.id, i, j);
}

void insert_reading(Store::Session& session, const DocumentReading& reading) {
  const DocumentId id = reading.document.id;
  Query section_row = session.query("INSERT OR IGNORE INTO sections VALUES (?, ?, ?, ?)");
  for (const Section& section : reading.document.sections)
    section_row.run_with(id, section.span.begin, section.span.end, to_string(section.kind));
  for (std::size_t i = 0; i < reading.actors.size(); ++i) insert_actor(session, reading, i);
  std::set<ClaimId> written;
  for (const Claim& claim : reading.claims)
    if (written.insert(claim.id).second) insert_claim(session, reading, claim, written.size() - 1);
  session.query("UPDATE documents SET read_as_of = ?, fingerprint = ?, claims = ? WHERE id = ?")
      .run_with(reading.document.appearance.published, reading.fingerprint, written.size(), id);
}

void remove_reading(Store::Session& session, DocumentId id) {
  std::vector<LocalActorId> locals;
  Query rows = session.query("SELECT id FROM local_actors WHERE document = ?");
  for (rows.bind(id); rows.step();) locals.push_back(rows.id<LocalActorId>(0));
  Clusters clusters(session);
  for (const LocalActorId local : locals) clusters.displace(*clusters.features(local));
  clusters.write();
  session.query("DELETE FROM claims WHERE document = ?").run_with(id);
  session.query("DELETE FROM local_actors WHERE document = ?").run_with(id);
  session.query("DELETE FROM sections WHERE document = ?").run_with(id);
}

bool insert_appearance(Store::Session& session, DocumentId id, const Appearance& appearance) {
  const std::int64_t key = stored(appearance_key(appearance));
  Query row = session.query("INSERT OR IGNORE INTO appearances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.run_with(id, key, appearance.published, appearance.path, appearance.reference, appearance.title,
               appearance.source, appearance.url, to_string(appearance.layout),
               static_cast<int>(appearance.title_found), static_cast<int>(appearance.published_found));
  if (row.changes() == 0) return false;
  Query attribute_row = session.query("INSERT INTO attributes VALUES (?, ?, ?, ?)");
  for (const auto& [name, value] : appearance.attributes) attribute_row.run_with(id, key, name, value);
  return true;
}

void unindex_text(Store::Session& session, DocumentId id) {
  session
      .query(
          "INSERT INTO text_index (text_index, rowid, title, text) "
          "SELECT 'delete', document, title, text FROM texts WHERE document = ?")
      .run_with(id);
}

void index_text(Store::Session& session, DocumentId id) {
  session
      .query(
          "INSERT INTO text_index (rowid, title, text) SELECT document, title, text FROM texts WHERE "
          "document = ?")
      .run_with(id);
}

// The document's own columns are those of its earliest appearance.
void take_earliest(Store::Session& session, DocumentId id, const Appearance& earliest) {
  session.query("UPDATE documents SET published = ?, title = ?, source = ?, appearance = ? WHERE id = ?")
      .run_with(earliest.published, earliest.title, earliest.source, stored(appearance_key(earliest)), id);
  Query titled = session.query("SELECT 1 FROM texts WHERE document = ? AND title = ?");
  if (titled.ask(id, earliest.title)) return;
  titled.reset();
  unindex_text(session, id);
  session.query("UPDATE texts SET title = ? WHERE document = ?").run_with(earliest.title, id);
  index_text(session, id);
}

bool lie_as_stored(Store::Session& session, const Document& document) {
  Query rows = session.query("SELECT begin, end, kind FROM sections WHERE document = ? ORDER BY begin, end");
  rows.bind(document.id);
  for (const Section& section : document.sections)
    if (!rows.step() || span_of(rows, 0) != section.span || rows.text(2) != to_string(section.kind))
      return false;
  return !rows.step();
}

// Whether a reading of this document takes the place of the one that is there. A reading follows from text,
// day, sections and fingerprint, so that of the earliest appearance is the same whatever came before it.
bool takes_over(Store::Session& session, const DocumentRow& known, const Appearance& earliest,
                const Document& document, std::string_view fingerprint) {
  if (document.appearance != earliest) return false;
  return known.read_as_of != earliest.published || known.fingerprint != fingerprint ||
         !lie_as_stored(session, document);
}

// Throws if another text has this document's key.
bool is_known(Store::Session& session, const Document& document) {
  Query same_text = session.query("SELECT text = ? FROM texts WHERE document = ?");
  if (!same_text.ask(document.text, document.id)) return false;
  if (same_text.integer(0) != 0) return true;
  throw StoreError(session.file().string() + ": " + document.appearance.path +
                   " shares its 64-bit hash with another text; it was left out. Add a line break to it.");
}

void insert_document(Store::Session& session, const Document& document) {
  const Appearance& appearance = document.appearance;
  session.query("INSERT INTO documents VALUES (?, ?, ?, ?, ?, '', '', 0)")
      .run_with(document.id, appearance.published, appearance.title, appearance.source,
                stored(appearance_key(appearance)));
  insert_appearance(session, document.id, appearance);
  session.query("INSERT INTO texts VALUES (?, ?, ?)").run_with(document.id, appearance.title, document.text);
  index_text(session, document.id);
}

}  // namespace

bool Store::needs_reading(const Document& document, std::string_view fingerprint) const {
  const std::optional<DocumentRow> known = this->document(document.id);
  if (!known) return true;
  const Appearance& met = document.appearance;
  const Appearance& earliest = earlier(met, known->appearance) ? met : known->appearance;
  return takes_over(*session_, *known, earliest, document, fingerprint);
}

Written Store::write(const DocumentReading& reading) {
  require_sound(reading);
  const Document& document = reading.document;
  WriteTransaction transaction(*session_);
  Written outcome = Written::added;
  if (!is_known(*session_, document)) {
    insert_document(*session_, document);
    insert_reading(*session_, reading);
  } else {
    const bool new_appearance = insert_appearance(*session_, document.id, document.appearance);
    const Appearance earliest = appearances(document.id).front();
    if (new_appearance) take_earliest(*session_, document.id, earliest);
    outcome = new_appearance ? Written::appearance : Written::unchanged;
    if (takes_over(*session_, *this->document(document.id), earliest, document, reading.fingerprint)) {
      remove_reading(*session_, document.id);
      insert_reading(*session_, reading);
      outcome = Written::replaced;
    }
  }
  transaction.commit();
  return outcome;
}

std::optional<Written> Store::add_appearance(const Document& document, std::string_view fingerprint) {
  WriteTransaction transaction(*session_);
  if (needs_reading(document, fingerprint)) return std::nullopt;
  if (!insert_appearance(*session_, document.id, document.appearance)) return Written::unchanged;
  take_earliest(*session_, document.id, appearances(document.id).front());
  transaction.commit();
  return Written::appearance;
}

std::optional<Written> Store::rewrite(const DocumentReading& reading, const std::vector<Appearance>& met,
                                      const std::vector<Appearance>& met_today) {
  require_sound(reading);
  const Document& document = reading.document;
  WriteTransaction transaction(*session_);
  if (met.empty() || appearances(document.id) != met || !is_known(*session_, document)) return std::nullopt;
  Written outcome = Written::unchanged;
  if (met_today != met) {
    session_->query("DELETE FROM appearances WHERE document = ?").run_with(document.id);
    for (const Appearance& appearance : met_today) insert_appearance(*session_, document.id, appearance);
    take_earliest(*session_, document.id, appearances(document.id).front());
    outcome = Written::replaced;
  }
  const DocumentRow known = *this->document(document.id);
  if (takes_over(*session_, known, known.appearance, document, reading.fingerprint)) {
    remove_reading(*session_, document.id);
    insert_reading(*session_, reading);
    outcome = Written::replaced;
  }
  transaction.commit();
  return outcome;
}

bool Store::forget(DocumentId id) {
  WriteTransaction transaction(*session_);
  if (!document(id)) return false;
  remove_reading(*session_, id);
  unindex_text(*session_, id);
  session_->query("DELETE FROM documents WHERE id = ?").run_with(id);
  transaction.commit();
  return true;
}

}  // namespace kg
