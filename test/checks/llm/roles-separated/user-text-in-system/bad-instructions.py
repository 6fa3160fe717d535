from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()
ROLE = "You write product texts."


@app.route("/write", methods=["POST"])
def write():
    data = request.get_json()
    wishes = data.get("wishes", "").strip()
    rules = ROLE + " Keep to these wishes: " + wishes
    reply = client.responses.create(model="gpt-4.1-2025-04-14", instructions=rules, input=data["product"])  # finding
    return jsonify(text=reply.output_text)
