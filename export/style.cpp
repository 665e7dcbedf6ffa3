#include "export/style.h"

namespace kg::exporters {

Tones tones_of(const Schema& schema) {
  Tones tones;
  for (const ClaimClass& one : schema.classes()) {
    if (one.quad.find("cooperation") != std::string::npos)
      tones[one.name] = Tone::cooperation;
    else if (one.quad.find("conflict") != std::string::npos)
      tones[one.name] = Tone::conflict;
    else
      tones[one.name] = one.name == "STATEMENT" ? Tone::statement : Tone::standing;
  }
  return tones;
}

}  // namespace kg::exporters
