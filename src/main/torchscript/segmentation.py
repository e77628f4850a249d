# Segmentation from few labels: a backbone, heads on all its levels, and the loss.
class Segmenter(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  backbone : __torch__.unet.UNet
  head{level} : __torch__.layers.Convolution
  ignore : int
  def forward(self: __torch__.segmentation.Segmenter, x: Tensor) -> Tensor:
    # Class scores (N, classes, ...); softmax gives probabilities. One linear map of the features of all levels:
    # a 1^d convolution commutes with the resizing, so each level is mapped first, where it is small.
    return self.scores(self.backbone.features(x), x.shape[2:])
  def scores(self: __torch__.segmentation.Segmenter, f: List[Tensor], size: List[int]) -> Tensor:
    scores = annotate(List[Tensor], [])
    scores.append(__torch__.resize.linear(self.head{level}.forward(f[{level}]), size, False))
    y = scores[0]
    for i in range(len(scores) - 1):
      y = y + scores[i + 1]
    return y
  def features(self: __torch__.segmentation.Segmenter, x: Tensor) -> List[Tensor]:
    return self.backbone.features(x)
  def probabilities(self: __torch__.segmentation.Segmenter, x: Tensor) -> Tensor:
    return torch.softmax(self.forward(x), 1)
  def step(self: __torch__.segmentation.Segmenter, images: Tensor, labels: Tensor, matrix: Tensor, nodes: Tensor, noise: Tensor, blur: Tensor, tone: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    x, truth = __torch__.augment.augmented(images, labels, matrix, nodes, noise, blur, tone, self.ignore)
    levels = self.backbone.features(x)
    f = __torch__.learning.leaves(levels)
    loss, entropy, dice = __torch__.segmentation.loss(self.scores(f, x.shape[2:]), truth, self.ignore)
    total = __torch__.learning.differentiated(loss)
    if torch.is_grad_enabled():
      self.backbone.learn(x, levels, __torch__.learning.slopes(f))
    return (total, entropy.detach(), dice.detach())
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
