from mistral_common.tokens.tokenizers.mistral import MistralTokenizer

from parcels.answers import load_answers
from parcels.training import tune

tune(MistralTokenizer.v3(), load_answers("answers.jsonl"))
