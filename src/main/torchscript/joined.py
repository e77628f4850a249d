# The convolution of a skipped map beside a coarser one that is resized to it, without the two side by side: the sum of
# two convolutions, the second from the coarse map. Channels are mixed where the map is small, once for each of the 3^d
# places of the kernel; what resizes along an axis and moves by the kernel's place is one matrix (fine x 3 coarse). For
# twice the size that is 2^d times less to multiply than to convolve the resized map.
def convolved(skip: Tensor, x: Tensor, weight: Tensor, bias: Tensor, training: bool) -> Tensor:
  # skip (N, S, ...), x (N, C, ...) coarser, weight (O, S + C, 3, ...): the skipped channels come first.
  first = weight.narrow(1, 0, skip.size(1))
  second = weight.narrow(1, skip.size(1), x.size(1))
  y = __torch__.layers.convolved(skip, first, bias)
  if __torch__.joined.pays(x, skip.shape[2:], training):
    z = __torch__.joined.mixed_first(x, second, skip.shape[2:])
  else:
    z = __torch__.layers.convolved(__torch__.resize.linear(x, skip.shape[2:], False), second, None)
  return y + z
def pays(x: Tensor, size: List[int], training: bool) -> bool:
  # Products for each fine voxel and channel, against 3^d C of the plain convolution. The plain one's gradient by the
  # weights is slow on a processor; its forward pass is fast, and in bfloat16 or on a card all of it is.
  coarse, fine, passes, products = 1., 1., 1., 0.
  for i in range(len(size)):
    coarse = coarse * 3. * float(x.size(i + 2))
    fine = fine * float(size[i])
    products = products + 3. * float(x.size(i + 2)) * passes
    passes = passes * 3. * float(x.size(i + 2)) / float(size[i])
  share = 0.45
  if training:
    share = 1.6
  plain = float(3 ** len(size) * x.size(1))
  return not x.is_cuda and x.dtype != 15 and coarse / fine * float(x.size(1)) + products < share * plain
def mixed_first(x: Tensor, weight: Tensor, size: List[int]) -> Tensor:
  # In the memory order of x; in channels-last, voxels are rows and channels columns throughout.
  d = len(size)
  plain = x.is_contiguous()
  if plain:
    map, kernels, first = x.flatten(2), weight.flatten(2).permute([2, 0, 1]).contiguous(), 2
    sides = [x.size(0), weight.size(0)] + x.shape[2:]
  else:
    map, kernels, first = x.movedim(1, -1).reshape([-1, x.size(1)]), weight.flatten(2).permute([2, 1, 0]).contiguous(), 1
    sides = [x.size(0)] + x.shape[2:] + [weight.size(0)]
  matrices = annotate(List[Tensor], [])
  waiting = annotate(List[List[Tensor]], [])
  for i in range(d):
    matrices.append(__torch__.joined.resizing(x.size(i + 2), size[i], x))
    waiting.append(annotate(List[Tensor], []))
  y = map
  for j in range(kernels.size(0)):
    if plain:
      y = torch.bmm(kernels[j].unsqueeze(0).expand([x.size(0), -1, -1]), map).reshape(sides)
    else:
      y = torch.mm(map, kernels[j]).reshape(sides)
    three = True
    for i in range(d):
      axis = d - 1 - i
      if three:
        waiting[axis].append(y)
        three = len(waiting[axis]) == 3
      if three:
        y = __torch__.joined.along(torch.cat(waiting[axis], axis + first), matrices[axis], axis + first)
        waiting[axis].clear()
  if not plain:
    y = y.movedim(-1, 1)
  return y
def resizing(coarse: int, fine: int, like: Tensor) -> Tensor:
  # (fine, 3 coarse): linear resizing, then the voxel before, the same, and the one after; 0 beyond the ends.
  identity = torch.eye(coarse, dtype=like.dtype, device=like.device)
  u = torch.constant_pad_nd(torch.upsample_linear1d(identity.unsqueeze(0), [fine], False)[0].t(), [0, 0, 1, 1], 0.)
  return torch.cat([u.narrow(0, 0, fine), u.narrow(0, 1, fine), u.narrow(0, 2, fine)], 1)
def along(x: Tensor, matrix: Tensor, axis: int) -> Tensor:
  # The matrix applied along an axis.
  if axis == x.dim() - 1:
    y = torch.matmul(x, matrix.t())
  else:
    y = torch.matmul(matrix, x.flatten(axis + 1))
  return y.reshape(x.shape[:axis] + [matrix.size(0)] + x.shape[axis + 1:])
