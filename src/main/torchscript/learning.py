# What a step does with its loss.
def differentiated(loss: Tensor) -> Tensor:
  # The loss, without a graph; where gradients are on, the parameters have its derivatives afterwards.
  if loss.requires_grad:
    torch.autograd.backward([loss])
  return loss.detach()
