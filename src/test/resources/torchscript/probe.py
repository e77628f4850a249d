# For tests only: makes the free functions of the script files callable, with derivatives by their inputs.
class Functions(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def mov(self: __torch__.probe.Functions, query: Tensor, key: Tensor, heads: Tensor, radius: Tensor, upstream: Tensor) -> List[Tensor]:
    y = __torch__.mov.mov(query, key, int(heads), int(radius))
    byquery, bykey = __torch__.mov.gradient(query, key, int(heads), int(radius), upstream)
    return [y, byquery, bykey]
  def warp(self: __torch__.probe.Functions, source: Tensor, field: Tensor, upstream: Tensor) -> List[Tensor]:
    s, u = __torch__.probe.leaf(source), __torch__.probe.leaf(field)
    y = __torch__.warp.warp(s, u)
    return [y] + __torch__.probe.gradients(y, upstream, [s, u])
  def field(self: __torch__.probe.Functions, x: Tensor, upstream: Tensor) -> List[Tensor]:
    # The grid of the result is the upstream's.
    u = __torch__.probe.leaf(x)
    y = __torch__.resize.field(u, upstream.shape[2:])
    return [y] + __torch__.probe.gradients(y, upstream, [u])
  def linear(self: __torch__.probe.Functions, x: Tensor, upstream: Tensor) -> List[Tensor]:
    u = __torch__.probe.leaf(x)
    y = __torch__.resize.linear(u, upstream.shape[2:], False)
    return [y] + __torch__.probe.gradients(y, upstream, [u])
  def losses(self: __torch__.probe.Functions, flow: Tensor, fixed: Tensor, moving: Tensor, target: Tensor, mask: Tensor, standardise: Tensor) -> List[Tensor]:
    # Vector loss, consistency loss, derivatives of their sum by flow and features.
    u, f, m = __torch__.probe.leaf(flow), __torch__.probe.leaf(fixed), __torch__.probe.leaf(moving)
    vector = __torch__.cover.vector_loss(u, target, mask)
    consistency = __torch__.consistency.consistency_loss(f, m, target, mask, bool(standardise), 1.)
    byflow = __torch__.probe.gradients(vector, torch.ones_like(vector), [u])
    return [vector, consistency] + byflow + [__torch__.learning.slope(f), __torch__.learning.slope(m)]
  def reachable(self: __torch__.probe.Functions, target: Tensor, mask: Tensor, levels: List[Tensor], radius: Tensor) -> Tensor:
    return __torch__.cover.reachable(target, mask, levels, int(radius))
  def pixel_loss(self: __torch__.probe.Functions, query: Tensor, key: Tensor, valid: Tensor, temperature: Tensor) -> Tuple[Tensor, Tensor]:
    return __torch__.contrast.pixel_loss(query, key, valid, float(temperature))
  def image_loss(self: __torch__.probe.Functions, z: Tensor, temperature: Tensor) -> Tuple[Tensor, Tensor]:
    return __torch__.contrast.image_loss(z, float(temperature))
  def chosen(self: __torch__.probe.Functions, x: Tensor, places: Tensor) -> Tensor:
    return __torch__.contrast.chosen(x, places)
  def spread(self: __torch__.probe.Functions, features: Tensor) -> Tensor:
    return __torch__.consistency.spread(features)
  def affine(self: __torch__.probe.Functions, images: Tensor, matrix: Tensor, translation: Tensor) -> List[Tensor]:
    # Field, fixed view and valid mask of whole images.
    size = images.shape[2:]
    p = __torch__.warp.positions(size, images)
    target = __torch__.sevr.displacement(matrix, translation, p.expand([images.size(0), -1] + [-1] * len(size)), size)
    return [target, __torch__.warp.sample(images, p + target), __torch__.sevr.valid(target)]
  def valid(self: __torch__.probe.Functions, target: Tensor) -> Tensor:
    return __torch__.sevr.valid(target)
  def gauss(self: __torch__.probe.Functions, x: Tensor, sigma: Tensor) -> Tensor:
    return __torch__.sevr.gauss(x, float(sigma))
  def appearance(self: __torch__.probe.Functions, x: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, paint: Tensor) -> Tensor:
    return __torch__.sevr.appearance(x, noise, blur, tone, paint)
  def views(self: __torch__.probe.Functions, images: Tensor, matrix: Tensor, translation: Tensor, wobble: Tensor, elastic: Tensor, offset: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, paint: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    return __torch__.sevr.views(images, matrix, translation, wobble, elastic, offset, noise, blur, tone, paint)
class Pipeline(Module):
  # COVER with its intermediate results.
  __parameters__ = []
  __buffers__ = []
  training : bool
  cover : __torch__.cover.Cover
  def levels(self: __torch__.probe.Pipeline, fixed: Tensor, moving: Tensor) -> List[Tensor]:
    # Six arrays a level, coarsest first: fixed and moving features, query, key, vectors, field.
    f, m = self.cover.features(fixed), self.cover.features(moving)
    flows = self.cover.pyramid(f, m)
    all = annotate(List[Tensor], [])
    flow = f[0]
    for j in range(len(f)):
      query, key = self.cover.matched(j, f[j], m[j], flow)
      flow = flows[j]
      all = all + [f[j], m[j], query, key, __torch__.mov.mov(query, key, self.cover.heads[j], self.cover.radius), flow]
    return all
  def losses(self: __torch__.probe.Pipeline, fixed: Tensor, moving: Tensor, target: Tensor, mask: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    return self.cover.losses(fixed, moving, target, mask)
class Slopes(Module):
  # A loss whose derivatives are given: the scalar product of parameters and slopes.
  __parameters__ = ["first", "second", ]
  __buffers__ = ["state", ]
  training : bool
  first : Tensor
  second : Tensor
  state : Tensor
  def forward(self: __torch__.probe.Slopes, a: Tensor, b: Tensor) -> Tensor:
    return __torch__.learning.differentiated((self.first * a).sum() + (self.second * b).sum())
  def total(self: __torch__.probe.Slopes, a: List[Tensor], b: Tensor, c: List[Tensor]) -> List[Tensor]:
    # Sums of two lists with a tensor between them, and how many arrays came.
    x, y = torch.zeros([]), torch.zeros([])
    for i in range(len(a)):
      x = x + a[i].sum()
    for i in range(len(c)):
      y = y + c[i].sum()
    return [x, b.sum(), y, torch.tensor(len(a) + len(c))]
  def mode(self: __torch__.probe.Slopes) -> Tensor:
    return torch.tensor(int(self.training))
def leaf(x: Tensor) -> Tensor:
  return x.detach().requires_grad_(True)
def gradients(y: Tensor, upstream: Tensor, inputs: List[Tensor]) -> List[Tensor]:
  found = torch.grad([(y * upstream).sum()], inputs)
  all = annotate(List[Tensor], [])
  for i in range(len(found)):
    all.append(torch._unwrap_optional(found[i]))
  return all
