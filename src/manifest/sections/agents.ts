import { list, map, short, texts } from "../fields/collection.js";
import { duration } from "../fields/duration.js";
import { count, text, tool } from "../fields/field.js";
import { money } from "../fields/money.js";

export const agents = list(
  "agents",
  "Agents that choose their own steps, and what bounds them.",
  short(
    "name",
    map(
      "An agent.",
      {
        name: text("What it is called here.", "researcher"),
        framework: tool("What it is built with.", ["agent-framework", "llm-framework"], "langgraph"),
        entry: texts("The code that runs it.", "app/agent.py"),
        tools: texts("The tools it may call; no others are dispatched.", "search_articles", "create_ticket"),
        max_steps: count("How many steps it may take.", 12),
        max_cost: money("What one run may cost.", "0.50 EUR"),
        max_time: duration("How long one run may take.", "2m"),
        approval: text("Which actions a person must approve, and how.", "refunds above 50 EUR"),
      },
      "name",
    ),
  ),
);
