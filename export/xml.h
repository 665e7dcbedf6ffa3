// Text inside XML: what GraphML and GEXF share.
#pragma once

#include <string>
#include <string_view>

namespace kg::exporters {

// Markup and line breaks escaped, for elements and attributes alike; what XML cannot hold becomes U+FFFD.
std::string xml(std::string_view text);

}  // namespace kg::exporters
