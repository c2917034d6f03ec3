class Kitchen:
    def __init__(self):
        self.burners = 2


k = Kitchen()
k.burner
