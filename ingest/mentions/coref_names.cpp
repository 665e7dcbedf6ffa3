// Names of one actor: the same form, a part of it, its acronym.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "graph/fold.h"
#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  while (begin < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// "umerov" in "rustem umerov", "abdullah" in "king abdullah": at either end, whole words.
std::string_view without_suffix(std::string_view name) {
  for (const std::string_view suffix : {" jr", " sr", " ii", " iii"})
    if (name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
  return name;
}

bool is_part(std::string_view part, std::string_view whole) {
  whole = without_suffix(whole);
  if (part.size() >= whole.size()) return false;
  return (whole.compare(0, part.size(), part) == 0 && whole[part.size()] == ' ') ||
         (whole.compare(whole.size() - part.size(), part.size(), part) == 0 &&
          whole[whole.size() - part.size() - 1] == ' ');
}

// "arrieta" in "ximena arrieta lomas": the first of two family names.
bool is_middle_word(std::string_view part, std::string_view whole) {
  const std::vector<std::string_view> words = words_of(whole);
  return part.size() > 3 && words.size() >= 3 && words.size() <= 4 &&
         std::find(words.begin() + 1, words.end() - 1, part) != words.end() - 1;
}

bool is_named(const Candidate& candidate) {
  return candidate.mention.kind == MentionKind::name || candidate.mention.kind == MentionKind::adjective;
}

bool is_place_reading(const Candidate& candidate) { return candidate.mention.type == ActorType::place; }

bool same_kind_of_actor(const Candidate& a, const Candidate& b) {
  const ActorType x = a.mention.type, y = b.mention.type;
  if (x == y || compatible(x, y)) return true;
  // A city and the government in it are two; a guess of the model gives way to anything.
  if (a.entry || b.entry) {
    const bool both = a.entry && b.entry;
    return !both && (a.typed_by_name ? !b.typed_by_name : true) &&
           !(is_place_reading(a) != is_place_reading(b) &&
             (x == ActorType::country || y == ActorType::country));
  }
  if ((x == ActorType::country && is_place_reading(b)) || (y == ActorType::country && is_place_reading(a)))
    return false;
  return !a.typed_by_name || !b.typed_by_name;
}

// "Agence France-Presse (AFP)", "the Second Front (SF)", "Médecins Sans Frontières": initials of the words.
bool has_initials(std::string_view acronym, std::string_view folded_name) {
  std::string all, content;
  for (const std::string_view word : words_of(folded_name)) {
    all += word[0];
    if (word != "of" && word != "the" && word != "and" && word != "for" && word != "in" && word != "de" &&
        word != "to")
      content += word[0];
  }
  return acronym.size() >= 2 && (acronym == all || acronym == content);
}

bool is_acronym(const Reading& reading, const Candidate& candidate) {
  const std::string_view text = reading.document.text(candidate.mention.tokens);
  return candidate.mention.tokens.end - candidate.mention.tokens.begin <= 3 && text.size() <= 12 &&
         is_all_capitals(text) && candidate.folded.find(' ') == std::string::npos;
}

}  // namespace

void link_exact_names(const Reading& reading, Chains& chains) {
  std::unordered_map<std::string, std::vector<std::uint32_t>> seen;
  std::unordered_map<const CatalogueEntry*, std::uint32_t> by_entry;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (!is_named(candidate)) continue;
    if (candidate.entry) {
      const auto [first, fresh] = by_entry.emplace(candidate.entry, i);
      if (!fresh && candidate.how != NameKind::surname) chains.link(i, first->second, "catalogue");
      // "Fujimori", after "Keiko Fujimori", is not who the catalogue knows best by that surname
      if (fresh && candidate.how == NameKind::surname) by_entry.erase(first);
    }
    if (candidate.mention.kind != MentionKind::name) continue;
    std::vector<std::uint32_t>& same = seen[candidate.folded];
    for (auto earlier = same.rbegin(); earlier != same.rend(); ++earlier)
      if (same_kind_of_actor(candidate, reading.at(*earlier)) && chains.link(i, *earlier, "exact-name"))
        break;
    same.push_back(i);
  }
}

// "Republic of Sabara" is Sabara.
void link_long_names_of_states(const Reading& reading, Chains& chains) {
  std::unordered_map<std::string_view, std::uint32_t> short_names;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (reading.at(i).mention.kind == MentionKind::name && !reading.at(i).entry)
      short_names.emplace(reading.at(i).folded, i);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.kind != MentionKind::name || candidate.entry ||
        candidate.mention.type != ActorType::country)
      continue;
    const std::size_t of = candidate.folded.find(" of ");
    if (of == std::string::npos) continue;
    std::string_view rest = std::string_view(candidate.folded).substr(of + 4);
    if (rest.starts_with("the ")) rest.remove_prefix(4);
    const auto found = short_names.find(rest);
    if (found != short_names.end())
      chains.link(std::max(i, found->second), std::min(i, found->second), "long-name");
  }
}

