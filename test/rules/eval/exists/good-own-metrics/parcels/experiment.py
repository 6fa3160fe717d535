import torch

from parcels.metrics import measure


class Experiment:
    def train(self, batches):
        for batch, label in batches:
            self.loss(self.network(batch), label).backward()

    def test(self, batches):
        preds = torch.cat([self.network(batch) for batch, _ in batches])
        trues = torch.cat([label for _, label in batches])
        mae, mse = measure(preds, trues)
        print(mae, mse)
