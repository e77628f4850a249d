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
  def encode(self: __torch__.unet.UNet, x: Tensor) -> List[Tensor]:
    # Bottleneck, then what is kept of each level on the way down, coarsest first.
    d = x.dim() - 2
    x1 = self.enter.forward(__torch__.layers.channels_last(x))
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
    return self.decode(self.encode(x))
  def forward(self: __torch__.unet.UNet, x: Tensor) -> Tensor:
    return self.features(x)[4]
