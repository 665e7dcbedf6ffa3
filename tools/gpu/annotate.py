"""Trees that networks give to plain text together, for a smaller network to learn from."""
import pickle
import random

import numpy as np
import torch

from examples import MAX_PRETRAIN, Data
from network import device_of, load_network


def annotate(a):
    """Trees of the networks, summed probabilities, for the first words of the text.

    Heads are greedy; sentences whose heads form a cycle are left out.
    """
    dev = device_of()
    d = Data(a.data)
    nets = []
    rw, rc = d.arrays()
    for p in a.network:
        n = load_network(d, p).to(dev).eval()
        n.set_table(rw, rc, dev)
        nets.append(n)
    order, total = [], 0
    starts = np.concatenate([[0], np.cumsum(d.lengths)[:-1]])
    for i in range(len(d.lengths)):
        if total >= a.words:
            break
        if 5 <= d.lengths[i] < MAX_PRETRAIN:
            order.append(i)
            total += d.lengths[i]
    order.sort(key=lambda i: d.lengths[i])
    out, at = [], 0
    with torch.no_grad():
        while at < len(order):
            L = int(d.lengths[order[at]])
            end = at
            while end < len(order) and d.lengths[order[end]] == L and (end - at) * L < 30000:
                end += 1
            ids = np.stack([d.flat[starts[i] : starts[i] + L] for i in order[at:end]], 1) + 1
            at = end
            f = torch.from_numpy(ids).to(dev)
            lengths = torch.full((f.size(1),), L + 1)
            arcs = xp = up = lab = None
            outs = []
            for n in nets:
                o = n.run(f, lengths, 0, entities=False)
                outs.append(o)
                x = o["arcs"].log_softmax(2).exp()
                arcs = x if arcs is None else arcs + x
                x = o["xpos"].softmax(2)
                xp = x if xp is None else xp + x
                x = o["upos"].softmax(2)
                up = x if up is None else up + x
            h = arcs[:, 1:].argmax(2)  # [B, L]
            B = f.size(1)
            bi = torch.arange(B, device=dev).repeat_interleave(L)
            ti = torch.arange(L, device=dev).repeat(B)
            hh = h.reshape(-1)
            for n, o in zip(nets, outs):
                x = n.label_scores(o["ld"][ti + 1, bi], o["lh"][hh, bi]).softmax(1)
                lab = x if lab is None else lab + x
            lab = lab.argmax(1).view(B, L).cpu().numpy()
            h = h.cpu().numpy()
            xs, us = xp[1:].argmax(2).cpu().numpy(), up[1:].argmax(2).cpu().numpy()
            for b in range(B):
                heads = h[b]
                if (heads == 0).sum() != 1:
                    continue
                ok = True
                for i in range(1, L + 1):
                    j, k = i, 0
                    while j and k <= L:
                        j = heads[j - 1]
                        k += 1
                    if j:
                        ok = False
                        break
                if ok:
                    out.append(
                        [
                            (
                                d.forms[ids[i, b] - 1],
                                d.upos[us[i, b]],
                                d.xpos[xs[i, b]],
                                d.deprel[lab[b, i]],
                                int(heads[i]),
                            )
                            for i in range(L)
                        ]
                    )
    random.Random(7).shuffle(out)
    pickle.dump(out, open(a.out, "wb"), protocol=4)
    print("annotated", len(out), "of", len(order), sum(map(len, out)), flush=True)