bool is_adjective_of(std::string_view adjective, std::string_view state) {
  if (state.size() < 4 || adjective.find(' ') != std::string_view::npos) return false;
  std::string_view stem = state;
  while (stem.size() > 3 && std::string_view("aeiouy").find(stem.back()) != std::string_view::npos)
    stem.remove_suffix(1);
  if (!adjective.starts_with(stem) || adjective.size() <= stem.size()) return false;
  const std::string_view ending = adjective.substr(stem.size());
  for (const char* e :
       {"n", "an", "ian", "ean", "ese", "ish", "i", "ite", "ites", "ians", "ans", "er", "ers", "ic"})
    if (ending == e) return true;
  return false;
}

void link_invented_adjectives(const Reading& reading, Chains& chains) {
  std::vector<std::uint32_t> states;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.kind == MentionKind::name && !candidate.entry && chains.root(i) == i &&
        (candidate.mention.type == ActorType::country || candidate.mention.type == ActorType::place))
      states.push_back(i);
  }
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.kind != MentionKind::name || candidate.entry ||
        candidate.mention.type == ActorType::person)
      continue;
    for (const std::uint32_t state : states)
      if (state != i && is_adjective_of(candidate.folded, reading.at(state).folded) &&
          chains.link(i, state, "adjective"))
        break;
  }
}

void link_acronyms(const Reading& reading, Chains& chains) {
  std::vector<std::uint32_t> long_names;
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i)
    if (reading.at(i).mention.kind == MentionKind::name &&
        reading.at(i).folded.find(' ') != std::string::npos &&
        reading.at(i).mention.type != ActorType::person)
      long_names.push_back(i);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.kind != MentionKind::name || !is_acronym(reading, candidate)) continue;
    const std::uint32_t begin = candidate.mention.tokens.begin;
    const bool bracketed = begin > 0 && reading.token(begin - 1).form == "(";
    if (!bracketed && chains.root(i) != i) continue;  // met before
    for (const std::uint32_t name : long_names) {
      const Candidate& full = reading.at(name);
      // "Rapid Support Forces (RSF)" says so itself, whatever the letters ("MIT" in another language).
      const bool said = bracketed && full.mention.tokens.end + 1 == begin;
      if (said || has_initials(candidate.folded, full.folded)) {
        chains.link(i, name, said ? "acronym-in-brackets" : "acronym");
        break;
      }
    }
  }
  // "Rapid Support Forces (RSF)" where the description is no name: "the electoral commission, INEC" is an
  // apposition; brackets are left to the tree.
}

// "King Hussein" bears a first name; it is no surname of Saddam Hussein.
static const Title* royal_title_of(const Reading& reading, std::uint32_t name) {
  for (std::uint32_t i = name; i-- > 0 && name - i < 6;)
    if (reading.at(i).names == static_cast<std::int32_t>(name) && reading.at(i).title) {
      if (reading.at(i).title->leads == Leads::crown) return reading.at(i).title;
    }
  return nullptr;
}

// "Crown Prince Mohammed bin Salman ... Prince Mohammed".
static bool is_same_crown(const Title& title, const Title* other) {
  return other && (title.phrase.ends_with(other->phrase) || other->phrase.ends_with(title.phrase));
}

static std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

