# COVER (He and Li, ICCV 2025): contrast in vector regression, fixed against moving view.
class Cover(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  backbone : __torch__.unet.UNet
  proj{level} : __torch__.mov.Projection
  heads : List[int]
  first : int
  radius : int
  standardise : bool
  weight : float
  def forward(self: __torch__.cover.Cover, x: Tensor) -> Tensor:
    return self.backbone.forward(x)
  def features(self: __torch__.cover.Cover, x: Tensor) -> List[Tensor]:
    return self.backbone.features(x)
  def mixed(self: __torch__.cover.Cover, level: int, x: Tensor) -> Tensor:
    y = x
    if level == {level}:
      y = self.proj{level}.mixed(x)
    return y
  def normed(self: __torch__.cover.Cover, level: int, x: Tensor) -> Tensor:
    y = x
    if level == {level}:
      y = self.proj{level}.normed(x)
    return y
  def matched(self: __torch__.cover.Cover, level: int, fixed: Tensor, moving: Tensor, flow: Tensor) -> Tuple[Tensor, Tensor]:
    # Query and key of a level: the moving features warped by the field so far, except at the first level.
    key = self.mixed(level, moving)
    if level > self.first:
      key = __torch__.warp.warp(key, flow)
    return (self.normed(level, self.mixed(level, fixed)), self.normed(level, key))
  def pyramid(self: __torch__.cover.Cover, fixed: List[Tensor], moving: List[Tensor]) -> List[Tensor]:
    # VPA, vector pyramid aggregation: the field after each level, coarse to fine; the last one is the result, still where no level takes part.
    flows = annotate(List[Tensor], [])
    flow = __torch__.cover.still(fixed)
    for j in range(len(fixed) - self.first):
      i = j + self.first
      query, key = self.matched(i, fixed[i], moving[i], flow)
      w = __torch__.mov.mov(query, key, self.heads[i], self.radius)
      flow = __torch__.cover.aggregated(flow, w, j, i, fixed)
      flows.append(flow)
    if len(flows) == 0:
      flows.append(flow)
    return flows
  def losses(self: __torch__.cover.Cover, fixed: Tensor, moving: Tensor, target: Tensor, mask: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    # Total, vector and consistency loss, loss of the zero field, share within reach, spread of the finest features.
    # Both views go through the backbone as one batch. Where gradients are on, they are in the parameters afterwards.
    both = torch.cat([fixed, moving])
    levels = self.backbone.features(both)
    f, m = annotate(List[Tensor], []), annotate(List[Tensor], [])
    for i in range(len(levels)):
      f.append(__torch__.learning.leaf(levels[i].narrow(0, 0, fixed.size(0))))
      m.append(__torch__.learning.leaf(levels[i].narrow(0, fixed.size(0), fixed.size(0))))
    vector, consistency = self.contrast(f, m, target, mask)
    reach = __torch__.cover.reachable(target, mask, f, self.radius)
    spread = __torch__.consistency.spread(f[-1])
    if torch.is_grad_enabled():
      slopes = annotate(List[Tensor], [])
      for i in range(len(levels)):
        slopes.append(torch.cat([__torch__.learning.slope(f[i]), __torch__.learning.slope(m[i])]))
      f.clear()
      m.clear()
      self.backbone.learn(both, levels, slopes)
    zero = __torch__.cover.vector_loss(torch.zeros_like(target), target, mask)
    return (vector + self.weight * consistency, vector, consistency, zero, reach, spread)
  def contrast(self: __torch__.cover.Cover, fixed: List[Tensor], moving: List[Tensor], target: Tensor, mask: Tensor) -> Tuple[Tensor, Tensor]:
    # Vector and consistency loss. Where the features want gradients, they and the projections have them afterwards:
    # level by level, because the mixture of vectors has a gradient of its own.
    queries, keys, mixtures = annotate(List[Tensor], []), annotate(List[Tensor], []), annotate(List[Tensor], [])
    results, flows = annotate(List[Tensor], []), [__torch__.cover.still(fixed)]
    for j in range(len(fixed) - self.first):
      i = j + self.first
      query, key = self.matched(i, fixed[i], moving[i], flows[j])
      w = __torch__.learning.leaf(__torch__.mov.mov(query.detach(), key.detach(), self.heads[i], self.radius))
      flow = __torch__.cover.aggregated(flows[j], w, j, i, fixed)
      queries.append(query)
      keys.append(key)
      mixtures.append(w)
      results.append(flow)
      flows.append(__torch__.learning.leaf(flow))
    vector = __torch__.cover.vector_loss(flows[-1], target, mask)
    consistency = __torch__.consistency.consistency_loss(fixed[-1], moving[-1], target, mask, self.standardise, self.weight)
    if torch.is_grad_enabled():
      for i in range(self.first):
        __torch__.learning.backward([fixed[i], moving[i]], [torch.zeros_like(fixed[i]), torch.zeros_like(moving[i])])
      if len(results) > 0:
        __torch__.learning.differentiated(vector)
      for j in range(len(results)):
        i = len(results) - 1 - j
        __torch__.learning.backward([results[i]], [__torch__.learning.slope(flows[i + 1])])
        q, k = __torch__.mov.gradient(queries[i].detach(), keys[i].detach(), self.heads[i + self.first], self.radius, __torch__.learning.slope(mixtures[i]))
        __torch__.learning.backward([queries[i], keys[i]], [q, k])
    return (vector.detach(), consistency)
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
def still(features: List[Tensor]) -> Tensor:
  # (N, d, ...): the zero field on the finest grid.
  x = features[-1].detach()
  return torch.zeros([x.size(0), x.dim() - 2] + x.shape[2:], dtype=x.dtype, device=x.device)
def aggregated(flow: Tensor, w: Tensor, before: int, level: int, features: List[Tensor]) -> Tensor:
  # The field so far, which levels before found, composed with a level's own; both on the next level's grid, where there is one.
  if level < len(features) - 1:
    w = __torch__.resize.field(w, features[level + 1].shape[2:])
  result = w
  if before > 0:
    if level < len(features) - 1:
      flow = __torch__.resize.field(flow, features[level + 1].shape[2:])
    result = __torch__.warp.warp(flow, w) + w
  return result
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
