import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { applyEdits } from "../../src/engine/apply-edits.js";
import { Session } from "../../src/engine/session.js";
import { pathsIn } from "../../src/formats/report-input.js";
import { buildProject } from "../../src/project/build-project.js";
import { makeReport } from "../../src/report/report.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const fastapi = {
  "requirements.txt": "fastapi==0.115.0\nuvicorn==0.32.0\nscikit-learn==1.5.2\njoblib==1.4.2\n",
  "app/__init__.py": "",
  "app/main.py":
    'import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n\n@app.post("/predict")\ndef predict(rows: list[list[float]]):\n    return model.predict(rows).tolist()\n',
  "train.py":
    'import joblib\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n\nrows = pd.read_csv("data/train.csv")\nmodel = LogisticRegression().fit(rows.drop(columns=["label"]), rows["label"])\njoblib.dump(model, "model.joblib")\n',
};
const llm = {
  "requirements.txt": "fastapi==0.115.0\nuvicorn==0.32.0\nopenai==1.54.0\n",
  "main.py":
    'from fastapi import FastAPI\nfrom openai import OpenAI\n\napp = FastAPI()\nclient = OpenAI()\n\n\n@app.post("/ask")\ndef ask(question: str):\n    answer = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}], timeout=20)\n    return answer.choices[0].message.content\n',
};
const date = "2026-11-01";
for (const [name, fs] of [
  ["churn", nodeFileSystem("examples/churn")],
  ["support-bot", nodeFileSystem("examples/support-bot")],
  ["fastapi", literalFileSystem(fastapi)],
  ["llm", literalFileSystem(llm)],
] as const) {
  const session = new Session(fs);
  await session.refresh();
  const report = session.report("", date);
  const texts = await session.texts(pathsIn(report));
  for (const id of Object.keys(scaffolds)) {
    const { edits } = planScaffold(report.project, id);
    const after = makeReport(buildProject(applyEdits(session.snapshot, edits, texts), "", { date, roots: [""] }));
    const d = [...after.outcomes].flatMap(([rule, o]) => {
      const b = report.outcomes.get(rule);
      return o.kind !== b?.kind || o.share !== b?.share
        ? [`   ${rule}: ${b?.kind} ${b?.share} -> ${o.kind} ${o.share} ${o.evidence.map((e) => e.what).join("; ")}`]
        : [];
    });
    console.log(`${name} + ${id} (${edits.map((e) => e.path).join(", ")}) ${report.score.exact} -> ${after.score.exact}\n${d.join("\n")}`);
  }
}
