import { existsSync, readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { nodeFileSystem } from "../../src/cli/node-file-system.js";
import { Session } from "../../src/engine/session.js";
import { buildProject } from "../../src/project/build-project.js";
import type { Evidence } from "../../src/project/evidence.js";
import type { Project } from "../../src/project/project.js";
import type { FileSystem } from "../../src/workspace/file-system.js";
import { compareTools, type ToolComparison } from "./compare-tools.js";
import { findCheckout } from "./find-checkout.js";
import { practiceFor } from "./label-table.js";
import { type Label, type LabelledRepository, readLabels } from "./labels.js";
import { type Counts, count, f1, noCounts, precision, recall, sum } from "./measure.js";

const usage = `How often Roadworthy is right, on repositories that people have read.

npm run accuracy -- LABELS CHECKOUTS [--repo owner/name] [--label LABEL] [--beside FILE]

  LABELS     a labels file: a list of { repo, commit, labels, tools }
  CHECKOUTS  a folder with each repository, as a work tree or a git directory: owner/name, owner+name, owner__name or name
  --beside   tools that another scanner found, as JSON: { "owner/name": ["tool", …] }
`;

/** Labels with fewer positives than this are shown as counts: a percentage would pretend to more. */
const fewestPositives = 8;

interface Answer {
  readonly repo: string;
  readonly label: string;
  readonly truth: boolean;
  readonly said: Label;
  readonly found: readonly Evidence[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    labels: { type: "string" },
    checkouts: { type: "string" },
    repo: { type: "string", multiple: true },
    label: { type: "string", multiple: true },
    beside: { type: "string" },
  },
});
const labelsFile = values.labels ?? positionals[0];
const checkouts = values.checkouts ?? positionals[1];
if (labelsFile === undefined || checkouts === undefined) {
  process.stderr.write(usage);
  process.exit(2);
}
for (const path of [labelsFile, checkouts])
  if (!existsSync(path)) {
    process.stderr.write(`${path}: no such file or folder.\n`);
    process.exit(2);
  }

const repositories = readLabels(labelsFile).filter(({ repo }) => !values.repo || values.repo.includes(repo));
const answers: Answer[] = [];
const tools: ToolComparison[] = [];
const absent: string[] = [];
for (const repository of repositories) {
  const checkout = findCheckout(checkouts, repository.repo, repository.commit);
  if (!checkout) {
    absent.push(repository.repo);
    continue;
  }
  if (checkout.otherCommit) console.log(`${repository.repo} is at ${checkout.otherCommit}, and was labelled at ${repository.commit}.`);
  const project = await open(checkout.folder);
  answers.push(...answersOf(repository, project));
  tools.push(
    compareTools(
      repository,
      project.tools.map(({ tool }) => tool.id),
    ),
  );
  if (checkout.temporary) rmSync(checkout.folder, { recursive: true, force: true });
}
print();

async function open(folder: string): Promise<Project> {
  const session = new Session(everyFile(nodeFileSystem(folder)));
  await session.refresh();
  return buildProject(session.snapshot, "", { date: "2026-01-01", roots: [""], countSamples: true });
}

/** A checkout holds what is tracked and nothing else, so ignore files have nothing to say in it. */
function everyFile(fileSystem: FileSystem): FileSystem {
  return {
    ...fileSystem,
    readDirectory: async (path) => (await fileSystem.readDirectory(path)).filter(({ name }) => name !== ".gitignore"),
  };
}

/** What Roadworthy says to each label that applies. */
function answersOf({ repo, labels }: LabelledRepository, project: Project): Answer[] {
  return Object.entries(labels).flatMap(([label, said]) => {
    if (said.value === "na" || (values.label && !values.label.includes(label))) return [];
    const found = practiceFor(label)?.practice.find(project) ?? [];
    return [{ repo, label, truth: said.value, said, found }];
  });
}

function countsOf(list: readonly Answer[]): Counts {
  return list.reduce((counts, { truth, found }) => count(counts, truth, found.length > 0), noCounts);
}

