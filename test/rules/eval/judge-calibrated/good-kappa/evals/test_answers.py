from deepeval import assert_test
from deepeval.metrics import AnswerRelevancyMetric
from deepeval.test_case import LLMTestCase

from app.answer import answer


def test_refunds():
    metric = AnswerRelevancyMetric(threshold=0.8, model="o3-mini-2025-01-31")
    assert_test(LLMTestCase(input="How long?", actual_output=answer("How long?", [])), [metric])
