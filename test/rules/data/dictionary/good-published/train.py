from datasets import load_dataset


def sentences():
    return load_dataset("nyu-mll/glue", "cola", revision="bcdcba79d07bc864c1c254ccfcedcce55bcc9a8c")["train"]
