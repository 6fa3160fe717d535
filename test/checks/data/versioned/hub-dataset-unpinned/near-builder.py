from datasets import load_dataset

rows = load_dataset("csv", data_files="rows.csv")
others = load_dataset("imagefolder", data_dir="images")
