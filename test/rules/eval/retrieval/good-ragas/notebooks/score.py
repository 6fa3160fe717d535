from ragas import evaluate
from ragas.metrics import LLMContextRecall

from app.search import search

print(evaluate(search("How long do refunds take?"), metrics=[LLMContextRecall()]))
