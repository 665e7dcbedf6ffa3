#include <algorithm>
#include <set>

#include "ingest/mentions/finder.h"

namespace kg::ingest {
namespace {

bool is_number_word(const Token& token) { return token.upos == "NUM" || token.xpos == "CD"; }

// "several thousand government troops" is also called "government troops", "Ukraine's chief negotiator"
// also "chief negotiator".
void add_shorter_forms(const MentionedDocument& document, const Mention& mention,
                       std::set<std::string>& forms) {
  const AnalysedDocument& analysis = document.analysis;
  std::uint32_t begin = mention.tokens.begin;
  while (begin < mention.head && is_number_word(analysis.tokens[begin]) &&
         analysis.tokens[begin + 1].xpos != "HYPH")
    ++begin;
  if (begin != mention.tokens.begin) forms.insert(std::string(analysis.text({begin, mention.tokens.end})));
  for (std::uint32_t t = mention.head; t-- > mention.tokens.begin;)
    if (analysis.tokens[t].xpos == "POS") {
      forms.insert(std::string(analysis.text({t + 1, mention.tokens.end})));
      break;
    }
}

// With what follows: "spokesman for Poroshenko", "talks in Geneva".
void add_longer_form(const MentionedDocument& document, const Mention& mention,
                     std::set<std::string>& forms) {
  const AnalysedDocument& analysis = document.analysis;
  std::uint32_t end = mention.tokens.end;
  for (std::uint32_t t = mention.tokens.end; t < analysis.tokens.size(); ++t) {
    const Token& token = analysis.tokens[t];
    std::uint32_t up = t;
    bool inside = false;
    for (int steps = 0; steps < 16 && analysis.tokens[up].head != kRoot; ++steps) {
      const Token& link = analysis.tokens[up];
      if (up != mention.head && link.head == static_cast<std::int32_t>(mention.head)) {
        inside = link.deprel.compare(0, 4, "nmod") == 0;
        break;
      }
      up = static_cast<std::uint32_t>(link.head);
    }
    if (!inside || token.form == "," || token.form == "(" || token.form == "—") break;
    // Shorter ones too: a second preposition may belong to the verb.
    if (token.upos == "ADP" && end > mention.tokens.end)
      forms.insert(std::string(analysis.text({mention.tokens.begin, end})));
    end = t + 1;
  }
  if (end > mention.tokens.end) forms.insert(std::string(analysis.text({mention.tokens.begin, end})));
}

bool is_title_of(const MentionedDocument& document, const Mention& mention, const Mention& name) {
  return mention.kind == MentionKind::description && name.kind == MentionKind::name &&
         mention.tokens.end == name.tokens.begin && mention.chains == name.chains &&
         document.analysis.tokens.size() > name.tokens.begin;
}

std::vector<std::string> aliases_of(const MentionedDocument& document, const Chain& chain) {
  std::set<std::string> forms;
  for (std::size_t k = 0; k < chain.mentions.size(); ++k) {
    const Mention& mention = document.mentions[chain.mentions[k]];
    if (mention.kind == MentionKind::pronoun) continue;
    // "President Vladimir Putin": the title alone is no name of his, the whole is.
    if (k + 1 < chain.mentions.size()) {
      const Mention& next = document.mentions[chain.mentions[k + 1]];
      if (is_title_of(document, mention, next)) {
        forms.insert(std::string(document.analysis.text({mention.tokens.begin, next.tokens.end})));
        continue;
      }
    }
    forms.insert(std::string(document.analysis.text(mention.tokens)));
    if (mention.kind != MentionKind::description) continue;
    add_shorter_forms(document, mention, forms);
    add_longer_form(document, mention, forms);
  }
  return {forms.begin(), forms.end()};
}

}  // namespace

std::vector<LocalActor> local_actors(const MentionedDocument& document) {
  std::vector<LocalActor> actors;
  actors.reserve(document.chains.size());
  for (const Chain& chain : document.chains) {
    LocalActor actor;
    actor.name = chain.name;
    actor.type = chain.type;
    actor.country = chain.country;
    actor.recognised = chain.recognised;
    actor.role = chain.role;
    actor.aliases = aliases_of(document, chain);
    for (const std::uint32_t m : chain.mentions) {
      const Mention& mention = document.mentions[m];
      const auto& tokens = document.analysis.tokens;
      actor.mentions.push_back(
          {{tokens[mention.tokens.begin].span.begin, tokens[mention.tokens.end - 1].span.end}, mention.kind});
    }
    actor.id = local_actor_id(document.analysis.document.id, actor.mentions.front().span);
    actors.push_back(std::move(actor));
  }
  return actors;
}

}  // namespace kg::ingest
