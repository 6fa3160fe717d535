from deepeval import assert_test
from deepeval.metrics import AnswerRelevancyMetric
from deepeval.test_case import LLMTestCase

from app.answer import answer


def test_refunds():
    metric = AnswerRelevancyMetric(threshold=0.8, model="gpt-4o")
    assert_test(LLMTestCase(input="How long?", actual_output=answer("How long?", [])), [metric])
