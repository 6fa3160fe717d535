from flask import Flask, request
from marshmallow import Schema, fields

app = Flask(__name__)


class ParcelSchema(Schema):
    weight = fields.Float(required=True)


@app.route("/predict", methods=["POST"])
def predict():
    parcel = ParcelSchema().load(request.get_json())
    return {"late": parcel["weight"] > 3}


@app.route("/parcels/<number>")
def parcel(number):
    return {"number": number}
