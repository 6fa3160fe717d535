import * as z from "zod";
import { outcomeKinds } from "../report/outcome.js";

/** A range in a file, as every JSON output gives it. */
export const placeSchema = z
  .object({
    path: z.string().describe("Relative to the workspace, with `/`."),
    startLine: z.int().min(1).optional().describe("From 1. Absent when the file could not be read as text."),
    startColumn: z.int().min(1).optional().describe("From 1, in UTF-16 code units."),
    endLine: z.int().min(1).optional(),
    endColumn: z.int().min(1).optional().describe("Exclusive."),
    cell: z.int().min(0).optional().describe("Zero-based index of the notebook cell."),
  })
  .describe("A range in a file.");

const level = z.enum(["claimed", "present", "wired", "proven"]).describe("Strength of evidence, weakest first.");
export const stageSchema = z.enum(["prototype", "pilot", "production"]);
/** A piece of evidence, as every JSON output gives it. */
export const evidenceSchema = z.object({ level, what: z.string(), at: placeSchema.optional() });
const evidence = evidenceSchema;
export const scoreSchema = z.int().min(0).max(100);

export const findingSchema = z.object({
  check: z.string().optional().describe("The check of code that found it: the rule's id and a name."),
  rule: z.string().describe("A rule's id (`area/practice`), or `manifest/…`, `waiver/…` and `baseline/…` for remarks that are not scored."),
  kind: z.enum(["missing", "weak", "partial", "hollow", "contradicted", "invalid"]),
  severity: z.enum(["error", "warning", "info"]),
  known: z
    .boolean()
    .optional()
    .describe("Whether the project's baseline counts it, or it was there before `since`: then it fails no build. Absent where it does."),
  message: z.string(),
  fingerprint: z
    .string()
    .optional()
    .describe(
      "With rule and path, the same in every report while it is the same finding: lines may shift. Absent in reports of old versions.",
    ),
  at: placeSchema.optional().describe("Absent when it concerns a whole project that has no manifest."),
  related: z.array(z.object({ message: z.string(), at: placeSchema })),
  fixes: z.array(z.object({ kind: z.enum(["manifest", "scaffold", "edit"]), title: z.string() })),
});

/** One project's report: the public contract that every other output is made from. Fields are only ever added within a version. */
export const reportSchema = z
  .object({
    version: z.literal(1).describe("The version of this format."),
    tool: z.object({ name: z.literal("Roadworthy"), version: z.string() }),
    date: z.string().describe("The day the report speaks of, `YYYY-MM-DD`."),
    project: z.object({
      root: z.string().describe("The folder, relative to the workspace; empty for the workspace itself."),
      name: z.string(),
      manifest: z.string().optional().describe("The manifest's path; absent when there is none."),
      stage: stageSchema,
      traits: z.record(
        z.string(),
        z.object({ value: z.boolean(), source: z.enum(["manifest", "detected", "not detected"]), evidence: z.array(evidence) }),
      ),
      tools: z.array(z.object({ id: z.string(), name: z.string(), capabilities: z.array(z.string()), level, evidence: z.array(evidence) })),
    }),
    score: z.object({
      value: scoreSchema.describe("Readiness at the declared stage, 0-100, rounded down, after the critical cap."),
      unreliable: z
        .object({ message: z.string(), at: placeSchema })
        .optional()
        .describe(
          "Why no score of this report can be relied on: the first thing by which the manifest cannot be read. Absent where it can.",
        ),
      exact: z.number().min(0).max(100),
      level: z.enum(["Notebook", "Prototype", "Pilot", "Production", "Exemplary"]),
      earned: z.number().min(0),
      possible: z.number().min(0),
      cappedBy: z.array(z.string()).describe("Unmet critical rules, when they cap the score at 49."),
      unwaived: scoreSchema.describe("As if nothing were waived."),
      stages: z.object({ prototype: scoreSchema, pilot: scoreSchema, production: scoreSchema }),
      areas: z.array(z.object({ area: z.string(), title: z.string(), value: scoreSchema, earned: z.number(), possible: z.number() })),
    }),
    baseline: z
      .object({
        version: z.string().describe("The version of Roadworthy that wrote it."),
        score: scoreSchema.describe("The score on that day; comparable only while no rule was added or removed."),
        known: z.int().min(0).describe("Findings that it knows."),
        addedRules: z.array(z.string()).describe("Rules that came since."),
        removedRules: z.array(z.string()).describe("Rules that went since."),
      })
      .optional()
      .describe("Absent where the project has no baseline."),
    since: z
      .object({
        revision: z.string().describe("As it was asked for."),
        commit: z.string().describe("The commit whose findings are known."),
        known: z.int().min(0).describe("Findings that were there before."),
      })
      .optional()
      .describe("What the findings were held against; absent where nothing was asked for."),
    mlTestScore: z
      .object({
        value: z.number().min(0).max(7).describe("The lowest section, scaled to 7 tests and rounded down to halves."),
        means: z.string(),
        sections: z.array(z.object({ section: z.string(), earned: z.number().min(0), possible: z.int().min(1).max(7) })),
        tests: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            rules: z.array(z.string()),
            points: z.number().min(0).max(1).optional().describe("0, 0.5 or 1; absent where the test does not apply."),
          }),
        ),
      })
      .describe("The ML Test Score of Breck et al. 2017, from the same outcomes."),
    outcomes: z.array(
      z.object({
        rule: z.string(),
        title: z.string(),
        area: z.string(),
        stage: stageSchema,
        weight: z.int().min(1).max(3),
        critical: z.boolean(),
        counted: z.boolean().describe("Whether it counts in the score at the declared stage."),
        outcome: z.enum(outcomeKinds),
        level: level.optional(),
        asks: level.describe("The level that earns full weight."),
        earned: z.number().min(0),
        possible: z.number().min(0),
        reason: z.string().optional(),
        evidence: z.array(evidence),
        waiver: z.object({ reason: z.string(), owner: z.string().optional(), expires: z.string().optional(), at: placeSchema }).optional(),
      }),
    ),
    findings: z.array(findingSchema),
    laterFindings: z.array(findingSchema).describe("What only later stages ask for."),
    nextActions: z.array(
      z.object({
        title: z.string(),
        rules: z.array(z.string()),
        gain: z.number().describe("Score points gained the moment it is applied."),
        potential: z.number().describe("Score points once its blanks are filled in."),
        scoreAfter: scoreSchema,
        effort: z.number().describe("Minutes a person needs, roughly."),
        command: z.string().optional().describe("The command line that does it, where there is one."),
      }),
    ),
    notes: z.array(z.string()).describe("What was passed over while reading."),
  })
  .meta({ id: "report", title: "Roadworthy report", description: "The readiness report of one ML project." });

export type ReportJson = z.infer<typeof reportSchema>;
