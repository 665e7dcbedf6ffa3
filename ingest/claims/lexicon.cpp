#include "ingest/claims/lexicon.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

#include "graph/fold.h"
#include "graph/id.h"
#include "ingest/claims/frame_grammar.h"
#include "ingest/language/rows.h"

namespace kg::ingest {
namespace {

namespace fs = std::filesystem;

// Runs `act` on each row; what it throws gets the row's place.
template <class Act>
void each_row(const fs::path& file, const std::vector<std::string_view>& columns, Act act) {
  for (const Row& row : read_rows(file, columns)) {
    try {
      act(row);
    } catch (const std::invalid_argument& error) {
      refuse_row(file, row, error.what());
    }
  }
}

std::vector<EventClass> read_classes(const fs::path& file) {
  std::vector<EventClass> classes;
  each_row(file, {"class", "symmetric", "quad", "subjects", "objects", "subject_role", "object_role", "use"},
           [&](const Row& row) {
             if (row.fields[1] != "yes" && row.fields[1] != "no") {
               throw std::invalid_argument("column symmetric is \"" + row.fields[1] + "\"; write yes or no");
             }
             classes.push_back({row.fields[0],
                                row.fields[1] == "yes",
                                row.fields[2],
                                parse_types(row.fields[3]),
                                parse_types(row.fields[4]),
                                row.fields[5],
                                row.fields[6],
                                {}});
           });
  return classes;
}

void read_labels(const fs::path& file, std::vector<EventClass>& classes) {
  each_row(file, {"class", "label"}, [&](const Row& row) {
    const auto found = std::find_if(classes.begin(), classes.end(),
                                    [&](const EventClass& entry) { return entry.name == row.fields[0]; });
    if (found == classes.end())
      throw std::invalid_argument("class \"" + row.fields[0] +
                                  "\" is not in schema/classes.tsv; write one of its names");
    found->label = row.fields[1];
  });
  for (const EventClass& entry : classes) {
    if (entry.label.empty())
      throw std::runtime_error(file.string() + ": class " + entry.name + " has no label; add a row for it");
  }
}

WordSets read_sets(const fs::path& file) {
  WordSets sets;
  each_row(file, {"name", "words"}, [&](const Row& row) {
    if (!sets.emplace(row.fields[0], parse_words(row.fields[1], sets)).second) {
      throw std::invalid_argument("set \"" + row.fields[0] + "\" is defined twice; join the two rows");
    }
  });
  return sets;
}

std::string origin_of(const fs::path& file, const Row& row) {
  return file.filename().string() + ":" + std::to_string(row.line);
}

void require_class(const std::vector<EventClass>& classes, Frame& frame) {
  const auto found = std::find_if(classes.begin(), classes.end(),
                                  [&](const EventClass& entry) { return entry.name == frame.event_class; });
  if (found == classes.end()) {
    throw std::invalid_argument("class \"" + frame.event_class +
                                "\" is not in schema/classes.tsv; write one of its names");
  }
  if (!frame.subject.own_types) frame.subject.types = found->subjects;
  if (!frame.object.own_types) frame.object.types = found->objects;
}

Frame frame_of(const Row& row, const WordSets& sets, const std::vector<EventClass>& classes) {
  Frame frame;
  frame.id = row.fields[0];
  frame.head = row.fields[1];
  frame.part = part_of_id(frame.id);
  if (frame.head.empty())
    throw std::invalid_argument("column head is empty; write the lemma that the row is about");
  parse_head(frame);
  parse_frame(row.fields[2], sets, frame);
  Effects effects = parse_class(row.fields[3]);
  frame.event_class = std::move(effects.event_class);
  frame.polarity = effects.polarity;
  frame.status = effects.status;
  require_class(classes, frame);
  frame.mode = row.fields[4];
  frame.cameo = row.fields[5];
  frame.label = row.fields[6];
  if (frame.label.empty())
    throw std::invalid_argument("column label is empty; write the edge's name, such as \"meets\"");
  frame.label_slots = parse_label_slots(frame.label);
  frame.example = row.fields[7];
  frame.claims = row.fields[8];
  return frame;
}

Attitude attitude_of(const Row& row) {
  Attitude attitude;
  attitude.id = row.fields[0];
  attitude.head = row.fields[1];
  attitude.part = part_of_id(attitude.id);
  attitude.complements = parse_slots(row.fields[2]);
  if (!row.fields[3].empty()) attitude.actor = parse_slot(row.fields[3]);
  if (row.fields[4] != "" && row.fields[4] != "negative") {
    throw std::invalid_argument("column polarity is \"" + row.fields[4] +
                                "\"; write negative or leave it empty");
  }
  attitude.negates = row.fields[4] == "negative";
  if (!row.fields[5].empty()) {
    attitude.status = status(row.fields[5]);
    if (!attitude.status) {
      throw std::invalid_argument("column status is \"" + row.fields[5] +
                                  "\"; write asserted, planned, possible or demanded, or leave it empty");
    }
  }
  if (!row.fields[6].empty()) attitude.speaker = parse_slot(row.fields[6]);
  attitude.example = row.fields[7];
  attitude.claims = row.fields[8];
  return attitude;
}

Implied implied_of(const Row& row, const std::vector<EventClass>& classes) {
  Implied implied;
  implied.id = row.fields[0];
  implied.event_class = row.fields[1];
  if (std::none_of(classes.begin(), classes.end(),
                   [&](const EventClass& entry) { return entry.name == implied.event_class; }))
    throw std::invalid_argument("class \"" + implied.event_class +
                                "\" is not in schema/classes.tsv; write one of its names");
  if (row.fields[2] != "subject" && row.fields[2] != "object")
    throw std::invalid_argument("column missing is \"" + row.fields[2] + "\"; write subject or object");
  implied.subject_missing = row.fields[2] == "subject";
  implied.heads = parse_words(row.fields[3], {});
  if (row.fields[4].size() != 1 || row.fields[4][0] < '0' || row.fields[4][0] > '4')
    throw std::invalid_argument("column signs is \"" + row.fields[4] + "\"; write a number from 0 to 4");
  implied.signs = row.fields[4][0] - '0';
  implied.example = row.fields[5];
  implied.claims = row.fields[6];
  return implied;
}

// Words before a title that say that its holder is not simply that: "deputy", "former".
std::vector<std::string> ranks_of_offices(const fs::path& file) {
  std::vector<std::string> words;
  each_row(file, {"word", "rank", "place", "example"}, [&](const Row& row) {
    if (row.fields[1] != "current" && row.fields[2] == "before") words.push_back(row.fields[0]);
  });
  std::sort(words.begin(), words.end());
  return words;
}

// Frames of the offices and kin that data/en/titles.tsv knows: "Ukraine's chief negotiator", "his brother".
// "His Iranian counterpart" (set same_office) serves Iran, and nobody serves his rival or guest (set beside).
// Trades serve bodies (set hired), fighters belong to theirs (set fights_for).
std::vector<Frame> frames_of_title(const Row& row, const WordSets& sets,
                                   const std::vector<EventClass>& classes) {
  const std::string& phrase = row.fields[0];
  const std::string& kind = row.fields[1];
  const std::string& takes = row.fields[2];
  std::string slug = phrase;
  std::replace(slug.begin(), slug.end(), ' ', '-');
  const auto frame_with = [&](int number, std::string_view sides, std::string event_class,
                              std::string label) {
    Frame frame;
    frame.id = "title." + slug + ".n." + std::to_string(number);
    frame.head = phrase;
    parse_head(frame);
    frame.part = PartOfSpeech::noun;
    parse_head(frame);
    parse_frame(sides, {}, frame);
    frame.event_class = std::move(event_class);
    frame.label = std::move(label);
    frame.of_state = kind == "office" && (takes == "country" || takes == "any");
    require_class(classes, frame);
    return frame;
  };
  const auto in_set = [&](const char* set) {
    return std::binary_search(sets.at(set).begin(), sets.at(set).end(), phrase);
  };
  // "A UN expert", "an economist at Barclays"; but a Dutch economist does not work for the Netherlands.
  if (in_set("hired"))
    return {frame_with(1, "self@person>of@organization/igo", "ROLE", phrase + " of"),
            frame_with(2, "self@person>nmod:for/at/with/from@organization/igo", "ROLE", phrase + " for")};
  if (in_set("fights_for"))
    return {frame_with(1, "self@person>of|nmod:from/in/with@organization/armed_group", "MEMBERSHIP",
                       phrase + " of")};
  if (takes == "none" || takes.empty() || kind == "style" || in_set("beside")) return {};
  if (in_set("same_office"))
    return {frame_with(1, "self@person>mod|nmod:from@country/igo", "ROLE", phrase + " from")};
  if (kind == "kin") return {frame_with(1, "self@person>of@person", "FAMILY", phrase + " of")};
  // Regions have governors, and a state that no list knows is called a place.
  const bool governs = kind == "office" && (takes == "country" || takes == "place" || in_set("governs"));
  std::vector<Frame> frames{
      frame_with(1, governs ? "self@person>of@agent/place" : "self@person>of", "ROLE", phrase + " of"),
      frame_with(2, "self@person>nmod:for/at/with", "ROLE", phrase + " for")};
  // "sent his foreign minister, X, to Oslo": but envoys, aides and the like are such "to" somebody
  const std::vector<std::string>& sent = sets.at("sent_to");
  const std::vector<std::string>& words = frames.front().words;
  if (std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::binary_search(sent.begin(), sent.end(), word);
      }))
    frames.push_back(frame_with(3, "self@person>nmod:to", "ROLE", phrase + " to"));
  return frames;
}

