from fastapi import FastAPI

app = FastAPI()
jobs = []


@app.post("/jobs")
def add(name: str):
    jobs.append({"name": name, "role": "worker"})
    return {"waiting": len(jobs)}
