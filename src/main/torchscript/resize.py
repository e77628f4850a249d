# Linear resizing in two and three dimensions.
def linear(x: Tensor, size: List[int], align: bool) -> Tensor:
  if x.dim() == 5:
    y = torch.upsample_trilinear3d(x, size, align)
  else:
    y = torch.upsample_bilinear2d(x, size, align)
  return y
def field(u: Tensor, size: List[int]) -> Tensor:
  # A displacement field on a finer grid: resampled with aligned corners, values in the new grid's voxels.
  factors = annotate(List[float], [])
  for i in range(len(size)):
    factors.append(float(size[i]) / float(u.size(i + 2)))
  scale = torch.tensor(factors, dtype=u.dtype, device=u.device).reshape([1, len(size)] + [1] * len(size))
  return __torch__.resize.linear(u * scale, size, True)
