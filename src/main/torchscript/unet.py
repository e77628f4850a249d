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
    y = torch.leaky_relu(self.norm1.forward(self.conv1.forward(x)), 0.2)
    return torch.leaky_relu(self.norm2.forward(self.conv2.forward(y)), 0.2)
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
  def features(self: __torch__.unet.UNet, x: Tensor) -> List[Tensor]:
    # Coarsest (bottleneck) first, finest last.
    d = x.dim() - 2
    x1 = self.enter.forward(__torch__.unet.channels_last(x))
    x2 = self.down1.forward(__torch__.unet.pool(x1, self.pools[:d]))
    x3 = self.down2.forward(__torch__.unet.pool(x2, self.pools[d:2 * d]))
    x4 = self.down3.forward(__torch__.unet.pool(x3, self.pools[2 * d:3 * d]))
    f0 = self.down4.forward(__torch__.unet.pool(x4, self.pools[3 * d:]))
    f1 = self.up1.forward(__torch__.unet.join(x4, f0))
    f2 = self.up2.forward(__torch__.unet.join(x3, f1))
    f3 = self.up3.forward(__torch__.unet.join(x2, f2))
    f4 = self.up4.forward(__torch__.unet.join(x1, f3))
    return [f0, f1, f2, f3, f4]
  def forward(self: __torch__.unet.UNet, x: Tensor) -> Tensor:
    return self.features(x)[4]
def pool(x: Tensor, sides: List[int]) -> Tensor:
  if x.dim() == 5:
    y = torch.max_pool3d(x, sides, sides)
  else:
    y = torch.max_pool2d(x, sides, sides)
  return y
def join(skip: Tensor, x: Tensor) -> Tensor:
  return torch.cat([skip, __torch__.resize.linear(x, skip.shape[2:], False)], 1)
def channels_last(x: Tensor) -> Tensor:
  # The memory order in which convolution and group normalisation are fastest on a processor.
  if x.dim() == 5:
    y = x.contiguous(memory_format=3)
  else:
    y = x.contiguous(memory_format=2)
  return y
