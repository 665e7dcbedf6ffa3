// What the sentence itself says is one: title and name, apposition, copula, brackets.
//
// Appositions are read from the tree and, since trees of long noun phrases often go astray, from the commas
// around them as well.
#include <algorithm>
#include <array>
#include <set>

#include "ingest/mentions/chains.h"

namespace kg::ingest {
namespace {

class StructureSieve {
 public:
  StructureSieve(const Reading& reading, Chains& chains) : reading_(reading), chains_(chains) {
    at_head_.assign(reading.document.tokens.size(), -1);
    for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
      std::int32_t& at = at_head_[reading.at(i).mention.head];
      if (at < 0 || reading.at(i).mention.kind == MentionKind::name) at = static_cast<std::int32_t>(i);
    }
  }

  void run() {
    for (const Candidate& candidate : reading_.candidates)
      if (candidate.names >= 0) titled_.insert(static_cast<std::uint32_t>(candidate.names));
    for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i) {
      link_before_name(i);
      link_behind_body(i);
    }
    for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i) {
      if (reading_.at(i).mention.kind != MentionKind::description) continue;
      link_by_commas(i);
    }
    for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i) {
      link_bundle(i);
      link_by_tree(i);
      link_of_name(i);
      link_by_copula(i);
    }
    for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i)
      if (reading_.at(i).mention.kind == MentionKind::description) link_second_description(i);
  }

 private:
  // "A round of talks", "a package of sanctions": one event under two nouns.
  void link_bundle(std::uint32_t i) {
    constexpr std::array<std::string_view, 6> kBundles{"package", "raft", "round", "series", "set", "wave"};
    const Candidate& candidate = reading_.at(i);
    if (candidate.described != Described::event) return;
    const std::uint32_t head = candidate.mention.head;
    if (std::find(kBundles.begin(), kBundles.end(), reading_.words.lemma(head)) == kBundles.end()) return;
    for (const std::uint32_t child : reading_.syntax.children(head)) {
      if (!is_relation(token(child), "nmod") || reading_.syntax.preposition(child) != "of") continue;
      for (std::uint32_t j = i + 1; j < reading_.candidates.size(); ++j) {
        const Candidate& inner = reading_.at(j);
        if (inner.mention.tokens.begin > child) break;
        if (inner.mention.head != child || inner.described != Described::event || chains_.same(i, j))
          continue;
        chains_.link(j, i, "bundle");
        return;
      }
    }
  }

  const Token& token(std::uint32_t at) const { return reading_.token(at); }

  std::int32_t name_at(std::uint32_t at) const {
    const std::int32_t name = reading_.covered[at];
    return name >= 0 && reading_.at(static_cast<std::uint32_t>(name)).mention.kind == MentionKind::name ? name
                                                                                                        : -1;
  }

  // Whether a description may be of what the name names.
  bool may_describe(const Candidate& description, const Candidate& name) const {
    const ActorType x = description.mention.type, y = name.mention.type;
    if (description.nominal && !description.typed_by_name) return false;
    if (description.mention.plural != name.mention.plural &&
        (x == ActorType::person || y == ActorType::person))
      return false;
    if (description.described == Described::event) return y == ActorType::event;
    if (description.described == Described::demonym && x != y) return false;
    if (y == ActorType::country && !description.country.empty() && !name.country.empty() &&
        description.country != name.country)
      return false;
    if ((x == ActorType::person) != (y == ActorType::person)) return false;
    const bool abroad =
        description.title && (description.title->phrase.find("ambassador") != std::string::npos ||
                              description.title->kind == TitleKind::trade);
    if (x == ActorType::person && !abroad && !description.country.empty() && !name.country.empty() &&
        description.country != name.country && description.title != nullptr &&
        description.title->takes == SlotFiller::country)
      return false;
    if (compatible(x, y)) return true;
    return !name.entry && x != ActorType::country;
  }

  // President Putin; envoys Witkoff and Kushner; the drone maker Skydio
  void link_before_name(std::uint32_t i) {
    const Candidate& candidate = reading_.at(i);
    if (candidate.names < 0) return;
    const auto name = static_cast<std::uint32_t>(candidate.names);
    if (!candidate.mention.plural) {
      if (may_describe(candidate, reading_.at(name)) || candidate.title) chains_.link(i, name, "title");
      return link_other_office(i, name);
    }
    if (candidate.described != Described::title && candidate.described != Described::group) return;
    std::vector<std::uint32_t> named{name};
    for (const std::uint32_t child : reading_.syntax.children(reading_.at(name).mention.head))
      if (is_relation(token(child), "conj"))
        if (const std::int32_t other = at_head_[child];
            other >= 0 && reading_.at(static_cast<std::uint32_t>(other)).mention.type == ActorType::person)
          named.push_back(static_cast<std::uint32_t>(other));
    if (named.size() > 1) chains_.stand_for(i, std::move(named), "titles");
  }

  // President of Egypt Hosni Mubarak, Minister of the Armed Forces Florence Parly: the name right behind the
  // body or the portfolio.
  void link_behind_body(std::uint32_t i) {
    const Candidate& candidate = reading_.at(i);
    if (candidate.described != Described::title || candidate.mention.plural || candidate.names >= 0) return;
    const std::int32_t behind = name_behind_complement(candidate);
    if (behind < 0) return;
    const auto name = static_cast<std::uint32_t>(behind);
    if (reading_.sentence_of(reading_.at(name)) != reading_.sentence_of(candidate) ||
        !may_describe(candidate, reading_.at(name)))
      return;
    chains_.link(i, name, "title");
    link_other_office(i, name);
  }

  // The person's name behind "of" and a body, or behind the portfolio of a minister; -1 if there is none.
  std::int32_t name_behind_complement(const Candidate& title) const {
    constexpr std::uint32_t kLongestPortfolio = 8;
    const auto size = static_cast<std::uint32_t>(reading_.document.tokens.size());
    std::uint32_t at = title.mention.tokens.end;
    // "US Ambassador to Germany Ann Hoyt"
    const bool posted = at < size && token(at).form == "to" &&
                        (title.head_word == "ambassador" || title.head_word == "envoy");
    if (at >= size || title.title->kind == TitleKind::kin || (token(at).form != "of" && !posted)) return -1;
    if (++at < size && token(at).form == "the") ++at;
    const bool portfolio = title.head_word == "minister" || title.head_word == "secretary";
    // "deputy chief of intelligence Ann Hoyt"
    const bool chief =
        title.head_word == "chief" || title.head_word == "head" || title.head_word == "director";
    if (!portfolio && !chief && name_at(at) < 0) return -1;
    const std::uint32_t first = at;
    for (; at < size && at < first + kLongestPortfolio; ++at) {
      const std::int32_t name = name_at(at);
      if (name >= 0) {
        const Mention& mention = reading_.at(static_cast<std::uint32_t>(name)).mention;
        if (mention.tokens.begin != at) continue;
        if (mention.type == ActorType::person) return at > first ? name : -1;
        at = mention.tokens.end - 1;
        continue;
      }
      const bool titled = at_head_[at] >= 0 &&
                          reading_.at(static_cast<std::uint32_t>(at_head_[at])).described == Described::title;
      const bool named = is_capitalised(token(at).form) || token(at).form == "and";
      if (titled || !(portfolio ? named : is_noun(token(at)) && hangs_within(title, at))) return -1;
    }
    return -1;
  }

  bool hangs_within(const Candidate& title, std::uint32_t at) const {
    const std::int32_t above = token(at).head;
    return above != kRoot && static_cast<std::uint32_t>(above) >= title.mention.head &&
           static_cast<std::uint32_t>(above) <= at + 2;
  }

  // "Vice-President and Minister of Foreign Affairs Ann Hoyt": two offices of one.
  void link_other_office(std::uint32_t i, std::uint32_t name) {
    const std::uint32_t begin = reading_.at(i).extent.begin;
    if (i == 0 || begin < 2 || token(begin - 1).form != "and") return;
    for (std::uint32_t before = i; before-- > 0;) {
      const Candidate& first = reading_.at(before);
      if (first.mention.tokens.end < begin - 1) return;
      if (first.mention.tokens.end != begin - 1 || first.mention.kind != MentionKind::description) continue;
      if (first.described == Described::title && !first.mention.plural && !first.definite &&
          first.names < 0 && may_describe(first, reading_.at(name)))
        chains_.link(before, name, "title");
      return;
    }
  }

  bool may_stand_in_apposition(const Candidate& candidate) const {
    if (candidate.mention.plural || candidate.names >= 0) return false;
    switch (candidate.described) {
      case Described::title: return candidate.title->kind != TitleKind::style;
      case Described::organisation:
      case Described::place: return true;
      default: return false;
    }
  }

  void link_by_commas(std::uint32_t i) {
    const Candidate& candidate = reading_.at(i);
    if (!may_stand_in_apposition(candidate) || chains_.several(i)) return;
    const std::uint32_t follows = candidate.mention.tokens.end;
    if (follows < reading_.document.tokens.size() && token(follows).xpos == "POS")
      return;  // "the king's son"
    const auto end = end_of_phrase(reading_, candidate);
    if (!end) return;
    // "Rustem Umerov, Ukraine's chief negotiator,"
    const std::uint32_t begin = candidate.extent.begin;
    if (!chains_.has_name(i) && begin >= 2 && !opens_clause(candidate) &&
        (token(begin - 1).form == "," || token(begin - 1).form == "(")) {
      const std::int32_t before = name_at(begin - 2);
      if (before >= 0) {
        const Candidate& name = reading_.at(static_cast<std::uint32_t>(before));
        if (name.mention.tokens.end == begin - 1 &&
            reading_.sentence_of(name) == reading_.sentence_of(candidate) && may_describe(candidate, name) &&
            !in_enumeration(name, candidate, *end))
          chains_.link(i, static_cast<std::uint32_t>(before), "apposition");
      }
    }
    // "a spokesman for Poroshenko, Svyatoslav Tsegolko,"
    if (chains_.has_name(i) || token(*end).form != "," || another_holder_before(i, *end)) return;
    const std::uint32_t next = *end + 1;
    if (next >= reading_.document.tokens.size() ||
        reading_.syntax.sentence_of(next) != reading_.sentence_of(candidate))
      return;
    const std::int32_t after = name_behind_title(next);
    if (after < 0) return;
    const Candidate& name = reading_.at(static_cast<std::uint32_t>(after));
    const std::uint32_t name_end = name.mention.tokens.end;
    const bool bracket = name_end < reading_.document.tokens.size() && token(name_end).form == "(";
    const bool closed =
        name_end >= reading_.document.tokens.size() || closes_phrase(token(name_end)) || bracket;
    if (closed && may_describe(candidate, name) && name.mention.type != ActorType::place)
      chains_.link(static_cast<std::uint32_t>(after), i, "apposition");
  }

  // "After the murder of President Otero, the army chief, Marco Vidal, said": a subject with a name of its
  // own behind it is not whoever stands before it.
  bool opens_clause(const Candidate& description) const {
    const Token& head = token(description.mention.head);
    if (!is_relation(head, "nsubj")) return false;
    for (const std::uint32_t child : reading_.syntax.children(description.mention.head))
      if (child > description.mention.head && is_relation(token(child), "appos") && name_at(child) >= 0)
        return true;
    return false;
  }

  // "The Ghanaian president and the Kenyan prime minister, Grace Okello,": the name is the second one's.
  bool another_holder_before(std::uint32_t i, std::uint32_t end) const {
    bool joined = false;
    for (std::uint32_t t = reading_.at(i).mention.tokens.end; t < end; ++t) {
      joined = joined || token(t).form == "and";
      if (!joined || at_head_[t] < 0) continue;
      const Candidate& other = reading_.at(static_cast<std::uint32_t>(at_head_[t]));
      if (other.described == Described::title && !other.mention.plural && other.names < 0 &&
          (other.definite || !other.slots.empty()))
        return true;
    }
    return false;
  }

  // "Ralph Gonsalves, the prime minister of Saint Vincent and a friend of Caracas,": what one is beside what
  // he was said to be.
  void link_second_description(std::uint32_t i) {
    const Candidate& candidate = reading_.at(i);
    const std::uint32_t begin = candidate.extent.begin;
    if (!may_stand_in_apposition(candidate) || candidate.described != Described::title ||
        chains_.has_name(i) || begin == 0 || token(begin - 1).form != "and")
      return;
    for (std::uint32_t before = i; before-- > 0;) {
      const Candidate& first = reading_.at(before);
      if (reading_.sentence_of(first) != reading_.sentence_of(candidate)) return;
      if (first.mention.kind != MentionKind::description || first.described != Described::title) continue;
      for (std::uint32_t t = first.mention.tokens.end; t + 1 < begin; ++t)
        if (closes_phrase(token(t)) || token(t).upos == "VERB" || token(t).form == "and") return;
      const std::uint32_t comma = first.extent.begin;
      const bool apposed = comma >= 2 && token(comma - 1).form == "," && name_at(comma - 2) >= 0 &&
                           chains_.same(static_cast<std::uint32_t>(name_at(comma - 2)), before);
      if (!apposed || first.mention.plural) continue;
      chains_.link(i, before, "apposition");
      return;
    }
  }

  // The name that begins here, or after a title: ", General Bipin Rawat,".
  std::int32_t name_behind_title(std::uint32_t at) const {
    const std::uint32_t last = reading_.document.sentences[reading_.syntax.sentence_of(at)].tokens.end;
    bool styled = true;  // ", Mr. Peter Okello,"
    for (std::uint32_t t = at; t < last && t < at + 5; ++t) {
      if (const std::int32_t name = name_at(t);
          name >= 0 && reading_.at(static_cast<std::uint32_t>(name)).mention.tokens.begin == t)
        return styled || titled_.contains(static_cast<std::uint32_t>(name)) ? name : -1;
      if (!is_capitalised(token(t).form)) return -1;
      const Title* style = reading_.lexicon.titles.find(reading_.words.form(t));
      styled = styled && style && style->kind == TitleKind::style;
    }
    return -1;
  }

  // "Lavrov, the Turkish minister, Blinken and Wang": more names follow, and none of them was introduced so.
  bool in_enumeration(const Candidate& name, const Candidate& description, std::uint32_t end) const {
    const bool listed =
        is_relation(token(name.mention.head), "conj") && is_relation(token(description.mention.head), "conj");
    if (!listed || token(end).form != ",") return false;
    const std::uint32_t next = end + 1;
    return next < reading_.document.tokens.size() && name_at(next) >= 0;
  }

  // "The breakaway region of Abkhazia" is Abkhazia; "the breakaway region of Georgia" is not Georgia.
  void link_of_name(std::uint32_t i) {
    const Candidate& candidate = reading_.at(i);
    const std::uint32_t of = candidate.mention.tokens.end;
    if (candidate.described != Described::country || candidate.mention.plural || chains_.has_name(i) ||
        of + 1 >= reading_.document.tokens.size() || reading_.words.form(of) != "of")
      return;
    const std::int32_t named = at_head_[of + 1];
    if (named < 0) return;
    const Candidate& name = reading_.at(static_cast<std::uint32_t>(named));
    if (!is_relation(token(of + 1), "nmod") || name.mention.kind != MentionKind::name ||
        name.mention.tokens.begin != of + 1 ||
        (name.mention.type != ActorType::country && name.mention.type != ActorType::place) ||
        (name.entry != nullptr && name.entry->kind == "sovereign"))
      return;
    chains_.link(static_cast<std::uint32_t>(named), i, "of-name");
  }

  // "The owners of the company NIS": the name is that of the noun right before it. Not "his father, the
  // former president Asif Ali Zardari".
  bool of_noun_before(const Candidate& name, std::uint32_t anchor) const {
    const std::uint32_t begin = name.mention.tokens.begin;
    if (begin == 0 || at_head_[begin - 1] < 0 || at_head_[begin - 1] == static_cast<std::int32_t>(anchor))
      return false;
    for (std::uint32_t t = reading_.at(anchor).mention.head + 1; t < begin; ++t)
      if (closes_phrase(token(t)) || token(t).upos == "CCONJ") return false;
    return reading_.at(anchor).mention.head < begin;
  }

  void link_by_tree(std::uint32_t i) {
    const Candidate& candidate = reading_.at(i);
    if (candidate.pronoun || candidate.mention.kind == MentionKind::adjective || chains_.several(i)) return;
    const Token& head = token(candidate.mention.head);
    if (!is_relation(head, "appos") || head.head == kRoot) return;
    const std::int32_t at = at_head_[static_cast<std::uint32_t>(head.head)];
    if (at < 0 || static_cast<std::uint32_t>(at) == i) return;
    const auto anchor_at = static_cast<std::uint32_t>(at);
    if (of_noun_before(candidate, anchor_at)) return;
    const Candidate& anchor = reading_.at(anchor_at);
    if (anchor.pronoun || anchor.mention.kind == MentionKind::adjective || chains_.several(anchor_at)) return;
    const bool first_is_name = anchor.mention.kind == MentionKind::name;
    if (first_is_name == (candidate.mention.kind == MentionKind::name)) return;  // "Portland, Oregon"
    if (!first_is_name && another_holder_before(anchor_at, candidate.mention.tokens.begin)) return;
    const Candidate& name = first_is_name ? anchor : candidate;
    const Candidate& description = first_is_name ? candidate : anchor;
    if (may_describe(description, name)) chains_.link(i, anchor_at, "apposition");
  }

  bool is_negated(std::uint32_t head) const {
    for (const std::uint32_t child : reading_.syntax.children(head)) {
      const std::string& word = reading_.words.lemma(child);
      if (word == "not" || word == "no" || word == "never" || token(child).form == "n't") return true;
    }
    return false;
  }

  // "Smith is the president of X"
  void link_by_copula(std::uint32_t i) {
    const Candidate& candidate = reading_.at(i);
    const std::uint32_t head = candidate.mention.head;
    if (candidate.mention.kind != MentionKind::description || candidate.mention.plural || candidate.former)
      return;
    if (candidate.mention.type != ActorType::person || !reading_.syntax.child(head, "cop") ||
        is_negated(head))
      return;
    const auto subject = reading_.syntax.child(head, "nsubj");
    if (!subject || at_head_[*subject] < 0) return;
    const auto named = static_cast<std::uint32_t>(at_head_[*subject]);
    if (reading_.at(named).mention.kind == MentionKind::name && may_describe(candidate, reading_.at(named)))
      chains_.link(i, named, "copula");
  }

  const Reading& reading_;
  Chains& chains_;
  std::vector<std::int32_t> at_head_;
  std::set<std::uint32_t> titled_;  // names that a title stands before
};

