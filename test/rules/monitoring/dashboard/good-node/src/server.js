import express from "express";
import { collectDefaultMetrics, Counter, Histogram, register } from "prom-client";

collectDefaultMetrics();
const requests = new Counter({ name: "quotes_requests_total", help: "Requests", labelNames: ["outcome"] });
const latency = new Histogram({ name: "quotes_seconds", help: "Seconds to an answer" });

const app = express();
app.get("/quote", (_request, response) => {
  const end = latency.startTimer();
  requests.inc({ outcome: "ok" });
  response.json({});
  end();
});
app.get("/metrics", async (_request, response) => response.send(await register.metrics()));
app.listen(8080);
