from torch.hub import load_state_dict_from_url

state = load_state_dict_from_url("file:///opt/weights/net.pth")
