import express from "express";

const notice = "This text was written by AI. It can make mistakes, so please verify the answer.";
const app = express();
app.get("/notice", (_, response) => response.json({ notice }));
app.listen(8080);
