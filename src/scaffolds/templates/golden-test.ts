import type { Project } from "../../project/project.js";
import type { Stack } from "../../project/stack.js";
import { askStub } from "./entry-point.js";

/** `evals/test_golden.py`: fails while the project is not asked, cases are placeholders, or quality falls. */
export function goldenTest(project: Project, stack: Stack): string {
  return `"""Golden set: questions whose answers are known. Written by Roadworthy; look for TODO.

Run it with \`python -m pytest evals/test_golden.py\`. Each line of golden.jsonl is a case:
all_of (every one has to be in the answer), any_of (one has to be), none_of (none may be),
its slice, and must_pass for what may never go wrong. Case and spaces do not matter.
Twenty real questions say more than two hundred invented ones.

After a good run copy results/golden.json to golden-baseline.json and commit it: what
passed there and fails now is a regression, whatever the pass rate is.
"""

import json
from collections import defaultdict
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
CASES = HERE / "golden.jsonl"
BASELINE = HERE / "golden-baseline.json"
RESULTS = HERE / "results" / "golden.json"

MINIMUM_CASES = 20
MINIMUM_PASS_RATE = 0.9
MINIMUM_SLICE_PASS_RATE = 0.8


${askStub(project, stack)}


def plain(text):
    return " ".join(text.lower().split())


def faults(case, answer):
    """What is wrong with an answer, in words; nothing for a right one."""
    text = plain(answer)
    wanted = case.get("all_of", [])
    found = [f"lacks {one!r}" for one in wanted if plain(one) not in text]
    options = case.get("any_of", [])
    if options and not any(plain(one) in text for one in options):
        found.append(f"has none of {options}")
    banned = case.get("none_of", [])
    found.extend(f"has {one!r}" for one in banned if plain(one) in text)
    return found


def read_cases():
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@pytest.fixture(scope="module")
def outcomes():
    """Asks each question once and keeps what came out in results/golden.json."""
    cases = read_cases()
    found = {}
    for case in cases:
        answer = ask(case["question"])
        wrong = faults(case, answer)
        found[case["id"]] = {
            "slice": case.get("slice", "all"),
            "must_pass": bool(case.get("must_pass")),
            "passed": not wrong,
            "faults": wrong,
            "answer": answer,
        }
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found, indent=2, ensure_ascii=False)
    RESULTS.write_text(text + "\\n", encoding="utf-8")
    return found


def pass_rate(results):
    return sum(result["passed"] for result in results) / len(results)


def failed(results):
    return {name: one["faults"] for name, one in results.items() if not one["passed"]}


def test_cases_can_tell_right_from_wrong(outcomes):
    assert "TODO" not in CASES.read_text(encoding="utf-8"), "fill in golden.jsonl"
    cases = read_cases()
    assert len(cases) >= MINIMUM_CASES, f"{len(cases)} cases; write {MINIMUM_CASES}"
    assert len(outcomes) == len(cases), "two cases have the same id"
    for case in cases:
        assert faults(case, ""), f"an empty answer would pass {case['id']!r}"


def test_enough_answers_are_right(outcomes):
    rate = pass_rate(outcomes.values())
    assert rate >= MINIMUM_PASS_RATE, failed(outcomes)


def test_every_slice_is_good_enough(outcomes):
    slice_results = defaultdict(list)
    for result in outcomes.values():
        slice_results[result["slice"]].append(result)
    rates = {name: pass_rate(results) for name, results in slice_results.items()}
    low = {name: rate for name, rate in rates.items() if rate < MINIMUM_SLICE_PASS_RATE}
    assert not low, rates


def test_what_must_pass_passes(outcomes):
    vital = {name: one for name, one in outcomes.items() if one["must_pass"]}
    assert not failed(vital)


def test_nothing_is_worse_than_in_the_accepted_run(outcomes):
    if not BASELINE.exists():
        pytest.skip("copy results/golden.json to golden-baseline.json after a good run")
    before = json.loads(BASELINE.read_text(encoding="utf-8"))
    right = {name for name, one in before.items() if one["passed"]}
    worse = {name: now for name, now in failed(outcomes).items() if name in right}
    assert not worse
`;
}
