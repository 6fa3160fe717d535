import express from "express";
import { logger } from "./lib/logger";

const app = express();
app.get("/healthz", (_, response) => {
  logger.info("asked", { route: "/healthz" });
  response.json({});
});
app.listen(8080);
