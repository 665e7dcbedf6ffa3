// Strong ids: a document's key is no claim's key, and neither is a bare number.
//
// Ids are made from content, never counted (docs/architecture.md, Identity), so that they are the same
// whatever the order of documents or the number of threads. Printed as 16 hexadecimal digits.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kg {

template <class Tag>
struct Id {
  std::uint64_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using DocumentId = Id<struct DocumentTag>;      // hash of the text's bytes
using LocalActorId = Id<struct LocalActorTag>;  // document, bytes of the chain's first mention
using ClaimId = Id<struct ClaimTag>;            // document, span, predicate, sides

// An actor of the graph: a catalogue id ("USA", "person.marco-rubio") or, where the catalogue knows
// nobody, '@' and the smallest key of its local actors ("@00c5...").
struct ActorId {
  std::string value;
  friend auto operator<=>(const ActorId&, const ActorId&) = default;
};

// 16 lower-case hexadecimal digits, and back; nullopt if the text is not exactly that.
std::string to_hex(std::uint64_t value);
std::optional<std::uint64_t> from_hex(std::string_view text);

// XXH3 of the bytes, 64 bits. Equal on every machine.
std::uint64_t content_hash(std::string_view bytes);

// The key of something in a document: 24 bits of the document's key, 40 bits of a hash. What one document
// says lies together in every table that is sorted by such keys, so that it is read and written together.
std::uint64_t key_within(DocumentId document, std::uint64_t hash);

}  // namespace kg

template <class Tag>
struct std::hash<kg::Id<Tag>> {
  std::size_t operator()(kg::Id<Tag> id) const noexcept { return id.value; }
};
template <>
struct std::hash<kg::ActorId> {
  std::size_t operator()(const kg::ActorId& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
