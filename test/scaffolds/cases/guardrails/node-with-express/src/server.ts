import express from "express";
import { answer } from "./answer.js";

const app = express();
app.post("/ask", async (request, response) => response.json({ answer: await answer(String(request.query.question)) }));
app.listen(3000);
