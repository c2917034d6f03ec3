# fastapi.background: what is to be done when the response is out.
class BackgroundTasks:
    def __init__(self, tasks=None):
        self.tasks = list(tasks or [])

    def add_task(self, func, *args, **kwargs):
        self.tasks.append((func, args, kwargs))

    async def __call__(self):
        from .routing import call
        for func, args, kwargs in self.tasks:
            await call(func, *args, **kwargs)
