// The tables of the database file, as steps from one schema version to the next. A step that was published
// is never changed: what a later version needs is another step. docs/database.md describes the views.
#include <array>

#include "graph/store_session.h"

namespace kg {
namespace {

constexpr const char* kFirstSchema = R"sql(
-- What was read. Keys of documents, local actors and claims are hashes of what they stand for.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  published TEXT NOT NULL,    -- these three, of the earliest appearance
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  appearance INTEGER NOT NULL,  -- key of the earliest appearance
  read_as_of TEXT NOT NULL,   -- publication date that the reading was dated from
  fingerprint TEXT NOT NULL,  -- of the models and lexicons that read it
  claims INTEGER NOT NULL
) STRICT;

CREATE TABLE appearances (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  key INTEGER NOT NULL,       -- hash of all that follows
  published TEXT NOT NULL,
  path TEXT NOT NULL,
  reference TEXT NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (document, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE attributes (     -- unknown keys of JSON lines, values as JSON
  document INTEGER NOT NULL,
  appearance INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (document, appearance, name),
  FOREIGN KEY (document, appearance) REFERENCES appearances ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE texts (
  document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  title TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE text_index USING fts5(
  title, text, content = 'texts', content_rowid = 'document', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE sections (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  begin INTEGER NOT NULL,     -- spans are bytes of the text in UTF-8, half-open
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (document, begin, end)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_actors (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  ordinal INTEGER NOT NULL,   -- by first mention
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT NOT NULL,
  recognised TEXT NOT NULL,
  role TEXT NOT NULL,
  node INTEGER,               -- identity; null until settled
  actor INTEGER
) STRICT;
CREATE INDEX local_actors_of_document ON local_actors (document, ordinal);
CREATE INDEX local_actors_of_node ON local_actors (node, id);
CREATE INDEX local_actors_unsettled ON local_actors (node) WHERE actor IS NULL;
CREATE INDEX local_actors_of_actor ON local_actors (actor, document, ordinal);

CREATE TABLE aliases (        -- surface forms of a local actor
  local_actor INTEGER NOT NULL REFERENCES local_actors ON DELETE CASCADE,
  alias TEXT NOT NULL,
  kind TEXT NOT NULL,         -- name, description, adjective
  PRIMARY KEY (local_actor, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  local_actor INTEGER NOT NULL REFERENCES local_actors ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (local_actor, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  ordinal INTEGER NOT NULL,
  class TEXT NOT NULL,
  predicate TEXT NOT NULL,
  polarity TEXT NOT NULL,
  status TEXT NOT NULL,
  confidence REAL NOT NULL,
  first TEXT,                 -- days of its time; null if the text fixes none
  last TEXT,
  time_begin INTEGER,
  time_end INTEGER,
  place INTEGER REFERENCES local_actors,
  rule TEXT NOT NULL,
  mode TEXT NOT NULL,
  cameo TEXT NOT NULL,
  begin INTEGER NOT NULL,     -- of the sentence that proves it
  end INTEGER NOT NULL,
  trigger_begin INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_of_document ON claims (document, ordinal);
CREATE INDEX claims_of_place ON claims (place) WHERE place IS NOT NULL;

CREATE TABLE participants (
  claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  side INTEGER NOT NULL,
  role TEXT NOT NULL,
  local_actor INTEGER NOT NULL REFERENCES local_actors,
  PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_of_local_actor ON participants (local_actor);

CREATE TABLE speakers (       -- innermost first
  claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  local_actor INTEGER NOT NULL REFERENCES local_actors,
  PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX speakers_of_local_actor ON speakers (local_actor);

-- Two participants of different sides, and the actors that they are.
CREATE TABLE ties (
  claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  from_ordinal INTEGER NOT NULL,
  to_ordinal INTEGER NOT NULL,
  from_actor INTEGER,         -- null until settled
  to_actor INTEGER,
  PRIMARY KEY (claim, from_ordinal, to_ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX ties_from ON ties (from_actor, to_actor);
CREATE INDEX ties_to ON ties (to_actor, from_actor);

-- Who is who. Written by identity alone; a function of local actors, catalogue and judgements.
CREATE TABLE actors (
  key INTEGER PRIMARY KEY,    -- hash of the id
  id TEXT NOT NULL UNIQUE,    -- of the catalogue, or @ and the smallest key of its local actors
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT NOT NULL,
  role TEXT NOT NULL,
  catalogued INTEGER NOT NULL,  -- 1: name, type and country are the catalogue's
  documents INTEGER NOT NULL,
  local_actors INTEGER NOT NULL
) STRICT;

CREATE TABLE votes (          -- how often its local actors say what: name, type, country, role
  actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (actor, field, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE names (          -- all that an actor is called
  actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  surface TEXT NOT NULL,
  kind TEXT NOT NULL,         -- name, description: said in texts; given: by its readers; catalogue
  folded TEXT NOT NULL,       -- without case and accents
  count INTEGER NOT NULL,
  PRIMARY KEY (actor, surface, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_folded ON names (folded, kind, actor);

CREATE TABLE name_words (     -- words of names
  word TEXT NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  count INTEGER NOT NULL,
  PRIMARY KEY (word, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_words_of_actor ON name_words (actor);

CREATE TABLE nodes (          -- local actors that identity cannot tell apart
  node INTEGER PRIMARY KEY,   -- hash of what follows
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  initials TEXT NOT NULL,
  day INTEGER NOT NULL,
  span INTEGER NOT NULL,
  link TEXT NOT NULL,         -- id of the catalogue, or empty
  judged INTEGER NOT NULL,    -- the local actor that a judgement singles out, or 0
  basis TEXT NOT NULL,
  local_actors INTEGER NOT NULL,
  actor INTEGER
) STRICT;

CREATE TABLE node_blocks (
  block TEXT NOT NULL,
  node INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
  PRIMARY KEY (block, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX node_blocks_of_node ON node_blocks (node);

CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL,
  first TEXT NOT NULL,        -- "left" and "right" in the order of their spelling
  second TEXT NOT NULL,
  author TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
CREATE INDEX judgements_of_first ON judgements (first, second);
CREATE INDEX judgements_of_second ON judgements (second);

-- What is left to do after a document came or went, written in its transaction: blocks to cluster anew,
-- actors to describe anew. Local actors without a node are to be placed.
CREATE TABLE pending_blocks (block TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE pending_actors (actor INTEGER PRIMARY KEY) STRICT;

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kFirstViews = R"sql(
CREATE VIEW v_documents AS
  SELECT printf('%016x', d.id) AS id, d.published, d.title, d.source, a.path, a.reference, a.url, d.claims,
         length(CAST(t.text AS BLOB)) AS bytes
  FROM documents d
  JOIN appearances a ON a.document = d.id AND a.key = d.appearance
  JOIN texts t ON t.document = d.id;

CREATE VIEW v_actors AS
  SELECT id, name, type, country, role, documents, local_actors AS chains,
         (SELECT group_concat(surface, ' | ')
          FROM (SELECT DISTINCT surface FROM names
                WHERE names.actor = actors.key AND kind IN ('name', 'description') ORDER BY surface)) AS aliases
  FROM actors;

CREATE VIEW v_mentions AS
  SELECT printf('%016x', l.document) AS document, m.begin, m.end,
         CAST(substr(CAST(t.text AS BLOB), m.begin + 1, m.end - m.begin) AS TEXT) AS text, m.kind,
         a.id AS actor, a.name, a.type
  FROM mentions m
  JOIN local_actors l ON l.id = m.local_actor
  JOIN texts t ON t.document = l.document
  JOIN actors a ON a.key = l.actor;

CREATE VIEW v_claims AS
  SELECT printf('%016x', c.id) AS id, printf('%016x', c.document) AS document, d.published, d.source,
         (SELECT group_concat(name, ', ') FROM (
            SELECT a.name FROM participants p JOIN local_actors l ON l.id = p.local_actor
            JOIN actors a ON a.key = l.actor WHERE p.claim = c.id AND p.side = 0 ORDER BY p.ordinal)) AS subjects,
         c.predicate,
         (SELECT group_concat(name, ', ') FROM (
            SELECT a.name FROM participants p JOIN local_actors l ON l.id = p.local_actor
            JOIN actors a ON a.key = l.actor WHERE p.claim = c.id AND p.side > 0 ORDER BY p.ordinal)) AS objects,
         c.class, c.polarity, c.status, c.first, c.last,
         (SELECT a.name FROM speakers s JOIN local_actors l ON l.id = s.local_actor
          JOIN actors a ON a.key = l.actor WHERE s.claim = c.id ORDER BY s.ordinal LIMIT 1) AS speaker,
         (SELECT a.name FROM local_actors l JOIN actors a ON a.key = l.actor WHERE l.id = c.place) AS place,
         c.confidence, c.rule,
         CAST(substr(CAST(t.text AS BLOB), c.begin + 1, c.end - c.begin) AS TEXT) AS quote, c.begin, c.end
  FROM claims c
  JOIN documents d ON d.id = c.document
  JOIN texts t ON t.document = c.document;

CREATE VIEW v_ties AS
  SELECT printf('%016x', t.claim) AS claim, f.id AS from_id, f.name AS from_name, c.predicate,
         o.id AS to_id, o.name AS to_name, c.class, c.polarity, c.status, c.confidence,
         coalesce(c.first, d.published) AS first, coalesce(c.last, d.published) AS last, d.source,
         printf('%016x', c.document) AS document
  FROM ties t
  JOIN claims c ON c.id = t.claim
  JOIN documents d ON d.id = c.document
  JOIN actors f ON f.key = t.from_actor
  JOIN actors o ON o.key = t.to_actor
  WHERE t.from_actor <> t.to_actor;

CREATE VIEW v_edges AS
  SELECT from_id, from_name, predicate, to_id, to_name, class, polarity, status, count(DISTINCT claim) AS claims,
         count(DISTINCT document) AS documents, count(DISTINCT nullif(source, '')) AS sources,
         min(nullif(first, '')) AS first, max(nullif(last, '')) AS last, max(confidence) AS confidence
  FROM v_ties
  GROUP BY from_id, to_id, predicate, class, polarity, status;

CREATE VIEW v_judgements AS
  SELECT number, verdict, first, second, author, time,
         EXISTS (SELECT 1 FROM judgements n WHERE n.first = j.first AND n.second = j.second
                 AND (n.time, n.number) > (j.time, j.number)) AS superseded
  FROM judgements j;
)sql";

// How a text was read, so that it can be read again as it would be today. Texts that the first schema holds
// came as pages if they are their own reference; whether somebody gave their day it did not note, so that is
// kept.
constexpr const char* kSecondSchema = R"sql(
ALTER TABLE appearances ADD COLUMN layout TEXT NOT NULL DEFAULT 'page';       -- page, prose, plain
ALTER TABLE appearances ADD COLUMN title_found INTEGER NOT NULL DEFAULT 0;    -- 1: nobody gave it, the text
ALTER TABLE appearances ADD COLUMN published_found INTEGER NOT NULL DEFAULT 0;  -- was looked at for it
UPDATE appearances SET layout = 'prose' WHERE reference <> path;
UPDATE appearances SET title_found = 1 WHERE reference = path;
)sql";

// What identity compares beside names, and what the user adds to the catalogue. Nodes are made anew from the
// local actors: the setting that says which rules they followed is gone.
constexpr const char* kThirdSchema = R"sql(
ALTER TABLE nodes ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN sound TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN callings TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN office TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN context TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN year INTEGER NOT NULL DEFAULT 0;
ALTER TABLE nodes ADD COLUMN smallest INTEGER NOT NULL DEFAULT 0;  -- of its local actors
ALTER TABLE nodes ADD COLUMN reason TEXT NOT NULL DEFAULT '';      -- why it is one with others of its actor

CREATE TABLE node_company (   -- persons and bodies that documents of a node name too, by hash
  node INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
  other INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (node, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_catalogue (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  country TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,      -- parted by " | "
  wikidata TEXT NOT NULL,
  other_ids TEXT NOT NULL     -- of other collections, parted by " | "
) STRICT, WITHOUT ROWID;

CREATE INDEX local_actors_unplaced ON local_actors (document, ordinal) WHERE node IS NULL;

DELETE FROM settings WHERE name = 'identity';
)sql";

// Keys of local actors and claims begin as that of their document does (key_within of graph/id.h), so that a
// document's rows lie together; judgements follow them. Rows that no actor has yet are in no index of actors.
// Actors that the catalogue does not know have the key of the local actor that they are named after. All of
// them are made anew from the local actors.
constexpr const char* kFourthSchema = R"sql(
DROP INDEX local_actors_unsettled;
DROP INDEX local_actors_of_node;
DROP INDEX local_actors_of_actor;
DROP INDEX ties_from;
DROP INDEX ties_to;
UPDATE ties SET from_actor = NULL, to_actor = NULL;
UPDATE local_actors SET node = NULL, actor = NULL;
DELETE FROM node_company;
DELETE FROM node_blocks;
DELETE FROM nodes;
DELETE FROM name_words;
DELETE FROM names;
DELETE FROM votes;
DELETE FROM actors;
DELETE FROM pending_blocks;
DELETE FROM pending_actors;
DELETE FROM settings WHERE name = 'identity';

PRAGMA defer_foreign_keys = ON;
CREATE TABLE moved (
  old INTEGER PRIMARY KEY, new INTEGER NOT NULL, old_side TEXT NOT NULL UNIQUE, new_side TEXT NOT NULL) STRICT;
INSERT INTO moved SELECT id, moved, printf('@%016x', id), printf('@%016x', moved)
  FROM (SELECT id, (document & -1099511627776) | (id & 1099511627775) AS moved FROM local_actors);
UPDATE local_actors SET id = (SELECT new FROM moved WHERE old = id);
UPDATE aliases SET local_actor = (SELECT new FROM moved WHERE old = local_actor);
UPDATE mentions SET local_actor = (SELECT new FROM moved WHERE old = local_actor);
UPDATE participants SET local_actor = (SELECT new FROM moved WHERE old = local_actor);
UPDATE speakers SET local_actor = (SELECT new FROM moved WHERE old = local_actor);
UPDATE claims SET place = (SELECT new FROM moved WHERE old = place) WHERE place IS NOT NULL;
UPDATE judgements SET first = (SELECT new_side FROM moved WHERE old_side = first)
  WHERE first IN (SELECT old_side FROM moved);
UPDATE judgements SET second = (SELECT new_side FROM moved WHERE old_side = second)
  WHERE second IN (SELECT old_side FROM moved);
UPDATE judgements SET (first, second) = (second, first) WHERE first > second;
DROP TABLE moved;
CREATE TABLE moved (old INTEGER PRIMARY KEY, new INTEGER NOT NULL) STRICT;
INSERT INTO moved SELECT id, (document & -1099511627776) | (id & 1099511627775) FROM claims;
UPDATE claims SET id = (SELECT new FROM moved WHERE old = id);
UPDATE participants SET claim = (SELECT new FROM moved WHERE old = claim);
UPDATE speakers SET claim = (SELECT new FROM moved WHERE old = claim);
UPDATE ties SET claim = (SELECT new FROM moved WHERE old = claim);
DROP TABLE moved;
CREATE INDEX local_actors_of_node ON local_actors (node, id) WHERE node IS NOT NULL;
CREATE INDEX local_actors_of_actor ON local_actors (actor, document, ordinal) WHERE actor IS NOT NULL;
CREATE INDEX ties_from ON ties (from_actor, to_actor) WHERE from_actor IS NOT NULL;
CREATE INDEX ties_to ON ties (to_actor, from_actor) WHERE to_actor IS NOT NULL;
)sql";

struct Step {
  const char* tables;
  const char* views;
};

// Step i brings schema i to i + 1. A step that changes a view drops it first.
constexpr std::array kSteps{Step{kFirstSchema, kFirstViews}, Step{kSecondSchema, ""}, Step{kThirdSchema, ""},
                            Step{kFourthSchema, ""}};

}  // namespace

const int kSchemaVersion = static_cast<int>(kSteps.size());

// In one transaction, so that who reads beside the first writer meets no schema of the past.
void migrate(Store::Session& session) {
  if (session.schema() == kSchemaVersion) return;
  WriteTransaction transaction(session);
  const auto found = static_cast<std::size_t>(session.schema());  // another program may have been first
  if (found >= kSteps.size()) return;
  for (std::size_t version = found; version < kSteps.size(); ++version) {
    session.execute(kSteps[version].tables);
    session.execute(kSteps[version].views);
  }
  const std::string mark = "PRAGMA user_version = " + std::to_string(kSteps.size()) +
                           "; PRAGMA application_id = " + std::to_string(kApplicationId) + ";";
  session.execute(mark.c_str());
  transaction.commit();
}

}  // namespace kg
