#!/bin/bash
pip install -r requirements.txt
python -m pytest tests
python scripts/upload_report.py
