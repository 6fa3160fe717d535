/** A training script with MLflow. */
export const training = `"""Trains the churn model."""
from __future__ import annotations

import os, sys
import logging as log
import numpy as np
import pandas as pd
from sklearn.model_selection import (
    train_test_split,  # import nothing_here
    StratifiedKFold as KFold,
)
from xgboost import \\
    XGBClassifier
try:
    import mlflow
except ImportError:
    mlflow = None

SEED: int = 42
DATA = "s3://acme-churn/train.parquet"
MODEL_URI = f"models:/churn/{os.environ['STAGE']}"
LR, EPOCHS = 1e-3, 1_000


def load(path: str = DATA, *, limit=None) -> pd.DataFrame:
    '''Reads the table; import this.'''
    df = pd.read_parquet(path)
    df = df.dropna()
    return df.head(limit)


def train(df):
    X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], test_size=0.2, random_state=SEED)
    with mlflow.start_run(run_name="nightly") as run:
        model = XGBClassifier(n_estimators=EPOCHS, learning_rate=-LR, params={"depth": 3, 'eta': [0.1, .2]})
        model.fit(X_train, y_train)
        for name, part in splits().items():
            mlflow.log_metric(name, float(np.mean(model.predict(part))))
    return model


if __name__ == "__main__":
    train(load(os.getenv("DATA_PATH", DATA)))
`;

/** A service that asks a language model. */
export const service = `from fastapi import FastAPI, Depends
from openai import AsyncOpenAI, OpenAI as Client
from pydantic import BaseModel, Field
from .prompts import SYSTEM
from ..settings import *
import openai.types.chat as chat_types

app = FastAPI(title="answers")


class Question(BaseModel, frozen=True):
    """What is asked."""

    text: str
    user: "str | None" = Field(default=None, max_length=64)


class Answerer:
    def ask(self, question):
        return self.client.chat.completions.create(
            model="gpt-4o-2024-08-06",
            messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": f"Answer: {question.text!r} now"}],
            timeout=30,
            **self.options,
        )

    def __init__(self):
        self.client = Client(max_retries=0)
        self.options = {}


@app.post("/answers", status_code=201)
async def answer(question: Question, client: AsyncOpenAI = Depends(make)) -> dict:
    reply = await client.chat.completions.create(model=MODEL, messages=[])
    while not (text := reply.choices[0].message.content):
        reply = await retry(lambda attempt: client.responses.create(input="again " + str(attempt)))
    return {"text": text}


def stop():
    raise NotImplementedError("later")
`;

/** Tests in pytest and unittest style. */
export const tests = `import unittest
import numpy as np
import pytest
from churn.features import ratio


class RatioTest(unittest.TestCase):
    def test_half(self):
        self.assertEqual(ratio(1, 2), 0.5)
        self.assertRaises(ZeroDivisionError, ratio, 1, 0)


@pytest.mark.parametrize("a,b", [(1, 2), (2, 4)])
def test_equal(a, b):
    assert ratio(a, b) == 0.5, "half"
    np.testing.assert_allclose(ratio(a, b), 0.5)


def test_error():
    with pytest.raises(ZeroDivisionError):
        ratio(1, 0)


def test_nothing():
    """Not yet."""
    pass
`;

export const samples: readonly string[] = [training, service, tests];
