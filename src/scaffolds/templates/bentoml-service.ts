import type { Stack } from "../../project/stack.js";
import { pythonLiteral, pythonString } from "../quote.js";

/** `bento_service.py`: the model as BentoML serves it, which brings health, readiness and metrics along. */
export function bentomlService({ packaging, learning }: Stack, features: readonly string[]): string {
  const loader = learning.saved?.loader ?? "joblib";
  const asFrame = packaging.packages.has("pandas");
  const rows = "[[getattr(features, name) for name in FEATURES]]";
  return `"""The model as a service of BentoML. Written by Roadworthy.

    bentoml serve bento_service:Predictions

TODO: give every feature its type and bounds, as the training data has them.
"""

import os
${loader === "pickle" ? "import pickle\n" : ""}
import bentoml
${loader === "joblib" ? "import joblib\n" : ""}${asFrame ? "import pandas as pd\n" : ""}from pydantic import BaseModel

MODEL_PATH = os.environ.get("MODEL_PATH", ${pythonString(learning.saved?.value ?? "")})
FEATURES = ${pythonLiteral(features, "", 11)}


class Features(BaseModel):
    """Turns away what it does not know, so that a misspelt feature is no silent default."""

    class Config:
        extra = "forbid"

${features.map((name) => `    ${name}: float`).join("\n")}


# Starting points: measure under load, then set them.
@bentoml.service(
    resources={"cpu": "2", "memory": "2Gi"},
    traffic={"timeout": 30, "max_concurrency": 32},
)
class Predictions:
    def __init__(self):
        # Whoever can write this file can run code here: load only your own.
${loader === "joblib" ? "        self.model = joblib.load(MODEL_PATH)" : '        with open(MODEL_PATH, "rb") as file:\n            self.model = pickle.load(file)'}

    @bentoml.api
    def predict(self, features: Features) -> dict:
${asFrame ? `        rows = pd.DataFrame(\n            ${rows}, columns=FEATURES\n        )` : `        rows = ${rows}`}
        value = self.model.predict(rows)[0]
        return {"prediction": value.item() if hasattr(value, "item") else value}
`;
}

/** `bentofile.yaml`: what the image holds. */
export function bentofile(stack: Stack, model: string): string {
  const { manifest } = stack.packaging;
  const requirements = manifest && /\.txt$/.test(manifest.value) ? manifest.value : undefined;
  return `# Written by Roadworthy. Build: bentoml build && bentoml containerize predictions:latest
service: "bento_service:Predictions"
name: predictions
include:
  - "*.py"
  - "**/*.py"
  - ${JSON.stringify(model)}
exclude:
  - tests/
python:
${requirements ? `  requirements_txt: ${JSON.stringify(requirements)}\n` : "  # TODO: pin what the model needs.\n  packages: [bentoml]\n"}docker:
  python_version: "${stack.python.value}"
`;
}
