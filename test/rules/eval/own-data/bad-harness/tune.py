from datasets import load_dataset
from trl import SFTTrainer

trainer = SFTTrainer(model="mistralai/Mistral-7B-v0.3", train_dataset=load_dataset("yelp_review_full", split="train"))
trainer.train()
