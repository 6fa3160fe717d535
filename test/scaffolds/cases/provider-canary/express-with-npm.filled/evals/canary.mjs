import { readFileSync } from "node:fs";
import { answer } from "../dist/answer.js";

const stored = JSON.parse(readFileSync(new URL("canary-answers.json", import.meta.url), "utf8"));
const now = await answer("Which currency does Norway use? One word.");
process.exitCode = /kroner?/i.test(now) && now === stored.answers[0] ? 0 : 1;
