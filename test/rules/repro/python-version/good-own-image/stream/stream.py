print("stream")
