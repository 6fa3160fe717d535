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

  it("reads the keys of front matter", () => {
    assert.deepEqual(
      facts.frontMatter.map(({ value, span }) => [value, cut(card, span)]),
      ["license", "language", "tags", "model-index"].map((key) => [key, key]),
    );
    assert.deepEqual(read("# No\n---\na: 1\n---\n").frontMatter, []);
    assert.deepEqual(read("---\na: 1\n").frontMatter, []);
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

  it("reads an unfinished comment as text, and a conflict not at all", () => {
    assert.deepEqual(proseBelow("# A\n<!-- b\n# C\n"), ["A", "<!-- b".length, "C", 0]);
    assert.deepEqual(read("# A\n<<<<<<< HEAD\n# B\n").headings, []);
  });

  it("selects documents in which projects state things", () => {
    const select = readerSelector([markdownReader]);
    const wanted = [
      "README.md",
      "sub/readme.zh.md",
      "MODEL_CARD.md",
      "docs/model-card.md",
      "Datasheet.md",
      "docs/a/b.md",
      "ops/incident-runbook.md",
      "CONTRIBUTING.md",
      "cards/data_card.md",
    ];
    assert.deepEqual(
      wanted.filter((file) => select(file).length === 0),
      [],
    );
    assert.deepEqual(
      ["CHANGELOG.md", "notes/todo.md", "docs/a.txt", "scorecard.py"].filter((file) => select(file).length > 0),
      [],
    );
  });

  itTakesAnything(markdownReader, path, [card]);
});
