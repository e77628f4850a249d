# Opens a model archive with PyTorch alone and prints what it finds, one fact a line: name, tab, value.
import sys
import torch


def ramp(*shape):
    # Eighths from -1 to 1: the same numbers in float32 everywhere.
    count = torch.Size(shape).numel()
    return (((torch.arange(count) * 7) % 17).float() / 8 - 1).reshape(shape)


extra = {"card.json": ""}
model = torch.jit.load(sys.argv[1], _extra_files=extra)
card = extra["card.json"]
print("card", card if isinstance(card, str) else card.decode("utf-8"), sep="\t")
for key, value in model.state_dict().items():
    print("tensor " + key, list(value.shape), sep="\t")
print("trained", all(p.requires_grad for p in model.parameters()), sep="\t")

d = int(sys.argv[2])
size = [18, 20, 17][:d]
fixed, moving = ramp(2, 1, *size), ramp(2, 1, *size).flip(2)
with torch.no_grad():
    print("forward", list(model(fixed).shape), sep="\t")
losses = model.losses(fixed, moving, ramp(2, d, *size) * 3, torch.ones(2, 1, *size))
print("loss", float(losses[0]), sep="\t")
gradients = [p.grad for p in model.parameters()]
print("gradients", sum(g is not None and bool(torch.isfinite(g).all()) for g in gradients), sep="\t")
print("norm", float(torch.linalg.vector_norm(torch.stack([g.norm() for g in gradients]))), sep="\t")
