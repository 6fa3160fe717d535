import torch


class Network(torch.nn.Module):
    def training_step(self, batch):
        loss = torch.nn.functional.mse_loss(self.layer(batch[0]), batch[1])
        loss.backward()
        return loss
