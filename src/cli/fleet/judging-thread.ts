import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { Failure } from "../../formats/fleet-result-schema.js";
import { judgeRepository, type Task, type Verdict } from "./judge-repository.js";

/** What one repository may take before it is given up; the first one's time holds the start of the thread. */
export interface JudgingLimits {
  readonly seconds: number;
  /** Of the heap. */
  readonly megabytes: number;
}

const purpose = "roadworthy-judging";

/**
 * A thread that judges one repository after the other, and is replaced by a new one when a repository takes too long, too much memory, or makes it
 * crash: then that repository has failed, and the next ones go on. Runs Roadworthy's own code only.
 */
export class JudgingThread {
  private worker: Worker | undefined;
  private readonly ending = new Set<Promise<unknown>>();

  /** `script` is what the thread runs: this module, or in a bundle the file that holds it. */
  constructor(
    private readonly limits: JudgingLimits,
    private readonly script: URL = new URL(import.meta.url),
  ) {}

  /** Never rejects. */
  async judge(task: Task): Promise<Verdict> {
    this.worker ??= this.start();
    const answer = this.answerOf(this.worker);
    this.worker.postMessage(task);
    const verdict = await answer;
    // What was read in part, or is still being read, is left behind with its thread.
    if (verdict.kind === "failed" && verdict.failure.kind !== "unreadable") this.drop();
    return verdict;
  }

  /**
   * Ends the threads. `false` where one does not end within some seconds because its file system never answers: such a thread also keeps the process
   * from ending by itself.
   */
  async close(): Promise<boolean> {
    this.drop();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, 5000, false);
    });
    const isEnded = await Promise.race([Promise.all(this.ending).then(() => true), late]);
    clearTimeout(timer);
    return isEnded;
  }

  private start(): Worker {
    const worker = new Worker(this.script, { workerData: purpose, resourceLimits: { maxOldGenerationSizeMb: this.limits.megabytes } });
    // An error that comes when nothing is asked of the thread ends it, and concerns nobody else.
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      if (this.worker === worker) this.worker = undefined;
    });
    return worker;
  }

  private answerOf(worker: Worker): Promise<Verdict> {
    const { seconds, megabytes } = this.limits;
    return new Promise((resolve) => {
      const settle = (verdict: Verdict) => {
        clearTimeout(timer);
        worker.off("message", settle).off("error", onError).off("exit", onExit);
        resolve(verdict);
      };
      const fail = (kind: Failure["kind"], reason: string) => settle({ kind: "failed", failure: { kind, reason } });
      const onError = (error: Error & { readonly code?: string }) =>
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? fail("memory", `It took more than ${megabytes} MB of memory.`)
          : fail("crash", error.message);
      const onExit = (code: number) => fail("crash", `Its thread ended by itself with code ${code}.`);
      const timer = setTimeout(() => fail("timeout", `It took longer than ${seconds} seconds.`), seconds * 1000);
      worker.on("message", settle).on("error", onError).on("exit", onExit);
    });
  }

  private drop(): void {
    if (this.worker) {
      const ended = this.worker.terminate();
      this.ending.add(ended);
      void ended.then(() => this.ending.delete(ended));
    }
    this.worker = undefined;
  }
}

/** What the thread itself does: waits for tasks, and answers each. */
function serve(): void {
  parentPort?.on("message", (task: Task) => {
    judgeRepository(task).then(
      (verdict) => parentPort?.postMessage(verdict),
      (error: unknown) => {
        const failure: Failure = { kind: "crash", reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
        parentPort?.postMessage({ kind: "failed", failure } satisfies Verdict);
      },
    );
  });
}

if (!isMainThread && workerData === purpose) serve();
