#include "ingest/claims/name_repair.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims/one_of.h"
#include "ingest/claims/sentence_arcs.h"
#include "ingest/claims/verb_forms.h"

namespace kg::ingest {
namespace {

bool time_noun(std::string_view lemma) {
  return one_of(lemma, {"day", "decade", "hour", "minute", "moment", "month", "week", "year"});
}

class NameRepair : SentenceArcs {
 public:
  NameRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range, Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) relative_verb(i);
    for (std::uint32_t i = range_.begin; i + 1 < range_.end; ++i) charge_d_affaires(i);
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) described_by_adjective(i);
    names();
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) title_in_one(i);
    for (std::uint32_t i = range_.begin; i + 2 < range_.end; ++i) {
      members_behind(i);
      one_of_those(i);
    }
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      if (arcs_.relations[i] == Relation::appos) {
        name_in_list(i);
        name_behind_place(i);
      }
      if (arcs_.relations[i] == Relation::nsubj) kind_before_name(i);
      if (arcs_.relations[i] == Relation::conj) {
        subject_behind_verb(i);
        each_for_his_own(i);
      }
      if (token(i).xpos.ends_with('S')) holders_behind_bodies(i);
      if (arcs_.relations[i] == Relation::compound) party_before_time(i);
    }
  }

 private:
  // Whether a noun names a post that persons hold: rows make claims of office from it.
  bool names_office(std::uint32_t word) const {
    const auto& rows = lexicon_.frames(arcs_.lemmas[word], PartOfSpeech::noun);
    return std::any_of(rows.begin(), rows.end(), [](const Frame* row) { return row->event_class == "ROLE"; });
  }
  // "Al Cook, the chief executive of De Beers": whoever is described is described by a noun, whatever its
  // tag.
  void described_by_adjective(std::uint32_t i) {
    const std::int32_t at = document_.mention_at[i];
    if (at < 0 || arcs_.kinds[i] != WordKind::adjective) return;
    const Mention& mention = document_.mentions[static_cast<std::size_t>(at)];
    if (mention.kind == MentionKind::description && mention.head == i) arcs_.kinds[i] = WordKind::noun;
  }

  // "Malawi's charge d'affaires, Flossie Chidyaonga": two words, one title, headed by the second as titles
  // are.
  void charge_d_affaires(std::uint32_t first) {
    const std::uint32_t second = first + 1;
    const std::string& form = token(second).form;
    if (!one_of(arcs_.lemmas[first], {"charge", "chargé"}) || (form != "d'affaires" && form != "d’affaires"))
      return;
    if (head(second) == first || head(second) == head(first)) {
      arcs_.heads[second] = arcs_.heads[first];
      arcs_.relations[second] = arcs_.relations[first];
    }
    for (std::uint32_t i = range_.begin; i < range_.end; ++i)
      if (head(i) == first && i != second) arcs_.heads[i] = static_cast<std::int32_t>(second);
    arcs_.heads[first] = static_cast<std::int32_t>(second);
    arcs_.relations[first] = Relation::compound;
    arcs_.kinds[first] = arcs_.kinds[second] = WordKind::noun;
    arcs_.lemmas[second] = "d'affaires";
  }

  bool person_at(std::uint32_t i) const {
    const Mention* name = name_at(i);
    return name != nullptr && name->type == ActorType::person;
  }

  // "The presidents of Serbia and Kosovo, Vucic and Osmani": the list of persons goes on no list of states.
  // "Presidents Japarov and Rahmon": the title is the name's, not the verb's.
  void holders_behind_bodies(std::uint32_t office) {
    if (arcs_.kinds[office] != WordKind::noun || !names_office(office)) return;
    if (inside(office + 1) && person_at(office + 1) && head(office + 1) == head(office) &&
        arcs_.relations[office + 1] == arcs_.relations[office])
      return hang(office, office + 1, Relation::nmod_desc);
    const std::uint32_t body = child(office, Relation::nmod);
    if (body == kNone || name_at(body) == nullptr || person_at(body)) return;
    std::uint32_t first = child(office, Relation::appos);
    if (first != kNone && !person_at(first)) return;
    for (std::uint32_t i = body + 1; i < range_.end; ++i) {
      if (head(i) != body || arcs_.relations[i] != Relation::conj) continue;
      if (!person_at(i)) {
        if (first != kNone && i > first) return;
        continue;
      }
      if (first == kNone) {
        if (token(i - 1).form != "," && token(i - 1).form != "—" && token(i - 1).form != "–") return;
        first = i;
        hang(i, office, Relation::appos);
      } else {
        hang(i, first, Relation::conj);
      }
    }
  }

  // "freed Marwan Barghouti": words of one name hang together, though the parser gives the verb two objects.
  void names() {
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      const Mention* name = name_at(i);
      if (name == nullptr) continue;
      for (std::uint32_t part = name->tokens.begin; part < name->tokens.end; ++part) {
        if (part == i) continue;
        const bool twin = part > i && head(part) == head(i) && arcs_.relations[part] == arcs_.relations[i];
        // "Moon Jae-in": a name has no prepositions of its own inside.
        const bool inner = head(part) == i && arcs_.relations[part] == Relation::case_;
        // "Georgian Dream founder": both words are of one name
        if (part < i && head(part) == head(i) && head(i) != kNone && head(i) > i &&
            arcs_.relations[part] == Relation::amod && arcs_.relations[i] == Relation::compound)
          arcs_.heads[part] = static_cast<std::int32_t>(i);
        if (!twin && !inner) continue;
        hang(part, i, Relation::flat);
        for (std::uint32_t before = range_.begin; twin && before < i; ++before)
          if (head(before) == part && arcs_.relations[before] == Relation::case_)
            hang(before, i, Relation::case_);
      }
      // "the release of Brittney Griner by Russia": nothing hangs on half a name.
      for (std::uint32_t other = name->tokens.end; other < range_.end; ++other) {
        const std::uint32_t on = head(other);
        if (on != kNone && on != i && on >= name->tokens.begin && on < name->tokens.end &&
            arcs_.relations[other] == Relation::nmod && !below(i, other))
          hang(other, head(i) != kNone && arcs_.kinds[head(i)] == WordKind::noun ? head(i) : i,
               Relation::nmod);
      }
      // "Abdulqader al-Murtada, who heads ...": what hangs on a word of a name hangs on the name.
      for (std::uint32_t part = range_.begin; part < range_.end; ++part) {
        const std::uint32_t above = head(part);
        const bool outside = part < name->tokens.begin || part >= name->tokens.end;
        if (outside && above != kNone && above != i && above >= name->tokens.begin &&
            above < name->tokens.end && name->tokens.begin <= i && i < name->tokens.end && !below(i, part))
          arcs_.heads[part] = static_cast<std::int32_t>(i);
      }
      title_before(*name, i);
      title_apart(*name, i);
      behind_body(*name, i);
    }
  }

  // "Cardinal Jaime Sin asked": the title was taken for a second subject.
  void title_before(const Mention& name, std::uint32_t named) {
    if (name.tokens.begin == range_.begin) return;
    const std::uint32_t title = name.tokens.begin - 1;
    if (head(title) != head(named) || arcs_.relations[title] != arcs_.relations[named] || name_at(title) ||
        !token(title).xpos.starts_with("NN"))
      return;
    // "France, whose soldiers Goita threw out": he threw them out
    const std::uint32_t whose = child(title, Relation::nmod_poss);
    if (token(title).xpos == "NNS" && whose != kNone && token(whose).xpos == "WP$") {
      arcs_.relations[title] = Relation::obj;
      return;
    }
    hang(title, named, Relation::compound);
  }

  // "Telecoms giant Norvel sued": of two subjects side by side the noun says what the name is.
  void kind_before_name(std::uint32_t noun) {
    const std::uint32_t name = noun + 1;
    if (name >= range_.end || arcs_.relations[name] != Relation::nsubj ||
        arcs_.heads[name] != arcs_.heads[noun] || name_at(name) == nullptr || token(noun).upos == "PROPN" ||
        token(noun).upos == "PRON")
      return;
    for (std::uint32_t i = range_.begin; i < noun; ++i)
      if (head(i) == noun) arcs_.heads[i] = static_cast<std::int32_t>(name);
    hang(noun, name, Relation::nmod_desc);
  }

  // "Vice-President Ray Cole and Secretary of State Ann Hoyt met": a title that the text gives to the name
  // right behind it hangs on that name, not beside it in a list.
  void title_apart(const Mention& name, std::uint32_t named) {
    if (name.tokens.begin == range_.begin || name.type != ActorType::person) return;
    const Mention* before = ending_at(name.tokens.begin, MentionKind::description);
    if (before == nullptr || before->chains != name.chains || before->plural) return;
    const Mention& title = *before;
    if (arcs_.relations[title.head] != Relation::conj || below(title.head, named) ||
        head(title.head) == kNone)
      return;
    // "his negotiator, Omar Vey, and peace commissioner Ann Hoyt": both hang on the negotiator
    const bool beside =
        arcs_.relations[named] == Relation::appos && arcs_.heads[named] == arcs_.heads[title.head];
    if (beside || below(named, title.head)) {
      arcs_.heads[named] = arcs_.heads[title.head];
      arcs_.relations[named] = Relation::conj;
    }
    hang(title.head, named, Relation::nmod_desc);
    for (std::uint32_t part = title.tokens.begin; part < title.tokens.end; ++part)
      if (part != title.head && head(part) == named)
        arcs_.heads[part] = static_cast<std::int32_t>(title.head);
    for (std::uint32_t part = range_.begin; part < title.tokens.begin; ++part)
      if (head(part) == title.head && arcs_.relations[part] == Relation::cc)
        arcs_.heads[part] = static_cast<std::int32_t>(named);
  }

  // "California Attorney General Ann Hoyt": the words of one title hang on its last, and so does the state.
  void title_in_one(std::uint32_t last) {
    const std::int32_t at = document_.mention_at[last];
    if (at < 0) return;
    const Mention& title = document_.mentions[static_cast<std::size_t>(at)];
    if (title.kind != MentionKind::description || title.type != ActorType::person || title.head != last)
      return;
    for (std::uint32_t half = title.tokens.begin; half < last; ++half) {
      if (head(half) != head(last) || head(half) == kNone || arcs_.relations[half] != Relation::nmod_desc ||
          arcs_.relations[last] != Relation::nmod_desc)
        continue;
      hang(half, last, Relation::compound);
      for (std::uint32_t i = title.tokens.begin; i < half; ++i)
        if (head(i) == half) hang(i, last, arcs_.relations[i]);
    }
  }

  // "President of Egypt Hosni Mubarak said": the name right behind the body says who holds the office.
  void behind_body(const Mention& name, std::uint32_t named) {
    if (name.type != ActorType::person) return;
    const Mention* body = ending_at(name.tokens.begin, MentionKind::name);
    if (body == nullptr || body->type == ActorType::person || body->tokens.begin < range_.begin + 2) return;
    std::uint32_t of = body->tokens.begin - 1;
    if (arcs_.lemmas[of] == "the") --of;
    if (of <= range_.begin || !one_of(arcs_.lemmas[of], {"of", "to"})) return;
    const Mention* title = ending_at(of, MentionKind::description);
    if (title == nullptr || title->chains != name.chains || title->plural) return;
    const std::uint32_t office = title->head;
    if (below(office, named)) return;  // "the Speaker and President of Chad Omar Vey"
    hang(named, office, Relation::appos);
    if (!below(body->head, office) || below(body->head, named)) hang(body->head, office, Relation::nmod);
  }

  // "was signed by Hanna Weiss for Austria and Carlo Bruni for Italy": the second person is joined to the
  // first, and each state hangs on the name before it.
  void each_for_his_own(std::uint32_t second) {
    const std::uint32_t state = head(second);
    if (state == kNone || state > second || !person_at(second) || !behind_name(state)) return;
    const std::uint32_t first = ending_at(name_at(state)->tokens.begin - 1, MentionKind::name)->head;
    for (std::uint32_t other = name_at(second)->tokens.end; other < range_.end; ++other)
      if (behind_name(other) && name_at(other)->tokens.begin - 1 == name_at(second)->tokens.end)
        hang(other, second, Relation::nmod);
    hang(second, first, Relation::conj);
    hang(state, first, Relation::nmod);
  }

  // Whether it is a state that only "for" or "of" parts from a person's name.
  bool behind_name(std::uint32_t state) const {
    const Mention* name = name_at(state);
    if (name == nullptr || name->type != ActorType::country || name->tokens.begin < range_.begin + 2 ||
        !one_of(arcs_.lemmas[name->tokens.begin - 1], {"for", "of"}))
      return false;
    const Mention* person = ending_at(name->tokens.begin - 1, MentionKind::name);
    return person != nullptr && person->type == ActorType::person;
  }

  // The mention of this kind whose last word stands before a token; null if there is none.
  const Mention* ending_at(std::uint32_t end, MentionKind kind) const {
    constexpr std::uint32_t kLongest = 8;
    for (std::uint32_t i = end; i-- > range_.begin && end - i <= kLongest;) {
      const std::int32_t index = document_.mention_at[i];
      if (index < 0) continue;
      const Mention& mention = document_.mentions[static_cast<std::size_t>(index)];
      if (mention.kind == kind && mention.tokens.end == end && mention.chains.size() == 1) return &mention;
    }
    return nullptr;
  }

  // "arrested eleven men, among them Nils Orre": whom the words single out belongs to those before.
  void members_behind(std::uint32_t among) {
    if (!one_of(arcs_.lemmas[among], {"among", "include"}) || arcs_.relations[among] != Relation::case_)
      return;
    if (arcs_.lemmas[among] == "among" && arcs_.lemmas[among + 1] != "they") return;
    if (among < range_.begin + 2 || token(among - 1).form != ",") return;
    std::uint32_t whole = kNone;
    for (std::uint32_t i = among; i-- > range_.begin && among - i < 12;) {
      const std::string& tag = token(i).xpos;
      if (arcs_.kinds[i] == WordKind::verb) break;
      const bool counted = tag == "CD" && token(i + 1).form == "of" && arcs_.relations[i] == Relation::obj;
      const bool number = counted || (tag == "CD" && i + 2 == among && document_.mention_at[i] >= 0);
      if (tag != "NNS" && tag != "NNPS" && !number) continue;
      // "the other Europeans in its jails, among them X": those who are people
      if (whole == kNone || people(i)) whole = i;
      if (people(whole)) break;
    }
    if (whole == kNone) return;
    const std::uint32_t from = arcs_.lemmas[among] == "among" ? among + 2 : among + 1;
    for (std::uint32_t i = from; i < range_.end && i < from + 8; ++i) {
      if (arcs_.kinds[i] == WordKind::verb) return;
      const Mention* name = name_at(i);
      if (name == nullptr || document_.chains[name->chains.front()].type == ActorType::country) continue;
      if (whole >= name->tokens.begin && whole < name->tokens.end) return;
      if (below(whole, i)) return;
      // "among them Diallo's former aide, Jan Ruis": not Diallo
      const std::uint32_t end = name->tokens.end;
      if (end < range_.end && token(end).xpos == "POS") continue;
      hang(i, whole, Relation::nmod);
      hang(among, i, Relation::case_);
      return;
    }
  }

  bool people(std::uint32_t i) const {
    const std::int32_t index = document_.mention_at[i];
    if (index < 0) return false;
    const Mention& mention = document_.mentions[static_cast<std::size_t>(index)];
    return !mention.chains.empty() && document_.chains[mention.chains.front()].type == ActorType::people;
  }

  // "Among those released were X and Y", "X was among those whom the junta jailed": it was done to them.
  void one_of_those(std::uint32_t among) {
    if (arcs_.lemmas[among] != "among" || arcs_.relations[among] != Relation::case_) return;
    const std::uint32_t those = head(among);
    if (those == kNone || those < among) return;
    std::uint32_t named = child(those, Relation::nsubj);
    if (child(those, Relation::cop) == kNone || named == kNone) {
      named = head(those);
      if (named == kNone || named < those || child(named, Relation::cop) == kNone ||
          arcs_.kinds[named] != WordKind::noun)
        return;
    }
    for (std::uint32_t act = those + 1; act < range_.end; ++act) {
      const bool clause = arcs_.relations[act] == Relation::acl || arcs_.relations[act] == Relation::relcl;
      if (head(act) != those || !clause || below(named, act)) continue;
      if (arcs_.relations[act] == Relation::acl && token(act).xpos != "VBN") continue;
      arcs_.heads[act] = static_cast<std::int32_t>(named);
    }
  }

  // "A, B, C and D": the parser hangs C and D on B, and B on A as an apposition.
  void name_in_list(std::uint32_t second) {
    const std::uint32_t first = head(second);
    const Mention* a = first == kNone ? nullptr : name_at(first);
    const Mention* b = name_at(second);
    if (a == nullptr || b == nullptr || a->chains == b->chains || second < first) return;
    const auto person = [&](const Mention* mention) {
      return document_.chains[mention->chains.front()].type == ActorType::person;
    };
    if (person(a) != person(b)) return;
    bool comma = false;
    for (std::uint32_t i = a->tokens.end; i < b->tokens.begin; ++i) {
      comma |= token(i).form == ",";
      if (token(i).form == "(") return;
    }
    bool more = false;
    for (std::uint32_t i = second + 1; i < range_.end && !more; ++i) {
      more = arcs_.relations[i] == Relation::conj && (head(i) == second || head(i) == first) &&
             name_at(i) != nullptr && person(name_at(i)) == person(a) && child(i, Relation::cc) != kNone;
    }
    if (comma && more) hang(second, first, Relation::conj);
  }

  // "Al Qaeda's affiliate in the Sahel, JNIM, killed": no place is a group or a person; the affiliate is.
  void name_behind_place(std::uint32_t i) {
    const Mention* name = name_at(i);
    const std::uint32_t place = head(i);
    if (name == nullptr || place == kNone || place > i || arcs_.relations[i] != Relation::appos ||
        arcs_.relations[place] != Relation::nmod || name_at(place) == nullptr)
      return;
    const auto is_place = [](ActorType type) {
      return type == ActorType::place || type == ActorType::country || type == ActorType::event;
    };
    if (is_place(name->type) || !is_place(name_at(place)->type)) return;
    if (name->tokens.begin == range_.begin || token(name->tokens.begin - 1).form != ",") return;
    const std::uint32_t described = head(place);
    if (described == kNone || described > place || arcs_.kinds[described] != WordKind::noun ||
        token(described).upos == "PROPN" || child(described, Relation::appos) != kNone)
      return;
    arcs_.heads[i] = static_cast<std::int32_t>(described);
  }

  // "Brazil condemned it, and Luis Almagro called for ...": a subject joined to another across a verb is the
  // subject of the next verb.
  void subject_behind_verb(std::uint32_t joined) {
    const std::uint32_t first = head(joined);
    if (first == kNone || arcs_.kinds[joined] == WordKind::verb || joined < first) return;
    const Relation role = arcs_.relations[first];
    if (role != Relation::nsubj && role != Relation::nsubj_pass) return;
    const std::uint32_t verb = head(first);
    if (verb == kNone || arcs_.kinds[verb] != WordKind::verb || verb < first || joined < verb) return;
    for (std::uint32_t i = joined + 1; i < range_.end; ++i) {
      if (arcs_.kinds[i] != WordKind::verb) continue;
      if (child(i, Relation::nsubj) == kNone && child(i, Relation::nsubj_pass) == kNone &&
          arcs_.relations[i] != Relation::relcl && token(i).xpos.starts_with("VB")) {
        hang(joined, i, Relation::nsubj);
      }
      return;
    }
  }

  // "severed relations with Ecuador hours after": the hours are no part of the name.
  void party_before_time(std::uint32_t party) {
    const std::uint32_t time = head(party);
    if (time == kNone || time != party + 1 || !time_noun(arcs_.lemmas[time]) || name_at(party) == nullptr ||
        child(time, Relation::det) != kNone)
      return;
    const std::uint32_t preposition = child(time, Relation::case_);
    const std::uint32_t above = head(time);
    if (preposition == kNone || preposition > party || above == kNone) return;
    hang(party, above, arcs_.relations[time]);
    hang(preposition, party, Relation::case_);
    std::uint32_t verb = above;
    while (arcs_.kinds[verb] != WordKind::verb && head(verb) != kNone) verb = head(verb);
    hang(time, verb, Relation::obl_unmarked);
  }

  // "the group, which Turkey backs", "whom Tehran arms": the head of a relative clause that reads like a
  // plural noun or a bare one is a verb where a row knows it, and the name before it does it.
  void relative_verb(std::uint32_t word) {
    if (arcs_.relations[word] != Relation::relcl || arcs_.kinds[word] != WordKind::noun ||
        child(word, Relation::cop) != kNone || child(word, Relation::det) != kNone ||
        child(word, Relation::case_) != kNone || word < range_.begin + 2)
      return;
    const std::vector<std::string> stems = verb_stems(token(word).form);
    const auto stem =
        std::find_if(stems.begin(), stems.end(), [&](const std::string& one) { return known_verb(one); });
    if (stem == stems.end()) return;
    std::uint32_t relative = kNone;
    for (std::uint32_t i = word; i-- > range_.begin && word - i < 8;) {
      const std::string& tag = token(i).xpos;
      if (tag == "WDT" || tag == "WP") relative = i;
      if (relative != kNone || token(i).form == ",") break;
    }
    if (relative == kNone || below(word, relative)) return;
    arcs_.kinds[word] = WordKind::verb;
    arcs_.lemmas[word] = *stem;
    if (child(word, Relation::nsubj) == kNone && relative + 1 < word) {
      const std::uint32_t doer = word - 1;
      if (head(doer) == word) arcs_.relations[doer] = Relation::nsubj;
    }
    if (child(word, Relation::nsubj) == kNone) {
      hang(relative, word, Relation::nsubj);
    } else if (child(word, Relation::obj) == kNone && child(relative, Relation::case_) == kNone) {
      hang(relative, word, Relation::obj);
    }
  }
};

}  // namespace

void repair_names(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                  Arcs& arcs) {
  NameRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
