from dataclasses import dataclass


@dataclass
class DataSettings:
    instruct_data: str = ""
    eval_instruct_data: str = ""
    shuffle: bool = True
