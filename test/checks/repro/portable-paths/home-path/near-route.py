from fastapi import FastAPI

app = FastAPI()


@app.get("/home/overview/today")
def overview():
    return {"link": "https://example.com/home/alice/today"}
