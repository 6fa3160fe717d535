import assert from "node:assert/strict";
import { Session } from "../../src/engine/index.js";
import { entryNames, renameEntry } from "../../src/manifest/entry-names.js";
import { readManifest } from "../../src/manifest/read-manifest.js";
import { applyReplacements } from "../../src/text/edit.js";
import { waiverHover } from "../../src/vscode/findings/waiver-hover.js";
import { checkedClaims } from "../../src/vscode/manifest/manifest-claims.js";
import { manifestHover } from "../../src/vscode/manifest/manifest-hover.js";
import { manifestLinks } from "../../src/vscode/manifest/manifest-links.js";
import { manifestOutline, type OutlineEntry } from "../../src/vscode/manifest/manifest-outline.js";
import type { EditorProject } from "../../src/vscode/projects/editor-project.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const manifest = `version: 1
project: { name: desk, kind: [rag], stage: production }
team: { owners: ["@ml-platform"] }
rag: { store: qdrant }
experiments: { tool: wandb }
models:
  - { name: answerer, version: gpt-4o-2024-08-06 }
evals:
  - name: quality
    covers: answerer
    dataset: evals/golden.jsonl
    gate: { ci: ".github/workflows/ci.yml#evals" }
serving:
  - { entry: app/main.py, container: Dockerfile, rollback: docs/runbook.md#rollback }
monitoring: { dashboard: grafana.example.com/d/1 }
waivers:
  - { rule: llm/caching, reason: none repeats }
checks: { severity: { eval/slices: off } }
`;

const files = {
  "roadworthy.yaml": manifest,
  "requirements.txt": "qdrant-client==1.9.0\nopenai==1.30.0\nfastapi==0.110.0\nmlflow==2.12.1\n",
  "app/main.py": [
    "import mlflow, qdrant_client",
    "from fastapi import FastAPI",
    "from openai import OpenAI",
    "app = FastAPI()",
    "store = qdrant_client.QdrantClient()",
    "@app.post('/ask')",
    "def ask(question: str):",
    "    return OpenAI().chat.completions.create(model='gpt-4o-mini', messages=[])",
    "",
  ].join("\n"),
  "docs/runbook.md": `# Runbook\n\nText.\n\n## Rollback\n\n${"Go back to the last good version with kubectl rollout undo. ".repeat(3)}\n`,
  ".github/workflows/ci.yml": "on: push\njobs:\n  evals:\n    runs-on: ubuntu-latest\n    steps:\n      - run: pytest evals\n",
};

let project: EditorProject;

const l10n = {
  t: (message: string, ...args: (string | number)[]) => message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
};

/** What a hover says where a text of the manifest starts. */
function hover(text: string, meaning = true): string {
  const found = manifestHover(project, manifest.indexOf(text) + 1, { meaning, l10n });
  return found?.parts(({ path, span }) => `${path}@${span.start}`).join("\n\n") ?? "";
}

