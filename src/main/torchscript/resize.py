# Resizing in two and three dimensions.
def linear(x: Tensor, size: List[int], align: bool) -> Tensor:
  if x.dim() == 5:
    y = torch.upsample_trilinear3d(x, size, align)
  else:
    y = torch.upsample_bilinear2d(x, size, align)
  return y
def nearest(x: Tensor, size: List[int]) -> Tensor:
  # Twice the size repeats each voxel.
  if x.dim() == 5:
    y = torch.upsample_nearest3d(x, size)
  else:
    y = torch.upsample_nearest2d(x, size)
  return y
def field(u: Tensor, size: List[int]) -> Tensor:
  # A displacement field on a finer grid: resampled with aligned corners, values in the new grid's voxels.
  parts = annotate(List[Tensor], [])
  for i in range(len(size)):
    parts.append(u.narrow(1, i, 1) * (float(size[i]) / float(u.size(i + 2))))
  return __torch__.resize.linear(torch.cat(parts, 1), size, True)
