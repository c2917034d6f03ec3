print("fine")
name = "oops
