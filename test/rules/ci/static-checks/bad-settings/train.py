print("boxes")
