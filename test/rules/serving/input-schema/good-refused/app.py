from typing import Any

from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/alerts")
def alerts(payload: dict[str, Any]):
    try:
        names = [alert["labels"]["alertname"] for alert in payload["alerts"]]
    except (KeyError, TypeError) as error:
        raise HTTPException(status_code=422, detail=str(error)) from error
    return {"alerts": names}
