# Features of one level as an image: fewer channels, full size; or at some places.
class Readout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def resized(self: __torch__.readout.Readout, x: Tensor, like: Tensor) -> Tensor:
    # Linear between voxel centres as in the decoder; the spatial size becomes that of like.
    return __torch__.resize.linear(x, like.shape[2:], False)
  def components(self: __torch__.readout.Readout, x: Tensor, mean: Tensor, axes: Tensor) -> Tensor:
    # x (N, C, ...), mean (C), axes (n, C): scores (N, n, ...) along n directions.
    centred = x.flatten(2) - mean.reshape([1, -1, 1])
    return torch.matmul(axes, centred).reshape([x.size(0), axes.size(0)] + x.shape[2:])
  def at(self: __torch__.readout.Readout, x: Tensor, voxels: Tensor, like: Tensor) -> Tensor:
    # x (1, C, ...), voxels (n) of the grid of like, in C order: (C, n), what resized has there.
    return __torch__.readout.seen(x, voxels.to(4), like.shape[2:]).squeeze(0)
def seen(x: Tensor, voxel: Tensor, size: List[int]) -> Tensor:
  # Values of x (1, C, ...) at voxels of a grid of that size over the same space, linear between x's own voxels' centres.
  axes = annotate(List[Tensor], [])
  rest = voxel
  for k in range(len(size)):
    side = size[len(size) - 1 - k]
    # As the sampler takes them: -1 ... 1 from edge to edge, the last axis first.
    axes.append((rest % side * 2 + 1).to(x.dtype) / float(side) - 1.)
    rest = torch.floor_divide(rest, side)
  places = torch.stack(axes, -1).reshape([1] * len(size) + [voxel.size(0), len(size)])
  return torch.grid_sampler(x, places, 0, 1, False).flatten(2)
