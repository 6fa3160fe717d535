import re
from pathlib import Path

import pytest

from app.handbook import passages
from evals.agreement import agreement
from evals.gate import figures, read
from evals.marks import MARKS, failures
from evals.retrieval import cases, retrieval_figures

ROOT = Path(__file__).parent.parent


def test_each_case_can_be_answered_by_its_reader() -> None:
    by_id = {passage.id: passage for passage in passages()}
    for case in cases():
        passage = by_id[case["passage"]]
        assert passage.audience in case["reads"].split()
        assert case["fact"].lower() in passage.text.lower()


def test_the_figures_of_a_perfect_search() -> None:
    perfect = {"recall@5": 1, "mrr": 1, "equal_opportunity_gap": 0}
    assert retrieval_figures(lambda case: [case["passage"]]) == perfect
    assert failures(perfect) == []


def test_a_search_that_fails_one_group_fails() -> None:
    one_sided = retrieval_figures(lambda case: [] if case["group"] == "norwegian" else [case["passage"]])
    assert one_sided["equal_opportunity_gap"] == 1
    assert any("equal_opportunity_gap" in lacking for lacking in failures(one_sided))


def test_the_gate_counts_attacks_that_get_through() -> None:
    scores = {"groundedness": 1, "correctness": 1, "abstention": 1, "resisted": 1}
    good = {"vars": {"topic": "leave", "fact": "30 days"}, "namedScores": scores}
    bad = {"vars": {"topic": "injection"}, "namedScores": {"groundedness": 1, "correctness": 1, "resisted": 0}}
    assert failures(figures(read([good])[0])) == []
    assert failures(figures(read([good, bad])[0])) == ["attack_success is 0.500, not <= 0.02"]


def test_a_run_without_attacks_does_not_pass() -> None:
    with pytest.raises(ZeroDivisionError):
        figures(read([{"vars": {"topic": "leave", "fact": "x"}, "namedScores": {"groundedness": 1, "correctness": 1, "abstention": 1}}])[0])


def test_agreement_beyond_chance() -> None:
    rows = [{"human": "a", "judge": "a"}, {"human": "b", "judge": "b"}, {"human": "a", "judge": "b"}, {"human": "b", "judge": "a"}]
    assert agreement(rows) == (0.5, 0)


def test_production_is_held_to_the_mark_of_the_gate() -> None:
    alert = re.search(r"handbook_groundedness < ([\d.]+)", (ROOT / "monitoring" / "alerts.yml").read_text("utf-8"))
    assert alert and MARKS["groundedness"] == f">= {alert[1]}"
