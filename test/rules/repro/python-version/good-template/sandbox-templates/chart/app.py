print("A page of somebody else.")
