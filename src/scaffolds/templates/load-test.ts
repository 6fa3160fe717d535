import { pythonLiteral, pythonString } from "../quote.js";
import type { SampleRequest } from "../request-sample.js";

/** What the load test holds the service to. */
export interface LoadLimits {
  /** 95 of 100 answers come within so many milliseconds. */
  readonly p95: number;
  /** Answers a second, where a throughput is promised. */
  readonly throughput?: number;
  readonly isDeclared: boolean;
}

/** `tests/load/loadtest.py`: asks the service for a while and fails when it is too slow or wrong. Needs nothing but Python. */
export function loadTestScript(port: number, request: SampleRequest | undefined, { p95, throughput, isDeclared }: LoadLimits): string {
  return `"""Load test of the service: fails when its answers are slow or wrong. Written by Roadworthy.

    python tests/load/loadtest.py --url http://127.0.0.1:${port}

Exit code 0: within the limits. 1: beyond one of them. 2: nothing could be measured.
Use it only against systems of your own.
"""

import argparse
import json
import socket
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

${
  request
    ? "# Made up from the types in the code. Put in what users really send."
    : "# TODO: a request as users send it; the test fails with exit code 2 until it is there."
}
METHOD = ${pythonString(request?.method ?? "POST")}
PATH = ${pythonString(request?.path ?? "TODO: /predict")}
BODY = ${request?.body ? pythonLiteral(request.body) : "None"}

# ${isDeclared ? "What serving[].slo in roadworthy.yaml promises." : "A starting point: set it to what users need, and declare it in serving[].slo."}
P95_MILLISECONDS = ${p95}
LEAST_REQUESTS_PER_SECOND = ${throughput ?? 1}
MOST_FAILURES = 0.01


class Answers:
    """What all users saw."""

    def __init__(self):
        self.lock = threading.Lock()
        self.milliseconds = []
        self.failures = {}

    def add(self, milliseconds, failure):
        with self.lock:
            self.milliseconds.append(milliseconds)
            if failure:
                self.failures[failure] = self.failures.get(failure, 0) + 1


def ask(url, timeout):
    """The reason why a request failed, or nothing."""
    data = None if BODY is None else json.dumps(BODY).encode()
    headers = {"Content-Type": "application/json", "User-Agent": "loadtest"}
    request = urllib.request.Request(url, data=data, headers=headers, method=METHOD)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            answer.read()
        return None
    except urllib.error.HTTPError as error:
        return f"HTTP {error.code}"
    except OSError as error:
        return type(error).__name__


def use(url, until, timeout, answers):
    """One user, who asks again as soon as there is an answer."""
    while time.perf_counter() < until:
        started = time.perf_counter()
        failure = ask(url, timeout)
        answers.add((time.perf_counter() - started) * 1000, failure)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def wait_for(url, seconds):
    """Whether the port accepts connections within so many seconds."""
    parts = urllib.parse.urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection((parts.hostname, port), 2).close()
            return True
        except OSError:
            if time.monotonic() > until:
                return False
            time.sleep(0.2)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="http://127.0.0.1:${port}")
    parser.add_argument("--users", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--wait", type=float, default=60, help="seconds to wait first")
    parser.add_argument("--p95", type=float, default=P95_MILLISECONDS)
    options = parser.parse_args()
    if PATH.startswith("TODO"):
        print("Fill in METHOD, PATH and BODY first.", file=sys.stderr)
        return 2
    if not wait_for(options.url, options.wait):
        print(f"Nothing listens at {options.url}.", file=sys.stderr)
        return 2
    url = options.url.rstrip("/") + PATH
    timeout = max(10, options.p95 / 1000 * 5)
    # The first answers load what later ones find ready.
    ask(url, timeout)
    answers = Answers()
    until = time.perf_counter() + options.seconds
    users = [
        threading.Thread(target=use, args=(url, until, timeout, answers), daemon=True)
        for _ in range(options.users)
    ]
    started = time.perf_counter()
    for user in users:
        user.start()
    for user in users:
        user.join()
    rate = len(answers.milliseconds) / (time.perf_counter() - started)
    failed = sum(answers.failures.values()) / len(answers.milliseconds)
    p95 = percentile(answers.milliseconds, 0.95)
    median = percentile(answers.milliseconds, 0.5)
    print(
        f"{len(answers.milliseconds)} requests, {rate:.1f} a second, median {median:.0f} ms, "
        f"p95 {p95:.0f} ms, {failed:.1%} failed {answers.failures or ''}"
    )
    problems = []
    if p95 > options.p95:
        problems.append(f"p95 is {p95:.0f} ms, more than {options.p95:.0f} ms.")
    if failed > MOST_FAILURES:
        problems.append(f"{failed:.1%} of the requests failed.")
    if rate < LEAST_REQUESTS_PER_SECOND:
        least = LEAST_REQUESTS_PER_SECOND
        problems.append(f"{rate:.1f} requests a second, fewer than {least}.")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
`;
}
