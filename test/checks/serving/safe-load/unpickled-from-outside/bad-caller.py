import io

import joblib
from fastapi import FastAPI, UploadFile

app = FastAPI()


class Registry:
    def read(self, data):
        return joblib.load(io.BytesIO(data))  # finding

    async def replace(self, request):
        self.model = self.read(await request.body())


@app.post("/model")
async def upload(file: UploadFile):
    return str(joblib.load(file.file))  # finding
