#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/.."

suite() {
  docker compose run --rm app python -m pytest "$@"
}

suite tests
echo "all passed"
