#include "export/xml.h"

#include "export/label.h"

namespace kg::exporters {

std::string xml(std::string_view text) {
  std::string made;
  for (const char c : showable(text)) {
    switch (c) {
      case '&': made += "&amp;"; break;
      case '<': made += "&lt;"; break;
      case '>': made += "&gt;"; break;
      case '"': made += "&quot;"; break;
      case '\n': made += "&#10;"; break;
      default: made += c;
    }
  }
  return made;
}

}  // namespace kg::exporters
