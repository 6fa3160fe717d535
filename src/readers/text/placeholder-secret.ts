const placeholderWords =
  /x{4,}|\.{3}|\*{3}|_{4,}|your|my[-_]|example|placeholder|change|replace|insert|enter|dummy|fake|mock|sample|test|demo|todo|redact|secret|p[a@][s5$]{2}w|hidden|null|none|undefined|default|abc123|12345|abcdef|qwerty|foobar|deadbeef|env\b|getenv|environ|[<>{}$]/i;

const commonPasswords =
  /^(?:admin|root|user|guest|postgres|mysql|mongo|redis|rabbitmq|minio|minioadmin|airflow|mlflow|grafana|neo4j|elastic|sa|pass|pw)\W*\d*\W*$/i;

/** Whether a value only shows where a secret goes: `sk-xxxx`, `your-key`, `<token>`, `${VAR}`, `AKIA…EXAMPLE`, a run of one character. */
export function isPlaceholderSecret(value: string): boolean {
  return placeholderWords.test(value) || commonPasswords.test(value) || new Set(value).size < Math.min(8, value.length / 2);
}

/** Whether a value looks drawn at random, as keys are: long, mixed, of high entropy, and neither words nor a path. */
export function isRandom(value: string): boolean {
  if (value.length < 16 || !/^[\w+/=.~-]+$/.test(value) || /^[./~]|\.[a-z]{2,5}$|^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value)) return false;
  const isHex = /^[0-9a-f]+$/i.test(value);
  if (isHex && value.length < 32) return false;
  const changes = value.match(/\d[A-Za-z]|[A-Za-z]\d/g)?.length ?? 0;
  return changes >= 3 && entropy(value) >= (isHex ? 3 : 3.5);
}

/** Whether a value is words in Base64, as programs that hide nothing write what they call a key: `bGlrZS10aGlzLW9uZQ==`. */
export function isEncodedWords(value: string): boolean {
  if (!/^[A-Za-z\d+/]{16,}={0,2}$/.test(value)) return false;
  const digits = value.replace(/=+$/, "");
  // One character alone holds no byte.
  const text = atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
  return /^[a-z]{3,}(?:[-_ ][a-z]{3,}){2,}$/i.test(text);
}

/** Whether a value looks like a password that somebody chose: at least three of lower case, upper case, digits and signs. */
export function isPassword(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[!-/:-@[-`{-~]/].filter((kind) => kind.test(value)).length;
  return value.length >= 8 && kinds >= 3 && entropy(value) >= 2.5 && !/^[./~]|:\/\/|^[A-Za-z_]+(?:[._-][A-Za-z_]+)*$/.test(value);
}

/** Shannon entropy in bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
