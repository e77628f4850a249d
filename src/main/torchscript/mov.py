# MoV, mixture of vectors (COVER): feature distances become displacement vectors.
class Projection(Module):
  # P: features to 8 J channels of J heads, normalised over all of them. Its two halves, for warping in between: mixing
  # channels and moving voxels may change places, and warping 8 J channels costs less than warping all.
  __parameters__ = []
  __buffers__ = []
  training : bool
  conv : __torch__.layers.Convolution
  norm : __torch__.layers.GroupNorm
  def forward(self: __torch__.mov.Projection, x: Tensor) -> Tensor:
    return self.normed(self.mixed(x))
  def mixed(self: __torch__.mov.Projection, x: Tensor) -> Tensor:
    return __torch__.layers.convolved(x, self.conv.weight, None)
  def normed(self: __torch__.mov.Projection, x: Tensor) -> Tensor:
    return self.norm.forward(x + self.conv.bias.reshape([1, -1] + [1] * (x.dim() - 2)))
# All voxels of a batch stand in one row, each image with a rim of the radius around it: a neighbour is then at a fixed
# distance in the row. Pieces of the row are worked on one after the other, so that what all candidates need stays small
# and near; the gradient computes a piece's weights again instead of keeping them.
def row(x: Tensor, heads: int, radius: int) -> Tensor:
  # (N, w J, ...) to (w, J, N voxels), channel c of head c mod J.
  padded = torch.constant_pad_nd(x, [radius, radius] * (x.dim() - 2), 0.)
  return padded.transpose(0, 1).reshape([x.size(1) // heads, heads, -1])
def grid(row: Tensor, batch: int, size: List[int], radius: int) -> Tensor:
  # The way back: (channels, N voxels) to (N, channels, size...) without the rim.
  padded = annotate(List[int], [])
  for i in range(len(size)):
    padded.append(size[i] + 2 * radius)
  x = row.reshape([-1, batch] + padded).transpose(0, 1)
  for i in range(len(size)):
    x = x.narrow(i + 2, radius, size[i])
  return x.contiguous()
def runs(size: List[int], radius: int) -> List[int]:
  # Where the candidates' runs along the last axis start, in C order, as distances in the row.
  starts = [-radius]
  stride = 1
  for i in range(len(size) - 1):
    axis = len(size) - 1 - i
    stride = stride * (size[axis] + 2 * radius)
    longer = annotate(List[int], [])
    for r in range(2 * radius + 1):
      for j in range(len(starts)):
        longer.append(starts[j] + (r - radius) * stride)
    starts = longer
  return starts
def vectors(d: int, radius: int, like: Tensor) -> Tensor:
  # (d, candidates): the displacement of each candidate, in C order.
  side = torch.arange(-radius, radius + 1, dtype=like.dtype, device=like.device)
  axes = annotate(List[Tensor], [])
  for i in range(d):
    shape = [1] * d
    shape[i] = 2 * radius + 1
    axes.append(side.reshape(shape).expand([2 * radius + 1] * d))
  return torch.stack(axes).flatten(1)
def outside(query: Tensor, radius: int) -> Tensor:
  # What candidates outside the image get added: their weight becomes 0.
  inside = torch.zeros([query.size(0), 1] + query.shape[2:], dtype=query.dtype, device=query.device)
  return torch.constant_pad_nd(inside, [radius, radius] * (query.dim() - 2), -1000.).flatten()
def near(row: Tensor, start: int, length: int, candidates: int) -> Tensor:
  # (..., candidates, length): the row from start on, and as seen from each following voxel; a view.
  axis = row.dim() - 1
  return row.narrow(axis, start, length + candidates - 1).unfold(axis, length, 1)
def weights(q: Tensor, key: Tensor, rim: Tensor, starts: List[int], start: int, product: Tensor, result: Tensor) -> Tensor:
  # (J, candidates, length), in result, for a piece q (w, J, length) of the scaled query's row.
  side, length = product.size(2), q.size(2)
  for i in range(len(starts)):
    torch.mul(q.unsqueeze(2), __torch__.mov.near(key, start + starts[i], length, side), out=product)
    run = result.narrow(1, i * side, side)
    torch.sum(product, [0], out=run)
    run.add_(__torch__.mov.near(rim, start + starts[i], length, side))
  result.sub_(result.amax([1], True)).exp_()
  return result.div_(result.sum([1], True))
def piece(query: Tensor, heads: int, candidates: int) -> int:
  # Voxels worked on at once: on a processor, what a piece needs stays in the cache.
  n = max(2048, min(16384, 2097152 // (heads * candidates)))
  if query.is_cuda:
    n = 64 * n
  return n
def mov(query: Tensor, key: Tensor, heads: int, radius: int) -> Tensor:
  # query, key (N, w J, ...); field (N, d, ...), |component| <= radius. Not for autograd: see gradient.
  size, width = query.shape[2:], query.size(1) // heads
  q = __torch__.mov.row(query, heads, radius) / width ** 0.5
  k, rim = __torch__.mov.row(key, heads, radius), __torch__.mov.outside(query, radius)
  starts, steps = __torch__.mov.runs(size, radius), __torch__.mov.vectors(len(size), radius, query)
  field = torch.zeros([len(size), q.size(2)], dtype=query.dtype, device=query.device)
  first, length = -starts[0], __torch__.mov.piece(query, heads, steps.size(1))
  product = torch.empty([width, heads, 2 * radius + 1, length], dtype=query.dtype, device=query.device)
  buffer = torch.empty([heads, steps.size(1), length], dtype=query.dtype, device=query.device)
  for i in range((q.size(2) - 2 * first + length - 1) // length):
    start = first + i * length
    n = min(length, q.size(2) - first - start)
    p = __torch__.mov.weights(q.narrow(2, start, n), k, rim, starts, start, product.narrow(3, 0, n), buffer.narrow(2, 0, n))
    field.narrow(1, start, n).copy_(torch.matmul(steps, p).mean([0]))
  return __torch__.mov.grid(field, query.size(0), size, radius)
def gradient(query: Tensor, key: Tensor, heads: int, radius: int, upstream: Tensor) -> Tuple[Tensor, Tensor]:
  # The derivatives by query and key of sum(upstream * mov(query, key)); upstream (N, d, ...).
  size, side, width = query.shape[2:], 2 * radius + 1, query.size(1) // heads
  q = __torch__.mov.row(query, heads, radius) / width ** 0.5
  k, rim = __torch__.mov.row(key, heads, radius), __torch__.mov.outside(query, radius)
  starts, steps = __torch__.mov.runs(size, radius), __torch__.mov.vectors(len(size), radius, query)
  slope = __torch__.mov.row(upstream, 1, radius).squeeze(1) / float(heads)
  byquery, bykey = torch.zeros_like(q), torch.zeros_like(k)
  first, length = -starts[0], __torch__.mov.piece(query, heads, steps.size(1))
  products = torch.empty([width, heads, side, length], dtype=query.dtype, device=query.device)
  buffer = torch.empty([heads, steps.size(1), length], dtype=query.dtype, device=query.device)
  for i in range((q.size(2) - 2 * first + length - 1) // length):
    start = first + i * length
    n = min(length, q.size(2) - first - start)
    part, g, product = q.narrow(2, start, n), slope.narrow(1, start, n), products.narrow(3, 0, n)
    p = __torch__.mov.weights(part, k, rim, starts, start, product, buffer.narrow(2, 0, n))
    mean = (torch.matmul(steps, p) * g).sum([1], True)
    bylogit = p.mul_(torch.matmul(steps.t(), g) - mean)
    for j in range(len(starts)):
      place = start + starts[j]
      run = bylogit.narrow(1, j * side, side)
      torch.mul(__torch__.mov.near(k, place, n, side), run, out=product)
      byquery.narrow(2, start, n).add_(product.sum([2]))
      for r in range(side):
        bykey.narrow(2, place + r, n).addcmul_(part, run.select(1, r))
  batch = query.size(0)
  return (__torch__.mov.grid(byquery.flatten(0, 1) / width ** 0.5, batch, size, radius), __torch__.mov.grid(bykey.flatten(0, 1), batch, size, radius))
