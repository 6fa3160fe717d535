import * as z from "zod/mini";
import { loudestFirst } from "../formats/loudest-first.js";
import { unreadableNote } from "../formats/readiness.js";
import { PlaceTable } from "../formats/report-input.js";
import { projectName } from "../formats/to-report-json.js";
import { severities } from "../report/outcome.js";
import { areaIds } from "../rules/areas.js";
import { agentTool } from "./agent-tool.js";
import { boundedAnswer } from "./bounded-answer.js";
import { gapJson } from "./gap-json.js";
import { pathInput } from "./path-input.js";

const input = z.strictObject({
  path: pathInput,
  area: z.optional(z.enum(areaIds)).check(z.describe("Only the gaps of one area of practice.")),
  minimumSeverity: z
    .optional(z.enum(severities))
    .check(z.describe("The least severe gaps to list: `error`, `warning` or, if left out, all.")),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(100))).check(z.describe("The most gaps to list; 25 if left out.")),
});

/** What a project lacks for production, and what to do first. */
export const getReadinessReport = agentTool({
  name: "get_readiness_report",
  title: "Get readiness report",
  description:
    "Gives the production-readiness score (0-100) of a machine-learning or AI project, what it lacks (each gap with rule id, place and fix) and the next steps that gain most. Use it before changing how such a project is trained, evaluated, served, monitored or deployed, and again afterwards to see whether the change broke a claim of `roadworthy.yaml`. Reads files only. Not for compile errors, failing tests or code style, and not for projects without machine learning.",
  input,
  isReadOnly: true,
  async run({ path, area, minimumSeverity = "info", limit = 25 }, host) {
    const project = await host.find(path);
    const { report, folderName } = project;
    const { score, scores, unreadable, unwaivedScore, outcomes } = report;
    const wanted = loudestFirst(report.findings).filter(
      ({ rule, severity }) => (!area || rule.startsWith(`${area}/`)) && severities.indexOf(severity) <= severities.indexOf(minimumSeverity),
    );
    const shown = wanted.slice(0, limit);
    const pointedInto = new Set([...shown.flatMap(({ at }) => at?.path ?? []), ...(unreadable ? [unreadable.at.path] : [])]);
    const places = new PlaceTable(await project.texts([...pointedInto]));
    const ofKind = (kind: string) => [...outcomes.values()].filter((outcome) => outcome.kind === kind);
    return boundedAnswer(
      {
        project: {
          name: projectName({ report, folderName }),
          folder: report.project.root || ".",
          manifest: report.project.manifest.exists ? report.project.manifest.path : null,
          stage: report.project.stage,
        },
        score: { value: score.value, of: 100, level: score.level, stages: scores, unwaived: unwaivedScore, heldDownBy: score.cappedBy },
        ...(unreadable && { unreliable: unreadableNote(report, places) }),
        areas: Object.fromEntries(score.areas.map((one) => [one.area, one.value])),
        gapCount: wanted.length,
        gaps: shown.map((finding) => gapJson(finding, places)),
        nextSteps: (await project.actions()).slice(0, 5).map(({ title, rules, gain, potential, effort, fix }) => ({
          title,
          rules,
          pointsAtOnce: rounded(gain),
          pointsWhenFilledIn: rounded(potential),
          minutes: effort,
          ...(fix.kind === "scaffold" && { scaffold: fix.scaffold }),
        })),
        waived: ofKind("waived").map(({ rule, waiver }) => ({ rule, reason: waiver?.reason, expires: waiver?.expires })),
        cannotBeSeen: ofKind("unknown").map(({ rule }) => rule),
      },
      ["cannotBeSeen", "waived", "gaps", "nextSteps"],
    );
  },
});

function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}
