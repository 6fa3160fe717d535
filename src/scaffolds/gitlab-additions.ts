import type { Stack } from "../project/stack.js";
import { GitlabFile } from "../readers/ci/gitlab-file.js";
import { appendEntries } from "../text/append-entries.js";
import type { YamlNode } from "../text/yaml-node.js";
import { type Additions, noPlace } from "./additions.js";
import type { CiHost } from "./ci-host.js";
import type { CiJobPlan } from "./ci-jobs.js";
import { freeName } from "./free-name.js";
import { beforeDeploying, resetsFor } from "./gitlab-include.js";
import { gitlabJob } from "./templates/gitlab-ci.js";

/** What adds jobs to `.gitlab-ci.yml`. `others` are names of jobs in the files that it includes. */
export function gitlabAdditions(
  root: string,
  stack: Stack,
  host: CiHost,
  jobs: readonly CiJobPlan[],
  others: readonly string[],
): Additions {
  const { text } = host;
  const taken = [...host.root.entries().map(({ key }) => key.value), ...others];
  // A job of the same name in what is included from elsewhere would become one with it.
  const prefix = root !== "" || includesUnseen(host.root) ? `${stack.name}:` : "";
  const named = new Map(jobs.map((job) => [job.id, freeName(`${prefix}${job.id}`, taken)]));
  const model = modelOf(host);
  const written: string[][] = [];
  for (const job of jobs) {
    const stage = stageFor(host, job, model);
    if (stage === undefined) return { problem: `None of its stages is one for ${job.name.toLowerCase()}.` };
    const own = job.needs === undefined ? undefined : named.get(job.needs);
    const needed = own ?? (job.needs === undefined ? undefined : host.testJob);
    const selection = selectionOf(text, model);
    const isSure = own !== undefined || selection.isWhole;
    written.push([
      "",
      ...gitlabJob(root, stack, job, [...selection.lines, ...resetsFor(host.root)], {
        id: named.get(job.id) ?? job.id,
        stage,
        ...(needed !== undefined && { needs: isSure ? JSON.stringify(needed) : `{ job: ${JSON.stringify(needed)}, optional: true }` }),
      }),
    ]);
  }
  const insertion = appendEntries(text, host.root, written.flat());
  return insertion ? { insertions: [insertion], holder: [], entries: jobs.length } : { problem: noPlace };
}

/** A job whose place, runner and rules others take after: the one that tests, else the first. */
function modelOf(host: CiHost): YamlNode | undefined {
  const id = host.testJob ?? host.facts.jobs[0]?.id;
  return id === undefined ? undefined : host.root.get(id);
}

const fits: Readonly<Record<CiJobPlan["stage"], RegExp>> = {
  check: /lint|check|static|quality|valid|verif/i,
  test: /test|verif|check/i,
  evaluate: /eval/i,
};

/** The stage of the host that a job goes to, never one that deploys. */
function stageFor(host: CiHost, { stage }: CiJobPlan, model: YamlNode | undefined): string | undefined {
  const written = host.root.get("stages").texts();
  const before = beforeDeploying(written.length > 0 ? written.map(({ value }) => value) : ["build", "test", "deploy"]);
  const fitting = before.find((one) => one === stage) ?? before.find((one) => fits[stage].test(one));
  const models = model && (new GitlabFile(host.root).own(model, "stage").text() ?? "test");
  const ofModel = models !== undefined && before.includes(models) && host.testJob !== undefined ? models : undefined;
  return stage === "test"
    ? (ofModel ?? fitting ?? before.at(-1))
    : (fitting ?? ofModel ?? before.find((one) => fits.test.test(one)) ?? before.at(-1));
}

/** When a job runs and on which runners, as the model has it written; not whole where the model has it from elsewhere. */
function selectionOf(text: string, model: YamlNode | undefined): { readonly lines: readonly string[]; readonly isWhole: boolean } {
  if (!model) return { lines: [], isWhole: true };
  const lines: string[] = [];
  let isWhole = !model.has("extends");
  for (const key of ["rules", "only", "except", "tags"]) {
    const entry = model.entries().find((one) => one.key.value === key);
    if (!entry) continue;
    const { start } = entry.key.span;
    const line = text.lastIndexOf("\n", start - 1) + 1;
    const source = text.slice(start, entry.value.span.end);
    const column = start - line;
    // What an anchor, an alias or a reference stands for is told by the whole file only.
    if (entry.value.span.end < start || /(?:^|[\s[,{])[&*]\w|!reference/.test(source) || text.slice(line, start).trim() !== "") {
      isWhole = false;
      continue;
    }
    lines.push(...source.split(/\r?\n/).map((one, index) => (index === 0 ? one : one.slice(Math.min(column, one.search(/\S|$/))))));
  }
  return { lines, isWhole };
}

function includesUnseen(root: YamlNode): boolean {
  return root
    .get("include")
    .list()
    .some((one) => (one.kind === "text" ? /^https?:/.test(one.text() ?? "") : !one.has("local")));
}
