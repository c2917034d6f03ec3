for spec in (".0f", ".2f", "8.3f", "+.1f", "e", ".3e", "g", ".3g", "%", ".1%", ",.2f", "010.2f", "_"):
    print(spec, format(1234.5678, spec), format(-0.000123, spec))
