// "The Russian president", "the foreign minister": the person who has that office, by the article's own
// statements, else by the catalogue on the day of publication if the article names that person.
#include <algorithm>
#include <map>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/doers.h"
#include "ingest/mentions/masters.h"
#include "ingest/mentions/title_meaning.h"

namespace kg::ingest {
namespace {

bool slots_agree(const Reading& reading, const Chains& chains, const Candidate& description,
                 const Candidate& held) {
  if (description.slots.empty()) return true;
  for (const std::uint32_t mine : description.slots)
    for (const std::uint32_t theirs : held.slots)
      if (chains.same(mine, theirs)) return true;
  if (!description.country.empty() && description.country == held.country) {
    const ActorType type = reading.at(description.slots.front()).mention.type;
    return type == ActorType::country;
  }
  return false;
}

bool is_anaphoric_title(const Reading& reading, const Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  if (candidate.described != Described::title || candidate.mention.plural || candidate.indefinite)
    return false;
  if (candidate.mention.kind != MentionKind::description || candidate.names >= 0) return false;
  if (candidate.possessor_token >= 0)
    return false;  // "his foreign minister" is somebody new or in apposition
  const TitleKind kind = candidate.title->kind;
  if (kind != TitleKind::office && kind != TitleKind::rank && kind != TitleKind::trade) return false;
  return !chains.has_name(i) && (candidate.definite || !candidate.slots.empty());
}

// "The independence leader" is not any leader: a noun beside the title has to stand beside the other, too.
bool says_more(const Reading& reading, const Candidate& description, const Candidate& held) {
  if (description.title->phrase.find(' ') != std::string::npos) return false;
  for (std::uint32_t t = description.mention.tokens.begin; t < description.mention.head; ++t) {
    const Token& token = reading.token(t);
    if (token.upos != "NOUN" || reading.covered[t] >= 0 ||
        reading.lexicon.ranks.contains(reading.words.form(t)) ||
        description.title->phrase.find(reading.words.form(t)) != std::string::npos)
      continue;
    bool repeated = false;
    for (std::uint32_t other = held.extent.begin; other < held.extent.end; ++other)
      repeated = repeated || reading.words.lemma(other) == reading.words.lemma(t);
    if (!repeated) return true;
  }
  return false;
}

std::string_view served_by(const Chains& chains, const Candidate& candidate) {
  for (const std::uint32_t slot : candidate.slots)
    if (const CatalogueEntry* entry = chains.entry(slot);
        entry && entry->type != ActorType::person && entry->type != ActorType::place)
      return entry->id;
  return candidate.country;
}

std::vector<OfficeTerm> holders_of(const Reading& reading, const Title& title, std::string_view of,
                                   const std::string& day) {
  std::vector<OfficeTerm> terms = reading.catalogue.holders(title.phrase, of, day);
  if (!terms.empty() || title.leads != Leads::any) return terms;
  terms = reading.catalogue.holders("president", of, day);
  return terms.empty() ? reading.catalogue.holders("prime minister", of, day) : terms;
}

// People whom the text names and the catalogue knows, and who held which office on the day of publication.
class NamedHolders {
 public:
  NamedHolders(const Reading& reading, const Chains& chains) : reading_(reading), chains_(chains) {
    for (std::uint32_t p = 0; p < reading.candidates.size(); ++p)
      if (chains.root(p) == p)
        if (const CatalogueEntry* person = chains.entry(p); person && person->type == ActorType::person)
          people_.emplace_back(person, p);
  }

  // The one who held the office; without a state or body the one who held such an office of his own state and
  // whom the text dwells on before `at`. -1 if that is nobody, or not clear.
  std::int32_t of(const Title& title, std::string_view served, std::uint32_t at) {
    std::int32_t best = -1;
    int best_points = 0, second = 0;
    for (const auto& [person, candidate] : people_) {
      const std::string_view state = served.empty() ? person->country : served;
      if (state.empty()) continue;
      const std::vector<OfficeTerm>& held = terms(title, state);
      if (std::none_of(held.begin(), held.end(),
                       [&, who = person](const OfficeTerm& t) { return t.person == who; }))
        continue;
      if (best >= 0 && chains_.same(static_cast<std::uint32_t>(best), candidate)) continue;
      const int points = named_so_far(candidate, at);
      if (best < 0 || points > best_points) {
        second = best < 0 ? -1 : best_points;
        best_points = points;
        best = static_cast<std::int32_t>(candidate);
      } else {
        second = std::max(second, points);
      }
    }
    return second >= 0 && 2 * best_points < 3 * second + 4 ? -1 : best;
  }

