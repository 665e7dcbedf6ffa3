// Teaches what pronouns of the third person mean, by articles of which is known which actors each sentence
// tells of (bench/gold). Nobody has annotated the pronouns: where a claim is proved by a sentence that names
// only one of its actors, the other is whom a pronoun there means; and whose minister or brother somebody is,
// is whom "its" or "her" before that word means. Each lesson may hold several options for right, of which the
// likeliest is taught most (as in expectation maximisation).
//
//   PronounTrainer trainer(catalogue, lexicon, descriptions);
//   for (const GoldArticle& article : ...) trainer.add(forms_of(article), claims_of(article), analysed);
//   trainer.train({}).save("data/en/models/pronouns.kgm");
//
// Equal articles in equal order give an equal network. Memory grows with the articles, about 300 kB each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/catalogue.h"
#include "ingest/language/analysis.h"
#include "ingest/mentions/lexicon.h"
#include "ingest/mentions/link_teaching.h"
#include "ingest/mentions/name_origins.h"

namespace kg::ingest {

// What a sentence, verbatim, proves of two actors, which are indices into the forms.
struct TaughtClaim {
  std::string sentence;
  std::uint32_t subject = 0, object = 0;
  std::optional<std::uint32_t> speaker;
  bool standing = false;  // an office, membership or kin, which hold wherever the text has the two
};

class PronounTrainer {
 public:
  // All must outlive the trainer. `descriptions` as in the finder.
  PronounTrainer(const Catalogue& catalogue, const MentionLexicon& lexicon, const LinkNetwork& descriptions)
      : catalogue_(catalogue), lexicon_(lexicon), descriptions_(descriptions), origins_(catalogue) {}

  // `forms` are those of one actor each.
  void add(const std::vector<std::vector<std::string>>& forms, const std::vector<TaughtClaim>& claims,
           const AnalysedDocument& analysed);
  std::size_t lessons() const { return teaching_.size(); }
  LinkNetwork train(const LinkTraining& options) const;

 private:
  const Catalogue& catalogue_;
  const MentionLexicon& lexicon_;
  const LinkNetwork& descriptions_;
  NameOrigins origins_;
  LinkTeaching teaching_;
};

}  // namespace kg::ingest
