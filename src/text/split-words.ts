/** A name with its humps apart: `LlmSpendHigh` is `Llm Spend High`, and `llm_cost_usd_total` stays. */
export function splitWords(name: string): string {
  return name.replace(/([a-z])(?=[A-Z])/g, "$1 ");
}
