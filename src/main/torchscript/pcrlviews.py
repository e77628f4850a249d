# The views of PCRL: two crops of one image, their corrupted forms, and those under a code of flips and turns.
def views(images: Tensor, box: Tensor, matrix: Tensor, blur: Tensor, tone: Tensor, shuffle: Tensor, paint: Tensor, code: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
  # images (N, C, whole...); the others have 2 N places, first views before second ones: box (2N, 2, d), start and
  # sides of the crops; the rest as in corrupted and transformed. Gives two views of each: corrupted, clean, corrupted
  # under the code, the code.
  n = images.size(0)
  size = shuffle.shape[2:]
  crops = [__torch__.pcrlviews.cropped(images, box.narrow(0, 0, n), size), __torch__.pcrlviews.cropped(images, box.narrow(0, n, n), size)]
  truth = torch.cat(crops)
  x = __torch__.pcrlviews.corrupted(truth, matrix, blur, tone, shuffle, paint)
  mask = __torch__.pcrlviews.transformed(x, code)
  return (x.narrow(0, 0, n), x.narrow(0, n, n), crops[0], crops[1], mask.narrow(0, 0, n), mask.narrow(0, n, n), code.narrow(0, 0, n), code.narrow(0, n, n))
def cropped(images: Tensor, box: Tensor, size: List[int]) -> Tensor:
  # Crops (N, C, size...) of images: box (N, 2, d) holds start and sides, voxel i reaches from i to i + 1.
  y = images
  for i in range(len(size)):
    line = y.movedim(i + 2, -1)
    weight = __torch__.pcrlviews.weights(box.select(2, i), line.size(-1), size[i])
    y = torch.matmul(line.flatten(1, -2), weight).reshape(line.shape[:-1] + [size[i]]).movedim(-1, i + 2)
  return y
def weights(extent: Tensor, length: int, count: int) -> Tensor:
  # (N, length, count): what each voxel of an axis gives to each of count voxels that divide an extent (N, 2), start
  # and side. Linear; where it makes the axis coarser, the triangle is as much wider, so that no voxel is missed.
  step = (extent.select(1, 1) / float(count)).reshape([-1, 1, 1])
  start = extent.select(1, 0).reshape([-1, 1, 1])
  there = (torch.arange(count, dtype=extent.dtype, device=extent.device).reshape([1, 1, -1]) + 0.5) * step + start - 0.5
  here = torch.arange(length, dtype=extent.dtype, device=extent.device).reshape([1, -1, 1])
  weight = (1. - (here - there).abs() / step.clamp(1.)).clamp(0.)
  return weight / weight.sum([1], True)
def corrupted(x: Tensor, matrix: Tensor, blur: Tensor, tone: Tensor, shuffle: Tensor, paint: Tensor) -> Tensor:
  # x (N, C, ...) moved by matrix (N, d, d) about the centre, outside its minimum; blur (N, d), a sigma for each axis;
  # tone (N, 3) as in augment.toned; shuffle (N, 1, ...) as in shuffled; paint (N, 2, ...): paint, and 1 where it covers.
  d = x.dim() - 2
  least = x.flatten(2).amin([2]).reshape([x.size(0), x.size(1)] + [1] * d)
  p = __torch__.warp.positions(x.shape[2:], x).expand([x.size(0), d] + x.shape[2:])
  still = torch.zeros_like(blur)
  y = __torch__.warp.warp(x - least, __torch__.sevr.displacement(matrix, still, p, x.shape[2:])) + least
  y = __torch__.augment.toned(__torch__.pcrlviews.blurred(y, blur), tone)
  mask = paint.narrow(1, 1, 1)
  return __torch__.pcrlviews.shuffled(y, shuffle) * (1. - mask) + paint.narrow(1, 0, 1) * mask
def blurred(x: Tensor, blur: Tensor) -> Tensor:
  # Gaussian smoothing of x (N, C, ...) by a sigma (N, d) of its own along each axis of each sample.
  sigma = blur.cpu()
  all = annotate(List[Tensor], [])
  for n in range(x.size(0)):
    y = x.narrow(0, n, 1)
    for i in range(x.dim() - 2):
      line = y.movedim(i + 2, -1)
      smooth = __torch__.sevr.gauss(line.reshape([1, -1, line.size(-1)]), float(sigma[n][i]))
      y = smooth.reshape(line.shape).movedim(-1, i + 2)
    all.append(y)
  return torch.cat(all)
def shuffled(x: Tensor, shuffle: Tensor) -> Tensor:
  # Each voxel of x (N, C, ...) takes the value of the one that lies shuffle (N, 1, ...) places further in C order.
  line = x.flatten(2)
  source = shuffle.flatten(2).to(4) + torch.arange(line.size(2), device=x.device)
  return line.gather(2, source.expand([-1, x.size(1), -1])).reshape(x.shape)
def transformed(x: Tensor, code: Tensor) -> Tensor:
  # x (N, C, ...) under code (N, d + 4): flips of Y, X and, in volumes, Z, then 0 ... 3 quarter turns in the plane of
  # Y and X, which has to be square for odd ones: out[i, j] = in[j, n - 1 - i] for one.
  d = x.dim() - 2
  bits = code.cpu()
  axes = [d, d + 1, 2]
  all = annotate(List[Tensor], [])
  for n in range(x.size(0)):
    y = x.narrow(0, n, 1)
    for i in range(d):
      if bool(bits[n][i] > 0.5):
        y = y.flip([axes[i]])
    all.append(torch.rot90(y, int(bits[n].narrow(0, d, 4).argmax()), [d, d + 1]))
  return torch.cat(all)
def panel(pictures: List[Tensor]) -> Tensor:
  # (1, 1, Y, X): side by side the first channel of the first sample of each (N, C, ...), of a volume the middle slice.
  all = annotate(List[Tensor], [])
  for i in range(len(pictures)):
    picture = pictures[i][0][0]
    if picture.dim() == 3:
      picture = picture[picture.size(0) // 2]
    all.append(torch.constant_pad_nd(picture.clamp(0., 1.), [0, 4], 1.))
  return torch.cat(all, 1).unsqueeze(0).unsqueeze(0)
