# The consistency term of COVER and a watch over collapsing features.
def standardised(x: Tensor, y: Tensor) -> Tuple[Tensor, Tensor]:
  # Mean 0 and deviation 1 of each channel over batch and space of both views: constant features gain nothing.
  both = torch.cat([x, y])
  axes = [0]
  for i in range(x.dim() - 2):
    axes.append(i + 2)
  mean = both.mean(axes, True)
  deviation = ((both - mean).square().mean(axes, True) + 1e-05).sqrt()
  return ((x - mean) / deviation, (y - mean) / deviation)
def consistency_loss(fixed: Tensor, moving: Tensor, target: Tensor, mask: Tensor, standardise: bool, weight: float) -> Tensor:
  # 1 - mean cosine over valid voxels of fixed features and moving ones warped by the target; 0 where none is valid.
  # Features that want gradients have them afterwards, times the weight; written out, because autograd keeps four maps more.
  f, m = fixed, moving
  if standardise:
    f, m = __torch__.consistency.standardised(fixed, moving)
  w = __torch__.warp.warp(m, target)
  x, y = f.detach(), w.detach()
  long, broad = __torch__.consistency.length(x), __torch__.consistency.length(y)
  cosine = (x * y).sum([1], True) / (long * broad)
  count = mask.sum()
  valid = mask / count.clamp(1.)
  if fixed.requires_grad:
    share = valid * weight
    both = share / (long * broad)
    byx = torch.addcmul(x * (cosine * share / long.square()), y, both, value=-1)
    byy = torch.addcmul(y * (cosine * share / broad.square()), x, both, value=-1)
    __torch__.learning.backward([f, w], [byx, byy])
  return count.clamp(None, 1.) - (cosine * valid).sum()
def length(x: Tensor) -> Tensor:
  # (N, 1, ...): the length of each voxel's vector, never 0.
  return x.square().sum([1], True).sqrt().clamp(1e-12)
def spread(features: Tensor) -> Tensor:
  # Deviation of the directions of a map's features: 0 where all voxels point the same way (collapse), 1 if evenly.
  x = features.detach()
  mean = torch.matmul(x.flatten(2), (1. / __torch__.consistency.length(x)).flatten(2).transpose(1, 2)) / float(x[0][0].numel())
  return (1. - mean.square().sum([1, 2]).mean()).clamp(0.).sqrt()
