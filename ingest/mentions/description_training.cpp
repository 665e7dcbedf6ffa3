#include "ingest/mentions/description_training.h"

#include <utility>

#include "ingest/mentions/description_reading.h"
#include "ingest/mentions/form_places.h"
#include "ingest/mentions/sieves.h"

namespace kg::ingest {

void DescriptionTrainer::add(const std::vector<std::vector<std::string>>& forms,
                             const AnalysedDocument& analysed) {
  Reading reading(analysed, catalogue_, lexicon_, origins_);
  read_candidates(reading, true);
  const std::vector<std::int32_t> actors = actors_by_form(reading, forms);
  read_descriptions(reading, [&](const OpenDescription& description) {
    const std::int32_t meant = actors[description.candidate];
    if (meant == kActorUnknown) return description.by_rule;
    std::vector<LinkOption> lesson(1);
    lesson[0].features = description.alone;
    lesson[0].right = 1;
    for (std::size_t k = 0; k < description.earlier.size(); ++k) {
      const std::int32_t own = actors[description.earlier[k]];
      const std::int32_t other = own < 0 ? actors[description.nouns[k]] : own;
      lesson.push_back({description.with[k], meant >= 0 && other == meant ? 1.0F : 0.0F});
      if (lesson.back().right > 0) lesson[0].right = 0;
    }
    if (lesson.size() > 1) teaching_.add(std::move(lesson));
    return description.by_rule;
  });
}

LinkNetwork DescriptionTrainer::train(const LinkTraining& options) const { return teaching_.train(options); }

}  // namespace kg::ingest
