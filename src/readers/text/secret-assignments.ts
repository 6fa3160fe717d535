import { matchesOf } from "./matches-of.js";
import { isEncodedWords, isPassword, isPlaceholderSecret, isRandom } from "./placeholder-secret.js";
import { isPublicKey } from "./public-key.js";
import type { FoundToken } from "./token-formats.js";

/**
 * The end of a name that may say secret, and what makes it an assignment or, behind a quoted name, gives it a default. Looked for from its own end:
 * there are fewer signs than letters that such names end with.
 */
const assignment = /[:=,](?<=((?:[Kk]ey|KEY|oken|OKEN|cret|CRET|word|WORD|sswd|SSWD|[Pp]wd|PWD)(?:["'\\\] \t]{0,6}[:=]|\\?["'],)))/g;
const operatorEnd = /[ \t]*[\w.]+[ \t]*=[ \t]*(?=[rbuf]?\\?["'`])|>?[ \t]*/y;
const quoted = /[rbuf]?(\\?["'`])([^\s"'`\\]{8,200})\1/y;
const unquoted = /()(?!!)([^\s"'`#;,&|<>(){}[\]$\\]{8,200})(?=\s|[#;,]|$)/y;

/** Formats in which values stand without quotes. */
const unquotedFiles = /(?:\.(?:ya?ml|env|ini|cfg|conf|properties|sh)|(?:^|\/)\.env(?:\.[^/]+)?|(?:^|\/)dockerfile[^/]*)$/i;
/** Passwords in these are there to be read. */
const showFiles = /(?:^|[/._-])(?:tests?|specs?|fixtures?|examples?|samples?|templates?|mocks?|docs?|demos?|e2e|dist)(?:[/._-]|$)/i;

const keyName =
  /(?:api|secret|access|private|auth|encryption|signing|subscription|account|master|storage|service|client|admin|app|jwt|session|license)[_.-]?key$|[A-Z0-9]_KEY$/i;
const otherKeyName = /(?:primary|foreign|public|cache|partition|sort|hash|routing|index|unique|row|object)[_.-]?key$/i;
const modelToken =
  /(?:bos|eos|pad|unk|sep|cls|mask|next|page|continuation|sync|stop|start|end|special|image|max|new|csrf|xsrf)[_.-]?token$/i;

/** A hash that stands for a password is made to be stored. */
const passwordHash = /^(?:sha\d*|md5|argon2\w*|bcrypt|pbkdf2\w*|scrypt)[:$]|^\$\w{1,8}\$/i;

/** Assignments of a literal to a name that says secret, where the value looks like one: `api_key = "…"`, `password: …`. */
export function* findAssignedSecrets(text: string, path: string): Generator<FoundToken> {
  if (showFiles.test(path)) return;
  const patterns = unquotedFiles.test(path) ? [quoted, unquoted] : [quoted];
  for (const { index, 1: named = "" } of matchesOf(assignment, text)) {
    operatorEnd.lastIndex = index + 1;
    operatorEnd.test(text);
    const at = operatorEnd.lastIndex;
    for (const pattern of patterns) {
      pattern.lastIndex = at;
      const [, quote = "", value = ""] = pattern.exec(text) ?? [];
      if (value === "") continue;
      const what = secretKind(nameBefore(text, index + 1 - named.length, named), value);
      const start = pattern.lastIndex - quote.length - value.length;
      if (what) yield { what, start, end: start + value.length, value };
      break;
    }
  }
}

function secretKind(name: string, value: string): string | undefined {
  if (isPlaceholderSecret(value) || passwordHash.test(value) || isPublicKey(value, name) || isEncodedWords(value)) return undefined;
  if (/(?:password|passwd|pwd)$/i.test(name)) return isPassword(value) || isRandom(value) ? "password" : undefined;
  const isKey =
    /secret$/i.test(name) || (/token$/i.test(name) && !modelToken.test(name)) || (keyName.test(name) && !otherKeyName.test(name));
  return isKey && isRandom(value) ? "secret in an assignment" : undefined;
}

/** The whole identifier that ends with the matched word: `openai_api_key` for a match of `key"] = `. */
function nameBefore(text: string, index: number, matched: string): string {
  let start = index;
  while (start > 0 && index - start < 60 && /[\w.-]/.test(text.charAt(start - 1))) start--;
  // `AWS::IAM::AccessKey` names a type.
  if (text[start - 1] === ":") return "";
  return text.slice(start, index) + (/^[a-z]+/i.exec(matched)?.[0] ?? "");
}
