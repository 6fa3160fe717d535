import * as z from "zod";
import { outcomeKinds } from "../report/outcome.js";
import { findingSchema, scoreSchema, stageSchema } from "./report-schema.js";

const side = z.object({
  label: z.string().describe("What was asked for: a file, a revision with its commit, or `working tree`."),
  version: z.string().describe("The version of Roadworthy that made the report."),
  date: z.string().describe("The day the report speaks of, `YYYY-MM-DD`."),
});
const change = z.object({ before: scoreSchema, after: scoreSchema, change: z.number().describe("Points, unrounded.") });
const project = z.object({ root: z.string(), name: z.string() });
const areaScore = scoreSchema.optional().describe("Absent where nothing of the area counted.");
const outcome = z.enum(outcomeKinds);

/** How two reports differ: a public contract. Fields are only ever added within a version. */
export const diffSchema = z
  .object({
    version: z.literal(1).describe("The version of this format."),
    tool: z.object({ name: z.literal("Roadworthy"), version: z.string() }),
    before: side,
    after: side,
    projects: z.array(
      project.extend({
        stage: z.object({ before: stageSchema, after: stageSchema }),
        score: change,
        areas: z
          .array(z.object({ area: z.string(), title: z.string(), before: areaScore, after: areaScore }))
          .describe("Those that changed."),
        rules: z
          .object({
            added: z.array(z.string()),
            removed: z.array(z.string()),
            changed: z.array(z.string()).describe("Of another weight or stage, or that ask for another level."),
          })
          .describe("How the rules themselves differ: where they do, scores do not compare."),
        outcomes: z
          .array(
            z.object({
              rule: z.string(),
              title: z.string(),
              before: outcome,
              after: outcome,
              earned: z.number().describe("Weight gained, or lost when it is negative."),
            }),
          )
          .describe("Rules of both reports that came out otherwise."),
        findings: z.object({
          new: z.array(findingSchema),
          fixed: z.array(findingSchema),
          moved: z.array(z.object({ from: findingSchema, to: findingSchema })).describe("The same in another file."),
          same: z.int().min(0).describe("How many are in both, whatever their lines."),
        }),
      }),
    ),
    added: z.array(project.extend({ score: scoreSchema })).describe("Projects that only the second has."),
    removed: z.array(project.extend({ score: scoreSchema })).describe("Projects that only the first has."),
    notes: z.array(z.string()).describe("What was passed over while reading either."),
  })
  .meta({ id: "diff", title: "Roadworthy diff", description: "How two readiness reports differ." });

export type DiffJson = z.infer<typeof diffSchema>;
