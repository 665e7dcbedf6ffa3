"""Teaches a network trees and entities, from a pre-trained encoder or from random weights."""
import os
import pickle
import queue
import threading
import time

import numpy as np
import torch
import torch.nn as nn

from examples import CHARS, Data, epoch
from network import device_of, measure, network, shape_args


def finetune(a):
    began = time.time()
    dev = device_of()
    torch.manual_seed(a.seed)
    torch.backends.cuda.matmul.allow_tf32 = a.tf32
    torch.backends.cudnn.allow_tf32 = a.tf32
    d = Data(a.data)
    silver = None
    if a.silver:
        silver = pickle.load(open(a.silver, "rb")) if a.silver != "own" else d.silver
    saved = torch.load(a.encoder) if a.encoder else None
    shape = saved["shape"] if saved else shape_args(a)
    net = network(d, **shape)
    if saved:
        net.load_state_dict(saved["net"])
    net.to(dev)
    enc = [
        p
        for n, p in net.named_parameters()
        if n.startswith(("words", "chars", "three", "five", "root", "lstm"))
    ]
    rest = [
        p
        for n, p in net.named_parameters()
        if not n.startswith(("words", "chars", "three", "five", "root", "lstm", "mask"))
    ]
    opt = torch.optim.Adam(
        [dict(params=enc), dict(params=rest)],
        lr=a.lr,
        betas=(0.9, a.beta2),
        **(dict(fused=True) if dev == "cuda" else {}),
    )
    params = enc + rest
    average = [p.detach().clone() for p in params]
    passes = [None] * a.passes
    import multiprocessing, threading, queue

    q = queue.Queue(maxsize=2)

    # batches of the next pass are made while this one is learnt
    def make():
        for i in range(a.passes):
            r, w = os.pipe()
            pid = os.fork()
            if pid == 0:
                n = len(d.rows_w)
                steps = epoch(d, a.seed, i, a.tokens, silver, a.silver_share, a.entity_share)
                with os.fdopen(w, "wb") as f:
                    pickle.dump((steps, n, d.rows_w[n:], d.rows_c[n:]), f, protocol=4)
                os._exit(0)
            os.close(w)
            with os.fdopen(r, "rb") as f:
                q.put(pickle.load(f))
            os.waitpid(pid, 0)

    threading.Thread(target=make, daemon=True).start()
    done, tl, el, ts, es = 0, 0.0, 0.0, 0, 0
    print(f"read {time.time() - began:.0f} s", flush=True)
    t0 = time.time()
    for number in range(a.passes):
        steps, n, rows_w, rows_c = q.get()
        known = d.arrays()
        net.set_table(
            np.concatenate([known[0][:n], np.array(rows_w, np.int64).reshape(-1)]),
            np.concatenate([known[1][:n], np.array(rows_c, np.int16).reshape(-1, CHARS)]),
            dev,
        )
        if number == 0:
            total = len(steps) * a.passes
            net.train()
        tl = torch.zeros((), device=dev)
        el = torch.zeros((), device=dev)
        ts = es = 0
        for kind, (b, ln) in steps:
            share = done / total
            if a.seconds:
                share = max(share, (time.time() - t0) / a.seconds)
            if share >= 1:
                break
            rise = min(1, (done + 1) / 200)
            fall = max(0.02, 1 - share)
            opt.param_groups[0]["lr"] = a.encoder_lr * rise * fall
            opt.param_groups[1]["lr"] = a.lr * rise * fall
            b = torch.from_numpy(b).to(dev, non_blocking=True).long()
            lengths = torch.from_numpy(ln + 1)
            unknown = torch.rand(b[0].shape, device=dev) < a.unknown
            o = net.run(b[0], lengths, a.dropout, trees=kind == 0, entities=kind == 1, unknown=unknown)
            loss = net.tree_loss(o, b) if kind == 0 else net.entity_loss(o, b, lengths)
            opt.zero_grad(set_to_none=True)
            (loss if kind == 0 else a.entity_weight * loss).backward()
            nn.utils.clip_grad_norm_(params, 5.0)
            opt.step()
            done += 1
            if kind == 0:
                tl += loss.detach()
                ts += 1
            else:
                el += loss.detach()
                es += 1
            w = min(a.average, (1 + done) / (10 + done))
            if dev == "cuda":
                torch._foreach_lerp_(average, [p.detach() for p in params], 1 - w)
            else:
                for x, p in zip(average, params):
                    x.lerp_(p.detach(), 1 - w)
        last = number + 1 == a.passes or (a.seconds and time.time() - t0 >= a.seconds)
        if last or number % a.every == a.every - 1:
            live = [p.detach().clone() for p in params]
            with torch.no_grad():
                for p, x in zip(params, average):
                    p.copy_(x)
            print(
                f"{a.name} pass {number + 1} {time.time() - t0:.0f} s, {done} steps, loss {tl.item() / max(1, ts):.4f} {el.item() / max(1, es):.4f} | "
                + " | ".join(
                    f"{s} {measure(net, d, d.dev[s], dev, 'tree', 1 if last else 3)}" for s in ("ewt", "gum")
                )
                + (
                    " | "
                    + " | ".join(
                        f"{s} {measure(net, d, d.dev[s], dev, 'ner')}" for s in ("conll", "politics")
                    )
                    if last
                    else ""
                ),
                flush=True,
            )
            if last:
                break
            with torch.no_grad():
                for p, x in zip(params, live):
                    p.copy_(x)
    state = {n: p.detach().cpu() for n, p in net.state_dict().items()}
    torch.save(dict(net=state, shape=shape), a.out + ".pt")
    small = {n: (p.half() if p.is_floating_point() else p).numpy() for n, p in state.items()}
    names = sorted(small, key=lambda n: -small[n].nbytes)
    parts, size = [dict()], 0
    for n in names:
        if size + small[n].nbytes > 14_500_000 and parts[-1]:
            parts.append(dict())
            size = 0
        if small[n].nbytes > 14_500_000:
            half = small[n].shape[0] // 2
            parts[-1][n + "@0"] = small[n][:half]
            parts.append({n + "@1": small[n][half:]})
            size = small[n][half:].nbytes
            continue
        parts[-1][n] = small[n]
        size += small[n].nbytes
    for i, p in enumerate(parts):
        np.savez(f"{a.out}.{i}.npz", **p)
    print("saved", a.out, len(parts), "parts", flush=True)
    os._exit(0)  # the thread that makes passes may still wait
