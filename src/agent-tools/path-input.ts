import * as z from "zod/mini";

/** Which project is meant. */
export const pathInput = z
  .optional(z.string().check(z.maxLength(4096)))
  .check(z.describe("Absolute path of the project's folder or of a file in it. Leave it out where the workspace holds one project."));
