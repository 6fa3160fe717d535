from torch import hub

from settings import BASE


class Detector:
    def load(self):
        first = hub.load_state_dict_from_url(  # finding
            f"{BASE}/small.pth",
            map_location="cpu",
        )
        second = hub.load_state_dict_from_url(url=f"{BASE}/large.pth", weights_only=False)
        return first, second
