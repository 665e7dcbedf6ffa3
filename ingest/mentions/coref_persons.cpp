// "His guest", "the former president", "the Dutch diplomat"; "a naval lieutenant" whom the next sentence
// names: persons that are described, where neither the office nor the structure of the sentence has said who
// they are.
#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/mentions/chains.h"
#include "ingest/mentions/doers.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kReach = 2;            // sentences back
constexpr std::uint32_t kCountrymanReach = 6;  // where the description says of which state he is
constexpr std::uint32_t kWholeText = 0xffffffff;
constexpr std::uint32_t kNamingReach = 3;  // sentences from a person's description to his name
constexpr std::uint32_t kLead = 2;         // sentences of the body that describe whom the next ones name

// Whoever stands beside or against somebody.
constexpr std::array<std::string_view, 8> kBeside{"counterpart", "guest",    "host",  "interlocutor",
                                                  "opponent",    "opposite", "rival", "visitor"};

class PersonSieve {
 public:
  PersonSieve(const Reading& reading, Chains& chains) : reading_(reading), chains_(chains) {
    for (std::uint32_t i = 0; i < reading.candidates.size() && leads_.size() < kLead; ++i)
      if (const std::uint32_t sentence = reading.sentence_of(reading.at(i));
          reading.in_body(reading.at(i)) && (leads_.empty() || leads_.back() != sentence))
        leads_.push_back(sentence);
  }

  void run() {
    for (std::uint32_t i = 0; i < reading_.candidates.size(); ++i) {
      if (!is_open(i)) continue;
      const Candidate& candidate = reading_.at(i);
      if (candidate.indefinite) {
        if (std::find(leads_.begin(), leads_.end(), reading_.sentence_of(candidate)) != leads_.end())
          link(i, named_later(i), "named-later");
        continue;
      }
      const bool beside = candidate.title != nullptr &&
                          std::find(kBeside.begin(), kBeside.end(), candidate.title->phrase) != kBeside.end();
      if (beside) {
        if (const std::int32_t whose = possessor_of(candidate); whose >= 0)
          link(i, beside_of(i, static_cast<std::uint32_t>(whose)), "beside");
        continue;
      }
      if (candidate.title == nullptr || candidate.possessor_token >= 0 || !candidate.definite) continue;
      const bool of_state = !candidate.country.empty() &&
                            (candidate.slots.empty() ||
                             (reading_.at(candidate.slots.front()).mention.head < candidate.mention.head &&
                              chains_.type(candidate.slots.front()) == ActorType::country));
      if (of_state) {
        link(i, countryman(i), "countryman");
      } else if (candidate.former && candidate.slots.empty()) {
        link(i, last_named(i), "former");
      } else if (candidate.slots.empty()) {
        link(i, spoken_of(i), "spoken-of");
      }
    }
  }

 private:
  // A description of one person whose chain has no name yet.
  bool is_open(std::uint32_t i) const {
    const Candidate& candidate = reading_.at(i);
    return candidate.mention.kind == MentionKind::description && !candidate.mention.plural &&
           candidate.names < 0 && reading_.in_body(candidate) && !chains_.several(i) &&
           !chains_.has_name(i) && chains_.type(i) == ActorType::person &&
           candidate.rank != RankOfTitle::deputy;
  }

  void link(std::uint32_t i, std::int32_t other, std::string_view rule) {
    if (other < 0) return;
    const auto j = static_cast<std::uint32_t>(other);
    chains_.link(std::max(i, j), std::min(i, j), rule);
  }

  std::int32_t possessor_of(const Candidate& candidate) const {
    if (candidate.possessor_token < 0)
      return candidate.slots.empty() ? -1 : static_cast<std::int32_t>(candidate.slots.front());
    for (std::uint32_t p = 0; p < reading_.candidates.size(); ++p)
      if (reading_.at(p).pronoun &&
          static_cast<std::int32_t>(reading_.at(p).mention.head) == candidate.possessor_token)
        return static_cast<std::int32_t>(p);
    return -1;
  }

  bool is_named_person(std::uint32_t j) const {
    return chains_.type(j) == ActorType::person && chains_.has_name(j) && !chains_.several(j) &&
           reading_.in_body(reading_.at(j));
  }

