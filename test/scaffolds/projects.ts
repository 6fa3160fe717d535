/** A project as path → text. */
export interface SampleProject {
  readonly files: Readonly<Record<string, string>>;
  /** The project's folder in the workspace. */
  readonly root?: string;
}

const fastapiService = `import os

import joblib
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from app.features import to_row

app = FastAPI(title="Churn")
model = joblib.load("models/churn.joblib") if os.path.exists("models/churn.joblib") else None


class Customer(BaseModel):
    age: float
    visits: float


@app.get("/healthz")
def healthz():
    return {"ok": True}


@app.get("/customers/{customer_id}")
def customer(customer_id: int):
    return {"id": customer_id}


@app.post("/predict")
def predict(customer: Customer):
    if customer.age < 0:
        raise HTTPException(422, "age")
    if customer.visits < 0:
        raise RuntimeError("broken")
    return {"churn": to_row(customer.age, customer.visits)[0] > 40}
`;

const features = `def to_row(age, visits):
    return [age, visits]
`;

const training = `import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def main():
    rows = pd.read_csv("data/customers.csv")
    train, test = train_test_split(rows, random_state=7)
    test.to_csv("data/test.csv")
    model = LogisticRegression().fit(train[["age", "visits"]], train["churn"])
    joblib.dump(model, "models/churn.joblib")


if __name__ == "__main__":
    main()
`;

const apiTest = `from app.features import to_row


def test_row():
    assert to_row(1, 2) == [1, 2]
`;

/** FastAPI, scikit-learn, exact requirements, ruff. */
export const pipService: SampleProject = {
  files: {
    "requirements.txt": "fastapi==0.110.0\nuvicorn==0.29.0\nscikit-learn==1.4.2\njoblib==1.4.0\npandas==2.2.2\n",
    "requirements-dev.txt": "-r requirements.txt\npytest==8.2.0\nruff==0.4.4\n",
    ".python-version": "3.11\n",
    "ruff.toml": "line-length = 100\n",
    "README.md": "# Churn\n",
    "app/__init__.py": "",
    "app/main.py": fastapiService,
    "app/features.py": features,
    "training/train.py": training,
    "tests/test_features.py": apiTest,
    "tests/data/test_customers.py": "def test_no_empty_rows():\n    assert True\n",
  },
};

/** The same with Evidently in use. */
export const evidentlyService: SampleProject = {
  files: {
    ...pipService.files,
    "requirements.txt": `${pipService.files["requirements.txt"]}evidently==0.7.0\n`,
    "watch.py": "from evidently import Report\n\nReport([])\n",
  },
};

/** FastAPI made by a factory in a src layout, Poetry with a lock, no server among the dependencies. */
export const poetryService: SampleProject = {
  files: {
    "pyproject.toml": `[tool.poetry]
name = "price-model"
version = "0.1.0"
description = ""
authors = []

[tool.poetry.dependencies]
python = "^3.10"
fastapi = "^0.110"
xgboost = "^2.0"

[tool.poetry.group.dev.dependencies]
pytest = "^8.0"

[tool.black]
line-length = 88
`,
    "poetry.lock": `[[package]]
name = "fastapi"
version = "0.110.0"
description = ""
optional = false
python-versions = ">=3.8"
files = []

[metadata]
lock-version = "2.0"
python-versions = "^3.10"
content-hash = "0"
`,
    "src/price/__init__.py": "",
    "src/price/service.py": `from fastapi import FastAPI

from price.model import estimate


def create_app():
    app = FastAPI()

    @app.get("/price")
    def price(rooms: int):
        return {"price": estimate(rooms)}

    return app
`,
    "src/price/model.py": `from xgboost import XGBRegressor


def fit(rows, prices):
    return XGBRegressor().fit(rows, prices)


def estimate(rooms):
    return rooms * 1000
`,
    "tests/test_price.py": "from price.model import estimate\n\n\ndef test_price():\n    assert estimate(2) == 2000\n",
  },
};

