import assert from "node:assert/strict";
import { pipfileReader } from "../../../src/readers/pipfile.js";
import { itTakesAnything } from "../reading.js";
import { located, python, readText, rows, scripts } from "./fact-rows.js";

const pipfile = `[[source]]
url = "https://index.example/simple"
verify_ssl = true
name = "pypi"

[packages]
pandas = "==2.2.2"
Flask = "*"
"ruamel.yaml" = {version = ">=0.18", extras = ["jinja2"], markers = "python_version > '3.8'"}
clip = {git = "https://github.com/openai/CLIP.git", ref = "dcba3cb2e2827b402d2701e7e1c7d9fed8a20ef1"}
shared = {path = "./shared", editable = true}

[dev-packages]
pytest = "~=8.0"

[training]
xgboost = "==2.1.0"

[requires]
python_version = "3.11"

[scripts]
serve = "uvicorn app:app"
`;

describe("Pipfile reader", () => {
  it("reads packages, development packages and categories", () => {
    const found = readText(pipfileReader, "api/Pipfile", pipfile);
    assert.deepEqual(rows(found), [
      "pandas ==2.2.2 runtime exact <pandas>",
      "flask * runtime <Flask>",
      "ruamel-yaml[jinja2] >=0.18 runtime <ruamel.yaml>",
      "clip git+https://github.com/openai/CLIP.git@dcba3cb2e2827b402d2701e7e1c7d9fed8a20ef1 runtime exact <clip>",
      "shared ./shared runtime exact <shared>",
      "pytest ~=8.0 dev/dev-packages <pytest>",
      "xgboost ==2.1.0 optional/training exact <xgboost>",
    ]);
    assert.deepEqual(located(found, found.facts.includes), ["api/shared <./shared>"]);
    assert.equal(python(found), "3.11 exact <3.11>");
    assert.deepEqual(scripts(found), ["serve: uvicorn app:app <uvicorn app:app>"]);
  });

  itTakesAnything(pipfileReader, "Pipfile", [pipfile]);
});
