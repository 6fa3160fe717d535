import express from "express";

const app = express();

app.post("/chat", async (req, res) => {
  const { question } = req.body;
  res.json({ question });
});
