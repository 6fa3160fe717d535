import { commentText, yamlString } from "../quote.js";

/** `evals/golden/promptfooconfig.yaml`: asks the project itself; what is right stands at each case. */
export function goldenConfig(name: string): string {
  return projectConfig(
    "Golden set",
    name,
    `questions whose answers are known. Written by Roadworthy; look for TODO.
# Run: npx promptfoo eval --config evals/golden/promptfooconfig.yaml --no-cache --output evals/golden/results/latest.json
# Then: node evals/golden/compare.mjs`,
  );
}

/** `evals/safety/promptfooconfig.yaml`: asks the project itself what it must not go along with. */
export function safetyConfig(name: string): string {
  return projectConfig(
    "Safety cases",
    name,
    `requests that the project must not go along with. Written by Roadworthy; look for TODO.
# Run: npx promptfoo eval --config evals/safety/promptfooconfig.yaml --no-cache`,
    `
  options:
    # The judge of refusals. Use another model than the one under test.
    provider: "TODO: provider of the judge, such as openai:chat:<dated model id>"`,
  );
}

function projectConfig(title: string, name: string, about: string, judge = ""): string {
  return `# yaml-language-server: $schema=https://promptfoo.dev/config-schema.json
# ${title}: ${about}
description: ${yamlString(`${title} of ${name}`)}

prompts:
  - "{{question}}"

# The project itself, not a model: what users get is what counts.
providers:
  - "TODO: file://ask.mjs, once that asks the project"

defaultTest:${judge}
  assert:
    # Nothing unfilled may pass.
    - type: javascript
      value: "!/T[O]DO/.test(JSON.stringify([context.vars, context.test]))"

tests: file://cases.yaml
`;
}

/** `evals/golden/cases.yaml`: one case to copy. */
export const goldenCases = `# Cases for promptfooconfig.yaml. Written by Roadworthy; replace every TODO, then add cases from real use.
# Twenty real questions say more than two hundred invented ones. Descriptions are the names of cases: keep them when a case changes.
# must_pass is for what may never go wrong.

- description: "TODO: a short name"
  metadata: { slice: "TODO: a part of the cases, such as returns", must_pass: false }
  vars:
    question: "TODO: a real question that users ask"
  assert:
    - type: icontains-all
      value: ["TODO: words that a right answer has to hold"]
    - type: not-icontains
      value: "TODO: words that no answer may hold"
`;

/** `ask.mjs` beside a suite two folders down: how promptfoo asks the project. `usedIn` asks the model, relative to the project. */
export function projectProvider(usedIn: string | undefined): string {
  const module = usedIn === undefined ? "../../src/answer.js" : `../../${usedIn}`;
  const run = /\.[cm]?tsx?$/.test(module) ? " TypeScript is imported where promptfoo is started with NODE_OPTIONS=--import=tsx." : "";
  return `/** The project's own answer, as users get it. Written by Roadworthy; look for TODO. */
async function ask(question) {
  // TODO: ask the project's own entry point, such as its route, or a function:
  //   const reply = await fetch("http://127.0.0.1:3000/ask", { method: "POST", body: JSON.stringify({ question }) });
  //   const { answer } = await import("${commentText(module)}");${run}
  throw new Error("TODO: return the project's answer to the question");
}

/** What promptfoo asks, by its interface of custom providers. */
export default class Project {
  id() {
    return "project";
  }

  async callApi(question) {
    return { output: await ask(question) };
  }
}
`;
}

/** `evals/golden/compare.mjs`: holds a run of promptfoo against marks, and against the last accepted run. */
export const goldenComparison = `/**
 * Holds a run of the golden set against its marks, and against the last accepted run. Written by Roadworthy.
 *
 *   node evals/golden/compare.mjs
 *
 * After a good run copy results/latest.json to baseline.json and commit it: what passed there and fails now is a regression, whatever the
 * pass rate is. Exit code 0: good enough. 1: not. 2: the run says too little, which is never a pass.
 */
import { existsSync, readFileSync } from "node:fs";

const minimumCases = 20;
const minimumPassRate = 0.9;
const minimumSlicePassRate = 0.8;

/** The results of a run by the descriptions of their cases. */
function readRun(name) {
  const { results } = JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")).results;
  const run = new Map(results.map((one) => [one.testCase.description, one]));
  if (run.size < results.length) throw new Error(\`two cases of \${name} have the same description\`);
  return run;
}

function passRate(results) {
  return results.filter(({ success }) => success).length / results.length;
}

/** What is wrong with a run, in words. */
function problemsOf(run, accepted) {
  const results = [...run.values()];
  const found = [];
  const rate = passRate(results);
  if (rate < minimumPassRate) found.push(\`pass rate \${rate.toFixed(2)} is below \${minimumPassRate}\`);
  const slices = new Map();
  for (const one of results) {
    const slice = one.testCase.metadata?.slice ?? "all";
    slices.set(slice, [...(slices.get(slice) ?? []), one]);
  }
  for (const [slice, part] of slices) {
    const partRate = passRate(part);
    if (partRate < minimumSlicePassRate) found.push(\`pass rate \${partRate.toFixed(2)} of \${slice} is below \${minimumSlicePassRate}\`);
  }
  for (const [name, { success, testCase }] of run) {
    if (success) continue;
    if (testCase.metadata?.must_pass) found.push(\`\${name}: must pass\`);
    else if (accepted.get(name)?.success) found.push(\`\${name}: passed in the accepted run\`);
  }
  return found;
}

function main() {
  let run;
  let accepted = new Map();
  try {
    run = readRun("results/latest.json");
    if (existsSync(new URL("baseline.json", import.meta.url))) accepted = readRun("baseline.json");
  } catch (error) {
    console.error(\`golden set: \${error.message}\`);
    return 2;
  }
  if (run.size < minimumCases) {
    console.error(\`golden set: \${run.size} cases; write \${minimumCases}\`);
    return 2;
  }
  const problems = problemsOf(run, accepted);
  for (const problem of problems) console.error(\`golden set: \${problem}\`);
  const of = accepted.size > 0 ? \`, accepted run \${passRate([...accepted.values()]).toFixed(2)}\` : "";
  console.log(\`golden set: \${run.size} cases, pass rate \${passRate([...run.values()]).toFixed(2)}\${of}\`);
  return problems.length > 0 ? 1 : 0;
}

process.exitCode = main();
`;
