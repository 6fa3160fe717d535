import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fleetResultSchema } from "../../../src/formats/fleet-result-schema.js";
import { fleetSchema } from "../../../src/formats/fleet-schema.js";
import { checkout } from "../../upkeep/derived-files.js";
import { type BuiltCommandLine, buildCommandLine, type Run } from "./built-command-line.js";

const date = "2026-11-01";

describe("a fleet", function () {
  this.timeout(240_000);
  let built: BuiltCommandLine;
  let folder: string;
  let fleet: string;
  before(async () => {
    built = await buildCommandLine();
  });
  after(() => built.remove());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-fleet-"));
    fleet = join(folder, "fleet");
    mkdirSync(fleet);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Repositories that differ, by name. */
  function add(...names: readonly string[]): void {
    for (const [index, name] of names.entries()) {
      mkdirSync(join(fleet, name), { recursive: true });
      const framework = ["sklearn", "torch", "openai", "lightgbm"][index % 4];
      writeFileSync(join(fleet, name, "train.py"), `import ${framework}\n\nprint(${index})\n`);
      writeFileSync(join(fleet, name, "requirements.txt"), index % 2 ? "mlflow\n" : "pytest==8.0.0\n");
    }
  }

  /** Every file below a folder, by path. */
  function filesIn(below: string): Readonly<Record<string, string>> {
    const files = readdirSync(below, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
    return Object.fromEntries(paths.map((path) => [relative(below, path), readFileSync(path, "utf8")]));
  }

  const run = (...words: readonly string[]): Promise<Run> => built.run(...words);
  const at = (name: string) => join(folder, name);
  const judge = (reports: string, ...words: readonly string[]) =>
    run("check", "--reports", at(reports), "--repositories", fleet, "--fail-on", "never", ...words);
  const merge = (...dirs: readonly string[]) => run("merge", ...dirs.map(at), "--output", at("merged"));
  const merged = () => fleetSchema.parse(JSON.parse(readFileSync(join(at("merged"), "fleet.json"), "utf8")));

  it("gives the same bytes in four shards as at once, in whatever order they are merged", async () => {
    add(..."abcdefghijkl".split("").map((letter) => `team-${letter}`));
    cpSync(`${checkout}examples/churn`, join(fleet, "churn"), { recursive: true });
    assert.equal((await judge("whole")).code, 0);
    const shards = ["s1", "s2", "s3", "s4"];
    for (const [index, shard] of shards.entries()) assert.equal((await judge(shard, "--shard", `${index + 1}/4`)).code, 0);
    const together = Object.assign({}, ...shards.map((shard) => filesIn(at(shard))));
    assert.deepEqual(together, filesIn(at("whole")));
    assert.equal(
      shards.reduce((sum, shard) => sum + Object.keys(filesIn(at(shard))).length, 0),
      13,
      "each is judged once",
    );
    await merge("whole");
    const whole = filesIn(at("merged"));
    for (const order of [shards, [...shards].reverse(), [...shards, "whole"]]) {
      assert.equal((await merge(...order)).code, 0);
      assert.deepEqual(filesIn(at("merged")), whole);
    }
    assert.deepEqual(Object.keys(whole), ["fleet.html", "fleet.json"]);
    assert.equal(merged().repositories.judged, 13);
  });

  it("writes results that their schema accepts, and that hold the reports of `check`", async () => {
    cpSync(`${checkout}examples/churn`, join(fleet, "churn"), { recursive: true });
    await judge("reports");
    const [[path, text] = ["", ""]] = Object.entries(filesIn(at("reports")));
    assert.match(path, /^2026-11-01\/churn-[0-9a-f]{12}\.json$/);
    const result = fleetResultSchema.parse(JSON.parse(text));
    const { out } = await run("check", join(fleet, "churn"), "--format", "json");
    assert.deepEqual(result.reports, [JSON.parse(out)]);
  });

  it("says the repositories of a shard without judging them, for who has to clone them first", async () => {
    const list = at("list.txt");
    writeFileSync(list, "# ours\norg/a\n\norg/b\r\n./org/c/\nshort=/somewhere/else\n");
    const parts = await Promise.all([1, 2, 3].map((index) => run("check", "--list", "--repositories", list, "--shard", `${index}/3`)));
    const names = parts.flatMap(({ out }) => out.split("\n").filter(Boolean));
    assert.deepEqual(names.sort(), ["org/a", "org/b", "org/c", "short"]);
  });

  it("keeps what is judged, and judges again what changed, failed, or is asked for", async () => {
    add("one", "two", "three");
    await judge("reports");
    const keptOf = async (...words: readonly string[]) => {
      const { out } = await judge("reports", ...words);
      return [...out.matchAll(/ {2}(\S+) {2}.*\(kept\)$/gm)].map(([, name]) => name);
    };
    assert.deepEqual(await keptOf(), ["one", "three", "two"]);
    writeFileSync(join(fleet, "two", "train.py"), "import torch\nprint('changed')\n");
    assert.deepEqual(await keptOf(), ["one", "three"]);
    assert.deepEqual(await keptOf("--force"), []);
    assert.deepEqual(await keptOf("--stage", "pilot"), [], "another question");
    assert.deepEqual(await keptOf("--date", "2026-11-02"), [], "another day");
    // One that a shard was writing when it was killed, and one that failed.
    const file = join(at("reports"), date, readdirSync(join(at("reports"), date)).find((name) => name.startsWith("one-")) ?? "");
    await judge("reports");
    truncateSync(file, 100);
    assert.deepEqual(await keptOf(), ["three", "two"]);
  });

  it("takes a second clone of a commit for the same, and one with a change for another", async () => {
    add("one");
    const git = (...words: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", ...words], {
        cwd: join(fleet, "one"),
        stdio: "ignore",
      });
    git("init", "-q");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
    await judge("reports");
    rmSync(at("clone"), { recursive: true, force: true });
    execFileSync("git", ["clone", "-q", join(fleet, "one"), at("clone")], { stdio: "ignore" });
    const check = () => run("check", "--reports", at("reports"), `one=${at("clone")}`, "--fail-on", "never");
    assert.match((await check()).out, /one {2}.*\(kept\)/);
    utimesSync(join(at("clone"), "train.py"), new Date(), new Date("2026-10-01"));
    assert.doesNotMatch((await check()).out, /\(kept\)/, "what was written since may be another content");
    writeFileSync(join(at("clone"), "serve.py"), "import fastapi\n");
    assert.doesNotMatch((await check()).out, /\(kept\)/, "a file that git does not hold");
  });

  it("lists what cannot be judged with its reason, and goes on", async () => {
    add("good", "later");
    writeFileSync(join(fleet, "file"), "not a folder\n");
    symlinkSync("loop", join(fleet, "loop"));
    mkdirSync(join(fleet, "pipes"));
    execFileSync("mkfifo", [join(fleet, "pipes", "train.py")]);
    writeFileSync(join(fleet, "pipes", "huge.py"), "");
    truncateSync(join(fleet, "pipes", "huge.py"), 3_000_000_000);
    const names = ["good", "file", "missing", "loop", "pipes", "later"].map((name) => `${name}=${join(fleet, name)}`);
    const words = ["check", "--reports", at("reports"), ...names];
    const { code, out } = await run(...words);
    assert.equal(code, 2, "as for a path that cannot be read");
    assert.equal((await run(...words, "--fail-on", "never")).code, 0);
    assert.match(out, /6 of 6 repositories, 0 kept from before, 3 failed/);
    await merge("reports");
    const { failures, scores } = merged();
    assert.deepEqual(
      failures.map(({ repository, kind, reason }) => [repository, kind, reason]),
      [
        ["file", "unreadable", "It is not a folder."],
        ["loop", "unreadable", "It is a link that leads to itself."],
        ["missing", "unreadable", "There is no such folder."],
      ],
    );
    assert.deepEqual(scores.map(({ repository }) => repository).sort(), ["good", "later", "pipes"]);
  });

  it("gives up what takes too long, and tries it again the next time", async () => {
    add("slow", "slower");
    const { out } = await judge("reports", "--time-limit", "0.001");
    assert.match(out, /2 failed/);
    assert.match(out, /slow {2}timeout: It took longer than 0\.001 seconds\./);
    assert.match((await judge("reports")).out, /0 kept from before, 0 failed/);
  });

  it("loses nothing when a shard is killed and run again", async () => {
    add(...Array.from({ length: 30 }, (_, index) => `repository-${index}`));
    const child = spawn(
      process.execPath,
      [built.program, "check", "--reports", at("killed"), "--repositories", fleet, "--date", date, "--fail-on", "never"],
      { cwd: checkout, stdio: "ignore" },
    );
    const closed = once(child, "exit");
    const written = () => {
      try {
        return readdirSync(join(at("killed"), date)).length;
      } catch {
        return 0;
      }
    };
    while (written() < 4 && child.exitCode === null) await sleep(5);
    child.kill("SIGKILL");
    assert.deepEqual((await closed)[1], "SIGKILL", "it was killed before it ended");
    const before = filesIn(at("killed"));
    assert(Object.keys(before).length < 30);
    const { out } = await judge("killed");
    const kept = Number(/(\d+) kept from before/.exec(out)?.[1]);
    const whole = Object.keys(before).filter((path) => path.endsWith(".json")).length;
    assert.equal(kept, whole, "what was finished is not judged again");
    await judge("whole");
    assert.deepEqual(filesIn(at("killed")), filesIn(at("whole")));
  });

  it("notes what is no result, and merges the rest", async () => {
    add("one", "two");
    await judge("reports");
    const day = join(at("reports"), date);
    writeFileSync(join(day, "half.json"), readFileSync(join(day, readdirSync(day)[0] ?? ""), "utf8").slice(0, 500));
    writeFileSync(join(day, "two.json.part"), "{");
    writeFileSync(join(at("reports"), "package.json"), '{"name":"other"}');
    writeFileSync(join(at("reports"), "list.json"), "[1,2]");
    writeFileSync(join(at("reports"), "picture.png"), new Uint8Array([137, 80, 78, 71, 0, 255]));
    const { code, error } = await merge("reports");
    assert.equal(code, 0);
    assert.equal(error.split("\n").filter(Boolean).length, 5);
    assert.deepEqual(merged().notes, [
      `${date}/half.json: it is no JSON, or only half written`,
      `${date}/two.json.part: it was not written to its end`,
      "list.json: it is no result of a repository",
      "package.json: it is no result of a repository",
      "picture.png: it is no JSON, or only half written",
    ]);
    assert.equal(merged().repositories.judged, 2);
  });

  it("is not disturbed by its own output in the folder of results", async () => {
    add("one");
    await judge("reports");
    const into = () => run("merge", at("reports"), "--output", at("reports"));
    await into();
    const first = filesIn(at("reports"));
    const { error } = await into();
    assert.equal(error, "");
    assert.deepEqual(filesIn(at("reports")), first);
  });

  it("tells wrong use", async () => {
    add("one");
    for (const words of [
      ["merge"],
      ["merge", at("nowhere")],
      ["merge", fleet],
      ["check", "--reports", at("r"), "--repositories", at("nowhere")],
      ["check", "--reports", at("r")],
      ["check", "--reports", at("r"), "--repositories", fleet, "--shard", "5/4"],
      ["check", "--reports", at("r"), "--repositories", fleet, "--shard", "auto"],
      ["check", "--reports", at("r"), "--repositories", fleet, "--format", "html"],
      ["check", "--reports", at("r"), `x=${fleet}`, `x=${folder}`],
      ["check", "--repositories", fleet],
    ])
      assert.equal((await run(...words)).code, 2, words.join(" "));
  });
});
