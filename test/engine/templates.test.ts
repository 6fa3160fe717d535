import assert from "node:assert/strict";
import fc from "fast-check";
import { Session } from "../../src/engine/session.js";
import { fillTemplate, placeholders, readTemplate } from "../../src/manifest/templates/read-template.js";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";
import { pipService } from "../scaffolds/projects.js";

const manifest = (templates = "company") => `version: 1
project: { name: churn }
team: { owners: [ops@example.com] }
checks: { templates: ${templates} }
`;

async function sessionOf(files: Readonly<Record<string, string>>, templates?: string): Promise<Session> {
  const session = new Session(literalFileSystem({ ...pipService.files, "roadworthy.yaml": manifest(templates), ...files }));
  await session.refresh();
  return session;
}

async function written(files: Readonly<Record<string, string>>, scaffold: string, path: string): Promise<string | undefined> {
  const { edits } = planScaffold((await sessionOf(files)).project("", "2026-11-01"), scaffold);
  const edit = edits.find((one) => one.path === path);
  return edit?.kind === "create" ? edit.text : undefined;
}

async function problems(files: Readonly<Record<string, string>>, templates?: string) {
  const { findings } = (await sessionOf(files, templates)).report("", "2026-11-01");
  return findings.filter(({ rule }) => rule.startsWith("template/"));
}

