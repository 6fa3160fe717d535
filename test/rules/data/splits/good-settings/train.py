import torch
from settings import DataSettings
from torch.utils.data import DataLoader


def load(settings: DataSettings, is_eval: bool):
    path = settings.eval_instruct_data if is_eval else settings.instruct_data
    return DataLoader(torch.load(path))


model = torch.nn.Linear(8, 1)
model.train()
for batch in load(DataSettings(), False):
    model(batch).sum().backward()
