import { atLeast } from "../project/evidence.js";
import { type MlTest, type MlTestSection, mlTestSections, mlTests } from "../rules/ml-tests.js";
import { isJudged, type Outcome } from "./outcome.js";

/** What a test earns: 1 where it is kept, 0.5 where it is done in part or can only be claimed, else 0; `undefined` where it does not apply. */
export type MlTestPoints = 0 | 0.5 | 1 | undefined;

/** One section with the points of its tests that apply. */
export interface MlSectionScore {
  readonly section: MlTestSection;
  readonly earned: number;
  /** The number of tests that apply, at most 7. */
  readonly possible: number;
}

/** The ML Test Score, from the same outcomes as the readiness score. */
export interface MlTestScore {
  /** 0-7: the lowest section, as the rubric asks, each taken as 7 × earned ÷ possible and rounded down to halves. */
  readonly value: number;
  /** What such a score means, after the rubric's table of interpretations. */
  readonly means: string;
  /** Sections in which some test applies. */
  readonly sections: readonly MlSectionScore[];
  readonly tests: readonly { readonly test: MlTest; readonly points: MlTestPoints }[];
}

const interpretations: readonly (readonly [upTo: number, means: string])[] = [
  [0, "more a research project than a system for production"],
  [1, "not untested, but serious holes in reliability are likely"],
  [2, "a first pass at production engineering; more is needed"],
  [3, "reasonably tested; more of it could be automated"],
  [5, "strong automated testing and monitoring, fit for critical systems"],
  [7, "exceptional"],
];

/** All that a score can mean. */
export const mlTestMeanings: readonly string[] = interpretations.map(([, means]) => means);

/** Scores the 28 tests of the ML Test Score. Pure; never throws. */
export function mlTestScore(outcomes: ReadonlyMap<string, Outcome>): MlTestScore {
  const tests = mlTests.map((test) => ({ test, points: pointsOf(test, outcomes) }));
  const sections = mlTestSections.flatMap((section) => {
    const points = tests.flatMap((one) => (one.test.section === section && one.points !== undefined ? [one.points as number] : []));
    return points.length === 0 ? [] : [{ section, earned: points.reduce((sum, one) => sum + one, 0), possible: points.length }];
  });
  const lowest = Math.min(7, ...sections.map(({ earned, possible }) => (7 * earned) / possible));
  const value = sections.length === 0 ? 0 : Math.floor(lowest * 2) / 2;
  return { value, means: interpretations.find(([upTo]) => value <= upTo)?.[1] ?? "", sections, tests };
}

function pointsOf({ rules }: MlTest, outcomes: ReadonlyMap<string, Outcome>): MlTestPoints {
  const points = rules.flatMap((rule) => {
    const outcome = outcomes.get(rule);
    return outcome && isJudged(outcome) ? [pointsFor(outcome)] : [];
  });
  return points.length === 0 ? undefined : (Math.min(...points) as 0 | 0.5 | 1);
}

/** A waived rule is as good as its evidence: the rubric knows no waivers. */
function pointsFor({ share, level }: Outcome): number {
  if (level === undefined || share === 0) return 0;
  if (share === 1 && level !== "claimed") return 1;
  return share === 1 || atLeast(level, "present") ? 0.5 : 0;
}
