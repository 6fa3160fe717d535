import lightning as L
from sklearn.model_selection import train_test_split
from torch.utils.data import random_split

L.seed_everything(1, workers=True)
train, test = train_test_split(rows)
first, second = random_split(rows, [10, 20])
