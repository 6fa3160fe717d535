import modal

app = modal.App("churn")


@app.function()
@modal.fastapi_endpoint(method="POST")
def predict(months: int):
    return {"churn": months < 3}
