# A network of one number that asks for more memory than any computer has, while a pass has more images than it bears.
class Greedy(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  weight : Tensor
  training : bool
  form : int
  passes : int
  most : int
  def step(self: __torch__.greedy.Greedy, x: Tensor) -> Tensor:
    total = __torch__.learning.differentiated((x * self.weight).mean())
    if (x.size(0) + self.passes - 1) // self.passes > self.most:
      total = total + torch.zeros([4096, 1048576, 65536, 1024], dtype=x.dtype, device=x.device).sum()
    return total
