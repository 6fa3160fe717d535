import * as z from "zod";
import { readinessLevels } from "../report/score.js";
import { failureKinds } from "./fleet-result-schema.js";
import { reportSchema } from "./report-schema.js";

const score = z.int().min(0).max(100);
const count = z.int().min(0);
const { project, score: reportScore } = reportSchema.shape;
const spread = z.object({
  lower: score.describe("A quarter of the projects has this or less."),
  median: score.describe("The lower of the two in the middle, where there are two."),
  upper: score.describe("A quarter has this or more."),
});

/** What is known of a whole fleet. Fields are only ever added within a version. */
export const fleetSchema = z
  .object({
    version: z.literal(1).describe("The version of this format."),
    tool: z.object({ name: z.literal("Roadworthy"), version: z.string() }).describe("What merged it."),
    date: z.string().optional().describe("The newest day of any result; absent where there is none."),
    judgedBy: z.array(z.string()).describe("The versions that judged what counts; scores of several do not quite compare."),
    repositories: z.object({ total: count, judged: count, failed: count }),
    projects: z.object({
      total: count,
      scores: spread.optional().describe("Absent where there are no projects."),
      levels: z.array(z.object({ level: z.enum(readinessLevels.map(({ name }) => name)), projects: count })).describe("Lowest first."),
      capped: count.describe("Held at 49 by a critical practice."),
    }),
    scores: z
      .array(
        z.object({
          repository: z.string(),
          root: project.shape.root,
          name: z.string(),
          date: z.string(),
          commit: z.string().optional(),
          stage: project.shape.stage,
          value: score,
          level: reportScore.shape.level,
          change: z.int().min(-100).max(100).optional().describe("Since the day before it that has a result; absent where none has."),
          cappedBy: z.array(z.string()),
          weakest: z.object({ area: z.string(), title: z.string(), value: score }).optional().describe("The area with the lowest score."),
          errors: count.describe("Findings that are errors and that no baseline knows."),
          warnings: count,
        }),
      )
      .describe("One for each project, by the newest result of its repository; lowest first."),
    areas: z
      .array(
        z.object({
          area: z.string(),
          title: z.string(),
          projects: count.describe("In which some practice of it counts."),
          ...spread.shape,
          below50: count.describe("Projects whose score in it is below 50."),
        }),
      )
      .describe("Weakest first."),
    practices: z
      .array(
        z.object({
          rule: z.string(),
          title: z.string(),
          area: z.string(),
          projects: count.describe("In which it counts."),
          unmet: count.describe("In which it is missing, hollow, contradicted, or met in part."),
          missing: count,
          hollow: count,
          contradicted: count,
          partial: count,
        }),
      )
      .describe("Those that some project does not meet; the most frequently unmet first."),
    failures: z.array(z.object({ repository: z.string(), date: z.string(), kind: z.enum(failureKinds), reason: z.string() })),
    trend: z
      .array(z.object({ date: z.string(), repositories: count, failed: count, projects: count, scores: spread.optional() }))
      .describe("For each day with results, by the newest result of each repository until then; oldest first."),
    notes: z.array(z.string()).describe("What was not merged, and why."),
  })
  .meta({ id: "fleet", title: "Roadworthy fleet", description: "The readiness of many repositories, merged from their results." });

export type FleetJson = z.infer<typeof fleetSchema>;
export type Spread = z.infer<typeof spread>;