describe("help in a manifest", () => {
  before(async () => {
    const session = new Session(literalFileSystem(files));
    await session.refresh();
    const uri = { path: "/home-of/desk", toString: () => "file:///home-of/desk" };
    project = { uri, report: session.report("", "2026-01-31"), snapshot: session.snapshot } as unknown as EditorProject;
  });

  describe("by hover", () => {
    it("says of a key what it means, which rules read it, what they found, what they are worth, and one step", () => {
      const text = hover("dataset:");
      assert.match(text, /The cases\\\./);
      assert.match(text, /\[.*\]\(command:roadworthy\.explainRule\?.*\) · contradicted · \+\d+\.\d points/);
      assert.match(text, /`evals\/golden\.jsonl` is declared but does not exist/);
      for (const rule of text.split("$(").filter((part) => part.includes("explainRule")))
        assert.ok((rule.match(/command:roadworthy\.applyFix/g) ?? []).length <= 1, rule);
      assert.doesNotMatch(hover("dataset:", false), /The cases/);
    });

    it("says of a value where the evidence is", () => {
      assert.match(hover("app/main.py"), /\[app\/main\\\.py@\d+\]\(command:roadworthy\.openPlace/);
      assert.match(hover("qdrant"), /\*\*Qdrant\*\* · seen in the workspace: .*QdrantClient/);
      assert.match(hover("wandb"), /Weights &amp; Biases\*\* · not seen in the workspace/);
    });

    it("says of a name which entry it means", () => {
      assert.match(hover("answerer\n"), /Entry of `models`.*openPlace/);
      assert.equal(hover("desk"), "");
    });

    it("says of a rule's id what the rule asks and how it came out", () => {
      const waived = hover("llm/caching");
      assert.match(waived, /`llm\/caching`/);
      assert.match(waived, /weight \d · asks for \w+ evidence/);
      assert.match(waived, /· waived/);
      assert.match(hover("eval/slices"), /`eval\/slices`/);
    });

    it("says the same of each id in a comment that waives, that of a check included, and nothing beside them", () => {
      const line = "call()  # roadworthy: ignore[llm/caching, llm/timeout/no-timeout] -- the gateway has them";
      const said = (text: string) => {
        const found = waiverHover(project, line, line.indexOf(text) + 2, l10n);
        return found && { id: line.slice(found.span.start, found.span.end), text: found.parts(() => "").join("\n\n") };
      };
      assert.equal(said("llm/caching")?.text, hover("llm/caching"));
      assert.equal(said("llm/timeout/no-timeout")?.id, "llm/timeout/no-timeout");
      assert.match(said("llm/timeout/no-timeout")?.text ?? "", /explainRule\?%5B%22llm%2Ftimeout%22%5D/);
      for (const text of ["call()", "roadworthy:", "the gateway"]) assert.equal(said(text), undefined, text);
      assert.equal(waiverHover(project, "# roadworthy: ignore[no/such] -- why", 25, l10n), undefined);
    });

    it("says nothing beside the text, and takes any offset", () => {
      for (let offset = -1; offset <= manifest.length + 1; offset++) manifestHover(project, offset, { meaning: true, l10n });
      assert.equal(manifestHover(project, manifest.length + 10, { meaning: true, l10n }), undefined);
    });
  });

  it("links paths, parts of files, hosts and rules, and a missing file to the step that writes it", () => {
    const links = manifestLinks(project.report).map(({ span, target }) => {
      const to = target.kind === "file" ? (target.part ? `${target.path}@${target.part.span.start}` : target.path) : target.kind;
      return `${manifest.slice(span.start, span.end)} → ${to}`;
    });
    const workflow = files[".github/workflows/ci.yml"];
    assert.deepEqual(links, [
      "evals/golden.jsonl → scaffold",
      `.github/workflows/ci.yml#evals → .github/workflows/ci.yml@${workflow.indexOf("evals")}`,
      "app/main.py → app/main.py",
      "Dockerfile → scaffold",
      `docs/runbook.md#rollback → docs/runbook.md@${files["docs/runbook.md"].indexOf("Rollback")}`,
      "grafana.example.com/d/1 → url",
      "llm/caching → rule",
      "eval/slices → rule",
    ]);
  });

  it("holds claims against what the workspace shows, and is silent where nothing can be shown", () => {
    const claims = new Map(
      checkedClaims(project.report).map(({ span, holds, at, wrong }) => [
        manifest.slice(span.start, span.end),
        `${holds ? "✓" : "✗"} ${at?.path ?? wrong ?? ""}`,
      ]),
    );
    assert.equal(claims.get("qdrant"), "✓ app/main.py");
    assert.equal(claims.get("gpt-4o-2024-08-06"), "✗ app/main.py");
    assert.equal(claims.get("evals/golden.jsonl"), "✗ absent");
    assert.equal(claims.get("app/main.py"), "✓ app/main.py");
    for (const silent of ["desk", "answerer", "wandb", "production", "none repeats"]) assert.equal(claims.get(silent), undefined, silent);
  });

  it("takes no proof of one tool for another", async () => {
    const session = new Session(
      literalFileSystem({
        ...files,
        "roadworthy.yaml": manifest
          .replace("qdrant", "qdrantx")
          .replace("{ dashboard:", "{ metrics: datadog, logs: structlogx, dashboard:"),
      }),
    );
    await session.refresh();
    const report = session.report("", "2026-01-31");
    const claimed = checkedClaims(report).filter(({ span, holds }) => {
      return holds && /^(?:datadog|structlogx|qdrantx)$/.test(report.project.manifest.text.slice(span.start, span.end));
    });
    assert.deepEqual(claimed, []);
  });

  it("gives an outline by names, each part inside its parent", () => {
    const outline = manifestOutline(manifest);
    assert.deepEqual(
      outline.slice(0, 5).map(({ name }) => name),
      ["version", "project", "team", "rag", "experiments"],
    );
    const evals = outline.find(({ name }) => name === "evals");
    assert.deepEqual(
      evals?.children.map(({ name }) => name),
      ["quality"],
    );
    assert.deepEqual(evals?.children[0]?.children.map(({ name, detail }) => [name, detail])[1], ["covers", "answerer"]);
    const check = ({ whole, span, children }: OutlineEntry) => {
      assert.ok(whole.start <= span.start && span.end <= whole.end);
      for (const child of children) {
        assert.ok(whole.start <= child.whole.start && child.whole.end <= whole.end, `${child.name} leaves its parent`);
        check(child);
      }
    };
    outline.forEach(check);
    for (const broken of ["", "- [", "a: &x { b: c }\nd: *x\n", "a:\n  <<: {b: c}\n"]) manifestOutline(broken).forEach(check);
  });

  it("renames an entry wherever it is named, and keeps every other byte", () => {
    const text = `models:\n  - name: "a b"   # kept\n  - c\nevals:\n  - covers: ['a b', c]\n`;
    const rename = (from: string, to: string) => {
      const names = entryNames(readManifest("", text).root).filter(({ name }) => name === from);
      return applyReplacements(
        text,
        renameEntry(text, names, to).map((one) => ({ kind: "replace" as const, path: "", ...one })),
      );
    };
    assert.equal(rename("a b", `it's "x"`), `models:\n  - name: "it's \\"x\\""   # kept\n  - c\nevals:\n  - covers: ['it''s "x"', c]\n`);
    assert.equal(rename("c", "d"), text.replace("- c", "- d").replace(", c]", ", d]"));
    for (const name of [`@x: [y]`, "true", "1", "", "# no"]) {
      const names = entryNames(readManifest("", rename("c", name)).root).filter(({ entries }) => entries === "models");
      assert.equal(names.filter((one) => one.name === name).length, 2, JSON.stringify(name));
    }
  });
});
