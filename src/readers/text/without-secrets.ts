import { findSecrets } from "./secrets.js";

/** How much of a secret is left, by which its owner knows it. */
const left = 4;

/** A text from a file without the secrets in it, for those who do not read the file, such as readers of a log. No character moves. */
export function withoutSecrets(text: string, path: string): string {
  return findSecrets(text, path).reduce((masked, { span: { start, end } }) => {
    const from = Math.min(start + left, end);
    return masked.slice(0, from) + "*".repeat(end - from) + masked.slice(end);
  }, text);
}
