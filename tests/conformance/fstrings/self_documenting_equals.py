x, who = 3, "me"
print(f"{x=} {who=} {x + 1 = } {x=:>4} {who = !r:>6}")
