import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "../upkeep/derived-files.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

/** Stand-ins for packages that Debian does not have: enough for the bot's tests, which never call a model or a store. */
const standIns: Readonly<Record<string, string>> = {
  "openai/__init__.py": "class OpenAI:\n    def __init__(self, **settings):\n        raise RuntimeError('no model in tests')\n",
  "qdrant_client/__init__.py":
    "class QdrantClient:\n    def __init__(self, **settings):\n        raise RuntimeError('no store in tests')\n",
  "qdrant_client/models.py":
    "class Distance:\n    COSINE = 'Cosine'\n\n\nclass PointStruct:\n    pass\n\n\nclass VectorParams:\n    pass\n",
};

describe("the examples run on their own terms", function () {
  this.timeout(300_000);
  let folder: string;

  before(() => {
    ensureValidators();
    folder = mkdtempSync(join(tmpdir(), "roadworthy-examples-"));
    for (const name of ["churn", "support-bot"]) cpSync(`${checkout}examples/${name}`, join(folder, name), { recursive: true });
    for (const [path, text] of Object.entries(standIns)) {
      mkdirSync(join(folder, "stand-ins", path, ".."), { recursive: true });
      writeFileSync(join(folder, "stand-ins", path), text);
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("churn: fits a model on its data, serves it, refuses nonsense", () => {
    const { code, text } = run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider"], { cwd: join(folder, "churn") });
    assert.equal(code, 0, text);
    assert.match(text, /4 passed/);
  });

  it("churn: the model is worth serving", () => {
    const script = [
      "from sklearn.model_selection import train_test_split",
      "from churn.features import TARGET, load_customers",
      "from churn.model import SEED, evaluate, fit",
      "frame = load_customers('data/customers.csv')",
      "train, test = train_test_split(frame, test_size=0.25, random_state=SEED, stratify=frame[TARGET])",
      "print(evaluate(fit(train), test)['roc_auc'])",
    ].join("\n");
    const { code, text } = run(python, ["-c", script], { cwd: join(folder, "churn") });
    assert.equal(code, 0, text);
    const auc = Number(text.trim());
    assert(auc > 0.65 && auc < 0.95, `ROC AUC ${auc}: neither useless nor too good to be true`);
  });

  it("support-bot: its tests pass, model and store left out", () => {
    const env = { PYTHONPATH: join(folder, "stand-ins") };
    const { code, text } = run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider"], { cwd: join(folder, "support-bot"), env });
    assert.equal(code, 0, text);
    assert.match(text, /3 passed/);
  });
});
