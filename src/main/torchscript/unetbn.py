# U-Net with four levels, batch normalisation and transposed convolutions (PCRL's network for volumes).
class Level(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  conv1 : __torch__.layers.Convolution
  norm1 : __torch__.layers.BatchNorm
  conv2 : __torch__.layers.Convolution
  norm2 : __torch__.layers.BatchNorm
  def forward(self: __torch__.unetbn.Level, x: Tensor) -> Tensor:
    y = torch.relu(self.norm1.forward(self.conv1.forward(x)))
    return torch.relu(self.norm2.forward(self.conv2.forward(y)))
class Up(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  grow : __torch__.layers.Transposed
  level : __torch__.unetbn.Level
  def forward(self: __torch__.unetbn.Up, x: Tensor, skip: Tensor) -> Tensor:
    return self.level.forward(torch.cat([self.grow.forward(x), skip], 1))
class BatchNormUNet(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  enter : __torch__.unetbn.Level
  down1 : __torch__.unetbn.Level
  down2 : __torch__.unetbn.Level
  down3 : __torch__.unetbn.Level
  up1 : __torch__.unetbn.Up
  up2 : __torch__.unetbn.Up
  up3 : __torch__.unetbn.Up
  def encode(self: __torch__.unetbn.BatchNormUNet, x: Tensor) -> List[Tensor]:
    # Bottleneck, then what is kept of each level on the way down, coarsest first.
    half = [2] * (x.dim() - 2)
    x1 = self.enter.forward(__torch__.layers.channels_last(x))
    x2 = self.down1.forward(__torch__.layers.pool(x1, half))
    x3 = self.down2.forward(__torch__.layers.pool(x2, half))
    x4 = self.down3.forward(__torch__.layers.pool(x3, half))
    return [x4, x3, x2, x1]
  def decode(self: __torch__.unetbn.BatchNormUNet, x: List[Tensor]) -> List[Tensor]:
    # What encode gave: the features of all levels, coarsest (bottleneck) first, finest last.
    f1 = self.up1.forward(x[0], x[1])
    f2 = self.up2.forward(f1, x[2])
    f3 = self.up3.forward(f2, x[3])
    return [x[0], f1, f2, f3]
  def features(self: __torch__.unetbn.BatchNormUNet, x: Tensor) -> List[Tensor]:
    return self.decode(self.encode(x))
  def learn(self: __torch__.unetbn.BatchNormUNet, x: Tensor, features: List[Tensor], slopes: List[Tensor]) -> Tensor:
    # The gradient of what features(x) gave, from the derivatives by each level, into the parameters.
    __torch__.learning.backward(features, slopes)
    return x
  def forward(self: __torch__.unetbn.BatchNormUNet, x: Tensor) -> Tensor:
    return self.features(x)[3]
