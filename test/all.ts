import { spawn } from "node:child_process";
import { checkout } from "./upkeep/derived-files.js";

/** A part of `npm test`. Its output's `N passing` and `N failing` are added up; a part without them counts as one test. */
interface Stage {
  readonly title: string;
  readonly script: string;
}

const stages: readonly Stage[] = [
  { title: "lint and format", script: "lint" },
  { title: "types", script: "check-types" },
  { title: "build", script: "build" },
  { title: "unit, property, rule and derived-file tests", script: "unit" },
  { title: "scaffolds, held against real tools", script: "test:scaffolds" },
  { title: "formats and CI pieces, held against real tools", script: "test:pipelines" },
  { title: "the command line with real shells and a real client of its protocol", script: "test:clients" },
  { title: "suites in a real VS Code", script: "test:editor" },
  { title: "the report, held against axe in all themes", script: "test:accessibility" },
  { title: "pictures of the editor, kept in test-results/screenshots", script: "screenshots" },
];

interface Result {
  readonly passed: number;
  readonly failed: number;
}

/** Runs one npm script, showing its output, and counts its tests. */
function run(script: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", script], { cwd: checkout, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const show = (chunk: Buffer, to: NodeJS.WriteStream) => {
      to.write(chunk);
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", (chunk: Buffer) => show(chunk, process.stdout));
    child.stderr.on("data", (chunk: Buffer) => show(chunk, process.stderr));
    child.on("error", reject);
    child.on("close", (code) => {
      const passed = count(output, "passing");
      const failed = count(output, "failing") ?? 0;
      if (code === 0 && failed === 0) resolve({ passed: passed ?? 1, failed: 0 });
      else resolve({ passed: passed ?? 0, failed: Math.max(1, failed) });
    });
  });
}

/** The sum of mocha's closing counts; `undefined` where there are none. */
function count(output: string, word: "passing" | "failing"): number | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of the terminal are taken out.
  const plain = output.replace(/\u001b\[[0-9;]*m/g, "");
  const found = [...plain.matchAll(new RegExp(`^\\s*(?:\\d+ passing, )?(\\d+) ${word}\\b`, "gm"))].map((match) => Number(match[1]));
  return found.length > 0 ? found.reduce((sum, one) => sum + one, 0) : undefined;
}

let passed = 0;
let failed = 0;
const failing: string[] = [];
for (const { title, script } of stages) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const result = await run(script);
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) failing.push(title);
  console.log(`── ${title}: ${result.passed} passed, ${result.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`);
}
if (failing.length > 0) console.log(`\nfailed in: ${failing.join("; ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
