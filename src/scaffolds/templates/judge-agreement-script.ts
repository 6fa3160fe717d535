/** `evals/judge-agreement.mjs`: what `judge_agreement.py` does, for projects without Python. */
export const judgeAgreementScript = `/**
 * Does the judge say what people say? Written by Roadworthy.
 *
 *   node evals/judge-agreement.mjs
 *
 * It reads judge-human.csv: one row per answer, with what a person said (human) and what the judge said (judge). Label the answers without
 * looking at the judge's verdict, and keep hard cases in. Verdicts are words such as pass and fail, or whole numbers such as 1 to 5, for
 * which near misses count in part.
 *
 *   node evals/judge-agreement.mjs --import evals/results/latest.json
 *
 * adds what a run of promptfoo was graded, for people to label; the human column stays empty until then.
 * Exit code 0: the judge may be trusted. 1: it may not. 2: there is too little to tell.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const table = new URL("judge-human.csv", import.meta.url);
const columns = ["id", "question", "answer", "human", "judge"];

/** Fewer labelled rows say nothing about agreement. */
const minimumRows = 30;
/** The share of rows on which both say the same. */
const minimumAgreement = 0.8;
/** Agreement beyond what chance would give; 0.6 is commonly called substantial. */
const minimumKappa = 0.6;

const yes = new Set(["1", "1.0", "true", "yes", "pass", "passed", "correct"]);
const no = new Set(["0", "0.0", "false", "no", "fail", "failed", "incorrect"]);

/** The rows of a CSV file, by the names in its head; quoted fields may hold anything. */
function readTable(path = table) {
  const rows = [[""]];
  let isQuoted = false;
  const text = readFileSync(path, "utf8").replace(/^\\uFEFF/, "");
  for (let at = 0; at < text.length; at++) {
    const row = rows.at(-1);
    const sign = text[at];
    if (isQuoted && sign === '"' && text[at + 1] === '"') row[row.length - 1] += text[at++];
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted || !/[,\\r\\n]/.test(sign)) row[row.length - 1] += sign;
    else if (sign === ",") row.push("");
    else if (sign === "\\n") rows.push([""]);
  }
  const [head, ...lines] = rows.filter((row) => row.length > 1);
  return lines.map((line) => Object.fromEntries(head.map((name, index) => [name, line[index] ?? ""])));
}

function writeTable(rows, path = table) {
  const quote = (value) => (/[",\\r\\n]/.test(value) ? \`"\${value.replaceAll('"', '""')}"\` : value);
  const lines = [columns, ...rows.map((row) => columns.map((name) => quote(row[name] ?? "")))];
  writeFileSync(path, lines.map((line) => \`\${line.join(",")}\\n\`).join(""));
}

/** What both said on each row that both have judged. */
export function verdictPairs(rows) {
  const pairs = rows
    .map(({ human = "", judge = "" }) => [human.trim().toLowerCase(), judge.trim().toLowerCase()])
    .filter((pair) => pair.every((one) => one !== ""));
  if (pairs.flat().every((one) => yes.has(one) || no.has(one))) return pairs.map((pair) => pair.map((one) => Number(yes.has(one))));
  return pairs.flat().every((one) => /^-?\\d+$/.test(one)) ? pairs.map((pair) => pair.map(Number)) : pairs;
}

export function rawAgreement(pairs) {
  return pairs.filter(([human, judge]) => human === judge).length / pairs.length;
}

/** Cohen's kappa, quadratically weighted for grades of more than two levels. */
export function kappa(pairs) {
  const levels = [...new Set(pairs.flat())];
  const isGraded = levels.length > 2 && levels.every((one) => typeof one === "number");
  const distance = (first, second) => (isGraded ? (first - second) ** 2 : Number(first !== second));
  const share = (side, level) => pairs.filter((pair) => pair[side] === level).length / pairs.length;
  const observed = pairs.reduce((sum, [human, judge]) => sum + distance(human, judge), 0) / pairs.length;
  let expected = 0;
  for (const first of levels) for (const second of levels) expected += distance(first, second) * share(0, first) * share(1, second);
  // Where both always say one and the same, there is nothing to tell apart.
  return expected > 0 ? 1 - observed / expected : 0;
}

/** Adds answers that a model graded in a run of promptfoo, once each. */
function importPromptfoo(path) {
  const rows = readTable();
  const keyOf = ({ question, answer }) => JSON.stringify([question, answer]);
  const known = new Set(rows.map(keyOf));
  const { results } = JSON.parse(readFileSync(path, "utf8")).results;
  for (const { vars, response, gradingResult } of results) {
    for (const { pass, assertion } of gradingResult?.componentResults ?? []) {
      if (!/(?:rubric|factuality|closedqa|g-eval)$/.test(assertion?.type ?? "")) continue;
      const row = { question: JSON.stringify(vars ?? {}), answer: String(response?.output ?? "") };
      if (known.has(keyOf(row))) continue;
      known.add(keyOf(row));
      rows.push({ id: String(rows.length + 1), ...row, human: "", judge: pass ? "pass" : "fail" });
    }
  }
  writeTable(rows);
  return rows.length;
}

function main([option, path]) {
  if (option === "--import" && path) {
    console.log(\`judge-human.csv has \${importPromptfoo(path)} rows. Fill in the human column.\`);
    return 0;
  }
  const pairs = verdictPairs(readTable());
  if (pairs.length < minimumRows) {
    console.log(\`Only \${pairs.length} rows have both verdicts; label \${minimumRows}.\`);
    return 2;
  }
  const counts = new Map();
  for (const [human, judge] of pairs) {
    const line = \`human \${human}, judge \${judge}\`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  for (const [line, count] of [...counts].sort()) console.log(\`\${line}: \${count}\`);
  const [agreement, beyondChance] = [rawAgreement(pairs), kappa(pairs)];
  console.log(\`\${pairs.length} rows, agreement \${agreement.toFixed(3)}, kappa \${beyondChance.toFixed(3)}\`);
  if (agreement >= minimumAgreement && beyondChance >= minimumKappa) return 0;
  console.log(\`Below \${minimumAgreement} or kappa \${minimumKappa}: mend its prompt.\`);
  return 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = main(process.argv.slice(2));
`;
