from pyspark.sql import SparkSession
from pyspark.sql.types import DoubleType, StringType, StructField, StructType

SHIPMENTS = StructType([StructField("shipment_id", StringType(), False), StructField("weight_kg", DoubleType(), True)])


def load(spark: SparkSession, path: str):
    return spark.read.schema(SHIPMENTS).json(path)
