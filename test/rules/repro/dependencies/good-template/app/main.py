from fastapi import FastAPI

from settings import MODEL

app = FastAPI(title=MODEL)