  // Who held such an office and is named in this sentence or the one before, while `titled`, to whom the text
  // gives the title, is not: "Starmer telephoned Trump; Merz told the president". -1 if none or several.
  std::int32_t nearer(const Title& title, std::uint32_t titled, std::uint32_t at) {
    if (distance(titled, at) <= 1) return -1;
    std::int32_t found = -1;
    for (const auto& [person, candidate] : people_) {
      if (person->country.empty() || distance(candidate, at) > 1 || chains_.same(candidate, titled)) continue;
      const std::vector<OfficeTerm>& held = terms(title, person->country);
      if (std::none_of(held.begin(), held.end(),
                       [&, who = person](const OfficeTerm& t) { return t.person == who; }))
        continue;
      if (found >= 0 && !chains_.same(static_cast<std::uint32_t>(found), candidate)) return -1;
      found = static_cast<std::int32_t>(candidate);
    }
    return found;
  }

 private:
  // Sentences since the actor was last named.
  std::uint32_t distance(std::uint32_t candidate, std::uint32_t at) const {
    std::uint32_t least = ~0U;
    for (const std::uint32_t member : chains_.members(candidate))
      if (member < at && !reading_.at(member).pronoun)
        least = std::min(least,
                         reading_.sentence_of(reading_.at(at)) - reading_.sentence_of(reading_.at(member)));
    return least;
  }

  int named_so_far(std::uint32_t candidate, std::uint32_t at) const {
    int points = 0;
    for (const std::uint32_t member : chains_.members(candidate)) {
      if (member > at) break;
      points +=
          reading_.sentence_of(reading_.at(at)) - reading_.sentence_of(reading_.at(member)) <= 2 ? 4 : 2;
    }
    return points;
  }

  const std::vector<OfficeTerm>& terms(const Title& title, std::string_view of) {
    const auto [known, fresh] = terms_.try_emplace({title.phrase, std::string(of)});
    if (fresh)
      known->second = holders_of(reading_, title, of, reading_.document.document.appearance.published);
    return known->second;
  }

