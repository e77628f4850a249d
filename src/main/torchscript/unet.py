# U-Net with five levels, group normalisation and linear upsampling (COVER's backbone).
class Level(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  conv1 : __torch__.layers.Convolution
  norm1 : __torch__.layers.GroupNorm
  conv2 : __torch__.layers.Convolution
  norm2 : __torch__.layers.GroupNorm
  def forward(self: __torch__.unet.Level, x: Tensor) -> Tensor:
    return self.rest(self.conv1.forward(x))
  def join(self: __torch__.unet.Level, skip: Tensor, x: Tensor) -> Tensor:
    # As forward of the skipped map beside the coarser one resized to it.
    return self.rest(__torch__.joined.convolved(skip, x, self.conv1.weight, self.conv1.bias, self.training))
  def relearn(self: __torch__.unet.Level, x: Tensor, sides: List[int], slope: Tensor) -> Tensor:
    # Computes the level of the pooled x once more, now with a graph, and gives the derivative by x.
    leaf = __torch__.learning.leaf(x)
    y = self.forward(__torch__.layers.pool(leaf, sides))
    __torch__.learning.backward([y], [slope.to(y.dtype)])
    return __torch__.learning.slope(leaf)
  def rejoin(self: __torch__.unet.Level, skip: Tensor, x: Tensor, slope: Tensor) -> Tuple[Tensor, Tensor]:
    # The same of join, with the derivatives by both.
    first, second = __torch__.learning.leaf(skip), __torch__.learning.leaf(x)
    y = self.join(first, second)
    __torch__.learning.backward([y], [slope.to(y.dtype)])
    return (__torch__.learning.slope(first), __torch__.learning.slope(second))
  def rest(self: __torch__.unet.Level, x: Tensor) -> Tensor:
    y = torch.leaky_relu_(self.norm1.forward(x), 0.2)
    return torch.leaky_relu_(self.norm2.forward(self.conv2.forward(y)), 0.2)
class UNet(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  enter : __torch__.unet.Level
  down1 : __torch__.unet.Level
  down2 : __torch__.unet.Level
  down3 : __torch__.unet.Level
  down4 : __torch__.unet.Level
  up1 : __torch__.unet.Level
  up2 : __torch__.unet.Level
  up3 : __torch__.unet.Level
  up4 : __torch__.unet.Level
  pools : List[int]
  form : int
  frugal : bool
  passes : int
  def encode(self: __torch__.unet.UNet, x: Tensor) -> List[Tensor]:
    # Bottleneck, then what is kept of each level on the way down, coarsest first.
    d = x.dim() - 2
    x1 = self.enter.forward(__torch__.unet.arranged(x, self.form))
    x2 = self.down1.forward(__torch__.layers.pool(x1, self.pools[:d]))
    x3 = self.down2.forward(__torch__.layers.pool(x2, self.pools[d:2 * d]))
    x4 = self.down3.forward(__torch__.layers.pool(x3, self.pools[2 * d:3 * d]))
    x5 = self.down4.forward(__torch__.layers.pool(x4, self.pools[3 * d:]))
    return [x5, x4, x3, x2, x1]
  def decode(self: __torch__.unet.UNet, x: List[Tensor]) -> List[Tensor]:
    # What encode gave: the features of all levels, coarsest (bottleneck) first, finest last.
    f1 = self.up1.join(x[1], x[0])
    f2 = self.up2.join(x[2], f1)
    f3 = self.up3.join(x[3], f2)
    f4 = self.up4.join(x[4], f3)
    return [x[0], f1, f2, f3, f4]
  def features(self: __torch__.unet.UNet, x: Tensor) -> List[Tensor]:
    # Has no graph where it is frugal or takes several passes: use learn for the gradient.
    learning = torch.is_grad_enabled()
    if self.frugal or self.passes > 1:
      torch.set_grad_enabled(False)
    n = __torch__.unet.share(x, self.passes)
    if n < x.size(0):
      all = self.joined(x, n)
    else:
      all = self.levels(x)
    torch.set_grad_enabled(learning)
    return all
  def levels(self: __torch__.unet.UNet, x: Tensor) -> List[Tensor]:
    levels = self.decode(self.encode(__torch__.unet.shortened(x, self.form)))
    all = annotate(List[Tensor], [])
    for i in range(len(levels)):
      all.append(levels[i].to(x.dtype))
    return all
  def joined(self: __torch__.unet.UNet, x: Tensor, n: int) -> List[Tensor]:
    # The levels of n images after the other, put into the maps of all.
    all = annotate(List[Tensor], [])
    for i in range((x.size(0) + n - 1) // n):
      first, count = i * n, min(n, x.size(0) - i * n)
      levels = self.levels(x.narrow(0, first, count))
      for j in range(len(levels)):
        if i == 0:
          all.append(__torch__.unet.room(levels[j], x.size(0)))
        all[j].narrow(0, first, count).copy_(levels[j])
    return all
  def learn(self: __torch__.unet.UNet, x: Tensor, features: List[Tensor], slopes: List[Tensor]) -> Tensor:
    # The gradient of what features(x) gave, from the derivatives by each level, into the parameters.
    n = __torch__.unet.share(x, self.passes)
    for i in range((x.size(0) + n - 1) // n):
      first, count = i * n, min(n, x.size(0) - i * n)
      some = x.narrow(0, first, count)
      f, s = __torch__.unet.some(features, first, count), __torch__.unet.some(slopes, first, count)
      if self.frugal:
        self.relearn(some, f, s)
      else:
        if self.passes > 1:
          f = self.levels(some)
        __torch__.learning.backward(f, s)
    return x
  def relearn(self: __torch__.unet.UNet, x: Tensor, features: List[Tensor], slopes: List[Tensor]) -> Tensor:
    # Level after level from the top, each computed once more with a graph that is gone before the next.
    torch.set_grad_enabled(False)
    image = __torch__.unet.shortened(x, self.form)
    e = self.encode(image)
    torch.set_grad_enabled(True)
    d = x.dim() - 2
    s4, g = self.up4.rejoin(e[4], __torch__.unet.shortened(features[3], self.form), slopes[4])
    s3, g = self.up3.rejoin(e[3], __torch__.unet.shortened(features[2], self.form), slopes[3] + g)
    s2, g = self.up2.rejoin(e[2], __torch__.unet.shortened(features[1], self.form), slopes[2] + g)
    s1, g = self.up1.rejoin(e[1], e[0], slopes[1] + g)
    g = self.down4.relearn(e[1], self.pools[3 * d:], slopes[0] + g)
    g = self.down3.relearn(e[2], self.pools[2 * d:3 * d], s1 + g)
    g = self.down2.relearn(e[3], self.pools[d:2 * d], s2 + g)
    g = self.down1.relearn(e[4], self.pools[:d], s3 + g)
    return self.enter.relearn(__torch__.unet.arranged(image, self.form), [1] * d, s4 + g)
  def forward(self: __torch__.unet.UNet, x: Tensor) -> Tensor:
    return self.features(x)[4]
def share(x: Tensor, passes: int) -> int:
  # Images in a pass.
  return max(1, (x.size(0) + passes - 1) // passes)
def room(like: Tensor, n: int) -> Tensor:
  # For n images in the memory order of like.
  shape = [n] + like.shape[1:]
  if like.is_contiguous():
    y = torch.empty(shape, dtype=like.dtype, device=like.device)
  elif like.dim() == 5:
    y = torch.empty(shape, dtype=like.dtype, device=like.device, memory_format=3)
  else:
    y = torch.empty(shape, dtype=like.dtype, device=like.device, memory_format=2)
  return y
def some(levels: List[Tensor], first: int, count: int) -> List[Tensor]:
  # Images of all levels; all of them as they are.
  some = annotate(List[Tensor], [])
  for i in range(len(levels)):
    if count == levels[i].size(0):
      some.append(levels[i])
    else:
      some.append(levels[i].narrow(0, first, count))
  return some
def arranged(x: Tensor, form: int) -> Tensor:
  # Form 0 is the plain memory order, 1 and 2 are channels-last. Copied even where one channel makes both orders one:
  # what follows goes by the strides.
  y = x.contiguous()
  if form > 0:
    if x.dim() == 5:
      y = x.clone(memory_format=3)
    else:
      y = x.clone(memory_format=2)
  return y
def shortened(x: Tensor, form: int) -> Tensor:
  # Form 2 computes in bfloat16.
  y = x
  if form == 2:
    y = x.to(15)
  return y
class Trial(Module):
  # A level by itself, to see in which form this computer is fastest.
  __parameters__ = []
  __buffers__ = []
  training : bool
  level : __torch__.unet.Level
  def step(self: __torch__.unet.Trial, x: Tensor, form: Tensor) -> Tensor:
    y = __torch__.unet.arranged(__torch__.unet.shortened(x, int(form)), int(form))
    return __torch__.learning.differentiated(self.level.forward(y).to(x.dtype).square().mean())
