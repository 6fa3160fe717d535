import pandas as pd
from openai import OpenAI

client = OpenAI()


def generate_synthetic_examples(count: int) -> pd.DataFrame:
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=f"Write {count} complaints about parcels")
    return pd.DataFrame({"text": answer.output_text.splitlines(), "label": "complaint"})
