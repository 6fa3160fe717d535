import torch.utils.model_zoo as zoo

state = zoo.load_url("https://files.example.com/net.pth")  # finding
