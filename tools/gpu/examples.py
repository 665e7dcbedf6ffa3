"""Sentences that the language model learns from: trees, entities and plain text, as rows of numbers.

Reads what ingest/language/train/examples.h reads, and changes spellings as that does.
"""
import collections
import pickle
import random

import numpy as np

LONGEST_FORM, CHARS = 20, 22  # code points of a word, places with its begin and end
PLACES = [p + "-" + t for t in ("PER", "ORG", "LOC", "MISC") for p in "BIES"]
NER = ["O"] + PLACES
MAX_PRETRAIN = 72  # words of a sentence; longer ones are cut


def key_of(form):
    if form in ("``", "''"):
        return '"'
    out = []
    for c in form:
        if c in "\u2018\u2019":
            out.append("'")
        elif c in "\u201c\u201d":
            out.append('"')
        else:
            low = c.lower()
            out.append(low if len(low) == 1 else c)
    return "".join(out)


def read_trees(path):
    sentences, cur = [], []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if not line:
            if cur:
                sentences.append(cur)
            cur = []
        elif line[0] != "#":
            f = line.split("\t")
            if f[0].isdigit():
                cur.append((f[1], f[3], f[4], f[7], int(f[6])))
    if cur:
        sentences.append(cur)
    return sentences


TYPES = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "MISC": "MISC",
    "person": "PER",
    "politician": "PER",
    "country": "LOC",
    "location": "LOC",
    "event": "MISC",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "election": "MISC",
    "misc": "MISC",
}


def labels_of(n, spans):
    out = ["O"] * n
    for b, e, t in spans:
        if e == b + 1:
            out[b] = "S-" + t
        else:
            for i in range(b, e):
                out[i] = "I-" + t
            out[b], out[e - 1] = "B-" + t, "E-" + t
    return out


def spans_of(labels):
    spans, begin, kind = [], None, None
    for i, l in enumerate(labels):
        if l == "O":
            begin = None
            continue
        p, t = l.split("-")
        if p == "S":
            spans.append((i, i + 1, t))
            begin = None
        elif p == "B":
            begin, kind = i, t
        elif p == "E":
            if begin is not None and kind == t:
                spans.append((begin, i + 1, t))
            begin = None
    return spans


def read_entities(path):
    sentences, forms, raw = [], [], []

    def finish():
        if not forms:
            return
        spans, last = [], ""
        for i, r in enumerate(raw):
            if r == "O":
                last = ""
                continue
            t = r[2:]
            if r[0] == "B" or t != last:
                spans.append([i, i + 1, TYPES[t]])
            else:
                spans[-1][1] = i + 1
            last = t
        sentences.append((list(forms), [tuple(s) for s in spans]))
        forms.clear()
        raw.clear()

    for line in open(path, encoding="utf8"):
        f = line.split()
        if not f:
            finish()
            continue
        if f[0] == "-DOCSTART-":
            continue
        forms.append(f[0])
        raw.append(f[-1])
    finish()
    return sentences


def pieces(form):
    out, cur = [], ""
    n = len(form)
    for i, c in enumerate(form):
        between = (
            0 < i and i + 1 < n and form[i + 1].isalnum() and (form[i - 1].isalnum() or form[i - 1] == ".")
        )
        clitic = c in "'\u2019" and i > 1 and i + 2 == n and form[i + 1] in "sS" and form[i - 1].isalnum()
        if c == "-" and between:
            if cur:
                out.append(cur)
            out.append("-")
            cur = ""
            continue
        if clitic and cur:
            out.append(cur)
            cur = ""
        cur += c
    if cur:
        out.append(cur)
    return out


def recut(sentence, alone):
    forms, spans = sentence
    new, starts = [], []
    for f in forms:
        starts.append(len(new))
        new += pieces(f)
    starts.append(len(new))
    out = []
    small = lambda f: f[:1].islower()
    for b, e, t in spans:
        nb, ne = starts[b], starts[e]
        if e > b + 1 or ne - nb == 1:
            out.append((nb, ne, t))
            continue
        if ne - nb == 3 and new[nb + 1] == "-" and t == "MISC":
            first, second = alone.get(new[nb]), alone.get(new[nb + 2])
            if first and second:
                out += [(nb, nb + 1, first), (nb + 2, ne, second)]
                continue
            if first and small(new[nb + 2]):
                out.append((nb, nb + 1, first))
                continue
        while ne > nb + 2 and small(new[ne - 1]) and new[ne - 2] == "-":
            ne -= 2
        out.append((nb, ne, t))
    return new, out


