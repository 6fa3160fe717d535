import type { Stack } from "../../project/stack.js";

/** `evals/canary.mjs`: what `canary.py` does, on Node.js alone. */
export function canaryNode({ language }: Stack): string {
  const [model] = language.models;
  const client = clients[language.provider?.value ?? ""];
  const asked = model && client ? asking(client, model.value) : unknown;
  return `/**
 * Has the provider changed the model? Written by Roadworthy; look for TODO.
 *
 * \`node evals/canary.mjs --record\` asks each question and stores the answers in canary-answers.json: read them, and commit the file.
 * Without --record it asks again and compares. A difference is a reason to run the evaluations, not yet a fault: record anew once they pass.
 * Exit codes: 0 as before, 1 changed, 2 nothing to compare with.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const stored = new URL("canary-answers.json", import.meta.url);
const results = new URL("results/canary.json", import.meta.url);
/** How alike two answers are, from 0 to 1. Models vary a little at temperature 0 as well. */
const minimumSimilarity = 0.6;
/** The share of questions that may be answered otherwise. */
const allowedChanges = 0.2;

/** Five to ten questions, each with a pattern that every right answer matches. */
function questions() {
  // TODO: take short ones from real use that have one right answer, such as:
  //   return { "Which currency does Norway use? One word.": /\\bkroner?\\b/i };
  throw new Error("TODO: return questions and patterns of their answers");
}

/** The answer, and the model that the provider says gave it. */
async function ask(question) {
${asked}
}

/** The share of words that stand in both in the same order. */
function similarity(one, other) {
  const [first, second] = [one, other].map((text) => text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) ?? []);
  let row = Array(second.length + 1).fill(0);
  for (const word of first) {
    const next = [0];
    for (const [at, known] of second.entries()) next.push(word === known ? row[at] + 1 : Math.max(row[at + 1], next[at]));
    row = next;
  }
  return first.length + second.length > 0 ? (2 * row[second.length]) / (first.length + second.length) : 1;
}

/** What is different now, in words. */
function compare(before, now, patterns) {
  return Object.entries(patterns).flatMap(([question, pattern]) => {
    const [old, answer] = [before[question], now[question]];
    if (!pattern.test(answer)) return \`\${question}\\n  does not match \${pattern}: \${answer.slice(0, 200)}\`;
    if (typeof old !== "string") return \`\${question}\\n  was not recorded\`;
    return similarity(old, answer) < minimumSimilarity ? \`\${question}\\n  was \${old.slice(0, 200)}\\n  is \${answer.slice(0, 200)}\` : [];
  });
}

async function main() {
  const patterns = questions();
  const isRecording = process.argv.includes("--record");
  const count = Object.keys(patterns).length;
  if (count === 0 || (!isRecording && !existsSync(stored))) {
    console.error(count === 0 ? "questions() returns none" : "canary-answers.json is missing: run with --record, read it and commit it");
    return 2;
  }
  const now = { model: "", answers: {} };
  for (const question of Object.keys(patterns)) {
    const { answer, model } = await ask(question);
    now.answers[question] = answer;
    now.model = model;
  }
  const text = \`\${JSON.stringify(now, null, 2)}\\n\`;
  const before = isRecording ? now : JSON.parse(readFileSync(stored, "utf8"));
  const changes = compare(before.answers, now.answers, patterns);
  for (const change of changes) console.log(change);
  if (isRecording) {
    if (changes.length > 0) return 1;
    writeFileSync(stored, text);
    return 0;
  }
  mkdirSync(new URL(".", results), { recursive: true });
  writeFileSync(results, text);
  const isRenamed = before.model !== now.model;
  if (isRenamed) console.log(\`the provider answers as \${now.model}, was \${before.model}\`);
  console.log(\`\${changes.length} of \${count} answers changed\`);
  return isRenamed || changes.length / count > allowedChanges ? 1 : 0;
}

process.exitCode = await main();
`;
}

const unknown = `  // TODO: ask the provider as production does, at temperature 0.
  throw new Error("TODO: return the answer and the model");`;

function asking({ url, headers, option, answer: [taken, answer] }: Client, id: string): string {
  return `  const reply = await fetch(${url}, {
    method: "POST",
    signal: AbortSignal.timeout(60_000),
    headers: { "content-type": "application/json", ${headers} },
    body: JSON.stringify({
      // As production asks it.
      model: ${JSON.stringify(id)},
      temperature: 0,
      ${option},
      messages: [{ role: "user", content: question }],
    }),
  });
  if (!reply.ok) throw new Error(\`the provider answers \${reply.status}: \${(await reply.text()).slice(0, 300)}\`);
  const { model, ${taken} } = await reply.json();
  return { answer: ${answer}, model };`;
}

interface Client {
  readonly url: string;
  readonly headers: string;
  readonly option: string;
  /** What is taken from the reply, and where the answer stands in it. */
  readonly answer: readonly [string, string];
}

const clients: Readonly<Record<string, Client>> = {
  openai: {
    url: `\`\${process.env.OPENAI_BASE_URL ?? "https://api.openai.com/v1"}/chat/completions\``,
    headers: "authorization: `Bearer ${process.env.OPENAI_API_KEY}`",
    option: "seed: 7",
    answer: ["choices", 'choices[0].message.content ?? ""'],
  },
  anthropic: {
    url: `\`\${process.env.ANTHROPIC_BASE_URL ?? "https://api.anthropic.com"}/v1/messages\``,
    headers: `"x-api-key": process.env.ANTHROPIC_API_KEY, "anthropic-version": "2023-06-01"`,
    option: "max_tokens: 500",
    answer: ["content", 'content.flatMap((one) => one.text ?? []).join("")'],
  },
};
