# MoV, mixture of vectors (COVER): feature distances become displacement vectors.
class Projection(Module):
  # P: features to 8 J channels of J heads, normalised over all of them.
  __parameters__ = []
  __buffers__ = []
  training : bool
  conv : __torch__.layers.Convolution
  norm : __torch__.layers.GroupNorm
  def forward(self: __torch__.mov.Projection, x: Tensor) -> Tensor:
    return self.norm.forward(self.conv.forward(x))
def pad(x: Tensor, radius: int, value: float) -> Tensor:
  return torch.constant_pad_nd(x, [radius, radius] * (x.dim() - 2), value)
def shifted(padded: Tensor, offset: List[int], size: List[int]) -> Tensor:
  y = padded
  for i in range(len(size)):
    y = y.narrow(i + 2, offset[i], size[i])
  return y
def offsets(d: int, radius: int) -> List[List[int]]:
  # All candidates in C order, counted from 0: subtract the radius for the displacement.
  all = annotate(List[List[int]], [annotate(List[int], [])])
  for i in range(d):
    longer = annotate(List[List[int]], [])
    for j in range(len(all)):
      for r in range(2 * radius + 1):
        longer.append(all[j] + [r])
    all = longer
  return all
def mov(query: Tensor, key: Tensor, heads: int, radius: int) -> Tensor:
  # query, key (N, w J, ...), channel c of head c mod J; field (N, d, ...), |component| <= radius.
  size = query.shape[2:]
  n = query.size(0)
  width = query.size(1) // heads
  q = query.contiguous() / width ** 0.5
  k = __torch__.mov.pad(key.contiguous(), radius, 0.)
  nothing = torch.zeros([1, 1] + size, dtype=query.dtype, device=query.device)
  outside = __torch__.mov.pad(nothing, radius, -1000.)
  candidates = __torch__.mov.offsets(len(size), radius)
  logits = annotate(List[Tensor], [])
  for j in range(len(candidates)):
    product = q * __torch__.mov.shifted(k, candidates[j], size)
    similarity = product.reshape([n, width, heads] + size).sum([1])
    logits.append(similarity + __torch__.mov.shifted(outside, candidates[j], size))
  weights = torch.softmax(torch.stack(logits, 1), 1).mean([2])
  steps = torch.tensor(candidates, dtype=query.dtype, device=query.device) - radius
  return torch.matmul(steps.t(), weights.flatten(2)).reshape([n, len(size)] + size)
