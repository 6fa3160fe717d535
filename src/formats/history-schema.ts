import * as z from "zod";
import { readinessLevels } from "../report/score.js";
import { scoreSchema, stageSchema } from "./report-schema.js";

const point = z.object({
  commit: z.string().describe("Its id."),
  tags: z.array(z.string()),
  day: z.string().describe("When it was committed, `YYYY-MM-DD` in UTC."),
  subject: z.string().describe("The first line of its message."),
  date: z.string().describe("The day it was judged from: its own, unless another was asked for."),
  stage: stageSchema,
  score: scoreSchema,
  level: z.enum(readinessLevels.map(({ name }) => name)),
  findings: z.object({ error: z.int().min(0), warning: z.int().min(0), info: z.int().min(0) }),
  areas: z.array(z.object({ area: z.string(), title: z.string(), value: scoreSchema })),
});

/** The score over commits: a public contract. Fields are only ever added within a version. */
export const historySchema = z
  .object({
    version: z.literal(1).describe("The version of this format."),
    tool: z
      .object({ name: z.literal("Roadworthy"), version: z.string() })
      .describe("One version judges all commits, so the scores compare."),
    projects: z.array(
      z.object({
        root: z.string().describe("The folder, relative to the workspace; empty for the workspace itself."),
        name: z.string(),
        points: z.array(point).describe("Oldest first; commits that did not have the project are left out."),
      }),
    ),
    notes: z.array(z.string()).describe("What could not be read, and where history ends before it was asked to."),
  })
  .meta({ id: "history", title: "Roadworthy history", description: "The readiness score over commits." });

export type HistoryJson = z.infer<typeof historySchema>;
export type HistoryPoint = z.infer<typeof point>;
