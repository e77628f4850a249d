# Classes of whole images: a backbone, heads on all its levels, and the loss.
class Classifier(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  backbone : __torch__.unet.UNet
  score{level} : __torch__.layers.Convolution
  several : bool
  def forward(self: __torch__.classifier.Classifier, x: Tensor) -> Tensor:
    # Class scores (N, classes): linear maps of the features of all levels, averaged over the image.
    return self.scores(self.backbone.features(x))
  def scores(self: __torch__.classifier.Classifier, f: List[Tensor]) -> Tensor:
    scores = annotate(List[Tensor], [])
    scores.append(self.score{level}.forward(__torch__.classifier.average(f[{level}])).flatten(1))
    return __torch__.classifier.total(scores)
  def activation(self: __torch__.classifier.Classifier, x: Tensor) -> Tensor:
    # What each voxel adds to the class scores (N, classes, ...): the same maps before averaging; their mean is the score.
    f = self.backbone.features(x)
    size = x.shape[2:]
    maps = annotate(List[Tensor], [])
    maps.append(__torch__.resize.linear(self.score{level}.forward(f[{level}]), size, False))
    return __torch__.classifier.total(maps)
  def features(self: __torch__.classifier.Classifier, x: Tensor) -> List[Tensor]:
    return self.backbone.features(x)
  def probabilities(self: __torch__.classifier.Classifier, x: Tensor) -> Tensor:
    y = self.forward(x)
    if self.several:
      p = torch.sigmoid(y)
    else:
      p = torch.softmax(y, 1)
    return p
  def step(self: __torch__.classifier.Classifier, images: Tensor, truth: Tensor, matrix: Tensor, nodes: Tensor, noise: Tensor, blur: Tensor, tone: Tensor) -> Tuple[Tensor, Tensor]:
    p = __torch__.augment.places(matrix, nodes, images.shape[2:], noise.shape[2:])
    x = __torch__.augment.varied(images, p, noise, blur, tone)
    levels = self.backbone.features(x)
    f = __torch__.learning.leaves(levels)
    loss, right = __torch__.classifier.loss(self.scores(f), truth, self.several)
    total = __torch__.learning.differentiated(loss)
    if torch.is_grad_enabled():
      self.backbone.learn(x, levels, __torch__.learning.slopes(f))
    return (total, right)
def average(x: Tensor) -> Tensor:
  # Over the image; the axes stay.
  return x.flatten(2).mean([2]).reshape([x.size(0), x.size(1)] + [1] * (x.dim() - 2))
def total(parts: List[Tensor]) -> Tensor:
  y = parts[0]
  for i in range(len(parts) - 1):
    y = y + parts[i + 1]
  return y
def loss(scores: Tensor, truth: Tensor, several: bool) -> Tuple[Tensor, Tensor]:
  # Cross-entropy (of each class by itself where there may be several), and the share of right decisions;
  # truth (N, classes) holds 1 for the classes of an image, else 0.
  if several:
    entropy = torch.binary_cross_entropy_with_logits(scores, truth)
    right = (scores > 0.) == (truth > 0.5)
  else:
    entropy = -(torch.log_softmax(scores, 1) * truth).sum([1]).mean()
    right = scores.argmax(1) == truth.argmax(1)
  return (entropy, right.to(scores.dtype).mean())
