import { nextActions, Session } from "../../src/engine/index.js";
import { pathsIn, type ReportInput } from "../../src/formats/report-input.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

/** The day that tests judge from. */
export const today = "2026-11-01";

/** What formats are given for a workspace of these files. */
export async function inputOf(files: Record<string, string>, rest: Partial<ReportInput> = {}): Promise<ReportInput> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  const report = session.report("", today);
  const texts = await session.texts(pathsIn(report));
  const { notes } = session.snapshot;
  return { report, actions: nextActions(session.snapshot, report, texts), texts, notes, folderName: "churn", version: "0.1.0", ...rest };
}

/** A text that would be markup, a command or a mention in one format or another. */
export const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>@team ::error::x [a](http://b) #1 `|';

/** A manifest with a claim that nothing backs. */
export const manifest = (name: string) =>
  `version: 1\nproject:\n  name: '${name}'\n  kind: [classic-ml]\n  stage: pilot\nevals:\n  - { name: q, dataset: missing.jsonl, command: pytest }\n`;

const call = (model: string, comment = "") =>
  `import openai\n\nclient = openai.OpenAI()\n${comment}reply = client.chat.completions.create(model="${model}", messages=[])\n`;

const cell = (lines: readonly string[]) => ({ cell_type: "code", execution_count: null, metadata: {}, outputs: [], source: lines });

/** A workspace that brings about all that a format may have to tell: both kinds of waiver, a baseline, a notebook, related places, names that need escapes. */
export const richWorkspace: Record<string, string> = {
  "roadworthy.yaml": `version: 1
project: { name: "desk & co", kind: [llm-app, classic-ml], stage: pilot }
experiments: { tool: wandb }
evals:
  - { name: q, dataset: missing.jsonl, command: pytest }
waivers:
  - { rule: llm/model-pinned, paths: [waived.py], reason: "the gateway pins it", owner: ada, expires: 2027-03-01 }
`,
  "waived.py": call("gpt-4.1"),
  "a dir/näme [1]#.py": call("gpt-4"),
  "commented.py": call("gpt-4o", "# roadworthy: ignore[llm/model-pinned] -- the gateway pins it\n"),
  "train.py": "import mlflow\n\nmlflow.log_metric('f1', 0.9)\n",
  "explore.ipynb": JSON.stringify(
    {
      cells: [
        cell(["import pandas as pd\n", "df = pd.read_csv('/home/ann/churn.csv')"]),
        cell([
          "from sklearn.preprocessing import StandardScaler\n",
          "from sklearn.model_selection import train_test_split\n",
          "x = StandardScaler().fit_transform(df[['a', 'b']])\n",
          "x_train, x_test = train_test_split(x)",
        ]),
      ],
      metadata: { kernelspec: { name: "python3", language: "python" } },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  ),
  "roadworthy-baseline.json": JSON.stringify({
    version: "0.1.0",
    score: 12,
    rules: ["ci/exists"],
    findings: { "ci/exists": { "roadworthy.yaml": 1 } },
  }),
};
