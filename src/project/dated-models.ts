import { retiredOn } from "./retired-models.js";

/** The dated ids of one undated name, and the days on which they were released. */
interface DatedModel {
  readonly family: string;
  readonly dated: readonly { readonly id: string; readonly released: string }[];
}

/**
 * From https://developers.openai.com/api/docs/models, https://platform.claude.com/docs/en/about-claude/models/overview and
 * https://docs.mistral.ai/getting-started/models, as of 2026-11. A family with several dated ids stands here so that none of them is
 * taken for the only one.
 */
const datedModels: readonly DatedModel[] = [
  {
    family: "gpt-4o",
    dated: [
      { id: "gpt-4o-2024-05-13", released: "2024-05-13" },
      { id: "gpt-4o-2024-08-06", released: "2024-08-06" },
      { id: "gpt-4o-2024-11-20", released: "2024-11-20" },
    ],
  },
  { family: "gpt-4o-mini", dated: [{ id: "gpt-4o-mini-2024-07-18", released: "2024-07-18" }] },
  { family: "gpt-4.1", dated: [{ id: "gpt-4.1-2025-04-14", released: "2025-04-14" }] },
  { family: "gpt-4.1-mini", dated: [{ id: "gpt-4.1-mini-2025-04-14", released: "2025-04-14" }] },
  { family: "gpt-4.1-nano", dated: [{ id: "gpt-4.1-nano-2025-04-14", released: "2025-04-14" }] },
  { family: "gpt-5", dated: [{ id: "gpt-5-2025-08-07", released: "2025-08-07" }] },
  { family: "gpt-5-mini", dated: [{ id: "gpt-5-mini-2025-08-07", released: "2025-08-07" }] },
  { family: "gpt-5-nano", dated: [{ id: "gpt-5-nano-2025-08-07", released: "2025-08-07" }] },
  { family: "gpt-5.1", dated: [{ id: "gpt-5.1-2025-11-13", released: "2025-11-13" }] },
  { family: "gpt-5.2", dated: [{ id: "gpt-5.2-2025-12-11", released: "2025-12-11" }] },
  { family: "o3", dated: [{ id: "o3-2025-04-16", released: "2025-04-16" }] },
  { family: "o3-mini", dated: [{ id: "o3-mini-2025-01-31", released: "2025-01-31" }] },
  { family: "o4-mini", dated: [{ id: "o4-mini-2025-04-16", released: "2025-04-16" }] },
  { family: "claude-sonnet-4-5", dated: [{ id: "claude-sonnet-4-5-20250929", released: "2025-09-29" }] },
  { family: "claude-haiku-4-5", dated: [{ id: "claude-haiku-4-5-20251001", released: "2025-10-15" }] },
  { family: "claude-opus-4-5", dated: [{ id: "claude-opus-4-5-20251101", released: "2025-11-24" }] },
  { family: "claude-opus-4-1", dated: [{ id: "claude-opus-4-1-20250805", released: "2025-08-05" }] },
];

/** Retirements announced this far ahead of `date`, as a year that no row of the table reaches: a pin to a model that is going is none. */
const announced = "9999-12-31";

/**
 * The dated id that an undated one stands for, as it is written there, with the provider before it. `undefined` where more than one fits,
 * where it is not known, and where its retirement has come or is announced.
 */
export function datedIdOf(id: string): string | undefined {
  const [, prefix = "", name = ""] = /^((?:openai|anthropic)[/:])?(.+)$/.exec(id) ?? [];
  const [only, ...others] = datedModels.find(({ family }) => family === name)?.dated ?? [];
  if (!only || others.length > 0 || retiredOn(only.id, announced)) return undefined;
  return `${prefix}${only.id}`;
}
