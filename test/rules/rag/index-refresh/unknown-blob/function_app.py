import azure.functions as func

from clauses import split_and_store

app = func.FunctionApp()


@app.blob_trigger(arg_name="contract", path="contracts/{name}", connection="STORE")
def index_contract(contract: func.InputStream):
    split_and_store(contract.name, contract.read())
