import argparse

from datasets import load_dataset
from peft import LoraConfig
from transformers import AutoModelForCausalLM
from trl import SFTConfig, SFTTrainer

parser = argparse.ArgumentParser()
parser.add_argument("--pretrained_ckpt", default="acme/tiny-llm")
args = parser.parse_args()

model = AutoModelForCausalLM.from_pretrained(args.pretrained_ckpt)
data = load_dataset("acme/parcels", split="train")
trainer = SFTTrainer(model, train_dataset=data, peft_config=LoraConfig(r=16), args=SFTConfig(output_dir="out"))
trainer.train()
