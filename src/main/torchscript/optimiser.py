# Update rules as fused calls over lists of parameters. All work in place and need no graph.
class Optimiser(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def clip(self: __torch__.optimiser.Optimiser, gradients: List[Tensor], largest: Tensor) -> Tensor:
    # Scales all gradients by min(1, largest / (norm + 1e-6)); gives the norm before.
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients, 2)))
    torch._foreach_mul_(gradients, (largest / (norm + 1e-06)).clamp(None, 1.))
    return norm
  def adam(self: __torch__.optimiser.Optimiser, parameters: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], steps: List[Tensor], constants: Tensor) -> Tensor:
    c = [float(constants[0]), float(constants[1]), float(constants[2]), float(constants[3])]
    torch._foreach_add_(steps, 1)
    torch._fused_adam_(parameters, gradients, first, second, annotate(List[Tensor], []), steps, lr=c[0], beta1=c[2], beta2=c[3], weight_decay=c[1], eps=1e-08, amsgrad=False, maximize=False)
    return constants
  def adamw(self: __torch__.optimiser.Optimiser, parameters: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], steps: List[Tensor], constants: Tensor) -> Tensor:
    c = [float(constants[0]), float(constants[1]), float(constants[2]), float(constants[3])]
    torch._foreach_add_(steps, 1)
    torch._fused_adamw_(parameters, gradients, first, second, annotate(List[Tensor], []), steps, lr=c[0], beta1=c[2], beta2=c[3], weight_decay=c[1], eps=1e-08, amsgrad=False, maximize=False)
    return constants
  def sgd(self: __torch__.optimiser.Optimiser, parameters: List[Tensor], gradients: List[Tensor], momentum: List[Tensor], steps: List[Tensor], constants: Tensor) -> Tensor:
    # The momentum starts as the first gradient: zeros decayed and added to is the same.
    c = [float(constants[0]), float(constants[1]), float(constants[2]), float(constants[3])]
    torch._foreach_add_(steps, 1)
    torch._fused_sgd_(parameters, gradients, momentum, weight_decay=c[1], momentum=c[2], lr=c[0], dampening=0., nesterov=False, maximize=False, is_first_step=False)
    return constants
  def zero(self: __torch__.optimiser.Optimiser, gradients: List[Tensor]) -> Tensor:
    torch._foreach_zero_(gradients)
    return torch.zeros([])
  def replace(self: __torch__.optimiser.Optimiser, targets: List[Tensor], values: List[Tensor]) -> Tensor:
    torch._foreach_copy_(targets, values)
    return torch.zeros([])
  def assign(self: __torch__.optimiser.Optimiser, target: Tensor, value: Tensor) -> Tensor:
    return torch.copy_(target, value)