std::string first_word(const std::string& head) { return head.substr(0, head.find(' ')); }

// Parts of speech share one table: the key is the word and one letter.
std::string key_of(std::string_view word, PartOfSpeech part) {
  std::string key(word);
  key += '/';
  key += static_cast<char>('0' + static_cast<int>(part));
  return key;
}

std::vector<fs::path> frame_files(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  if (error || files.empty()) {
    throw std::runtime_error(folder.string() +
                             ": no claim rows are here; point KG_DATA to a complete data folder");
  }
  std::sort(files.begin(), files.end());
  return files;
}

template <class Row>
void sort_by_id(std::vector<std::unique_ptr<const Row>>& rows) {
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a->id < b->id; });
}

template <class Row>
const std::vector<const Row*>& lookup(const std::unordered_map<std::string, std::vector<const Row*>>& index,
                                      std::string_view word, PartOfSpeech part) {
  static const std::vector<const Row*> kNone;
  const auto found = index.find(key_of(word, part));
  return found == index.end() ? kNone : found->second;
}

// What the rows of one head make; the particles are those of the rows.
std::vector<HeadClass> classes_of_rows(const std::vector<const Frame*>& rows,
                                       const std::vector<EventClass>& classes) {
  std::vector<HeadClass> made;
  for (const Frame* row : rows) {
    const auto known = std::find_if(classes.begin(), classes.end(),
                                    [&](const EventClass& entry) { return entry.name == row->event_class; });
    const bool parted = row->part == PartOfSpeech::verb && row->head_word == 0 && row->words.size() > 1;
    made.push_back({static_cast<std::uint32_t>(known - classes.begin()),
                    parted ? std::string_view(row->words[1]) : std::string_view()});
  }
  const auto name_of = [&](const HeadClass& one) -> const std::string& {
    return classes[one.event_class].name;
  };
  std::sort(made.begin(), made.end(), [&](const HeadClass& a, const HeadClass& b) {
    return std::tie(name_of(a), a.particle) < std::tie(name_of(b), b.particle);
  });
  made.erase(std::unique(made.begin(), made.end(),
                         [](const HeadClass& a, const HeadClass& b) {
                           return a.event_class == b.event_class && a.particle == b.particle;
                         }),
             made.end());
  return made;
}

}  // namespace

