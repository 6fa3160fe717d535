import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a generated project is made of. */
export interface TreeShape {
  readonly files: number;
  /** Python modules among them; a third of them use machine-learning or web libraries, as real projects do. */
  readonly modules: number;
}

/** Writes an ML project of a given size: modules, notebooks, configuration, and images and labels for the rest. The same shape gives the same bytes. */
export function generateTree(folder: string, { files, modules }: TreeShape): void {
  const random = generator(files);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("roadworthy.yaml", manifest(500));
  write("requirements.txt", "pandas==2.2.3\nscikit-learn==1.5.2\nfastapi==0.115.6\nmlflow==2.19.0\n");
  write("Dockerfile", 'FROM python:3.12-slim\nCOPY . .\nUSER 1000\nCMD ["uvicorn", "app.main:app"]\n');
  write(".github/workflows/ci.yml", "on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: pytest\n");
  write("app/main.py", 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/healthz")\ndef healthz():\n    return {}\n');
  let written = 5;
  for (let index = 0; index < modules; index++, written++) write(`src/package_${index % 40}/module_${index}.py`, moduleText(index, random));
  for (let index = 0; index < Math.max(1, files / 500); index++, written++)
    write(`notebooks/study_${index}.ipynb`, notebookText(index, random));
  for (let index = 0; written < files; index++, written++) {
    const folderName = `assets/part_${Math.floor(index / 500)}`;
    if (index % 3 === 0) write(`${folderName}/image_${index}.png`, "\u0000PNG");
    else if (index % 3 === 1) write(`${folderName}/label_${index}.txt`, "0 0.5 0.5 0.1 0.1\n");
    else write(`${folderName}/note_${index}.json`, '{"checked": true}\n');
  }
}

/** A manifest of about that many lines. */
export function manifest(lines: number): string {
  const head =
    "version: 1\nproject:\n  name: generated\n  kind: classic-ml\n  stage: production\nexperiments: mlflow\nserving:\n  - name: api\n    framework: fastapi\n    entry: app/main.py\n    container: Dockerfile\n    health: /healthz\ndata:\n  sources:\n";
  const source = (index: number) =>
    `    - name: source_${index}\n      system: s3\n      location: s3://lake/source_${index}/   # nightly\n      owner: "@data"\n      origin: exported from system ${index}\n      pii: none\n      versioning: dvc\n      freshness: 24h\n`;
  return head + Array.from({ length: Math.ceil((lines - 14) / 8) }, (_, index) => source(index)).join("");
}

function moduleText(index: number, random: () => number): string {
  const imports =
    index % 3 === 0
      ? "import pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\n"
      : "import json\nimport os\nfrom dataclasses import dataclass\n";
  const functions = Array.from({ length: 8 + Math.floor(random() * 10) }, (_, position) => functionText(index, position, random));
  return `"""Module ${index}."""\n\n${imports}\n\n${functions.join("\n\n")}`;
}

function functionText(index: number, position: number, random: () => number): string {
  const limit = Math.floor(random() * 1000);
  return `def step_${index}_${position}(rows, limit=${limit}):\n    """Keeps the rows under a limit."""\n    kept = [row for row in rows if row["value"] < limit]\n    total = sum(row["value"] for row in kept)\n    if total > ${limit * 3}:\n        raise ValueError(f"too much: {total}")\n    return {"kept": kept, "total": total, "name": "step-${position}"}\n`;
}

function notebookText(index: number, random: () => number): string {
  const cells = Array.from({ length: 20 }, (_, position) => ({
    cell_type: "code",
    execution_count: position + 1,
    metadata: {},
    outputs: position % 5 === 0 ? [{ output_type: "display_data", metadata: {}, data: { "image/png": "A".repeat(20_000) } }] : [],
    source: [`import pandas as pd\n`, `frame_${position} = pd.DataFrame({"x": [${Math.floor(random() * 100)}]})\n`],
  }));
  return JSON.stringify({ cells, metadata: { language_info: { name: "python" }, title: index }, nbformat: 4, nbformat_minor: 5 });
}

/** A linear congruential generator (Numerical Recipes), 0-1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
