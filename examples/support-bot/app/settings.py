"""What differs between machines, and what must not."""

import os

MODEL = os.getenv("ANSWER_MODEL", "gpt-4o-mini-2024-07-18")
EMBEDDING = "text-embedding-3-small"
COLLECTION = "articles"
QDRANT_URL = os.getenv("QDRANT_URL", "http://localhost:6333")
