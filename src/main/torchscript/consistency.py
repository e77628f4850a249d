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
def consistency_loss(fixed: Tensor, moving: Tensor, target: Tensor, mask: Tensor, standardise: bool) -> Tensor:
  # 1 - mean cosine over valid voxels of fixed features and moving ones warped by the target; 0 where none is valid.
  f, m = fixed, moving
  if standardise:
    f, m = __torch__.consistency.standardised(fixed, moving)
  cosine = torch.cosine_similarity(f, __torch__.warp.warp(m, target), 1, 1e-12)
  count = mask.sum()
  return count.clamp(None, 1.) - (cosine * mask.squeeze(1)).sum() / count.clamp(1.)
def spread(features: Tensor) -> Tensor:
  # Deviation of the directions of a map's features: 0 where all voxels point the same way (collapse), 1 if evenly.
  x = features.detach().flatten(2)
  unit = x / torch.linalg_vector_norm(x, 2, [1], True).clamp(1e-12)
  return (1. - unit.mean([2]).square().sum([1]).mean()).clamp(0.).sqrt()
