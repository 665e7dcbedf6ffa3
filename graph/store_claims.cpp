// Claims, as a graph walks them and as a person reads them; search in the texts; judgements.
#include <algorithm>
#include <map>

#include "graph/store_rows.h"

namespace kg {
namespace {

Polarity polarity_of(std::string_view text) {
  return text == "negative" ? Polarity::negative : Polarity::positive;
}

// Columns: claim, document, from, to, class, predicate, polarity, status, confidence, first, last, published,
// source.
void visit_ties(Query& rows, const TieVisitor& visit) {
  TieRow tie;
  while (rows.step()) {
    tie.claim = rows.id<ClaimId>(0);
    tie.document = rows.id<DocumentId>(1);
    tie.from = rows.id<ActorKey>(2);
    tie.to = rows.id<ActorKey>(3);
    tie.event_class = rows.text(4);
    tie.predicate = rows.text(5);
    tie.polarity = polarity_of(rows.text(6));
    tie.status = status(rows.text(7)).value_or(Status::asserted);
    tie.confidence = rows.real(8);
    tie.first = rows.text(9);
    tie.last = rows.text(10);
    tie.published = rows.text(11);
    tie.source = rows.text(12);
    visit(tie);
  }
}

ClaimRecord::Actor actor_of_claim(const Query& row, std::uint8_t side, std::string role) {
  ClaimRecord::Actor actor;
  actor.local = row.id<LocalActorId>(0);
  actor.words = row.string(1);
  actor.key = row.id<ActorKey>(2);
  actor.id = {row.string(3)};
  actor.name = row.null(4) ? actor.words : row.string(4);
  actor.side = side;
  actor.role = std::move(role);
  return actor;
}

// Words of the question as FTS5 terms: "quoted words" stay a phrase, word* a prefix, all else is a word.
std::string search_expression(std::string_view question) {
  std::string terms;
  for (std::size_t i = 0; i < question.size();) {
    if (question[i] == ' ' || question[i] == '\t' || question[i] == '\n') {
      ++i;
      continue;
    }
    std::string_view term;
    if (question[i] == '"') {
      const std::size_t end = std::min(question.find('"', i + 1), question.size());
      term = question.substr(i + 1, end - i - 1);
      i = end + 1;
    } else {
      const std::size_t end = std::min(question.find_first_of(" \t\n\"", i), question.size());
      term = question.substr(i, end - i);
      i = end;
    }
    const bool prefix = term.size() > 1 && term.back() == '*';
    if (prefix) term.remove_suffix(1);
    if (term.find_first_not_of(" *") == std::string_view::npos) continue;
    terms += terms.empty() ? "\"" : " \"";
    for (const char c : term)
      if (c != '"' && c != '\0') terms += c;
    terms += prefix ? "\"*" : "\"";
  }
  return terms;
}

}  // namespace

// Keys lie in the file as signed numbers; the two halves in turn give the order of unsigned ones.
void Store::for_each_tie(const TieVisitor& visit) const {
  const StillState still = hold_still();
  Query rows = session_->query(
      "SELECT c.id, c.document, t.from_actor, t.to_actor, c.class, c.predicate, c.polarity, c.status, "
      "c.confidence, c.first, c.last, d.published, d.source "
      "FROM claims c CROSS JOIN ties t ON t.claim = c.id CROSS JOIN documents d ON d.id = c.document "
      "WHERE c.id BETWEEN ? AND ? AND t.from_actor <> t.to_actor "
      "ORDER BY c.id, t.from_ordinal, t.to_ordinal");
  rows.bind(std::int64_t{0}, INT64_MAX);
  visit_ties(rows, visit);
  rows.reset();
  rows.bind(INT64_MIN, std::int64_t{-1});
  visit_ties(rows, visit);
}

void Store::for_each_tie(ActorKey actor, const TieVisitor& visit) const {
  Query rows = session_->query(
      "SELECT c.id, c.document, t.from_actor, t.to_actor, c.class, c.predicate, c.polarity, c.status, "
      "c.confidence, c.first, c.last, d.published, d.source "
      "FROM (SELECT * FROM ties WHERE from_actor = ?1 AND to_actor <> ?1 "
      "      UNION ALL SELECT * FROM ties WHERE to_actor = ?1 AND from_actor <> ?1) t "
      "JOIN claims c ON c.id = t.claim JOIN documents d ON d.id = c.document "
      "ORDER BY c.id < 0, c.id, t.from_ordinal, t.to_ordinal");
  rows.bind(actor);
  visit_ties(rows, visit);
}

std::optional<ClaimRecord> Store::claim(ClaimId id) const {
  const StillState still = hold_still();
  Query row = session_->query(
      "SELECT c.class, c.predicate, c.rule, c.mode, c.cameo, c.polarity, c.status, c.confidence, c.begin, "
      "c.end, "
      "c.trigger_begin, c.trigger_end, c.document, c.first, c.last, c.time_begin, c.time_end, c.place, "
      "substr(CAST(t.text AS BLOB), c.begin + 1, c.end - c.begin) "
      "FROM claims c JOIN texts t ON t.document = c.document WHERE c.id = ?");
  if (!row.ask(id)) return std::nullopt;
  ClaimRecord claim;
  claim.id = id;
  claim.event_class = row.string(0);
  claim.predicate = row.string(1);
  claim.rule = row.string(2);
  claim.mode = row.string(3);
  claim.cameo = row.string(4);
  claim.polarity = polarity_of(row.text(5));
  claim.status = status(row.text(6)).value_or(Status::asserted);
  claim.confidence = row.real(7);
  claim.evidence = span_of(row, 8);
  claim.trigger = span_of(row, 10);
  claim.document = row.id<DocumentId>(12);
  if (!row.null(13)) claim.time = TimeInterval{row.string(13), row.string(14), span_of(row, 15)};
  claim.quote = row.string(18);
  claim.appearance = document(claim.document)->appearance;
  Query sides = session_->query(
      "SELECT l.id, l.name, l.actor, a.id, a.name, p.side, p.role FROM participants p "
      "JOIN local_actors l ON l.id = p.local_actor LEFT JOIN actors a ON a.key = l.actor "
      "WHERE p.claim = ? ORDER BY p.ordinal");
  for (sides.bind(id); sides.step();)
    claim.participants.push_back(
        actor_of_claim(sides, static_cast<std::uint8_t>(sides.integer(5)), sides.string(6)));
  Query speakers = session_->query(
      "SELECT l.id, l.name, l.actor, a.id, a.name FROM speakers s "
      "JOIN local_actors l ON l.id = s.local_actor LEFT JOIN actors a ON a.key = l.actor "
      "WHERE s.claim = ? ORDER BY s.ordinal");
  for (speakers.bind(id); speakers.step();) claim.speakers.push_back(actor_of_claim(speakers, 0, "speaker"));
  if (!row.null(17)) {
    Query place = session_->query(
        "SELECT l.id, l.name, l.actor, a.id, a.name FROM local_actors l LEFT JOIN actors a ON a.key = "
        "l.actor "
        "WHERE l.id = ?");
    if (place.ask(row.id<LocalActorId>(17))) claim.place = actor_of_claim(place, 0, "place");
  }
  return claim;
}

std::vector<SearchHit> Store::search(std::string_view question, std::size_t limit) const {
  const std::string expression = search_expression(question);
  std::vector<SearchHit> hits;
  if (expression.empty()) return hits;
  Query rows = session_->query(
      "SELECT i.rowid, d.title, d.published, snippet(text_index, 1, '**', '**', '…', 24) "
      "FROM text_index i JOIN documents d ON d.id = i.rowid WHERE text_index MATCH ? "
      "ORDER BY bm25(text_index, 4.0, 1.0), i.rowid < 0, i.rowid LIMIT ?");
  for (rows.bind(expression, limit); rows.step();) {
    SearchHit hit{rows.id<DocumentId>(0), rows.string(1), rows.string(2), rows.string(3)};
    std::ranges::replace_if(
        hit.snippet, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    hits.push_back(std::move(hit));
  }
  return hits;
}

std::vector<Judgement> Store::judgements() const {
  std::vector<Judgement> judgements;
  Query rows = session_->query(
      "SELECT verdict, first, second, author, time, superseded FROM v_judgements ORDER BY time, number");
  while (rows.step()) {
    Judgement judgement;
    judgement.verdict = rows.text(0) == "same" ? Verdict::same : Verdict::different;
    judgement.left = {rows.string(1)};
    judgement.right = {rows.string(2)};
    judgement.author = rows.string(3);
    judgement.time = rows.string(4);
    judgement.superseded = rows.integer(5) != 0;
    judgements.push_back(std::move(judgement));
  }
  return judgements;
}

}  // namespace kg
