import * as z from "zod";
import { stages } from "../project/stage.js";
import { reportSchema } from "./report-schema.js";

/** Why a repository could not be judged. */
export const failureKinds = ["unreadable", "timeout", "memory", "crash"] as const;

/** What came of one repository: what one of many shards writes, and what is merged. Fields are only ever added within a version. */
export const fleetResultSchema = z
  .object({
    version: z.literal(1).describe("The version of this format."),
    tool: z.object({ name: z.literal("Roadworthy"), version: z.string() }),
    date: z.string().describe("The day it speaks of, `YYYY-MM-DD`."),
    repository: z.string().describe("The name of the repository in its fleet."),
    judgedAs: z.enum(stages).optional().describe("The stage that was asked for; absent where manifests say it."),
    content: z
      .object({
        digest: z.string().describe("Tells one state of its files from another."),
        commit: z.string().optional().describe("The id of the commit that is checked out."),
      })
      .optional()
      .describe("Absent where that could not be read."),
    reports: z.array(reportSchema).describe("One for each project in it; none where it could not be judged."),
    failure: z
      .object({ kind: z.enum(failureKinds), reason: z.string() })
      .optional()
      .describe("Why it could not be judged; absent where it was."),
  })
  .meta({ id: "fleet-result", title: "Roadworthy result of one repository", description: "What came of one repository of a fleet." });

export type FleetResult = z.infer<typeof fleetResultSchema>;
export type Failure = NonNullable<FleetResult["failure"]>;

const { project, score, outcomes, findings } = reportSchema.shape;

/** What is read of a result: so that one that an earlier version wrote, which lacks what came since, can be read too. */
const readSchema = fleetResultSchema.extend({
  reports: z.array(
    z.object({
      project: project.pick({ root: true, name: true, stage: true }),
      score: score.pick({ value: true, unreliable: true, level: true, cappedBy: true, areas: true }),
      outcomes: z.array(outcomes.element.pick({ rule: true, title: true, area: true, weight: true, counted: true, outcome: true })),
      findings: z.array(findings.element.pick({ rule: true, severity: true, known: true })),
    }),
  ),
});

export type ReadResult = z.infer<typeof readSchema>;
export type ReadReport = ReadResult["reports"][number];

/** Reads a result back. Gives why it is none, in words, where it is none. */
export function readFleetResult(text: string): ReadResult | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is no JSON, or only half written";
  }
  const { success, data } = readSchema.safeParse(value);
  return success ? data : "it is no result of a repository";
}
