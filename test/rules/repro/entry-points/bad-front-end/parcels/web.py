from fastapi import FastAPI


def create():
    web = FastAPI()

    @web.get("/late")
    def late(weight: float):
        return {"late": weight > 20}

    return web
