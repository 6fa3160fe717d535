import { type FleetResult, type ReadResult, readFleetResult } from "../../formats/fleet-result-schema.js";
import type { Stage } from "../../project/stage.js";
import { version } from "../version.js";
import type { Verdict } from "./judge-repository.js";
import type { JudgingThread } from "./judging-thread.js";
import type { Repository } from "./repositories.js";
import type { ResultsFolder } from "./results-folder.js";

/** How the repositories of a shard are judged. */
export interface ShardJudging {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Judge as if all projects declared this stage. */
  readonly stage?: Stage;
  /** Judge again what has a result already. */
  readonly force: boolean;
}

/** What became of one repository. */
export interface Progress {
  readonly repository: Repository;
  readonly result: ReadResult;
  /** Whether it is an earlier result, of the same content. */
  readonly isKept: boolean;
  /** Why the result could not be written, where it could not. */
  readonly unwritten?: string;
}

/**
 * Judges repositories one after the other, and writes each result as soon as it is known. A result of the same version, day, stage and content is kept;
 * a failure is tried again. Throws for no repository.
 */
export async function* judgeShard(
  repositories: readonly Repository[],
  { date, stage, force }: ShardJudging,
  { thread, results }: { readonly thread: JudgingThread; readonly results: ResultsFolder },
): AsyncGenerator<Progress> {
  for (const repository of repositories) {
    const { name, folder } = repository;
    const earlier = force ? undefined : reusable(results.read(name, date), { name, date, stage });
    const verdict = await thread.judge({ folder, date, stage, known: earlier?.content?.digest });
    if (verdict.kind === "unchanged" && earlier) {
      yield { repository, result: earlier, isKept: true };
      continue;
    }
    const text = resultText({ name, date, stage }, verdict);
    const result = readFleetResult(text);
    if (typeof result === "string") throw new Error(`${name}: what was written cannot be read back: ${result}`);
    let unwritten: string | undefined;
    try {
      results.write(name, date, text);
    } catch (error) {
      unwritten = error instanceof Error ? error.message : String(error);
    }
    yield { repository, result, isKept: false, unwritten };
  }
}

/** What a result has to be of, to be of use. */
interface Asked {
  readonly name: string;
  readonly date: string;
  readonly stage: Stage | undefined;
}

function reusable(text: string | undefined, { name, date, stage }: Asked): ReadResult | undefined {
  const result = text === undefined ? undefined : readFleetResult(text);
  if (result === undefined || typeof result === "string" || result.failure) return undefined;
  const isAsked = result.repository === name && result.date === date && result.judgedAs === stage && result.tool.version === version;
  return isAsked ? result : undefined;
}

/** A result as it is written: on one line. The reports are JSON already. */
function resultText({ name, date, stage }: Asked, verdict: Verdict): string {
  const { reports, ...head }: FleetResult = {
    version: 1,
    tool: { name: "Roadworthy", version },
    date,
    repository: name,
    ...(stage && { judgedAs: stage }),
    ...(verdict.kind === "judged" && { content: verdict.content }),
    ...(verdict.kind === "failed" && { failure: verdict.failure }),
    reports: [],
  };
  return `${JSON.stringify(head).slice(0, -1)},"reports":${verdict.kind === "judged" ? verdict.reports : "[]"}}\n`;
}