ClaimLexicon ClaimLexicon::load(const fs::path& data) {
  ClaimLexicon lexicon;
  const fs::path folder = data / "en" / "lexicon";
  lexicon.classes_ = read_classes(data / "schema" / "classes.tsv");
  read_labels(folder / "labels.tsv", lexicon.classes_);
  lexicon.sets_ = read_sets(folder / "sets.tsv");
  lexicon.sets_["ranks"] = ranks_of_offices(data / "en" / "title_ranks.tsv");
  const WordSets& sets = lexicon.sets_;
  const auto needed_set = [&](std::string_view name) {
    const auto found = sets.find(name);
    if (found != sets.end()) return found->second;
    throw std::runtime_error((folder / "sets.tsv").string() + ": set \"" + std::string(name) +
                             "\" is missing; add a row for it");
  };
  lexicon.light_ = needed_set("light_verb");
  lexicon.acts_for_ = needed_set("acts_for");
  lexicon.part_of_ = needed_set("part_of");
  lexicon.bundles_ = needed_set("bundle");
  lexicon.done_to_ = needed_set("done_to");
  lexicon.names_as_ = needed_set("names_as");
  lexicon.wrong_ = needed_set("wrong");
  lexicon.sport_ = needed_set("sport");
  lexicon.bad_ = needed_set("bad");
  lexicon.good_ = needed_set("good");
  lexicon.party_ = needed_set("party");
  for (const char* const name : {"beside", "calls", "condemns", "deed", "denies", "document", "fights_for",
                                 "hired", "makes_documents", "own_part", "praises", "refuses", "rejects",
                                 "same_office", "waved_off", "what_is_asked", "what_is_said"})
    needed_set(name);
  std::map<std::string, std::string> places;  // id -> file:line, over both kinds
  std::map<std::string, std::string> texts;   // id -> the row, for the fingerprint
  const auto take_id = [&](const fs::path& file, const Row& row) {
    const auto [place, fresh] = places.emplace(row.fields[0], origin_of(file, row));
    if (!fresh)
      throw std::invalid_argument("id \"" + row.fields[0] + "\" stands already in " + place->second +
                                  "; give another number");
    std::string& text = texts[row.fields[0]];
    for (const std::string& field : row.fields) text += field + '\t';
    return place->second;
  };
  for (const fs::path& file : frame_files(folder / "claims")) {
    each_row(file, {"id", "head", "frame", "class", "mode", "cameo", "label", "example", "claims"},
             [&](const Row& row) {
               auto frame = std::make_unique<Frame>(frame_of(row, sets, lexicon.classes_));
               frame->origin = take_id(file, row);
               lexicon.frames_.push_back(std::move(frame));
             });
  }
  const fs::path file = folder / "attitudes.tsv";
  each_row(file, {"id", "head", "complement", "actor", "polarity", "status", "speaker", "example", "claims"},
           [&](const Row& row) {
             auto attitude = std::make_unique<Attitude>(attitude_of(row));
             attitude->origin = take_id(file, row);
             lexicon.attitudes_.push_back(std::move(attitude));
           });
  const fs::path left_out = folder / "implied.tsv";
  each_row(left_out, {"id", "class", "missing", "heads", "signs", "example", "claims"}, [&](const Row& row) {
    Implied implied = implied_of(row, lexicon.classes_);
    implied.origin = take_id(left_out, row);
    lexicon.implied_.push_back(std::move(implied));
  });
  const fs::path titles = data / "en" / "titles.tsv";
  each_row(titles, {"title", "kind", "takes", "gender", "example"}, [&](const Row& row) {
    for (Frame& frame : frames_of_title(row, sets, lexicon.classes_)) {
      frame.origin = origin_of(titles, row);
      texts[frame.id] = row.fields[0] + '\t' + row.fields[1] + '\t' + row.fields[2];
      lexicon.frames_.push_back(std::make_unique<const Frame>(std::move(frame)));
    }
  });
  sort_by_id(lexicon.frames_);
  sort_by_id(lexicon.attitudes_);
  for (const auto& frame : lexicon.frames_) {
    lexicon.frames_by_head_[key_of(frame->words[frame->head_word], frame->part)].push_back(frame.get());
  }
  for (auto& [head, rows] : lexicon.frames_by_head_) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Frame* a, const Frame* b) { return a->specificity > b->specificity; });
    lexicon.classes_by_head_[head] = classes_of_rows(rows, lexicon.classes_);
  }
  for (const auto& attitude : lexicon.attitudes_) {
    lexicon.attitudes_by_head_[key_of(first_word(attitude->head), attitude->part)].push_back(attitude.get());
  }
  std::string all;
  for (const auto& [id, text] : texts) all += text + '\n';
  lexicon.fingerprint_ = to_hex(content_hash(all));
  return lexicon;
}

