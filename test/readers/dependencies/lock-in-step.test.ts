import assert from "node:assert/strict";
import fc from "fast-check";
import { lockInStep } from "../../../src/readers/dependencies/lock-in-step.js";
import { satisfies } from "../../../src/readers/dependencies/version-range.js";
import { packageJsonReader } from "../../../src/readers/package-json.js";
import { pyprojectReader } from "../../../src/readers/pyproject.js";
import { uvLockReader } from "../../../src/readers/uv-lock.js";
import { yarnLockReader } from "../../../src/readers/yarn-lock.js";
import { reading } from "../reading.js";

const pyproject = reading(pyprojectReader, "pyproject.toml");
const uvLock = (...packages: readonly (readonly [string, string])[]) =>
  reading(
    uvLockReader,
    "uv.lock",
  )(`version = 1\n${packages.map(([name, version]) => `\n[[package]]\nname = "${name}"\nversion = "${version}"\n`).join("")}`);

describe("lock in step", () => {
  const manifest = pyproject(`[project]
dependencies = ["Scikit_Learn>=1.5,<2", "torch==2.4.0", "pandas"]
optional-dependencies.gpu = ["cupy"]
[dependency-groups]
dev = ["pytest~=8.1"]
`);

  it("is in step when every package asked for is held in a version let in", () => {
    const lock = uvLock(
      ["scikit-learn", "1.5.2"],
      ["torch", "2.4.0"],
      ["torch", "2.4.0+cpu"],
      ["pandas", "2.2.2"],
      ["pytest", "8.3.2"],
      ["six", "1.16.0"],
    );
    assert.deepEqual(lockInStep(manifest, lock), { inStep: true, missing: [], outside: [] });
  });

  it("names what is missing, and what is held in other versions", () => {
    const found = lockInStep(manifest, uvLock(["scikit-learn", "1.4.0"], ["torch", "2.3.1"], ["torch", "2.4.0+cpu"], ["pytest", "9.0.0"]));
    assert.equal(found.inStep, false);
    assert.deepEqual(
      found.missing.map(({ name }) => name),
      ["pandas"],
    );
    assert.deepEqual(
      found.outside.map(({ dependency, locked }) => [dependency.name, dependency.specifier, locked]),
      [
        ["scikit-learn", ">=1.5,<2", "1.4.0"],
        ["pytest", "~=8.1", "9.0.0"],
      ],
    );
  });

  it("keeps npm's names as they are", () => {
    const asked = reading(
      packageJsonReader,
      "package.json",
    )('{ "dependencies": { "lodash.merge": "^4.6.0", "next": "^15", "ui": "link:../ui" } }');
    const lock = reading(
      yarnLockReader,
      "yarn.lock",
    )('# yarn lockfile v1\n\nlodash-merge@^4:\n  version "4.6.2"\n\nnext@^15:\n  version "14.2.0"\n');
    const found = lockInStep(asked, lock);
    assert.deepEqual([found.missing.map(({ name }) => name), found.outside.map(({ locked }) => locked)], [["lodash.merge"], ["14.2.0"]]);
  });
});

describe("version ranges", () => {
  const cases: readonly (readonly [specifier: string, inside: string, outside: string])[] = [
    ["==1.2", "1.2.0", "1.2.1"],
    ["==2.4.0", "2.4.0+cu121", "2.4.1"],
    ["==1.2.*", "1.2.9", "1.3.0"],
    ["!=1.5", "1.5.1", "1.5.0"],
    ["!=1.5.*", "1.6", "1.5.1"],
    [">=1.10", "1.10.0", "1.9.9"],
    [">= 1.2, < 2, != 1.5", "1.9", "2.0"],
    ["<=1.2", "1.2.0", "1.2.0.post1"],
    [">1.0rc1", "1.0", "1.0b2"],
    ["<2", "2.0.dev1", "2.0.post1"],
    ["~=1.4", "1.9", "2.0"],
    ["~=1.4.2", "1.4.9", "1.5.0"],
    ["^1.2.3", "1.9.0", "2.0.0"],
    ["^0.2.3", "0.2.9", "0.3.0"],
    ["^0.0.3", "0.0.3", "0.0.4"],
    ["~1.2.3", "1.2.9", "1.3.0"],
    ["~1", "1.9", "2.0"],
    ["1.2.3", "1.2.3", "1.2.4"],
    ["1.x || >=3.1", "3.2.0", "2.0.0"],
    ["=1.26", "1.26.4", "1.27.0"],
    [">=1.2 <1.4", "1.3.7", "1.4.0"],
    [">=1!2.0", "2.1", "1.9"],
    ["v1.2.3", "1.2.3", "1.3.0"],
  ];

  it("lets in what a specifier lets in, and nothing else", () => {
    for (const [specifier, inside, outside] of cases) {
      assert.equal(satisfies(inside, specifier), true, `${inside} in ${specifier}`);
      assert.equal(satisfies(outside, specifier), false, `${outside} in ${specifier}`);
    }
  });

  it("lets in what it cannot tell", () => {
    for (const specifier of ["", "*", "latest", "workspace:*", "git+https://example.org/x@main", "1.2 - 2.3", ">=2024a", "npm:other@^9"]) {
      assert.equal(satisfies("1.9.0", specifier), true, specifier);
    }
    for (const version of ["", "2023c", "0.0.0-use.local", "canary"]) assert.equal(satisfies(version, ">=9000"), true, version);
  });

  it("agrees with the order of release numbers", () => {
    const release = fc.array(fc.nat(20), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(release, release, (a, b) => {
        const [version, bound] = [a.join("."), b.join(".")];
        assert.notEqual(satisfies(version, `<${bound}`), satisfies(version, `>=${bound}`));
        assert.notEqual(satisfies(version, `==${bound}`), satisfies(version, `!=${bound}`));
        assert.equal(satisfies(version, `<=${bound}`), satisfies(version, `<${bound}`) || satisfies(version, `==${bound}`));
      }),
    );
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        (version, specifier) => typeof satisfies(version, specifier) === "boolean",
      ),
    );
  });
});