/** A batch job with uv and a lock, and a manifest that says so. */
export const uvBatch: SampleProject = {
  files: {
    "roadworthy.yaml": `version: 1
project:
  name: demand
  kind: [forecasting]
  traits: { batch: true }
drift:
  - { name: inputs, kind: data, method: psi, reference: data/reference.parquet, threshold: 0.25 }
`,
    "pyproject.toml": `[project]
name = "demand"
version = "0.1.0"
requires-python = ">=3.12,<3.13"
dependencies = ["lightgbm>=4", "pandas>=2"]

[dependency-groups]
dev = ["pytest>=8", "ruff>=0.5"]

[tool.uv]
package = false

[tool.ruff]
line-length = 100
`,
    "uv.lock": `version = 1
requires-python = ">=3.12, <3.13"

[[package]]
name = "lightgbm"
version = "4.3.0"
source = { registry = "https://index.example/simple" }
`,
    "batch/__init__.py": "",
    "batch/score.py": `import pickle

import pandas as pd

from batch.rows import clean


def main():
    with open("artifacts/model.pkl", "rb") as file:
        model = pickle.load(file)
    rows = clean(pd.read_parquet("data/current.parquet"))
    rows["demand"] = model.predict(rows)
    rows.to_parquet("data/scored.parquet")


if __name__ == "__main__":
    main()
`,
    "batch/rows.py": "def clean(rows):\n    return rows.dropna()\n",
    "batch/train.py": `import lightgbm
import pandas as pd


def main():
    rows = pd.read_parquet("data/reference.parquet")
    lightgbm.train({}, lightgbm.Dataset(rows))


if __name__ == "__main__":
    main()
`,
    "tests/test_rows.py": "def test_nothing():\n    assert True\n",
  },
};

/** A retrieval application on FastAPI with prompts in files. */
export const ragService: SampleProject = {
  files: {
    "requirements.txt": "fastapi[standard]==0.115.0\nopenai==1.40.0\nqdrant-client==1.10.0\nprometheus-client==0.20.0\n",
    "main.py": `from pathlib import Path

from fastapi import FastAPI
from openai import OpenAI
from qdrant_client import QdrantClient

MODEL = "gpt-4o-2024-08-06"
app = FastAPI()
client = OpenAI(timeout=20)
store = QdrantClient("http://qdrant:6333")


@app.get("/health")
def health():
    return {"ok": True}


@app.post("/ask")
def ask(question: str):
    prompt = Path("prompts/answer.txt").read_text().format(question=question)
    return client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}])
`,
    "prompts/answer.txt": "Answer from the context.\nContext: {{context}}\nQuestion: {{question}}\n",
    Makefile: "serve:\n\tuvicorn main:app --port 8080\n",
  },
};

/** Flask with pipenv, served from its own folder. */
export const flaskService: SampleProject = {
  files: {
    Pipfile:
      '[packages]\nflask = "*"\nscikit-learn = "*"\n\n[dev-packages]\npytest = "*"\nflake8 = "*"\n\n[requires]\npython_version = "3.10"\n',
    "Pipfile.lock":
      '{"_meta": {"hash": {"sha256": "0"}, "requires": {"python_version": "3.10"}}, "default": {"flask": {"version": "==3.0.0", "hashes": ["sha256:0"]}}, "develop": {}}',
    "web/server.py": `from flask import Flask, jsonify
from scoring import score

server = Flask(__name__)


@server.route("/ping")
def ping():
    return "ok"


@server.get("/score/<int:item>")
def score_item(item):
    return jsonify(score=score(item))


@server.get("/fail")
def fail():
    raise RuntimeError("broken")
`,
    "web/scoring.py": "def score(item):\n    return 1 / (1 + item)\n",
    "training/fit.py": `from sklearn.linear_model import Ridge


def main():
    Ridge().fit([[1], [2]], [1, 2])


if __name__ == "__main__":
    main()
`,
  },
};

