import type { CodeCheck } from "../../code-check.js";

export const noTimeout: CodeCheck = {
  flags:
    "A client of a language model that users wait for, left at its own limit of ten minutes or more, without one, or told to have none.",
  silent:
    "Limits on the client, its transport or each of its calls, given by constants, settings or callers; blocks and middleware that end calls; clients whose own limit is a minute or so; jobs that no user waits for.",
  source: "openai-python's README: requests time out after 10 minutes by default",
  languages: ["Python", "JavaScript"],
};
