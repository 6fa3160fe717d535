from torch.hub import load_state_dict_from_url

URLS = {"resnet18": "https://download.pytorch.org/models/resnet18-f37072fd.pth"}
state = load_state_dict_from_url(URLS["resnet18"])
