// What identity could not decide: pairs of actors that have something in common, contradict each other in
// nothing, and were not held to be one. For `kgbuild review`; people answer by judgements (graph/identity.h).
//
//   for (const OpenQuestion& question : open_questions(store, 20)) show(question.one.actor.name,
//   question.common);
//
// The store has to be settled. Cost: one pass over the blocks of names that more than one actor shares.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/store.h"

namespace kg {

struct OpenQuestion {
  struct Side {
    ActorRow actor;
    std::vector<std::string> names;     // that documents call it by, the longest first, five at most
    std::vector<std::string> examples;  // sentences that name it, two at most
  };
  Side one, other;
  std::string common;           // what speaks for them: "names sound alike, state"
  bool supported = false;       // it would have been enough, if it did not speak for a third as well
  std::uint64_t documents = 0;  // that a "same" would tie to another actor: those of the smaller side
};

// In the order of what an answer would change: the most documents first, those with more support before
// others, then by ids. At most `limit`.
std::vector<OpenQuestion> open_questions(const Store& store, std::size_t limit);

// The judgements that part some of an actor's local actors from the others, whatever names and catalogue say,
// and keep each part together: record them with judge(). `off` are ids of local actors ("@00c5..."). Throws
// std::invalid_argument if one is not the actor's, or if nothing or everything is parted.
std::vector<Judgement> splitting(const Store& store, const ActorRow& actor,
                                 const std::vector<LocalActorId>& off, const std::string& author,
                                 const std::string& time);

}  // namespace kg
