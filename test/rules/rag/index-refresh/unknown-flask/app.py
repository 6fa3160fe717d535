from flask import Flask, request

from clauses import split_and_store

app = Flask(__name__)


@app.route("/contracts", methods=["POST"])
def add_contract():
    contract = request.files.get("contract")
    split_and_store(contract.filename, contract.read())
    return "", 201
