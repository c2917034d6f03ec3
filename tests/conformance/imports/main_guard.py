print(__name__, "runs" if __name__ == "__main__" else "imported")
