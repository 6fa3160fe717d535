"""Listen to samples and rate them: flask --app scripts.rate run"""

from flask import Flask, request

app = Flask("rate")


@app.route("/rate", methods=["POST"])
def rate():
    with open("ratings.txt", "a") as file:
        file.write(request.form["rating"])
    return ""
