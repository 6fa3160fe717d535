from pyspark.sql import SparkSession

SparkSession.builder.appName("parcels").getOrCreate()
