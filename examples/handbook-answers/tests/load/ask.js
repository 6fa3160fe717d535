// Against staging: k6 run tests/load/ask.js. Half of the questions come again, as they do in the week.
import http from "k6/http";
import { check } from "k6";

export const options = {
  scenarios: { morning: { executor: "constant-arrival-rate", rate: 5, timeUnit: "1s", duration: "3m", preAllocatedVUs: 60 } },
  thresholds: { http_req_duration: ["p(95)<6000"], http_req_failed: ["rate<0.01"], checks: ["rate>0.99"] },
};

const questions = ["How many days of leave do I get?", "What may a hotel cost?", "When do I need a doctor's note?"];

export default function () {
  const repeated = questions[__ITER % questions.length];
  const question = __ITER % 2 ? repeated : `${repeated} (${__VU}-${__ITER})`;
  // Staging sets RATE_LIMIT high enough for one account to ask all of this.
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${__ENV.STAGING_TOKEN}` };
  const response = http.post(`${__ENV.BASE_URL}/ask`, JSON.stringify({ question }), { headers });
  check(response, { answered: (r) => ["answered", "cached"].includes(r.json("outcome")) });
}
