# Random views of labelled crops: geometry for image and labels alike, tone and noise for the image.
def augmented(images: Tensor, labels: Tensor, matrix: Tensor, noise: Tensor, tone: Tensor, ignore: int) -> Tuple[Tensor, Tensor]:
  # images (N, C, whole...), labels (N, 1, whole...), matrix (N, d, d) about the centre, noise (N, C, crop...),
  # tone (N, 3): contrast, brightness, gamma. Gives the middle of the transformed crops; outside, labels are ignored.
  n = images.size(0)
  shape = noise.shape[2:]
  d = len(shape)
  whole = torch.tensor(images.shape[2:], dtype=images.dtype, device=images.device)
  crop = torch.tensor(shape, dtype=images.dtype, device=images.device)
  middle = __torch__.warp.positions(shape, images).flatten(2) - ((crop - 1.) * 0.5).reshape([1, d, 1])
  p = (torch.matmul(matrix, middle) + ((whole - 1.) * 0.5).reshape([1, d, 1])).reshape([n, d] + shape)
  x = __torch__.augment.toned(__torch__.warp.sample(images, p), tone) + noise
  truth = __torch__.warp.nearest(labels - float(ignore), p) + float(ignore)
  return (x, truth)
def toned(x: Tensor, tone: Tensor) -> Tensor:
  # Gamma on the range 0 ... 1 (values outside stay), contrast about the mean of each channel, brightness.
  ones = [1] * (x.dim() - 2)
  contrast = tone.select(1, 0).reshape([x.size(0), 1] + ones)
  brightness = tone.select(1, 1).reshape([x.size(0), 1] + ones)
  gamma = tone.select(1, 2).reshape([x.size(0), 1] + ones)
  inside = torch.logical_and(x > 0., x < 1.)
  y = torch.where(inside, x.clamp(1e-06, 1.).pow(gamma), x)
  mean = y.flatten(2).mean([2]).reshape([x.size(0), x.size(1)] + ones)
  return (y - mean) * contrast + mean + brightness
