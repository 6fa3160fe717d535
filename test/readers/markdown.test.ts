import assert from "node:assert/strict";
import { markdownReader } from "../../src/readers/markdown.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { cut, itTakesAnything, reading } from "./reading.js";

const path = "README.md";

const card = `---
license: mit
"language": en
tags:
  - tabular
model-index: []
---

<h1 align="center">Churn model</h1>

Predicts who **leaves** ([paper](https://example.org/paper)).

## Uses :rocket:

<!-- Who should use it?
## Not a heading
-->

### Direct use

Ranking customers for a call. 2 people read it.

### Out of scope
- **Not for:** [More Information Needed]
- {{ limits | default("[More Information Needed]") }}
> TODO: ask Ann

Training data
=============
| column | meaning |
|--------|---------|
| age    | years   |

## \`Setup\` and [run](#run) ##

1. Install
   \`\`\`bash
   # once
   pip install -r requirements.txt && \\
     make data
   \`\`\`

~~~console
(venv) $ dvc pull
Everything is up to date.
$ python train.py \\
>   --epochs 3
# not a heading
~~~

\`\`\`python
import os
# also not a heading
\`\`\`

Run
---
\`\`\`sh
$ docker compose up
done
\`\`\`
`;

const hubCard = `---
license: apache-2.0
library_name: sklearn
datasets:
  - acme/churn
model-index:
  - name: churn
    results:
      - task: { type: tabular-classification }
        dataset: { name: Churn 2024, type: acme/churn }
        metrics:
          - type: f1
            value: 0.81
          - { type: roc_auc, value: 0.93 }
---
# Churn
`;

const read = reading(markdownReader, path);

function proseBelow(text: string): (string | number)[] {
  return read(text).headings.flatMap((heading) => [heading.text, heading.prose]);
}