def respell(forms, rnd):
    title = rnd.random() < 0.03
    upper = not title and rnd.random() < 0.02
    if title or upper:
        forms = [
            (f.upper() if upper else f[:1].upper() + f[1:])
            if upper or len(f) > 3 or rnd.random() < 0.3
            else f
            for f in forms
        ]
    quotes, dashes, opens = rnd.random(), rnd.random() < 0.1, True
    out = []
    for i, f in enumerate(forms):
        if f in ('"', "``", "''", "\u201c", "\u201d"):
            straight = opens and (i == 0 or i + 1 < len(forms))
            opening = f in ("``", "\u201c") or (f == '"' and straight)
            opens = not opening
            if quotes < 0.2:
                f = "\u201c" if opening else "\u201d"
            elif quotes > 0.75:
                f = '"'
            elif quotes < 0.25:
                f = "``" if opening else "''"
        elif quotes < 0.2 and len(f) > 1 and "'" in f:
            f = f.replace("'", "\u2019", 1)
        if dashes and f in ("--", "\u2014", "\u2013"):
            f = "\u2014" if quotes < 0.5 else "\u2013"
        out.append(f)
    return out


def plain_sentences(path):
    if path.endswith(".conllu"):
        for sentence in read_trees(path):
            yield [word[0] for word in sentence]
    else:
        for line in open(path, encoding="utf8", errors="replace"):
            yield line.split()


def prepare(a):
    root = a.corpora
    ewt, gum = read_trees(root + "/ud/ewt-train.conllu"), read_trees(root + "/ud/gum-train.conllu")
    named = []
    for f, times in (("conllpp_train", 1), ("wikigold", 1), ("crossner_politics_train", 4)):
        named += read_entities(f"{root}/ner/{f}.txt") * times
    dev = {
        "ewt": read_trees(root + "/ud/ewt-dev.conllu"),
        "gum": read_trees(root + "/ud/gum-dev.conllu"),
        "conll": read_entities(root + "/ner/conllpp_dev.txt"),
        "politics": read_entities(root + "/ner/crossner_politics_dev.txt"),
    }
    silver = []
    for f in a.silver or []:
        silver += [s for s in read_trees(f) if 4 <= len(s) <= 100]
    random.Random(5).shuffle(silver)
    total, cut = 0, []
    for s in silver:
        if total > a.silver_words:
            break
        cut.append(s)
        total += len(s)
    silver = cut
    gold_keys, chars = collections.Counter(), collections.Counter()
    xpos, upos, deprel = set(), set(), set()
    for s in ewt + gum:
        for w in s:
            gold_keys[key_of(w[0])] += 1
            chars.update(w[0])
            upos.add(w[1])
            xpos.add(w[2])
            deprel.add(w[3])
    for forms, _ in named:
        for f in forms:
            gold_keys[key_of(f)] += 1
            chars.update(f)
    for x in (xpos, upos):
        x.discard("_")

    counts, lines, seen = collections.Counter(), [], set()
    for path in a.sentences:
        for w in plain_sentences(path):
            h = hash(tuple(w))
            if h in seen or len(w) < 4:
                continue
            seen.add(h)
            counts.update(w)
            lines.append(w)
    random.Random(3).shuffle(lines)
    text_keys = collections.Counter()
    for f, n in counts.items():
        text_keys[key_of(f)] += n
    words = {k for k, n in gold_keys.items() if n >= 2}
    words |= {k for k, n in text_keys.most_common(a.words)}
    words = ["<pad>", "<unknown>"] + sorted(words, key=lambda k: k.encode())
    many = collections.Counter()
    for f, n in counts.items():
        for c in set(f):
            many[c] += n
    charset = {c for c, n in chars.items() if n >= 3} | {c for c, n in many.items() if n >= 100}
    charset = ["<pad>", "<unknown>", "<begin>", "<end>"] + sorted(charset, key=lambda c: c.encode())

    forms = [f for f, _ in counts.most_common()]
    fid = {f: i for i, f in enumerate(forms)}
    lengths, flat = [], []
    for w in lines:
        for at in range(0, len(w), MAX_PRETRAIN):
            part = w[at : at + MAX_PRETRAIN]
            if len(part) < 4:
                continue
            lengths.append(len(part))
            flat.append(np.fromiter((fid[x] for x in part), np.uint32, len(part)))
    flat = np.concatenate(flat)
    print(
        len(lines),
        "sentences",
        len(flat),
        "words",
        len(forms),
        "forms",
        len(words),
        "keys",
        len(charset),
        "chars",
        len(silver),
        "silver",
        total,
    )
    np.savez(
        a.out,
        low=(flat & 0xFFFF).astype(np.uint16),
        high=(flat >> 16).astype(np.uint8),
        lengths=np.array(lengths, np.uint8),
        blob=np.frombuffer(
            pickle.dumps(
                dict(
                    forms=forms,
                    words=words,
                    chars=charset,
                    xpos=sorted(xpos),
                    upos=sorted(upos),
                    deprel=sorted(deprel),
                    trees=ewt + gum,
                    named=named,
                    dev=dev,
                    silver=silver,
                ),
                protocol=4,
            ),
            np.uint8,
        ),
    )