static std::string_view last_word(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

// Full names that begin or end with the first or last word of a shorter one, in the order of the text.
static std::vector<std::size_t> sharing_an_edge(
    const std::unordered_map<std::string_view, std::vector<std::size_t>>& by_edge, std::string_view name) {
  std::vector<std::size_t> found;
  for (const std::string_view word : {first_word(name), last_word(name)})
    if (const auto list = by_edge.find(word); list != by_edge.end())
      found.insert(found.end(), list->second.begin(), list->second.end());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// "his son Nicolas"
static bool kin_before(const Reading& reading, const Candidate& candidate) {
  const std::uint32_t begin = candidate.mention.tokens.begin;
  if (begin == 0 || candidate.mention.type != ActorType::person ||
      candidate.folded.find(' ') != std::string::npos)
    return false;
  const TokenRange sentence = reading.document.sentences[reading.syntax.sentence_of(begin)].tokens;
  if (begin == sentence.begin) return false;
  const auto title = reading.lexicon.titles.headed_by(reading.words, sentence, begin - 1);
  return title && title->row->kind == TitleKind::kin;
}

// Whether the text names somebody else of the same surname: "Nicolas Petro", but not "Nicolas Maduro", is of
// Petro's family.
static bool has_family(const Reading& reading, const Chains& chains, std::uint32_t named) {
  const std::string_view surname = last_word(reading.at(named).folded);
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& other = reading.at(i);
    if (other.mention.kind == MentionKind::name && other.mention.type == ActorType::person &&
        other.folded.find(' ') != std::string::npos && last_word(other.folded) == surname &&
        !chains.same(i, named))
      return true;
  }
  return false;
}

void link_partial_names(const Reading& reading, Chains& chains) {
  // Full names first seen, per chain, in the order of the text.
  struct FullName {
    std::uint32_t candidate;
    std::string usual;  // without the title that stands in the form: "Crown Prince Mohammed bin Salman"
    int bare = 0;       // mentions by a part of it so far
  };
  std::vector<FullName> full;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_edge;  // by first and by last word
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.kind == MentionKind::name && candidate.folded.find(' ') != std::string::npos &&
        candidate.described == Described::nothing)
      full.push_back({i, candidate.entry && candidate.mention.type == ActorType::person
                             ? fold_name(candidate.entry->name)
                             : candidate.folded});
  }
  for (std::size_t f = 0; f < full.size(); ++f) {
    const std::string_view name = without_suffix(reading.at(full[f].candidate).folded);
    by_edge[first_word(name)].push_back(f);
    if (first_word(name) != last_word(name)) by_edge[last_word(name)].push_back(f);
    if (first_word(full[f].usual) != first_word(name)) by_edge[first_word(full[f].usual)].push_back(f);
  }
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.mention.kind != MentionKind::name || candidate.described != Described::nothing) continue;
    const bool known_otherwise =
        candidate.entry && candidate.how != NameKind::surname && candidate.entry->type != ActorType::person;
    if (known_otherwise) continue;
    std::vector<std::size_t> found;
    for (const std::size_t f : sharing_an_edge(by_edge, candidate.folded)) {
      const Candidate& whole = reading.at(full[f].candidate);
      if (full[f].candidate == i ||
          (!is_part(candidate.folded, whole.folded) && !is_part(candidate.folded, full[f].usual)))
        continue;
      if (kin_before(reading, candidate) && !has_family(reading, chains, full[f].candidate)) continue;
      const bool guessed = candidate.entry && candidate.how == NameKind::surname && full[f].candidate < i;
      if (!guessed && !compatible(candidate.gender, chains.gender(full[f].candidate))) continue;
      const bool person = whole.mention.type == ActorType::person;
      if (person && candidate.folded.find(' ') == std::string::npos &&
          whole.folded.ends_with(" " + candidate.folded))
        if (const Title* royal = royal_title_of(reading, i);
            royal && !is_same_crown(*royal, royal_title_of(reading, full[f].candidate)))
          continue;
      if (person != (candidate.mention.type == ActorType::person) && candidate.typed_by_name) continue;
      if (!person &&
          (candidate.mention.type == ActorType::country || candidate.mention.type == ActorType::person))
        continue;
      if (!person && candidate.mention.type == ActorType::place && candidate.typed_by_name) continue;
      if (std::none_of(found.begin(), found.end(), [&](std::size_t other) {
            return chains.same(full[other].candidate, full[f].candidate);
          }))
        found.push_back(f);
    }
    if (found.empty() && candidate.mention.type == ActorType::person && !candidate.entry)
      for (std::size_t f = 0; f < full.size() && full[f].candidate < i; ++f) {
        const Candidate& whole = reading.at(full[f].candidate);
        if (whole.mention.type == ActorType::person && is_middle_word(candidate.folded, whole.folded) &&
            std::none_of(found.begin(), found.end(), [&](std::size_t other) {
              return chains.same(full[other].candidate, full[f].candidate);
            }))
          found.push_back(f);
      }
    if (found.empty()) continue;
    // Two of one surname: the one met before this mention; of two met before, the one that the text calls so.
    std::size_t best = found.front();
    bool clear = found.size() == 1;
    for (const std::size_t f : found) {
      const bool before = full[f].candidate < i, best_before = full[best].candidate < i;
      if (f == best) continue;
      if (before != best_before) {
        if (before) best = f;
        clear = true;
      } else if (full[f].bare != full[best].bare) {
        if (full[f].bare > full[best].bare) best = f;
        clear = true;
      } else {
        clear = clear || full[best].candidate < full[f].candidate;
      }
    }
    if (!clear) continue;
    if (chains.link(i, full[best].candidate, "partial-name")) ++full[best].bare;
  }
}

}  // namespace kg::ingest
