from parcels.late import late


def test_model(settings: dict, checkpoint: str):
    print(late(settings["hours"]), checkpoint)
