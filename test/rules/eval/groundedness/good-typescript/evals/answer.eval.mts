import { Faithfulness } from "autoevals";
import { Eval } from "braintrust";
import cases from "./cases.json" with { type: "json" };
import { answer } from "../src/answer.mjs";

Eval("refund-desk", {
  data: () => cases,
  task: ({ question, context }: { question: string; context: string }) => answer(question, context),
  scores: [Faithfulness],
});