/** Names that every format has to quote: spaces, quotes, `#`, `$`, a brace, letters beyond ASCII. */
const home = `teams/it's "ours" #1`;
const odd = `ré 'd" #1 $HOME {x}`;
export const hostileService: SampleProject = {
  root: home,
  files: {
    [`${home}/roadworthy.yaml`]: "version: 1\nproject:\n  name: ours\n",
    [`${home}/requirements.txt`]: "fastapi==0.110.0\nuvicorn==0.29.0\n",
    [`${home}/${odd}/main.py`]: `from fastapi import FastAPI

app = FastAPI()
config = open(${JSON.stringify(`${odd}/settings.json`)})


@app.get("/livez")
def livez():
    return {}
`,
    [`${home}/${odd}/settings.json`]: "{}\n",
    [`${home}/${odd}/fit model.py`]: `import joblib
from sklearn.svm import SVC


def main():
    joblib.dump(SVC().fit([[0], [1]], [0, 1]), ${JSON.stringify(`${odd}/it's "the" model.joblib`)})


if __name__ == "__main__":
    main()
`,
    [`${home}/tests/test_odd.py`]: "def test_odd():\n    assert True\n",
  },
};

/** A Streamlit screen over an API of a language model, with conda. */
export const streamlitApp: SampleProject = {
  files: {
    "environment.yml":
      "name: chat\nchannels: [conda-forge]\ndependencies:\n  - python=3.11\n  - streamlit=1.35\n  - pip\n  - pip:\n      - anthropic==0.30.0\n",
    "app.py": `import streamlit as st
from anthropic import Anthropic

client = Anthropic()
st.title("Chat")
question = st.text_input("Question")
if question:
    answer = client.messages.create(model="claude-3-5-sonnet-20241022", max_tokens=500, messages=[{"role": "user", "content": question}])
    st.write(answer.content[0].text)
`,
  },
};

/** A service in TypeScript on Express over an API of a language model, with npm and a lock. */
export const expressService: SampleProject = {
  files: {
    "package.json": `{
  "name": "parcel-clerk",
  "private": true,
  "type": "module",
  "engines": { "node": ">=20" },
  "scripts": { "build": "tsc", "start": "node dist/server.js", "lint": "eslint .", "test": "node --test dist" },
  "dependencies": { "express": "4.21.2", "openai": "4.77.0" },
  "devDependencies": { "eslint": "9.17.0", "typescript": "5.7.2" }
}
`,
    "package-lock.json": '{ "name": "parcel-clerk", "lockfileVersion": 3, "packages": { "": { "name": "parcel-clerk" } } }\n',
    "tsconfig.json": '{ "compilerOptions": { "outDir": "dist", "strict": true } }\n',
    "src/server.ts": `import express from "express";
import { answer } from "./answer.js";

const app = express();

app.get("/healthz", (_request, response) => {
  response.json({ ok: true });
});
app.get("/ask", async (request, response) => {
  response.json({ answer: await answer(String(request.query.question)) });
});

app.listen(Number(process.env.PORT ?? 8080));
`,
    "src/answer.ts": `import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function answer(question: string): Promise<string> {
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_tokens: 500,
    messages: [{ role: "user", content: question }],
  });
  return reply.choices[0]?.message.content ?? "";
}
`,
    "src/answer.test.ts": `import assert from "node:assert/strict";
import { test } from "node:test";

test("nothing", () => assert.equal(1, 1));
`,
  },
};

/** All sample projects by name. */
export const sampleProjects: Readonly<Record<string, SampleProject>> = {
  "FastAPI with pip": pipService,
  "FastAPI with pip and Evidently": evidentlyService,
  "FastAPI factory with Poetry": poetryService,
  "batch with uv": uvBatch,
  "RAG with pip": ragService,
  "Flask with pipenv": flaskService,
  "hostile names in a nested project": hostileService,
  "Streamlit with conda": streamlitApp,
  "Express with npm": expressService,
};
