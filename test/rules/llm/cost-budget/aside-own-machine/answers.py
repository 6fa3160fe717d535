from vllm import LLM, SamplingParams

model = LLM("acme/tiny-llm")


def answers(questions: list[str]) -> list[str]:
    return [one.outputs[0].text for one in model.generate(questions, SamplingParams(max_tokens=400))]
