#!/usr/bin/env bash
python judge.py --model small --data test
