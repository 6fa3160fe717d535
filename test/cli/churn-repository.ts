import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkout } from "../upkeep/derived-files.js";

/** Runs the real git, without the settings of whoever runs the tests, at noon of a day. */
export function git(folder: string, day: string, ...words: string[]): string {
  const date = `${day}T12:00:00Z`;
  return execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main", ...words], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_ALLOW_PROTOCOL: "file",
    },
  }).trim();
}

export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

export const askingModule = `import openai
client = openai.OpenAI()


def ask(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
`;

/** A repository of the example project with four commits: as it is, a model is asked, lines shift, the file moves. Tags: v0.1 and, annotated, v0.2. */
export function churnRepository(folder: string): void {
  cpSync(`${checkout}examples/churn`, folder, { recursive: true });
  git(folder, "2026-09-01", "init", "-q");
  git(folder, "2026-09-01", "add", "-A");
  git(folder, "2026-09-01", "commit", "-q", "-m", "Predict churn");
  git(folder, "2026-09-01", "tag", "v0.1");
  write(folder, "app/ask.py", askingModule);
  git(folder, "2026-09-08", "add", "-A");
  git(folder, "2026-09-08", "commit", "-q", "-m", "Ask a model | <why>");
  write(folder, "app/ask.py", `"""Asks."""\n\n${askingModule}`);
  git(folder, "2026-09-15", "commit", "-q", "-a", "-m", "Shift lines");
  git(folder, "2026-09-15", "tag", "-a", "v0.2", "-m", "Second");
  git(folder, "2026-09-22", "mv", "app/ask.py", "app/answer.py");
  git(folder, "2026-09-22", "commit", "-q", "-m", "Move");
}
