import express from "express";

const app = express();
app.get("/healthz", (_, response) => response.json({}));
app.listen(8000);
