/** Models that a provider has taken, or will take, out of service. */
interface Retirement {
  /** Ids, without the provider before them. */
  readonly ids: RegExp;
  /** The first day on which requests fail, `YYYY-MM-DD`. */
  readonly on: string;
}

/**
 * From https://developers.openai.com/api/docs/deprecations, https://platform.claude.com/docs/en/about-claude/model-deprecations,
 * https://ai.google.dev/gemini-api/docs/deprecations and https://console.groq.com/docs/deprecations, as of 2026-11. Only days that the providers' own platforms keep.
 */
const retirements: readonly Retirement[] = [
  { ids: /^text-(?:davinci|curie|babbage|ada)-00\d$/, on: "2024-01-04" },
  { ids: /^gpt-3\.5-turbo-(?:0301|0613|16k-0613)$/, on: "2024-09-13" },
  { ids: /^gpt-4-(?:1106-)?vision-preview$/, on: "2024-12-06" },
  { ids: /^gpt-4-32k(?:-0314|-0613)?$/, on: "2025-06-06" },
  { ids: /^gpt-4\.5-preview(?:-2025-02-27)?$/, on: "2025-07-14" },
  { ids: /^o1-preview(?:-2024-09-12)?$/, on: "2025-07-28" },
  { ids: /^o1-mini(?:-2024-09-12)?$/, on: "2025-10-27" },
  { ids: /^chatgpt-4o-latest$/, on: "2026-02-17" },
  { ids: /^gpt-4-(?:0314|0125-preview|turbo-preview)$/, on: "2026-03-26" },
  {
    ids: /^(?:gpt-3\.5-turbo(?:-0125)?|gpt-4(?:-0613|-1106-preview|-turbo|-turbo-2024-04-09)?|gpt-4o-2024-05-13|gpt-4\.1-nano(?:-2025-04-14)?|o1(?:-2024-12-17)?|o1-pro(?:-2025-03-19)?|o3-mini(?:-2025-01-31)?|o4-mini(?:-2025-04-16)?)$/,
    on: "2026-10-23",
  },
  {
    ids: /^(?:gpt-5(?:-mini|-nano)?(?:-2025-08-07)?|gpt-5-pro(?:-2025-10-06)?|o3(?:-2025-04-16)?|o3-pro(?:-2025-06-10)?)$/,
    on: "2026-12-11",
  },
  { ids: /^(?:gpt-4o-(?:2024-08-06|2024-11-20)|gpt-4o-mini-2024-07-18|gpt-4\.1(?:-mini)?-2025-04-14)$/, on: "2027-01-14" },
  { ids: /^(?:gpt-5\.1(?:-2025-11-13)?|gpt-5\.4-nano(?:-2026-03-17)?)$/, on: "2027-04-01" },
  { ids: /^claude-(?:instant-)?v?1(?:\.\d)?$/, on: "2024-11-06" },
  { ids: /^claude-(?:2(?:\.[01])?|3-sonnet-20240229)$/, on: "2025-07-21" },
  { ids: /^claude-3-5-sonnet-(?:20240620|20241022|latest)$/, on: "2025-10-28" },
  { ids: /^claude-3-5-haiku-(?:20241022|latest)$/, on: "2026-02-19" },
  { ids: /^claude-3-opus-(?:20240229|latest)$/, on: "2026-01-05" },
  { ids: /^claude-3-7-sonnet-(?:20250219|latest)$/, on: "2026-02-19" },
  { ids: /^claude-(?:sonnet|opus)-4-(?:20250514|0)$/, on: "2026-06-15" },
  { ids: /^claude-opus-4-1(?:-20250805)?$/, on: "2026-08-05" },
  { ids: /^gemini-(?:1\.0-)?pro(?:-vision|-001|-002|-latest)?$/, on: "2025-04-09" },
  { ids: /^mixtral-8x7b-32768$/, on: "2025-03-20" },
  { ids: /^gemini-1\.5-(?:pro|flash)(?:-8b)?(?:-00\d|-latest)?$/, on: "2025-09-24" },
];

/** Prefixes by which gateways name the provider's own platform; other hosts, such as Azure and Bedrock, keep days of their own. */
const ownPlatform = /^(?:openai|anthropic|google|gemini|google_genai)[/:]/;

/** The day since when a model is no longer answered by its provider; `undefined` while it is, or when nothing is known. */
export function retiredOn(id: string, date: string): string | undefined {
  const bare = id.replace(ownPlatform, "");
  return retirements.find(({ ids, on }) => on <= date && ids.test(bare))?.on;
}
