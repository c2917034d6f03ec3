x = 2
if x:
    break
