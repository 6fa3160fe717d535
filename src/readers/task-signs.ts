import type { Sign } from "../facts/sign.js";
import type { Task } from "../facts/task-facts.js";
import { commandSign } from "./configuration-signs.js";

/** The signs of every command that tasks run, each once. */
export function taskSigns(tasks: readonly Task[]): Sign[] {
  // Targets of one rule share its commands.
  const lines = new Set(tasks.flatMap(({ commands }) => commands));
  return [...lines].map(commandSign);
}
