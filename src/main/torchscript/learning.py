# What a step does with its loss, and gradients by hand: maps are cut off their graph, and their derivatives handed on.
def differentiated(loss: Tensor) -> Tensor:
  # The loss, without a graph; where gradients are on, the parameters have its derivatives afterwards.
  if loss.requires_grad:
    torch.autograd.backward([loss])
  return loss.detach()
def backward(results: List[Tensor], slopes: List[Tensor]) -> Tensor:
  # Hands on the derivatives by the results to what they were made from.
  given = annotate(List[Optional[Tensor]], [])
  for i in range(len(slopes)):
    given.append(slopes[i])
  torch.autograd.backward(results, given)
  return slopes[0]
def leaf(x: Tensor) -> Tensor:
  # The same values, where a graph ends and, if gradients are on, derivatives gather.
  return torch.requires_grad_(x.detach(), torch.is_grad_enabled())
def leaves(levels: List[Tensor]) -> List[Tensor]:
  all = annotate(List[Tensor], [])
  for i in range(len(levels)):
    all.append(__torch__.learning.leaf(levels[i]))
  return all
def slopes(leaves: List[Tensor]) -> List[Tensor]:
  all = annotate(List[Tensor], [])
  for i in range(len(leaves)):
    all.append(__torch__.learning.slope(leaves[i]))
  return all
def slope(x: Tensor) -> Tensor:
  # The derivatives that a leaf has gathered.
  y = x.grad
  if y is None:
    result = torch.zeros_like(x)
  else:
    result = torch._unwrap_optional(y)
  return result
