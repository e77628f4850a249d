# PCRL (Zhou et al., ICCV 2021): contrast of two views, and reconstruction of what was done to them.
class Embedding(Module):
  # Bottleneck (N, C, ...) to a vector (N, E).
  __parameters__ = []
  __buffers__ = []
  training : bool
  fc1 : __torch__.layers.Linear
  fc2 : __torch__.layers.Linear
  def forward(self: __torch__.pcrl.Embedding, bottleneck: Tensor) -> Tensor:
    return self.fc2.forward(torch.relu(self.fc1.forward(bottleneck.flatten(2).mean([2]))))
class Attention(Module):
  # Code of a transformation (N, bits) to a factor in 0 ... 1 for each channel of the bottleneck (N, C).
  __parameters__ = []
  __buffers__ = []
  training : bool
  fc1 : __torch__.layers.Linear
  fc2 : __torch__.layers.Linear
  def forward(self: __torch__.pcrl.Attention, code: Tensor) -> Tensor:
    return torch.sigmoid(self.fc2.forward(torch.relu(self.fc1.forward(code))))
  def attend(self: __torch__.pcrl.Attention, bottleneck: Tensor, code: Tensor) -> Tensor:
    gate = self.forward(code)
    return bottleneck * gate.reshape([gate.size(0), gate.size(1)] + [1] * (bottleneck.dim() - 2))
class OuterAttention(Module):
  # The other form: every channel times every factor of the code, and a linear map of these products.
  __parameters__ = []
  __buffers__ = []
  training : bool
  fc1 : __torch__.layers.Linear
  fc2 : __torch__.layers.Linear
  join : __torch__.layers.Convolution
  def forward(self: __torch__.pcrl.OuterAttention, code: Tensor) -> Tensor:
    return torch.sigmoid(self.fc2.forward(torch.relu(self.fc1.forward(code))))
  def attend(self: __torch__.pcrl.OuterAttention, bottleneck: Tensor, code: Tensor) -> Tensor:
    factors = self.forward(code)
    products = bottleneck.unsqueeze(1) * factors.reshape([factors.size(0), factors.size(1)] + [1] * (bottleneck.dim() - 1))
    return self.join.forward(products.flatten(1, 2))
class Momentum(Module):
  # The slow copy of the student; nothing here learns by gradients.
  __parameters__ = []
  __buffers__ = []
  training : bool
  backbone : __torch__.unet.UNet
  head : __torch__.layers.Convolution
  embedding : __torch__.pcrl.Embedding
  attention : __torch__.pcrl.Attention
