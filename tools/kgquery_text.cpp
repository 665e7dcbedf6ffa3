#include "tools/kgquery_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "tools/named_actor.h"

namespace kg::tools {
namespace {

std::string one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  return line;
}

std::string joined(const std::vector<std::string>& parts, const std::string& joint) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    text += (text.empty() ? "" : joint) + part;
  }
  return text;
}

std::string counted(std::size_t number, const std::string& thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

std::string factuality(Polarity polarity, Status status) {
  std::string text = status == Status::asserted ? "" : to_string(status);
  if (polarity == Polarity::negative) text += text.empty() ? "denied" : ", denied";
  return text;
}

std::string arrow(const std::string& predicate, Polarity polarity, bool forward) {
  const std::string label = (polarity == Polarity::negative ? "not: " : "") + predicate;
  return forward ? "—" + label + "→" : "←" + label + "—";
}

std::string when(const ClaimRecord& claim) {
  if (claim.time) return to_string(*claim.time);
  return claim.appearance.published.empty() ? "undated" : "published " + claim.appearance.published;
}

std::string who_says(const ClaimRecord& claim) {
  if (claim.speakers.empty())
    return "says " + (claim.appearance.source.empty() ? "the article" : claim.appearance.source);
  std::string text = "says " + claim.speakers.front().name;
  for (std::size_t i = 1; i < claim.speakers.size(); ++i) text += ", says " + claim.speakers[i].name;
  return text;
}

std::string where(const ClaimRecord& claim) {
  const std::string title = one_line(claim.appearance.title);
  const std::string place =
      fmt::format("{}, bytes {}-{}", claim.appearance.path, claim.evidence.begin, claim.evidence.end);
  return joined({claim.appearance.source, title, place}, " · ");
}

std::string details(const ClaimRecord& claim, const std::string& indent, Ink ink) {
  std::string text = indent + joined({when(claim), who_says(claim), claim.event_class,
                                      factuality(claim.polarity, claim.status),
                                      fmt::format("confidence {}", claim.confidence)},
                                     " · ");
  text += '\n' + indent + "“" + one_line(claim.quote) + "”\n";
  return text + indent + ink.faint(where(claim) + " · claim " + to_hex(claim.id.value)) + '\n';
}

std::string side_names(const ClaimRecord& claim, bool doers) {
  std::vector<std::string> names;
  const std::uint8_t lowest = claim.participants.empty() ? 0 : claim.participants.front().side;
  for (const auto& participant : claim.participants)
    if ((participant.side == lowest) == doers) names.push_back(participant.name);
  return listed(names, "and");
}

std::string headline(const ClaimRecord& claim, Ink ink) {
  return ink.strong(side_names(claim, true)) + ' ' + arrow(claim.predicate, claim.polarity, true) + ' ' +
         ink.strong(side_names(claim, false));
}

std::string span_of(const Edge& edge) {
  if (edge.first == 0) return {};
  return edge.first == edge.last ? to_iso(edge.first) : to_iso(edge.first) + " to " + to_iso(edge.last);
}

std::string hop_text(std::size_t number, const Hop& hop, Ink ink) {
  const TyingClaim& best = hop.claims.front();
  std::string text =
      fmt::format("{:>3}. {} {} {}\n", number, ink.strong(hop.from.name),
                  arrow(best.claim.predicate, best.claim.polarity, best.forward), ink.strong(hop.to.name));
  text += details(best.claim, "     ", ink);
  if (hop.claims.size() > 1)
    text += "     " +
            ink.faint(fmt::format("and {}: kgquery between '#{}' '#{}'",
                                  counted(hop.claims.size() - 1, "more claim"), hop.from.id.value,
                                  hop.to.id.value)) +
            '\n';
  return text;
}

}  // namespace

std::string Ink::strong(const std::string& text) const { return on ? "\033[1m" + text + "\033[0m" : text; }
std::string Ink::faint(const std::string& text) const { return on ? "\033[2m" + text + "\033[0m" : text; }

