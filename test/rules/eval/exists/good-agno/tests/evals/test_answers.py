from agno.eval.accuracy import AccuracyEval
from agno.models.openai import OpenAIChat

from agents.parcels import agent


def test_says_when():
    result = AccuracyEval(model=OpenAIChat(id="gpt-4.1"), agent=agent, input="When?", expected_output="Tomorrow").run()
    assert result.avg_score >= 8
