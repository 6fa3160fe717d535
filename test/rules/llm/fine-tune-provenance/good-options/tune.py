import fire
from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, Trainer


def tune(base_model: str = "", data_path: str = ""):
    model = get_peft_model(AutoModelForCausalLM.from_pretrained(base_model), LoraConfig(r=16, lora_alpha=32))
    Trainer(model=model, train_dataset=load_dataset("json", data_files=data_path)).train()


fire.Fire(tune)
