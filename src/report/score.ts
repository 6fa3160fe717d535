import { countsAt, type Stage, stages } from "../project/stage.js";
import { type AreaId, areaIds } from "../rules/areas.js";
import type { CatalogueEntry } from "../rules/catalogue.js";
import { isCounted, type Outcome } from "./outcome.js";

/** The names of score ranges, lowest first; each holds from its `from` on. */
export const readinessLevels = [
  { name: "Notebook", from: 0 },
  { name: "Prototype", from: 25 },
  { name: "Pilot", from: 50 },
  { name: "Production", from: 70 },
  { name: "Exemplary", from: 85 },
] as const;

export type ReadinessLevel = (typeof readinessLevels)[number]["name"];

/** The highest score while a critical practice is unmet. */
export const criticalCap = 49;

/** Points earned of points possible. */
export interface Points {
  readonly earned: number;
  readonly possible: number;
}

/** A readiness score with what it is made of. */
export interface Score extends Points {
  /** 0-100, rounded down, after the cap. */
  readonly value: number;
  /** 0-100, unrounded, after the cap: what differences between scores are taken from. */
  readonly exact: number;
  readonly level: ReadinessLevel;
  /** Ids of unmet critical rules, when they cap the score. */
  readonly cappedBy: readonly string[];
  /** Per area in which some rule counts, in reading order. `value` is 0-100, rounded down. */
  readonly areas: readonly (Points & { readonly area: AreaId; readonly value: number })[];
}

/** What scoring takes besides the outcomes. */
export interface ScoreOptions {
  readonly stage: Stage;
  /** Counts waived rules as if they were not waived. */
  readonly ignoreWaivers?: boolean;
}

/**
 * The readiness score: 100 × earned ÷ possible over the rules that count at `stage`, each worth its weight times the share it earned.
 * Rules that do not apply or are waived leave both sides. With nothing to count the score is 100.
 */
export function score(rules: readonly CatalogueEntry[], outcomes: ReadonlyMap<string, Outcome>, options: ScoreOptions): Score {
  const byArea = new Map<AreaId, { earned: number; possible: number }>();
  const cappedBy: string[] = [];
  for (const rule of rules) {
    const outcome = outcomes.get(rule.id);
    if (!outcome || !countsAt(rule.stage, options.stage)) continue;
    if (!isCounted(outcome) && !(outcome.kind === "waived" && options.ignoreWaivers)) continue;
    const points = byArea.get(rule.area) ?? { earned: 0, possible: 0 };
    points.earned += rule.weight * outcome.share;
    points.possible += rule.weight;
    byArea.set(rule.area, points);
    if (rule.critical && outcome.share < 1 && outcome.kind !== "unknown" && outcome.kind !== "crashed") cappedBy.push(rule.id);
  }
  const areas = areaIds.flatMap((area) => {
    const points = byArea.get(area);
    return points ? [{ area, ...points, value: floor(percent(points)) }] : [];
  });
  const total = areas.reduce((sum, { earned, possible }) => ({ earned: sum.earned + earned, possible: sum.possible + possible }), {
    earned: 0,
    possible: 0,
  });
  const uncapped = percent(total);
  const isCapped = cappedBy.length > 0 && uncapped > criticalCap;
  const exact = isCapped ? criticalCap : uncapped;
  const value = floor(exact);
  return { ...total, value, exact, level: levelOf(value), cappedBy: isCapped ? cappedBy : [], areas };
}

/** The scores at all stages, without waivers where asked for. */
export function scoresByStage(rules: readonly CatalogueEntry[], outcomes: ReadonlyMap<string, Outcome>): Readonly<Record<Stage, number>> {
  return Object.fromEntries(stages.map((stage) => [stage, score(rules, outcomes, { stage }).value])) as Record<Stage, number>;
}

/** The name of a score, 0-100. */
export function levelOf(value: number): ReadinessLevel {
  return (readinessLevels.findLast(({ from }) => value >= from) ?? readinessLevels[0]).name;
}

function percent({ earned, possible }: Points): number {
  return possible === 0 ? 100 : (100 * earned) / possible;
}

/** Rounds down, without letting a sum such as 0.1 + 0.2 fall short of a whole number. */
function floor(value: number): number {
  return Math.floor(value + 1e-9);
}
