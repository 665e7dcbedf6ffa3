#include "ingest/claims/auxiliary_repair.h"

#include <algorithm>
#include <string>

#include "ingest/claims/one_of.h"
#include "ingest/claims/sentence_arcs.h"
#include "ingest/claims/verb_forms.h"

namespace kg::ingest {
namespace {

constexpr std::uint32_t kLongestInset = 14;

class AuxiliaryRepair : SentenceArcs {
 public:
  AuxiliaryRepair(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange range,
                  Arcs& arcs)
      : SentenceArcs(document, lexicon, range, arcs) {}

  void repair() {
    for (std::uint32_t i = range_.begin + 1; i + 3 < range_.end; ++i)
      if (token(i + 1).form == "," && auxiliary(i)) across_inset(i);
  }

 private:
  bool auxiliary(std::uint32_t i) const {
    return one_of(arcs_.lemmas[i],
                  {"can", "could", "have", "may", "might", "must", "should", "will", "would"}) &&
           one_of(token(i).xpos, {"MD", "VBD", "VBP", "VBZ"});
  }

  void across_inset(std::uint32_t auxiliary) {
    std::uint32_t end = auxiliary + 2;
    while (end < range_.end && end < auxiliary + kLongestInset && token(end).form != ",") ++end;
    if (end + 1 >= range_.end || token(end).form != ",") return;
    std::uint32_t verb = end + 1;
    while (verb + 1 < range_.end && one_of(token(verb).xpos, {"RB", "RBR"})) ++verb;
    const std::string lemma = lemma_behind(auxiliary, verb);
    if (lemma.empty()) return;
    const std::uint32_t subject = subject_before(auxiliary, end, verb);
    if (subject == kNone || !takes_place(auxiliary, verb)) return;
    arcs_.kinds[verb] = WordKind::verb;
    arcs_.lemmas[verb] = lemma;
    hang(subject, verb,
         arcs_.relations[subject] == Relation::nsubj_pass ? Relation::nsubj_pass : Relation::nsubj);
  }

  // Of the verb that the word must be behind such an auxiliary; empty if it is none.
  std::string lemma_behind(std::uint32_t auxiliary, std::uint32_t word) const {
    const bool perfect = arcs_.lemmas[auxiliary] == "have";
    const std::string& tag = token(word).xpos;
    if (perfect ? one_of(tag, {"VBD", "VBN"}) : tag == "VB") return arcs_.lemmas[word];
    const bool object =
        word + 1 < range_.end && token(word + 1).upos != "PUNCT" && token(word + 1).upos != "CCONJ";
    if (!object || !(perfect ? tag == "JJ" : one_of(tag, {"JJ", "NN", "VBP"}))) return "";
    if (!perfect) return known_verb(token(word).form) ? token(word).form : "";
    if (!token(word).form.ends_with("ed")) return "";
    const std::vector<std::string> stems = verb_stems(token(word).form);
    const auto known =
        std::find_if(stems.begin(), stems.end(), [&](const std::string& stem) { return known_verb(stem); });
    return known == stems.end() ? "" : *known;
  }

  // Of the auxiliary or the verb; or hung on what is said in the inset by another.
  std::uint32_t subject_before(std::uint32_t auxiliary, std::uint32_t end, std::uint32_t verb) const {
    std::uint32_t found = kNone;
    for (std::uint32_t i = range_.begin; i < auxiliary; ++i) {
      if (arcs_.relations[i] != Relation::nsubj && arcs_.relations[i] != Relation::nsubj_pass) continue;
      const std::uint32_t above = head(i);
      const bool astray = above != kNone && above > auxiliary && above < end &&
                          child(above, Relation::nsubj) == i && second_subject(above, auxiliary);
      if (above == auxiliary || above == verb || astray) found = i;
    }
    return found;
  }
  bool second_subject(std::uint32_t verb, std::uint32_t behind) const {
    for (std::uint32_t i = behind; i < verb; ++i)
      if (head(i) == verb && arcs_.relations[i] == Relation::nsubj) return true;
    return false;
  }

  // The verb stands where the auxiliary did, with all that hung there. False if the tree forbids it.
  bool takes_place(std::uint32_t auxiliary, std::uint32_t verb) {
    if (head(auxiliary) == verb) return true;
    if (below(auxiliary, verb)) return false;
    const std::uint32_t above = head(auxiliary);
    if (above != kNone && below(above, verb)) return false;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i)
      if (head(i) == auxiliary && i != verb) arcs_.heads[i] = static_cast<std::int32_t>(verb);
    arcs_.heads[verb] = arcs_.heads[auxiliary];
    arcs_.relations[verb] = arcs_.relations[auxiliary];
    arcs_.heads[auxiliary] = static_cast<std::int32_t>(verb);
    arcs_.relations[auxiliary] = Relation::aux;
    return true;
  }
};

}  // namespace

void repair_auxiliaries(const MentionedDocument& document, const ClaimLexicon& lexicon, TokenRange sentence,
                        Arcs& arcs) {
  AuxiliaryRepair(document, lexicon, sentence, arcs).repair();
}

}  // namespace kg::ingest