  const Reading& reading_;
  const Chains& chains_;
  std::vector<std::pair<const CatalogueEntry*, std::uint32_t>> people_;
  std::map<std::pair<std::string, std::string>, std::vector<OfficeTerm>> terms_;
};

// The person to whom the article gives that title: of several the one that it dwells on, and none if that is
// not clear. "The former president" is not who is known to be president.
std::int32_t holder_in_article(const Reading& reading, const Chains& chains,
                               const std::vector<std::uint32_t>& held, std::uint32_t i,
                               std::int32_t incumbent) {
  struct Holder {
    std::uint32_t title;
    int points;
    std::uint32_t nearest;  // sentences back to the last mention
  };
  const Candidate& candidate = reading.at(i);
  const std::uint32_t sentence = reading.sentence_of(candidate);
  std::vector<Holder> holders;
  const std::vector<std::uint32_t> barred = doers_to(reading, chains, candidate);
  const std::string state = state_of_servant(reading, chains, i);
  for (const std::uint32_t h : held) {
    const Candidate& holder = reading.at(h);
    if (!title_means(reading.lexicon, *candidate.title, candidate.rank, holder) ||
        !slots_agree(reading, chains, candidate, holder) || says_more(reading, candidate, holder))
      continue;
    if (holder.former && !candidate.former) continue;
    if (candidate.former && !holder.former && incumbent >= 0 &&
        chains.same(h, static_cast<std::uint32_t>(incumbent)))
      continue;
    if (!chains.may_link(i, h) || (candidate.slots.empty() && h > i)) continue;
    if (subject_and_object(reading, chains, i, h)) continue;
    if (!state.empty() && !chains.country(h).empty() && chains.country(h) != state) continue;
    if (std::any_of(holders.begin(), holders.end(),
                    [&](const Holder& other) { return chains.same(other.title, h); }))
      continue;
    if (std::find(barred.begin(), barred.end(), chains.root(h)) != barred.end()) continue;
    int points = 0;
    std::uint32_t nearest = ~0U;
    for (const std::uint32_t member : chains.members(h)) {
      if (member > i) break;
      const std::uint32_t distance = sentence - reading.sentence_of(reading.at(member));
      points += distance <= 1 ? 4 : distance <= 3 ? 2 : 1;
      nearest = std::min(nearest, distance);
    }
    holders.push_back({h, points, nearest});
  }
  if (holders.empty()) return -1;
  const auto best = std::max_element(holders.begin(), holders.end(),
                                     [](const Holder& a, const Holder& b) { return a.points < b.points; });
  bool clear = true;
  for (const Holder& other : holders)
    if (other.title != best->title && (other.points + 2 > best->points || !candidate.slots.empty()))
      clear = false;
  if (!clear && candidate.slots.empty()) {
    // The one of whom the sentence or the one before speaks, and no other.
    const Holder* near = nullptr;
    for (const Holder& holder : holders) {
      if (holder.nearest > 1) continue;
      if (near) return -1;
      near = &holder;
    }
    return near ? static_cast<std::int32_t>(near->title) : -1;
  }
  if (!clear) return -1;
  return static_cast<std::int32_t>(best->title);
}

bool is_counterpart(const Candidate& candidate) {
  return candidate.described == Described::title && !candidate.mention.plural &&
         (candidate.title->phrase == "counterpart" || candidate.title->phrase == "opposite number");
}

// The candidate of the pronoun at this token, or -1.
std::int32_t pronoun_at(const Reading& reading, std::int32_t token) {
  for (std::uint32_t p = 0; p < reading.candidates.size(); ++p)
    if (reading.at(p).pronoun && static_cast<std::int32_t>(reading.at(p).mention.head) == token)
      return static_cast<std::int32_t>(p);
  return -1;
}

// An office of state of the person, by the article.
const Title* office_of(const Reading& reading, const Chains& chains, std::uint32_t person) {
  for (const std::uint32_t m : chains.members(person)) {
    const Candidate& title = reading.at(m);
    if (title.described == Described::title && title.title->kind == TitleKind::office && !title.former &&
        !is_counterpart(title))
      return title.title;
  }
  return nullptr;
}

// "The king": of several the last one, also where his title is part of his name. -1 for other titles.
std::int32_t last_crowned(const Reading& reading, const Chains& chains, std::uint32_t i) {
  const Candidate& candidate = reading.at(i);
  if (candidate.title->leads != Leads::crown || !candidate.slots.empty()) return -1;
  for (std::uint32_t back = i; back-- > 0;) {
    const Candidate& earlier = reading.at(back);
    if (earlier.mention.plural || !chains.has_name(back) || chains.several(back)) continue;
    const bool in_name = earlier.mention.kind == MentionKind::name &&
                         chains.type(back) == ActorType::person &&
                         earlier.folded.starts_with(candidate.title->phrase + ' ');
    const bool titled = earlier.title != nullptr && earlier.title->phrase == candidate.title->phrase;
    if ((in_name || titled) && chains.may_link(i, back)) return static_cast<std::int32_t>(back);
  }
  return -1;
}

// "Parliament elected Nizar Amidi as president. The new president": whoever was last made so, no more than
// kChosenReach sentences before; -1 if nobody was.
std::int32_t last_chosen(const Reading& reading, const Chains& chains, std::uint32_t i) {
  constexpr std::uint32_t kChosenReach = 6;
  const Candidate& candidate = reading.at(i);
  if (candidate.former || candidate.rank == RankOfTitle::deputy) return -1;
  for (std::uint32_t back = i; back-- > 0;) {
    const Candidate& earlier = reading.at(back);
    if (reading.sentence_of(candidate) - reading.sentence_of(earlier) > kChosenReach) break;
    const std::uint32_t name = earlier.mention.head;
    if (earlier.mention.kind != MentionKind::name || chains.type(back) != ActorType::person ||
        !chains.may_link(i, back) || reading.token(name).head == kRoot ||
        !(is_relation(reading.token(name), "obj") || is_relation(reading.token(name), "nsubj:pass")))
      continue;
    const auto verb = static_cast<std::uint32_t>(reading.token(name).head);
    if (reading.token(verb).xpos == "VB" || !reading.lexicon.naming_verbs.contains(reading.words.lemma(verb)))
      continue;
    for (const std::uint32_t made : reading.syntax.children(verb)) {
      const bool complement =
          is_relation(reading.token(made), "xcomp") || is_relation(reading.token(made), "obj");
      if (made < verb || made == name || !(complement || reading.syntax.preposition(made) == "as")) continue;
      const Sentence& sentence = reading.document.sentences[reading.syntax.sentence_of(made)];
      const auto office = reading.lexicon.titles.headed_by(reading.words, sentence.tokens, made);
      if (office && office->row == candidate.title) return static_cast<std::int32_t>(back);
    }
  }
  return -1;
}

bool is_new(const Reading& reading, const Candidate& candidate) {
  for (std::uint32_t t = candidate.extent.begin; t < candidate.mention.head; ++t)
    if (reading.words.form(t) == "new" || reading.words.form(t) == "incoming") return true;
  return false;
}

}  // namespace

void link_counterparts(const Reading& reading, Chains& chains) {
  NamedHolders named(reading, chains);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (!is_counterpart(candidate) || chains.has_name(i) || candidate.slots.empty()) continue;
    const std::int32_t whose =
        candidate.possessor_token >= 0 ? pronoun_at(reading, candidate.possessor_token) : -1;
    if (whose < 0 || chains.several(static_cast<std::uint32_t>(whose))) continue;
    const Title* office = office_of(reading, chains, static_cast<std::uint32_t>(whose));
    const std::string country = chains.country(candidate.slots.front());
    if (!office) continue;
    std::int32_t found = -1;
    for (std::uint32_t h = 0; h < reading.candidates.size() && found < 0; ++h) {
      const Candidate& held = reading.at(h);
      if (held.described == Described::title && held.title == office && !held.mention.plural &&
          !held.former && chains.has_name(h) && !chains.same(h, static_cast<std::uint32_t>(whose)) &&
          slots_agree(reading, chains, candidate, held))
        found = static_cast<std::int32_t>(h);
    }
    if (found < 0 && !country.empty()) found = named.of(*office, country, i);
    if (found >= 0)
      chains.link(std::max(i, static_cast<std::uint32_t>(found)),
                  std::min(i, static_cast<std::uint32_t>(found)), "counterpart");
  }
}

