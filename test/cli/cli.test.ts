import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { commands } from "../../src/cli/commands.js";
import { main } from "../../src/cli/main.js";
import { type ReportJson, reportSchema } from "../../src/formats/report-schema.js";
import { stackSchema } from "../../src/formats/stack-json.js";
import { readManifest } from "../../src/manifest/read-manifest.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { checkout } from "../upkeep/derived-files.js";

interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function run(...words: string[]): Promise<Run> {
  let out = "";
  let error = "";
  const code = await main([...words, "--date", "2026-11-01"], {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    colour: false,
    isTerminal: false,
  });
  return { code, out, error };
}

const example = (name: string) => `${checkout}examples/${name}`;

describe("the command line", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-cli-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("reports an example as text: findings with code frames, areas, score, next steps", async () => {
    const { code, out } = await run("check", example("churn"));
    assert.equal(code, 1, "a contradicted claim is an error");
    assert.match(out, /roadworthy\.yaml:\d+:\d+ error repro\/experiments/);
    assert.match(out, /\d+ │ {3}tool: wandb\n +│ +\^{5}\n/);
    assert.match(out, /churn\/train\.py:\d+:\d+ {2}MLflow is used/);
    assert.match(out, /Readiness \d+\/100 {2}(?:Notebook|Prototype|Pilot|Production|Exemplary) {2}at stage pilot/);
    assert.match(out, /Next best actions\n {2}Add /);
    assert(!out.includes("\u001b"), "no colour outside a terminal");
  });

  it("prints JSON that its own schema accepts, byte for byte the same twice", async () => {
    const first = await run("check", example("support-bot"), "--format", "json");
    const second = await run(example("support-bot"), "-f", "json");
    assert.equal(first.out, second.out);
    const report = reportSchema.parse(JSON.parse(first.out));
    assert.equal(report.project.name, "support-bot");
    const contradicted = report.findings.filter(({ kind }) => kind === "contradicted");
    assert.deepEqual(
      contradicted.map(({ rule, related }) => [rule, related[0]?.at.path]),
      [["llm/model-pinned", "app/settings.py"]],
    );
    assert.deepEqual(
      report.findings.filter(({ kind }) => kind === "hollow").map(({ rule }) => rule),
      ["eval/ci-gate"],
    );
  });

  it("takes today's findings as known, marks them, and fails for new ones only", async () => {
    cpSync(example("churn"), join(folder, "churn"), { recursive: true });
    assert.equal((await run("check", join(folder, "churn"))).code, 1);
    const written = await run("baseline", join(folder, "churn"));
    assert.match(written.out, /^wrote roadworthy-baseline\.json: \d+ known findings, score \d+\n$/);
    const { code, out } = await run("check", join(folder, "churn"));
    assert.equal(code, 0);
    assert.match(out, /^Known .*\n(?: {2}\S+ .*\n)+/m);
    const report = reportSchema.parse(JSON.parse((await run("check", join(folder, "churn"), "-f", "json")).out));
    assert(report.findings.length > 0 && report.findings.every(({ known }) => known));
    assert.equal(report.baseline?.known, report.findings.length);
    writeFileSync(join(folder, "churn", "new.py"), 'DATA = "/home/ann/churn.csv"\n');
    assert.equal((await run("check", join(folder, "churn"), "--fail-on", "warning")).code, 0, "an info finding fails no build");
    writeFileSync(join(folder, "churn", "bad.py"), 'import pickle\nKEY = "AKIA' + 'Q3EGRIZLK7WJ2X5N"\n');
    assert.equal((await run("check", join(folder, "churn"))).code, 1);
  });

  it("adds up: areas make the total, outcomes make the areas", async () => {
    const report = reportSchema.parse(JSON.parse((await run("check", example("churn"), "-f", "json")).out));
    const counted = report.outcomes.filter((outcome) => outcome.counted);
    const sum = (list: readonly { readonly earned: number; readonly possible: number }[]) => ({
      earned: Math.round(list.reduce((total, { earned }) => total + earned, 0) * 100) / 100,
      possible: list.reduce((total, { possible }) => total + possible, 0),
    });
    assert.deepEqual(sum(counted), sum(report.score.areas));
    assert.deepEqual(sum(counted), sum([report.score]));
    assert.equal(report.score.value, Math.floor((100 * report.score.earned) / report.score.possible));
  });

  it("works on a folder with nothing in it, and on one with no manifest", async () => {
    const empty = await run("check", folder);
    assert.equal(empty.code, 0, empty.out);
    assert.match(empty.out, /No manifest: run roadworthy init/);
  });

  it("drafts a manifest that it then accepts, with evidence as comments", async () => {
    cpSync(example("support-bot"), folder, { recursive: true });
    rmSync(join(folder, "roadworthy.yaml"));
    const { code, out } = await run("init", folder);
    assert.equal(code, 0, out);
    const text = readFileSync(join(folder, "roadworthy.yaml"), "utf8");
    assert.deepEqual(readManifest("roadworthy.yaml", text).problems, []);
    assert.match(text, /store: qdrant # .*qdrant/i);
    assert.match(text, /framework: fastapi/);
    assert.match(text, /owners:\n {4}- "?TODO/);
    const again = await run("init", folder);
    assert.equal(again.code, 2);
    assert.equal(readFileSync(join(folder, "roadworthy.yaml"), "utf8"), text);
  });

  it("drafts the model that code asks for, not one that a list names, and its provider", async () => {
    writeFileSync(join(folder, "requirements.txt"), "openai==1.59.3\nanthropic==0.42.0\n");
    writeFileSync(
      join(folder, "answer.py"),
      'from anthropic import Anthropic\nfrom openai import OpenAI\n\nREASONING = ["gpt-5.4", "o3-mini"]\nLONG = ["gpt-5.4"]\n\n' +
        'print(OpenAI().responses.create(model="gpt-4o-2024-08-06", input="?"))\nprint(Anthropic())\n',
    );
    await run("init", folder);
    assert.match(readFileSync(join(folder, "roadworthy.yaml"), "utf8"), /provider: openai\n {4}version: gpt-4o-2024-08-06/);
    assert.doesNotMatch((await run("check", folder)).out, /the code calls/);
  });

  it("earns nothing for a manifest of placeholders", async () => {
    cpSync(example("churn"), folder, { recursive: true });
    rmSync(join(folder, "roadworthy.yaml"));
    const score = async () => (JSON.parse((await run("check", folder, "-f", "json", "--stage", "production")).out) as ReportJson).score;
    const before = await score();
    await run("init", folder);
    const after = await score();
    // Its registry is claimed, since MLflow is used.
    assert(after.earned <= before.earned + 1, `${before.earned} → ${after.earned}: only what was detected may be claimed`);
  });

  it("lists all scaffolds, one a line", async () => {
    const { code, out } = await run("add", "--list");
    assert.equal(code, 0);
    const lines = out.trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => line.trim().split(/\s/)[0]),
      Object.keys(scaffolds),
    );
    assert(lines.every((line) => /^ {2}[a-z-]+ +[A-Z].*\.$/.test(line)));
  });

  it("prints a scaffold as a diff that git applies, and writes nothing", async () => {
    writeFileSync(join(folder, "app.py"), "from fastapi import FastAPI\n\napp = FastAPI()\n");
    writeFileSync(join(folder, "requirements.txt"), "fastapi==0.115.0\n");
    const { code, out } = await run("add", "dockerfile", folder, "--dry-run");
    assert.equal(code, 0);
    assert(!existsSync(join(folder, "Dockerfile")));
    writeFileSync(join(folder, "a.patch"), out);
    execFileSync("git", ["apply", "a.patch"], { cwd: folder });
    const written = readFileSync(join(folder, "Dockerfile"), "utf8");
    rmSync(join(folder, "Dockerfile"));
    rmSync(join(folder, ".dockerignore"));
    rmSync(join(folder, "a.patch"));
    await run("add", "dockerfile", folder);
    assert.equal(readFileSync(join(folder, "Dockerfile"), "utf8"), written);
  });

  it("adds a scaffold once, never over a file, and says what it gains", async () => {
    cpSync(example("churn"), folder, { recursive: true });
    const first = await run("add", "dockerfile", folder);
    assert.match(first.out, /created {2}Dockerfile\n[\s\S]*Readiness \d+ → \d+/);
    const [, before, after] = /Readiness (\d+) → (\d+)/.exec(first.out) ?? [];
    assert(Number(after) > Number(before));
    writeFileSync(join(folder, "Dockerfile"), "FROM scratch\n");
    const second = await run("add", "dockerfile", folder);
    assert.match(second.out, /kept {5}Dockerfile/);
    assert.equal(readFileSync(join(folder, "Dockerfile"), "utf8"), "FROM scratch\n");
  });

  it("says of a file that git ignores that it needs to be added by force", async () => {
    writeFileSync(join(folder, "app.py"), "from fastapi import FastAPI\n\napp = FastAPI()\n");
    writeFileSync(join(folder, "requirements.txt"), "fastapi==0.115.0\n");
    writeFileSync(join(folder, ".gitignore"), "Dockerfile\n");
    const { out } = await run("add", "dockerfile", folder);
    assert.match(out, /^created {2}Dockerfile \(git ignores it: add it with git add --force\)$/m);
    assert.match(out, /^created {2}\.dockerignore$/m);
  });

  it("takes answers, says what it took where none was given, and asks nothing", async () => {
    writeFileSync(join(folder, "main.py"), "print(1)\n");
    const inferred = await run("add", "ci-workflow", folder, "--dry-run");
    assert.match(inferred.out, /\.github\/workflows\/ci\.yml/);
    assert.match(inferred.error, /ci\.system=github-actions; for another \(gitlab-ci, azure-pipelines\) give --set ci\.system=/);
    const answered = await run("add", "ci-workflow", folder, "--dry-run", "--set", "ci.system=gitlab-ci");
    assert.match(answered.out, /\.gitlab-ci\.yml/);
    assert.doesNotMatch(answered.error, /ci\.system/);
    for (const wrong of ["ci.system=jenkins", "ci.sytem=gitlab-ci", "gitlab-ci"]) {
      const refused = await run("add", "ci-workflow", folder, "--set", wrong);
      assert.equal(refused.code, 2, wrong);
      assert.match(refused.error, /--set/);
    }
    assert(!existsSync(join(folder, ".github")));
  });

  it("prepares by answers, and refuses those that nothing asks for", async () => {
    cpSync(example("churn"), folder, { recursive: true });
    for (const wrong of ["ci.sytem=gitlab-ci", "serving.scaling.max=many"]) {
      const refused = await run("prepare", folder, "--dry-run", "--stage", "production", "--set", wrong);
      assert.equal(refused.code, 2, wrong);
      assert.match(refused.error, /--set: /);
    }
    const answered = await run("prepare", folder, "--dry-run", "--stage", "production", "--set", "serving.scaling.max=7");
    assert.equal(answered.code, 0, answered.error);
    assert.match(answered.out, /maxReplicas: 7/);
    assert.doesNotMatch(answered.error, /serving\.scaling\.max/);
  });

  it("fills in a template of the team", async () => {
    cpSync(example("churn"), folder, { recursive: true });
    writeFileSync(
      join(folder, "roadworthy.yaml"),
      `${readFileSync(join(folder, "roadworthy.yaml"), "utf8")}checks: { templates: company }\n`,
    );
    mkdirSync(join(folder, "company/dockerfile"), { recursive: true });
    writeFileSync(join(folder, "company/dockerfile/Dockerfile"), "# roadworthy-template: 1\n# {{roadworthy.name}}, ours\nFROM scratch\n");
    await run("add", "dockerfile", folder);
    assert.match(readFileSync(join(folder, "Dockerfile"), "utf8"), /^# [\w-]+, ours\nFROM scratch\n$/);
  });

  it("writes nothing through a link that leads out of the folder", async () => {
    const outside = mkdtempSync(join(tmpdir(), "roadworthy-outside-"));
    cpSync(example("churn"), folder, { recursive: true });
    rmSync(join(folder, ".github"), { recursive: true });
    symlinkSync(outside, join(folder, ".github"));
    await run("add", "ci-workflow", folder);
    assert(!existsSync(join(outside, "workflows")));
    rmSync(outside, { recursive: true });
  });

  it("tells wrong use from faults by its exit code", async () => {
    assert.equal((await run("check", join(folder, "nowhere"))).code, 2);
    assert.equal((await run("--format", "xml")).code, 2);
    assert.equal((await run("--nonsense")).code, 2);
    assert.equal((await run("explain", "no/such")).code, 2);
    assert.equal((await run("add", "nothing", folder)).code, 2);
    writeFileSync(join(folder, "roadworthy.yaml"), "version: 1\nproject: {name: x\n");
    const broken = await run("check", folder);
    assert.equal(broken.code, 2);
    assert.match(broken.out, /roadworthy\.yaml:\d+:\d+ error manifest\/syntax/);
    assert.equal((await run("check", folder, "--fail-on", "never", "--min-score", "0")).code, 2);
  });

  it("gives no score for a manifest that cannot be read, and takes nothing as known by it", async () => {
    cpSync(example("churn"), folder, { recursive: true });
    writeFileSync(join(folder, "roadworthy.yaml"), "- churn\n- 3\n");
    const { code, out, error } = await run("check", folder, "--min-score", "90");
    assert.equal(code, 2);
    assert.match(
      out,
      /The manifest cannot be read \(\S*roadworthy\.yaml:1:\d+\), so nothing can be said of the project, and there is no score\./,
    );
    assert.doesNotMatch(out + error, /\/100|score of/);
    const known = await run("baseline", folder);
    assert.equal(known.code, 2);
    assert.match(known.error, /roadworthy\.yaml:1:\d+\).* Mend it first\./);
    assert(!existsSync(join(folder, "roadworthy-baseline.json")));
    assert.match((await run("add", "dockerfile", folder)).out, /The score is not known: roadworthy\.yaml cannot be read\. Fill in/);
  });

  it("helps with all commands, and with one", async () => {
    const all = await run("--help");
    for (const { name } of commands) assert.match(all.out, new RegExp(`^ {2}roadworthy \\[?${name}\\b`, "m"));
    assert.match(all.out, /--format NAME\[=FILE\] +check: .*\btext, json, html\b/);
    assert.match(all.out, /--format text\|json +stack, rules: /);
    const one = await run("add", "--help");
    assert.match(one.out, /--list/);
    assert.doesNotMatch(one.out, /--min-score/);
    assert.equal(one.code, 0);
  });

  it("prints several formats at once, and writes those that name a file, with the folders above it", async () => {
    const file = join(folder, "out", "a=b.json");
    const { out } = await run("check", example("churn"), "-f", "line", "-f", `json=${file}`, "-f", "text");
    assert.match(out, /^[^\n]+: (?:error|warning|info): [\s\S]+\nReadiness \d+\/100/m);
    assert.equal(reportSchema.parse(JSON.parse(readFileSync(file, "utf8"))).project.name, "churn");
    const blocked = await run("check", example("churn"), "-f", `json=${file}/x`);
    assert.equal(blocked.code, 2);
    assert.match(blocked.error, /x cannot be written: /);
    assert.equal((await run("check", example("churn"), "-f", "json=")).code, 2);
  });

  it("names files as they are found from the current folder", async () => {
    const { out } = await run("check", example("churn"), "-f", "line");
    const from = relative(process.cwd(), example("churn")).split(sep).join("/");
    const paths = out
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(0, line.indexOf(":")));
    assert(paths.length > 10 && paths.every((path) => path.startsWith(`${from}/`) && existsSync(path)));
  });

  it("says what was meant by a slip of a command or of an option", async () => {
    const slip = async (...words: string[]) => {
      const { code, error } = await run(...words);
      assert.equal(code, 2);
      return error;
    };
    assert.equal(await slip("chek"), "roadworthy: chek: no such file or folder. Did you mean `roadworthy check`?\n");
    assert.equal(await slip("check", "chek"), "roadworthy: chek: no such file or folder.\n");
    assert.equal(await slip("no/such"), "roadworthy: no/such: no such file or folder.\n");
    assert.equal(await slip("check", "--sinse", "main"), "roadworthy: There is no option --sinse. Did you mean --since?\n");
    assert.equal(await slip("check", "-q"), "roadworthy: There is no option -q. `roadworthy --help` lists those there are.\n");
  });

  it("refuses an option that the command would pass over", async () => {
    const { code, error } = await run("rules", "--min-score", "70");
    assert.equal(code, 2);
    assert.match(error, /rules takes no --min-score/);
  });

  it("holds the bar that is asked for", async () => {
    mkdirSync(join(folder, "x"));
    const below = await run("check", folder, "--min-score", "100");
    assert.equal(below.code, 1);
    assert.match(below.error, /^roadworthy: the score of \S+ is \d+, below 100\.$/m);
    assert.equal((await run("check", folder, "--min-score", "0")).code, 0);
    assert.equal((await run("check", folder, "--fail-on", "warning")).code, 1);
    assert.equal((await run("check", example("churn"), "--fail-on", "never")).code, 0);
  });

  it("explains a rule and lists all", async () => {
    const page = await run("explain", "eval/ci-gate");
    assert.match(page.out, /^# CI runs the evaluation on change/);
    assert.match(page.out, /Hollow/);
    const list = JSON.parse((await run("rules", "-f", "json")).out) as { id: string }[];
    assert(list.some(({ id }) => id === "eval/ci-gate"));
    assert.match((await run("explain", "ci-gate")).error, /eval\/ci-gate/);
  });

  it("shows what it recognises, each thing with a place to look at", async () => {
    const text = await run("stack", example("support-bot"));
    assert.equal(text.code, 0);
    assert.match(text.out, /vector-store\n {4}Qdrant {2}wired\n {6}wired {3}`qdrant_client\.\w+\(\)` called {2}[\w/]+\.py:\d+:\d+/);
    assert.match(text.out, /Traits\n(?: .*\n)* {2}rag {2}manifest/);
    const stack = stackSchema.parse(JSON.parse((await run("stack", example("support-bot"), "-f", "json")).out));
    assert(stack.practices.some(({ id }) => id === "language-model"));
    const tool = stack.tools.find(({ id }) => id === "qdrant");
    assert.deepEqual([tool?.level, tool?.evidence[0]?.level, tool?.capabilities], ["wired", "wired", ["vector-store"]]);
    const verbose = await run("stack", example("support-bot"), "--verbose");
    assert(verbose.out.length > text.out.length);
  });

  it("counts samples only when it is asked to", async () => {
    mkdirSync(join(folder, "examples"));
    writeFileSync(join(folder, "examples", "run.py"), "import mlflow\n\nmlflow.log_metric('f1', 0.9)\n");
    const toolsOf = async (...words: string[]) =>
      stackSchema.parse(JSON.parse((await run("stack", folder, "-f", "json", ...words)).out)).tools.map(({ id }) => id);
    assert.deepEqual(await toolsOf(), []);
    assert.deepEqual(await toolsOf("--samples"), ["mlflow"]);
  });

  it("explains a trait by what shows it, and how to say otherwise", async () => {
    writeFileSync(join(folder, "train.py"), "from sklearn.linear_model import Ridge\n\nRidge().fit(x, y)\n");
    const trains = await run("explain", "--trait", "trains", folder);
    assert.equal(trains.code, 0);
    assert.match(trains.out, /: yes, detected\.\n {2}wired {3}`sklearn\.linear_model\.Ridge\(\)\.fit\(\)` called {2}train\.py:3:1\n/);
    assert.match(trains.out, /With it apply: .*data\/versioned/);
    assert.match(trains.out, /`project: \{ traits: \{ trains: false \} \}` in roadworthy\.yaml/);
    writeFileSync(join(folder, "roadworthy.yaml"), "version: 1\nproject: { name: x, traits: { trains: false } }\n");
    const overridden = await run("explain", "--trait", "trains", folder);
    assert.match(overridden.out, /x: no, the manifest says so\.\n {2}claimed `project\.traits\.trains: false` {2}roadworthy\.yaml:2:\d+/);
    assert.match(
      (await run("explain", "--trait", "rag", folder)).out,
      /x: no, nothing shows it\.\n {2}Without it do not apply: .*rag\/store/,
    );
    const unknown = await run("explain", "--trait", "magic", folder);
    assert.deepEqual([unknown.code, /The traits are trains, serves/.test(unknown.error)], [2, true]);
  });

  it("reports each project of a monorepo on its own", async () => {
    const { out } = await run("check", `${checkout}examples`, "-f", "json");
    const reports = JSON.parse(out) as ReportJson[];
    assert.deepEqual(
      reports.map(({ project }) => project.root),
      ["churn", "handbook-answers", "late-parcels", "support-bot"],
    );
    const alone = JSON.parse((await run("check", example("churn"), "-f", "json")).out) as ReportJson;
    assert.equal(reports[0]?.score.value, alone.score.value);
  });
});
