"""The network of ingest/language/train/network.h in PyTorch, with its losses and figures."""
import glob
import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from examples import NER, ner_row, pack_batch, spans_of, tree_row


def network(d, hidden, word, filters, arc, label, entity):
    class Net(nn.Module):
        def __init__(s):
            super().__init__()
            s.hidden = hidden
            D, both = word + 2 * filters, 2 * hidden
            s.words = nn.Embedding(len(d.words), word, padding_idx=0)
            s.chars = nn.Embedding(len(d.chars), 32, padding_idx=0)
            nn.init.uniform_(s.words.weight, -0.17, 0.17)
            nn.init.uniform_(s.chars.weight, -1, 1)
            s.words.weight.data[0] = 0
            s.chars.weight.data[0] = 0
            s.three, s.five = nn.Conv1d(32, filters, 3, padding=1), nn.Conv1d(32, filters, 5, padding=2)
            s.root, s.mask = nn.Parameter(torch.empty(D).uniform_(-0.2, 0.2)), nn.Parameter(torch.zeros(D))
            s.lstm = nn.ModuleList(
                [nn.LSTM(D if i == 0 else both, hidden, bidirectional=True) for i in range(3)]
            )
            for l in s.lstm:
                for n, p in l.named_parameters():
                    if "bias_ih" in n:
                        nn.init.zeros_(p)
                        p.data[hidden : 2 * hidden] = 0.5
                    elif "bias_hh" in n:
                        nn.init.zeros_(p)
            s.heads = nn.ModuleDict(
                dict(
                    xpos=nn.Linear(both, len(d.xpos)),
                    upos=nn.Linear(both, len(d.upos)),
                    feedback=nn.Linear(len(d.xpos), both),
                    arc_head=nn.Linear(both, arc),
                    arc_dependent=nn.Linear(both, arc),
                    label_head=nn.Linear(both, label),
                    label_dependent=nn.Linear(both, label),
                    ner_hidden=nn.Linear(both, entity),
                    ner=nn.Linear(entity, len(NER)),
                )
            )
            for n, m in s.heads.items():
                bound = math.sqrt(3.0 / m.in_features)
                nn.init.uniform_(m.weight, -bound, bound)
                nn.init.zeros_(m.bias)
            nn.init.uniform_(s.heads["feedback"].weight, -0.05, 0.05)
            b = 0.8 / math.sqrt(arc)
            s.arcs = nn.Parameter(torch.empty(arc + 1, arc).uniform_(-b, b))
            s.labels = nn.Parameter(torch.zeros(len(d.deprel), label + 1, label + 1))
            s.transitions = nn.Parameter(torch.empty(len(NER), len(NER)).uniform_(-0.1, 0.1))
            s.start, s.end = nn.Parameter(torch.zeros(len(NER))), nn.Parameter(torch.zeros(len(NER)))

        def set_table(s, rows_w, rows_c, device):
            s.rw, s.rc = torch.from_numpy(rows_w).to(device), torch.from_numpy(rows_c).to(device)

        def inputs(s, forms, unknown=None):
            u, inv = torch.unique(forms, return_inverse=True)
            ids = s.rc[u].long()
            e = s.chars(ids).transpose(1, 2)
            m = (ids == 0).unsqueeze(1)
            c = torch.cat(
                [s.three(e).masked_fill(m, -1e4).amax(2), s.five(e).masked_fill(m, -1e4).amax(2)], 1
            ).tanh()
            w = s.rw[forms]
            if unknown is not None:
                w = torch.where(unknown, torch.ones_like(w), w)
            return torch.cat([s.words(w), F.embedding(inv, c)], 2)

        def drop(s, x, p):
            if not s.training or p == 0:
                return x
            return x * (
                torch.empty(1, x.size(1), x.size(2), device=x.device, dtype=x.dtype).bernoulli_(1 - p)
                / (1 - p)
            )

        def layer(s, i, x, lengths):
            if lengths is None:
                return s.lstm[i](x)[0]
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths)
            return nn.utils.rnn.pad_packed_sequence(s.lstm[i](packed)[0], total_length=x.size(0))[0]

        def encode(s, x, lengths, p, feedback=True):
            x = torch.cat([s.root.to(x.dtype).expand(1, x.size(1), -1), x], 0)
            first = s.drop(s.layer(0, s.drop(x, p), lengths), p)
            xp = None
            if feedback:
                xp = s.heads["xpos"](first)
                tagged = first + s.heads["feedback"](xp.softmax(2))
            else:
                tagged = first
            second = s.drop(s.layer(1, tagged, lengths), p)
            return first, xp, s.drop(s.layer(2, second, lengths) + second, p)

        def head(s, n, x, p):
            return s.drop(F.leaky_relu(s.heads[n](x), 0.1), p)

        def run(s, forms, lengths, p=0.33, trees=True, entities=True, unknown=None):
            first, xp, top = s.encode(s.inputs(forms, unknown), lengths, p)
            out = dict(xpos=xp)
            if trees:
                out["upos"] = s.heads["upos"](first)
                one = lambda x: torch.cat([x, x.new_ones(x.shape[:-1] + (1,))], -1)
                dep = one(s.head("arc_dependent", top, p)).transpose(0, 1)
                gov = s.head("arc_head", top, p).permute(1, 2, 0)
                arcs = dep @ s.arcs @ gov
                T = forms.size(0) + 1
                inside = torch.arange(T, device=forms.device).unsqueeze(0) < lengths.to(
                    forms.device
                ).unsqueeze(1)
                out["arcs"] = arcs.masked_fill(~inside.unsqueeze(1), -1e9)
                out["lh"], out["ld"] = one(s.head("label_head", top, p)), one(
                    s.head("label_dependent", top, p)
                )
            if entities:
                out["ner"] = s.heads["ner"](s.head("ner_hidden", top[1:], p))
            return out

        def label_scores(s, dep, head):
            return torch.einsum("nr,nro->no", head, torch.einsum("ni,oir->nro", dep, s.labels))

        def tree_loss(s, o, b):
            heads = b[3]
            t, c = torch.nonzero(heads >= 0, as_tuple=True)
            h = heads[t, c]
            arcs = o["arcs"][c, t + 1]
            lab = s.label_scores(o["ld"][t + 1, c], o["lh"][h, c])
            ce = lambda x, y: F.cross_entropy(x, y, ignore_index=-100)
            return (
                ce(arcs, h)
                + ce(lab, b[4][t, c])
                + 0.5 * ce(o["xpos"][t + 1, c], b[1][t, c])
                + 0.25 * ce(o["upos"][t + 1, c], b[2][t, c])
            )

        def entity_loss(s, o, b, lengths):
            e, gold = o["ner"], b[5]
            known = gold >= 0
            g = gold.clamp(min=0)
            T = g.size(0)
            path = (e.gather(2, g.unsqueeze(2)).squeeze(2) * known).sum() + s.start[g[0]].sum()
            if T > 1:
                path = path + (s.transitions[g[:-1], g[1:]] * known[1:]).sum()
            ends = (lengths - 2).to(g.device).unsqueeze(0)
            path = path + s.end[g.gather(0, ends)[0]].sum()
            f = s.start + e[0]
            for t in range(1, T):
                nxt = (f.unsqueeze(2) + s.transitions).logsumexp(1) + e[t]
                f = torch.where(known[t].unsqueeze(1), nxt, f)
            return ((f + s.end).logsumexp(1).sum() - path) / known.sum()

        @torch.no_grad()
        def viterbi(s, e, lengths):
            e = e.float().cpu().numpy()
            tr = s.transitions.detach().cpu().numpy().copy()
            st, en = s.start.detach().cpu().numpy().copy(), s.end.detach().cpu().numpy().copy()
            for i, a in enumerate(NER):
                if a[0] in "IE":
                    st[i] = -1e6
                if a[0] in "BI":
                    en[i] = -1e6
                for j, b in enumerate(NER):
                    ok = (b[0] in "IE" and a[2:] == b[2:]) if a[0] in "BI" else b[0] in "OBS"
                    if not ok:
                        tr[i, j] = -1e6
            out = []
            f = st + e[0]
            back = []
            fs = [f]
            for t in range(1, e.shape[0]):
                m = f[:, :, None] + tr
                back.append(m.argmax(1))
                f = m.max(1) + e[t]
                fs.append(f)
            for b, n in enumerate(lengths):
                k = int((fs[n - 1][b] + en).argmax())
                p = [k]
                for t in range(n - 2, -1, -1):
                    k = int(back[t][b][k])
                    p.append(k)
                out.append(p[::-1])
            return out

    return Net()


