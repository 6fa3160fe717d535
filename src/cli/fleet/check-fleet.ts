import { totalmem } from "node:os";
import type { Stage } from "../../project/stage.js";
import { type Bar, codeFor } from "../bar.js";
import { exitCode, UsageError } from "../exit-code.js";
import type { Output } from "../output.js";
import { judgeShard } from "./judge-shard.js";
import { JudgingThread } from "./judging-thread.js";
import type { Repository } from "./repositories.js";
import { ResultsFolder } from "./results-folder.js";
import { isInShard, type Shard } from "./shard.js";

/** What is asked of a fleet. */
export interface FleetRequest {
  /** Of the whole fleet, sorted by name. */
  readonly repositories: readonly Repository[];
  /** The part of it that is judged here; all of it where none is given. */
  readonly shard: Shard | undefined;
  /** The folder that takes results. */
  readonly reports: string;
  readonly date: string;
  readonly stage: Stage | undefined;
  readonly force: boolean;
  /** Seconds for one repository. */
  readonly timeLimit: number;
  readonly bar: Bar;
}

/** Judges many repositories, or a shard of them, each into a file of its own, and prints a line for each. Gives the exit code. */
export async function checkFleet(request: FleetRequest, output: Output): Promise<number> {
  const { shard, reports, timeLimit, bar } = request;
  const repositories = shardOf(request.repositories, shard);
  const thread = new JudgingThread({ seconds: timeLimit, megabytes: heapMegabytes() });
  const results = new ResultsFolder(reports);
  const failures: string[] = [];
  let code: number = exitCode.clean;
  let kept = 0;
  let done = 0;
  const width = String(repositories.length).length;
  for await (const { repository, result, isKept, unwritten } of judgeShard(repositories, request, { thread, results })) {
    const { name } = repository;
    if (isKept) kept += 1;
    const scores = result.reports.map(({ score, project }) => `${score.value}${project.root ? ` ${project.root}` : ""}`);
    const outcome = result.failure ? `failed: ${result.failure.reason}` : `${scores.join(", ")}${isKept ? " (kept)" : ""}`;
    output.out(`${String(++done).padStart(width)}/${repositories.length}  ${name}  ${outcome}\n`);
    if (unwritten !== undefined) output.error(`roadworthy: the result of ${name} cannot be written: ${unwritten}\n`);
    if (result.failure) failures.push(`  ${name}  ${result.failure.kind}: ${result.failure.reason}\n`);
    // Who asked that nothing found should fail has the failures in the results.
    const codes = [...result.reports.map((report) => codeFor(report, bar)), ...(result.failure ? [exitCode.wrongUse] : [])];
    code = Math.max(code, ...(bar.failOn === "never" ? codes.filter((one) => one === exitCode.below) : codes));
    if (unwritten !== undefined) code = exitCode.fault;
  }
  const where = shard ? `Shard ${shard.index} of ${shard.count}` : "All";
  output.out(
    `${where}: ${repositories.length} of ${request.repositories.length} repositories, ${kept} kept from before, ${failures.length} failed. Results in ${reports}.\n${failures.join("")}`,
  );
  if (!(await thread.close())) {
    // Neither the thread nor, with it, the process can be ended in another way while the system waits for the file system.
    output.error("roadworthy: a file system does not answer. All else is written; ending by force.\n");
    process.kill(process.pid, "SIGKILL");
  }
  return code;
}

/** The repositories of a shard. @throws UsageError where the fleet is empty: a mistake, and not a clean fleet. */
export function shardOf(repositories: readonly Repository[], shard: Shard | undefined): readonly Repository[] {
  if (repositories.length === 0) throw new UsageError("There are no repositories: name folders, or a list with --repositories.");
  return shard ? repositories.filter(({ name }) => isInShard(name, shard)) : repositories;
}

/** Three fifths of what this machine or container has, so that a repository that asks for more fails alone, and not with its process. */
function heapMegabytes(): number {
  const limit = process.constrainedMemory?.() || Number.POSITIVE_INFINITY;
  return Math.max(256, Math.min(4096, Math.floor((0.6 * Math.min(totalmem(), limit)) / 1e6)));
}
