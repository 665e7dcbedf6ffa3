// Pronouns: relative ones (relative_pronouns.h), first persons through the speaker of the quotation, the
// others by gender, number and what the text last spoke of.
#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "ingest/mentions/antecedent_scores.h"
#include "ingest/mentions/chains.h"
#include "ingest/mentions/clause_doer.h"
#include "ingest/mentions/open_pronoun.h"
#include "ingest/mentions/relative_pronouns.h"
#include "ingest/mentions/sieves.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kReach = 3;        // sentences back
constexpr std::uint32_t kPersonReach = 6;  // of he and she, of whom a text has few

constexpr int kList = 4;  // points against a list

class PronounSieve {
 public:
  PronounSieve(const Reading& reading, Chains& chains)
      : reading_(reading),
        chains_(chains),
        relatives_(reading, chains, at_head_),
        lists_(coordinations(reading)),
        scores_(reading, chains, at_head_, lists_) {
    at_head_.assign(reading.document.tokens.size(), -1);
    for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
      std::int32_t& at = at_head_[reading.at(i).mention.head];
      if (at < 0 || reading.at(i).mention.kind == MentionKind::name) at = static_cast<std::int32_t>(i);
    }
    speakers_.assign(reading.quotes.all().size(), kUnknown);
  }

  void run(bool only_by_structure, const PronounChoice& choose) {
    if (choose && !only_by_structure) features_.emplace(reading_, chains_, at_head_, scores_, lists_);
    choose_ = choose ? &choose : nullptr;
    for (const bool we : {false, true})  // who speaks may be known by "her foreign minister"
      for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i)
        if (reading_.at(i).pronoun && is_we(reading_.at(i)) == we) resolve(i, only_by_structure);
  }

 private:
  static constexpr std::int32_t kUnknown = -2;

  static bool is_we(const Candidate& candidate) {
    return candidate.pronoun->person == 1 && candidate.mention.plural;
  }

  void resolve(std::uint32_t i, bool only_by_structure) {
    const Candidate& candidate = reading_.at(i);
    const Pronoun& pronoun = *candidate.pronoun;
    if (pronoun.kind == PronounKind::relative) return resolve_relative(i);
    if (pronoun.kind == PronounKind::quantity) return;
    if (pronoun.person == 1) return resolve_first_person(i);
    if (pronoun.person == 2) return;
    if (pronoun.kind == PronounKind::reflexive) {
      if (const std::int32_t subject = clause_doer(reading_, at_head_, candidate.mention.head);
          subject >= 0 && fits(i, static_cast<std::uint32_t>(subject)))
        join(i, static_cast<std::uint32_t>(subject), "reflexive");
      return;
    }
    if (!only_by_structure) resolve_third_person(i);
  }

  void join(std::uint32_t pronoun, std::uint32_t antecedent, std::string_view rule) {
    if (const auto* several = chains_.several(antecedent)) {
      chains_.stand_for(pronoun, *several, rule);
    } else {
      chains_.link(pronoun, antecedent, rule);
    }
  }

  void resolve_relative(std::uint32_t i) {
    if (const std::int32_t found = relatives_.antecedent(i); found >= 0)
      join(i, static_cast<std::uint32_t>(found), "relative");
  }

  // Whoever says "I" outside of quotations is one: who speaks in a transcript, else who writes.
  void join_same_voice(std::uint32_t i) {
    const std::uint32_t sentence = reading_.sentence_of(reading_.at(i));
    const std::string& voice = sentence < reading_.speakers.size() ? reading_.speakers[sentence] : nobody_;
    const auto [first, fresh] = voices_.emplace(voice, i);
    if (!fresh) join(i, first->second, "same-voice");
  }

  // Who says the quotation: the subject, outside of it, of a verb of speech in its first or last sentence;
  // else whoever said the one before in the same paragraph.
  std::int32_t speaker_of(std::int32_t quote) {
    std::int32_t& known = speakers_[static_cast<std::size_t>(quote)];
    if (known != kUnknown) return known;
    known = -1;
    const Quote& q = reading_.quotes.all()[static_cast<std::size_t>(quote)];
    const std::uint32_t first = reading_.syntax.sentence_of(q.tokens.begin),
                        last = reading_.syntax.sentence_of(q.tokens.end - 1);
    for (const std::uint32_t s : {last, first}) {
      const TokenRange tokens = reading_.document.sentences[s].tokens;
      std::uint32_t best_distance = ~0U;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        if (reading_.quotes.at(t) == quote || !scores_.speaks(t)) continue;
        const auto subject = reading_.syntax.child(t, "nsubj");
        if (!subject || at_head_[*subject] < 0) continue;
        const std::uint32_t distance = t < q.tokens.begin  ? q.tokens.begin - t
                                       : t >= q.tokens.end ? t - q.tokens.end
                                                           : 0;
        if (distance < best_distance) {
          best_distance = distance;
          known = at_head_[*subject];
        }
      }
      if (known >= 0) return known;
    }
    const std::uint32_t paragraph = reading_.document.sentences[first].paragraph;
    if (quote > 0) {
      const Quote& before = reading_.quotes.all()[static_cast<std::size_t>(quote - 1)];
      if (reading_.document.sentences[reading_.syntax.sentence_of(before.tokens.begin)].paragraph ==
          paragraph)
        return known = speaker_of(quote - 1);
    }
    return known;
  }

  // Of a state, as far as the text tells or the catalogue knows.
  bool holds_office(std::uint32_t person) const {
    for (const std::uint32_t member : chains_.members(person)) {
      const Candidate& title = reading_.at(member);
      if (title.described == Described::title && !title.former && title.title->kind == TitleKind::office &&
          (title.title->takes == SlotFiller::country || title.title->leads != Leads::nothing))
        return true;
    }
    return false;
  }

  void resolve_first_person(std::uint32_t i) {
    const std::int32_t quote = reading_.quotes.at(reading_.at(i).mention.head);
    if (quote < 0) {
      if (!reading_.at(i).mention.plural) join_same_voice(i);
      return;
    }
    const std::int32_t speaker = speaker_of(quote);
    if (speaker < 0) return;
    const auto said_by = static_cast<std::uint32_t>(speaker);
    const ActorType type = chains_.type(said_by);
    if (!reading_.at(i).mention.plural) {
      if (type == ActorType::person) join(i, said_by, "speaker");
      return;
    }
    if (type != ActorType::person) return join(i, said_by, "speaker");
    // "We" of somebody who speaks for a state or body is that state or body.
    for (const std::uint32_t member : chains_.members(said_by)) {
      const Candidate& title = reading_.at(member);
      if (title.described != Described::title || title.former) continue;
      for (const std::uint32_t slot : title.slots) {
        const ActorType served = reading_.at(slot).mention.type;
        if (served == ActorType::person || served == ActorType::place || served == ActorType::event) continue;
        return join(i, slot, "speaker-for");
      }
    }
    if (const ServedState served = state_served(reading_, chains_, said_by);
        served.state >= 0 && !served.guessed && holds_office(said_by))
      join(i, static_cast<std::uint32_t>(served.state), "speaker-for");
  }

  // "Four soldiers", also where the nearest mention is "their"; not "the M23", though its men are "the
  // rebels".
  bool told_as_several(std::uint32_t candidate) const {
    if (chains_.type(candidate) == ActorType::armed_group && chains_.has_name(candidate) &&
        !reading_.at(candidate).mention.plural)
      return false;
    const auto& members = chains_.members(candidate);
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
      return reading_.at(m).mention.plural && reading_.at(m).mention.kind == MentionKind::description;
    });
  }

  bool fits(std::uint32_t pronoun, std::uint32_t antecedent) const {
    const Pronoun& p = *reading_.at(pronoun).pronoun;
    const Candidate& a = reading_.at(antecedent);
    const ActorType type = chains_.type(antecedent);
    const bool several = chains_.several(antecedent) != nullptr;
    if (p.number == 'p') {
      if (several || a.described == Described::demonym) return true;
      if (type == ActorType::organization || type == ActorType::armed_group || type == ActorType::people)
        return true;
      return a.mention.plural && type != ActorType::place;
    }
    if (several || told_as_several(antecedent)) return false;
    switch (p.gender) {
      case PronounGender::male:
        return type == ActorType::person && !a.mention.plural && chains_.gender(antecedent) != Gender::female;
      case PronounGender::female:
        return type == ActorType::person && !a.mention.plural && chains_.gender(antecedent) != Gender::male;
      case PronounGender::neuter:
        return type != ActorType::person && !(type == ActorType::people && a.mention.plural);
      default: return true;
    }
  }

  // Arguments of one verb are different actors, unless the pronoun is possessive or reflexive.
  bool same_clause_argument(const Candidate& pronoun, const Candidate& other) const {
    if (pronoun.pronoun->kind == PronounKind::possessive) return false;
    const std::uint32_t a = pronoun.mention.head, b = reading_.syntax.first_conjunct(other.mention.head);
    return reading_.token(a).head != kRoot && reading_.token(a).head == reading_.token(b).head &&
           !is_relation(reading_.token(a), "conj");
  }

  // "Some of them", "27 of them".
  bool counts(std::uint32_t word) const {
    const Token& token = reading_.token(word);
    const bool argument =
        is_relation(token, "obj") || is_relation(token, "iobj") || is_relation(token, "obl");
    return argument &&
           (token.upos == "NUM" || token.upos == "DET" || token.upos == "ADJ" || token.upos == "PRON");
  }

  // Chains that the pronoun cannot mean: those of phrases around it ("X, his successor"), of the other
  // arguments of its verb, and of the subject that its verb borrows ("X went to see him").
  std::vector<std::uint32_t> own_phrase_and_clause(std::uint32_t i) const {
    const Candidate& pronoun = reading_.at(i);
    const std::uint32_t at = pronoun.mention.head;
    const std::uint32_t sentence = reading_.sentence_of(pronoun);
    std::vector<std::uint32_t> barred;
    for (std::uint32_t j = i + 1;
         j < reading_.candidates.size() && reading_.at(j).mention.tokens.begin < at + 6; ++j)
      if (reading_.at(j).extent.begin <= at && at < reading_.at(j).extent.end)
        barred.push_back(chains_.root(j));
    for (std::uint32_t back = i; back-- > 0;) {
      const Candidate& other = reading_.at(back);
      if (reading_.sentence_of(other) != sentence) break;
      const bool around = other.extent.begin <= at && at < other.extent.end;
      if (around || same_clause_argument(pronoun, other)) barred.push_back(chains_.root(back));
    }
    // "Antony Blinken, he added, would call": somebody else adds it.
    if (const std::int32_t verb = reading_.token(at).head;
        is_relation(reading_.token(at), "nsubj") && verb != kRoot)
      if (const Token& says = reading_.token(static_cast<std::uint32_t>(verb));
          is_relation(says, "parataxis") && says.head != kRoot && says.head < verb &&
          at_head_[static_cast<std::uint32_t>(says.head)] >= 0)
        barred.push_back(
            chains_.root(static_cast<std::uint32_t>(at_head_[static_cast<std::uint32_t>(says.head)])));
    if (pronoun.pronoun->kind == PronounKind::possessive || is_relation(reading_.token(at), "nsubj"))
      return barred;
    std::int32_t verb = reading_.token(at).head;
    for (int steps = 0; steps < 4 && verb != kRoot; ++steps) {
      const auto v = static_cast<std::uint32_t>(verb);
      if (const auto subject = reading_.syntax.child(v, "nsubj")) {
        if (at_head_[*subject] >= 0 && *subject != at)
          barred.push_back(chains_.root(static_cast<std::uint32_t>(at_head_[*subject])));
        // "Hungary's prime minister refused to support it": he acts for his state, not on it.
        const TokenRange phrase = reading_.syntax.subtree(*subject);
        for (std::uint32_t back = i; back-- > 0 && reading_.sentence_of(reading_.at(back)) == sentence;) {
          const std::uint32_t head = reading_.at(back).mention.head;
          // "The United States, which indicted Maduro, does not recognise him"
          if (phrase.begin <= head && head < phrase.end && !scores_.in_relative_clause(head))
            barred.push_back(chains_.root(back));
        }
        break;
      }
      const Token& token = reading_.token(v);
      if (!is_relation(token, "xcomp") && !is_relation(token, "advcl") && !is_relation(token, "conj") &&
          !(steps == 0 && counts(v)))
        break;
      verb = token.head;
    }
    return barred;
  }

  void resolve_third_person(std::uint32_t i) {
    const Candidate& pronoun = reading_.at(i);
    const std::uint32_t sentence = reading_.sentence_of(pronoun);
    const std::int32_t quote = reading_.quotes.at(pronoun.mention.head);
    const std::int32_t speaker = quote >= 0 ? speaker_of(quote) : -1;
    std::vector<std::pair<int, std::uint32_t>> ranked;
    std::vector<std::uint32_t> seen;
    std::vector<std::uint32_t> barred = own_phrase_and_clause(i);
    const bool he_or_she = pronoun.gender != Gender::unknown;
    for (std::uint32_t back = i; back-- > 0;) {
      const Candidate& other = reading_.at(back);
      if (sentence - reading_.sentence_of(other) > (he_or_she ? kPersonReach : kReach)) break;
      if (!reading_.in_body(other)) continue;
      if (other.pronoun && chains_.members(back).size() < 2 && !chains_.several(back))
        continue;  // unresolved
      const std::uint32_t root = chains_.root(back);
      const bool again = std::find(seen.begin(), seen.end(), root) != seen.end() && !chains_.several(back);
      if (!fits(i, back)) continue;
      if (std::find(barred.begin(), barred.end(), root) != barred.end()) continue;
      if (speaker >= 0 && chains_.same(back, static_cast<std::uint32_t>(speaker))) continue;
      if (other.extent.begin <= pronoun.mention.head && pronoun.mention.head < other.extent.end) continue;
      if (!chains_.several(back) && !chains_.may_link(i, back)) continue;
      const int points = scores_.of(i, back);
      // "France, which sent its troops, denied that it had any": the mention that speaks most for its chain.
      if (again) {
        for (auto& [best, mention] : ranked)
          if (points > best && chains_.root(mention) == root && !chains_.several(mention)) best = points;
        continue;
      }
      seen.push_back(root);
      ranked.emplace_back(points, back);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    OpenPronoun open{i, {}, {}, -1};
    for (const auto& [points, candidate] : ranked) open.options.push_back({candidate, -1, points});
    if (!ranked.empty()) open.by_rule = 0;
    if (pronoun.mention.plural) add_lists(open);
    if (open.options.empty()) return;
    const std::int32_t chosen = choose_ == nullptr ? open.by_rule : asked(open);
    if (chosen < 0) return;
    const PronounOption& means = open.options[static_cast<std::size_t>(chosen)];
    if (means.list >= 0)
      chains_.stand_for(i, lists_[static_cast<std::size_t>(means.list)].members, "pronoun-of-list");
    else
      join(i, means.candidate, chosen == open.by_rule ? "pronoun" : "pronoun-model");
  }

  // "Witkoff and Kushner ... they". By rule the list that ranks above every single candidate.
  void add_lists(OpenPronoun& open) const {
    const Candidate& pronoun = reading_.at(open.pronoun);
    int best_points = open.options.empty() ? 0 : std::max(0, open.options.front().points);
    for (std::size_t l = 0; l < lists_.size(); ++l) {
      const std::vector<std::uint32_t>& members = lists_[l].members;
      if (members.back() >= open.pronoun ||
          reading_.at(members.back()).mention.tokens.end > pronoun.mention.head)
        continue;
      const Candidate& first = reading_.at(members.front());
      if (reading_.sentence_of(pronoun) - reading_.sentence_of(first) > kReach || !reading_.in_body(first))
        continue;
      if (same_clause_argument(pronoun, first)) continue;
      const int points = scores_.of(open.pronoun, members.front()) - kList;
      open.options.push_back({members.front(), static_cast<std::int32_t>(l), points});
      if (points < best_points) continue;
      best_points = points;
      open.by_rule = static_cast<std::int32_t>(open.options.size()) - 1;
    }
  }

  // What is chosen of the likeliest ones by rule.
  std::int32_t asked(OpenPronoun& open) const {
    constexpr std::size_t kMostOptions = 12;
    std::vector<std::uint32_t> order(open.options.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return open.options[a].points > open.options[b].points;
    });
    if (open.by_rule >= 0) {  // first, so that it stays
      const auto ruled = std::find(order.begin(), order.end(), static_cast<std::uint32_t>(open.by_rule));
      std::rotate(order.begin(), ruled, ruled + 1);
    }
    if (order.size() > kMostOptions) order.resize(kMostOptions);
    std::vector<PronounOption> kept;
    kept.reserve(order.size());
    for (const std::uint32_t place : order) kept.push_back(open.options[place]);
    const bool ruled = open.by_rule >= 0;
    open.options = std::move(kept);
    open.by_rule = ruled ? 0 : -1;
    int best = open.options.front().points;
    for (const PronounOption& option : open.options) best = std::max(best, option.points);
    if (ruled) {
      const SignPoints own = scores_.signs(open.pronoun, open.options.front().candidate);
      for (PronounOption& option : open.options)
        option.ruled_out = said_to_be_rather(own, scores_.signs(open.pronoun, option.candidate));
    }
    open.with.resize(open.options.size());
    for (std::size_t k = 0; k < open.options.size(); ++k)
      features_->write(open.pronoun, open.options[k], static_cast<std::uint32_t>(k), best, open.with[k]);
    return (*choose_)(open, lists_);
  }

  const Reading& reading_;
  Chains& chains_;
  std::vector<std::int32_t> at_head_;
  RelativePronouns relatives_;
  std::vector<std::int32_t> speakers_;
  std::vector<Coordination> lists_;
  AntecedentScores scores_;
  std::optional<PronounFeatures> features_;
  const PronounChoice* choose_ = nullptr;
  const std::string nobody_;
  std::map<std::string, std::uint32_t, std::less<>> voices_;  // who says "I" -> the first that does
};

}  // namespace

void link_pronouns(const Reading& reading, Chains& chains, const PronounChoice& choose) {
  PronounSieve(reading, chains).run(false, choose);
}

void link_pronouns_by_structure(const Reading& reading, Chains& chains) {
  PronounSieve(reading, chains).run(true, {});
}

}  // namespace kg::ingest
