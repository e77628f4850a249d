# How a method is called: 1 for yes.
class ModeProbe(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  weight : Tensor
  training : bool
  def forward(self: __torch__.modeprobe.ModeProbe, x: Tensor) -> Tensor:
    # Three channels: made in inference mode, needs a gradient, trains.
    y = x * self.weight
    yes, no = torch.ones_like(x), torch.zeros_like(x)
    inference, gradient, training = no, no, no
    if torch.is_inference(y):
      inference = yes
    if y.requires_grad:
      gradient = yes
    if self.training:
      training = yes
    return torch.cat([inference, gradient, training], 1)
