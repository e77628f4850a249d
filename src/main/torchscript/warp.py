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
  return torch.grid_sampler(source, __torch__.warp.normalised(source, p), 0, 0, True)
def nearest(source: Tensor, p: Tensor) -> Tensor:
  # The same, the nearest voxel's value.
  return torch.grid_sampler(source, __torch__.warp.normalised(source, p), 1, 0, True)
def normalised(source: Tensor, p: Tensor) -> Tensor:
  # Positions as the engine wants them: -1 ... 1 over the source, last axis first, components last.
  d = p.size(1)
  axes = annotate(List[Tensor], [])
  for k in range(d):
    i = d - 1 - k
    half = float(max(source.size(i + 2) - 1, 1)) / 2.
    axes.append(p.select(1, i) / half - 1.)
  return torch.stack(axes, -1)
def warp(source: Tensor, u: Tensor) -> Tensor:
  # source(p + u(p)); the identity where u is 0.
  return __torch__.warp.sample(source, u + __torch__.warp.positions(u.shape[2:], u))
