FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends build-essential tesseract-ocr && rm -rf /var/lib/apt/lists/*
COPY app app
RUN pip install --no-cache-dir ocrmypdf==16.6.2
ENTRYPOINT ["python", "-m"]