def device_of():
    return "cuda" if torch.cuda.is_available() else "cpu"


def shape_args(a):
    return dict(hidden=a.hidden, word=a.word, filters=a.filters, arc=a.arc, label=a.label, entity=a.entity)


def measure(net, d, sentences, dev, kind, every=1):
    net.eval()
    sentences = [s for s in sentences[::every] if len(s if kind == "tree" else s[0]) <= 160]
    rows = [tree_row(d, s) if kind == "tree" else ner_row(d, s[0], s[1]) for s in sentences]
    rw, rc = d.arrays()
    net.set_table(rw, rc, dev)
    order = sorted(range(len(rows)), key=lambda i: rows[i].shape[1])
    n = xp = up = ua = la = gold = found = right = 0
    at = 0
    with torch.no_grad():
        while at < len(order):
            part, tot = [], 0
            while at < len(order) and (not part or tot + rows[order[at]].shape[1] <= 8000):
                part.append(rows[order[at]])
                tot += rows[order[at]].shape[1]
                at += 1
            b, ln = pack_batch(part)
            b = torch.from_numpy(b).to(dev).long()
            lengths = torch.from_numpy(ln + 1)
            o = net.run(b[0], lengths, 0, trees=kind == "tree", entities=kind != "tree")
            if kind == "tree":
                t, c = torch.nonzero(b[3] >= 0, as_tuple=True)
                h = o["arcs"][c, t + 1].argmax(1)
                r = net.label_scores(o["ld"][t + 1, c], o["lh"][h, c]).argmax(1)
                okh = h == b[3][t, c]
                n += len(t)
                ua += okh.sum().item()
                la += (okh & (r == b[4][t, c])).sum().item()
                xp += (o["xpos"][t + 1, c].argmax(1) == b[1][t, c]).sum().item()
                up += (o["upos"][t + 1, c].argmax(1) == b[2][t, c]).sum().item()
            else:
                paths = net.viterbi(o["ner"], ln)
                g = b[5].cpu().numpy()
                for i, p in enumerate(paths):
                    a_, b_ = set(spans_of([NER[x] for x in p])), set(
                        spans_of([NER[x] for x in g[: ln[i], i]])
                    )
                    gold += len(b_)
                    found += len(a_)
                    right += len(a_ & b_)
    net.train()
    if kind == "tree":
        return (
            f"UPOS {100 * up / n:.2f} XPOS {100 * xp / n:.2f} UAS {100 * ua / n:.2f} LAS {100 * la / n:.2f}"
        )
    return f"F1 {200 * right / max(1, gold + found):.2f}"


def load_network(d, path):
    if path.endswith(".pt"):
        s = torch.load(path)
        net = network(d, **s["shape"])
        net.load_state_dict(s["net"])
        return net
    state = {}
    for f in sorted(glob.glob(path + ".*.npz")):
        for n, v in np.load(f).items():
            state[n] = v
    for n in [n for n in state if n.endswith("@0")]:
        state[n[:-2]] = np.concatenate([state.pop(n), state.pop(n[:-2] + "@1")])
    h = state["lstm.0.weight_hh_l0"].shape[1]
    shape = dict(
        hidden=h,
        word=state["words.weight"].shape[1],
        filters=state["three.bias"].shape[0],
        arc=state["heads.arc_head.bias"].shape[0],
        label=state["heads.label_head.bias"].shape[0],
        entity=state["heads.ner_hidden.bias"].shape[0],
    )
    net = network(d, **shape)
    net.load_state_dict(
        {n: torch.from_numpy(v.astype(np.float32) if v.dtype == np.float16 else v) for n, v in state.items()}
    )
    return net
