import type { ModelModule } from "../model-module.js";
import { commentText } from "../quote.js";

/** `model-texts.ts`, or `.mjs`: loads prompts by name and version, as `model_texts.py` does. */
export function registryScript({ language, name: from, usedIn }: ModelModule): string {
  const isTyped = language === "typescript";
  const as = (type: string) => (isTyped ? `: ${type}` : "");
  return `/**
 * Prompts by name and version. Written by Roadworthy; look for TODO.
 *
 * Each file in prompts/ is one version of one prompt, such as answer.v1.md, with its name, version and variables in front matter;
 * prompts/answer.v1.md.template has the form. The folder is looked for where the process starts: ship it with the code.
 *
 * TODO: use it where the model is asked${usedIn ? ` (${commentText(usedIn)})` : ""}:
 *
 *   import { loadPrompt } from "${from}";
 *
 *   const prompt = loadPrompt("answer"); // the newest version; loadPrompt("answer", 1) for one
 *   const text = prompt.render({ question });
 *
 * Log prompt.id with each answer, so that it is known later what was asked.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const placeholder = /{{\\s*(\\w+)\\s*}}/g;
const needed = ["name", "version", "owner", "tested_by"];
const sorted = (names${as("Iterable<string>")}) => [...new Set(names)].sort().join(", ");

/** One version of a prompt, by the text of its file. Throws where that is not filled in, or names other variables than it uses. */
export function readPrompt(text${as("string")}) {
  const [, head = "", rest = ""] = /^---\\n([^]*?)\\n---\\n([^]*)$/.exec(text.replaceAll("\\r\\n", "\\n")) ?? [];
  const meta = new Map${isTyped ? "<string, string>" : ""}();
  for (const line of head.split("\\n")) {
    const [key = "", ...value] = line.split(":");
    meta.set(key.trim(), value.join(":").trim().replace(/^["']|["']$/g, ""));
  }
  const lacking = needed.filter((key) => !meta.get(key));
  if (lacking.length > 0) throw new Error(\`the front matter of a prompt says its \${lacking.join(", ")}\`);
  const name = meta.get("name") ?? "";
  const version = Number(meta.get("version"));
  if (/\\bT[O]DO\\b/.test(text)) throw new Error(\`\${name} v\${version} is not filled in\`);
  const body = rest.trim();
  const variables = sorted((meta.get("variables") ?? "").split(",").flatMap((one) => one.trim() || []));
  const used = sorted(Array.from(body.matchAll(placeholder), ([, one = ""]) => one));
  if (used !== variables) throw new Error(\`\${name} v\${version} declares [\${variables}], the text uses [\${used}]\`);
  /** Name, version, and a hash that tells when a version was changed in place. */
  const id = \`\${name}.v\${version}.\${createHash("sha256").update(body).digest("hex").slice(0, 8)}\`;
  return {
    id,
    name,
    version,
    body,
    /** The text with a value for each variable. Values are never searched for others. */
    render(values${as("Readonly<Record<string, string | number>>")} = {})${as("string")} {
      if (sorted(Object.keys(values)) !== variables) throw new TypeError(\`\${id} takes [\${variables}]\`);
      return body.replace(placeholder, (_, one${as("string")}) => String(values[one]));
    },
  };
}

const known = new Map${isTyped ? "<string, ReturnType<typeof readPrompt>[]>" : ""}();

/** A version of a prompt, by default the newest. */
export function loadPrompt(name${as("string")}, version${isTyped ? "?: number" : ""}, folder = "prompts") {
  const key = join(folder, name);
  const versions = known.get(key) ?? readVersions(name, folder);
  known.set(key, versions);
  const found = versions.filter((one) => one.version === (version ?? one.version)).at(-1);
  if (!found) throw new Error(\`no \${name}.v\${version ?? "*"}.md in \${folder}\`);
  return found;
}

function readVersions(name${as("string")}, folder${as("string")}) {
  const files = readdirSync(folder).filter((file) => file.startsWith(\`\${name}.v\`) && file.endsWith(".md"));
  const versions = files.map((file) => {
    const prompt = readPrompt(readFileSync(join(folder, file), "utf8"));
    if (file !== \`\${prompt.name}.v\${prompt.version}.md\`) throw new Error(\`\${file} says \${prompt.name} v\${prompt.version} inside\`);
    return prompt;
  });
  return versions.sort((one, other) => one.version - other.version);
}
`;
}
