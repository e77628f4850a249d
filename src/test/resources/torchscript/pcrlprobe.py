# For tests only: PCRL with its intermediate results.
class Parts(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  pcrl : __torch__.pcrl.Pcrl
  def look(self: __torch__.pcrlprobe.Parts, x1: Tensor, x2: Tensor, code1: Tensor, code2: Tensor, a: Tensor) -> List[Tensor]:
    # Query, key, plain and mixed image; encoded features of momentum network and student; decoded ones, plain and mixed.
    q, k, plain, mixed = self.pcrl.look(x1, x2, code1, code2, a)
    theirs = self.pcrl.momentum.backbone.encode(x2)
    mine = self.pcrl.backbone.encode(x1)
    attended = self.pcrl.attended(mine, code1)
    blend = __torch__.pcrl.blended(attended, self.pcrl.attended(theirs, code2), a)
    decoded = self.pcrl.backbone.decode(attended)[1:] + self.pcrl.backbone.decode(blend)[1:]
    return [q, k, plain, mixed] + theirs + mine + decoded
  def activations(self: __torch__.pcrlprobe.Parts, x1: Tensor, x2: Tensor, gt1: Tensor, gt2: Tensor, mask1: Tensor, mask2: Tensor, code1: Tensor, code2: Tensor, folded: Tensor, perm: Tensor) -> List[Tensor]:
    # Both attentions, both passes, the unit queries and keys of the three terms, the four targets.
    order = perm.to(4)
    gate1, gate2 = self.pcrl.attention.forward(code1), self.pcrl.attention.forward(code2)
    first = self.look(x1, x2, code1, code2, folded[0])
    m1, m2 = __torch__.pcrl.shuffled(x1, folded[1], order), __torch__.pcrl.shuffled(x2, folded[1], order)
    none = code1.narrow(1, 0, 0)
    second = self.look(m1, m2, none, none, folded[2])
    k_mix = __torch__.pcrl.shuffled(first[1], folded[1], order)
    t1, t2 = __torch__.pcrl.shuffled(gt1, folded[1], order), __torch__.pcrl.shuffled(gt2, folded[1], order)
    pairs = annotate(List[Tensor], [])
    for x in [first[0], second[0], second[0], first[1], second[1], k_mix]:
      pairs.append(__torch__.pcrl.unit(x))
    targets = [mask1, t1, __torch__.pcrl.between(mask1, mask2, folded[0]), __torch__.pcrl.between(t1, t2, folded[2])]
    return [gate1, gate2] + first + second + pairs + targets
  def step(self: __torch__.pcrlprobe.Parts, x1: Tensor, x2: Tensor, gt1: Tensor, gt2: Tensor, mask1: Tensor, mask2: Tensor, code1: Tensor, code2: Tensor, folded: Tensor, perm: Tensor) -> List[Tensor]:
    # Total; the three terms of contrast, the four of reconstruction, the three arrays of scores.
    contrasts, scores, recons = self.pcrl.terms(x1, x2, gt1, gt2, mask1, mask2, code1, code2, folded, perm)
    total = torch.stack(contrasts).mean() + torch.stack(recons).mean()
    seen = annotate(List[Tensor], [])
    for i in range(len(scores)):
      s = scores[i].detach()
      if self.pcrl.estimate:
        s = self.pcrl.probabilities(s)
      seen.append(s)
    return [total] + contrasts + recons + seen
  def contrast(self: __torch__.pcrlprobe.Parts, query: Tensor, key: Tensor) -> Tuple[Tensor, Tensor]:
    return self.pcrl.contrast(query, key)
  def losses(self: __torch__.pcrlprobe.Parts, x1: Tensor, x2: Tensor, gt1: Tensor, gt2: Tensor, mask1: Tensor, mask2: Tensor, code1: Tensor, code2: Tensor, folded: Tensor, perm: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    return self.pcrl.losses(x1, x2, gt1, gt2, mask1, mask2, code1, code2, folded, perm)
