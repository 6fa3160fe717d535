import { LangfuseClient } from "@langfuse/client";
import items from "./datasets/answers.json";
import { answer } from "../lib/answer.js";

const langfuse = new LangfuseClient();
const result = await langfuse.experiment.run({ name: "answers", data: items, task: answer, evaluators: [] });
console.log(await result.format());