// Where the words begin that tell what kind of body the noun means: "rebel" of "the M23 rebel group".
std::uint32_t begin_of_kind(const Reading& reading, const Candidate& body) {
  constexpr std::uint32_t kMost = 3;
  std::uint32_t begin = body.mention.head;
  while (begin > body.mention.tokens.begin && body.mention.head - begin < kMost) {
    const Token& token = reading.token(begin - 1);
    const bool tells = is_relation(token, "compound") || is_relation(token, "amod");
    if (reading.covered[begin - 1] >= 0 || is_capitalised(token.form) || !tells) break;
    --begin;
  }
  return begin;
}

// "The Fidesz party", "the Unifor union", "the M23 rebel group": the noun says what the name before it is.
void link_names_before_nouns(const Reading& reading, Chains& chains) {
  for (std::uint32_t i = 0; i < reading.candidates.size(); ++i) {
    const Candidate& candidate = reading.at(i);
    if (candidate.described != Described::organisation || candidate.mention.plural || chains.has_name(i))
      continue;
    const std::string& word = candidate.head_word;
    if (!reading.lexicon.body_anaphors.contains(word)) continue;
    const std::uint32_t kind = begin_of_kind(reading, candidate);
    const std::int32_t before = kind == 0 ? -1 : reading.covered[kind - 1];
    if (before < 0) continue;
    const Candidate& name = reading.at(static_cast<std::uint32_t>(before));
    const ActorType type = name.mention.type;
    const bool named = name.mention.kind == MentionKind::name ||
                       (name.mention.kind == MentionKind::adjective && type == ActorType::armed_group);
    if (!named || name.mention.tokens.end != kind) continue;
    if (type == ActorType::organization || type == ActorType::armed_group ||
        (type == ActorType::igo && word == "group"))
      chains.link(i, static_cast<std::uint32_t>(before), "name-before-noun");
  }
}

}  // namespace

void link_structures(const Reading& reading, Chains& chains) {
  StructureSieve(reading, chains).run();
  link_names_before_nouns(reading, chains);
}

}  // namespace kg::ingest
