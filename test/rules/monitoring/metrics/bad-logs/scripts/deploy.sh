#!/bin/bash
set -euo pipefail
aws ecs update-service --cluster parcels --service parcels --force-new-deployment
aws logs tail /ecs/parcels --since 5m
