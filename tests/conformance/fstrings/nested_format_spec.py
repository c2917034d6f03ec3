width, precision, value = 10, 3, 3.14159
print(f"[{value:{width}.{precision}f}] [{value:<{width}}] [{'x':{'*'}^{width}}]")
print(f"{value:>{width}.{precision - 1}e}|{42:#{width // 2}x}|")
