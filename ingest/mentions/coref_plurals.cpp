// "Both", "the two leaders", "the two countries", "each side": several chains that the text named just
// before, or that it is about.
#include <algorithm>
#include <map>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/coordination.h"
#include "ingest/mentions/doers.h"
#include "ingest/mentions/title_meaning.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kReach = 2;  // sentences back

int count_meant(const Reading& reading, const Candidate& candidate) {
  if (candidate.pronoun) return candidate.pronoun->form.ends_with("three") ? 3 : 2;
  for (std::uint32_t t = candidate.extent.begin; t <= candidate.mention.head; ++t) {
    const std::string& word = reading.words.form(t);
    if (word == "two" || word == "both" || word == "each" || word == "either" || word == "neither") return 2;
    if (word == "three") return 3;
  }
  // "Urged the sides to talk", "told the parties": two, if the text has two.
  const bool bare = candidate.mention.tokens.end - candidate.mention.tokens.begin == 1;
  return bare && (candidate.head_word == "side" || candidate.head_word == "party") ? 2 : 0;
}

// What the noun may stand for: states, persons, whoever takes part, or whoever has an army.
enum class Kind : std::uint8_t { any, state, person, party, force };

// "The two men": a word that says nothing of what they are.
bool of_no_office(const Candidate& candidate) {
  const std::string& word = candidate.head_word;
  return word == "man" || word == "woman" || word == "diplomat" || word == "official";
}

std::optional<Kind> kind_meant(const Candidate& candidate) {
  if (candidate.pronoun) return Kind::any;
  if (candidate.described == Described::title || has_class(candidate, "of-persons")) return Kind::person;
  if (has_class(candidate, "of-states")) return Kind::state;
  if (candidate.head_word == "camp" || has_class(candidate, "opponents")) return Kind::any;
  if (has_class(candidate, "armies")) return Kind::force;
  if (candidate.head_word == "side" || candidate.head_word == "party" || has_class(candidate, "delegation"))
    return Kind::party;
  return std::nullopt;
}

bool is_kind(ActorType type, Kind kind) {
  switch (kind) {
    case Kind::state: return type == ActorType::country;
    case Kind::person: return type == ActorType::person;
    case Kind::force:
      return type == ActorType::country || type == ActorType::armed_group || type == ActorType::organization;
    case Kind::any:
    case Kind::party: break;
  }
  return type != ActorType::place && type != ActorType::event;
}

bool at_war(Kind kind) { return kind == Kind::party || kind == Kind::force; }

class PluralSieve {
 public:
  PluralSieve(const Reading& reading, Chains& chains)
      : reading_(reading), chains_(chains), lists_(coordinations(reading)) {}

