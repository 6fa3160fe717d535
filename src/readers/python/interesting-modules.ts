/** Root modules whose use can interest a rule or the tool table, by what they are for. */
export const interestingModules: ReadonlySet<string> = new Set(
  `
  numpy scipy pandas polars pyarrow dask vaex modin cudf cupy xarray ibis fireducks numba geopandas
  sklearn skops imblearn xgboost lightgbm catboost statsmodels prophet pmdarima sktime darts neuralforecast statsforecast gluonts tslearn
  skforecast orbit cmdstanpy pystan pymc pyro numpyro lifelines surprise implicit lightfm h2o pycaret autogluon tpot flaml auto_sklearn autosklearn
  category_encoders feature_engine mlxtend umap hdbscan shap lime eli5 captum alibi interpret dalex fairlearn aif360 optuna hyperopt skopt nevergrad ax
  torch torchvision torchaudio torchtext torchmetrics pytorch_lightning lightning lightning_fabric fastai ignite timm accelerate deepspeed
  tensorflow tensorflow_hub tensorflow_datasets tensorflow_probability tensorflow_text tensorflow_data_validation tensorflow_transform
  tensorflow_model_analysis tfx keras keras_core keras_tuner kerastuner keras_nlp keras_hub keras_cv jax flax haiku optax orbax mxnet paddle mindspore
  onnx onnxruntime onnxmltools skl2onnx openvino tensorrt coremltools tflite_runtime ctranslate2 optimum bitsandbytes auto_gptq awq llmcompressor neural_compressor
  cv2 PIL skimage albumentations ultralytics detectron2 mmcv mmdet kornia librosa soundfile whisper faster_whisper easyocr pytesseract
  stable_baselines3 gym gymnasium rllib
  transformers peft trl datasets evaluate tokenizers huggingface_hub diffusers sentence_transformers setfit safetensors unsloth axolotl spacy nltk gensim
  textblob flair stanza fasttext tiktoken sentencepiece rouge rouge_score sacrebleu bert_score nlgeval jiwer
  openai anthropic google vertexai boto3 botocore aioboto3 mistralai cohere groq together replicate fireworks ollama vllm litellm llama_cpp gpt4all
  ai21 aleph_alpha_client voyageai zhipuai dashscope qianfan cerebras portkey_ai openrouter text_generation sglang lmdeploy mlx mlx_lm
  langchain langchain_core langchain_community langchain_openai langchain_anthropic langchain_google_genai langchain_google_vertexai langchain_aws
  langchain_mistralai langchain_cohere langchain_groq langchain_ollama langchain_huggingface langchain_chroma langchain_pinecone langchain_qdrant
  langchain_milvus langchain_postgres langchain_experimental langchain_text_splitters langserve langgraph langmem llama_index llama_parse gpt_index
  haystack haystack_integrations dspy instructor outlines guidance marvin mirascope lmql crewai crewai_tools autogen autogen_agentchat autogen_core autogen_ext
  pyautogen ag2 pydantic_ai agents semantic_kernel smolagents agno phi swarm camel metagpt letta mem0 mcp fastmcp tavily pandasai
  pinecone pymilvus milvus qdrant_client chromadb weaviate faiss elasticsearch elasticsearch_dsl opensearchpy redis redisvl lancedb pgvector vespa
  annoy hnswlib usearch txtai ragatouille cohere_rerank flashrank FlagEmbedding unstructured docling pypdf PyPDF2 pdfplumber fitz
  psycopg psycopg2 asyncpg pg8000 sqlalchemy sqlmodel databases peewee tortoise pymysql MySQLdb mysql aiomysql pyodbc cx_Oracle oracledb clickhouse_driver
  clickhouse_connect pymongo motor mongoengine neo4j cassandra snowflake duckdb redshift_connector databricks pyathena awswrangler trino prestodb
  pyspark delta deltalake pyiceberg pyhudi sparknlp pydeequ flink pyflink apache_beam hdfs s3fs gcsfs adlfs fsspec smart_open minio lakefs lakefs_client
  airflow dagster prefect kfp kedro zenml metaflow luigi flytekit argo hera mage_ai dbt sqlmesh dlt airbyte airbyte_cdk singer_sdk meltano
  celery dramatiq rq huey arq apscheduler schedule kafka confluent_kafka aiokafka faust pika aio_pika nats pulsar hubspot mailchimp_marketing mailchimp3 gspread pygsheets
  mlflow wandb comet_ml neptune clearml trains tensorboard tensorboardX aim dvc dvclive sagemaker azureml azure sacred guild polyaxon determined
  fastapi flask flask_restful flask_restx django rest_framework ninja starlette litestar falcon sanic tornado quart bottle uvicorn gunicorn hypercorn
  bentoml ray litserve mlserver seldon_core kserve tritonclient triton_python_backend_utils pytriton ts torchserve cog truss modal beam runpod banana_dev
  streamlit gradio chainlit dash panel solara shiny nicegui mesop reflex mangum aws_lambda_powertools aws_cdk pulumi cdktf
  prometheus_client prometheus_fastapi_instrumentator opentelemetry opentelemetry_instrumentation openinference openllmetry traceloop datadog ddtrace sentry_sdk
  newrelic elasticapm statsd structlog loguru pythonjsonlogger json_log_formatter watchtower logfire slowapi fastapi_limiter flask_limiter
  evidently nannyml whylogs langkit alibi_detect frouros river deepchecks phoenix arize fiddler aporia superwise langfuse langsmith opik helicone agentops weave
  braintrust humanloop promptlayer literalai parea athina galileo_core
  great_expectations soda sodasql pandera pydantic pydantic_settings deequ cerberus schema jsonschema marshmallow frictionless datacontract msgspec
  ydata_profiling pandas_profiling sweetviz cleanlab snorkel label_studio_sdk argilla prodigy rubrix
  ragas deepeval evals lm_eval inspect_ai giskard trulens trulens_eval trulens_core promptfoo uptrain autoevals tonic_validate continuous_eval helm
  guardrails nemoguardrails llm_guard presidio_analyzer presidio_anonymizer rebuff lakera_guard detoxify garak pyrit purplellama
  pytest unittest nose hypothesis locust syrupy responses respx vcr moto testcontainers behave schemathesis
  requests httpx aiohttp urllib.request urllib3 websockets grpc bs4 lxml scrapy selenium playwright mechanize newspaper trafilatura tenacity backoff
  pickle cPickle joblib dill cloudpickle shelve marshal yaml jsonpickle numpy_financial h5py tables zarr
  hydra omegaconf confuse dynaconf decouple environs dotenv gin ml_collections absl click typer fire invoke nox
  subprocess socketserver http.server smtplib sqlite3 jwt authlib passlib jose cryptography hvac
  feast featuretools tecton hopsworks feathr
  diskcache cachetools aiocache gptcache fakeredis
  `
    .trim()
    .split(/\s+/),
);
