# hidden
# open(): in io, which is imported when the first file is opened.


def open_file(file, mode, buffering, encoding, errors, newline, closefd, opener):
    from io import open
    return open(file, "r" if mode is None else mode, -1 if buffering is None else buffering, encoding, errors, newline)
