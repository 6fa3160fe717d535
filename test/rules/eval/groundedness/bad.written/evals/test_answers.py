from deepeval import assert_test
from deepeval.metrics import FaithfulnessMetric
from deepeval.test_case import LLMTestCase

from app.answer import answer


def test_refunds():
    passages = ["Refunds take five days."]
    case = LLMTestCase(input="How long?", actual_output=answer("How long?", passages), retrieval_context=passages)
    assert_test(case, [FaithfulnessMetric(threshold=0.9)])
