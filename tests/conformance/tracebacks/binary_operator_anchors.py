def total(prices, tax):
    return prices["base"] * 2 + prices["extra"] / tax


total({"base": 1, "extra": 2}, 0)
