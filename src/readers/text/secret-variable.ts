/** What a literal is given to: `api_key="`, `"apiKey": "`, `openaiKey: string = "`. */
const given = /([A-Za-z_][\w.-]*)["'\]]{0,2}[ \t]*(?::[ \t]*[\w.| ]{1,30}=|[:=])[ \t]*["'`]$/;
/** What is in the environment already, or a default for what is not. */
const fromEnvironment = /environ|process\.env|import\.meta\.env|getenv|setdefault|putenv/;
/** Names that say nothing of whose key it is. */
const vague = /^(?:api_?)?(?:key|token|secret)$/i;

/** The variable of the environment that a secret belongs in, which stands at `start` behind a quote; `undefined` where it comes from there. */
export function secretVariable(text: string, start: number, usual: string | undefined): string | undefined {
  const line = text.slice(Math.max(0, start - 120), start);
  const before = line.slice(line.lastIndexOf("\n") + 1);
  if (fromEnvironment.test(before)) return undefined;
  const name = given.exec(before)?.[1];
  const last = name?.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf("-")) + 1) ?? "";
  if (last === "" || vague.test(last)) return usual ?? (last === "" ? undefined : upperSnake(last));
  return /key|token|secret|pass|pwd/i.test(last) ? upperSnake(last) : usual;
}

/** `openaiApiKey` → `OPENAI_API_KEY` */
function upperSnake(name: string): string {
  return name
    .replace(/^_+/, "")
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toUpperCase();
}