const std::vector<const Frame*>& ClaimLexicon::frames(std::string_view word, PartOfSpeech part) const {
  return lookup<Frame>(frames_by_head_, word, part);
}

const std::vector<const Attitude*>& ClaimLexicon::attitudes(std::string_view word, PartOfSpeech part) const {
  return lookup<Attitude>(attitudes_by_head_, word, part);
}

const std::vector<HeadClass>& ClaimLexicon::classes_of(std::string_view word, PartOfSpeech part) const {
  static const std::vector<HeadClass> kNone;
  const auto found = classes_by_head_.find(key_of(word, part));
  return found == classes_by_head_.end() ? kNone : found->second;
}

const Implied* ClaimLexicon::implied(const Frame& frame, bool subject_missing) const {
  const auto found = std::find_if(implied_.begin(), implied_.end(), [&](const Implied& row) {
    return row.event_class == frame.event_class && row.subject_missing == subject_missing &&
           (std::binary_search(row.heads.begin(), row.heads.end(), frame.head) ||
            std::binary_search(row.heads.begin(), row.heads.end(), frame.id));
  });
  return found == implied_.end() ? nullptr : &*found;
}

bool looks_at(const Slot& slot, SlotKind kind, const std::string& preposition) {
  const bool same = slot.kind == kind || (slot.kind == SlotKind::nmod && kind == SlotKind::obl);
  return same && (slot.prepositions.empty() ||
                  std::binary_search(slot.prepositions.begin(), slot.prepositions.end(), preposition));
}

