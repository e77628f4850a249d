# Segmentation from few labels: a backbone, one head, augmentation and loss.
class Segmenter(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  backbone : __torch__.unet.UNet
  head : __torch__.layers.Convolution
  ignore : int
  def forward(self: __torch__.segmentation.Segmenter, x: Tensor) -> Tensor:
    # Class scores (N, classes, ...); softmax gives probabilities.
    return self.head.forward(self.backbone.forward(x))
  def features(self: __torch__.segmentation.Segmenter, x: Tensor) -> List[Tensor]:
    return self.backbone.features(x)
  def probabilities(self: __torch__.segmentation.Segmenter, x: Tensor) -> Tensor:
    return torch.softmax(self.forward(x), 1)
  def step(self: __torch__.segmentation.Segmenter, images: Tensor, labels: Tensor, matrix: Tensor, noise: Tensor, tone: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    x, truth = __torch__.augment.augmented(images, labels, matrix, noise, tone, self.ignore)
    return __torch__.segmentation.loss(self.forward(x), truth, self.ignore)
def loss(scores: Tensor, truth: Tensor, ignore: int) -> Tuple[Tensor, Tensor, Tensor]:
  # Cross-entropy plus soft Dice loss over the voxels that carry a label; truth (N, 1, ...) holds class ids.
  # Dice counts the classes that the batch's labels show. Nothing labelled gives 0.
  valid = (truth != ignore).to(scores.dtype)
  ids = (truth * valid).to(4)
  count = valid.sum().clamp(1.)
  chosen = torch.log_softmax(scores, 1).gather(1, ids)
  entropy = -(chosen * valid).sum() / count
  p = (torch.softmax(scores, 1) * valid).transpose(0, 1).flatten(1)
  g = (torch.zeros_like(scores).scatter(1, ids, 1.) * valid).transpose(0, 1).flatten(1)
  size = g.sum([1])
  present = (size > 0.).to(scores.dtype)
  overlap = 2. * (p * g).sum([1]) / (p.sum([1]) + size).clamp(1.)
  dice = ((1. - overlap) * present).sum() / present.sum().clamp(1.)
  return (entropy + dice, entropy, dice)