describe("templates of a team", () => {
  it("stand in place of what a scaffold writes, filled in from the same facts", async () => {
    const text = `# roadworthy-template: 1
FROM registry.example.com/python:{{roadworthy.python}}
LABEL owner={{ roadworthy.owner }} on="{{roadworthy.date}}" if="\${{ github.sha }}{{ .Values.image }}"
# {{roadworthy.train}}, {{roadworthy.test}}
CMD {{roadworthy.start}}
`;
    assert.equal(
      await written({ "company/dockerfile/Dockerfile": text }, "dockerfile", "Dockerfile"),
      `FROM registry.example.com/python:3.11
LABEL owner=ops@example.com on="2026-11-01" if="\${{ github.sha }}{{ .Values.image }}"
# python -m training.train, python -m pytest tests
CMD uvicorn app.main:app --host 0.0.0.0 --port 8000
`,
    );
  });

  it("may add to what the scaffold writes", async () => {
    const plain = await written({}, "dockerfile", "Dockerfile");
    const both = await written(
      { "company/dockerfile/Dockerfile": "roadworthy-template: 1\n# Owned by platform.\n{{roadworthy.default}}\n" },
      "dockerfile",
      "Dockerfile",
    );
    assert.equal(both, `# Owned by platform.\n${plain}`);
  });

  it("are found by the end of a path, wherever the file goes, and by scaffolds that write the files of another", async () => {
    const text = "# roadworthy-template: 1\nours\n";
    assert.equal(await written({ "company/ci-workflow/ci.yml": text }, "ci-workflow", ".github/workflows/ci.yml"), "ours\n");
    assert.equal(await written({ "company/monitoring/service_metrics.py": text }, "monitoring", "app/service_metrics.py"), "ours\n");
    assert.equal(await written({ "company/kubernetes/service.yaml": text }, "canary", "deploy/kubernetes/base/service.yaml"), "ours\n");
    assert.notEqual(await written({ "company/kubernetes/vice.yaml": text }, "kubernetes", "deploy/kubernetes/base/service.yaml"), "ours\n");
  });

  it("say TODO for what is not known", async () => {
    const found = await written(
      {
        "company/dockerfile/Dockerfile": "# roadworthy-template: 1\nUSER {{roadworthy.health}}{{roadworthy.owner}}\n",
        "roadworthy.yaml": manifest().replace(/team.*\n/, ""),
      },
      "dockerfile",
      "Dockerfile",
    );
    assert.equal(found, "USER /healthzTODO: owner\n");
  });

  it("are no part of the project", async () => {
    const session = await sessionOf({
      "company/dockerfile/Dockerfile": "# roadworthy-template: 1\nFROM scratch\n",
      "company/ci-workflow/ci.yml": "# roadworthy-template: 1\non: push\n",
    });
    const project = session.project("", "2026-11-01");
    assert.deepEqual(project.facts("dockerfile"), []);
    assert(!project.files.some((path) => path.startsWith("company/")));
    assert.equal(project.templates.length, 2);
  });

  for (const [what, files, path, message] of [
    ["without a header", { "company/dockerfile/Dockerfile": "FROM scratch\n" }, "company/dockerfile/Dockerfile", /first line has to say/],
    [
      "of another version",
      { "company/dockerfile/Dockerfile": "# roadworthy-template: 2\nFROM scratch\n" },
      "company/dockerfile/Dockerfile",
      /version `2` are not known/,
    ],
    [
      "with an unknown placeholder",
      { "company/dockerfile/Dockerfile": "# roadworthy-template: 1\nFROM {{roadworthy.pyton}}\n" },
      "company/dockerfile/Dockerfile",
      /no `pyton` to fill in; did you mean `python`/,
    ],
    [
      "with nothing in it",
      { "company/dockerfile/Dockerfile": "# roadworthy-template: 1\n\n" },
      "company/dockerfile/Dockerfile",
      /nothing below/,
    ],
    ["that is binary", { "company/dockerfile/Dockerfile": "# roadworthy-template: 1\n\0\n" }, "company/dockerfile/Dockerfile", /no text/],
    [
      "of no scaffold",
      { "company/dokerfile/Dockerfile": "# roadworthy-template: 1\nFROM scratch\n" },
      "company/dokerfile/Dockerfile",
      /no scaffold called `dokerfile`; did you mean `dockerfile`/,
    ],
  ] as const) {
    it(`are a located finding, and the scaffold's own text stands, for one ${what}`, async () => {
      const [finding, ...others] = await problems(files);
      assert.deepEqual(others, []);
      assert.equal(finding?.rule, "template/invalid");
      assert.equal(finding?.at?.path, path);
      assert.match(finding?.message ?? "", message);
      assert.equal(await written(files, "dockerfile", "Dockerfile"), await written({}, "dockerfile", "Dockerfile"));
    });
  }

  it("place an unknown placeholder where it is written", async () => {
    const text = "# roadworthy-template: 1\nFROM {{roadworthy.pyton}}\n";
    const [finding] = await problems({ "company/dockerfile/Dockerfile": text });
    const { start, end } = finding?.at?.span ?? { start: 0, end: 0 };
    assert.equal(text.slice(start, end), "{{roadworthy.pyton}}");
  });

  for (const folder of ["nowhere", "..", ".", "../outside", "https://example.com/templates"])
    it(`are missing where \`${folder}\` is named`, async () => {
      const found = await problems({}, folder);
      assert.deepEqual(
        found.map(({ rule, at }) => [rule, at?.path]),
        [["template/missing", "roadworthy.yaml"]],
      );
      assert((await sessionOf({}, folder)).project("", "2026-11-01").files.length > 5, "the project is still there");
    });

  it("may be shared by projects, and a README beside them is none", async () => {
    const files = {
      "shared/README.md": "How we do it.\n",
      "shared/dockerfile/Dockerfile": "# roadworthy-template: 1\n# {{roadworthy.name}}\n",
      ...Object.fromEntries(Object.entries(pipService.files).map(([path, text]) => [`one/${path}`, text])),
      "one/roadworthy.yaml": manifest("../shared"),
    };
    const session = new Session(literalFileSystem(files));
    await session.refresh();
    const report = session.report("one", "2026-11-01");
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule.startsWith("template/")),
      [],
    );
    const [edit] = planScaffold(report.project, "dockerfile").edits;
    assert(edit?.kind === "create" && edit.text === "# churn\n");
  });

  it("can be waived and silenced like other findings that no rule counts", async () => {
    const files = {
      "company/dockerfile/Dockerfile": "FROM scratch\n",
      "roadworthy.yaml": `${manifest()}waivers:\n  - { rule: template/invalid, reason: soon, owner: ops, expires: 2027-01-01 }\n`,
    };
    assert.deepEqual(await problems(files), []);
  });

  it("are read whatever they hold, and values bring in no further placeholder", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `# roadworthy-template: 1\n${text}`),
        ),
        fc.constantFrom(...Object.keys(placeholders)),
        (text, name) => {
          const template = readTemplate("t/a/b", "a", "b", text);
          assert.equal(template.text === undefined, template.problems.length > 0);
          for (const { span } of template.problems) assert(0 <= span.start && span.start <= span.end && span.end <= text.length);
          assert.equal(
            fillTemplate(`{{roadworthy.${name}}}`, () => "{{roadworthy.name}}"),
            "{{roadworthy.name}}",
          );
        },
      ),
    );
  });

  it("are read again when they change", async () => {
    const files: Record<string, string> = {
      ...pipService.files,
      "roadworthy.yaml": manifest(),
      "company/dockerfile/Dockerfile": "# roadworthy-template: 1\nFROM one\n",
    };
    const session = new Session(literalFileSystem(files));
    await session.refresh();
    files["company/dockerfile/Dockerfile"] = "# roadworthy-template: 1\nFROM second\n";
    await session.refresh({ changed: ["company/dockerfile/Dockerfile"] });
    const [edit] = planScaffold(session.project("", "2026-11-01"), "dockerfile").edits;
    assert(edit?.kind === "create" && edit.text === "FROM second\n");
  });
});
