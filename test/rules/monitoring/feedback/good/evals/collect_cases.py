"""Answers that users disliked become cases for the next evaluation."""

import pandas as pd
from sqlalchemy import create_engine

rows = pd.read_sql("SELECT question, answer FROM feedback WHERE NOT helpful", create_engine("postgresql://db/helpdesk"))
rows.to_json("evals/disliked.jsonl", orient="records", lines=True)
