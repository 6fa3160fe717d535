from flask import Flask

app = Flask(__name__)


@app.get("/late")
def late():
    return {"late": False}
