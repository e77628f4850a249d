# For tests only: makes the functions of PCRL's views callable, and stands for its network.
class Functions(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def views(self: __torch__.viewsprobe.Functions, images: Tensor, box: Tensor, matrix: Tensor, blur: Tensor, tone: Tensor, shuffle: Tensor, paint: Tensor, code: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    return __torch__.pcrlviews.views(images, box, matrix, blur, tone, shuffle, paint, code)
  def cropped(self: __torch__.viewsprobe.Functions, images: Tensor, box: Tensor, like: Tensor) -> Tensor:
    return __torch__.pcrlviews.cropped(images, box, like.shape[2:])
  def transformed(self: __torch__.viewsprobe.Functions, x: Tensor, code: Tensor) -> Tensor:
    return __torch__.pcrlviews.transformed(x, code)
class Step(Module):
  # Scores the views themselves instead of what a network makes of them.
  __parameters__ = []
  __buffers__ = []
  training : bool
  def losses(self: __torch__.viewsprobe.Step, x1: Tensor, x2: Tensor, gt1: Tensor, gt2: Tensor, mask1: Tensor, mask2: Tensor, code1: Tensor, code2: Tensor, shares: Tensor, partners: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    mixed = gt1.index_select(0, partners.to(4))
    reconstruction = (x1 - mask1).square().mean() + (gt2 - x2).square().mean() + (code1 - code2).square().mean()
    contrast = (mask2 - mixed * shares[0]).square().mean()
    return (contrast + reconstruction, contrast, reconstruction, contrast, shares.mean())
  def step(self: __torch__.viewsprobe.Step, images: Tensor, box: Tensor, matrix: Tensor, blur: Tensor, tone: Tensor, shuffle: Tensor, paint: Tensor, code: Tensor, shares: Tensor, partners: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    x1, x2, gt1, gt2, mask1, mask2, code1, code2 = __torch__.pcrlviews.views(images, box, matrix, blur, tone, shuffle, paint, code)
    return self.losses(x1, x2, gt1, gt2, mask1, mask2, code1, code2, shares, partners)
  def preview(self: __torch__.viewsprobe.Step, images: Tensor, box: Tensor, matrix: Tensor, blur: Tensor, tone: Tensor, shuffle: Tensor, paint: Tensor, code: Tensor, shares: Tensor, partners: Tensor) -> Tensor:
    x1, x2, gt1, gt2, mask1, mask2, code1, code2 = __torch__.pcrlviews.views(images, box, matrix, blur, tone, shuffle, paint, code)
    return __torch__.pcrlviews.panel([x1, mask1, mask1, mask1 * shares[0] + mask2 * (1. - shares[0]), gt1])
