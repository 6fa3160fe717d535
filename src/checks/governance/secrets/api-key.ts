import type { CodeCheck } from "../../code-check.js";

export const apiKey: CodeCheck = {
  flags:
    "A key, token or password with the form or the randomness of a real one, written into code, a notebook, a configuration or a committed `.env`.",
  silent:
    "Placeholders, documents and tests, short and wordy texts, hashes, and keys that browsers are given anyway: publishable and anonymous ones, Firebase and Maps in a page.",
  source: "Semgrep `secrets`; CWE-798",
  languages: ["Python", "JavaScript"],
};
