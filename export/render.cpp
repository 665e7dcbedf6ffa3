#include "export/render.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "export/drawing.h"

namespace kg::exporters {
namespace {

constexpr std::size_t kMostForDot = 400;  // arrows; above, its layers take minutes and nobody can read them
constexpr std::size_t kMostForCurves = 400;   // above, arrows that bend around nodes take minutes
constexpr std::size_t kMostForLabels = 1500;  // above, labels hide the arrows

// One for the life of the process: Graphviz's Pango plugin remembers a font name of the context that it saw
// last, and reads it again although that context was freed. Used under graphviz_mutex().
GVC_t* graphviz_context() {
  static GVC_t* const context = gvContext();
  return context;
}

// Frees the layout before the drawing goes.
class Layout {
 public:
  Layout(GVC_t* context, Agraph_t* drawing, const std::string& engine)
      : context_(context), drawing_(drawing) {
    if (gvLayout(context, drawing, engine.c_str()) != 0)
      throw std::runtime_error("Graphviz could not lay the graph out with \"" + engine + "\": " + messages());
  }
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;
  ~Layout() { gvFreeLayout(context_, drawing_); }

 private:
  GVC_t* context_;
  Agraph_t* drawing_;
};

void set(Agraph_t* drawing, const char* name, std::string value) {
  agattr(drawing, AGRAPH, const_cast<char*>(name), value.data());
}

std::string render(const Subgraph& graph, const Style& style, const std::string& format) {
  const std::lock_guard lock(graphviz_mutex());
  GVC_t* const context = graphviz_context();
  const std::size_t size = arrows(graph, style);
  const std::string engine = !style.layout.empty() ? style.layout : size <= kMostForDot ? "dot" : "sfdp";
  Style fitting = style;
  fitting.edge_labels = style.edge_labels && size <= kMostForLabels;
  const Drawing drawing = draw(graph, fitting);
  if (engine != "dot" && size > kMostForCurves) set(drawing.get(), "splines", "line");
  if (format == "png") set(drawing.get(), "dpi", std::to_string(style.dpi));
  const Layout layout(context, drawing.get(), engine);
  char* bytes = nullptr;
  unsigned int length = 0;
  if (gvRenderData(context, drawing.get(), format.c_str(), &bytes, &length) != 0 || bytes == nullptr)
    throw std::runtime_error("Graphviz could not make " + format + ": " + messages());
  std::string picture(bytes, length);
  gvFreeRenderData(bytes);
  return picture;
}

// Cairo writes "/CreationDate (D:20251219101112+01'00)". Its digits become those of one fixed day, so that no
// offset moves and the date stays a date.
void clear_clock(std::string& pdf) {
  constexpr std::string_view kDigits = "200001010000000000";
  for (const std::string_view key : {"/CreationDate", "/ModDate"})
    for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + 1)) {
      const std::size_t end = std::min(pdf.find(')', at), pdf.size());
      std::size_t digit = 0;
      for (std::size_t i = at; i < end && digit < kDigits.size(); ++i)
        if (pdf[i] >= '0' && pdf[i] <= '9') pdf[i] = kDigits[digit++];
    }
}

}  // namespace

std::string to_svg(const Subgraph& graph, const Style& style) { return render(graph, style, "svg"); }
std::string to_png(const Subgraph& graph, const Style& style) { return render(graph, style, "png"); }

std::string to_pdf(const Subgraph& graph, const Style& style) {
  std::string pdf = render(graph, style, "pdf");
  clear_clock(pdf);
  return pdf;
}

}  // namespace kg::exporters
