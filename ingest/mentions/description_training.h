// Teaches what descriptions mean, by articles of which is known by which words they speak of each actor
// (bench/gold): softmax over the earlier mentions and none, AdaGrad, in fixed order.
//
//   DescriptionTrainer trainer(catalogue, lexicon);
//   for (const GoldArticle& article : ...) trainer.add(forms_of(article), language.analyse(...));
//   trainer.train({}).save("data/en/models/descriptions.kgm");
//
// What pronouns mean is not known of such articles: rules say it, and nothing is learned of them. Equal
// articles in equal order give an equal network. Memory grows with the articles, about 400 kB each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/catalogue.h"
#include "ingest/language/analysis.h"
#include "ingest/mentions/lexicon.h"
#include "ingest/mentions/link_teaching.h"
#include "ingest/mentions/name_origins.h"

namespace kg::ingest {

class DescriptionTrainer {
 public:
  // Both must outlive the trainer.
  DescriptionTrainer(const Catalogue& catalogue, const MentionLexicon& lexicon)
      : catalogue_(catalogue), lexicon_(lexicon), origins_(catalogue) {}

  // `forms` are those of one actor each. A form that two share teaches nothing.
  void add(const std::vector<std::vector<std::string>>& forms, const AnalysedDocument& analysed);
  LinkNetwork train(const LinkTraining& options) const;

 private:
  const Catalogue& catalogue_;
  const MentionLexicon& lexicon_;
  NameOrigins origins_;
  LinkTeaching teaching_;  // standing alone comes first
};

}  // namespace kg::ingest