function print(): void {
  const certain = answers.filter(({ said }) => !said.uncertain);
  const labels = [...new Set(answers.map(({ label }) => label))];
  const rows = labels.map((label) => [
    label,
    practiceFor(label)?.id ?? "(not mapped)",
    describe(countsOf(certain.filter((one) => one.label === label))),
    describe(countsOf(answers.filter((one) => one.label === label))),
  ]);
  console.log(
    `${repositories.length - absent.length} repositories, ${answers.length} labels that apply, ${certain.length} of them certain.`,
  );
  for (const repo of absent) console.log(`no checkout: ${repo}`);
  console.log("\nhits/false alarms/misses, precision, recall, f1; counts alone below 8 positives\n");
  printTable(["label", "held against", "certain labels", "all labels"], rows);
  console.log("\nDisagreements");
  for (const answer of answers) if (answer.truth !== answer.found.length > 0) printDisagreement(answer);
  printTools();
  const all = countsOf(answers);
  const total = countsOf(certain);
  console.log(
    `\nwith the uncertain ones: precision ${share(precision(all))} recall ${share(recall(all))} f1 ${share(f1(all))} over ${answers.length} labels`,
  );
  console.log(`precision ${share(precision(total))} recall ${share(recall(total))} f1 ${share(f1(total))} over ${certain.length} labels`);
}

function describe(counts: Counts): string {
  const { hits, falseAlarms, misses } = counts;
  const plain = `${hits}/${falseAlarms}/${misses}`;
  if (hits + misses < fewestPositives) return plain;
  return `${plain}  ${share(precision(counts))} ${share(recall(counts))} ${share(f1(counts))}`;
}

function printDisagreement({ repo, label, truth, said, found }: Answer): void {
  const doubt = said.uncertain ? " (uncertain)" : "";
  console.log(`\n${truth ? "missed" : "false alarm"}  ${label}  ${repo}${doubt}`);
  console.log(`  label: ${truth}, ${said.evidence.path}: ${said.evidence.reason}`);
  if (found.length === 0) console.log("  found: nothing");
  for (const { what, level, at } of found.slice(0, 3)) console.log(`  found: ${level}, ${at?.path ?? "?"}:${at?.span.start ?? 0}: ${what}`);
  if (found.length > 3) console.log(`  found: and ${found.length - 3} more`);
}

function printTools(): void {
  console.log("\nTools");
  printComparisons("tools", tools);
  if (values.beside === undefined) return;
  const others = JSON.parse(readFileSync(values.beside, "utf8")) as Readonly<Record<string, readonly string[]>>;
  const seen = new Set(tools.map(({ repo }) => repo));
  console.log(`\nTools of ${values.beside}`);
  printComparisons(
    "the other's tools",
    repositories.filter(({ repo }) => seen.has(repo)).map((one) => compareTools(one, others[one.repo] ?? [])),
  );
}

function printComparisons(title: string, comparisons: readonly ToolComparison[]): void {
  for (const { repo, hits, extra, aside, missed } of comparisons) {
    console.log(`\n${repo}: ${hits.length} of ${hits.length + missed.length} found`);
    if (missed.length > 0) console.log(`  missed: ${missed.join(", ")}`);
    if (extra.length > 0) console.log(`  found, and not in the list: ${extra.join(", ")}`);
    if (aside.length > 0) console.log(`  found, of a sort that lists leave out: ${aside.join(", ")}`);
  }
  const countsWith = (alarms: (one: ToolComparison) => number) =>
    sum(comparisons.map((one) => ({ hits: one.hits.length, falseAlarms: alarms(one), misses: one.missed.length, correctAbsences: 0 })));
  const say = (name: string, counts: Counts) =>
    console.log(
      `${name}: precision ${share(precision(counts))} recall ${share(recall(counts))} f1 ${share(f1(counts))} over ${counts.hits + counts.misses} tools`,
    );
  console.log();
  say(
    `${title}, with those that lists leave out`,
    countsWith(({ extra, aside }) => extra.length + aside.length),
  );
  say(
    title,
    countsWith(({ extra }) => extra.length),
  );
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

function share(value: number): string {
  return value.toFixed(3);
}
