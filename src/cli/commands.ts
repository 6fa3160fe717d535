import type { Command } from "./command.js";
import { add } from "./commands/add.js";
import { baseline } from "./commands/baseline.js";
import { check } from "./commands/check.js";
import { completion } from "./commands/completion.js";
import { diff } from "./commands/diff.js";
import { explain } from "./commands/explain.js";
import { history } from "./commands/history.js";
import { init } from "./commands/init.js";
import { mcp } from "./commands/mcp.js";
import { merge } from "./commands/merge.js";
import { prepare } from "./commands/prepare.js";
import { rules } from "./commands/rules.js";
import { stack } from "./commands/stack.js";

/** All commands, in the order of help. The first is the one that needs no name. */
export const commands: readonly [Command, ...Command[]] = [
  check,
  diff,
  history,
  merge,
  init,
  add,
  prepare,
  stack,
  baseline,
  explain,
  rules,
  mcp,
  completion,
];
