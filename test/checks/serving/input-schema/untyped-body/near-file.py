from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/image")
async def image(file: UploadFile):
    return {"size": len(await file.read())}
