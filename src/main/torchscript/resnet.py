# ResNet-18 as the encoder of a U-Net whose decoder repeats voxels (PCRL's network for images).
class Block(Module):
  # Two convolutions beside the identity.
  __parameters__ = []
  __buffers__ = []
  training : bool
  conv1 : __torch__.layers.Unbiased
  norm1 : __torch__.layers.BatchNorm
  conv2 : __torch__.layers.Unbiased
  norm2 : __torch__.layers.BatchNorm
  def forward(self: __torch__.resnet.Block, x: Tensor) -> Tensor:
    y = torch.relu(self.norm1.forward(self.conv1.forward(x)))
    return torch.relu(self.norm2.forward(self.conv2.forward(y)) + x)
class Change(Module):
  # Two convolutions that change the shape, beside a third of kernel 1 that does so too.
  __parameters__ = []
  __buffers__ = []
  training : bool
  conv1 : __torch__.layers.Unbiased
  norm1 : __torch__.layers.BatchNorm
  conv2 : __torch__.layers.Unbiased
  norm2 : __torch__.layers.BatchNorm
  conv3 : __torch__.layers.Unbiased
  norm3 : __torch__.layers.BatchNorm
  def forward(self: __torch__.resnet.Change, x: Tensor) -> Tensor:
    y = torch.relu(self.norm1.forward(self.conv1.forward(x)))
    return torch.relu(self.norm2.forward(self.conv2.forward(y)) + self.norm3.forward(self.conv3.forward(x)))
class Level(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  conv1 : __torch__.layers.Unbiased
  norm1 : __torch__.layers.BatchNorm
  conv2 : __torch__.layers.Unbiased
  norm2 : __torch__.layers.BatchNorm
  def forward(self: __torch__.resnet.Level, x: Tensor) -> Tensor:
    y = torch.relu(self.norm1.forward(self.conv1.forward(x)))
    return torch.relu(self.norm2.forward(self.conv2.forward(y)))
class ResNetUNet(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  stem : __torch__.layers.Unbiased
  norm : __torch__.layers.BatchNorm
  stage1a : __torch__.resnet.Block
  stage1b : __torch__.resnet.Block
  stage2a : __torch__.resnet.Change
  stage2b : __torch__.resnet.Block
  stage3a : __torch__.resnet.Change
  stage3b : __torch__.resnet.Block
  stage4a : __torch__.resnet.Change
  stage4b : __torch__.resnet.Block
  up1 : __torch__.resnet.Level
  up2 : __torch__.resnet.Level
  up3 : __torch__.resnet.Level
  up4 : __torch__.resnet.Level
  up5 : __torch__.resnet.Level
  def encode(self: __torch__.resnet.ResNetUNet, x: Tensor) -> List[Tensor]:
    # The last stage (bottleneck), then the stages before it and the stem: 1/32, 1/16, 1/8, 1/4, 1/2 of the size.
    x0 = torch.relu(self.norm.forward(self.stem.forward(__torch__.layers.channels_last(x))))
    x1 = self.stage1b.forward(self.stage1a.forward(__torch__.resnet.largest(x0)))
    x2 = self.stage2b.forward(self.stage2a.forward(x1))
    x3 = self.stage3b.forward(self.stage3a.forward(x2))
    x4 = self.stage4b.forward(self.stage4a.forward(x3))
    return [x4, x3, x2, x1, x0]
  def decode(self: __torch__.resnet.ResNetUNet, x: List[Tensor]) -> List[Tensor]:
    # What encode gave: the features of all levels, coarsest (bottleneck) first, finest, of the image's size, last.
    f1 = self.up1.forward(__torch__.resnet.join(x[0], x[1]))
    f2 = self.up2.forward(__torch__.resnet.join(f1, x[2]))
    f3 = self.up3.forward(__torch__.resnet.join(f2, x[3]))
    f4 = self.up4.forward(__torch__.resnet.join(f3, x[4]))
    size = annotate(List[int], [])
    for i in range(f4.dim() - 2):
      size.append(2 * f4.size(i + 2))
    f5 = self.up5.forward(__torch__.resize.nearest(f4, size))
    return [x[0], f1, f2, f3, f4, f5]
  def features(self: __torch__.resnet.ResNetUNet, x: Tensor) -> List[Tensor]:
    return self.decode(self.encode(x))
  def learn(self: __torch__.resnet.ResNetUNet, x: Tensor, features: List[Tensor], slopes: List[Tensor]) -> Tensor:
    # The gradient of what features(x) gave, from the derivatives by each level, into the parameters.
    __torch__.learning.backward(features, slopes)
    return x
  def forward(self: __torch__.resnet.ResNetUNet, x: Tensor) -> Tensor:
    return self.features(x)[5]
def largest(x: Tensor) -> Tensor:
  # The largest of three neighbours along each axis, at every other voxel.
  if x.dim() == 5:
    y = torch.max_pool3d(x, [3, 3, 3], [2, 2, 2], [1, 1, 1])
  else:
    y = torch.max_pool2d(x, [3, 3], [2, 2], [1, 1])
  return y
def join(x: Tensor, skip: Tensor) -> Tensor:
  return torch.cat([__torch__.resize.nearest(x, skip.shape[2:]), skip], 1)
