# For measuring only: makes the two halves of a mixture of vectors callable, each for itself.
class Mixture(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  radius : int
  def mov(self: __torch__.bench.Mixture, query: Tensor, key: Tensor) -> Tensor:
    return __torch__.mov.mov(query, key, self.heads, self.radius)
  def gradient(self: __torch__.bench.Mixture, query: Tensor, key: Tensor, upstream: Tensor) -> Tuple[Tensor, Tensor]:
    return __torch__.mov.gradient(query, key, self.heads, self.radius, upstream)
