# uvicorn: run() serves the requests of the scenario's header, and comes back.
def run(app, *, host="127.0.0.1", port=8000, **kwargs):
    from fastapi.serving import serve
    if isinstance(app, str):
        import sys
        app = getattr(sys.modules["__main__"], app.partition(":")[2])
    serve(app)


__all__ = ("run",)
