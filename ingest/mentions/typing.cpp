// What an unknown name is: the model's guesses for all its mentions and what stands around them, added up.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "ingest/mentions/reading.h"

namespace kg::ingest {
namespace {

using Votes = std::array<int, 8>;

constexpr int kSaid = 20;   // the text itself says what it is: more than a few guesses
constexpr int kHinted = 3;  // it says so by a noun that other types bear as well

int& vote(Votes& votes, ActorType type) { return votes[static_cast<std::size_t>(type)]; }

bool is_unknown(const Candidate& candidate) {
  return candidate.mention.kind == MentionKind::name && candidate.described == Described::nothing &&
         !candidate.entry;
}

std::uint32_t words_in(const Candidate& candidate) {
  return candidate.mention.tokens.end - candidate.mention.tokens.begin;
}

void weigh_form(const Reading& reading, const Candidate& candidate, Votes& votes) {
  // Of full names the model is surer than of a lone word.
  if (candidate.seen_as == EntityKind::per) vote(votes, ActorType::person) += words_in(candidate) > 1 ? 6 : 3;
  if (candidate.seen_as == EntityKind::org) vote(votes, ActorType::organization) += 3;
  if (candidate.seen_as == EntityKind::loc) vote(votes, ActorType::place) += 3;
  if (candidate.typed_by_name)
    vote(votes, candidate.mention.type) += candidate.mention.type == ActorType::place ? 3 : 5;
  const TokenRange range = candidate.mention.tokens;
  const Token& first = reading.token(range.begin);
  if (words_in(candidate) > 1 && words_in(candidate) < 6 && reading.catalogue.is_given_name(first.form))
    vote(votes, ActorType::person) += candidate.typed_by_name ? 2 : 4;
  if (words_in(candidate) == 1 && is_all_capitals(first.form) && first.form.size() <= 7) {
    vote(votes, ActorType::organization) += 2;
    vote(votes, ActorType::person) -= 3;
  }
}

// "WhatsApp", "ScottishPower"; not "McKinley".
bool has_inner_capital(std::string_view form) {
  for (std::size_t i = 1; i < form.size(); ++i)
    if (form[i] >= 'A' && form[i] <= 'Z' && form[i - 1] >= 'a' && form[i - 1] <= 'z')
      return !form.starts_with("Mc") && !form.starts_with("Mac");
  return false;
}

void weigh_surroundings(const Reading& reading, const Candidate& candidate, Votes& votes) {
  const Token& head = reading.token(candidate.mention.head);
  if (is_relation(head, "nsubj") && head.head != kRoot &&
      reading.lexicon.speech_verbs.contains(reading.words.lemma(static_cast<std::uint32_t>(head.head)))) {
    vote(votes, ActorType::organization) += 2;
    vote(votes, ActorType::person) += 2;
    vote(votes, ActorType::country) += 1;
  }
  const std::uint32_t begin = candidate.mention.tokens.begin;
  if (is_relation(head, "nsubj") || head.deprel == "obl:agent") vote(votes, ActorType::organization) += 1;
  if (has_inner_capital(reading.token(candidate.mention.tokens.begin).form))
    vote(votes, ActorType::organization) += 2;
  const bool the = begin > 0 && reading.words.form(begin - 1) == "the";
  if (the) vote(votes, ActorType::person) -= 4;
  // "the towns of Ayn Issa and Sarrin"
  if (begin > 1 && reading.words.form(begin - 1) == "of") {
    const PlaceNoun* const noun = reading.lexicon.places.find(reading.words.lemma(begin - 2));
    if (noun && std::find(noun->classes.begin(), noun->classes.end(), "of-name") != noun->classes.end())
      vote(votes, ActorType::place) += 6;
  }
  const std::string_view preposition = reading.syntax.preposition(candidate.mention.head);
  if (!the && (preposition == "in" || preposition == "near" || preposition == "at")) {
    vote(votes, ActorType::place) += 4;
    vote(votes, ActorType::country) += 3;
  }
}

bool stands_behind_of(const Reading& reading, const Candidate& name) {
  return name.mention.tokens.begin > 0 && reading.words.form(name.mention.tokens.begin - 1) == "of";
}

// What the slot of a description says of the unknown name in it: "Torvia's army", "mayor of Lenna".
void weigh_slot(const Reading& reading, const Candidate& description, const Candidate& name, Votes& votes) {
  const bool office = description.title && description.title->kind == TitleKind::office;
  const SlotFiller takes = description.title ? description.title->takes : description.takes;
  if (description.title && !office) return;
  if (takes == SlotFiller::country) vote(votes, ActorType::country) += words_in(name) == 1 ? 7 : 5;
  if (takes == SlotFiller::place) vote(votes, ActorType::place) += 5;
  if (office && takes == SlotFiller::any && name.seen_as == EntityKind::loc)
    vote(votes, ActorType::country) += 4;
  if (office && takes != SlotFiller::person && words_in(name) == 1 && name.seen_as == EntityKind::per &&
      stands_behind_of(reading, name)) {
    vote(votes, ActorType::person) -= 6;  // "the president of Kesharan"
    vote(votes, ActorType::country) += 6;
    vote(votes, ActorType::organization) += 2;
  }
}

// "Queen Ottoline of Caldry": what follows the name that a title stands before; -1 if that is no name.
std::int32_t behind_titled_name(const Reading& reading, const Candidate& name) {
  std::uint32_t at = name.mention.tokens.end;
  const std::uint32_t end = reading.document.sentences[reading.sentence_of(name)].tokens.end;
  if (at + 1 >= end || reading.words.form(at) != "of") return -1;
  ++at;
  if (reading.words.form(at) == "the" && at + 1 < end) ++at;
  return reading.covered[at];
}

// What ends before a comma: the name, or in "People's Sea Front (PSF)," the acronym and the name.
std::array<std::int32_t, 2> names_before(const Reading& reading, std::uint32_t comma) {
  if (comma >= 4 && reading.token(comma - 1).form == ")" && reading.token(comma - 3).form == "(")
    return {reading.covered[comma - 2], reading.covered[comma - 4]};
  return {reading.covered[comma - 1], -1};
}

// "Varesh, Kandrel's ally", "Morland, a member": what states are called as well as people.
bool may_be_said_of_states(const Title& title) {
  const std::size_t space = title.phrase.rfind(' ');
  const std::string_view noun =
      std::string_view(title.phrase).substr(space == std::string::npos ? 0 : space + 1);
  for (const char* word :
       {"ally", "rival", "member", "partner", "patron", "neighbour", "neighbor", "enemy", "foe", "host",
        "mediator", "guarantor", "donor", "creditor", "sponsor", "backer", "friend"})
    if (noun == word) return true;
  return false;
}

// "Veshti, whose president, Azamat Ilin, ...": of the name before the comma nothing is said.
bool belongs_to_relative(const Reading& reading, const Candidate& description) {
  return description.possessor_token >= 0 &&
         reading.token(static_cast<std::uint32_t>(description.possessor_token)).xpos == "WP$";
}

// "Foreign Minister X", "X's army", "X, a security firm".
void weigh_descriptions(const Reading& reading, std::vector<Votes>& votes) {
  for (const Candidate& description : reading.candidates) {
    if (description.mention.kind != MentionKind::description) continue;
    if (description.nominal && !description.typed_by_name) continue;
    if (description.names >= 0) {
      vote(votes[static_cast<std::size_t>(description.names)], ActorType::person) += 8;
      const std::int32_t served =
          behind_titled_name(reading, reading.at(static_cast<std::uint32_t>(description.names)));
      if (served >= 0 && description.title && is_unknown(reading.at(static_cast<std::uint32_t>(served))))
        weigh_slot(reading, description, reading.at(static_cast<std::uint32_t>(served)),
                   votes[static_cast<std::size_t>(served)]);
    }
    if (description.title || description.described == Described::organisation)
      for (const std::uint32_t slot : description.slots)
        if (is_unknown(reading.at(slot))) weigh_slot(reading, description, reading.at(slot), votes[slot]);
    // "Corvus Ridge, a security firm," and "the drone maker Skydio"
    if (description.mention.plural || description.described == Described::event ||
        description.described == Described::demonym)
      continue;
    if (description.extent.begin >= 2 && reading.token(description.extent.begin - 1).form == "," &&
        !belongs_to_relative(reading, description)) {
      const bool closed = end_of_phrase(reading, description).has_value();
      const int said = description.title && may_be_said_of_states(*description.title) ? kHinted : kSaid;
      for (const std::int32_t name : names_before(reading, description.extent.begin - 1))
        if (name >= 0 && closed && is_unknown(reading.at(static_cast<std::uint32_t>(name))))
          vote(votes[static_cast<std::size_t>(name)], description.mention.type) += said;
    }
    const std::uint32_t next = description.mention.tokens.end;
    // "Taiwan's defence minister, Fang Ruoxi,"
    if (description.title && next + 1 < reading.document.tokens.size() && reading.token(next).form == ",") {
      const std::int32_t name = reading.covered[next + 1];
      if (name >= 0 && is_unknown(reading.at(static_cast<std::uint32_t>(name)))) {
        const TokenRange named = reading.at(static_cast<std::uint32_t>(name)).mention.tokens;
        if (named.begin == next + 1 && named.end < reading.document.tokens.size() &&
            reading.token(named.end).form == ",")
          vote(votes[static_cast<std::size_t>(name)], ActorType::person) += 5;
      }
    }
    if (next < reading.document.tokens.size()) {
      const std::int32_t name = reading.covered[next];
      if (name >= 0 && reading.at(static_cast<std::uint32_t>(name)).mention.tokens.begin == next &&
          !description.title && is_unknown(reading.at(static_cast<std::uint32_t>(name))))
        vote(votes[static_cast<std::size_t>(name)], description.mention.type) += 10;
    }
  }
}

// "Torvenian troops" make Torvenia a state, if nothing makes it a person.
void weigh_adjectives(const Reading& reading, std::vector<Votes>& votes) {
  for (std::uint32_t a = 0; a < reading.candidates.size(); ++a) {
    const Candidate& adjective = reading.at(a);
    if (!is_unknown(adjective) || words_in(adjective) != 1) continue;
    const std::string& tag = reading.token(adjective.mention.head).upos;
    if (tag != "ADJ" && adjective.seen_as != std::nullopt) continue;
    for (std::uint32_t n = 0; n < reading.candidates.size(); ++n)
      if (is_unknown(reading.at(n)) && reading.at(n).seen_as != EntityKind::per &&
          is_adjective_of(adjective.folded, reading.at(n).folded))
        vote(votes[n], ActorType::country) += 7;
  }
}

ActorType leader(const Votes& votes, ActorType otherwise) {
  std::size_t best = static_cast<std::size_t>(otherwise);
  for (std::size_t t = 0; t < votes.size(); ++t)
    if (votes[t] > votes[best]) best = t;
  return static_cast<ActorType>(best);
}

}  // namespace

namespace {

bool is_acronym(const Reading& reading, const Candidate& candidate) {
  const std::string_view text = reading.document.text(candidate.mention.tokens);
  return candidate.mention.kind == MentionKind::name && text.size() <= 12 && is_all_capitals(text) &&
         candidate.folded.find(' ') == std::string::npos;
}

// "International Criminal Court (ICC)": the text says which of the bodies called ICC it means.
void settle_acronyms(Reading& reading) {
  std::unordered_map<std::string, std::uint32_t> meant;  // acronym -> candidate of the full name
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& full = reading.at(i);
    if (full.mention.kind != MentionKind::name || full.folded.find(' ') == std::string::npos) continue;
    const std::uint32_t end = full.mention.tokens.end;
    if (end + 1 < reading.document.tokens.size() && reading.token(end).form == "(") {
      const std::int32_t inside = reading.covered[end + 1];
      if (inside >= 0 && is_acronym(reading, reading.at(static_cast<std::uint32_t>(inside))))
        meant[reading.at(static_cast<std::uint32_t>(inside)).folded] = i;
    }
  }
  std::unordered_set<const CatalogueEntry*> named_in_full;
  for (const Candidate& full : reading.candidates)
    if (full.entry && full.how <= NameKind::alias) named_in_full.insert(full.entry);
  for (Candidate& candidate : reading.candidates) {
    if (!is_acronym(reading, candidate)) continue;
    const auto said = meant.find(candidate.folded);
    if (said != meant.end()) {
      const Candidate& full = reading.at(said->second);
      candidate.entry = full.entry;
      candidate.how = NameKind::acronym;
      candidate.mention.type = full.mention.type;
      candidate.typed_by_name = full.typed_by_name;
      continue;
    }
    if (candidate.matches.size() < 2) continue;
    for (const NameMatch& match : candidate.matches)
      if (named_in_full.contains(match.entry)) {
        candidate.entry = match.entry;
        candidate.mention.type = match.entry->type;
        break;
      }
  }
}

}  // namespace

