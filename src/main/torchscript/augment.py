# Random views of labelled crops: geometry for image and labels alike, tone and noise for the image alone.
def augmented(images: Tensor, labels: Tensor, matrix: Tensor, nodes: Tensor, noise: Tensor, blur: Tensor, tone: Tensor, ignore: int) -> Tuple[Tensor, Tensor]:
  # images (N, C, whole...), labels (N, 1, whole...), matrix (N, d, d) about the centre, nodes (N, d, ...) as in bent,
  # noise (N, C, crop...), blur (N) a sigma in voxels, tone (N, 3): contrast, brightness, gamma.
  # Gives the middle of the transformed crops; outside, labels are ignored.
  p = __torch__.augment.places(matrix, nodes, images.shape[2:], noise.shape[2:])
  truth = __torch__.warp.nearest(labels - float(ignore), p) + float(ignore)
  return (__torch__.augment.varied(images, p, noise, blur, tone), truth)
def varied(images: Tensor, p: Tensor, noise: Tensor, blur: Tensor, tone: Tensor) -> Tensor:
  # Images (N, C, whole...) at places p (N, d, crop...), blurred, toned and noisy.
  x = __torch__.warp.sample(images, p)
  smooth = annotate(List[Tensor], [])
  for i in range(x.size(0)):
    smooth.append(__torch__.sevr.gauss(x.narrow(0, i, 1), float(blur[i])))
  return __torch__.augment.toned(torch.cat(smooth), tone) + noise
def places(matrix: Tensor, nodes: Tensor, whole: List[int], crop: List[int]) -> Tensor:
  # (N, d, crop...): where in the whole image each voxel of the crop comes from. The crop's middle is a whole number
  # of voxels from the image's corner, so that nothing is interpolated where nothing moves.
  d = len(crop)
  middle, start = annotate(List[float], []), annotate(List[float], [])
  for i in range(d):
    middle.append(float(crop[i] - 1) * 0.5)
    start.append(float((whole[i] - crop[i]) // 2))
  centre = torch.tensor(middle, dtype=matrix.dtype, device=matrix.device).reshape([1, d, 1])
  corner = torch.tensor(start, dtype=matrix.dtype, device=matrix.device).reshape([1, d, 1])
  offset = __torch__.warp.positions(crop, matrix).flatten(2) - centre
  p = (torch.matmul(matrix, offset) + centre + corner).reshape([matrix.size(0), d] + crop)
  if nodes.size(2) > 1:
    p = p + __torch__.augment.bent(nodes, crop)
  return p
def bent(nodes: Tensor, size: List[int]) -> Tensor:
  # Displacements (N, d, size...) by cubic B-splines from those of control nodes (N, d, cells + 3, ...): smooth, and
  # never beyond the nodes' extremes. A cell is as long as the axis divided by the number of cells.
  u = nodes
  for i in range(len(size)):
    cells = nodes.size(i + 2) - 3
    t = (torch.arange(size[i], dtype=nodes.dtype, device=nodes.device) + 0.5) * (float(cells) / float(size[i]))
    node = torch.arange(-1, cells + 2, dtype=nodes.dtype, device=nodes.device)
    away = (node.unsqueeze(1) - t.unsqueeze(0)).abs()
    weight = ((2. - away).clamp(0.).pow(3) - (1. - away).clamp(0.).pow(3) * 4.) / 6.
    u = torch.matmul(u.movedim(i + 2, -1), weight).movedim(-1, i + 2)
  return u
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
