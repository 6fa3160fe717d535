import sys

from datasets import load_from_disk
from transformers import AutoModelForCausalLM, HfArgumentParser
from trl import ModelConfig, SFTTrainer

model_config, data_config, training = HfArgumentParser((ModelConfig,)).parse_args_into_dataclasses()
model = AutoModelForCausalLM.from_pretrained(model_config.model_name_or_path)
SFTTrainer(model, train_dataset=load_from_disk(sys.argv[1]), args=training).train()