std::string path_text(const std::vector<PathAnswer>& paths, Ink ink) {
  std::string text;
  for (const PathAnswer& path : paths) {
    if (!text.empty()) text += '\n';
    std::string way = ink.strong(path.hops.front().from.name);
    for (const Hop& hop : path.hops) way += " → " + ink.strong(hop.to.name);
    text += fmt::format("{}   {}, confidence {}\n", way, counted(path.hops.size(), "hop"), path.confidence);
    for (std::size_t i = 0; i < path.hops.size(); ++i) text += hop_text(i + 1, path.hops[i], ink);
  }
  return text;
}

std::string neighbours_text(const ActorRow& actor, const std::vector<Neighbour>& neighbours, Ink ink) {
  std::string text = ink.strong(introduced(actor)) + '\n';
  for (const Neighbour& neighbour : neighbours) {
    text += "  " + ink.strong(introduced(neighbour.actor)) + '\n';
    for (const Edge& edge : neighbour.edges)
      text +=
          "     " +
          joined({arrow(edge.predicate, edge.polarity, edge.target == neighbour.actor.key), edge.event_class,
                  factuality(Polarity::positive, edge.status), counted(edge.count, "claim"), span_of(edge),
                  fmt::format("confidence {}", edge.confidence)},
                 " · ") +
          '\n';
  }
  return text;
}

std::string between_text(const ActorRow& one, const ActorRow& other, const std::vector<TyingClaim>& claims,
                         Ink ink) {
  std::string text;
  for (const auto& [claim, forward] : claims)
    text += ink.strong(one.name) + ' ' + arrow(claim.predicate, claim.polarity, forward) + ' ' +
            ink.strong(other.name) + '\n' + details(claim, "     ", ink);
  return text;
}

std::string timeline_text(const std::vector<ClaimRecord>& claims, Ink ink) {
  std::string text;
  for (const ClaimRecord& claim : claims) {
    const std::string day = to_iso(days_of(claim).first);
    text += fmt::format("{:<10}  {}\n", day.empty() ? "undated" : day, headline(claim, ink)) +
            details(claim, "            ", ink);
  }
  return text;
}

namespace {

constexpr std::size_t kShownDocuments = 20;

// Why local actors were held to be one, the most frequent reasons first.
std::vector<std::pair<std::string, std::size_t>> reasons_by_weight(const std::vector<Profile::Seen>& all) {
  std::map<std::string, std::size_t> counts;
  for (const Profile::Seen& seen : all) ++counts[seen.basis];
  std::vector<std::pair<std::string, std::size_t>> reasons(counts.begin(), counts.end());
  std::ranges::stable_sort(reasons,
                           [](const auto& one, const auto& other) { return one.second > other.second; });
  return reasons;
}

}  // namespace

std::string profile_text(const Profile& profile, Ink ink) {
  const ActorRow& actor = profile.actor;
  std::string text = ink.strong(actor.name) + "  #" + actor.id.value + '\n';
  text += "  " +
          joined({to_string(actor.type), actor.country, actor.role, counted(actor.documents, "document"),
                  counted(profile.claims, "claim")},
                 " · ") +
          '\n';
  if (!profile.aliases.empty()) text += "  called " + joined(profile.aliases, " | ") + '\n';
  for (const Profile::Count& count : profile.classes)
    text += fmt::format("  {:<14} {:>5} as source {:>5} as target\n", count.event_class, count.as_source,
                        count.as_target);
  std::vector<const Profile::Seen*> shown;
  for (const Profile::Seen& seen : profile.seen) shown.push_back(&seen);
  if (shown.size() > kShownDocuments) {
    for (const auto& [reason, count] : reasons_by_weight(profile.seen))
      text += fmt::format("  {:<14} held to be the same: {}\n", counted(count, "time"), reason);
    std::ranges::stable_sort(shown, [](const Profile::Seen* one, const Profile::Seen* other) {
      return one->document.appearance.published > other->document.appearance.published;
    });
    shown.resize(kShownDocuments);
  }
  for (const Profile::Seen* seen : shown) {
    const Appearance& met = seen->document.appearance;
    const std::string title = one_line(met.title);
    text += "  " + joined({met.published, '"' + seen->name + '"', seen->role}, " · ");
    text += "  " +
            ink.faint(joined({met.source, title, met.path, "held to be the same: " + seen->basis}, " · ")) +
            '\n';
  }
  if (shown.size() < profile.seen.size())
    text += ink.faint(fmt::format("  These are the latest; --json lists all {}.\n", profile.seen.size()));
  return text;
}

