def begin_step(optimizer):
    for group in optimizer.param_groups:
        group["lr"] *= 0.99
    optimizer.zero_grad()
