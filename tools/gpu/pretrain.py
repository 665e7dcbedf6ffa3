"""Pre-training: the encoder guesses hidden words of plain text, sentence by sentence (masked words)."""
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from examples import Data
from network import device_of, network, shape_args


def pretrain(a):
    began = time.time()
    dev = device_of()
    torch.manual_seed(a.seed)
    random.seed(a.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cudnn.allow_tf32 = True
    d = Data(a.data)
    net = network(d, **shape_args(a)).to(dev)
    rw, rc = d.arrays()
    net.set_table(rw, rc, dev)
    V = min(a.targets, len(d.forms))
    proj = nn.Sequential(nn.Linear(2 * a.hidden, 256), nn.GELU(), nn.LayerNorm(256)).to(dev)
    out = nn.Linear(256, V).to(dev)
    nn.init.normal_(out.weight, std=0.06)
    nn.init.zeros_(out.bias)
    flat = torch.from_numpy(d.flat.astype(np.int32)).to(dev) + 1
    starts = np.concatenate([[0], np.cumsum(d.lengths)[:-1]])
    by = {}
    for L in np.unique(d.lengths):
        by[int(L)] = torch.from_numpy(starts[d.lengths == L]).to(dev)
    sizes = sorted(by)
    weight = np.array([len(by[L]) * L for L in sizes], float)
    weight /= weight.sum()
    rng = np.random.default_rng(a.seed)
    params = [
        p
        for n, p in net.named_parameters()
        if not n.startswith(("heads", "arcs", "labels", "transitions", "start", "end"))
    ]
    params += list(proj.parameters()) + list(out.parameters())
    decay = [p for p in params if p.dim() >= 2]
    plain = [p for p in params if p.dim() < 2]
    opt = torch.optim.AdamW(
        [dict(params=decay, weight_decay=0.01), dict(params=plain, weight_decay=0)],
        lr=a.lr,
        betas=(0.9, 0.98),
        eps=1e-6,
        **(dict(fused=True) if dev == "cuda" else {}),
    )
    print(
        f"data {time.time() - began:.0f} s, {len(flat)} words, {sum(p.numel() for p in params)} weights",
        flush=True,
    )

    def batch():
        L = int(rng.choice(sizes, p=weight))
        at = by[L]
        n = max(1, min(a.tokens // (L + 1), len(at)))
        pick = at[torch.randint(len(at), (n,), device=dev)]
        return flat[pick.unsqueeze(0) + torch.arange(L, device=dev).unsqueeze(1)].long()

    def loss_of(forms):
        x = net.inputs(forms)
        chosen = torch.rand(forms.shape, device=dev) < 0.18
        target = chosen & (forms <= V)
        hide = chosen & (torch.rand(forms.shape, device=dev) < 0.88)
        x = torch.where(hide.unsqueeze(2), net.mask.to(x.dtype), x)
        _, _, top = net.encode(x, None, a.dropout, feedback=False)
        y = top[1:][target]
        return F.cross_entropy(out(proj(y)).float(), forms[target] - 1)

    modes = (
        [("fp16", torch.float16), ("bf16", torch.bfloat16), ("tf32", None)]
        if dev == "cuda"
        else [("fp32", None)]
    )
    Scaler = torch.amp.GradScaler if hasattr(torch.amp, "GradScaler") else torch.cuda.amp.GradScaler
    scaler = Scaler(enabled=False)

    def step(mode, scaler, lr):
        for g in opt.param_groups:
            g["lr"] = lr
        opt.zero_grad(set_to_none=True)
        forms = batch()
        with torch.autocast(dev, dtype=mode or torch.bfloat16, enabled=mode is not None):
            loss = loss_of(forms)
        scaler.scale(loss).backward()
        scaler.unscale_(opt)
        nn.utils.clip_grad_norm_(params, 1.0)
        scaler.step(opt)
        scaler.update()
        return loss.detach(), forms.numel()

    best = None
    if dev == "cuda":
        for name, m in modes:
            try:
                sc = Scaler(enabled=m == torch.float16)
                for _ in range(4):
                    step(m, sc, 1e-5)
                torch.cuda.synchronize()
                t = time.time()
                n = 0
                for _ in range(15):
                    n += step(m, sc, 1e-5)[1]
                torch.cuda.synchronize()
                speed = n / (time.time() - t)
                print(f"{name}: {speed:.0f} words/s", flush=True)
                if best is None or speed > best[0] * 1.1:
                    best = (speed, m, name)
            except Exception as e:
                print(name, "failed:", repr(e)[:300], flush=True)
        mode = best[1]
        scaler = Scaler(enabled=mode == torch.float16)
        print("taken:", best[2], flush=True)
    else:
        mode = None
    t0 = time.time()
    steps = words = 0
    said = t0
    total = torch.zeros((), device=dev)
    k = 0
    while True:
        now = time.time()
        share = (now - t0) / a.seconds
        if share >= 1 or (a.steps and steps >= a.steps):
            break
        lr = a.lr * min(1, (steps + 1) / 400) * max(0.01, 1 - share)
        l, n = step(mode, scaler, lr)
        steps += 1
        words += n
        total += l
        k += 1
        if now - said > 15:
            print(
                f"  {now - t0:.0f} s: {steps} steps, {words / (now - t0):.0f} words/s, {words / len(flat):.1f} passes, loss "
                f"{total.item() / k:.4f}, lr {lr:.5f}",
                flush=True,
            )
            said = now
            total.zero_()
            k = 0
    torch.save(dict(net={n: p.cpu() for n, p in net.state_dict().items()}, shape=shape_args(a)), a.out)
    print("saved", a.out, steps, "steps", f"{words / 1e6:.0f} M words", flush=True)
