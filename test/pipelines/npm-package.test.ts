import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportSchema } from "../../src/formats/report-schema.js";
import { run } from "../scaffolds/validators/run.js";
import { checkout } from "../upkeep/derived-files.js";

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** What a download may weigh, in bytes. */
const mostPacked = 1_000_000;

describe("the npm package", function () {
  this.timeout(300_000);
  let folder: string;
  let packed: Packed;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-npm-"));
    // The build stands already; `prepack` would make it again.
    const { code, text } = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: checkout });
    assert.equal(code, 0, text);
    const [first] = JSON.parse(text.slice(text.indexOf("["), text.lastIndexOf("]") + 1)) as Packed[];
    packed = first ?? assert.fail();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds the command line, its schemas and what people read, and nothing else", () => {
    const schemas = readdirSync(`${checkout}schemas`).map((name) => `schemas/${name}`);
    assert.deepEqual(
      packed.files.map(({ path }) => path).sort(),
      ["CHANGELOG.md", "LICENSE", "README.md", "dist/cli.js", "dist/main.js", "package.json", ...schemas].sort(),
    );
    assert(packed.size <= mostPacked, `${packed.size} bytes packed, ${packed.unpackedSize} unpacked`);
    const program = packed.files.find(({ path }) => path === "dist/cli.js");
    assert.equal((program?.mode ?? 0) & 0o111, 0o111, "the program can be run");
    assert.doesNotMatch(readFileSync(`${checkout}dist/cli.js`, "utf8"), /sourceMappingURL|\bfrom ?"vscode"/);
  });

  it("installs into an empty folder without a network, brings no other package, and works there", () => {
    const home = join(folder, "home");
    mkdirSync(home);
    // Without it npm takes the first folder above that holds a package, where one does.
    const words = ["install", "--prefix", home, "--offline", "--no-audit", "--no-fund", join(folder, packed.filename)];
    const installed = run("npm", words, { cwd: home });
    assert.equal(installed.code, 0, installed.text);
    assert.deepEqual(
      readdirSync(join(home, "node_modules")).filter((name) => !name.startsWith(".")),
      ["roadworthy"],
    );
    const program = join(home, "node_modules/.bin/roadworthy");
    assert(statSync(program).isFile());
    const { version } = JSON.parse(readFileSync(`${checkout}package.json`, "utf8")) as { version: string };
    assert.equal(run(program, ["--version"], { cwd: home }).text.trim(), version);
    const { code, text } = run(program, ["check", `${checkout}examples/churn`, "--format", "json", "--date", "2026-11-01"], { cwd: home });
    assert.equal(code, 1, "its claim is contradicted");
    const report = reportSchema.parse(JSON.parse(text));
    assert.deepEqual([report.project.name, report.tool.version], ["churn", version]);
    const log = JSON.parse(run(program, ["check", `${checkout}examples/churn`, "--format", "sarif"], { cwd: home }).text);
    assert.equal(log.runs[0].tool.driver.semanticVersion, version);
  });

  it("stays out of the registry until its owners say otherwise, and depends on nothing", () => {
    const { private: isPrivate, dependencies } = JSON.parse(readFileSync(`${checkout}package.json`, "utf8"));
    assert.deepEqual([isPrivate, dependencies], [true, undefined]);
  });
});
