import lightning as L

from model import Model


def main(loader, seed: int = 1):
    L.seed_everything(seed, workers=True)
    L.Trainer(max_epochs=3).fit(Model(), loader)
