/** Whether a file is a template of a Helm chart, which is no YAML before it is filled in. */
export function isHelmTemplate(path: string, text: string): boolean {
  return /(?:^|\/)templates\//.test(path) && text.includes("{{");
}
