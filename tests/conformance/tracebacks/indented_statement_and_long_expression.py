def compute(alpha, beta):
    for i in range(2):
        if i:
            while True:
                return (alpha + beta) * (alpha - beta) % (alpha * 0) + compute(beta, alpha) if alpha else None


compute(3, 4)
