import type { LanguageModels, Provider } from "../../project/stack/language-model.js";
import type { ModelModule } from "../model-module.js";
import { commentText, pythonString } from "../quote.js";

/** Where a provider's answers say how many tokens went in and came out. */
const tokens: Partial<Record<Provider, readonly [input: string, output: string]>> = {
  anthropic: ["reply.usage.input_tokens", "reply.usage.output_tokens"],
  google: ["reply.usage_metadata.prompt_token_count", "reply.usage_metadata.candidates_token_count"],
  cohere: ["reply.usage.tokens.input_tokens", "reply.usage.tokens.output_tokens"],
  bedrock: ['reply["usage"]["inputTokens"]', 'reply["usage"]["outputTokens"]'],
};

/** `llm_spend.py`: a record of spend by day and model, and a limit that stops. */
export function budgetModule({ name, usedIn }: ModelModule, { models, provider }: LanguageModels, limit: number | undefined): string {
  const [input, output] = (provider && tokens[provider.value]) ?? ["reply.usage.prompt_tokens", "reply.usage.completion_tokens"];
  const [first] = models;
  const priced = models.slice(0, 5).map(({ value }) => `    ${pythonString(value)}: None,\n`);
  const prices = priced.length > 0 ? `{\n${priced.join("")}}` : "{}";
  return `"""What language models cost, and where it stops. Written by Roadworthy; look for TODO.

TODO: ask around it${usedIn ? ` (${commentText(usedIn)})` : ""}:

    from ${name} import Spend

    spend = Spend()  # once, for the whole process

    spend.check()  # raises BudgetExceeded when the day's money is spent
    reply = ...  # ask the model
    spend.record(
        ${first ? pythonString(first.value) : '"model id"'},
        ${input},
        ${output},
    )

Amounts are kept in a SQLite file, so that all processes of one machine count together;
several machines need one database. Calls that run at the same time may exceed the limit
by what they cost. Days are those of UTC.
"""

import os
import sqlite3
from contextlib import closing
from datetime import datetime, timezone

# US dollars a day for all models. ${limit === undefined ? "TODO: replace None by what the use case is worth." : "A thirtieth of the monthly limit in roadworthy.yaml."}
DAILY_LIMIT = ${limit ?? "None"}

# US dollars for a million tokens, in and out, from the provider's price list.
# TODO: fill in, such as (2.50, 10.00). A model without a price is not asked for free.
PRICES = ${prices}

DATABASE = os.environ.get("LLM_SPEND_DB", "llm-spend.sqlite3")


class BudgetExceeded(RuntimeError):
    """The day's money is spent; answer without a model, or say that it is so."""


class Spend:
    """Counts dollars by day and model."""

    def __init__(self, daily_spend_limit=DAILY_LIMIT, prices=None, database=DATABASE):
        if not daily_spend_limit or daily_spend_limit <= 0:
            raise ValueError("TODO: set DAILY_LIMIT to a positive number of dollars")
        self.daily_spend_limit = daily_spend_limit
        self.prices = PRICES if prices is None else prices
        self.database = database
        with closing(self._connect()) as connection, connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS spend (day TEXT, model TEXT, calls INTEGER,"
                " input_tokens INTEGER, output_tokens INTEGER, dollars REAL,"
                " PRIMARY KEY (day, model))"
            )

    def _connect(self):
        return sqlite3.connect(self.database, timeout=10)

    def spent_today(self):
        with closing(self._connect()) as connection:
            (total,) = connection.execute(
                "SELECT COALESCE(SUM(dollars), 0) FROM spend WHERE day = ?", (today(),)
            ).fetchone()
        return total

    def check(self):
        """Raises BudgetExceeded when today's money is spent. Call it before each call."""
        spent = self.spent_today()
        if spent >= self.daily_spend_limit:
            raise BudgetExceeded(f"\${spent:.2f} of \${self.daily_spend_limit} are spent")

    def record(self, model, input_tokens, output_tokens):
        """Adds a call and returns its cost in dollars. Call it after each answer."""
        price = self.prices.get(model)
        if price is None:
            raise LookupError(f"TODO: set the price of {model!r} in PRICES")
        cost = (input_tokens * price[0] + output_tokens * price[1]) / 1_000_000
        row = (today(), model, input_tokens, output_tokens, cost)
        with closing(self._connect()) as connection, connection:
            connection.execute(
                "INSERT INTO spend VALUES (?, ?, 1, ?, ?, ?)"
                " ON CONFLICT (day, model) DO UPDATE SET calls = calls + 1,"
                " input_tokens = input_tokens + excluded.input_tokens,"
                " output_tokens = output_tokens + excluded.output_tokens,"
                " dollars = dollars + excluded.dollars",
                row,
            )
        return cost


def today():
    return datetime.now(timezone.utc).date().isoformat()
`;
}
