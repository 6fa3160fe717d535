import pandas as pd

from rag.search import search

tags = ["en", "code_switched"]


def hits(cases):
    cases = pd.DataFrame(cases).to_dict("records")
    for slice_tag in [None, *tags]:
        chosen = [one for one in cases if slice_tag is None or slice_tag in one["tags"]]
        found = sum(one["source"] in search(one["question"]) for one in chosen)
        yield {"metric": "hit_rate", "slice_tag": slice_tag, "value": found / len(chosen)}
