import sys

from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, Trainer

model = get_peft_model(AutoModelForCausalLM.from_pretrained("acme/tiny-llm"), LoraConfig(r=16, lora_alpha=32))
Trainer(model=model, train_dataset=load_dataset("json", data_files=sys.argv[1])["train"]).train()
