// Claims that no single word of the lexicon makes: speaking on, being somewhere, taking part, and offices
// whose state the text leaves out.
//
// Each appends candidates of one document's sentence; rules have ids of their own ("statement.topic").
#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "ingest/claims/frames.h"
#include "ingest/claims/quotes.h"

namespace kg::ingest {

struct Sources {
  const MentionedDocument& document;
  const PropositionReader& reader;
  const ParticipantFinder& participants;
  const QuoteReader& quotes;
};

// LOCATION: an event, body or group "in" a place.
void make_locations(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates);
// VISIT: a person who meets, speaks or acts in a place of another state than his own.
void make_presences(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates);
// What has only one side, between those whom the text has tied so before: "Minsk was urged to free X" by whom
// it told that Minsk arrested X. One entry a sentence of the document in both.
void make_completions(const Sources& sources, const std::vector<std::vector<HalfClaim>>& halves,
                      std::vector<std::vector<ClaimCandidate>>& candidates);
// REQUEST: whose release is demanded is not who is asked for it: that is who was told to hold him.
void ask_captors(const Sources& sources, std::vector<std::vector<ClaimCandidate>>& candidates);
// PARTICIPATION: whoever a claim ties at the word that names an event.
void make_participations(const Sources& sources, std::vector<ClaimCandidate>& candidates);
// PARTICIPATION: whoever does something "at" an event.
void make_attendances(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates);
// What the document has said of offices so far, by chain.
struct OfficesHeld {
  std::set<std::uint32_t> holders;                           // persons who were given one
  std::set<std::pair<std::uint32_t, std::uint32_t>> served;  // who serves or belongs to whom
};
// STATEMENT: "Rubio spoke about Ukraine", "Rubio said that Ukraine ...", "'We cannot force Ukraine,' Rubio
// said"; ACCUSE, REQUEST, SUPPORT and THREATEN where what is said of an actor blames, demands, praises or
// warns. Nobody speaks on whom he serves.
void make_statements(const Sources& sources, OfficesHeld& held, TokenRange sentence,
                     std::vector<ClaimCandidate>& candidates);
// ROLE: "President Macron" in a text that names France elsewhere, where nothing said whom he serves.
void make_offices(const Sources& sources, OfficesHeld& held, TokenRange sentence,
                  std::vector<ClaimCandidate>& candidates);

// ROLE: "Macky Sall of Senegal", "Ukraine's Dmytro Kuleba", "the Netanyahu government".
void make_affiliations(const Sources& sources, TokenRange sentence, std::vector<ClaimCandidate>& candidates);

}  // namespace kg::ingest
