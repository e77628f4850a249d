# Building blocks with parameters; each works on (N, C, Y, X) and (N, C, Z, Y, X) alike.
class Convolution(Module):
  # Kernel of odd sides, padded so that the size stays.
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  weight : Tensor
  bias : Tensor
  training : bool
  def forward(self: __torch__.layers.Convolution, x: Tensor) -> Tensor:
    return __torch__.layers.convolved(x, self.weight, self.bias)
class GroupNorm(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  weight : Tensor
  bias : Tensor
  training : bool
  groups : int
  def forward(self: __torch__.layers.GroupNorm, x: Tensor) -> Tensor:
    # Statistics and weights stay in 32 bits where the map has 16; a graphics card wants one type for all.
    if x.is_cuda and x.dtype != self.weight.dtype:
      y = torch.group_norm(x.to(self.weight.dtype), self.groups, self.weight, self.bias, 1e-05).to(x.dtype)
    else:
      y = torch.group_norm(x, self.groups, self.weight, self.bias, 1e-05)
    return y
class Unbiased(Module):
  # A convolution without bias that may skip voxels; padded so that stride 1 keeps the size.
  __parameters__ = ["weight", ]
  __buffers__ = []
  weight : Tensor
  training : bool
  stride : int
  def forward(self: __torch__.layers.Unbiased, x: Tensor) -> Tensor:
    d = x.dim() - 2
    padding = annotate(List[int], [])
    stride = self.stride
    y = x
    for i in range(d):
      padding.append(self.weight.size(i + 2) // 2)
    if max(padding) == 0:
      # Skipped here: the engine's gradient of a kernel of 1 that skips voxels spoils memory for some odd widths.
      for i in range(d):
        y = torch.slice(y, i + 2, 0, None, stride)
      stride = 1
    return torch.convolution(y, self.weight, None, [stride] * d, padding, [1] * d, False, [0] * d, 1)
class Transposed(Module):
  # Each voxel becomes a block of the size of the kernel.
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  weight : Tensor
  bias : Tensor
  training : bool
  def forward(self: __torch__.layers.Transposed, x: Tensor) -> Tensor:
    d = x.dim() - 2
    return torch.convolution(x, self.weight, self.bias, self.weight.shape[2:], [0] * d, [1] * d, True, [0] * d, 1)
class Linear(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  weight : Tensor
  bias : Tensor
  training : bool
  def forward(self: __torch__.layers.Linear, x: Tensor) -> Tensor:
    return torch.linear(x, self.weight, self.bias)
class BatchNorm(Module):
  # Running mean and variance are state: listed with the parameters so that they are saved, but they do not learn.
  __parameters__ = ["weight", "bias", "mean", "variance", ]
  __buffers__ = []
  weight : Tensor
  bias : Tensor
  mean : Tensor
  variance : Tensor
  training : bool
  def forward(self: __torch__.layers.BatchNorm, x: Tensor) -> Tensor:
    # A single value in each channel has no variance: it is normalised as in evaluation, and not counted.
    learning = self.training and x.numel() > x.size(1)
    return torch.batch_norm(x, self.weight, self.bias, self.mean, self.variance, learning, 0.1, 1e-05, True)
def convolved(x: Tensor, weight: Tensor, bias: Optional[Tensor]) -> Tensor:
  d = x.dim() - 2
  padding = annotate(List[int], [])
  for i in range(d):
    padding.append(weight.size(i + 2) // 2)
  b = bias
  if b is not None:
    b = b.to(x.dtype)
  return torch.convolution(x, weight.to(x.dtype), b, [1] * d, padding, [1] * d, False, [0] * d, 1)
def pool(x: Tensor, sides: List[int]) -> Tensor:
  if x.dim() == 5:
    y = torch.max_pool3d(x, sides, sides)
  else:
    y = torch.max_pool2d(x, sides, sides)
  return y
def channels_last(x: Tensor) -> Tensor:
  # A memory order in which convolution and normalisation are fast. Images of one channel stay as they are.
  if x.dim() == 5:
    y = x.contiguous(memory_format=3)
  else:
    y = x.contiguous(memory_format=2)
  return y
