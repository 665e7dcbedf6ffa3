#include "export/mentions.h"

#include "export/csv.h"
#include "graph/mention_rows.h"

namespace kg::exporters {

std::string mentions_csv(const Store& store) {
  std::string text = csv_row({"doc", "begin", "end", "text", "actor_id", "actor_name", "type"});
  for_each_mention(store, [&](const MentionRow& row) {
    text += csv_row({row.doc, std::to_string(row.span.begin), std::to_string(row.span.end), row.text,
                     row.actor->id.value, row.actor->name, to_string(row.actor->type)});
  });
  return text;
}

}  // namespace kg::exporters
