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
    side = float(x.size(i + 2))
    wide = 3. * (side / float(__torch__.joined.blocks(x.size(i + 2))) + 3.)
    coarse = coarse * 3. * side
    fine = fine * float(size[i])
    products = products + wide * passes
    passes = passes * 3. * side / float(size[i])
  share = 0.45
  if training:
    share = 1.6
  plain = float(3 ** len(size) * x.size(1))
  return not x.is_cuda and x.dtype != 15 and coarse / fine * float(x.size(1)) + products < share * plain
def blocks(coarse: int) -> int:
  # A matrix along an axis is nearly empty off its diagonal: long axes are worked on in blocks.
  return max(1, coarse // 24)
def mixed_first(x: Tensor, weight: Tensor, size: List[int]) -> Tensor:
  # In the memory order of x; in channels-last, voxels are rows and channels columns throughout.
  d = len(size)
  if x.is_contiguous():
    kernels = weight.flatten(2).permute([2, 0, 1]).contiguous()
  else:
    kernels = weight.flatten(2).permute([2, 1, 0]).contiguous()
  matrices = annotate(List[Tensor], [])
  parts = [x]
  places = [annotate(List[Tensor], [])]
  for i in range(d):
    matrix = __torch__.joined.resizing(x.size(i + 2), size[i], x)
    n = __torch__.joined.blocks(x.size(i + 2))
    cut = annotate(List[Tensor], [])
    ways = annotate(List[List[Tensor]], [])
    for j in range(len(parts)):
      for b in range(n):
        start, stop = size[i] * b // n, size[i] * (b + 1) // n
        # What the block's voxels and their neighbours are interpolated from.
        first = max(0, start * x.size(i + 2) // size[i] - 2)
        length = min(x.size(i + 2), stop * x.size(i + 2) // size[i] + 3) - first
        cut.append(parts[j].narrow(i + 2, first, length))
        ways.append(places[j] + [matrix.narrow(0, start, stop - start).narrow(2, first, length).flatten(1)])
    parts, places = cut, ways
  done = annotate(List[Tensor], [])
  for j in range(len(parts)):
    done.append(__torch__.joined.block(parts[j], kernels, places[j], x.is_contiguous()))
  for i in range(d):
    axis = d - 1 - i
    n = __torch__.joined.blocks(x.size(axis + 2))
    if n > 1:
      longer = annotate(List[Tensor], [])
      for j in range(len(done) // n):
        longer.append(torch.cat(done[j * n:(j + 1) * n], axis + 2))
      done = longer
  return done[0]
def block(x: Tensor, kernels: Tensor, matrices: List[Tensor], plain: bool) -> Tensor:
  # Channels are mixed for each place of the kernel, then axis after axis, the last first, takes three maps together.
  d = len(matrices)
  if plain:
    map, first = x.flatten(2), 2
    sides = [x.size(0), kernels.size(1)] + x.shape[2:]
  else:
    map, first = x.movedim(1, -1).reshape([-1, x.size(1)]), 1
    sides = [x.size(0)] + x.shape[2:] + [kernels.size(2)]
  waiting = annotate(List[List[Tensor]], [])
  for i in range(d):
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
  # (fine, 3, coarse): linear resizing, then the voxel before, the same, and the one after; 0 beyond the ends.
  identity = torch.eye(coarse, dtype=like.dtype, device=like.device)
  u = torch.constant_pad_nd(torch.upsample_linear1d(identity.unsqueeze(0), [fine], False)[0].t(), [0, 0, 1, 1], 0.)
  return torch.stack([u.narrow(0, 0, fine), u.narrow(0, 1, fine), u.narrow(0, 2, fine)], 1)
def along(x: Tensor, matrix: Tensor, axis: int) -> Tensor:
  # The matrix applied along an axis.
  if axis == x.dim() - 1:
    y = torch.matmul(x, matrix.t())
  else:
    y = torch.matmul(matrix, x.flatten(axis + 1))
  return y.reshape(x.shape[:axis] + [matrix.size(0)] + x.shape[axis + 1:])
