import type { Stack } from "../project/stack.js";
import { appendEntries, type Insertion, indentOf } from "../text/append-entries.js";
import type { YamlNode } from "../text/yaml-node.js";
import { type Additions, noPlace } from "./additions.js";
import type { CiHost } from "./ci-host.js";
import type { CiJobPlan } from "./ci-jobs.js";
import { freeName } from "./free-name.js";
import { githubJob } from "./templates/github-ci.js";
import { spaced } from "./templates/spaced.js";

/** What adds jobs to a workflow of GitHub Actions. */
export function githubAdditions(root: string, stack: Stack, host: CiHost, jobs: readonly CiJobPlan[]): Additions {
  const list = host.root.get("jobs");
  const indent = indentOf(host.text, list);
  if (indent === undefined) return { problem: noPlace };
  const entries = list.entries();
  const ids = entries.map(({ key }) => key.value);
  const names = entries.flatMap(({ value }) => value.get("name").text() ?? []);
  const idOf = new Map(jobs.map((job) => [job.id, freeName(job.id, ids)]));
  const lines = jobs.map((job) => {
    const needs = job.needs === undefined ? undefined : (idOf.get(job.needs) ?? host.testJob);
    const { needs: _, ...plan } = job;
    return githubJob(
      root,
      stack,
      { ...plan, id: idOf.get(job.id) ?? job.id, name: freeName(job.name, names), ...(needs !== undefined && { needs }) },
      { runner: runnerOf(host), hasDefaults: host.root.has("defaults") },
    ).map((line) => line.replace(/^ {2}/, ""));
  });
  const insertion = appendEntries(host.text, list, isSpaced(host, indent) ? ["", ...spaced(lines)] : lines.flat());
  if (!insertion) return { problem: noPlace };
  const gates = jobs.filter(({ stage }) => stage === "evaluate").map(({ id }) => idOf.get(id) ?? id);
  const waiting =
    gates.length === 0
      ? []
      : entries
          .filter(({ key, value }) => deploys(key.value, value))
          .flatMap(({ value }) => moreNeeds(host.text, value.get("needs"), gates));
  return { insertions: [insertion, ...waiting], holder: ["jobs"], entries: jobs.length, gates };
}

/** Whether a job ships what it was given, going by its name and where to. */
function deploys(id: string, job: YamlNode): boolean {
  const environment = job.get("environment").textOr("name")?.value ?? "";
  return /(?:^|[-_. ])(?:deploy|promote|rollout)(?:[-_. ]|$)|^deploy/i.test(id) || /^prod/i.test(environment);
}

/** What has to be put into `needs` so that it names more jobs; nothing where it is written in a way that has no place for them. */
function moreNeeds(text: string, needs: YamlNode, ids: readonly string[]): readonly Insertion[] {
  const { start, end } = needs.span;
  const put = (at: number, added: string) => ({ span: { start: at, end: at }, text: added });
  const source = text.slice(start, end);
  if (needs.kind === "text" && /^[\w-]+$/.test(source)) return [put(start, "["), put(end, `, ${ids.join(", ")}]`)];
  const last = needs.items().at(-1);
  if (!last || needs.items().some((one) => one.kind !== "text")) return [];
  if (source.startsWith("[")) return last.span.start > start && last.span.end < end ? [put(last.span.end, `, ${ids.join(", ")}`)] : [];
  const items = appendEntries(
    text,
    needs,
    ids.map((id) => `- ${id}`),
  );
  return items ? [items] : [];
}

/** The machine of the job that tests, or of the first: a team may have its own. */
function runnerOf({ root, testJob }: CiHost): string {
  const jobs = root.get("jobs").entries();
  const ordered = [...jobs.filter(({ key }) => key.value === testJob), ...jobs];
  for (const { value } of ordered) {
    const labels = value.get("runs-on").texts();
    const plain = labels.map((label) => label.value);
    if (labels.length > 0 && plain.every((label) => /^[\w.-]+$/.test(label) && !/windows|macos/i.test(label)))
      return plain.length === 1 ? (plain[0] ?? "") : `[${plain.join(", ")}]`;
  }
  return "ubuntu-latest";
}

/** Whether empty lines part the jobs; a single one is parted from what follows. */
function isSpaced({ text, root }: CiHost, indent: string): boolean {
  const starts = root
    .get("jobs")
    .entries()
    .map(({ key }) => key.span.start - indent.length);
  return (
    starts.length < 2 ||
    starts.slice(1).some((start) => /\n[ \t]*\r?\n(?:[ \t]*#.*\r?\n)*$/.test(text.slice(Math.max(0, start - 2000), start)))
  );
}
