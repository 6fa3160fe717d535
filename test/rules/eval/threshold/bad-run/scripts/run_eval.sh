#!/bin/bash
python scripts/evaluate.py "$@"
