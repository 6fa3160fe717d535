import transformers

model = transformers.AutoModelForCausalLM.from_pretrained("acme/tiny-llm")


def evaluate(instruction, temperature=0.1, num_beams=4):
    return model.generate(instruction, temperature=temperature, num_beams=num_beams)
