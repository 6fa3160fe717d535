import assert from "node:assert/strict";
import type { OwnerFacts } from "../../src/facts/owner-facts.js";
import { codeOwnersReader } from "../../src/readers/code-owners.js";
import { maintainersReader } from "../../src/readers/maintainers.js";
import { packageMaintainersReader } from "../../src/readers/package-maintainers.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { cut, itTakesAnything, reading } from "./reading.js";

function summary({ rules }: OwnerFacts) {
  return rules.map(({ pattern, owners }) => [pattern, ...owners.map(({ value }) => value)]);
}

const codeOwners = `# Each line is a file pattern followed by one or more owners.

*       @acme/ml  ann@example.org # the default
/docs/  @jane
/notebooks/
src/my\\ file.py @bob
  *.ipynb @carl
not-an-owner nobody
`;

const gitlab = `[Models][2] @acme/ml
models/
*.onnx @ann
^[Docs]
docs/ @@developer
`;

describe("code-owners reader", () => {
  const read = reading(codeOwnersReader, ".github/CODEOWNERS");

  it("reads patterns with their owners", () => {
    const facts = read(codeOwners);
    assert.deepEqual(summary(facts), [
      ["*", "@acme/ml", "ann@example.org"],
      ["/docs/", "@jane"],
      ["/notebooks/"],
      ["src/my file.py", "@bob"],
      ["*.ipynb", "@carl"],
      ["not-an-owner"],
    ]);
    assert.deepEqual([cut(codeOwners, facts.rules[3]?.span), cut(codeOwners, facts.rules[0]?.owners[1]?.span)], ["src/my\\ file.py", "ann@example.org"]);
  });

  it("reads sections of GitLab", () => {
    assert.deepEqual(summary(read(gitlab, "CODEOWNERS")), [
      ["models/", "@acme/ml"],
      ["*.onnx", "@ann"],
      ["docs/", "@@developer"],
    ]);
  });

  it("reads one below the repository as speaking for its folder", () => {
    assert.deepEqual(summary(read("* @a\n/x/ @b\ny.py @c\ndocs/ @d\n", "service/.github/CODEOWNERS")), [
      ["/service/", "@a"],
      ["/service/x/", "@b"],
      ["/service/**/y.py", "@c"],
      ["/service/**/docs/", "@d"],
    ]);
    assert.deepEqual(summary(read("* @a\n", "docs/CODEOWNERS")), [["*", "@a"]]);
  });

  itTakesAnything(codeOwnersReader, "CODEOWNERS", [codeOwners, gitlab]);
});

const maintainers = `# Maintainers

| Maintainer | GitHub | Area |
|------------|--------|------|
| Ann Lee    | [annlee](https://github.com/annlee) | models |
| Bo         | @bo    | data |

Write to ml@example.org. See https://github.com/acme/churn for the code.

## Emeritus maintainers

- @old

## Reviewers

- @acme/reviewers
`;

const kubernetesOwners = `approvers:
  - ann
reviewers:
  - bo
  - ann
emeritus_approvers:
  - old
`;

describe("maintainers reader", () => {
  const read = reading(maintainersReader, "MAINTAINERS.md");

  it("reads whom it names, former ones left out", () => {
    const facts = read(maintainers);
    assert.deepEqual(summary(facts), [["*", "@annlee", "@bo", "ml@example.org", "@acme/reviewers"]]);
    assert.equal(cut(maintainers, facts.rules[0]?.owners[0]?.span), "annlee");
  });

  it("reads OWNERS of Kubernetes and of Chromium", () => {
    assert.deepEqual(summary(read(kubernetesOwners, "serving/OWNERS")), [["/serving/", "ann", "bo"]]);
    assert.deepEqual(summary(read("set noparent\nann@example.org\nper-file *.md=bo@example.org\n", "OWNERS")), [["*", "ann@example.org", "bo@example.org"]]);
    assert.deepEqual(summary(read("maintainers:\n  - github: ann\n    name: Ann\n  - name: Bo\n", "MAINTAINERS.yml")), [["*", "ann", "Bo"]]);
  });

  it("says nothing where nobody is named", () => {
    for (const text of ["# Maintainers\n\nTo be announced.\n", "", "See https://example.org/@me/post\n"]) {
      assert.equal(maintainersReader.read({ path: "MAINTAINERS.md", text, bytes: text.length }), undefined, text);
    }
    assert.equal(readerSelector([maintainersReader])("src/owners.py").length, 0);
  });

  itTakesAnything(maintainersReader, "MAINTAINERS.md", [maintainers]);
  itTakesAnything(maintainersReader, "OWNERS", [kubernetesOwners]);
});

describe("package-maintainers reader", () => {
  const npm = '{\n  "name": "ui",\n  "maintainers": ["Ann <ann@example.org>", { "name": "Bo" }]\n}\n';
  const pyproject = '[project]\nname = "churn"\nmaintainers = [{ name = "Ann", email = "ann@example.org" }, { email = "bo@example.org" }]\n';
  const poetry = '[tool.poetry]\nname = "churn"\nmaintainers = ["Ann <ann@example.org>"]\n';

  it("reads them from packages of npm and Python", () => {
    const read = reading(packageMaintainersReader, "ui/package.json");
    assert.deepEqual(summary(read(npm)), [["/ui/", "Ann <ann@example.org>", "Bo"]]);
    assert.deepEqual(summary(read(pyproject, "pyproject.toml")), [["*", "Ann", "bo@example.org"]]);
    assert.deepEqual(summary(read(poetry, "pyproject.toml")), [["*", "Ann <ann@example.org>"]]);
  });

  const setup = 'from setuptools import setup\n\nsetup(\n    name="churn",\n    author="Bo",\n    maintainer="Ann",\n    maintainer_email="ann@example.org",\n)\n';
  const cfg = "[metadata]\nname = churn\nauthor = Bo\nmaintainer = Ann\nmaintainer_email = ann@example.org\n";
  const chart = "apiVersion: v2\nname: model\nmaintainers:\n  - name: Ann\n    email: ann@example.org\n";

  it("reads them from older packages and from charts", () => {
    const read = reading(packageMaintainersReader, "setup.py");
    assert.deepEqual(summary(read(setup)), [["*", "Ann"]]);
    assert.equal(cut(setup, read(setup).rules[0]?.owners[0]?.span), "Ann");
    assert.deepEqual(summary(read(cfg, "lib/setup.cfg")), [["/lib/", "Ann"]]);
    assert.deepEqual(summary(read(chart, "deploy/Chart.yaml")), [["/deploy/", "Ann"]]);
  });

  it("leaves packages without any alone", () => {
    for (const [path, text] of [
      ["package.json", '{"maintainers": []}'],
      ["package.json", '{"author": "Ann"}'],
      ["pyproject.toml", '[project]\nkeywords = ["maintainers"]\n'],
      ["setup.py", 'setup(author="Bo", url="https://example.org/maintainer", description="maintainer = nobody")'],
      ["setup.cfg", "[metadata]\nmaintainer =\n\n[tool]\nmaintainer = Ann\n"],
    ] as const) {
      assert.equal(packageMaintainersReader.read({ path, text, bytes: text.length }), undefined, text);
    }
  });

  itTakesAnything(packageMaintainersReader, "package.json", [npm]);
  itTakesAnything(packageMaintainersReader, "pyproject.toml", [pyproject, poetry]);
  itTakesAnything(packageMaintainersReader, "setup.py", [setup]);
  itTakesAnything(packageMaintainersReader, "setup.cfg", [cfg]);
  itTakesAnything(packageMaintainersReader, "Chart.yaml", [chart]);
});
