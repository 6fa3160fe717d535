import { map, short, texts } from "../fields/collection.js";
import { referring, text } from "../fields/field.js";

export const prompts = short(
  "path",
  map("Where prompts live, and what tests them.", {
    path: texts("The files or folder that hold them, or the registry.", "prompts/"),
    versioned_by: text("What keeps their versions.", "git", "langfuse"),
    tested_by: referring("evals", texts("The entries of `evals` that run when they change.", "answer-quality")),
  }),
);
