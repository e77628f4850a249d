# Features of one level as an image: fewer channels, full size.
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
