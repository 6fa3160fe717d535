import assert from "node:assert/strict";
import { z } from "zod";
import { gitlab } from "../../src/formats/gitlab.js";
import { inputOf, manifest, richWorkspace } from "./input-of.js";

/** What GitLab reads of it. Source: docs.gitlab.com, "Code Quality report format". */
const form = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string().min(1),
    fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
    severity: z.enum(["info", "minor", "major", "critical", "blocker"]),
    location: z.strictObject({
      path: z.string().regex(/^(?!\.?\/)/),
      lines: z.strictObject({ begin: z.int().min(1), end: z.int().min(1).optional() }),
    }),
  }),
);

const issuesOf = async (files: Record<string, string>) => form.parse(JSON.parse(gitlab([await inputOf(files, { prefix: "desk/" })])));

describe("GitLab's code quality report", () => {
  it("has all that GitLab reads, for each finding, with a fingerprint of its own", async () => {
    const input = await inputOf(richWorkspace);
    const issues = await issuesOf(richWorkspace);
    assert.equal(issues.length, input.report.findings.length);
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
    const contradicted = issues.find(({ check_name }) => check_name === "repro/experiments");
    assert.deepEqual(
      [contradicted?.severity, contradicted?.location],
      ["critical", { path: "desk/roadworthy.yaml", lines: { begin: 3, end: 3 } }],
    );
  });

  it("keeps the fingerprint when lines shift, so that a merge request shows what is new", async () => {
    const code = "import openai\n\nclient = openai.OpenAI()\na = client.chat.completions.create(model='gpt-4', messages=[])\n";
    const prints = async (text: string) =>
      (await issuesOf({ "roadworthy.yaml": manifest("x"), "a.py": text })).map(({ fingerprint }) => fingerprint).sort();
    assert.deepEqual(await prints(`# A comment.\n\n${code}`), await prints(code));
  });
});