  // Whether the text gives the person an office, a rank or a trade that is not this one.
  bool has_other_title(std::uint32_t person, const Candidate& candidate) const {
    const auto& members = chains_.members(person);
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
      const Title* title = reading_.at(m).title;
      return title != nullptr && title->kind != TitleKind::style && title->kind != TitleKind::kin &&
             (candidate.title == nullptr || title->phrase != candidate.title->phrase);
    });
  }

  // Roots of persons named before, nearest first, no further back than this.
  std::vector<std::uint32_t> named_before(std::uint32_t i, std::uint32_t reach) const {
    const Candidate& candidate = reading_.at(i);
    const std::vector<std::uint32_t> barred = doers_to(reading_, chains_, candidate);
    std::vector<std::uint32_t> found;
    for (std::uint32_t back = i; back-- > 0;) {
      const Candidate& earlier = reading_.at(back);
      if (reading_.sentence_of(candidate) - reading_.sentence_of(earlier) > reach) break;
      if (earlier.extent.end > candidate.extent.begin || !is_named_person(back)) continue;
      const std::uint32_t root = chains_.root(back);
      if (std::find(barred.begin(), barred.end(), root) == barred.end() &&
          std::find(found.begin(), found.end(), root) == found.end() && chains_.may_link(i, back))
        found.push_back(root);
    }
    return found;
  }

  // The person beside whom the text shows the other: the one that it speaks of most.
  std::int32_t beside_of(std::uint32_t i, std::uint32_t whose) const {
    std::int32_t best = -1;
    for (const std::uint32_t person : named_before(i, kWholeText)) {
      if (chains_.same(person, whose)) continue;
      if (best < 0 ||
          chains_.members(person).size() > chains_.members(static_cast<std::uint32_t>(best)).size())
        best = static_cast<std::int32_t>(person);
    }
    return best;
  }

  // "The Briton", "the Dutch diplomat": the last person who is known to be of that state.
  std::int32_t countryman(std::uint32_t i) const {
    const Candidate& candidate = reading_.at(i);
    const std::string& country =
        candidate.country.empty() ? chains_.country(candidate.slots.front()) : candidate.country;
    if (country.empty()) return -1;
    for (const std::uint32_t person : named_before(i, kCountrymanReach))
      if (chains_.country(person) == country && !has_other_title(person, candidate))
        return static_cast<std::int32_t>(person);
    return -1;
  }

  // "The former president": the last one named of whom the text says nothing else.
  std::int32_t last_named(std::uint32_t i) const {
    for (const std::uint32_t person : named_before(i, kReach))
      if (!has_other_title(person, reading_.at(i))) return static_cast<std::int32_t>(person);
    return -1;
  }

  // Whether the word may mean anybody, whatever office he has: "the 40-year-old", "the politician".
  bool may_be_anybody(const Candidate& candidate) const {
    const auto row = reading_.lexicon.title_meanings.find(candidate.title->phrase);
    return row != reading_.lexicon.title_meanings.end() && row->second.front() == "anybody";
  }

  // "Police arrested Maria Oduya. The 54-year-old denied it", "the activist denied it": the one person, or
  // the subject, of the sentence before.
  std::int32_t spoken_of(std::uint32_t i) const {
    const Candidate& candidate = reading_.at(i);
    const bool told_apart = candidate.extent.end != candidate.mention.tokens.end ||
                            reading_.syntax.child(candidate.mention.head, "acl").has_value();
    const bool anybody = may_be_anybody(candidate);
    const bool bare_subject = candidate.mention.tokens.end - candidate.mention.tokens.begin == 1 &&
                              is_relation(reading_.token(candidate.mention.head), "nsubj");
    if (told_apart || (!anybody && (candidate.title->kind != TitleKind::trade || !bare_subject))) return -1;
    const std::uint32_t sentence = reading_.sentence_of(candidate);
    std::int32_t only = -1, subject = -1;
    bool several = false;
    for (std::uint32_t back = i; back-- > 0;) {
      const Candidate& earlier = reading_.at(back);
      const std::uint32_t distance = sentence - reading_.sentence_of(earlier);
      if (distance > 1) break;
      if (distance == 0 || !is_named_person(chains_.root(back)) || chains_.type(back) != ActorType::person)
        continue;
      const auto root = static_cast<std::int32_t>(chains_.root(back));
      several = several || (only >= 0 && only != root);
      only = root;
      if (is_relation(reading_.token(earlier.mention.head), "nsubj")) subject = root;
    }
    const std::int32_t meant = several ? subject : only;
    if (meant < 0 || !chains_.may_link(i, static_cast<std::uint32_t>(meant))) return -1;
    return anybody || !several || !has_other_title(static_cast<std::uint32_t>(meant), candidate) ? meant : -1;
  }

  // "A court sentenced a naval lieutenant ... Erik Sandvall, 34, had served ...": the first person whom the
  // next sentences name, as a subject and without saying what he is.
  std::int32_t named_later(std::uint32_t i) const {
    const Candidate& candidate = reading_.at(i);
    for (std::uint32_t next = i + 1; next < reading_.candidates.size(); ++next) {
      const Candidate& later = reading_.at(next);
      const std::uint32_t distance = reading_.sentence_of(later) - reading_.sentence_of(candidate);
      if (distance > kNamingReach) break;
      if (later.mention.kind != MentionKind::name || !is_named_person(next)) continue;
      const bool fresh = chains_.root(next) == next && distance > 0;
      if (!fresh) {
        if (distance > 0) return -1;
        continue;
      }
      const bool subject = is_relation(reading_.token(later.mention.head), "nsubj");
      return subject && !has_other_title(next, candidate) && chains_.may_link(next, i)
                 ? static_cast<std::int32_t>(next)
                 : -1;
    }
    return -1;
  }

  const Reading& reading_;
  Chains& chains_;
  std::vector<std::uint32_t> leads_;
};

}  // namespace

void link_described_persons(const Reading& reading, Chains& chains) { PersonSieve(reading, chains).run(); }

}  // namespace kg::ingest