bool embeds(const Attitude& attitude, SlotKind kind, const std::string& preposition) {
  return std::any_of(attitude.complements.begin(), attitude.complements.end(),
                     [&](const Slot& slot) { return looks_at(slot, kind, preposition); });
}

bool reports(const Attitude& attitude) { return attitude.speaker && embeds(attitude, SlotKind::ccomp, ""); }

bool ClaimLexicon::light(std::string_view verb) const {
  return std::binary_search(light_.begin(), light_.end(), verb);
}
bool ClaimLexicon::acts_for(std::string_view noun) const {
  return std::binary_search(acts_for_.begin(), acts_for_.end(), noun);
}
bool ClaimLexicon::part_of(std::string_view noun) const {
  return std::binary_search(part_of_.begin(), part_of_.end(), noun);
}
bool ClaimLexicon::done_to(std::string_view noun) const {
  return std::binary_search(done_to_.begin(), done_to_.end(), noun);
}
bool ClaimLexicon::party(std::string_view name) const {
  const std::string folded = fold_name(name);
  const auto known = [&](std::string_view words) {
    return std::binary_search(party_.begin(), party_.end(), words);
  };
  if (known(folded)) return true;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (known(std::string_view(folded).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool ClaimLexicon::bundles(std::string_view noun) const {
  return std::binary_search(bundles_.begin(), bundles_.end(), noun);
}
bool ClaimLexicon::names_as(std::string_view verb) const {
  return std::binary_search(names_as_.begin(), names_as_.end(), verb);
}
bool ClaimLexicon::wrong(std::string_view verb) const {
  return std::binary_search(wrong_.begin(), wrong_.end(), verb);
}

bool ClaimLexicon::bad(std::string_view word) const {
  return std::binary_search(bad_.begin(), bad_.end(), word);
}

bool ClaimLexicon::good(std::string_view word) const {
  return std::binary_search(good_.begin(), good_.end(), word);
}

bool ClaimLexicon::in_set(std::string_view set, std::string_view word) const {
  const auto found = sets_.find(set);
  return found != sets_.end() && std::binary_search(found->second.begin(), found->second.end(), word);
}

bool ClaimLexicon::sport(std::string_view noun) const {
  return std::binary_search(sport_.begin(), sport_.end(), noun);
}

const EventClass* ClaimLexicon::event_class(std::string_view name) const {
  const auto found = std::find_if(classes_.begin(), classes_.end(),
                                  [&](const EventClass& entry) { return entry.name == name; });
  return found == classes_.end() ? nullptr : &*found;
}

std::optional<std::uint32_t> ClaimLexicon::class_index(std::string_view name) const {
  for (std::uint32_t i = 0; i < classes_.size(); ++i) {
    if (classes_[i].name == name) return i;
  }
  return std::nullopt;
}

}  // namespace kg::ingest
