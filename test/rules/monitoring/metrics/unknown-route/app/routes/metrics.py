import sqlite3

from fastapi import APIRouter

router = APIRouter()


@router.get("/metrics/requests")
def requests() -> dict:
    rows = sqlite3.connect("requests.db").execute("select route, count(*), avg(seconds) from requests group by route")
    return {route: {"requests": count, "seconds": seconds} for route, count, seconds in rows}
