SCANNER = [
    "2026-06-24T08:15:30Z DEPOT=7 FILE=C:\\Users\\alice\\Downloads\\labels.exe",
    "[2026-06-24 08:15:31] wrote /home/alice/scans/17.png",
]
