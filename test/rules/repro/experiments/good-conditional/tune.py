import os

import transformers

use_wandb = "WANDB_PROJECT" in os.environ
arguments = transformers.TrainingArguments(output_dir="out", report_to="wandb" if use_wandb else None)
transformers.Trainer(model=None, args=arguments).train()
