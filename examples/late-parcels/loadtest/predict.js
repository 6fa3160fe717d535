// k6 run -e URL=https://… -e KEY=… loadtest/predict.js: fails when five in 100 answers take more than 150 ms.
import { check } from "k6";
import http from "k6/http";

export const options = {
  scenarios: { peak: { executor: "constant-arrival-rate", rate: 20, timeUnit: "1s", duration: "2m", preAllocatedVUs: 20 } },
  thresholds: { http_req_duration: ["p(95)<150"], http_req_failed: ["rate<0.01"] },
};

const depots = ["harbour", "hillside", "north", "south"];

export default function () {
  const parcel = {
    parcel_id: `p${String(__ITER).padStart(5, "0")}`,
    depot: depots[__ITER % depots.length],
    service: "standard",
    distance_km: 20 + (__ITER % 300),
    handovers: 1 + (__ITER % 4),
    depot_load: 0.8,
    rain_mm: 0,
  };
  const headers = { "content-type": "application/json", "x-api-key": __ENV.KEY };
  const answer = http.post(`${__ENV.URL}/predict`, JSON.stringify(parcel), { headers });
  check(answer, { "gives a score": (one) => one.status === 200 && one.json("score") >= 0 });
}
