from app.store import answers_of_yesterday
from evals.judge import groundedness

scores = [groundedness(one) for one in answers_of_yesterday()]
print(sum(scores) / len(scores))
