from datasets import load_dataset


def sentences():
    return load_dataset("csv", data_files="data/sentences.csv")["train"]
