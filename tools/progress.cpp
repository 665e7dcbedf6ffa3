#include "tools/progress.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>

#include "tools/command_line.h"

namespace kg::tools {
namespace {

constexpr double kBetweenLines = 0.1;  // seconds
constexpr double kOfLate = 20.0;       // seconds that a rate looks back

std::string clock_of(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

std::string bar(std::size_t done, std::size_t total) {
  constexpr std::size_t kWidth = 24;
  const std::size_t full = total == 0 ? kWidth : std::min(kWidth, kWidth * done / total);
  return '[' + std::string(full, '#') + std::string(kWidth - full, '.') + ']';
}

}  // namespace

void add_progress_flag(CLI::App& command, ProgressFlags& flags) {
  command
      .add_option("--progress", flags.form, "How to say how far it is: a bar, on a terminal only; JSON lines")
      ->type_name("FORM")
      ->check(CLI::IsMember({"bar", "json", "none"}))
      ->capture_default_str();
}

Progress::Progress(const ProgressFlags& flags, bool quiet,
                   const std::function<std::optional<std::size_t>()>& total)
    : quiet_(quiet), start_(std::chrono::steady_clock::now()) {
  if (flags.form == "json") form_ = Form::json;
  if (flags.form == "bar" && !quiet && on_terminal(stderr)) form_ = Form::bar;
  if (form_ == Form::none) return;
  total_ = total();
  start_ = std::chrono::steady_clock::now();
  samples_.push_back({});
}

Progress::~Progress() { clear(); }

double Progress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

Progress::Rates Progress::rates() const {
  const Sample& then = samples_.front();
  const double passed = std::max(seconds() - then.at, 0.001);
  Rates rates;
  rates.documents = static_cast<double>(done_.documents - then.done.documents) / passed;
  rates.words = static_cast<double>(done_.words - then.done.words) / passed;
  if (total_ && rates.documents > 0)
    rates.left = static_cast<double>(*total_ - std::min(*total_, done_.documents)) / rates.documents;
  return rates;
}

void Progress::show(const WorkDone& done) {
  if (form_ == Form::none) return;
  done_ = done;
  if (total_) total_ = std::max(*total_, done.documents);
  const double now = seconds();
  const bool last = total_ && done.documents == *total_;
  if (last_ >= 0 && now - last_ < kBetweenLines && !last) return;
  last_ = now;
  while (samples_.size() > 1 && now - samples_.front().at > kOfLate) samples_.pop_front();
  if (form_ == Form::bar)
    draw();
  else
    print_event("progress", "");
  samples_.push_back({now, done});
}

void Progress::draw() {
  const Rates rates = this->rates();
  std::string line =
      total_ ? fmt::format("{} {}/{} documents", bar(done_.documents, *total_), done_.documents, *total_)
             : fmt::format("{} documents", done_.documents);
  line += fmt::format(", {} claims, {:.1f} documents/s, {:.0f} words/s", done_.claims, rates.documents,
                      rates.words);
  if (rates.left) line += ", " + clock_of(*rates.left) + " left";
  const std::size_t width = terminal_width();
  if (line.size() >= width) line.resize(width - 1);
  fmt::print(stderr, "\r\033[K{}", line);
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) fmt::print(stderr, "\r\033[K");
  drawn_ = false;
}

void Progress::print_event(const std::string& event, const std::string& text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto string = [&](const char* key, const std::string& value) {
    writer.Key(key);
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  const auto number = [&](const char* key, std::uint64_t value) {
    writer.Key(key);
    writer.Uint64(value);
  };
  const auto decimal = [&](const char* key, double value) {
    writer.Key(key);
    writer.Double(std::round(value * 1000) / 1000);
  };
  writer.SetMaxDecimalPlaces(3);
  writer.StartObject();
  string("event", event);
  if (!text.empty()) string(event == "stage" ? "stage" : "message", text);
  if (event == "progress" || event == "end") {
    const Rates rates = this->rates();
    number("documents", done_.documents);
    writer.Key("total");
    total_ ? writer.Uint64(*total_) : writer.Null();
    number("bad", done_.bad);
    number("claims", done_.claims);
    number("words", done_.words);
    decimal("seconds", seconds());
    decimal("documents_per_second", rates.documents);
    decimal("words_per_second", rates.words);
    writer.Key("seconds_left");
    rates.left ? writer.Double(std::round(*rates.left * 1000) / 1000) : writer.Null();
  }
  writer.EndObject();
  fmt::print(stderr, "{}\n", std::string_view(buffer.GetString(), buffer.GetSize()));
}

void Progress::stage(const std::string& name) {
  clear();
  if (form_ == Form::json) print_event("stage", name);
}

void Progress::problem(const std::string& text) {
  clear();
  form_ == Form::json ? print_event("problem", text) : message(text);
}

void Progress::note(const std::string& text) {
  clear();
  form_ == Form::json ? print_event("note", text) : message(text);
}

void Progress::end(const std::string& summary) {
  clear();
  if (form_ == Form::json)
    print_event("end", summary);
  else if (!quiet_)
    message(summary);
}

}  // namespace kg::tools
