#include "ingest/claims/quotes.h"

#include <algorithm>

namespace kg::ingest {
namespace {

constexpr std::uint32_t kClause = 3;  // words; shorter ones are scare quotes and names

enum class Mark : std::uint8_t { none, open, close, either };

Mark mark_of(const Token& token) {
  if (token.form == "“" || token.form == "``") return Mark::open;
  if (token.form == "”" || token.form == "''") return Mark::close;
  return token.form == "\"" ? Mark::either : Mark::none;
}

bool says(const ClaimLexicon& lexicon, const std::string& lemma) {
  const auto& rows = lexicon.attitudes(lemma, PartOfSpeech::verb);
  return std::any_of(rows.begin(), rows.end(), [](const Attitude* row) {
    return row->speaker && std::any_of(row->complements.begin(), row->complements.end(),
                                       [](const Slot& slot) { return slot.kind == SlotKind::ccomp; });
  });
}

}  // namespace

QuoteReader::QuoteReader(const PropositionReader& reader)
    : reader_(reader), quote_of_(reader.tree().size(), -1) {
  find_quotes();
  find_interview();
  const AnalysedDocument& document = reader_.tree().document();
  for (Quote& quote : quotes_) {
    if (quote.speaker < 0 && quote.clause) quote.speaker = speaker_near(quote);
  }
  // A quotation without a speaker of its own belongs to the nearest one in its paragraph: the one before,
  // else the one after.
  const auto paragraph = [&](const Quote& quote) {
    return document.sentences[reader_.tree().sentence(quote.first)].paragraph;
  };
  for (std::size_t i = 1; i < quotes_.size(); ++i) {
    if (quotes_[i].clause && quotes_[i].speaker < 0 && paragraph(quotes_[i]) == paragraph(quotes_[i - 1])) {
      quotes_[i].speaker = quotes_[i - 1].speaker;
    }
  }
  for (std::size_t i = quotes_.size(); i-- > 1;) {
    if (quotes_[i - 1].clause && quotes_[i - 1].speaker < 0 &&
        paragraph(quotes_[i]) == paragraph(quotes_[i - 1])) {
      quotes_[i - 1].speaker = quotes_[i].speaker;
    }
  }
}

std::optional<std::uint32_t> QuoteReader::speaker(std::uint32_t token) const {
  if (quote_of_[token] < 0) return std::nullopt;
  const std::int32_t speaker = quotes_[static_cast<std::size_t>(quote_of_[token])].speaker;
  return speaker < 0 ? std::nullopt : std::optional<std::uint32_t>(static_cast<std::uint32_t>(speaker));
}

void QuoteReader::find_quotes() {
  const AnalysedDocument& document = reader_.tree().document();
  std::int32_t open = -1;
  std::int32_t turn = -1;
  std::int64_t paragraph = -1;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.section != SectionKind::body) continue;
    if (paragraph != sentence.paragraph) {
      // An open quotation goes on only if the new paragraph opens one too.
      if (open >= 0) quotes_[static_cast<std::size_t>(open)].last = sentence.tokens.begin;
      open = -1;
      paragraph = sentence.paragraph;
      turn = turn_of(sentence.tokens);
      if (turn >= 0) {
        quotes_.push_back({sentence.tokens.begin, sentence.tokens.end, turn, true, false});
        turn = static_cast<std::int32_t>(quotes_.size()) - 1;
      }
    }
    if (turn >= 0) {
      // "Umerov: We will wait. Nobody else will.": the paragraph is his
      Quote& whole = quotes_[static_cast<std::size_t>(turn)];
      whole.last = sentence.tokens.end;
      bool behind = sentence.tokens.begin != whole.first;
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        if (behind) quote_of_[i] = turn;
        behind |= document.tokens[i].form == ":";
      }
      continue;
    }
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Mark mark = mark_of(document.tokens[i]);
      if (mark == Mark::none) {
        if (open >= 0) quote_of_[i] = open;
      } else if (open >= 0 && mark != Mark::open) {
        quotes_[static_cast<std::size_t>(open)].last = i;
        open = -1;
      } else if (open < 0 && mark != Mark::close) {
        open = static_cast<std::int32_t>(quotes_.size());
        quotes_.push_back({i + 1, i + 1, -1, false, false});
      }
    }
  }
  if (open >= 0)
    quotes_[static_cast<std::size_t>(open)].last = static_cast<std::uint32_t>(document.tokens.size());
  for (Quote& quote : quotes_) quote.clause = quote.last >= quote.first + kClause;
}

