import { GrowthBook } from "@growthbook/growthbook";
import express from "express";
import { answer } from "./answer.mjs";

const app = express();

app.post("/answers", async (request, response) => {
  const variants = new GrowthBook({ attributes: { id: request.body.user } });
  response.json({ answer: await answer(request.body.question, ""), prompt: variants.getFeatureValue("prompt", "a") });
});

app.listen(8080);
