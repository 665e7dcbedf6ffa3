// What holds for every document that ingest/read gives, whatever the bytes were.
#pragma once

#include "graph/document.h"

namespace kg::fuzz {

// Text, sections, publication day and title. Ends the process at the first broken promise.
void check_document(const Document& document);

}  // namespace kg::fuzz
