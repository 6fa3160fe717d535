import assert from "node:assert/strict";
import fc from "fast-check";
import { Session } from "../../src/engine/session.js";
import { readPolicy } from "../../src/manifest/policy/read-policy.js";
import type { Finding } from "../../src/report/outcome.js";
import type { Report } from "../../src/report/report.js";
import { findWildcard } from "../../src/text/wildcard.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const manifest = (extra = "") =>
  `version: 1\nproject:\n  name: parcels\n  stage: pilot\nchecks:\n  extends: ../company-policy.yaml\n${extra}`;
const rule = (lines: string) => `version: 1\nrules:\n  - id: own\n    message: Do it.\n${lines.replace(/^/gm, "    ")}\n`;

async function reportOf(files: Record<string, string>): Promise<Report> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  return session.report("app", "2026-11-01");
}

async function own(policy: string, files: Record<string, string> = {}): Promise<readonly Finding[]> {
  const { findings } = await reportOf({ "company-policy.yaml": policy, "app/roadworthy.yaml": manifest(), ...files });
  return findings.filter((finding) => finding.rule.startsWith("policy/"));
}

describe("a policy", () => {
  it("says how loud rules are, where the manifest is silent", async () => {
    const policy = "version: 1\nseverity:\n  repro/tests: info\n  ci/exists: info\n";
    const { findings } = await reportOf({
      "company-policy.yaml": policy,
      "app/roadworthy.yaml": manifest("  severity:\n    ci/exists: error\n"),
      "app/a.py": "print(1)\n",
    });
    const severity = (id: string) => findings.find((finding) => finding.rule === id)?.severity;
    assert.deepEqual([severity("repro/tests"), severity("ci/exists"), severity("repro/dependencies")], ["info", "error", "warning"]);
  });

  it("asks for files, packages and values of the manifest", async () => {
    const missing = (policy: string, files?: Record<string, string>) => own(policy, files).then((found) => found.length);
    assert.equal(await missing(rule("fileExists: [SECURITY.md, docs/security.*]")), 1);
    assert.equal(await missing(rule("fileExists: [SECURITY.md, docs/security.*]"), { "app/docs/security.rst": "" }), 0);
    assert.equal(await missing(rule("dependency: structlog")), 1);
    assert.equal(await missing(rule("dependency: structlog"), { "app/requirements.txt": "Structlog>=24\n" }), 0);
    assert.equal(await missing(rule("manifestValue: team.owners")), 1);
    assert.equal(await missing(rule("manifestValue: project.name")), 0);
  });

  it("finds texts that must not be there, each at its place, and misses those that must", async () => {
    const files = { "app/a.py": "x = 1\nurl = 'https://db.corp.example'\n", "other/b.py": "'https://x.corp.example'\n" };
    const [found, ...more] = await own(
      rule('textAbsent: "https://*.corp.example"\nfiles: "*.py"\nseverity: error\nlink: https://x.example/1'),
      files,
    );
    assert.deepEqual(more, [], "the other folder is no part of the project");
    assert.deepEqual(
      [found?.severity, found?.at, found?.message],
      ["error", { path: "app/a.py", span: { start: 13, end: 36 } }, "Do it. See https://x.example/1."],
    );
    assert.equal((await own(rule("textPresent: [request_id]\nfiles: /a.py"), files)).length, 1);
    assert.equal((await own(rule("textPresent: [url]\nfiles: /a.py"), files)).length, 0);
  });

  it("can be waived and switched off as any rule", async () => {
    const policy = rule("fileExists: SECURITY.md");
    const kept = async (extra: string) =>
      (await reportOf({ "company-policy.yaml": policy, "app/roadworthy.yaml": manifest(extra) })).findings.map((one) => one.rule);
    assert((await kept("")).includes("policy/own"));
    assert(!(await kept('  severity:\n    policy/own: "off"\n')).includes("policy/own"));
    assert(!(await kept("waivers:\n  - rule: policy/own\n    reason: soon\n")).includes("policy/own"));
  });

  it("is read again when it changes, and so are the files it speaks of", async () => {
    const files: Record<string, string> = {
      "company-policy.yaml": rule("textAbsent: secret"),
      "app/roadworthy.yaml": manifest(),
      "app/a.txt": "a secret\n",
    };
    const session = new Session({
      readDirectory: (path) => literalFileSystem(files).readDirectory(path),
      readFile: (path, most, known) => literalFileSystem(files).readFile(path, most, known),
    });
    const count = async (changed?: string) => {
      await session.refresh(changed === undefined ? {} : { changed: [changed] });
      return session.report("app", "2026-11-01").findings.filter((finding) => finding.rule === "policy/own").length;
    };
    assert.equal(await count(), 1);
    files["app/a.txt"] = "a secret\nno\nanother secret\n";
    assert.equal(await count("app/a.txt"), 2);
    files["company-policy.yaml"] = rule("textAbsent: another");
    assert.equal(await count("company-policy.yaml"), 1);
    files["app/a.txt"] = "";
    assert.equal(await count("app/a.txt"), 0);
  });

  it("that is missing, outside or wrong is said where it stands", async () => {
    const rules = async (policy: string) => (await own(policy)).map((finding) => [finding.rule, finding.at?.path]);
    assert.deepEqual(await rules("version: 2\n"), [["policy/invalid", "company-policy.yaml"]]);
    assert.deepEqual(await rules("version: 1\nrules:\n  - id: x\n    message: m\n"), [["policy/invalid", "company-policy.yaml"]]);
    assert.deepEqual(await rules("version: 1\nsevrity: {}\n"), [["policy/invalid", "company-policy.yaml"]]);
    const { findings } = await reportOf({ "app/roadworthy.yaml": manifest() });
    assert.match(findings.find((finding) => finding.rule === "policy/missing")?.message ?? "", /does not exist/);
    const outside = await reportOf({ "app/roadworthy.yaml": manifest().replace("../", "../../../") });
    assert.match(outside.findings.find((finding) => finding.rule === "policy/missing")?.message ?? "", /outside the workspace/);
  });

  it("of any text is read without a throw", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readPolicy("p.yaml", text)));
    for (const text of ["version: 1\nrules: 3\n", "[", "rules:\n- 1\n- [a]\n- {id: {}}\n", "- a", "severity: [x]", "__proto__: {a: 1}\n"])
      assert(readPolicy("p.yaml", text).problems.length > 0, text);
  });
});

describe("a text with wildcards", () => {
  const found = (text: string, pattern: string) => findWildcard(text, pattern, 10).map(({ start, end }) => text.slice(start, end));

  it("is found once a line, and never across lines", () => {
    assert.deepEqual(found("a1b a2b\nab\na\nb", "a*b"), ["a1b", "ab"]);
    assert.deepEqual(found("aXbYc\nab", "a*b*c"), ["aXbYc"]);
    assert.deepEqual(found("abc", "***"), []);
    assert.deepEqual(found("x.y", "x.y"), ["x.y"]);
    assert.deepEqual(found("xay", "x.y"), []);
  });

  it("agrees with a regular expression, on any text", () => {
    const texts = fc.array(fc.constantFrom("a", "b", "\n", "c"), { maxLength: 30 }).map((parts) => parts.join(""));
    const patterns = fc.array(fc.constantFrom("a", "b", "*"), { maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, patterns, (text, pattern) => {
        const pieces = pattern.split("*").filter(Boolean);
        const expected = pieces.length === 0 ? 0 : text.split("\n").filter((line) => new RegExp(pieces.join(".*")).test(line)).length;
        assert.equal(findWildcard(text, pattern, 100).length, expected);
      }),
    );
  });
});
