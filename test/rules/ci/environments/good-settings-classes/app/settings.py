import os


class Config:
    DEBUG = False


class DevelopmentConfig(Config):
    DEBUG = True


class ProductionConfig(Config):
    DATABASE_URL = os.getenv("DATABASE_URL")


config = dict(dev=DevelopmentConfig, prod=ProductionConfig)[os.getenv("APP_ENV", "dev")]
