# SeVR, self-vector regression: two views of an image and the displacement field between them.
def displacement(matrix: Tensor, translation: Tensor, p: Tensor, size: List[int]) -> Tensor:
  # psi(p) = A (p - c) + t + c - p at positions p (N, d, ...) of an image of the given size, c its centre.
  extent = torch.tensor(size, dtype=p.dtype, device=p.device)
  q = p.flatten(2) - ((extent - 1.) * 0.5).reshape([1, p.size(1), 1])
  return (torch.matmul(matrix, q) - q + translation.unsqueeze(2)).reshape(p.shape)
def valid(target: Tensor) -> Tensor:
  # (N, 1, ...): 1 where p + target(p) lies in (0, size - 1] on every axis of the grid.
  size = target.shape[2:]
  p = target + __torch__.warp.positions(size, target)
  inside = torch.ones_like(p.narrow(1, 0, 1))
  for i in range(len(size)):
    x = p.narrow(1, i, 1)
    inside = inside * (x > 0.).to(p.dtype) * (x <= size[i] - 1).to(p.dtype)
  return inside
def gauss(x: Tensor, sigma: float) -> Tensor:
  # Gaussian smoothing of each channel of (N, C, ...), mirrored at the border; kernel cut at 4 sigma.
  radius = int(4. * sigma + 0.5)
  y = x
  if radius > 0:
    t = torch.arange(-radius, radius + 1, dtype=x.dtype, device=x.device)
    kernel = torch.softmax(t.square() * (-0.5 / (sigma * sigma)), 0).reshape([1, 1, -1])
    for i in range(x.dim() - 2):
      line = y.movedim(i + 2, -1)
      index = __torch__.sevr.mirrored(line.size(-1), radius, x.device)
      padded = line.reshape([-1, 1, line.size(-1)]).index_select(2, index)
      y = torch.conv1d(padded, kernel).reshape(line.shape).movedim(-1, i + 2)
  return y
def mirrored(length: int, radius: int, device: Device) -> Tensor:
  # Indices -radius ... length - 1 + radius, folded back into the axis.
  period = max(2 * (length - 1), 1)
  t = torch.arange(-radius, length + radius, device=device).abs().remainder(period)
  return torch.minimum(t, (period - t).remainder(period))
def bend(noise: Tensor, elastic: Tensor) -> Tensor:
  # The elastic part: noise (N, d, ...) smoothed by elastic[:, 0] voxels, times elastic[:, 1]. One voxel of noise: none.
  fields = annotate(List[Tensor], [])
  for i in range(noise.size(0)):
    one = noise.narrow(0, i, 1)
    if one.numel() > noise.size(1):
      one = __torch__.sevr.gauss(one, float(elastic[i][0])) * elastic[i][1]
    fields.append(one)
  return torch.cat(fields)
def appearance(x: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, paint: Tensor) -> Tensor:
  # noise (N, C, ...) is added; blur (N) is a sigma; tone (N, 2) is contrast and brightness;
  # paint (N, 2, ...) is noise and a mask, 1 where it replaces the image.
  smooth = annotate(List[Tensor], [])
  for i in range(x.size(0)):
    smooth.append(__torch__.sevr.gauss((x + noise).narrow(0, i, 1), float(blur[i])))
  y = torch.cat(smooth)
  ones = [1] * (x.dim() - 2)
  contrast = tone.select(1, 0).reshape([x.size(0), 1] + ones)
  brightness = tone.select(1, 1).reshape([x.size(0), 1] + ones)
  mean = y.flatten(2).mean([2]).reshape([x.size(0), x.size(1)] + ones)
  mask = paint.narrow(1, 1, 1)
  return ((y - mean) * contrast + mean + brightness) * (1. - mask) + paint.narrow(1, 0, 1) * mask
def views(images: Tensor, matrix: Tensor, translation: Tensor, wobble: Tensor, elastic: Tensor, offset: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, paint: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
  # images (N, C, whole...), matrix (N, d, d), translation (N, d), wobble and elastic as in bend, offset (N, d) of the
  # crop, the rest as in appearance, on the crop's grid. Gives fixed and moving view, displacement field, valid mask.
  n = images.size(0)
  size = noise.shape[2:]
  d = len(size)
  p = __torch__.warp.positions(size, images) + offset.reshape([n, d] + [1] * d)
  target = __torch__.sevr.displacement(matrix, translation, p, images.shape[2:]) + __torch__.sevr.bend(wobble, elastic)
  fixed = __torch__.warp.sample(images, p + target)
  crops = annotate(List[Tensor], [])
  for i in range(n):
    crop = images.narrow(0, i, 1)
    for j in range(d):
      crop = crop.narrow(j + 2, int(offset[i][j]), size[j])
    crops.append(crop)
  moving = __torch__.sevr.appearance(torch.cat(crops), noise, blur, tone, paint)
  return (fixed, moving, target, __torch__.sevr.valid(target))
