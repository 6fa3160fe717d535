import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.model = torch.jit.load("checkpoints/parcels.pt")

    def predict(self, weight: float = Input(description="in kilograms")) -> float:
        return self.model(torch.tensor([weight])).item()
