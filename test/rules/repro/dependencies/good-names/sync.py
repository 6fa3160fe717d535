import pandas as pd
from datasets import load_dataset
from googleapiclient.discovery import build
from packaging import version
from tqdm import tqdm
from transformers import pipeline

print(pd, load_dataset, build, version, tqdm, pipeline)
