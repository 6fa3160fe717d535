import { Faithfulness } from "autoevals";
import { Eval } from "braintrust";
import { answer } from "../src/answer";
import cases from "./cases.json";

Eval("refund-desk", {
  data: () => cases,
  task: ({ question, context }) => answer(question, context),
  scores: [Faithfulness],
});
