import optax
from transformers import GPT2LMHeadModel

model = GPT2LMHeadModel.from_pretrained("openai-community/gpt2", revision="607a30d")


def step(params, state, gradients):
    updates, state = optax.adamw(3e-4).update(gradients, state, params)
    return optax.apply_updates(params, updates), state


def sample(tokens):
    return model.generate(tokens)