void settle_types(Reading& reading) {
  settle_acronyms(reading);
  std::vector<Votes> votes(reading.candidates.size(), Votes{});
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (!is_unknown(candidate)) continue;
    weigh_form(reading, candidate, votes[i]);
    if (reading.in_body(candidate)) weigh_surroundings(reading, candidate, votes[i]);
  }
  weigh_descriptions(reading, votes);
  weigh_adjectives(reading, votes);

  std::unordered_map<std::string, Votes> by_form;
  std::unordered_map<std::string, std::vector<std::string>> longer;  // first or last word -> full forms
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (!is_unknown(candidate)) continue;
    const auto [form, fresh] = by_form.emplace(candidate.folded, Votes{});
    for (std::size_t t = 0; t < 8; ++t) form->second[t] += votes[i][t];
    if (!fresh) continue;
    const std::size_t first = candidate.folded.find(' '), last = candidate.folded.rfind(' ');
    if (first == std::string::npos) continue;
    longer[candidate.folded.substr(0, first)].push_back(candidate.folded);
    longer[candidate.folded.substr(last + 1)].push_back(candidate.folded);
  }
  // "Corvus" and "Corvus Ridge" are of one type.
  std::unordered_map<std::string, Votes> total = by_form;
  for (const auto& [part, forms] : longer) {
    const auto short_form = by_form.find(part);
    if (short_form == by_form.end() || forms.size() != 1) continue;
    for (std::size_t t = 0; t < 8; ++t) {
      total[forms.front()][t] += short_form->second[t];
      total[part][t] += by_form[forms.front()][t];
    }
  }
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    Candidate& candidate = reading.candidates[i];
    if (!is_unknown(candidate)) continue;
    const Votes& sum = total[candidate.folded];
    candidate.mention.type = leader(sum, candidate.mention.type);
    if (sum[static_cast<std::size_t>(candidate.mention.type)] >= 3) candidate.doubtful = false;
    candidate.evidence = votes[i];
    if (candidate.mention.type == ActorType::person && candidate.gender == Gender::unknown &&
        words_in(candidate) > 1)
      if (const auto gender =
              reading.catalogue.gender_of_given_name(reading.token(candidate.mention.tokens.begin).form))
        candidate.gender = *gender == 'm' ? Gender::male : Gender::female;
    if (candidate.mention.type != ActorType::person) candidate.gender = Gender::unknown;
  }
}

}  // namespace kg::ingest
