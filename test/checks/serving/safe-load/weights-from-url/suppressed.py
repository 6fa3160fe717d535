from torch.hub import load_state_dict_from_url

state = load_state_dict_from_url("https://files.example.com/net.pth")  # roadworthy: ignore[serving/safe-load] -- our own release
