"""Reads every PNG of a folder with Pillow, its packed rows with zlib, and prints name and SHA-256 of the samples."""

import hashlib
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image


def chunks(data):
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(kind + body), f"checksum of {kind}"
        yield kind, body
        at += 12 + length


for path in sorted(Path(sys.argv[1]).iterdir(), key=lambda p: p.name):
    with Image.open(path) as image:
        image.verify()
    with Image.open(path) as image:
        samples = image.tobytes()
        rows = (len(samples) // image.height + 1) * image.height
    stream = zlib.decompressobj()
    packed = b"".join(body for kind, body in chunks(path.read_bytes()) if kind == b"IDAT")
    assert len(stream.decompress(packed)) == rows, f"{path.name}: the stream is of another length"
    assert stream.eof and not stream.unused_data and not stream.unconsumed_tail, f"{path.name}: not one whole stream"
    print(path.name, hashlib.sha256(samples).hexdigest())
