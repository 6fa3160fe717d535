FROM python:3.12-slim
WORKDIR /srv
COPY app app
RUN pip install --no-cache-dir fastapi==0.115.6 uvicorn==0.34.0
USER 10001
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0"]
