# For tests only: makes the functions that train on labelled crops callable.
class Functions(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def loss(self: __torch__.labelled.Functions, scores: Tensor, truth: Tensor, ignore: Tensor) -> List[Tensor]:
    # Total, entropy, dice, and the derivative of the total by the scores.
    s = __torch__.probe.leaf(scores)
    total, entropy, dice = __torch__.segmentation.loss(s, truth, int(ignore))
    return [total, entropy, dice] + __torch__.probe.gradients(total, torch.ones_like(total), [s])
  def augmented(self: __torch__.labelled.Functions, images: Tensor, labels: Tensor, matrix: Tensor, nodes: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, ignore: Tensor) -> Tuple[Tensor, Tensor]:
    return __torch__.augment.augmented(images, labels, matrix, nodes, noise, blur, tone, int(ignore))
  def classes(self: __torch__.labelled.Functions, scores: Tensor, truth: Tensor, several: Tensor) -> List[Tensor]:
    # The classifier's loss, its share of right decisions, and the derivative of the loss by the scores.
    s = __torch__.probe.leaf(scores)
    loss, right = __torch__.classifier.loss(s, truth, bool(several))
    return [loss, right] + __torch__.probe.gradients(loss, torch.ones_like(loss), [s])
