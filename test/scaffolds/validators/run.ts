import { spawnSync } from "node:child_process";

/** What a program answered. */
export interface Answer {
  readonly code: number;
  /** Standard output, then standard error. */
  readonly text: string;
}

/**
 * Runs a program to its end in a folder. Never throws for a program that fails. What stands first on PATH is found first: a Bash that takes a socket for a
 * remote login's, as Node's pipes are, reads `~/.bashrc` and the PATH in there, but only at the first level of shells.
 */
export function run(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; input?: string },
): Answer {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: options.cwd,
    encoding: "utf8",
    env: { ...process.env, SHLVL: "1", PYTHONDONTWRITEBYTECODE: "1", ...options.env },
    maxBuffer: 50_000_000,
    ...(options.input !== undefined && { input: options.input }),
  });
  if (error) throw error;
  return { code: status ?? -1, text: `${stdout}\n${stderr}` };
}
