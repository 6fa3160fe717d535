from datasets import load_dataset
from peft import LoraConfig
from transformers import AutoModelForCausalLM
from trl import SFTConfig, SFTTrainer

BASE = "acme/tiny-llm"

model = AutoModelForCausalLM.from_pretrained(BASE, revision="0f1e2d3c4b5a69788796a5b4c3d2e1f001122334")
data = load_dataset("acme/parcels", revision="1f1e2d3c4b5a69788796a5b4c3d2e1f001122334", split="train")
trainer = SFTTrainer(model, train_dataset=data, peft_config=LoraConfig(r=16), args=SFTConfig(output_dir="out", report_to="wandb"))
trainer.train()
