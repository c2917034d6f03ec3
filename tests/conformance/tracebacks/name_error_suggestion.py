import asyncio

counter = 1
print(couter)