describe("markdown reader", () => {
  const facts = read(card);

  it("reads headings of every form", () => {
    assert.deepEqual(
      facts.headings.map(({ text, level, span }) => [level, text, cut(card, span)]),
      [
        [1, "Churn model", "Churn model"],
        [2, "Uses :rocket:", "Uses :rocket:"],
        [3, "Direct use", "Direct use"],
        [3, "Out of scope", "Out of scope"],
        [1, "Training data", "Training data"],
        [2, "Setup and run", "`Setup` and [run](#run)"],
        [2, "Run", "Run"],
      ],
    );
  });

  it("counts prose below headings, subheadings included, placeholders left out", () => {
    const direct = "Ranking customers for a call. 2 people read it.".length;
    const first = "Predicts who leaves (paper).".length;
    assert.deepEqual(
      facts.headings.slice(0, 4).map(({ prose }) => prose),
      [first + direct, direct, direct, 0],
    );
    assert.deepEqual(proseBelow("# A\nx y\n## B\nzz\n### C\nw\n## D\nv\n# E\n"), ["A", 3 + 2 + 1 + 1, "B", 3, "C", 1, "D", 1, "E", 0]);
    assert.deepEqual(proseBelow("# A\nTBD\n\n[TODO]\n<img src='x'>\n---\n![logo](a.png) [![CI](b.svg)](c)\n<owner>\n"), ["A", 0]);
    assert.deepEqual(proseBelow("# Limits\n- **Owner:** Ann [More Information Needed]\n"), ["Limits", "Owner: Ann".length]);
  });

  it("reads front matter with its values", () => {
    assert.deepEqual(
      facts.frontMatter.map(({ key, values, span }) => [key, values, cut(card, span)]),
      [
        ["license", ["mit"], "license"],
        ["language", ["en"], "language"],
        ["tags", ["tabular"], "tags"],
        ["model-index", [], "model-index"],
      ],
    );
    assert.deepEqual(read("# No\n---\na: 1\n---\n").frontMatter, []);
    assert.deepEqual(read("---\na: 1\n").frontMatter, []);
  });

  it("reads the results in front matter", () => {
    const { frontMatter } = read(hubCard);
    const values = Object.fromEntries(frontMatter.map((entry) => [entry.key, entry.values]));
    assert.deepEqual(values["datasets"], ["acme/churn"]);
    assert.deepEqual(values["model-index.results.dataset.name"], ["Churn 2024"]);
    assert.deepEqual(values["model-index.results.metrics.type"], ["f1", "roc_auc"]);
    assert.deepEqual(values["model-index.results.metrics.value"], ["0.81", "0.93"]);
  });

  it("tells front matter from text between two rules", () => {
    const ruled = "---\n# Alpaca\n\n**Date**\nMarch 2023\n\n---\n## Use\n";
    assert.deepEqual([read(ruled).frontMatter, read(ruled).headings.map(({ text }) => text)], [[], ["Alpaca", "Use"]]);
    assert.deepEqual(read("---\n# Title\n\n---\n").headings.map(({ text }) => text), ["Title"]);
  });

  it("reads cards of the Hugging Face Hub wherever they lie, and no other text", () => {
    const readAt = (at: string, text: string) => markdownReader.read({ path: at, text, bytes: text.length });
    assert.equal(readAt("models/churn/about.md", hubCard)?.headings.length, 1);
    assert.equal(readAt("notes/todo.md", "# To do\n"), undefined);
    assert.equal(readAt("blog/post.md", "---\ntitle: x\ntags: [a]\n---\n# Post\n"), undefined);
    assert.equal(readAt(".claude/skills/x/SKILL.md", "---\nname: x\nlicense: mit\n---\n"), undefined);
  });

  it("reads the commands of shell blocks and sessions", () => {
    assert.deepEqual(
      facts.commands.map(({ value }) => value),
      ["pip install -r requirements.txt", "make data", "dvc pull", "python train.py --epochs 3", "docker compose up"],
    );
    assert.deepEqual(
      facts.commands.map(({ span }) => cut(card, span)),
      ["pip install -r requirements.txt", "make data", "dvc pull", "python train.py \\\n>   --epochs 3", "docker compose up"],
    );
  });

  it("reads what blocks for shells of Windows start", () => {
    const { commands } = read("# Run\n\n```powershell\n$env:PORT = 80\ndocker compose up -d --build\n```\n");
    assert.deepEqual(
      commands.map(({ value }) => value),
      ["docker compose up -d --build"],
    );
  });

  it("reads blocks without a language whose lines are all commands", () => {
    const commands = (block: string) => read(`# Set up\n\n${block}\n`).commands.map(({ value }) => value);
    assert.deepEqual(commands("```\n# once\nconda env create -f environment.yaml\npip install \\\n  -e .\n```").length, 2);
    for (const block of ["```\nPython 3.12.1\n>>> make()\n```", "```\n├── data\n└── make\n```", "```text\npip install x\n```", "```\n```"])
      assert.deepEqual(commands(block), [], block);
  });

  it("reads a block that is never closed to the end", () => {
    assert.deepEqual(
      read("```bash\npytest\n# no heading").commands.map(({ value }) => value),
      ["pytest"],
    );
    assert.deepEqual(read("```bash\npytest\n# no heading").headings, []);
    assert.deepEqual(read("```bash").commands, []);
    assert.deepEqual(
      read("````sh\n```\n# B\n````\n# A").headings.map(({ text }) => text),
      ["A"],
    );
  });

  it("counts words", () => {
    assert.equal(read("# Title\n\nThree words here.\n\n- and [two](x)\n\nTODO write more\n").words, 5);
  });

  it("finds where a publication is cited by BibTeX", () => {
    const text = "# Title\n\n```\n@inproceedings{doe2026,\n  title={Parcels}\n}\n```\n";
    assert.equal(cut(text, read(text).bibliography), "@inproceedings{");
    assert.equal(read("# Title\n\nAsk @article{ about it.\n").bibliography, undefined);
  });

  it("reads an unfinished comment as text, and a conflict not at all", () => {
    assert.deepEqual(proseBelow("# A\n<!-- b\n# C\n"), ["A", "<!-- b".length, "C", 0]);
    assert.deepEqual(read("# A\n<<<<<<< HEAD\n# B\n").headings, []);
  });

  it("takes documents in which projects state things", () => {
    const isRead = (at: string) => readerSelector([markdownReader])(at).some((reader) => reader.read({ path: at, text: "# A\n", bytes: 4 }));
    const wanted = [
      ...["README.md", "sub/readme.zh.md", "data/README.md", "MODEL_CARD.md", "docs/model-card.md", "Datasheet.md", "docs/a/b.md"],
      ...["doc/adr/0002-store.md", "adr/0002-store.md", "RISKS.md", "legal/dpia.md"],
      ...["ops/incident-runbook.md", "CONTRIBUTING.md", "cards/data_card.md", "data_dictionary.md", "data/DATA-DICTIONARY.md", "dataset_card.md"],
    ];
    assert.deepEqual(
      wanted.filter((file) => !isRead(file)),
      [],
    );
    assert.deepEqual(["CHANGELOG.md", "notes/todo.md", "docs/a.txt", "scorecard.py"].filter(isRead), []);
  });

  itTakesAnything(markdownReader, path, [card, hubCard]);
});
