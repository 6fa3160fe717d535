import os

import boto3

QUERY_OUTPUT_LOCATION = os.environ.get("QUERY_OUTPUT_LOCATION", "s3://parcels-query-results")

athena = boto3.client("athena")


def late(day: str):
    return athena.start_query_execution(
        QueryString=f"SELECT * FROM parcels WHERE day = '{day}' AND late",
        ResultConfiguration={"OutputLocation": QUERY_OUTPUT_LOCATION},
    )