  // "Its neighbour", "the other side": of the two that the text is about the one that is not spoken of.
  void run_other_side() {
    for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i) {
      const Candidate& candidate = reading_.at(i);
      if (chains_.several(i) || chains_.root(i) != i || chains_.has_name(i)) continue;
      const bool neighbour = candidate.described == Described::country && candidate.definite &&
                             (candidate.head_word == "neighbour" || candidate.head_word == "neighbor");
      const bool other =
          candidate.definite && (candidate.folded == "other side" || candidate.folded == "other country");
      if (!neighbour && !other) continue;
      std::vector<std::uint32_t> barred = doers_to(reading_, chains_, candidate);
      if (const std::int32_t whose = possessor_of(candidate); whose >= 0)
        barred.push_back(chains_.root(static_cast<std::uint32_t>(whose)));
      // Whose ministry speaks stands for itself.
      for (std::size_t b = barred.size(); b-- > 0;)
        if (const std::int32_t state = state_of_code(reading_, chains_, chains_.country(barred[b]));
            state >= 0)
          barred.push_back(chains_.root(static_cast<std::uint32_t>(state)));
      const std::vector<Weight> all = weigh(i, neighbour ? Kind::state : Kind::party, {});
      if (all.size() < 2 || (all.size() > 2 && 4 * all[1].points < 5 * all[2].points)) continue;
      const bool first = is_barred(all[0].candidate, barred), second = is_barred(all[1].candidate, barred);
      if (first != second)
        chains_.link(std::max(i, all[first ? 1 : 0].candidate), std::min(i, all[first ? 1 : 0].candidate),
                     "other-side");
    }
  }

  void run() {
    for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i) {
      const Candidate& candidate = reading_.at(i);
      if (auto named = named_behind(i, candidate); !named.empty()) {
        chains_.stand_for(i, std::move(named), "titles");
        continue;
      }
      if (!may_stand_for_several(i, candidate)) continue;
      const int meant = count_meant(reading_, candidate);
      const auto kind = kind_meant(candidate);
      if (!kind) continue;
      if (meant == 0) {
        if (std::vector<std::uint32_t> listed = listed_just_before(i, *kind); !listed.empty())
          chains_.stand_for(i, std::move(listed), "the-listed");
        continue;
      }
      const std::vector<std::uint32_t> barred = doers_to(reading_, chains_, candidate);
      const bool the_three = candidate.pronoun && candidate.pronoun->form.ends_with("three");
      if (the_three || of_no_office(candidate))
        if (std::vector<std::uint32_t> couple = met_before(i, static_cast<std::size_t>(meant), barred);
            !couple.empty()) {
          chains_.stand_for(i, std::move(couple), "the-two");
          continue;
        }
      std::vector<std::uint32_t> found = list_before(i, static_cast<std::size_t>(meant), *kind, barred);
      if (found.empty() && meant == 2 && at_war(*kind)) found = opposed(i, barred);
      if (found.empty() && *kind == Kind::person)
        found = only_ones_near(i, static_cast<std::size_t>(meant), *kind, barred, 1);
      if (found.empty() && candidate.head_word != "camp")
        found = only_ones_near(i, static_cast<std::size_t>(meant), *kind, barred, kReach);
      if (found.empty() && *kind == Kind::person)
        found = holders_of_office(i, static_cast<std::size_t>(meant), barred);
      if (*kind != Kind::any && meant == 2) prefer_protagonists(i, *kind, barred, found);
      if (found.empty() && *kind == Kind::person && meant == 2) found = last_couple(i, barred);
      if (of_one_state(candidate, found)) found.clear();
      if (!found.empty()) chains_.stand_for(i, std::move(found), "the-two");
    }
  }

 private:
  // "The foreign ministers of Norway and Ghana, Maren Tolvik and Karl Odell,"
  std::vector<std::uint32_t> named_behind(std::uint32_t i, const Candidate& candidate) const {
    const bool persons = candidate.described == Described::title || has_class(candidate, "of-persons");
    if (!persons || !candidate.mention.plural || !candidate.definite || chains_.several(i) ||
        chains_.has_name(i))
      return {};
    const std::uint32_t last = reading_.document.sentences[reading_.sentence_of(candidate)].tokens.end;
    for (const Coordination& list : lists_) {
      const Candidate& first = reading_.at(list.members.front());
      std::uint32_t begin = first.extent.begin;
      for (std::uint32_t t = candidate.mention.head + 1; t < begin && begin < last; ++t)
        if (const std::int32_t at = reading_.covered[t];
            at >= 0 && reading_.at(static_cast<std::uint32_t>(at)).mention.type == ActorType::person)
          begin = last;
      if (begin <= candidate.mention.head + 1 || begin >= last || first.mention.type != ActorType::person)
        continue;
      const std::string& mark = reading_.token(begin - 1).form;
      if (mark != "," && mark != "—" && mark != "–" && mark != ":") continue;
      // Nothing but the complement stands between: no verb, no other mark but those of its own list.
      const bool closed =
          std::none_of(reading_.document.tokens.begin() + candidate.mention.head + 1,
                       reading_.document.tokens.begin() + begin, [](const Token& t) {
                         return t.upos == "VERB" || t.upos == "AUX" || t.upos == "SCONJ" || t.form == ";";
                       });
      if (!closed || begin - candidate.mention.head > 14) continue;
      const std::size_t states = candidate.slots.size();
      if (states >= 2 && states != list.members.size()) continue;
      return list.members;
    }
    return {};
  }

  bool may_stand_for_several(std::uint32_t i, const Candidate& candidate) const {
    if (chains_.several(i) || chains_.root(i) != i || chains_.has_name(i)) return false;
    if (candidate.pronoun)
      return candidate.pronoun->kind == PronounKind::quantity &&
             (candidate.pronoun->form != "each" ||
              is_relation(reading_.token(candidate.mention.head), "nsubj"));
    const bool group = candidate.described == Described::group ||
                       (candidate.described == Described::title && candidate.mention.plural);
    return group && candidate.definite && candidate.slots.empty() && candidate.possessor_token < 0;
  }

  std::int32_t possessor_of(const Candidate& candidate) const {
    for (std::uint32_t p = 0; p < reading_.candidates.size(); ++p)
      if (reading_.at(p).pronoun &&
          static_cast<std::int32_t>(reading_.at(p).mention.head) == candidate.possessor_token)
        return static_cast<std::int32_t>(p);
    return candidate.slots.empty() ? -1 : static_cast<std::int32_t>(candidate.slots.front());
  }

  bool is_barred(std::uint32_t candidate, const std::vector<std::uint32_t>& barred) const {
    return std::find(barred.begin(), barred.end(), chains_.root(candidate)) != barred.end();
  }

  // "Both leaders" are not the prime minister and the president of the senate of one state.
  bool of_one_state(const Candidate& candidate, const std::vector<std::uint32_t>& two) const {
    if (candidate.pronoun || candidate.head_word != "leader" || two.size() != 2) return false;
    const std::string state = chains_.country(two.front());
    return !state.empty() && state == chains_.country(two.back()) &&
           chains_.type(two.front()) == ActorType::person && chains_.type(two.back()) == ActorType::person;
  }

  // "Hun Manet, the son of former leader Hun Sen": "both leaders" do not mean the father.
  bool has_left(std::uint32_t i, std::uint32_t member) const {
    const Candidate& candidate = reading_.at(i);
    if (candidate.pronoun || candidate.former || candidate.head_word != "leader") return false;
    const auto& members = chains_.members(member);
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
      return reading_.at(m).former && reading_.at(m).described == Described::title;
    });
  }

  // "The two foreign ministers" are not the minister and his president.
  bool may_hold(std::uint32_t i, std::uint32_t member) const {
    const Candidate& candidate = reading_.at(i);
    const Title* const office =
        candidate.title != nullptr ? candidate.title : reading_.lexicon.titles.find(candidate.head_word);
    if (has_left(i, member)) return false;
    const bool of_something = office != nullptr && office->kind == TitleKind::office &&
                              (office->takes == SlotFiller::any || office->takes == SlotFiller::country);
    return !of_something || chains_.type(member) != ActorType::person ||
           fits_office(reading_, chains_, *office, candidate.rank, member) != Fit::unfit;
  }

  // The last list of so many named actors of that kind before the candidate.
  std::vector<std::uint32_t> list_before(std::uint32_t i, std::size_t meant, Kind kind,
                                         const std::vector<std::uint32_t>& barred) const {
    const bool object = !barred.empty();
    for (auto list = lists_.rbegin(); list != lists_.rend(); ++list) {
      if (list->members.back() >= i || list->members.size() != meant) continue;
      const std::uint32_t distance =
          reading_.sentence_of(reading_.at(i)) - reading_.sentence_of(reading_.at(list->members.front()));
      if (distance > kReach) break;
      // "A and B congratulated C, while D urged both sides"
      if (object && distance == 0 && kind != Kind::any) continue;
      if (std::all_of(list->members.begin(), list->members.end(), [&](std::uint32_t m) {
            const bool known = chains_.has_name(m) || (at_war(kind) && is_army(m));
            return known && is_kind(chains_.type(m), kind) && !is_barred(m, barred) && may_hold(i, m);
          }))
        return list->members;
    }
    return {};
  }

  // "Aliyev and Pashinyan met. The leaders agreed": a bare plural after a sentence that names so many
  // together and nobody else of that kind.
  std::vector<std::uint32_t> listed_just_before(std::uint32_t i, Kind kind) const {
    const Candidate& candidate = reading_.at(i);
    if (candidate.pronoun || candidate.mention.tokens.end - candidate.mention.tokens.begin != 1 ||
        candidate.extent.end != candidate.mention.tokens.end ||
        (kind != Kind::person && kind != Kind::state) ||
        !is_relation(reading_.token(candidate.mention.head), "nsubj"))
      return {};
    const std::uint32_t sentence = reading_.sentence_of(candidate);
    for (auto list = lists_.rbegin(); list != lists_.rend(); ++list) {
      const std::uint32_t named_in = reading_.sentence_of(reading_.at(list->members.front()));
      if (list->members.back() >= i || named_in == sentence) continue;
      if (sentence - named_in > 1) break;
      const auto of_kind = [&](std::uint32_t m) {
        return chains_.has_name(m) && is_kind(chains_.type(m), kind) && !chains_.several(m);
      };
      if (!std::all_of(list->members.begin(), list->members.end(), of_kind)) continue;
      for (std::uint32_t m = 0; m < i; ++m)
        if (reading_.sentence_of(reading_.at(m)) == named_in && of_kind(m) &&
            reading_.at(m).mention.kind == MentionKind::name &&
            std::none_of(list->members.begin(), list->members.end(),
                         [&](std::uint32_t l) { return chains_.same(l, m); }))
          return {};
      return list->members;
    }
    return {};
  }

  // "Grigoryan will meet Hajiyev, an adviser to Aliyev. The two men last met in May", "Kishida spoke with
  // Yoon and Biden. The three agreed": who does something to or with the others, in the two sentences before.
  std::vector<std::uint32_t> met_before(std::uint32_t i, std::size_t meant,
                                        const std::vector<std::uint32_t>& barred) const {
    const std::uint32_t sentence = reading_.sentence_of(reading_.at(i));
    for (std::uint32_t back = i; back-- > 0 && sentence - reading_.sentence_of(reading_.at(back)) <= 2;) {
      const std::uint32_t head = reading_.at(back).mention.head;
      const Token& token = reading_.token(head);
      const std::string_view how = reading_.syntax.preposition(head);
      const bool with = is_relation(token, "obl") && (how == "with" || how == "to");
      if (reading_.sentence_of(reading_.at(back)) == sentence || token.head == kRoot ||
          (!is_relation(token, "obj") && !with))
        continue;
      const auto subject = reading_.syntax.child(static_cast<std::uint32_t>(token.head), "nsubj");
      if (!subject) continue;
      std::vector<std::uint32_t> all = persons_at(*subject);
      const std::vector<std::uint32_t> others = persons_at(head);
      if (all.empty() || others.empty()) continue;
      all.insert(all.end(), others.begin(), others.end());
      std::sort(all.begin(), all.end());
      const bool fit =
          std::none_of(all.begin(), all.end(), [&](std::uint32_t m) { return is_barred(m, barred); });
      const bool apart = all.size() < 2 || !chains_.same(all[0], all[1]);
      if (fit && apart && all.size() == meant) return all;
    }
    return {};
  }

  // The named persons of a list that the token heads, by what they or their pronouns stand for; empty if it
  // names somebody else too.
  std::vector<std::uint32_t> persons_at(std::uint32_t token) const {
    std::vector<std::uint32_t> persons;
    std::vector<std::uint32_t> heads{token};
    for (const std::uint32_t child : reading_.syntax.children(token))
      if (is_relation(reading_.token(child), "conj")) heads.push_back(child);
    for (const std::uint32_t head : heads) {
      const std::int32_t at = reading_.covered[head];
      if (at < 0) return {};
      const auto candidate = static_cast<std::uint32_t>(at);
      if (!chains_.has_name(candidate) || chains_.type(candidate) != ActorType::person ||
          chains_.several(candidate))
        return {};
      persons.push_back(candidate);
    }
    return persons;
  }

  // "Armenia and Azerbaijan accused each other": the two that the text names side by side most often before.
  std::vector<std::uint32_t> opposed(std::uint32_t i, const std::vector<std::uint32_t>& barred) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<int, const Coordination*>> often;
    for (const Coordination& list : lists_) {
      if (list.members.back() >= i || list.members.size() != 2) continue;
      const bool parties = std::all_of(list.members.begin(), list.members.end(), [&](std::uint32_t m) {
        const ActorType type = chains_.type(m);
        return chains_.has_name(m) && !is_barred(m, barred) &&
               (type == ActorType::country || type == ActorType::armed_group);
      });
      if (!parties) continue;
      const std::uint32_t one = chains_.root(list.members[0]), other = chains_.root(list.members[1]);
      auto& [times, first] = often[{std::min(one, other), std::max(one, other)}];
      if (++times == 1) first = &list;
    }
    const Coordination* best = nullptr;
    int most = 0;
    for (const auto& [pair, seen] : often)
      if (seen.first > most || (seen.first == most && seen.second->members < best->members)) {
        most = seen.first;
        best = seen.second;
      }
    return best == nullptr ? std::vector<std::uint32_t>() : best->members;
  }

  // As many as are meant and no more are named in this sentence and so many before it.
  std::vector<std::uint32_t> only_ones_near(std::uint32_t i, std::size_t meant, Kind kind,
                                            const std::vector<std::uint32_t>& barred,
                                            std::uint32_t reach) const {
    std::vector<std::uint32_t> found;
    const std::uint32_t sentence = reading_.sentence_of(reading_.at(i));
    for (std::uint32_t back = i; back-- > 0;) {
      const Candidate& earlier = reading_.at(back);
      if (sentence - reading_.sentence_of(earlier) > reach || found.size() > meant) break;
      // "The Thai army", "the Malaysian premier": states that are named by what is theirs are near as well.
      if ((earlier.mention.kind == MentionKind::adjective && kind != Kind::state) || earlier.pronoun ||
          (!chains_.has_name(back) && (kind != Kind::state || chains_.country(back).empty())) ||
          is_barred(back, barred) || !is_kind(chains_.type(back), kind) || !may_hold(i, back))
        continue;
      if (std::none_of(found.begin(), found.end(), [&](std::uint32_t f) { return chains_.same(f, back); }))
        found.push_back(back);
    }
    return found.size() == meant ? found : std::vector<std::uint32_t>();
  }

  // "Both presidents": the persons whom the text has called so, or the counterpart of one, if there are so
  // many and no more.
  std::vector<std::uint32_t> holders_of_office(std::uint32_t i, std::size_t meant,
                                               const std::vector<std::uint32_t>& barred) const {
    const std::string& office = reading_.at(i).head_word;
    std::vector<std::uint32_t> found;
    for (std::uint32_t j = 0; j < i; ++j) {
      const Candidate& earlier = reading_.at(j);
      if (earlier.title == nullptr || earlier.mention.plural || earlier.former ||
          !names_office(earlier.title->phrase, office))
        continue;
      const std::uint32_t holder =
          chains_.root(earlier.names >= 0 ? static_cast<std::uint32_t>(earlier.names) : j);
      if (holder >= i || !chains_.has_name(holder) || is_barred(holder, barred) ||
          !is_kind(chains_.type(holder), Kind::person))
        continue;
      if (std::find(found.begin(), found.end(), holder) == found.end()) found.push_back(holder);
    }
    return found.size() == meant ? found : std::vector<std::uint32_t>();
  }

  static bool names_office(std::string_view title, std::string_view office) {
    if (title == "counterpart") return true;
    if (office == "premier") return title == "premier" || title == "prime minister";
    return title == office || (title.ends_with(office) && title[title.size() - office.size() - 1] == ' ' &&
                               !title.starts_with("vice"));
  }

  // "Both men", far from where they were named: the last two persons that stood in one list.
  std::vector<std::uint32_t> last_couple(std::uint32_t i, const std::vector<std::uint32_t>& barred) const {
    for (auto list = lists_.rbegin(); list != lists_.rend(); ++list) {
      if (list->members.back() >= i || list->members.size() != 2) continue;
      if (std::all_of(list->members.begin(), list->members.end(), [&](std::uint32_t m) {
            return chains_.has_name(m) && is_kind(chains_.type(m), Kind::person) && !is_barred(m, barred) &&
                   may_hold(i, m);
          }))
        return list->members;
    }
    return {};
  }

  struct Weight {
    std::uint32_t candidate;
    int points;
  };

  // "The army", "Sudan's army": a side in a war at home.
  bool is_army(std::uint32_t root) const {
    const auto& members = chains_.members(root);
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
      return reading_.at(m).head_word == "army" || reading_.at(m).head_word == "military";
    });
  }

  // How much the text dwells on the named actors of that kind that it has named before, most first.
  std::vector<Weight> weigh(std::uint32_t i, Kind kind, const std::vector<std::uint32_t>& barred) const {
    std::vector<Weight> weights;
    const std::uint32_t sentence = reading_.sentence_of(reading_.at(i));
    for (std::uint32_t r = 0; r < i; ++r) {
      const bool state = chains_.entry(r) && chains_.type(r) == ActorType::country;  // also "Thai troops"
      if (chains_.root(r) != r || (!chains_.has_name(r) && !is_army(r) && !state) || chains_.several(r) ||
          is_barred(r, barred))
        continue;
      const ActorType type = chains_.type(r);
      const bool party = type == ActorType::country || type == ActorType::armed_group || is_army(r);
      if (!is_kind(type, kind) || (at_war(kind) && !party) || !may_hold(i, r)) continue;
      int points = 0;
      for (const std::uint32_t m : chains_.members(r))
        points += m > i ? 1 : sentence - reading_.sentence_of(reading_.at(m)) <= kReach ? 6 : 3;
      weights.push_back({r, points});
    }
    std::stable_sort(weights.begin(), weights.end(),
                     [](const Weight& a, const Weight& b) { return a.points > b.points; });
    return weights;
  }

  // The two that the text is about, if it dwells on both clearly more than on a third: where nothing else was
  // found, or where they outweigh by far somebody in it.
  void prefer_protagonists(std::uint32_t i, Kind kind, const std::vector<std::uint32_t>& barred,
                           std::vector<std::uint32_t>& found) const {
    const std::vector<Weight> weights = weigh(i, kind, barred);
    if (weights.size() < 2) return;
    const int second = weights[1].points;
    if (weights.size() > 2 && 4 * second < 5 * weights[2].points) return;
    for (const std::uint32_t f : found) {
      const auto own = std::find_if(weights.begin(), weights.end(),
                                    [&](const Weight& w) { return chains_.same(w.candidate, f); });
      if (own == weights.end() || second < 2 * own->points) continue;
      found.clear();
      break;
    }
    if (!found.empty()) return;
    found = {weights[0].candidate, weights[1].candidate};
    std::sort(found.begin(), found.end());
  }

  const Reading& reading_;
  Chains& chains_;
  std::vector<Coordination> lists_;
};

}  // namespace

void link_plurals(const Reading& reading, Chains& chains) { PluralSieve(reading, chains).run(); }

void link_other_side(const Reading& reading, Chains& chains) {
  PluralSieve(reading, chains).run_other_side();
}

}  // namespace kg::ingest
