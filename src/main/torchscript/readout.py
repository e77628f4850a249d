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
  def at(self: __torch__.readout.Readout, x: Tensor, places: Tensor) -> Tensor:
    # x (1, C, ...), places (1, [1,] 1, n, d) in -1 ... 1 from edge to edge, X first: (C, n), what resized has there.
    return torch.grid_sampler(x, places, 0, 1, False).flatten(1).reshape([x.size(1), -1])
