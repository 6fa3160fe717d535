from fastapi import FastAPI

app = FastAPI()


@app.get("/scores/{loan}")
def score(loan: str) -> float:
    return app.state.store.score_of(loan)
