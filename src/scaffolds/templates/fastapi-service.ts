import type { Stack } from "../../project/stack.js";
import { pythonLiteral, pythonString } from "../quote.js";
import { areFields } from "../trained-features.js";
import { addCommand } from "./service-module.js";

/** `service/main.py`: the model behind a checked input, with what a service in production needs. */
export function fastapiMain({ packaging, learning }: Stack, features: readonly string[]): string {
  const loader = learning.saved?.loader ?? "joblib";
  const asFrame = packaging.packages.has("pandas");
  const isKnown = areFields(features);
  const classifies = learning.task.value === "classification";
  const missing = ["fastapi", "uvicorn", "prometheus-client", ...(loader === "joblib" ? ["joblib"] : [])].filter(
    (name) => !packaging.packages.has(name),
  );
  const install =
    missing.length > 0 ? `TODO: add ${missing.join(", ")} to the dependencies${addCommand(packaging.manager, missing)}.\n` : "";
  const imports = [
    "import logging",
    "import os",
    ...(loader === "pickle" ? ["import pickle"] : []),
    "import time",
    "",
    ...(loader === "joblib" ? ["import joblib"] : []),
    ...(asFrame ? ["import pandas as pd"] : []),
    "from fastapi import FastAPI, HTTPException",
    `from pydantic import BaseModel${isKnown ? "" : ", create_model"}`,
    "from starlette.responses import JSONResponse",
    "",
    "from .service_logging import set_up_logging",
    "from .service_metrics import instrument",
  ];
  const load =
    loader === "joblib"
      ? "    return joblib.load(MODEL_PATH)"
      : '    with open(MODEL_PATH, "rb") as file:\n        return pickle.load(file)';
  return `"""Predictions of the model over HTTP. Written by Roadworthy.

    uvicorn service.main:app

${install}TODO: give every feature its type and bounds, as the training data has them.
"""

${imports.join("\n")}

MODEL_PATH = os.environ.get("MODEL_PATH", ${pythonString(learning.saved?.value ?? "TODO: models/model.joblib")})
REQUESTS_PER_MINUTE = int(os.environ.get("REQUESTS_PER_MINUTE", "600"))
logger = logging.getLogger(__name__)


def load_model():
    """The model, or nothing where its file is missing: then the service is up, and not ready."""
    if not os.path.exists(MODEL_PATH):
        return None
    # Whoever can write this file can run code here: load only what your own training wrote.
${load}


MODEL = load_model()

${
  isKnown
    ? `FEATURES = ${pythonLiteral(features, "", 11)}


class Strict(BaseModel):
    """Turns away what it does not know, so that a misspelt feature is no silent default."""

    class Config:
        extra = "forbid"


class Features(Strict):
${features.map((name) => `    ${name}: float`).join("\n")}
`
    : `
class Strict(BaseModel):
    """Turns away what it does not know, so that a misspelt feature is no silent default."""

    class Config:
        extra = "forbid"


# What the model was fitted on, by name; it knows them where that was a DataFrame.
FEATURES = [str(name) for name in getattr(MODEL, "feature_names_in_", [])]
FIELDS = {name: (float, ...) for name in FEATURES}
Features = create_model("Features", __base__=Strict, **FIELDS)
`
}

class RateLimit:
    """Turns clients away who ask too often. Every process counts for itself."""

    def __init__(self, app):
        self.app = app
        self.minute = 0
        self.asked = {}

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["path"] != "/predict":
            await self.app(scope, receive, send)
            return
        minute = int(time.monotonic() // 60)
        if minute != self.minute:
            self.minute = minute
            self.asked.clear()
        client = scope["client"][0] if scope.get("client") else ""
        self.asked[client] = self.asked.get(client, 0) + 1
        if self.asked[client] > REQUESTS_PER_MINUTE:
            refusal = {"detail": "Too many requests."}
            headers = {"Retry-After": "60"}
            answer = JSONResponse(refusal, status_code=429, headers=headers)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


app = FastAPI(title=${pythonString("Predictions")})
app.add_middleware(RateLimit)
instrument(app)
set_up_logging(app)


@app.get("/healthz")
def healthz():
    """The process answers."""
    return {"status": "ok"}


@app.get("/readyz")
def readyz():
    """The model is loaded."""
    if MODEL is None${isKnown ? "" : " or not FEATURES"}:
        raise HTTPException(503, "The model is not loaded.")
    return {"status": "ready"}


@app.post("/predict")
def predict(features: Features):
    if MODEL is None${isKnown ? "" : " or not FEATURES"}:
        raise HTTPException(503, "The model is not loaded.")
    given = dict(features)
${asFrame ? "    rows = pd.DataFrame([[given[name] for name in FEATURES]], columns=FEATURES)" : "    rows = [[given[name] for name in FEATURES]]"}
    value = MODEL.predict(rows)[0]
    answer = {"prediction": value.item() if hasattr(value, "item") else value}
${
  classifies
    ? `    if hasattr(MODEL, "predict_proba"):
        answer["probability"] = float(max(MODEL.predict_proba(rows)[0]))
`
    : ""
}    logger.info("predicted", extra={"features": len(FEATURES)})
    return answer
`;
}
