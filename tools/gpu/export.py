"""The checkpoint of ingest/language/train/checkpoint.h from a network of finetune."""
import struct

import torch

from examples import NER, Data
from network import load_network


def export(a):
    d = Data(a.data)
    s = load_network(d, a.network[0]).state_dict()
    t = {
        "words.table": s["words.weight"],
        "chars.table": s["chars.weight"],
        "root.input": s["root"],
        "arcs.bilinear": s["arcs"],
        "labels.bilinear": s["labels"],
        "ner.transitions": s["transitions"],
        "ner.start": s["start"],
        "ner.end": s["end"],
    }
    for n in ("three", "five"):
        w = s[n + ".weight"]
        t[f"chars.{n}.weight"] = w.permute(0, 2, 1).reshape(w.size(0), -1)
        t[f"chars.{n}.bias"] = s[n + ".bias"]
    for n in (
        "xpos",
        "upos",
        "feedback",
        "arc_head",
        "arc_dependent",
        "label_head",
        "label_dependent",
        "ner_hidden",
        "ner",
    ):
        t[n + ".weight"], t[n + ".bias"] = s[f"heads.{n}.weight"], s[f"heads.{n}.bias"]

    def gates(x):  # PyTorch: input, forget, cell, output; here: input, forget, output, cell
        i, f, g, o = x.chunk(4, 0)
        return torch.cat([i, f, o, g], 0)

    for l in range(3):
        for there, here in (("", "forward"), ("_reverse", "backward")):
            p = f"lstm.{l}."
            t[f"lstm{l + 1}.{here}.input"] = gates(s[p + "weight_ih_l0" + there])
            t[f"lstm{l + 1}.{here}.hidden"] = gates(s[p + "weight_hh_l0" + there])
            t[f"lstm{l + 1}.{here}.bias"] = gates(s[p + "bias_ih_l0" + there] + s[p + "bias_hh_l0" + there])
    t["words.table"][0] = 0
    notes = {"sets": a.note, "made by": "tools/gpu/kgtrain_gpu.py"}
    vocab = dict(words=d.words, chars=d.chars, xpos=d.xpos, upos=d.upos, deprel=d.deprel, ner=NER)
    num = lambda n: struct.pack("<Q", n)

    def text(x):
        x = x.encode()
        return num(len(x)) + x

    with open(a.out, "wb") as f:
        f.write(b"kgckpt01" + num(len(notes)))
        for n in sorted(notes):
            f.write(text(n) + text(notes[n]))
        f.write(num(len(vocab)))
        for n in sorted(vocab):
            f.write(text(n) + num(len(vocab[n])) + b"".join(text(e) for e in vocab[n]))
        f.write(num(len(t)))
        for n in sorted(t):
            v = t[n].contiguous().float().numpy()
            f.write(text(n) + num(v.ndim) + b"".join(num(x) for x in v.shape) + v.astype("<f4").tobytes())
        f.write(b"kgckptND")
