import assert from "node:assert/strict";
import { Session } from "../../src/engine/index.js";
import { blockingGaps } from "../../src/vscode/practices/blocking-gaps.js";
import { daysLeft } from "../../src/vscode/practices/days-left.js";
import { practiceTree, type TreeFilter, type TreeModel } from "../../src/vscode/practices/practice-tree.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const manifest = `version: 1
project: { name: desk, kind: [llm-app, online-service], stage: production }
waivers:
  - { rule: llm/model-pinned, paths: [a.py], reason: the gateway pins it, owner: ada, expires: 2026-03-01 }
  - { rule: serving/canary, reason: one tenant }
`;
const code = (model: string) => `import openai\nclient = openai.OpenAI()\nclient.chat.completions.create(model="${model}", messages=[])\n`;
const files = { "roadworthy.yaml": manifest, "a.py": code("gpt-4o"), "b.py": code("gpt-4") };

async function reportOf(changed: Record<string, string> = {}) {
  const session = new Session(literalFileSystem({ ...files, ...changed }));
  await session.refresh();
  return session.report("", "2026-01-31");
}

function all(node: TreeModel): readonly TreeModel[] {
  return [node, ...node.children.flatMap(all)];
}

async function treeOf(filter: TreeFilter, changed?: Record<string, string>) {
  const report = await reportOf(changed);
  return { report, nodes: all(practiceTree(report, "file:///desk", filter)) };
}

describe("the tree of practices", () => {
  it("shows every practice once, with its gaps and its evidence, when all are asked for", async () => {
    const { report, nodes } = await treeOf("all");
    const rules = nodes.flatMap(({ subject }) => (subject.kind === "practice" ? [subject.rule.id] : []));
    assert.deepEqual([...rules].sort(), report.rules.map(({ id }) => id).sort());
    for (const node of nodes) {
      const { subject } = node;
      if (subject.kind !== "practice") continue;
      const kinds = node.children.map((child) => child.subject.kind);
      assert.equal(kinds.filter((kind) => kind === "gap").length, Math.min(50, subject.outcome.findings.length), subject.rule.id);
      assert.equal(kinds.filter((kind) => kind === "evidence").length, Math.min(50, subject.outcome.evidence.length), subject.rule.id);
    }
  });

  it("shows under gaps what the stage lacks, and under fixable what has a step", async () => {
    const gaps = await treeOf("gaps");
    const practices = gaps.nodes.flatMap(({ subject }) => (subject.kind === "practice" ? [subject] : []));
    assert.deepEqual(
      [...new Set(practices.map(({ rule }) => rule.id))].sort(),
      [...new Set(gaps.report.findings.filter(({ rule }) => gaps.report.outcomes.has(rule)).map(({ rule }) => rule))].sort(),
    );
    const fixable = (await treeOf("fixable")).nodes.filter(({ subject }) => subject.kind === "practice");
    assert.ok(fixable.length > 0 && fixable.length <= practices.length);
  });

  it("has ids that are unique, and that stay when a file is edited above a place", async () => {
    const before = await treeOf("all");
    const ids = before.nodes.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const after = await treeOf("all", { "a.py": `# a comment\n\n${code("gpt-4o")}` });
    assert.deepEqual(
      after.nodes.map(({ id }) => id),
      ids,
    );
  });

  it("shows each waiver with the places that it covers and with its end", async () => {
    const { nodes } = await treeOf("gaps");
    const waivers = nodes.flatMap(({ children, place, subject }) => (subject.kind === "waiver" ? [{ ...subject, children, place }] : []));
    const pinned = waivers.find(({ rules }) => rules.includes("llm/model-pinned"));
    assert.equal(pinned?.places, 1);
    assert.equal(pinned.children[0]?.place?.path, "a.py");
    assert.equal(pinned.place?.path, "roadworthy.yaml");
    assert.equal(pinned.waiver.expires, "2026-03-01");
    assert.ok(waivers.some(({ rules }) => rules.includes("serving/canary")));
  });

  it("keeps what is said of the manifest itself apart", async () => {
    const { nodes } = await treeOf("gaps", { "roadworthy.yaml": manifest.replace("stage: production", "stage: productoin") });
    const remarks = nodes.find(({ subject }) => subject.kind === "remarks");
    assert.ok(remarks && remarks.children.length > 0);
    for (const { subject } of remarks.children) assert.ok(subject.kind === "gap" && /^(?:manifest|waiver)\//.test(subject.finding.rule));
  });

  it("counts what blocks: no advice, no remarks, nothing that the baseline knows", async () => {
    const report = await reportOf();
    const [first] = report.findings.filter(({ severity }) => severity !== "info");
    assert.ok(first);
    const { known: _, ...finding } = first;
    const count = (findings: (typeof report)["findings"]) => blockingGaps({ findings });
    assert.equal(count([finding, { ...finding, severity: "info" }, { ...finding, known: true }, { ...finding, kind: "invalid" }]), 1);
  });
});

describe("days left", () => {
  it("are whole days, whatever the clock does in between", () => {
    assert.equal(daysLeft("2026-03-01", "2026-04-01"), 31);
    assert.equal(daysLeft("2026-01-31", "2026-01-31"), 0);
    assert.equal(daysLeft("2026-02-01", "2026-01-31"), -1);
  });
});
