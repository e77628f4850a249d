# COVER (He and Li, ICCV 2025): contrast in vector regression, fixed against moving view.
class Cover(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  backbone : __torch__.unet.UNet
  proj{level} : __torch__.mov.Projection
  heads : List[int]
  radius : int
  standardise : bool
  def forward(self: __torch__.cover.Cover, x: Tensor) -> Tensor:
    return self.backbone.forward(x)
  def features(self: __torch__.cover.Cover, x: Tensor) -> List[Tensor]:
    return self.backbone.features(x)
  def project(self: __torch__.cover.Cover, level: int, x: Tensor) -> Tensor:
    y = x
    if level == {level}:
      y = self.proj{level}.forward(x)
    return y
  def vectors(self: __torch__.cover.Cover, level: int, fixed: Tensor, moving: Tensor) -> Tensor:
    query = self.project(level, fixed)
    return __torch__.mov.mov(query, self.project(level, moving), self.heads[level], self.radius)
  def pyramid(self: __torch__.cover.Cover, fixed: List[Tensor], moving: List[Tensor]) -> List[Tensor]:
    # VPA, vector pyramid aggregation: the field after each level, coarse to fine; the last one is the result.
    last = len(fixed) - 1
    flow = __torch__.resize.field(self.vectors(0, fixed[0], moving[0]), fixed[1].shape[2:])
    flows = [flow]
    for j in range(last):
      i = j + 1
      w = self.vectors(i, fixed[i], __torch__.warp.warp(moving[i], flow))
      if i < last:
        size = fixed[i + 1].shape[2:]
        w = __torch__.resize.field(w, size)
        flow = __torch__.resize.field(flow, size)
      flow = __torch__.warp.warp(flow, w) + w
      flows.append(flow)
    return flows
  def losses(self: __torch__.cover.Cover, fixed: Tensor, moving: Tensor, target: Tensor, mask: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    # Total, vector and consistency loss, loss of the zero field, share within reach, spread of the finest features.
    # Both views go through the backbone as one batch.
    f = annotate(List[Tensor], [])
    m = annotate(List[Tensor], [])
    levels = self.backbone.features(torch.cat([fixed, moving]))
    for i in range(len(levels)):
      f.append(levels[i].narrow(0, 0, fixed.size(0)))
      m.append(levels[i].narrow(0, fixed.size(0), fixed.size(0)))
    flow = self.pyramid(f, m)[-1]
    vector = __torch__.cover.vector_loss(flow, target, mask)
    consistency = __torch__.consistency.consistency_loss(f[-1], m[-1], target, mask, self.standardise)
    zero = __torch__.cover.vector_loss(torch.zeros_like(target), target, mask)
    reach = __torch__.cover.reachable(target, mask, f, self.radius)
    return (vector + consistency, vector, consistency, zero, reach, __torch__.consistency.spread(f[-1]))
  def views(self: __torch__.cover.Cover, images: Tensor, matrix: Tensor, translation: Tensor, wobble: Tensor, elastic: Tensor, offset: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, paint: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    return __torch__.sevr.views(images, matrix, translation, wobble, elastic, offset, noise, blur, tone, paint)
  def step(self: __torch__.cover.Cover, images: Tensor, matrix: Tensor, translation: Tensor, wobble: Tensor, elastic: Tensor, offset: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, paint: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    fixed, moving, target, mask = __torch__.sevr.views(images, matrix, translation, wobble, elastic, offset, noise, blur, tone, paint)
    return self.losses(fixed, moving, target, mask)
  def preview(self: __torch__.cover.Cover, images: Tensor, matrix: Tensor, translation: Tensor, wobble: Tensor, elastic: Tensor, offset: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, paint: Tensor) -> Tensor:
    # (1, 1, Y, X): fixed view, moving view, the moving one warped by the field found, and by the true field, of the
    # first image's first channel; of a volume the middle slice.
    fixed, moving, target, mask = __torch__.sevr.views(images, matrix, translation, wobble, elastic, offset, noise, blur, tone, paint)
    found = self.register(fixed, moving)
    panels = annotate(List[Tensor], [])
    for panel in [fixed, moving, __torch__.warp.warp(moving, found), __torch__.warp.warp(moving, target)]:
      picture = panel[0][0]
      if picture.dim() == 3:
        picture = picture[picture.size(0) // 2]
      panels.append(torch.constant_pad_nd(picture.clamp(0., 1.), [0, 4], 1.))
    return torch.cat(panels, 1).unsqueeze(0).unsqueeze(0)
  def register(self: __torch__.cover.Cover, fixed: Tensor, moving: Tensor) -> Tensor:
    # The displacement field from the fixed to the moving view.
    return self.pyramid(self.backbone.features(fixed), self.backbone.features(moving))[-1]
def vector_loss(flow: Tensor, target: Tensor, mask: Tensor) -> Tensor:
  # Mean over valid voxels of the L1 distance; 0 where nothing is valid.
  distance = (flow - target).abs().sum([1], True)
  return (distance * mask).sum() / mask.sum().clamp(1.)
def reachable(target: Tensor, mask: Tensor, levels: List[Tensor], radius: int) -> Tensor:
  # Share of the valid voxels whose displacement the pyramid can express: along each axis every level adds the radius
  # in its own voxels. Five levels of features that halve the axis reach 31 times the radius.
  inside = torch.ones_like(mask)
  for i in range(target.size(1)):
    reach = 0.
    for j in range(len(levels)):
      reach = reach + float(radius) * float(target.size(i + 2)) / float(levels[j].size(i + 2))
    inside = inside * (target.narrow(1, i, 1).abs() <= reach).to(mask.dtype)
  return (inside * mask).sum() / mask.sum().clamp(1.)
