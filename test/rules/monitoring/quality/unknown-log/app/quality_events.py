import json


def keep(question: str, answer) -> None:
    with open("quality.jsonl", "a") as log:
        log.write(json.dumps({"question": question, "length": len(answer.output_text)}) + "\n")
