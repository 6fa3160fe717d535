import { clusterFolder } from "../cluster.js";
import { serviceManifest } from "./kubernetes.js";

/** One Service a version, so that a route can tell them apart. */
export function canaryServices(name: string): string {
  return `# Written by Roadworthy: one Service for each version, for the route to weigh.
${serviceManifest(name, "stable")}---
${serviceManifest(name, "canary")}`;
}

/** A route that shares the traffic between two versions. */
export function canaryRoute(name: string): string {
  return `# Written by Roadworthy: who gets which share of the requests. deploy/canary.sh changes the weights while a canary runs.
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: ${name}
spec:
  parentRefs:
    # TODO: the Gateway that takes the requests in; it has to implement weights, as the Gateway API asks.
    - name: todo-gateway
  rules:
    - backendRefs:
        - { name: ${name}-stable, port: 80, weight: 95 }
        - { name: ${name}-canary, port: 80, weight: 5 }
`;
}

/** \`deploy/canary.sh\`: starts a canary, moves traffic, promotes it or takes it back. */
export function canaryScript(name: string): string {
  return `#!/usr/bin/env bash
# Written by Roadworthy: gives a new version a part of the traffic first, then all of it or none.
#   deploy/canary.sh start IMAGE     runs IMAGE beside the stable version, with 5 % of the requests
#   deploy/canary.sh weight PERCENT  gives it another share: 25, then 50
#   deploy/canary.sh check           asks Prometheus (PROMETHEUS=http://…) whether it does worse
#   deploy/canary.sh promote         after the same check, makes its image the stable one
#   deploy/canary.sh abort           sends all requests to the stable version again, at once
set -euo pipefail

# Where the service runs; both can be set from outside.
namespace="\${NAMESPACE:-production}"
# As few requests tell nothing, and as many failures are too many.
least_requests="\${LEAST_REQUESTS:-200}"
most_failures="\${MOST_FAILURES:-0.02}"

here="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)"
files="$here/${clusterFolder.replace(/^deploy\//, "")}/canary"

kube() {
  kubectl --namespace "$namespace" "$@"
}

give() {
  local canary="$1" path=/spec/rules/0/backendRefs
  kube patch httproute ${name} --type=json --patch "[
    {\\"op\\": \\"replace\\", \\"path\\": \\"$path/0/weight\\", \\"value\\": $((100 - canary))},
    {\\"op\\": \\"replace\\", \\"path\\": \\"$path/1/weight\\", \\"value\\": $canary}
  ]"
}

# Succeeds when a query that looks for trouble finds none.
finds_nothing() {
  local answer
  answer="$(curl --fail --silent --show-error --get "\${PROMETHEUS:?set it to the address of Prometheus}/api/v1/query" --data-urlencode "query=$1")"
  [[ "$answer" == *'"status":"success"'* && "$answer" == *'"result":[]'* ]]
}

check() {
  local pods='pod=~"${name}-canary-.*"'
  if ! finds_nothing "(sum(increase(service_requests_total{$pods}[30m])) or vector(0)) < $least_requests"; then
    echo "Fewer than $least_requests requests in half an hour: too early to tell." >&2
    return 1
  fi
  if ! finds_nothing "sum(rate(service_errors_total{$pods}[30m])) / sum(rate(service_requests_total{$pods}[30m])) > $most_failures"; then
    echo "The canary fails more than $most_failures of its requests: abort it." >&2
    return 1
  fi
}

end() {
  give 0
  kube scale deployment/${name}-canary --replicas=0
}

case "\${1:-}" in
  start)
    image="\${2:?name the image: deploy/canary.sh start IMAGE}"
    sed "s|image: ${name}:canary|image: $image|" "$files/deployment.yaml" | kube apply --filename -
    kube apply --filename "$files/services.yaml"
    # Requests come only once it is ready for them.
    kube rollout status deployment/${name}-canary --timeout=10m
    kube apply --filename "$files/route.yaml"
    ;;
  weight)
    if ! [[ "\${2:-}" =~ ^([0-9]|[1-9][0-9])$ ]]; then
      echo "Give a share from 0 to 99." >&2
      exit 2
    fi
    give "$2"
    ;;
  check)
    check
    ;;
  promote)
    check
    image="$(kube get deployment/${name}-canary --output 'jsonpath={.spec.template.spec.containers[0].image}')"
    kube set image deployment/${name} "${name}=$image"
    if ! kube rollout status deployment/${name} --timeout=10m; then
      kube rollout undo deployment/${name}
      end
      exit 1
    fi
    end
    echo "Stable runs $image now. Write it into ${clusterFolder}/overlays/production, or the next deployment takes it back."
    ;;
  abort)
    end
    ;;
  *)
    sed -n '2,7p' "$0" >&2
    exit 2
    ;;
esac
`;
}