std::string why_text(const ClaimRecord& claim, const std::optional<RuleRow>& row, Ink ink) {
  std::string text = headline(claim, ink) + '\n' + details(claim, "  ", ink);
  for (const auto& one : claim.participants)
    text += fmt::format("  {:<10} {} (“{}”)  #{}\n", one.role, one.name, one_line(one.words), one.id.value);
  for (const auto& one : claim.speakers)
    text += fmt::format("  {:<10} {} (“{}”)  #{}\n", "speaker", one.name, one_line(one.words), one.id.value);
  if (claim.place)
    text += fmt::format("  {:<10} {} (“{}”)  #{}\n", "place", claim.place->name, one_line(claim.place->words),
                        claim.place->id.value);
  if (claim.trigger.begin >= claim.evidence.begin && claim.trigger.end <= claim.evidence.end)
    text += fmt::format(
        "  {:<10} “{}”, bytes {}-{}\n", "trigger",
        one_line(claim.quote.substr(claim.trigger.begin - claim.evidence.begin, claim.trigger.size())),
        claim.trigger.begin, claim.trigger.end);
  text += fmt::format("  {:<10} {}\n", "rule",
                      joined({claim.rule, claim.mode.empty() ? "" : "mode " + claim.mode,
                              claim.cameo.empty() ? "" : "CAMEO " + claim.cameo},
                             " · "));
  if (row) {
    text += fmt::format("  {:<10} {}:{}\n", "row", row->file, row->line);
    for (const auto& [column, cell] : row->cells) text += fmt::format("    {:<10} {}\n", column, cell);
  }
  text += fmt::format(
      "  {:<10} {}\n", "document",
      joined({to_hex(claim.document.value), claim.appearance.published, claim.appearance.url}, " · "));
  text += fmt::format("  {:<10} kgbuild explain --claim {}\n", "tree", to_hex(claim.id.value));
  return text;
}

std::string search_text(const std::vector<SearchHit>& hits, Ink ink) {
  std::string text;
  for (const SearchHit& hit : hits)
    text += joined({hit.published, ink.strong(one_line(hit.title)), to_hex(hit.document.value)}, " · ") +
            "\n     " + one_line(hit.snippet) + '\n';
  return text;
}

std::string rank_text(const std::vector<RankedActor>& actors, Ink ink) {
  std::string text;
  for (std::size_t i = 0; i < actors.size(); ++i)
    text +=
        fmt::format("{:>4}. {:.4f}  {}\n", i + 1, actors[i].rank, ink.strong(introduced(actors[i].actor)));
  return text;
}

std::string groups_text(const std::vector<std::vector<ActorRow>>& groups, Ink ink) {
  constexpr std::size_t kNamed = 12;
  std::string text;
  for (const auto& group : groups) {
    std::vector<std::string> names;
    for (const ActorRow& actor : group)
      if (names.size() < kNamed) names.push_back(actor.name);
    text += ink.strong(counted(group.size(), "actor")) + "  " + joined(names, ", ") +
            (group.size() > kNamed ? " ..." : "") + '\n';
  }
  return text;
}

}  // namespace kg::tools
