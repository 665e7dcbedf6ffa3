#include "ingest/language/train/checkpoint.h"

#include <bit>
#include <cstring>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string_view>

namespace kg::ingest::train {
namespace {

constexpr std::string_view kMagic = "kgckpt01";
constexpr std::string_view kEnd = "kgckptND";
constexpr std::uint64_t kLongestName = 1U << 20U;

class Writer {
 public:
  void raw(std::string_view bytes) { bytes_.append(bytes); }
  void number(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<char>((value >> shift) & 0xFFU));
  }
  void text(std::string_view value) {
    number(value.size());
    raw(value);
  }
  void floats(const std::vector<float>& values) {
    if constexpr (std::endian::native == std::endian::little) {
      bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
    } else {
      for (const float value : values) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        for (int shift = 0; shift < 32; shift += 8)
          bytes_.push_back(static_cast<char>((bits >> shift) & 0xFFU));
      }
    }
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class Reader {
 public:
  Reader(std::string bytes, std::string file) : bytes_(std::move(bytes)), file_(std::move(file)) {}

  [[noreturn]] void refuse(const std::string& why) const {
    throw std::runtime_error(file_ + ": " + why + "; train again or copy the file anew.");
  }
  std::string_view raw(std::uint64_t size) {
    if (size > bytes_.size() - at_) refuse("the checkpoint is cut at byte " + std::to_string(bytes_.size()));
    const std::string_view part = std::string_view(bytes_).substr(at_, size);
    at_ += size;
    return part;
  }
  std::uint64_t number() {
    const std::string_view part = raw(8);
    std::uint64_t value = 0;
    for (int i = 7; i >= 0; --i)
      value = (value << 8U) | static_cast<unsigned char>(part[static_cast<std::size_t>(i)]);
    return value;
  }
  // A count of things that take at least `least` bytes each, so that a broken count cannot ask for all
  // memory.
  std::uint64_t count(std::uint64_t least) {
    const std::uint64_t value = number();
    if (value > (bytes_.size() - at_) / least) refuse("the checkpoint is cut or its counts are broken");
    return value;
  }
  std::string text() {
    const std::uint64_t size = number();
    if (size > kLongestName) refuse("a name in the checkpoint is too long to be one");
    return std::string(raw(size));
  }
  std::vector<float> floats(std::uint64_t size) {
    if (size > bytes_.size() / 4) refuse("the checkpoint is cut or its shapes are broken");
    const std::string_view part = raw(size * 4);
    std::vector<float> values(size);
    if constexpr (std::endian::native == std::endian::little) {
      if (size != 0) std::memcpy(values.data(), part.data(), part.size());
    } else {
      for (std::size_t i = 0; i < size; ++i) {
        std::uint32_t bits = 0;
        for (std::size_t k = 4; k-- > 0;) bits = (bits << 8U) | static_cast<unsigned char>(part[i * 4 + k]);
        values[i] = std::bit_cast<float>(bits);
      }
    }
    return values;
  }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::string bytes_;
  std::string file_;
  std::size_t at_ = 0;
};

// The product of a shape, or nothing that fits (all bits set) where it is negative or overflows.
std::uint64_t elements(const std::vector<std::int64_t>& shape) {
  std::uint64_t product = 1;
  for (const std::int64_t side : shape) {
    if (side < 0) return std::numeric_limits<std::uint64_t>::max();
    const auto length = static_cast<std::uint64_t>(side);
    if (length != 0 && product > std::numeric_limits<std::uint64_t>::max() / length) {
      return std::numeric_limits<std::uint64_t>::max();
    }
    product *= length;
  }
  return product;
}

Tensor read_tensor(Reader& in) {
  Tensor tensor;
  const std::uint64_t sides = in.count(8);
  for (std::uint64_t i = 0; i < sides; ++i) tensor.shape.push_back(static_cast<std::int64_t>(in.number()));
  tensor.values = in.floats(elements(tensor.shape));
  return tensor;
}

}  // namespace

const Tensor& Checkpoint::tensor(const std::string& name) const {
  const auto found = tensors.find(name);
  if (found == tensors.end()) throw std::out_of_range("the checkpoint has no tensor \"" + name + "\"");
  return found->second;
}

const std::vector<std::string>& Checkpoint::vocabulary(const std::string& name) const {
  const auto found = vocabularies.find(name);
  if (found == vocabularies.end())
    throw std::out_of_range("the checkpoint has no vocabulary \"" + name + "\"");
  return found->second;
}

void Checkpoint::save(const std::filesystem::path& path) const {
  Writer out;
  out.raw(kMagic);
  out.number(notes.size());
  for (const auto& [name, value] : notes) {
    out.text(name);
    out.text(value);
  }
  out.number(vocabularies.size());
  for (const auto& [name, entries] : vocabularies) {
    out.text(name);
    out.number(entries.size());
    for (const std::string& entry : entries) out.text(entry);
  }
  out.number(tensors.size());
  for (const auto& [name, tensor] : tensors) {
    if (elements(tensor.shape) != tensor.values.size()) {
      throw std::invalid_argument("tensor \"" + name + "\" has values that do not fill its shape");
    }
    out.text(name);
    out.number(tensor.shape.size());
    for (const std::int64_t side : tensor.shape) out.number(static_cast<std::uint64_t>(side));
    out.floats(tensor.values);
  }
  out.raw(kEnd);

  std::filesystem::path part = path;
  part += ".part";
  {
    std::ofstream file(part, std::ios::binary | std::ios::trunc);
    file.write(out.bytes().data(), static_cast<std::streamsize>(out.bytes().size()));
    file.flush();
    if (!file)
      throw std::runtime_error(part.string() +
                               ": cannot be written; is the folder there and the disk not full?");
  }
  std::filesystem::rename(part, path);
}

Checkpoint Checkpoint::load(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw std::runtime_error(path.string() + ": there is no such checkpoint; train one with kgtrain.");
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  Reader in(std::move(bytes), path.string());
  if (in.raw(kMagic.size()) != kMagic) in.refuse("this is not a checkpoint of this version");

  Checkpoint loaded;
  for (std::uint64_t left = in.count(16); left > 0; --left) {
    const std::string name = in.text();
    loaded.notes[name] = in.text();
  }
  for (std::uint64_t left = in.count(16); left > 0; --left) {
    std::vector<std::string>& entries = loaded.vocabularies[in.text()];
    entries.resize(in.count(8));
    for (std::string& entry : entries) entry = in.text();
  }
  for (std::uint64_t left = in.count(16); left > 0; --left) {
    const std::string name = in.text();
    loaded.tensors[name] = read_tensor(in);
  }
  if (in.raw(kEnd.size()) != kEnd || !in.at_end()) in.refuse("the checkpoint does not end where it should");
  return loaded;
}

}  // namespace kg::ingest::train
