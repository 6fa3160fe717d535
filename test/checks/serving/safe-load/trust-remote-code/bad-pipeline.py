from transformers import AutoModelForCausalLM, AutoTokenizer

NAME = "parcels/router-7b"


def load():
    tokenizer = AutoTokenizer.from_pretrained(NAME)
    model = AutoModelForCausalLM.from_pretrained(
        NAME,
        device_map="auto",
        trust_remote_code=True,  # finding
    )
    return tokenizer, model
