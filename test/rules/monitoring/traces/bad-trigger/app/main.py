from fastapi import FastAPI

app = FastAPI()


@app.get("/late")
def late():
    return {}
