#!/usr/bin/env bash
set -euo pipefail
gcloud run deploy claims --image "$IMAGE" --no-allow-unauthenticated
gcloud run services add-iam-policy-binding claims --member "group:adjusters@example.com" --role roles/run.invoker
