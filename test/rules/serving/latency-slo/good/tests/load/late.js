import http from "k6/http";
import { check } from "k6";

export const options = {
  vus: 20,
  duration: "1m",
  thresholds: { http_req_duration: ["p(95)<400"] },
};

export default function () {
  const answer = http.post("http://localhost:8000/late?weight=12");
  check(answer, { "is answered": (one) => one.status === 200 });
}
