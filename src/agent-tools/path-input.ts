import { z } from "zod";

/** Which project is meant. */
export const pathInput = z
  .string()
  .max(4096)
  .optional()
  .describe("Absolute path of the project's folder or of a file in it. Leave it out where the workspace holds one project.");
