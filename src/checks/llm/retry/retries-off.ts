import type { CodeCheck } from "../../code-check.js";

export const retriesOff: CodeCheck = {
  flags: "A client told never to try again, or a plain HTTP request to a provider that nothing tries again.",
  silent:
    "Clients that try again by themselves and are told nothing; retries by a library, a loop, an adapter or a second model in the same file; numbers that callers give.",
  source: "openai-python's README: certain errors are retried 2 times by default",
  languages: ["Python", "JavaScript"],
};
