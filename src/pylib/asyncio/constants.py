# asyncio.constants: those that a program may look at.
DEBUG_STACK_DEPTH = 10
THREAD_JOIN_TIMEOUT = 300   # seconds that asyncio.run() gives the default executor to end
