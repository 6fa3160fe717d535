/** Where the documentation is read on the web. */
export const documentation = "https://github.com/roadworthy/roadworthy/blob/main/docs";

/** The page about a finding's rule, below the documentation's folder; remarks on the manifest and on waivers share the manifest's page. */
export function rulePagePath(rule: string): string {
  const [area = ""] = rule.split("/");
  if (area === "manifest" || area === "waiver") return "manifest.md";
  return area === "policy" || area === "baseline" ? `${area}.md` : `rules/${rule}.md`;
}

/** The same page on the web. */
export function rulePageAddress(rule: string): string {
  return `${documentation}/${rulePagePath(rule)}`;
}
