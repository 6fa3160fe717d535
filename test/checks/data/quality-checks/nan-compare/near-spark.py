from pyspark.sql import functions as F


def clean(parcels):
    return parcels.where(F.col("weight") != float("nan"))