class Pcrl(Module):
  # The student is backbone, head, embedding and attention. State: queue (K, E) of keys, where it is written next, and
  # the constant Z of NCE, 0 before the first step.
  __parameters__ = ["queue", "position", "z", ]
  __buffers__ = []
  training : bool
  backbone : __torch__.unet.UNet
  head : __torch__.layers.Convolution
  embedding : __torch__.pcrl.Embedding
  attention : __torch__.pcrl.Attention
  momentum : __torch__.pcrl.Momentum
  queue : Tensor
  position : Tensor
  z : Tensor
  sigmoid : bool
  mixedFirst : bool
  estimate : bool
  batches : int
  temperature : float
  inertia : float
  def forward(self: __torch__.pcrl.Pcrl, x: Tensor) -> Tensor:
    return self.backbone.forward(x)
  def features(self: __torch__.pcrl.Pcrl, x: Tensor) -> List[Tensor]:
    return self.backbone.features(x)
  def draw(self: __torch__.pcrl.Pcrl, encoded: List[Tensor]) -> Tensor:
    # The image that the decoder makes of encoded features.
    y = self.head.forward(self.backbone.decode(encoded)[-1])
    if self.sigmoid:
      y = torch.sigmoid(y)
    return y
  def drawings(self: __torch__.pcrl.Pcrl, mine: List[Tensor], mixed: List[Tensor]) -> Tuple[Tensor, Tensor]:
    # Of the student's features and of the mixed ones. The order decides what the running statistics remember best.
    if self.mixedFirst:
      second = self.draw(mixed)
      first = self.draw(mine)
    else:
      first = self.draw(mine)
      second = self.draw(mixed)
    return (first, second)
  def attended(self: __torch__.pcrl.Pcrl, encoded: List[Tensor], code: Tensor) -> List[Tensor]:
    # The bottleneck, which is the first, under the code of a transformation; all as they are without a code.
    y = encoded
    if code.size(1) > 0:
      y = [self.attention.attend(encoded[0], code)] + encoded[1:]
    return y
  def look(self: __torch__.pcrl.Pcrl, x1: Tensor, x2: Tensor, code1: Tensor, code2: Tensor, a: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    # Query of x1, key of x2, and two images: from the features of x1, and from a of them and 1 - a of those of x2.
    theirs = self.momentum.backbone.encode(x2)
    key = self.momentum.embedding.forward(theirs[0])
    mine = self.backbone.encode(x1)
    query = self.embedding.forward(mine[0])
    mine = self.attended(mine, code1)
    plain, mixed = self.drawings(mine, __torch__.pcrl.blended(mine, self.attended(theirs, code2), a))
    return (query, key, plain, mixed)
  def scores(self: __torch__.pcrl.Pcrl, query: Tensor, key: Tensor) -> Tensor:
    # Unit vectors (N, E) to similarities over the temperature (N, 1 + K): the own key, then those of the queue.
    own = (query * key).sum([1], True)
    # Of a copy, for the queue is written before the backward pass.
    return torch.cat([own, torch.matmul(query, self.queue.clone().t())], 1) / self.temperature
  def probabilities(self: __torch__.pcrl.Pcrl, scores: Tensor) -> Tensor:
    # NCE's: relative to a constant, which the first call estimates.
    p = torch.exp(scores)
    if float(self.z) == 0.:
      _0 = torch.copy_(self.z, (p.detach().mean() * float(self.batches)).trunc().clamp(1.))
    return p / self.z.clone()
  def mismatch(self: __torch__.pcrl.Pcrl, scores: Tensor) -> Tensor:
    # How badly the own key is told from the others: cross-entropy (InfoNCE), or NCE.
    if self.estimate:
      noise = float(self.queue.size(0)) / float(self.batches)
      p = self.probabilities(scores)
      own, others = p.narrow(1, 0, 1), p.narrow(1, 1, p.size(1) - 1)
      right = (own / (own + (noise + 1e-05))).log().sum()
      wrong = (noise / (others + (noise + 1e-05))).log().sum()
      loss = -(right + wrong) / float(scores.size(0))
    else:
      loss = -torch.log_softmax(scores, 1).select(1, 0).mean()
    return loss
  def enqueue(self: __torch__.pcrl.Pcrl, keys: Tensor) -> Tensor:
    # Writes the keys (N, E) over the oldest ones; of more keys than the queue holds, the last stay.
    length = self.queue.size(0)
    n = keys.size(0)
    kept = min(n, length)
    start = int(self.position)
    places = torch.arange(start + n - kept, start + n, device=keys.device).remainder(length)
    _0 = torch.index_copy_(self.queue, 0, places, keys.detach().narrow(0, n - kept, kept))
    return torch.fill_(self.position, float((start + n) % length))
  def contrast(self: __torch__.pcrl.Pcrl, query: Tensor, key: Tensor) -> Tuple[Tensor, Tensor]:
    # Loss of telling each query's own key from those of the queue, and the scores. Puts the keys into the queue.
    k = __torch__.pcrl.unit(key)
    scores = self.scores(__torch__.pcrl.unit(query), k)
    loss = self.mismatch(scores)
    _0 = self.enqueue(k)
    return (loss, scores)
  def terms(self: __torch__.pcrl.Pcrl, x1: Tensor, x2: Tensor, gt1: Tensor, gt2: Tensor, mask1: Tensor, mask2: Tensor, code1: Tensor, code2: Tensor, folded: Tensor, perm: Tensor) -> Tuple[List[Tensor], List[Tensor], List[Tensor]]:
    # The three terms of contrast, their scores, and the four terms of reconstruction.
    q, k, plain, mixed = self.look(x1, x2, code1, code2, folded[0])
    order = perm.to(4)
    m1, m2 = __torch__.pcrl.shuffled(x1, folded[1], order), __torch__.pcrl.shuffled(x2, folded[1], order)
    t1, t2 = __torch__.pcrl.shuffled(gt1, folded[1], order), __torch__.pcrl.shuffled(gt2, folded[1], order)
    none = code1.narrow(1, 0, 0)
    q_mix, k_mix, plain_mix, mixed_mix = self.look(m1, m2, none, none, folded[2])
    contrast1, scores1 = self.contrast(q, k)
    contrast2, scores2 = self.contrast(q_mix, k_mix)
    contrast3, scores3 = self.contrast(q_mix, __torch__.pcrl.shuffled(k, folded[1], order))
    recon1 = torch.mse_loss(plain, mask1)
    recon2 = torch.mse_loss(plain_mix, t1)
    recon3 = torch.mse_loss(mixed, __torch__.pcrl.between(mask1, mask2, folded[0]))
    recon4 = torch.mse_loss(mixed_mix, __torch__.pcrl.between(t1, t2, folded[2]))
    return ([contrast1, contrast2, contrast3], [scores1, scores2, scores3], [recon1, recon2, recon3, recon4])
  def losses(self: __torch__.pcrl.Pcrl, x1: Tensor, x2: Tensor, gt1: Tensor, gt2: Tensor, mask1: Tensor, mask2: Tensor, code1: Tensor, code2: Tensor, folded: Tensor, perm: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    # Total, contrast, reconstruction; share of the unmixed queries whose own key scores highest; spread of the keys.
    # Inputs x, clean views gt and turned inputs mask (N, C, ...), codes (N, bits) of the turns; folded (3) are the
    # shares of student, image and student again in the mixes, perm (N) is the partner of each image.
    contrasts, scores, recons = self.terms(x1, x2, gt1, gt2, mask1, mask2, code1, code2, folded, perm)
    contrast = torch.stack(contrasts).mean()
    reconstruction = torch.stack(recons).mean()
    s = scores[0].detach()
    match = (s.argmax(1) == 0).to(s.dtype).mean()
    total = __torch__.learning.differentiated(contrast + reconstruction)
    return (total, contrast.detach(), reconstruction.detach(), match, __torch__.consistency.spread(self.queue.t().unsqueeze(0)))
  def step(self: __torch__.pcrl.Pcrl, images: Tensor, box: Tensor, matrix: Tensor, blur: Tensor, tone: Tensor, shuffle: Tensor, paint: Tensor, code: Tensor, folded: Tensor, perm: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    x1, x2, gt1, gt2, mask1, mask2, code1, code2 = __torch__.pcrlviews.views(images, box, matrix, blur, tone, shuffle, paint, code)
    return self.losses(x1, x2, gt1, gt2, mask1, mask2, code1, code2, folded, perm)
  def preview(self: __torch__.pcrl.Pcrl, images: Tensor, box: Tensor, matrix: Tensor, blur: Tensor, tone: Tensor, shuffle: Tensor, paint: Tensor, code: Tensor, folded: Tensor, perm: Tensor) -> Tensor:
    # Input, target under its code, reconstruction, mixed target, mixed reconstruction.
    x1, x2, gt1, gt2, mask1, mask2, code1, code2 = __torch__.pcrlviews.views(images, box, matrix, blur, tone, shuffle, paint, code)
    q, k, plain, mixed = self.look(x1, x2, code1, code2, folded[0])
    return __torch__.pcrlviews.panel([x1, mask1, plain, __torch__.pcrl.between(mask1, mask2, folded[0]), mixed])
  def follow(self: __torch__.pcrl.Pcrl, slow: List[Tensor], fast: List[Tensor]) -> Tensor:
    # The momentum network's tensors move a little towards the student's.
    torch._foreach_mul_(slow, self.inertia)
    torch._foreach_add_(slow, fast, alpha=1. - self.inertia)
    return self.position
def between(x: Tensor, y: Tensor, share: Tensor) -> Tensor:
  return x * share + y * (1. - share)
def shuffled(x: Tensor, share: Tensor, order: Tensor) -> Tensor:
  # Each sample mixed with another one of the batch.
  return __torch__.pcrl.between(x, x.index_select(0, order), share)
def blended(x: List[Tensor], y: List[Tensor], share: Tensor) -> List[Tensor]:
  all = annotate(List[Tensor], [])
  for i in range(len(x)):
    all.append(__torch__.pcrl.between(x[i], y[i], share))
  return all
def unit(x: Tensor) -> Tensor:
  return x / x.square().sum([1], True).sqrt()
