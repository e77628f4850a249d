# Baselines: binary contrast, of pixels and of whole images, between two views.
class Pixels(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  backbone : __torch__.unet.UNet
  proj : __torch__.layers.Convolution
  temperature : float
  def forward(self: __torch__.contrast.Pixels, x: Tensor) -> Tensor:
    return self.backbone.forward(x)
  def features(self: __torch__.contrast.Pixels, x: Tensor) -> List[Tensor]:
    return self.backbone.features(x)
  def step(self: __torch__.contrast.Pixels, images: Tensor, matrix: Tensor, translation: Tensor, wobble: Tensor, elastic: Tensor, offset: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, paint: Tensor, places: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    # Loss, share of the places found again as the most alike, spread of the finest features.
    fixed, moving, target, mask = __torch__.sevr.views(images, matrix, translation, wobble, elastic, offset, noise, blur, tone, paint)
    f = self.backbone.features(torch.cat([fixed, moving]))[-1]
    y = self.proj.forward(f)
    n = fixed.size(0)
    query = __torch__.contrast.chosen(y.narrow(0, 0, n), places)
    key = __torch__.contrast.chosen(__torch__.warp.warp(y.narrow(0, n, n), target), places)
    loss, found = __torch__.contrast.pixel_loss(query, key, __torch__.contrast.chosen(mask, places).squeeze(1), self.temperature)
    return (__torch__.learning.differentiated(loss), found, __torch__.consistency.spread(f.narrow(0, 0, n)))
class Images(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  backbone : __torch__.unet.UNet
  fc1 : __torch__.layers.Convolution
  fc2 : __torch__.layers.Convolution
  temperature : float
  def forward(self: __torch__.contrast.Images, x: Tensor) -> Tensor:
    return self.backbone.forward(x)
  def features(self: __torch__.contrast.Images, x: Tensor) -> List[Tensor]:
    return self.backbone.features(x)
  def embed(self: __torch__.contrast.Images, x: Tensor) -> Tensor:
    # (N, 128): mean of the coarsest features, then two layers.
    f = self.backbone.features(x)[0]
    mean = f.flatten(2).mean([2]).reshape([f.size(0), f.size(1)] + [1] * (f.dim() - 2))
    return self.fc2.forward(torch.relu(self.fc1.forward(mean))).flatten(1)
  def step(self: __torch__.contrast.Images, images: Tensor, matrix: Tensor, translation: Tensor, wobble: Tensor, elastic: Tensor, offset: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, paint: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    # Loss, share of the views whose partner is the most alike, spread of the embeddings.
    fixed, moving, target, mask = __torch__.sevr.views(images, matrix, translation, wobble, elastic, offset, noise, blur, tone, paint)
    z = self.embed(torch.cat([fixed, moving]))
    loss, found = __torch__.contrast.image_loss(z, self.temperature)
    return (__torch__.learning.differentiated(loss), found, __torch__.consistency.spread(z.t().unsqueeze(0)))
def unit(x: Tensor) -> Tensor:
  return x / torch.linalg_vector_norm(x, 2, [1], True).clamp(1e-12)
def chosen(x: Tensor, places: Tensor) -> Tensor:
  # x (N, C, ...), places (N, P) in C order: (N P, C).
  index = places.to(4).unsqueeze(1).expand([places.size(0), x.size(1), places.size(1)])
  return x.flatten(2).gather(2, index).transpose(1, 2).flatten(0, 1)
def pixel_loss(query: Tensor, key: Tensor, valid: Tensor, temperature: float) -> Tuple[Tensor, Tensor]:
  # InfoNCE of query i (M, C) against key i as positive and the other valid keys as negatives, over valid i (M).
  similarity = torch.matmul(__torch__.contrast.unit(query), __torch__.contrast.unit(key).t()) / temperature
  logits = similarity - 1000. * (1. - valid).unsqueeze(0)
  count = valid.sum().clamp(1.)
  loss = -(torch.log_softmax(logits, 1).diagonal() * valid).sum() / count
  best = (torch.argmax(logits, 1) == torch.arange(valid.size(0), device=valid.device)).to(valid.dtype)
  return (loss, (best * valid).sum() / count)
def image_loss(z: Tensor, temperature: float) -> Tuple[Tensor, Tensor]:
  # NT-Xent: z (2 N, C), row i and row i + N are views of one image.
  n = z.size(0) // 2
  u = __torch__.contrast.unit(z)
  itself = torch.eye(z.size(0), dtype=z.dtype, device=z.device)
  logits = torch.matmul(u, u.t()) / temperature - 1000. * itself
  partner = torch.cat([torch.arange(n, device=z.device) + n, torch.arange(n, device=z.device)])
  loss = -torch.log_softmax(logits, 1).gather(1, partner.unsqueeze(1)).mean()
  return (loss, (torch.argmax(logits, 1) == partner).to(z.dtype).mean())
