import * as z from "zod";
import { evidenceJson } from "./evidence-json.js";
import { PlaceTable } from "./report-input.js";
import { evidenceSchema } from "./report-schema.js";
import type { StackInput } from "./stack-input.js";

/** What was recognised in one project. Fields are only ever added within a version. */
export const stackSchema = z
  .object({
    version: z.literal(1).describe("The version of this format."),
    tool: z.object({ name: z.literal("Roadworthy"), version: z.string() }),
    root: z.string().describe("The folder, relative to the workspace; empty for the workspace itself."),
    name: z.string(),
    traits: z.record(
      z.string(),
      z.object({ value: z.boolean(), source: z.enum(["manifest", "detected", "not detected"]), evidence: z.array(evidenceSchema) }),
    ),
    tools: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        capabilities: z.array(z.string()),
        level: z.enum(["present", "wired"]).describe("`wired` where it is called or run, `present` where it is only there."),
        evidence: z.array(evidenceSchema).describe("The most telling first."),
      }),
    ),
    practices: z
      .array(z.object({ id: z.string(), title: z.string(), evidence: z.array(evidenceSchema) }))
      .describe("What the workspace shows, unjudged; practices that nothing shows are left out."),
  })
  .meta({ id: "stack", title: "Roadworthy stack", description: "The tools, traits and practices recognised in one project." });

export type StackJson = z.infer<typeof stackSchema>;

/** What was recognised in some projects, as JSON. The same input gives the same bytes. */
export function stackJson(inputs: readonly StackInput[]): string {
  const stacks = inputs.map(toStackJson);
  return `${JSON.stringify(stacks.length === 1 ? stacks[0] : stacks, null, 2)}\n`;
}

function toStackJson({ project, name, practices, texts, version }: StackInput): StackJson {
  const { evidence, traits } = evidenceJson(new PlaceTable(texts));
  return {
    version: 1,
    tool: { name: "Roadworthy", version },
    root: project.root,
    name,
    traits: traits(project),
    tools: project.tools.map(({ tool, level, evidence: found }) => ({
      id: tool.id,
      name: tool.name,
      capabilities: [...tool.capabilities],
      level,
      evidence: evidence(found),
    })),
    practices: practices.map((one) => ({ ...one, evidence: evidence(one.evidence) })),
  };
}
