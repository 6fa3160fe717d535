import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { main } from "../../src/cli/main.js";
import { formatNames } from "../../src/formats/formats.js";
import { ensureValidators, nodeTool } from "../scaffolds/validators/ensure-validators.js";
import { imageBuilder } from "../scaffolds/validators/image-builder.js";
import { run } from "../scaffolds/validators/run.js";
import { brokenCopy, problemsIn } from "../scaffolds/validators/validate-file.js";
import { checkout } from "../upkeep/derived-files.js";
import { action } from "./composite-action.js";

const page = readFileSync(`${checkout}docs/ci.md`, "utf8");

/** A snippet that names its file in its first line. */
function snippet(path: string): string {
  for (const [, text = ""] of page.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)) if (text.startsWith(`# ${path}\n`)) return text;
  throw new Error(`docs/ci.md has no snippet for ${path}`);
}

describe("the page about CI", function () {
  this.timeout(600_000);
  let folder: string;
  before(ensureValidators);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-ci-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const path of [".github/workflows/roadworthy.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml", "Dockerfile"])
    it(`has a ${path} that the real tool accepts, and would not, were it broken`, () => {
      const text = snippet(path);
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      assert.deepEqual(problemsIn(folder, path, text), []);
      const broken = brokenCopy(path, text);
      writeFileSync(file, broken?.text ?? "");
      assert((broken?.problems(folder) ?? []).length > 0);
    });

  it("gives the action only inputs that it has, asks only for outputs that it has, and names all of both", () => {
    const workflow = parse(snippet(".github/workflows/roadworthy.yml")) as {
      jobs: { readiness: { steps: { uses?: string; with?: Record<string, string> }[] } };
    };
    const step = workflow.jobs.readiness.steps.find(({ uses }) => uses?.startsWith("roadworthy/"));
    for (const name of Object.keys(step?.with ?? {})) assert(name in action.inputs, name);
    const asked = [...snippet(".github/workflows/roadworthy.yml").matchAll(/steps\.roadworthy\.outputs\.([\w-]+)/g)].map(
      ([, name]) => name ?? "",
    );
    assert(asked.length > 0 && asked.every((name) => name in action.outputs));
    for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)]) assert(page.includes(`\`${name}\``), name);
  });

  it("calls the command line only by options and formats that it has", async () => {
    const calls = [...page.matchAll(/^\s*(?:- )?roadworthy ((?:check|diff) .*)$/gm)].map(([, words = ""]) =>
      words.replace(/ >>.*/, "").split(" "),
    );
    assert(calls.length >= 3);
    for (const words of calls) {
      for (const [, format = ""] of words.join(" ").matchAll(/--format (\w[\w-]*)/g))
        assert(
          [...formatNames, "markdown"].some((one) => one === format),
          format,
        );
      const errors: string[] = [];
      const output = { out: () => undefined, error: (text: string) => void errors.push(text), colour: false, isTerminal: false };
      await main([...words, "--help"], output);
      assert.deepEqual(errors, [], words.join(" "));
    }
  });

  it("has a pipeline for Azure whose script shellcheck accepts", () => {
    const { steps } = parse(snippet("azure-pipelines.yml")) as { steps: { bash?: string; task?: string }[] };
    assert.deepEqual(
      steps.flatMap(({ task }) => task ?? []),
      ["PublishTestResults@2", "PublishBuildArtifacts@1"],
    );
    const [script = ""] = steps.flatMap(({ bash }) => bash ?? []);
    assert.deepEqual(problemsIn(folder, "step.sh", `#!/bin/bash\n${script}`), []);
  });

  it("has a job for GitLab that leaves both reports, also where it fails", () => {
    cpSync(`${checkout}examples/churn`, folder, { recursive: true });
    mkdirSync(join(folder, "bin"));
    symlinkSync(join(checkout, "dist/cli.js"), join(folder, "bin/roadworthy"));
    const { roadworthy } = parse(snippet(".gitlab-ci.yml")) as {
      roadworthy: { script: string[]; artifacts: { reports: Record<string, string> } };
    };
    const path = `${join(folder, "bin")}:${process.env.PATH}`;
    const { code, text } = run("bash", ["-e", "-c", roadworthy.script.join("\n")], { cwd: folder, env: { PATH: path } });
    assert.equal(code, 1, text);
    for (const file of Object.values(roadworthy.artifacts.reports)) assert(existsSync(join(folder, file)), file);
  });

  it("has a container that runs without a network and without rights", () => {
    // The registry's base image and npm are not here: the one is made of this machine's own programs, the other's work is done already.
    const context = join(folder, "context");
    mkdirSync(join(context, "dist"), { recursive: true });
    for (const file of ["package.json", "dist/cli.js", "dist/main.js"]) cpSync(`${checkout}${file}`, join(context, file));
    cpSync(`${checkout}examples/churn`, join(context, "churn"), { recursive: true });
    const text = snippet("Dockerfile")
      .replace(/^RUN npm ci .*$/m, "")
      .replace(/^USER node$/m, "USER 65534\nCOPY churn /project");
    assert.match(snippet("Dockerfile"), /^RUN npm ci --ignore-scripts .*&& node esbuild\.js$/m);
    writeFileSync(join(context, "Dockerfile"), text.replaceAll("/usr/local/bin/roadworthy", "/opt/roadworthy/roadworthy"));
    const images = imageBuilder(["node:22-slim"]);
    const built = images.build(context, "roadworthy");
    assert.equal(built.code, 0, built.text);
    assert.deepEqual(images.inspect("roadworthy").Cmd, ["roadworthy", "check"]);
    const { code, text: said } = images.run("roadworthy", [process.execPath, "/opt/roadworthy/dist/cli.js", "check"]);
    assert.equal(code, 1, said);
    assert.match(said, /Readiness \d+\/100/);
  });

  it("has a hook that pre-commit's own manifest rules accept, and that runs in a repository", () => {
    const prek = nodeTool("@j178/prek-linux-x64-gnu/prek");
    const manifest = `${checkout}.pre-commit-hooks.yaml`;
    chmodSync(prek, 0o755);
    assert.equal(run(prek, ["validate-manifest", manifest], { cwd: folder }).code, 0);
    const broken = join(folder, "broken.yaml");
    writeFileSync(broken, readFileSync(manifest, "utf8").replace("entry:", "entri:"));
    assert.notEqual(run(prek, ["validate-manifest", broken], { cwd: folder }).code, 0);

    // The hook's repository as a release packs it: with what is built, so that nothing has to be fetched to build it.
    const hooks = join(folder, "hooks");
    mkdirSync(join(hooks, "dist"), { recursive: true });
    for (const file of ["dist/cli.js", "dist/main.js"]) cpSync(`${checkout}${file}`, join(hooks, file));
    cpSync(manifest, join(hooks, ".pre-commit-hooks.yaml"));
    const { name, version, type, bin } = JSON.parse(readFileSync(`${checkout}package.json`, "utf8"));
    writeFileSync(join(hooks, "package.json"), JSON.stringify({ name, version, type, bin }));
    const git = (cwd: string, ...words: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...words], { cwd, stdio: "pipe", encoding: "utf8" });
    git(hooks, "init", "-q");
    git(hooks, "add", "--force", ".");
    git(hooks, "commit", "-q", "-m", "Release");
    git(hooks, "tag", "v1");

    const consumer = join(folder, "consumer");
    cpSync(`${checkout}examples/churn`, consumer, { recursive: true });
    const config = (args: string) =>
      snippet(".pre-commit-config.yaml")
        .replace("https://github.com/roadworthy/roadworthy", hooks)
        .replace("rev: main", "rev: v1")
        .replace("[--fail-on, error]", args);
    git(consumer, "init", "-q");
    const check = (args: string) => {
      writeFileSync(join(consumer, ".pre-commit-config.yaml"), config(args));
      git(consumer, "add", ".");
      return run(prek, ["run", "--all-files"], { cwd: consumer, env: { PREK_HOME: join(folder, "prek") } });
    };
    const failed = check("[--fail-on, error]");
    assert.equal(failed.code, 1, failed.text);
    assert.match(failed.text, /error repro\/experiments/);
    const passed = check("[--fail-on, never]");
    assert.equal(passed.code, 0, passed.text);
  });
});
