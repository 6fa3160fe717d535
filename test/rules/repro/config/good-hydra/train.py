import hydra
import torch


@hydra.main(config_path="conf", config_name="config")
def main(cfg):
    loss = torch.nn.MSELoss()(model(x), y)
    loss.backward()
