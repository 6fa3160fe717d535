import assert from "node:assert/strict";
import { isFixedReference, nameOfReference } from "../../../src/readers/dependencies/direct-reference.js";
import { isExactSpecifier, parseRequirement } from "../../../src/readers/dependencies/pep508.js";
import { pythonConstraint } from "../../../src/readers/dependencies/python-constraint.js";
import { resolveFrom } from "../../../src/readers/dependencies/relative-path.js";
import { normalisePackage } from "../../../src/tools/normalise-package.js";

describe("requirement strings", () => {
  it("normalises names as PEP 503 does", () => {
    assert.deepEqual(["Scikit_Learn", "ruamel.yaml", "a--_.b", "zope"].map(normalisePackage), [
      "scikit-learn",
      "ruamel-yaml",
      "a-b",
      "zope",
    ]);
  });

  it("takes requirements apart", () => {
    assert.deepEqual(parseRequirement(' Ray [Serve, tune_extra] >=2.9 , <3 ; extra == "x" '), {
      name: "ray",
      extras: ["serve", "tune-extra"],
      specifier: ">=2.9 , <3",
      exact: false,
      hashed: false,
    });
    assert.equal(parseRequirement('numpy;python_version<"3.9"')?.specifier, undefined);
    assert.equal(parseRequirement("numpy (==1.26.4)")?.exact, true);
    assert.equal(parseRequirement("clip@https://x.org/c.zip ; python_version > '3'")?.specifier, "https://x.org/c.zip");
    assert.equal(parseRequirement("numpy=1.26.4=py311h64a7726_0")?.name, "numpy");
  });

  it("refuses what is none", () => {
    for (const text of ["", "-e .", "two words", "{{ name }}", "a @", "==1.0", "name: x"])
      assert.equal(parseRequirement(text), undefined, text);
  });

  it("knows exact specifiers", () => {
    assert.deepEqual(["==1.2", "== 1.2.post1", "===1.2+cpu", "!=1.1,==1.2"].map(isExactSpecifier), [true, true, true, true]);
    assert.deepEqual(["==1.*", ">=1", "~=1.2", "<=1,>=1", ""].map(isExactSpecifier), [false, false, false, false, false]);
  });
});

describe("direct references", () => {
  const commit = "dcba3cb2e2827b402d2701e7e1c7d9fed8a20ef1";
  const cases: readonly (readonly [reference: string, name: string | undefined, isFixed: boolean])[] = [
    [`git+https://github.com/openai/CLIP.git@${commit}#egg=clip`, "clip", true],
    ["git+https://github.com/openai/CLIP.git@dcba3cb", "CLIP", true],
    ["git+https://github.com/acme/telemetry#subdirectory=libs/acme-obs-client", "acme-obs-client", false],
    ["git+https://github.com/acme/telemetry#subdirectory=python", "telemetry", false],
    ["git+https://github.com/acme/app/@2025-06-02", "app", false],
    ["git+https://github.com/acme/app@20250602", "app", false],
    ["git+ssh://git@github.com/acme/app.git", "app", false],
    ["git+git@github.com:acme/app.git@v1.0", "app", false],
    [`https://github.com/acme/app/archive/${commit}.zip`, "app", true],
    ["https://github.com/acme/app/archive/refs/heads/main.tar.gz", "app", false],
    ["https://x.org/en_core_web_sm-3.7.1-py3-none-any.whl", "en_core_web_sm", true],
    ["https://x.org/scikit-learn-1.5.2.tar.gz#sha256=ab", "scikit-learn", true],
    ["https://x.org/latest.zip", undefined, false],
    ["./wheels/torch-2.4.0-cp311-linux_x86_64.whl", "torch", true],
    ["../shared", undefined, true],
    ["file:///srv/shared", undefined, true],
  ];

  it("finds names and tells what moves from what does not", () => {
    for (const [reference, name, isFixed] of cases) {
      assert.equal(nameOfReference(reference), name, reference);
      assert.equal(isFixedReference(reference), isFixed, reference);
    }
  });
});

describe("interpreter constraints", () => {
  it("tells one minor version from an open range", () => {
    const exact = (value: string) => pythonConstraint({ value, span: { start: 0, end: 0 } })?.exact;
    assert.deepEqual(
      ["3.12", "3.12.1", "==3.12.*", "=3.11", "~3.11", "~=3.12.0", ">=3.11,<3.12", ">=3.11.4, <3.12.0"].map(exact),
      Array(8).fill(true),
    );
    assert.deepEqual([">=3.10", "^3.11", "~=3.11", "3", ">=3.10,<3.13", "<3.12", ">=3.9,<4.0"].map(exact), Array(7).fill(false));
    assert.deepEqual(["*", "", " "].map(exact), [undefined, undefined, undefined]);
  });
});

describe("paths in manifests", () => {
  it("are made relative to the workspace", () => {
    assert.equal(resolveFrom("requirements/dev.txt", "../base.txt"), "base.txt");
    assert.equal(resolveFrom("requirements.txt", "./a//b.txt"), "a/b.txt");
    assert.equal(resolveFrom("a/requirements.txt", "..\\c.txt"), "c.txt");
    assert.equal(resolveFrom("requirements.txt", "."), ".");
    assert.equal(resolveFrom("a/requirements.txt", "../../../x"), "../../x");
    assert.equal(resolveFrom("a/requirements.txt", "/srv/x"), "/srv/x");
  });
});
