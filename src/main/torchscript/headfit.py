# Heads that begin as the best linear map of the features as they are: what the map is fitted to, and the fit.
class Rows(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  ignore : int
  classes : int
  def varied(self: __torch__.headfit.Rows, images: Tensor, labels: Tensor, matrix: Tensor, nodes: Tensor, noise: Tensor, blur: Tensor, tone: Tensor) -> Tuple[Tensor, Tensor]:
    # What the network sees in a step, and its labels.
    return __torch__.augment.augmented(images, labels, matrix, nodes, noise, blur, tone, self.ignore)
  def rows(self: __torch__.headfit.Rows, f: List[Tensor], truth: Tensor, places: Tensor) -> Tuple[Tensor, Tensor]:
    # Features of all levels (n, C) at labelled voxels, and 1 for their class (n, classes), else 0. As many voxels of each
    # crop as there are places: where in the row of its labelled ones, 0 ... 1. A crop without labels has none.
    x = [torch.zeros([0, __torch__.headfit.width(f)], dtype=places.dtype, device=places.device)]
    y = [torch.zeros([0, self.classes], dtype=places.dtype, device=places.device)]
    for i in range(truth.size(0)):
      ids = truth[i].flatten().to(4)
      labelled = (ids != self.ignore).nonzero().flatten()
      if labelled.size(0) > 0:
        place = (places * float(labelled.size(0))).to(4).clamp(0, labelled.size(0) - 1)
        voxel = labelled.index_select(0, place)
        chosen = ids.index_select(0, voxel).unsqueeze(1)
        y.append(torch.zeros([voxel.size(0), self.classes], dtype=places.dtype, device=places.device).scatter(1, chosen, 1.))
        levels = annotate(List[Tensor], [])
        for j in range(len(f)):
          levels.append(__torch__.readout.seen(f[j].narrow(0, i, 1), voxel, truth.shape[2:]))
        x.append(torch.cat(levels, 1).squeeze(0).t())
    return (torch.cat(x), torch.cat(y))
class LinearFit(Module):
  # Multinomial logistic regression of rows x (n, C) on target (n, K). The Hessian is never beyond half the features' second
  # moment (Boehning 1992), so that one factor serves all rounds and no step is too long; accelerated as by Nesterov.
  __parameters__ = []
  __buffers__ = []
  training : bool
  ridge : float
  rounds : int
  def begun(self: __torch__.headfit.LinearFit, x: Tensor, target: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    # Standardised rows with a constant beside them, target, weights of the rows (rare classes weigh as the root of their
    # number), penalty of each channel, the factor; mean and deviation of each channel.
    y = target.to(7)
    weight = torch.matmul(y, y.sum([0]).clamp(1.).rsqrt())
    weight = (weight / weight.sum()).unsqueeze(1)
    mean = (x.to(7) * weight).sum([0])
    deviation = ((x.to(7) - mean).pow(2) * weight).sum([0]).sqrt().clamp(0.0001)
    z = torch.cat([(x.to(7) - mean) / deviation, torch.ones([x.size(0), 1], dtype=7)], 1)
    penalty = torch.full([z.size(1), 1], 2. * self.ridge, dtype=7)
    penalty[x.size(1)] = 1e-06
    factor = torch.linalg_cholesky(0.5 * torch.matmul(z.t(), z * weight) + torch.diag(penalty.squeeze(1)))
    return (z, y, weight, penalty, factor, mean, deviation)
  def further(self: __torch__.headfit.LinearFit, z: Tensor, y: Tensor, weight: Tensor, penalty: Tensor, factor: Tensor, w: Tensor, ahead: Tensor, done: Tensor) -> Tuple[Tensor, Tensor]:
    # Some rounds more, after those that are done: the map (C + 1, K), and where the next round looks.
    first = int(done)
    for k in range(self.rounds):
      i = first + k
      error = (torch.softmax(torch.matmul(z, ahead), 1) - y) * weight
      slope = torch.matmul(z.t(), error) + penalty * ahead
      next = ahead - torch.cholesky_solve(slope, factor)
      ahead = next + (next - w) * (float(i) / float(i + 3))
      w = next
    return (w, ahead)
  def maps(self: __torch__.headfit.LinearFit, w: Tensor, mean: Tensor, deviation: Tensor) -> Tuple[Tensor, Tensor]:
    # Weights (K, C) and offsets (K) for features as they are.
    maps = w.narrow(0, 0, mean.size(0)) / deviation.unsqueeze(1)
    offsets = w.select(0, mean.size(0)) - torch.matmul(mean.unsqueeze(0), maps).squeeze(0)
    return (maps.t().contiguous().to(6), offsets.to(6))
def width(f: List[Tensor]) -> int:
  channels = 0
  for j in range(len(f)):
    channels = channels + f[j].size(1)
  return channels
