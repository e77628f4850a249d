# Sampling an image at displaced positions. Voxels outside count as 0 and take part in the interpolation.
def positions(size: List[int], like: Tensor) -> Tensor:
  # (1, d, size...): the coordinates of each voxel along each spatial axis.
  axes = annotate(List[Tensor], [])
  for i in range(len(size)):
    shape = [1] * len(size)
    shape[i] = size[i]
    axes.append(torch.arange(size[i], dtype=like.dtype, device=like.device).reshape(shape).expand(size))
  return torch.stack(axes).unsqueeze(0)
def sample(source: Tensor, p: Tensor) -> Tensor:
  # Values of source (N, C, ...) at positions p (N, d, ...), in voxels, linear; the result has the grid of p.
  return __torch__.warp.gridded(source, p, 0)
def nearest(source: Tensor, p: Tensor) -> Tensor:
  # The same, the nearest voxel's value.
  return __torch__.warp.gridded(source, p, 1)
def gridded(source: Tensor, p: Tensor, mode: int) -> Tensor:
  # Sides are filled up with zeros to powers of two: only then do the sampler's coordinates lose nothing, and whole
  # positions stay whole.
  d = p.size(1)
  axes = annotate(List[Tensor], [])
  padding = annotate(List[int], [])
  for k in range(d):
    i = d - 1 - k
    side = __torch__.warp.power_of_two(source.size(i + 2))
    padding = padding + [0, side - source.size(i + 2)]
    axes.append((p.select(1, i) * 2. + 1.) / float(side) - 1.)
  filled = source
  if max(padding) > 0:
    filled = torch.constant_pad_nd(source, padding, 0.)
  return torch.grid_sampler(filled, torch.stack(axes, -1), mode, 0, False)
def power_of_two(least: int) -> int:
  side = 1
  while side < least:
    side = 2 * side
  return side
def warp(source: Tensor, u: Tensor) -> Tensor:
  # source(p + u(p)); the identity where u is 0.
  return __torch__.warp.sample(source, u + __torch__.warp.positions(u.shape[2:], u))
