#!/bin/sh
# python predict.py /home/alice/parcels/runs/2026-06-05-late-parcels-with-weather-and-holidays-fold-0/main/checkpoints/best.pth /home/alice/parcels/runs/2026-06-05-late-parcels-with-weather-and-holidays-fold-1/main/checkpoints/best.pth /home/alice/parcels/runs/2026-06-05-late-parcels-with-weather-and-holidays-fold-2/main/checkpoints/best.pth
python predict.py "$RUNS"/*/best.pth
