import type { ModelModule } from "../model-module.js";
import { commentText } from "../quote.js";

const fileSystem = "node:fs";

/** `llm-spend.ts`, or `.mjs`: a record of spend by day, and a limit that stops. */
export function budgetScript({ language, name: from, usedIn }: ModelModule, limit: number | undefined): string {
  const isTyped = language === "typescript";
  const as = (type: string) => (isTyped ? `: ${type}` : "");
  const own = isTyped ? "private readonly " : "";
  return `/**
 * What language models cost, and where it stops. Written by Roadworthy; look for TODO.
 *
 * TODO: ask around it${usedIn ? ` (${commentText(usedIn)})` : ""}:
 *
 *   import { Spend } from "${from}";
 *
 *   const spend = new Spend(); // once, for the whole process
 *
 *   spend.check(); // throws BudgetExceeded when the day's money is spent
 *   const reply = await client.chat.completions.create({ model, messages });
 *   spend.record(model, reply.usage.prompt_tokens, reply.usage.completion_tokens);
 *
 * Amounts are kept in a file, one line a call, so that a restart forgets nothing and all processes of one
 * machine count together; several machines need a database. Days are those of UTC.
 */
import { appendFileSync, existsSync, readFileSync } from "${fileSystem}";

/** US dollars a day for all models. ${limit === undefined ? "TODO: replace 0 by what the use case is worth." : "A thirtieth of the monthly limit in roadworthy.yaml."} */
const dailySpendLimit = ${limit ?? 0};

/** US dollars for a million tokens, in and out, from the provider's price list. TODO: fill in; a model without a price is an error. */
const prices${as("Readonly<Record<string, readonly [input: number, output: number]>>")} = {};

/** The day's money is spent; answer without a model, or say that it is so. */
export class BudgetExceeded extends Error {
  ${isTyped ? "override " : ""}name = "BudgetExceeded";
}

/** Counts dollars by day. */
export class Spend {
  ${own}limit${as("number")};
  ${own}prices${as("typeof prices")};
  ${own}file${as("string")};

  constructor(options${as("{ limit?: number; prices?: Readonly<Record<string, readonly [number, number]>>; file?: string }")} = {}) {
    this.limit = options.limit ?? dailySpendLimit;
    if (!(this.limit > 0)) throw new RangeError("TODO: set dailySpendLimit to a positive number of dollars");
    this.prices = options.prices ?? prices;
    this.file = options.file ?? process.env.LLM_SPEND_FILE ?? "llm-spend.jsonl";
  }

  /** Dollars since midnight. */
  spentToday()${as("number")} {
    if (!existsSync(this.file)) return 0;
    const lines = readFileSync(this.file, "utf8").split("\\n").filter(Boolean);
    const calls = lines.map((line) => JSON.parse(line)${isTyped ? " as { day: string; dollars: number }" : ""});
    return calls.filter(({ day }) => day === today()).reduce((sum, { dollars }) => sum + dollars, 0);
  }

  /** Throws BudgetExceeded when today's money is spent. Call it before each call. */
  check()${as("void")} {
    const spent = this.spentToday();
    if (spent >= this.limit) throw new BudgetExceeded(\`$\${spent.toFixed(2)} of $\${this.limit} are spent\`);
  }

  /** Adds a call and returns its cost in dollars. Call it after each answer. */
  record(model${as("string")}, input${as("number")}, output${as("number")})${as("number")} {
    const price = this.prices[model];
    if (!price) throw new RangeError(\`TODO: set the price of \${model}\`);
    const dollars = (input * price[0] + output * price[1]) / 1_000_000;
    appendFileSync(this.file, \`\${JSON.stringify({ day: today(), model, input, output, dollars })}\\n\`);
    return dollars;
  }
}

function today()${as("string")} {
  return new Date().toISOString().slice(0, 10);
}
`;
}