void link_roles(const Reading& reading, Chains& chains) {
  std::vector<std::uint32_t> held;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (reading.at(i).described == Described::title && !reading.at(i).mention.plural && chains.has_name(i))
      held.push_back(i);
  const std::string& day = reading.document.document.appearance.published;
  NamedHolders named(reading, chains);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    if (!is_anaphoric_title(reading, chains, i)) continue;
    const Candidate& candidate = reading.at(i);
    if (const std::int32_t last = last_crowned(reading, chains, i); last >= 0) {
      chains.link(i, static_cast<std::uint32_t>(last), "role-in-article");
      continue;
    }
    const std::int32_t chosen = last_chosen(reading, chains, i);
    if (chosen >= 0 && is_new(reading, candidate)) {
      chains.link(i, static_cast<std::uint32_t>(chosen), "newly-chosen");
      continue;
    }
    const bool known_day = !day.empty() && !candidate.former && candidate.rank != RankOfTitle::deputy &&
                           candidate.title->kind == TitleKind::office;
    const bool left = !day.empty() && candidate.former && candidate.title->kind == TitleKind::office;
    const std::int32_t incumbent =
        left ? named.of(*candidate.title, served_by(chains, candidate), i) : std::int32_t{-1};
    if (const std::int32_t best = holder_in_article(reading, chains, held, i, incumbent); best >= 0) {
      if (known_day && candidate.slots.empty())
        if (const std::int32_t near = named.nearer(*candidate.title, static_cast<std::uint32_t>(best), i);
            near >= 0 && chains.may_link(i, static_cast<std::uint32_t>(near))) {
          chains.link(i, static_cast<std::uint32_t>(near), "role-in-catalogue");
          continue;
        }
      chains.link(i, static_cast<std::uint32_t>(best), "role-in-article");
      continue;
    }
    if (chosen >= 0) {
      chains.link(i, static_cast<std::uint32_t>(chosen), "newly-chosen");
      continue;
    }
    if (!known_day) continue;
    const std::string state = state_of_servant(reading, chains, i);
    const std::string_view served = state.empty() ? served_by(chains, candidate) : std::string_view(state);
    const std::int32_t person = named.of(*candidate.title, served, i);
    if (person >= 0 && !subject_and_object(reading, chains, i, static_cast<std::uint32_t>(person)))
      chains.link(i, static_cast<std::uint32_t>(person), "role-in-catalogue");
  }
}

}  // namespace kg::ingest
