from fastapi import FastAPI, UploadFile

from clauses import split_and_store

app = FastAPI()


@app.post("/contracts")
async def add_contract(contract: UploadFile):
    split_and_store(contract.filename, await contract.read())