class Data:
    def __init__(self, path):
        z = np.load(path)
        self.flat = z["low"].astype(np.int64) | (z["high"].astype(np.int64) << 16)
        self.lengths = z["lengths"].astype(np.int64)
        b = pickle.loads(z["blob"].tobytes())
        self.__dict__.update(b)
        self.word_of = {w: i for i, w in enumerate(self.words)}
        self.char_of = {c: i for i, c in enumerate(self.chars)}
        self.x_of = {c: i for i, c in enumerate(self.xpos)}
        self.u_of = {c: i for i, c in enumerate(self.upos)}
        self.d_of = {c: i for i, c in enumerate(self.deprel)}
        self.n_of = {c: i for i, c in enumerate(NER)}
        self.table()

    def table(self):
        self.fid = {f: i + 1 for i, f in enumerate(self.forms)}  # 0: no word
        self.rows_w, self.rows_c = [0], [[0] * CHARS]
        for f in self.forms:
            self.row(f)

    def row(self, f):
        self.rows_w.append(self.word_of.get(key_of(f), 1))
        t = f if len(f) <= LONGEST_FORM else f[: LONGEST_FORM // 2] + f[-(LONGEST_FORM // 2) :]
        r = [2] + [self.char_of.get(c, 1) for c in t] + [3]
        self.rows_c.append(r + [0] * (CHARS - len(r)))

    def id(self, f):
        i = self.fid.get(f)
        if i is None:
            i = self.fid[f] = len(self.rows_w)
            self.row(f)
        return i

    def arrays(self):
        if not hasattr(self, "base"):
            self.base = np.array(self.rows_w, np.int64), np.array(self.rows_c, np.int16)
        n = len(self.base[0])
        w, c = self.rows_w[n:], self.rows_c[n:]
        if not w:
            return self.base
        return np.concatenate([self.base[0], np.array(w, np.int64)]), np.concatenate(
            [self.base[1], np.array(c, np.int16)]
        )


def cut_batches(examples, tokens, rnd):
    """examples: list of (n, payload); lists of payloads of about `tokens` words, similar lengths together."""
    order = list(range(len(examples)))
    rnd.shuffle(order)
    out = []
    for at in range(0, len(order), 2000):
        part = sorted(order[at : at + 2000], key=lambda i: examples[i][0])
        cur, total = [], 0
        for i in part:
            if cur and total + examples[i][0] > tokens:
                out.append(cur)
                cur, total = [], 0
            cur.append(examples[i][1])
            total += examples[i][0]
        out.append(cur)
    rnd.shuffle(out)
    return out


def pack_batch(rows):
    """rows of int arrays [7, n]: form, xpos, upos, head, deprel, ner -> one [6, T, B], longest first."""
    rows = sorted(rows, key=lambda r: -r.shape[1])
    T, B = rows[0].shape[1], len(rows)
    out = np.full((6, T, B), -100, np.int32)
    out[0] = 0
    for b, r in enumerate(rows):
        out[:, : r.shape[1], b] = r
    return out, np.array([r.shape[1] for r in rows])


def tree_row(d, s, forms=None):
    n = len(s)
    r = np.full((6, n), -100, np.int32)
    r[0] = [d.id(f) for f in (forms or [w[0] for w in s])]
    r[1] = [d.x_of.get(w[2], -100) for w in s]
    r[2] = [d.u_of.get(w[1], -100) for w in s]
    r[3] = [w[4] for w in s]
    r[4] = [d.d_of.get(w[3], -100) for w in s]
    return r


def ner_row(d, forms, spans):
    r = np.full((6, len(forms)), -100, np.int32)
    r[0] = [d.id(f) for f in forms]
    r[5] = [d.n_of[l] for l in labels_of(len(forms), spans)]
    return r


def epoch(d, seed, number, tokens, silver, silver_share, entity_share):
    rnd = random.Random(seed * 1000003 + number)
    alone = collections.defaultdict(collections.Counter)
    if not hasattr(d, "alone"):
        for f, sp in d.named:
            for b, e, t in sp:
                if e == b + 1:
                    alone[f[b]][t] += 1
        d.alone = {f: max(sorted(c), key=lambda t: c[t]) for f, c in alone.items()}
    trees = list(d.trees)
    if silver:
        words = sum(len(s) for s in d.trees) * silver_share
        mean = sum(len(s) for s in silver) / len(silver)
        k = int(words / mean)
        trees += [silver[(number * k + i) % len(silver)] for i in range(k)]
    ex = []
    for s in trees:
        if len(s) > 120:
            continue
        if (
            rnd.random() < 0.05
            and len(s) >= 4
            and s[-1][0] == "."
            and s[-1][4] != 0
            and all(w[4] != len(s) for w in s)
        ):
            s = s[:-1]
        ex.append((len(s), tree_row(d, s, respell([w[0] for w in s], rnd))))
    t = cut_batches(ex, tokens, rnd)
    ex = []
    for s in d.named:
        f, sp = recut(s, d.alone) if rnd.random() < 0.4 else s
        if len(f) > 120:
            continue
        ex.append((len(f), ner_row(d, respell(f, rnd), sp)))
    n = cut_batches(ex, tokens, rnd)
    n = n[: int(len(t) * entity_share / (1 - entity_share))]
    steps = [(0, pack_batch(b)) for b in t] + [(1, pack_batch(b)) for b in n]
    rnd.shuffle(steps)
    return steps
