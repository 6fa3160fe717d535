import express from "express";
import OpenAI from "openai";

export const client = new OpenAI({ timeout: 20_000 });
const app = express();
app.get("/health", (_request, response) => response.send("ok"));
app.get("/ready", (_request, response) => response.send("ok"));
