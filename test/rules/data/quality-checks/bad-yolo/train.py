from utils.dataset import check_dataset, count_labels

data = check_dataset("parcels.yaml")
print(count_labels(data))