// An interview: paragraphs behind "A:", or whole ones in quotation marks with questions between them, and
// before them somebody who receives "us" or a correspondent.
void QuoteReader::find_interview() {
  constexpr std::size_t kFewest = 3;  // answers
  const AnalysedDocument& document = reader_.tree().document();
  const std::vector<Token>& tokens = document.tokens;
  std::vector<TokenRange> paragraphs;
  std::int64_t last = -1;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.section != SectionKind::body) continue;
    if (sentence.paragraph == last) {
      paragraphs.back().end = sentence.tokens.end;
    } else {
      paragraphs.push_back(sentence.tokens);
    }
    last = sentence.paragraph;
  }
  const auto behind_letter = [&](const TokenRange& paragraph, std::string_view letter) {
    return paragraph.end - paragraph.begin > 3 && tokens[paragraph.begin].form == letter &&
           tokens[paragraph.begin + 1].form == ":";
  };
  const auto quoted_whole = [&](const TokenRange& paragraph) {
    const std::int32_t quote = paragraph.end - paragraph.begin > 3 ? quote_of_[paragraph.begin + 1] : -1;
    return quote >= 0 && quotes_[static_cast<std::size_t>(quote)].first == paragraph.begin + 1 &&
           quotes_[static_cast<std::size_t>(quote)].last + 2 >= paragraph.end;
  };
  std::vector<TokenRange> answers;
  std::size_t questions = 0;
  std::uint32_t first = 0;
  for (const TokenRange& paragraph : paragraphs) {
    const bool asks = tokens[paragraph.end - 1].form == "?" || behind_letter(paragraph, "Q");
    if (asks && ++questions == 1) first = paragraph.begin;
    if (questions > 0 && (behind_letter(paragraph, "A") || quoted_whole(paragraph)))
      answers.push_back(paragraph);
  }
  if (questions < 2 || answers.size() < kFewest) return;
  bool meets = false;
  for (std::uint32_t i = paragraphs.front().begin; i < first; ++i) {
    const std::string& lemma = reader_.tree().lemma(i);
    meets |=
        tokens[i].form == "us" || lemma == "correspondent" || lemma == "interview" || lemma == "reporter";
  }
  const auto person =
      std::find_if(document.entities.begin(), document.entities.end(), [&](const EntitySpan& one) {
        return one.kind == EntityKind::per && one.tokens.begin >= paragraphs.front().begin &&
               one.tokens.end <= first;
      });
  if (!meets || person == document.entities.end()) return;
  // the head of the name, which may begin before what the tagger found
  std::uint32_t head = person->tokens.begin;
  const Tree& tree = reader_.tree();
  while (tree.head(head) != kRoot && (tree.relation(head) == Relation::flat ||
                                      (static_cast<std::uint32_t>(tree.head(head)) > person->tokens.begin &&
                                       static_cast<std::uint32_t>(tree.head(head)) < person->tokens.end)))
    head = static_cast<std::uint32_t>(tree.head(head));
  for (const TokenRange& answer : answers) {
    const std::int32_t number = static_cast<std::int32_t>(quotes_.size());
    quotes_.push_back({answer.begin, answer.end, static_cast<std::int32_t>(head), true, true});
    for (std::uint32_t i = answer.begin; i < answer.end; ++i) quote_of_[i] = number;
  }
}

// Whoever's name, with or without titles, and a colon open a paragraph, as in an interview or minutes: the
// token that heads it, or -1.
std::int32_t QuoteReader::turn_of(TokenRange sentence) const {
  constexpr std::uint32_t kLongest = 7;  // words of a name with its titles
  const AnalysedDocument& document = reader_.tree().document();
  std::uint32_t colon = sentence.begin;
  for (; colon < sentence.end && document.tokens[colon].form != ":"; ++colon) {
    const std::string& part = document.tokens[colon].upos;
    if (colon - sentence.begin >= kLongest ||
        (part != "PROPN" && part != "NOUN" && part != "ADJ" && part != "PUNCT"))
      return -1;
  }
  if (colon + kClause > sentence.end) return -1;
  for (const EntitySpan& entity : document.entities) {
    if (entity.kind != EntityKind::per || entity.tokens.begin < sentence.begin || entity.tokens.end != colon)
      continue;
    for (std::uint32_t i = entity.tokens.begin; i < entity.tokens.end; ++i) {
      const std::int32_t above = reader_.tree().head(i);
      if (above < static_cast<std::int32_t>(entity.tokens.begin) ||
          above >= static_cast<std::int32_t>(entity.tokens.end))
        return static_cast<std::int32_t>(i);
    }
  }
  return -1;
}

// The subject of a saying verb outside the marks, in the sentences that the quotation touches.
std::int32_t QuoteReader::speaker_near(const Quote& quote) const {
  const Tree& tree = reader_.tree();
  const AnalysedDocument& document = tree.document();
  const std::int32_t id = quote_of_[quote.first];
  if (id < 0) return -1;
  const std::uint32_t first = tree.sentence(quote.first);
  const std::uint32_t last = tree.sentence(std::min(quote.last, tree.size()) - 1);
  std::int32_t best = -1;
  std::uint32_t distance = 0;
  for (std::uint32_t s = first; s <= last; ++s) {
    for (std::uint32_t i = document.sentences[s].tokens.begin; i < document.sentences[s].tokens.end; ++i) {
      if (quote_of_[i] >= 0 || !tree.verb(i) || !says(reader_.lexicon(), tree.lemma(i))) continue;
      const std::int32_t subject = reader_.surface_subject(i);
      if (subject < 0 || quote_of_[static_cast<std::size_t>(subject)] >= 0) continue;
      const std::uint32_t away = i < quote.first ? quote.first - i : i - std::min(i, quote.last);
      if (best < 0 || away < distance) {
        best = subject;
        distance = away;
      }
    }
  }
  return best;
}

}  // namespace kg::ingest
