from datasets import load_dataset
from sklearn.metrics import f1_score
from transformers import Trainer

rows = load_dataset("acme/support-tickets")
trainer = Trainer(train_dataset=rows["train"], eval_dataset=rows["validation"])
trainer.train()
print(trainer.evaluate())
