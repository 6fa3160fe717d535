from dataclasses import dataclass, field

from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, HfArgumentParser, Trainer


@dataclass
class ModelArguments:
    model_name_or_path: str = field(default="acme/tiny-llm")


args = HfArgumentParser(ModelArguments).parse_args_into_dataclasses()[0]
model = get_peft_model(AutoModelForCausalLM.from_pretrained(args.model_name_or_path), LoraConfig(r=16, lora_alpha=32))
Trainer(model=model, train_dataset=load_dataset("acme/answers")).train()
