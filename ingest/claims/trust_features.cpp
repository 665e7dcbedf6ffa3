#include "ingest/claims/trust_features.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "graph/fold.h"
#include "graph/id.h"

namespace kg::ingest {
namespace {

constexpr std::size_t kWordsOfADescription = 6;  // of a name, too: what stands behind is not looked at
constexpr std::uint32_t kChildrenAround = 12;    // tokens on either side of a noun

// Gathers the features of one thing.
class Features {
 public:
  explicit Features(std::vector<FeatureId>& out) : out_(out) {}
  void add(std::string_view name) { out_.push_back(static_cast<FeatureId>(content_hash(name))); }

 private:
  std::vector<FeatureId>& out_;
};

std::string number(std::size_t value, std::size_t most) { return std::to_string(std::min(value, most)); }

std::string relation_of(const Tree& tree, std::uint32_t token) {
  const std::string& deprel = tree.token(token).deprel;
  return deprel.substr(0, deprel.find(':'));
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    if (end > begin) words.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// How a noun phrase is determined: what is "the" or has a number is spoken of otherwise than bare plurals.
const char* determination(const Tree& tree, const std::vector<std::uint32_t>& children) {
  bool owned = false, counted = false, definite = false, shown = false, indefinite = false, other = false;
  for (const std::uint32_t child : children) {
    const std::string& deprel = tree.token(child).deprel;
    const std::string& lemma = tree.lemma(child);
    owned = owned || deprel == "nmod:poss";
    counted = counted || deprel == "nummod";
    if (!deprel.starts_with("det")) continue;
    definite = definite || lemma == "the";
    shown = shown || lemma == "this" || lemma == "that" || lemma == "these" || lemma == "those";
    indefinite = indefinite || lemma == "a" || lemma == "an";
    other = true;
  }
  return counted      ? "counted"
         : owned      ? "owned"
         : definite   ? "definite"
         : shown      ? "shown"
         : indefinite ? "indefinite"
         : other      ? "quantified"
                      : "bare";
}

// A description says what it is of by the words around its noun.
void add_description(const Tree& tree, const Mention& mention, const std::string& type,
                     const std::string& name, Features& features) {
  const std::uint32_t head = mention.head;
  const std::string& lemma = tree.lemma(head);
  features.add("noun " + lemma);
  features.add("noun " + lemma + ' ' + type);
  std::vector<std::string> words = words_of(name);
  if (words.size() > kWordsOfADescription) words.resize(kWordsOfADescription);
  for (const std::string& word : words) features.add("word " + word);
  std::vector<std::uint32_t> children;
  for (const std::uint32_t child : tree.children(head))
    if (child + kChildrenAround >= head && child < head + kChildrenAround) children.push_back(child);
  const std::string determined = determination(tree, children);
  features.add("determined " + determined + ' ' + type + (mention.plural ? " plural" : ""));
  std::string article = "none";
  bool more = mention.tokens.end - mention.tokens.begin > 1;
  std::set<std::string> relations;
  for (const std::uint32_t child : children) {
    const std::string relation = relation_of(tree, child);
    if (relation == "det" && article == "none") article = tree.lemma(child);
    more = more || relation == "nmod" || relation == "acl";
    if (relation == "nmod" || relation == "amod" || relation == "acl" || relation == "appos" ||
        relation == "compound" || relation == "nummod")
      relations.insert(relation);
  }
  features.add("article " + article + ' ' + type);
  features.add("determined " + determined + (more ? " more" : " alone"));
  std::string joined = "below";
  for (const std::string& relation : relations) joined += ' ' + relation;
  features.add(joined);
  bool named = false;
  for (std::uint32_t token = mention.tokens.begin; token < mention.tokens.end; ++token)
    named = named || (token != head && tree.token(token).upos == "PROPN");
  features.add(named ? "names another" : "names none");
}

// All runs of words that are shorter than the name itself.
void add_runs(const std::string& name, std::unordered_set<std::string>& runs) {
  const std::vector<std::string> words = words_of(name);
  const std::size_t longest = std::min(words.size(), kWordsOfADescription);
  for (std::size_t begin = 0; begin < longest; ++begin) {
    std::string run;
    for (std::size_t end = begin; end < longest; ++end) {
      run += (run.empty() ? "" : " ") + words[end];
      if (end - begin + 1 < words.size()) runs.insert(run);
    }
  }
}

}  // namespace

TrustReader::TrustReader(const Sources& sources, const std::vector<std::vector<ClaimCandidate>>& candidates,
                         const DocumentTies& ties)
    : sources_(sources), candidates_(candidates), ties_(ties) {
  for (const Chain& chain : sources.document.chains) {
    names_.push_back(fold_name(chain.name));
    add_runs(names_.back(), within_);
  }
  for (std::size_t i = 0; i < sources.document.links.size(); ++i)
    link_of_.emplace(sources.document.links[i].mention, i);
}

const std::vector<FeatureId>& TrustReader::of_actor(std::uint32_t index) const {
  const auto [known, fresh] = actors_.try_emplace(index);
  if (!fresh) return known->second;
  Features features(known->second);
  const Chain& chain = sources_.document.chains[index];
  if (chain.mentions.empty()) {
    features.add("unmentioned");
    return known->second;
  }
  const Tree& tree = sources_.reader.tree();
  const bool named = sources_.participants.has_name(index);
  const std::string type = to_string(chain.type), which = named ? "name " : "description ";
  const Mention& first = sources_.document.mentions[chain.mentions.front()];
  std::set<MentionKind> kinds;
  for (const std::uint32_t m : chain.mentions) kinds.insert(sources_.document.mentions[m].kind);
  std::string joined = "kinds";
  for (const MentionKind kind : kinds) joined += std::string(" ") + to_string(kind);
  const std::string ties = number(ties_.candidates_with(index), 5);
  const std::string& name = names_[index];
  const std::vector<std::string> words = words_of(name);
  features.add("type " + type);
  features.add("type " + which + type);
  features.add("mentions " + which + number(chain.mentions.size(), 6));
  features.add(joined + ' ' + type);
  features.add((chain.country.empty() ? "of no country " : "of a country ") + type);
  features.add((chain.recognised.empty() ? "unknown " : "known ") + which + type);
  features.add((first.plural ? "plural " : "singular ") + which + type);
  features.add("ties " + ties);
  features.add("ties " + which + ties);
  features.add("sentence " + which + number(tree.sentence(first.head), 4));
  features.add("relation " + which + relation_of(tree, first.head));
  features.add("words " + which + number(words.size(), 5));
  features.add("tokens " + which + number(first.tokens.end - first.tokens.begin, 6));
  features.add((chain.role.empty() ? "no role " : "role ") + type);
  features.add((chain.state < 0 ? "no state " : "state ") + type);
  if (!named) {
    add_description(tree, first, type, name, features);
    return known->second;
  }
  features.add("last " + (words.empty() ? std::string() : words.back()));
  const auto capitals =
      std::count_if(chain.name.begin(), chain.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  features.add("capitals " + number(static_cast<std::size_t>(capitals), 4));
  features.add(chain.name.size() < 5 ? "short" : "long");
  features.add((within_.contains(name) ? "within another " : "within none ") + type);
  return known->second;
}

// How far back a pronoun points, and past whom.
void TrustReader::add_pronoun(std::uint32_t index, std::uint32_t antecedent,
                              std::vector<FeatureId>& out) const {
  Features features(out);
  const Tree& tree = sources_.reader.tree();
  const std::vector<Mention>& mentions = sources_.document.mentions;
  const Mention& mention = mentions[index];
  const Mention& named = mentions[antecedent];
  const std::uint32_t here = tree.sentence(mention.head), there = tree.sentence(named.head);
  const std::size_t back = here > there ? here - there : 0;
  features.add("back " + number(back, 3));
  features.add("back " + tree.lemma(mention.head) + ' ' + number(back, 2));
  features.add("to " + relation_of(tree, named.head) +
               (named.tokens.begin < mention.tokens.begin ? " before" : " behind"));
  std::set<std::uint32_t> passed;
  for (std::size_t i = index; i-- > 0 && tree.sentence(mentions[i].head) + 1 >= here;)
    if (mentions[i].type == mention.type) passed.insert(mentions[i].chains.begin(), mentions[i].chains.end());
  features.add("past " + number(passed.size(), 5));
}

void TrustReader::add_mention(const Party& party, const char* side, std::vector<FeatureId>& out) const {
  Features features(out);
  const std::int32_t at = sources_.document.mention_at[party.token];
  if (at < 0) {
    features.add(std::string("nowhere ") + side);
    return;
  }
  const auto index = static_cast<std::uint32_t>(at);
  const Mention& mention = sources_.document.mentions[index];
  const std::string kind = to_string(mention.kind);
  features.add("kind " + kind);
  features.add("kind " + kind + ' ' + side);
  features.add("stands for " + number(mention.chains.size(), 3));
  if (!std::binary_search(mention.chains.begin(), mention.chains.end(), party.chain))
    features.add(std::string("another ") + side);
  const auto link = link_of_.find(index);
  if (link == link_of_.end()) {
    if (mention.kind == MentionKind::pronoun) features.add("pronoun of nobody");
    return;
  }
  const CorefLink& linked = sources_.document.links[link->second];
  features.add("link " + linked.rule);
  features.add("link " + linked.rule + ' ' + kind);
  if (mention.kind == MentionKind::pronoun) add_pronoun(index, linked.antecedent, out);
}

// The word that tells of it and where the two stand around it, for each class apart: "a meeting" is met with,
// but not accused.
void TrustReader::add_deed(const ClaimCandidate& candidate, std::vector<FeatureId>& out) const {
  Features features(out);
  const Tree& tree = sources_.reader.tree();
  const std::uint32_t at = candidate.trigger, from = candidate.subject.token, to = candidate.object.token;
  const std::vector<Chain>& chains = sources_.document.chains;
  const Chain &doer = chains[candidate.subject.chain], &other = chains[candidate.object.chain];
  const std::string which = candidate.event_class + (candidate.by_model ? " made " : " ruled ");
  features.add(which + to_string(doer.type) + '>' + to_string(other.type));
  features.add(which + "at " + tree.lemma(at));
  features.add("at " + tree.lemma(at));
  features.add(which + "by " + tree.token(at).deprel);
  features.add(which + "object " + tree.lemma(to));
  features.add(which + "subject is " + tree.token(from).deprel);
  features.add(which + "object is " + tree.token(to).deprel);
  if (tree.head(at) != kRoot)
    features.add("under " + tree.token(at).deprel + ' ' +
                 tree.lemma(static_cast<std::uint32_t>(tree.head(at))));
  const auto apart = [&](std::uint32_t token) {
    return std::to_string(std::min(token > at ? token - at : at - token, 12U) / 2);
  };
  features.add("apart " + apart(from) + ' ' + apart(to));
  if (!doer.country.empty() && doer.country == other.country) features.add(which + "of one country");
  if (!doer.sounds_of.empty() && !other.country.empty())
    features.add(which + (doer.sounds_of == other.country ? "called like" : "not called like"));
}

// What else rules make of the two, and of either in this sentence in the same way.
void TrustReader::add_elsewhere(const ClaimCandidate& candidate, std::vector<FeatureId>& out) const {
  Features features(out);
  const std::uint32_t sentence = sources_.reader.tree().sentence(candidate.trigger);
  const std::uint32_t from = candidate.subject.chain, to = candidate.object.chain;
  const std::uint32_t event_class =
      sources_.reader.lexicon().class_index(candidate.event_class).value_or(0xffffffff);
  std::set<std::pair<std::uint32_t, std::uint32_t>> others;
  bool same = false, here = false;
  for (const DocumentTies::Tie& tie : ties_.between(from, to)) {
    if (tie.sentence == sentence && tie.event_class == event_class) continue;
    others.emplace(tie.sentence, tie.event_class);
    same = same || tie.event_class == event_class;
    here = here || tie.sentence == sentence;
  }
  features.add("others " + number(others.size(), 3));
  features.add(same ? "told again" : "told once");
  features.add(here ? "tied otherwise" : "tied so alone");
  std::set<std::pair<std::uint32_t, std::uint32_t>> beside;
  for (const ClaimCandidate& other : candidates_[sentence])
    if (other.event_class == candidate.event_class &&
        (other.subject.chain == from) != (other.object.chain == to))
      beside.emplace(other.subject.chain, other.object.chain);
  features.add("beside " + number(beside.size(), 4));
}

std::vector<FeatureId> TrustReader::features(const ClaimCandidate& candidate) const {
  std::vector<FeatureId> all = of_actor(candidate.subject.chain);
  const std::vector<FeatureId>& object = of_actor(candidate.object.chain);
  all.insert(all.end(), object.begin(), object.end());
  Features features(all);
  if (candidate.by_model)
    features.add((candidate.frame != nullptr ? "completed " : "made ") + candidate.event_class);
  else if (!candidate.rule.starts_with("title."))  // thousands of them
    features.add("rule " + candidate.rule);
  features.add("class " + candidate.event_class + (candidate.by_model ? " by model" : " by row"));
  add_mention(candidate.subject, "subject", all);
  add_mention(candidate.object, "object", all);
  add_deed(candidate, all);
  add_elsewhere(candidate, all);
  return all;
}

}  // namespace kg::ingest
