from fastapi import FastAPI

from service.routes import router

api = FastAPI()  # finding
api.include_router(router, prefix="/v1")
