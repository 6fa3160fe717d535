import type { CiFacts, CiJob, CiStep, CiTriggers } from "../facts/ci-facts.js";
import { joinTriggers } from "../readers/ci/triggers.js";
import { calledConfigurations, isTarget } from "./called-configurations.js";
import type { Swallowing } from "./commands/follow-commands.js";
import type { FactsOf } from "./project.js";

/** A job that takes the jobs of another configuration. */
export interface CiCaller {
  readonly path: string;
  readonly ci: CiFacts;
  /** None for an `include`. */
  readonly job?: CiJob;
  readonly step?: CiStep;
}

/** How a configuration is run. */
export interface ConfigurationUse {
  /** All jobs that call it, directly or through others, nearest first. */
  readonly callers: readonly CiCaller[];
  /** What swallows the failure of all calls, if it is run by calls only. */
  readonly swallowed?: Swallowing;
  /** What starts one of its jobs. */
  triggersOf(job: CiJob): CiTriggers;
}

/** Configurations between one and the pipeline that is started. */
const mostCallers = 100;

/** Finds who calls each configuration of a project. Loops end. */
export function ciCallers(configurations: readonly FactsOf<"ci">[]): (path: string) => ConfigurationUse {
  const direct = new Map<string, CiCaller[]>();
  for (const { path, facts: ci } of configurations) {
    for (const { target, job, step } of calledConfigurations(path, ci)) {
      for (const called of targets(configurations, target)) {
        if (called === path) continue;
        const callers = direct.get(called) ?? [];
        callers.push({ path, ci, ...(job && { job }), ...(step && { step }) });
        direct.set(called, callers);
      }
    }
  }
  const byPath = new Map(configurations.map(({ path, facts }) => [path, facts]));

  return (path) => {
    const callers = allCallers(path, direct);
    const ci = byPath.get(path);
    return {
      callers,
      swallowed: ci?.triggers.called ? swallowedCall(direct.get(path) ?? []) : undefined,
      triggersOf: (job) => {
        const own = ownTriggers(job, ci);
        // A job of an included file that has rules of its own starts when they say so.
        if (ci?.triggers.called && own) return joinTriggers(callers.length > 0 ? [own] : []);
        return joinTriggers([...(own ? [own] : []), ...callers.flatMap((caller) => ownTriggers(caller.job, caller.ci) ?? [])]);
      },
    };
  };
}

/** What starts a job apart from calls. */
function ownTriggers(job: CiJob | undefined, ci: CiFacts | undefined): CiTriggers | undefined {
  const triggers = job?.triggers ?? ci?.triggers;
  return triggers?.called ? undefined : triggers;
}

function targets(configurations: readonly FactsOf<"ci">[], target: string): string[] {
  return configurations.flatMap(({ path }) => (isTarget(target, path) ? [path] : []));
}

function allCallers(path: string, direct: ReadonlyMap<string, readonly CiCaller[]>): CiCaller[] {
  const found: CiCaller[] = [];
  const seen = new Set([path]);
  const pending = [path];
  for (let next = pending.shift(); next !== undefined && found.length < mostCallers; next = pending.shift()) {
    for (const caller of direct.get(next) ?? []) {
      found.push(caller);
      if (!seen.has(caller.path)) pending.push(caller.path);
      seen.add(caller.path);
    }
  }
  return found;
}

function swallowedCall(callers: readonly CiCaller[]): Swallowing | undefined {
  const failures = callers.map(({ path, job, step }) => {
    const failure = step?.swallowed ?? job?.swallowed;
    return failure && { by: failure.by, at: { path, span: failure.span } };
  });
  return failures.every((failure) => failure) ? failures[0] : undefined;
}
