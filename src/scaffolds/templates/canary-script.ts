import type { Stack } from "../../project/stack.js";
import { pythonString } from "../quote.js";

/** `evals/canary.py`: asks a rented model what it was asked before, and fails when it answers otherwise. */
export function canaryScript(stack: Stack): string {
  const { ask, setting } = client(stack);
  return `"""Has the provider changed the model? Written by Roadworthy; look for TODO.

\`python evals/canary.py --record\` asks each question and stores the answers in
canary_answers.json: read them, and commit the file. Without --record it asks again and
compares. A difference is a reason to run the evaluations, not yet a fault: record anew
once they pass.

Exit codes: 0 as before, 1 changed, 2 nothing to compare with.
"""

import argparse
import json
import re
import sys
from difflib import SequenceMatcher
from pathlib import Path

HERE = Path(__file__).resolve().parent
STORED = HERE / "canary_answers.json"
RESULTS = HERE / "results" / "canary.json"

# How alike two answers are, from 0 to 1. Models vary a little at temperature 0 as well.
MINIMUM_SIMILARITY = 0.6
# The share of questions that may be answered otherwise.
ALLOWED_CHANGES = 0.2
${setting}

def questions():
    """Five to ten questions, each with a pattern that every right answer matches."""
    # TODO: take short ones from real use that have one right answer, such as:
    #   return {"Which currency does Norway use? One word.": r"(?i)\\bkroner?\\b"}
    raise NotImplementedError("TODO: return questions and patterns of their answers")


${ask}


def words(text):
    return re.findall(r"\\w+", text.lower())


def similarity(first, second):
    return SequenceMatcher(None, words(first), words(second)).ratio()


def compare(stored, current, patterns):
    """What is different now, in words, by question."""
    changes = {}
    for question, pattern in patterns.items():
        before, now = stored["answers"].get(question), current["answers"][question]
        if not re.search(pattern, now):
            changes[question] = f"does not match {pattern!r}: {now[:200]}"
        elif before is None:
            changes[question] = "was not recorded"
        elif similarity(before, now) < MINIMUM_SIMILARITY:
            changes[question] = f"was {before[:200]!r}, is {now[:200]!r}"
    return changes


def main():
    parser = argparse.ArgumentParser(description="Asks fixed questions again.")
    parser.add_argument("--record", action="store_true", help="store the answers")
    record = parser.parse_args().record
    patterns = questions()
    if not patterns:
        print("questions() returns none")
        return 2
    if not record and not STORED.exists():
        print(f"{STORED.name} is missing: run with --record, read it and commit it")
        return 2
    current = {"model": None, "answers": {}}
    for question in patterns:
        current["answers"][question], current["model"] = ask(question)
    text = json.dumps(current, indent=2, ensure_ascii=False) + "\\n"
    if record:
        wrong = compare(current, current, patterns)
        if wrong:
            print("Not stored, since answers are wrong:", json.dumps(wrong, indent=2))
            return 1
        STORED.write_text(text, encoding="utf-8")
        print(f"{len(patterns)} answers are stored in {STORED.name}")
        return 0
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(text, encoding="utf-8")
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    changes = compare(stored, current, patterns)
    for question, change in changes.items():
        print(f"{question}\\n  {change}")
    renamed = stored["model"] != current["model"]
    if renamed:
        print(f"the provider answers as {current['model']}, was {stored['model']}")
    share = len(changes) / len(patterns)
    print(f"{len(changes)} of {len(patterns)} answers changed")
    return 1 if renamed or share > ALLOWED_CHANGES else 0


if __name__ == "__main__":
    sys.exit(main())
`;
}

/** How the provider in use is asked for an answer and the name of the model that gave it. */
function client({ language }: Stack): { readonly ask: string; readonly setting: string } {
  const [first] = language.models;
  const model = first ? `\n# As production asks it.\nMODEL = ${pythonString(first.value)}\n` : "";
  if (first && language.provider?.value === "openai") {
    return {
      setting: model,
      ask: `def ask(question):
    """The answer, and the model that the provider says gave it."""
    from openai import OpenAI

    reply = OpenAI(timeout=60).chat.completions.create(
        model=MODEL,
        temperature=0,
        seed=7,
        messages=[{"role": "user", "content": question}],
    )
    return reply.choices[0].message.content or "", reply.model`,
    };
  }
  if (first && language.provider?.value === "anthropic") {
    return {
      setting: model,
      ask: `def ask(question):
    """The answer, and the model that the provider says gave it."""
    from anthropic import Anthropic

    reply = Anthropic(timeout=60).messages.create(
        model=MODEL,
        temperature=0,
        max_tokens=500,
        messages=[{"role": "user", "content": question}],
    )
    return "".join(one.text for one in reply.content if one.type == "text"), reply.model`,
    };
  }
  return {
    setting: "",
    ask: `def ask(question):
    """The answer, and the model that the provider says gave it."""
    # TODO: ask the provider as production does, at temperature 0.
    raise NotImplementedError("TODO: return the answer and the name of the model")`,
  };
}
