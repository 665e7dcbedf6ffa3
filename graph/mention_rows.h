// Where actors are named: every mention in every document, with the actor that it was held to be.
//
//   for_each_mention(store, [&](const MentionRow& row) { out << row.doc << row.span.begin << row.actor->name;
//   });
//
// By doc, then by place in the text, then by actor id: equal stores give equal rows. A text that was met
// under several names is told under each of them; a mention of several actors ("both") once for each. Actors
// that identity has not settled yet are left out. Reads one document at a time; throws StoreError.
#pragma once

#include <functional>
#include <string_view>

#include "graph/store.h"

namespace kg {

struct MentionRow {
  std::string_view doc;  // Appearance::reference: the id given in JSON lines, else the path
  DocumentId document;
  Span span;              // UTF-8 bytes of the document's text, half-open
  std::string_view text;  // these bytes
  MentionKind kind = MentionKind::name;
  const ActorRow* actor = nullptr;  // the views and this hold until the call returns
};

void for_each_mention(const Store& store, const std::function<void(const MentionRow&)>& visit);

}  // namespace kg
