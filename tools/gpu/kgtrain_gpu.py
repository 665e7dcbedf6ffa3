#!/usr/bin/env python3
"""Pre-trains the encoder of the language model on plain text and teaches it trees and entities, on a GPU.

Needs PyTorch and NumPy. The network is that of ingest/language/train/network.h; `export` writes the
checkpoint that `kgtrain pack` and `kgtrain --start` read. Sentences of plain text come as CoNLL-U, from
`kgbuild extract --as conllu --input text`, or one a line with blanks between the words.

  kgtrain_gpu.py prepare  --corpora DIR --sentences FILE... --silver FILE.conllu... --out work.npz
  kgtrain_gpu.py pretrain --data work.npz --hidden 384 --seconds 240 --out encoder.pt
  kgtrain_gpu.py finetune --data work.npz --encoder encoder.pt --silver own --passes 22 --out network
  kgtrain_gpu.py annotate --data work.npz --network network.pt --words 2500000 --out trees.pickle
  kgtrain_gpu.py finetune --data work.npz --encoder encoder.pt --silver trees.pickle --passes 22 --out other
  kgtrain_gpu.py export   --data work.npz --network other.pt --out language.ckpt
"""
import argparse

from annotate import annotate
from examples import prepare
from export import export
from finetune import finetune
from pretrain import pretrain


COMMANDS = dict(prepare=prepare, pretrain=pretrain, finetune=finetune, annotate=annotate, export=export)


def main():
    p = argparse.ArgumentParser()
    sub = p.add_subparsers(dest="what", required=True)

    def add(command, **kinds):
        s = sub.add_parser(command)
        for k, v in kinds.items():
            k = "--" + k.replace("_", "-")
            if isinstance(v, list):
                s.add_argument(k, nargs="*", default=v)
            elif isinstance(v, bool):
                s.add_argument(k, type=lambda x: x == "1", default=v)
            else:
                s.add_argument(k, type=type(v), default=v)

    shape = dict(hidden=384, word=128, filters=64, arc=256, label=64, entity=128)
    add("prepare", corpora="", sentences=[], silver=[], silver_words=1500000, words=48000, out="")
    add(
        "pretrain",
        data="",
        out="",
        seconds=240.0,
        steps=0,
        lr=2e-3,
        tokens=32768,
        targets=32000,
        dropout=0.1,
        seed=1,
        **shape
    )
    add(
        "finetune",
        data="",
        encoder="",
        out="",
        name="",
        passes=14,
        seconds=0.0,
        lr=2e-3,
        encoder_lr=1e-3,
        beta2=0.9,
        tokens=1200,
        seed=1,
        dropout=0.33,
        unknown=0.05,
        average=0.999,
        silver="",
        silver_share=0.5,
        entity_share=0.38,
        entity_weight=5.0,
        every=3,
        tf32=True,
        **shape
    )
    add("annotate", data="", network=[], out="", words=3000000)
    add("export", data="", network=[], out="", note="")
    a = p.parse_args()
    COMMANDS[a.what](a)


if __name__ == "__main__":
    main()
