print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnl\nback\\"))
print(ascii("naïve ☃ 𝄞"), repr("\x00\x7f\xa0é"))
print(["a", 'b"c'])
