# Building blocks with parameters; each works on (N, C, Y, X) and (N, C, Z, Y, X) alike.
class Convolution(Module):
  # Kernel of odd sides, padded so that the size stays.
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  weight : Tensor
  bias : Tensor
  training : bool
  def forward(self: __torch__.layers.Convolution, x: Tensor) -> Tensor:
    d = x.dim() - 2
    padding = annotate(List[int], [])
    for i in range(d):
      padding.append(self.weight.size(i + 2) // 2)
    return torch.convolution(x, self.weight, self.bias, [1] * d, padding, [1] * d, False, [0] * d, 1)
class GroupNorm(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  weight : Tensor
  bias : Tensor
  training : bool
  groups : int
  def forward(self: __torch__.layers.GroupNorm, x: Tensor) -> Tensor:
    return torch.group_norm(x, self.groups, self.weight, self.bias, 1e-05)
