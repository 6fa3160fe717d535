import * as z from "zod/mini";
import { severities } from "../known-values.js";

const text = (description: string) => z.string().check(z.minLength(1), z.meta({ description }));
const oneOrMore = (description: string) =>
  z
    .union([z.string().check(z.minLength(1)), z.array(z.string().check(z.minLength(1))).check(z.minLength(1))])
    .check(z.meta({ description }));

/** A rule of a team's own. It asks for exactly one thing. */
export const policyRuleSchema = z
  .strictObject({
    id: z
      .string()
      .check(
        z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "lower-case words with hyphens"),
        z.meta({ description: "Its name: `policy/<id>` in reports." }),
      ),
    message: text("What is missing and what to add, in at most two lines."),
    severity: z.optional(z.enum(["error", "warning", "info"]).check(z.meta({ description: "How loud it is; `warning` when absent." }))),
    link: z.optional(z.string().check(z.regex(/^https?:\/\/\S+$/, "a link"), z.meta({ description: "Where to read more." }))),
    fileExists: z.optional(oneOrMore("Globs, as in `.gitignore`, of which one has to match a file.")),
    dependency: z.optional(oneOrMore("Packages of which one has to be declared.")),
    manifestValue: z.optional(text("A key of the manifest that has to be filled in: `team.owners`.")),
    textAbsent: z.optional(oneOrMore("Texts that must not occur in a line of `files`; `*` stands for anything.")),
    textPresent: z.optional(oneOrMore("Texts of which one has to occur in `files`; `*` stands for anything in a line.")),
    files: z.optional(oneOrMore("The files that `textAbsent` and `textPresent` look at, as globs; all when absent.")),
  })
  .check(z.meta({ description: "A rule of the team's own, which asks for exactly one thing." }));

/** What a team asks of all its projects: how loud rules are, and rules of its own. */
export const policySchema = z
  .strictObject({
    // Editors see a number, the reader a text.
    version: z.union([z.literal(1), z.literal("1")], "1").check(z.meta({ description: "The version of this format." })),
    name: z.optional(text("What the policy is called.")),
    severity: z.optional(
      z.record(z.string(), z.enum(severities)).check(z.meta({ description: "How loud rules are, by id, where a manifest is silent." })),
    ),
    rules: z.optional(z.array(policyRuleSchema).check(z.meta({ description: "Rules of the team's own." }))),
  })
  .check(z.meta({ id: "policy", title: "Roadworthy policy", description: "What a team asks of all its projects." }));

export type PolicyValue = z.infer<typeof policySchema>;
export type PolicyRuleValue = z.infer<typeof policyRuleSchema>;
