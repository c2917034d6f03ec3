def größe(值):
    return "日本" + 值 + "é" / 2


größe("語")
