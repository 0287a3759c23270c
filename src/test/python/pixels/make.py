"""Makes what the tests of textbehindimage.cutout expect: values by Pillow and numpy, from pictures made by a formula.

    python -m venv target/pixels && target/pixels/bin/pip install -r src/test/python/pixels/requirements.txt
    target/pixels/bin/python src/test/python/pixels/make.py

It writes src/test/resources/textbehindimage/cutout/ and is run by hand when a case is added. Pictures and logits follow
formulas that the Java tests repeat (Generated.java), so that only hashes need to be kept.
"""

import hashlib
import io
import json
import struct
import zlib
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image, ImageCms, ImageOps

OUT = Path(__file__).parents[2] / "resources/textbehindimage/cutout"
IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
KERNELS = {"bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC, "lanczos": Image.LANCZOS}


def picture(width, height, channels, seed=0):
    """Slopes with noise on them, [height][width][channels]."""
    y, x, c = np.mgrid[0:height, 0:width, 0:channels].astype(np.uint32)
    noise = (x * np.uint32(73856093) ^ y * np.uint32(19349663) ^ (c + np.uint32(1)) * np.uint32(83492791)) + np.uint32(seed)
    noise = (noise * np.uint32(2654435761)) >> np.uint32(27)
    return ((x * np.uint32(3) + y * np.uint32(5) + c * np.uint32(40) + noise * np.uint32(4)) & np.uint32(255)).astype(np.uint8)


def sha(array):
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def grain(seed, count):
    """Bytes that look random (a bit mixer over 0, 1, 2 ...); every third seed gives black and white only."""
    x = np.arange(count, dtype=np.uint32) + np.uint32(seed * 7919)
    for shift, factor in [(16, 0x7FEB352D), (15, 0x846CA68B), (16, 1)]:
        x = (x ^ (x >> np.uint32(shift))) * np.uint32(factor)
    grey = (x & np.uint32(255)).astype(np.uint8)
    return np.where(grey < 128, 0, 255).astype(np.uint8) if seed % 3 == 0 else grey


def planes(image, size, resize, scale, mean, std):
    """[3][height][width] float32: torchvision's ToTensor and Normalize step by step, or rembg's normalize (sessions/base.py)."""
    small = np.asarray(image.resize(size, KERNELS[resize])).transpose(2, 0, 1)
    if scale == "1/imageMax":
        mean, std = (np.array(v).reshape(3, 1, 1) for v in (mean, std))
        return ((small / max(small.max(), 1e-6) - mean) / std).astype("<f4")
    x = np.ascontiguousarray(small).astype(np.float32)
    mean, std = (np.array(v, np.float32).reshape(3, 1, 1) for v in (mean, std))
    return (((x / np.float32(255) if scale == "1/255" else x) - mean) / std).astype("<f4")


def sigmoid(logits):
    """exp in double, rounded once: numpy's float32 exp differs in its last bit by machine."""
    return np.float32(1) / (np.float32(1) + np.exp(-logits.astype(np.float64)).astype(np.float32))


def levels(output, activation="sigmoid", stretch="none", channel=0):
    """[channels][height][width] float32 to 8 bits: mul(255), byte()."""
    if activation == "argmax":
        return ((output.argmax(axis=0) != channel) * 255).astype(np.uint8)
    share = sigmoid(output[channel]) if activation == "sigmoid" else output[channel]
    if stretch == "minmax" and share.max() > share.min():
        share = (share - share.min()) / (share.max() - share.min())
    return (np.clip(share, 0, 1) * np.float32(255)).astype(np.uint8)


def texts(*values):
    return " ".join(",".join(map(str, v)) if isinstance(v, tuple) else str(v) for v in values)


def arithmetic():
    rows = []
    plain = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    for width, height, *size in [
        (640, 480, 288, 288), (288, 288, 288, 288), (37, 53, 64, 64), (1, 1, 16, 16), (1, 90, 32, 32), (90, 1, 32, 32),
        (64, 64, 288, 288), (1201, 37, 100, 100), (3, 700, 64, 64), (3, 300, 64, 64), (7, 701, 64, 64), (2, 201, 288, 288),
        (1999, 1301, 288, 288), (640, 480, 320, 192), (200, 300, 64, 300), (200, 300, 200, 64),
    ]:
        image = Image.fromarray(picture(width, height, 3))
        for way in [
            ("bilinear", "1/255", *IMAGENET), ("lanczos", "1/imageMax", *IMAGENET), ("bicubic", "none", *plain),
            ("lanczos", "1/imageMax", (0.5, 0.5, 0.5), (1.0, 1.0, 1.0)), ("bilinear", "none", (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)),
        ]:
            rows.append(texts("planes", width, height, *size, *way, sha(planes(image, tuple(size), *way))))
    logits = (np.arange(1_000_000, dtype=np.float32) - np.float32(500_000)) / np.float32(32_768)
    rows.append(texts("sigmoid", logits.size, sha(levels(logits[None]))))
    for seed, channels, width, height, *way in [
        (1, 1, 40, 30, "none", "none", 0), (2, 1, 40, 30, "none", "minmax", 0), (3, 1, 40, 30, "sigmoid", "minmax", 0),
        (4, 3, 31, 17, "sigmoid", "none", 1), (5, 3, 31, 17, "none", "minmax", 2), (7, 4, 50, 40, "argmax", "none", 0),
        (8, 2, 50, 40, "argmax", "none", 1),
    ]:
        output = (grain(seed, channels * width * height).astype(np.float32) / 64 - np.float32(1)).reshape(channels, height, width)
        rows.append(texts("levels", seed, channels, width, height, *way, sha(levels(output, *way))))
    for side, width, height in [
        (288, 640, 480), (288, 288, 288), (64, 301, 199), (16, 1, 1), (16, 1, 90), (16, 90, 1), (64, 5, 900),
        (288, 100, 63), (288, 1999, 1301), (32, 31, 33),
    ]:
        mask = Image.fromarray(picture(side, side, 1)[:, :, 0])
        for kernel in ("bicubic", "lanczos"):
            rows.append(texts("enlarged", width, height, side, kernel, sha(np.asarray(mask.resize((width, height), KERNELS[kernel])))))
    bits = np.arange(0, 1 << 32, 4099, dtype=np.uint64).astype(np.uint32)
    numbers = bits.view(np.float32)
    with np.errstate(over="ignore"):
        halves = np.where(np.isnan(numbers), 0x7E00 | (bits >> 16 & 0x8000), numbers.astype("<f2").view(np.uint16))
    rows.append(texts("halves", 4099, sha(halves.astype("<u2"))))
    (OUT / "arithmetic.txt").write_text("\n".join(rows) + "\n")


def resized():
    """Pictures of any size made any size. A hash's first digits are enough for what nobody wants to forge."""
    rows = []
    for kernel, filter in KERNELS.items():
        for seed in range(1, 81):
            dice = grain(3 * seed + 1, 8).astype(int)  # not a multiple of 3: see grain
            width, height, to_width, to_height = (int(2 ** (d / 31)) for d in dice[:4])  # 1 to 299, small ones as often as large
            if seed % 4 == 0:  # a sliver, of which Pillow takes the height first
                width = 1 + dice[4] % 4
                height = 95 * width + dice[5]
            if seed % 16 == 1:
                to_width, to_height = [(width, to_height), (to_width, height), (width, height)][dice[6] % 3]
            size = (to_width, to_height)
            colours = Image.fromarray(grain(seed, width * height * 3).reshape(height, width, 3)).resize(size, filter)
            grey = Image.fromarray(grain(seed, width * height).reshape(height, width)).resize(size, filter)
            rows.append(texts(kernel, seed, width, height, *size, sha(np.asarray(colours).transpose(2, 0, 1))[:16], sha(np.asarray(grey))[:16]))
    (OUT / "resized.txt").write_text("\n".join(rows) + "\n")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colour, rows, before=b"", weave=0):
    """What Pillow cannot write."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, weave)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def saved(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def without(jpeg, marker):
    """Cuts out the first segment of that kind."""
    at = jpeg.index(bytes([0xFF, marker]))
    return jpeg[:at] + jpeg[at + 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0] :]


def with_transform(jpeg, transform):
    at = jpeg.index(b"Adobe") + 11
    return jpeg[:at] + bytes([transform]) + jpeg[at + 1 :]


def named(jpeg, names):
    """Gives the three components of a baseline JPEG other numbers."""
    jpeg = bytearray(jpeg)
    frame, scan = jpeg.index(b"\xff\xc0"), jpeg.index(b"\xff\xda")
    for i, name in enumerate(names):
        jpeg[frame + 10 + 3 * i] = jpeg[scan + 5 + 2 * i] = name
    return bytes(jpeg)


def with_swapped_primaries(profile):
    """A profile that shows whether anyone applies it: red is green. Without the time at which it was made."""
    profile = profile[:24] + bytes(12) + profile[36:]
    red, green = profile.index(b"rXYZ") + 4, profile.index(b"gXYZ") + 4
    swapped = bytearray(profile)
    swapped[red : red + 8], swapped[green : green + 8] = profile[green : green + 8], profile[red : red + 8]
    return bytes(swapped)


def with_orientation(value):
    exif = Image.Exif()
    exif[0x0112] = value
    return exif


def sampled(image, across, down):
    """A JPEG whose chroma has a shape that Pillow does not write: three grey ones, each a scan of one file."""
    width, height = image.size
    small = (-(-width // across), -(-height // down))
    luma, blue, red = image.convert("YCbCr").split()
    greys = [saved(band, "JPEG", quality=90) for band in (luma, blue.resize(small), red.resize(small))]
    frame, tables, scan = (greys[0].index(bytes([0xFF, marker])) for marker in (0xC0, 0xC4, 0xDA))
    whole = greys[0][:frame] + b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3)
    whole += bytes([1, across << 4 | down, 0, 2, 0x11, 0, 3, 0x11, 0]) + greys[0][tables:scan]
    for i, grey in enumerate(greys):
        data = grey[grey.index(b"\xff\xda") + 10 : -2]
        whole += b"\xff\xda" + struct.pack(">HBBBBBB", 8, 1, i + 1, 0, 0, 63, 0) + data
    return whole + b"\xff\xd9"


def replicated(image, across, down):
    """What a libjpeg before libjpeg-turbo 2.0.4 gives for it, such as the one in some builds of the JDK: no interpolation."""
    small = (-(-image.width // across), -(-image.height // down))
    luma, blue, red = image.convert("YCbCr").split()
    levels = []
    for band in (luma, blue.resize(small), red.resize(small)):
        decoded = np.asarray(Image.open(io.BytesIO(saved(band, "JPEG", quality=90)))).astype(int)
        if band is not luma:
            decoded = decoded.repeat(down, 0).repeat(across, 1)[: image.height, : image.width]
        levels.append(decoded)
    luma, blue, red = levels[0], levels[1] - 128, levels[2] - 128
    half = 32768
    colours = [
        luma + (91881 * red + half >> 16), luma + (-22554 * blue - 46802 * red + half >> 16), luma + (116130 * blue + half >> 16),
    ]
    return np.dstack(colours).clip(0, 255).astype(np.uint8)


def jpegs(soft, grey, cmyk, profile):
    full = saved(soft, "JPEG", quality=90, subsampling="4:4:4")
    return {
        "420.jpg": saved(soft, "JPEG", quality=90),
        "422.jpg": saved(soft, "JPEG", quality=90, subsampling="4:2:2"),
        "440.jpg": sampled(soft, 1, 2),
        "411.jpg": sampled(soft, 4, 1),
        "444.jpg": full,
        "444-bare.jpg": without(full, 0xE0),
        "444-bare-from-0.jpg": without(named(full, [0, 1, 2]), 0xE0),
        "444-named-rgb.jpg": named(full, b"RGB"),
        "444-bare-named-rgb.jpg": without(named(full, b"RGB"), 0xE0),
        "rgb.jpg": saved(soft, "JPEG", quality=90, keep_rgb=True),
        "restart.jpg": saved(soft, "JPEG", quality=90, restart_marker_rows=1),
        "progressive.jpg": saved(soft, "JPEG", quality=90, progressive=True),
        "progressive-grey.jpg": saved(grey, "JPEG", quality=90, progressive=True),
        "progressive-restart.jpg": saved(soft, "JPEG", quality=90, progressive=True, restart_marker_blocks=2),
        "coarse.jpg": saved(soft, "JPEG", quality=5),
        "fine.jpg": saved(soft, "JPEG", quality=100, subsampling="4:4:4"),
        "optimized.jpg": saved(soft, "JPEG", quality=90, optimize=True),
        "dot.jpg": saved(soft.crop((3, 3, 4, 4)), "JPEG", quality=90),
        "line.jpg": saved(soft.crop((0, 3, 45, 4)), "JPEG", quality=90),
        "sixteen.jpg": saved(soft.crop((0, 0, 16, 32)), "JPEG", quality=90),
        "seventeen.jpg": saved(soft.crop((0, 0, 17, 33)), "JPEG", quality=90),
        "grey.jpg": saved(grey, "JPEG", quality=90),
        "profile.jpg": saved(soft, "JPEG", quality=90, icc_profile=profile),
        "cmyk.jpg": saved(cmyk, "JPEG", quality=90),
        "cmyk-profile.jpg": saved(cmyk, "JPEG", quality=90, icc_profile=profile),
        "ycck.jpg": with_transform(saved(cmyk, "JPEG", quality=90), 2),
        "trailer.jpg": saved(soft, "JPEG", quality=90) + b"\xff\xd8 a film, as phones append it",
    }


def packed(samples, bits):
    """Rows of [width] samples as PNG, TIFF and BMP pack them, the first in the highest bits."""
    rows = []
    for row in samples.reshape(len(samples), -1):
        spread = np.unpackbits(row.astype(np.uint8)[:, None], axis=1)[:, 8 - bits :]
        rows.append(np.packbits(spread.ravel()).tobytes())
    return rows


def woven(rows_of, width, height):
    """The seven passes of an interlaced PNG."""
    rows = []
    for x, y, right, down in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        if x < width and y < height:
            rows += rows_of(slice(y, None, down), slice(x, None, right))
    return rows


def pngs(soft, rgb, rgba, grey, profile):
    """Every colour type, depth and interlace, with and without transparency."""
    width, height = rgb.size
    deep = picture(width, height, 6, seed=2).reshape(height, width, 3, 2)
    files = {
        "rgb.png": saved(rgb, "PNG"),
        "profile.png": saved(soft, "PNG", icc_profile=profile),
        "rgba.png": saved(rgba, "PNG"),
        "grey.png": saved(grey, "PNG"),
        "grey-alpha.png": saved(Image.fromarray(picture(width, height, 2)), "PNG"),
        "bit.png": saved(grey.convert("1"), "PNG"),
        "palette.png": saved(soft.quantize(16), "PNG"),
        "palette-clear.png": saved(soft.quantize(16), "PNG", transparency=3),
        "palette-alpha.png": saved(soft.quantize(16), "PNG", transparency=bytes(range(0, 160, 10))),
        "rgb-clear.png": saved(rgb, "PNG", transparency=rgb.getpixel((3, 3))),
        "grey-clear.png": saved(grey, "PNG", transparency=grey.getpixel((3, 3))),
        "film.png": saved(soft, "PNG", save_all=True, append_images=[rgb]),
        "film-default.png": saved(soft, "PNG", save_all=True, append_images=[rgb, soft], default_image=True),
        "grey16.png": png(width, height, 16, 0, [row[:, 0].tobytes() for row in deep]),
        "rgb16.png": png(width, height, 16, 2, [row.tobytes() for row in deep]),
        "text.png": png(width, height, 8, 2, [row.tobytes() for row in picture(width, height, 3)],
                        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 100_000, 9))),
    }
    colours = picture(256, 1, 3, seed=5).tobytes()
    for colour, depth, channels in [
        (0, 1, 1), (0, 2, 1), (0, 4, 1), (0, 8, 1), (0, 16, 1), (2, 8, 3), (2, 16, 3), (3, 1, 1), (3, 2, 1), (3, 4, 1),
        (3, 8, 1), (4, 8, 2), (4, 16, 2), (6, 8, 4), (6, 16, 4),
    ]:
        size = channels * max(1, depth // 8)
        samples = picture(width, height, size, seed=colour * 16 + depth)
        if depth < 8:
            samples = samples >> (8 - depth)
        before = chunk(b"PLTE", colours[: 3 << depth]) if colour == 3 else b""

        def rows_of(y, x):
            return packed(samples[y, x], min(8, depth))

        for weave in (0, 1):
            rows = woven(rows_of, width, height) if weave else rows_of(slice(None), slice(None))
            name = f"type{colour}-{depth}{'-woven' if weave else ''}.png"
            files[name] = png(width, height, depth, colour, rows, before, weave)
    return files, {
        # Pillow clips 16 bits of grey to white; ours takes the high byte.
        "grey16.png": np.repeat(deep[:, :, 0, :1], 3, 2),
        "type0-16.png": np.repeat(picture(width, height, 2, seed=16)[:, :, :1], 3, 2),
        "type0-16-woven.png": np.repeat(picture(width, height, 2, seed=16)[:, :, :1], 3, 2),
    }


def gifs(soft, rgb, grey):
    few = soft.quantize(16)
    return {
        "palette.gif": saved(few, "GIF"),
        "film.gif": saved(few, "GIF", save_all=True, append_images=[rgb.quantize(16)], comment=b"a film"),
        "clear.gif": saved(few, "GIF", transparency=3),
        "rows.gif": saved(few, "GIF", interlace=0),
        "woven.gif": saved(few, "GIF", interlace=1),
        "grey.gif": saved(grey, "GIF"),
        "bit.gif": saved(grey.convert("1"), "GIF"),
        "many.gif": saved(rgb.quantize(256), "GIF"),
        "own-palette.gif": with_own_palette(saved(few, "GIF", interlace=0)),
        "part.gif": in_larger_frame(saved(few, "GIF")),
        "part-clear.gif": in_larger_frame(saved(few, "GIF", transparency=3)),
    }


def in_larger_frame(gif):
    """The picture lies at 7, 4 in a photo that is larger by 20 x 10."""
    width, height = struct.unpack("<HH", gif[6:10])
    frame = gif.index(struct.pack("<BHHHH", 0x2C, 0, 0, width, height))
    head = gif[:6] + struct.pack("<HH", width + 20, height + 10) + gif[10:frame]
    return head + struct.pack("<BHH", 0x2C, 7, 4) + gif[frame + 5 :]


def with_own_palette(gif):
    """Moves the palette from the file to the frame."""
    size = 3 << (gif[10] & 7) + 1
    frame = gif.index(b"\x2c", 13 + size)
    flags = bytes([gif[frame + 9] | 0x80 | gif[10] & 7])
    head = gif[:10] + bytes([gif[10] & 0x70]) + gif[11:13] + gif[13 + size : frame + 9]
    return head + flags + gif[13 : 13 + size] + gif[frame + 10 :]


def bmp(width, height, bits, rows, packing=0, palette=b"", masks=b"", header=40):
    """What Pillow cannot write. Rows from the bottom, each padded; a height below 0 is from the top."""
    data = b"".join(row + bytes(-len(row) % 4) for row in rows) if packing in (0, 3) else rows
    start = 14 + header + (len(masks) if header == 40 else 0) + len(palette)
    if header == 12:
        second = struct.pack("<IHHHH", 12, width, height, 1, bits)
    else:
        second = struct.pack("<IiiHHIIiiII", header, width, height, 1, bits, packing, len(data), 2835, 2835, 0, 0)
        second += masks + bytes(max(0, header - 40 - len(masks)))
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + second + palette + data


def run_lengths(indices, bits):
    """Both kinds of runs, and the end of each line and of the picture."""
    data = b""
    for row in indices:
        at = 0
        while at < len(row):
            run = 1
            while at + run < len(row) and run < 255 and row[at + run] == row[at]:
                run += 1
            if run >= 3 or len(row) - at < 3:
                value = int(row[at])
                data += bytes([run, value if bits == 8 else value << 4 | value])
                at += run
            else:
                literal = row[at : at + min(6, len(row) - at)]
                stored = literal.tobytes() if bits == 8 else packed(literal[None], 4)[0]
                data += bytes([0, len(literal)]) + stored + bytes(-len(stored) % 2)
                at += len(literal)
        data += b"\0\0"
    return data + b"\0\1"


def bmps(soft, rgb, grey):
    width, height = rgb.size
    levels = picture(width, height, 4, seed=7)
    sixteen = picture(width, height, 2, seed=8).view("<u2")[:, :, 0]
    palette = b"".join(bytes(colour) + b"\0" for colour in picture(16, 1, 3, seed=9)[0])
    nibbles = np.array(soft.quantize(16).convert("L")) >> 4
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    return {
        "rgb.bmp": saved(rgb, "BMP"),
        "palette.bmp": saved(soft.quantize(16), "BMP"),
        "grey.bmp": saved(grey, "BMP"),
        "bit.bmp": saved(grey.convert("1"), "BMP"),
        "rgba.bmp": saved(Image.fromarray(levels), "BMP"),
        "4.bmp": bmp(width, height, 4, packed(nibbles, 4), palette=palette),
        "1-palette.bmp": bmp(width, height, 1, packed(nibbles & 1, 1), palette=palette[:8]),
        "8-palette.bmp": bmp(width, height, 8, packed(nibbles, 8), palette=palette * 16),
        "555.bmp": bmp(width, height, 16, [row.tobytes() for row in sixteen]),
        "565.bmp": bmp(width, height, 16, [row.tobytes() for row in sixteen], 3, masks=struct.pack("<III", 0xF800, 0x7E0, 0x1F)),
        "32.bmp": bmp(width, height, 32, [row.tobytes() for row in levels]),
        "32-masks.bmp": bmp(width, height, 32, [row.tobytes() for row in levels], 3, masks=masks[:12]),
        "32-alpha-4.bmp": bmp(width, height, 32, [row.tobytes() for row in levels], 3, masks=masks, header=108),
        "32-alpha-5.bmp": bmp(width, height, 32, [row.tobytes() for row in levels], 3, masks=masks, header=124),
        "24-from-top.bmp": bmp(width, -height, 24, [row.tobytes() for row in levels[:, :, :3]]),
        "24-old.bmp": bmp(width, height, 24, [row.tobytes() for row in levels[:, :, :3]], header=12),
        "8-old.bmp": bmp(width, height, 8, packed(nibbles, 8), header=12,
                         palette=picture(16, 16, 3, seed=9).tobytes()),
        "runs-8.bmp": bmp(width, height, 8, run_lengths(nibbles, 8), 1, palette=palette * 16),
        "runs-4.bmp": bmp(width, height, 4, run_lengths(nibbles, 4), 2, palette=palette),
    }


def lzw(data):
    """As TIFF wants it: the highest bits first, and one code early."""
    bits, size, table, found = [(256, 9)], 9, {bytes([i]): i for i in range(256)}, b""
    for byte in data:
        longer = found + bytes([byte])
        if longer in table:
            found = longer
            continue
        bits.append((table[found], size))
        table[longer] = len(table) + 2
        size = max(size, (len(table) + 2).bit_length())
        found = bytes([byte])
        if len(table) + 2 >= 4094:
            bits.append((256, size))
            size, table = 9, {bytes([i]): i for i in range(256)}
    if found:
        bits.append((table[found], size))
        size = max(size, (len(table) + 3).bit_length())
    bits.append((257, size))
    text = "".join(format(code, f"0{width}b") for code, width in bits)
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def runs(data):
    """PackBits: every other stretch as it is, equal bytes as a run."""
    out, at = b"", 0
    while at < len(data):
        run = 1
        while at + run < len(data) and run < 128 and data[at + run] == data[at]:
            run += 1
        if run > 1:
            out += bytes([257 - run, data[at]])
            at += run
        else:
            literal = data[at : at + 5]
            out += bytes([len(literal) - 1]) + literal
            at += len(literal)
    return out


PACKINGS = {1: bytes, 5: lzw, 8: lambda data: zlib.compress(data, 9), 32773: runs}


def tiff(samples, bits, light, order="<", packing=1, tile=None, rows=7, planar=False, predictor=False, reverse=False, tags=()):
    """What Pillow cannot write: [height][width][channels] samples, big enough numbers if of 16 bits."""
    height, width, channels = samples.shape
    part_width, part_height = tile or (width, rows)
    kind = np.dtype(order + "u2") if bits == 16 else np.uint8
    parts = []
    for plane in [samples[:, :, i : i + 1] for i in range(channels)] if planar else [samples]:
        for y in range(0, height, part_height):
            for x in range(0, width, part_width):
                part = plane[y : y + part_height, x : x + part_width].astype(kind)
                if tile:
                    full = np.zeros((part_height, part_width, part.shape[2]), kind)
                    full[: part.shape[0], : part.shape[1]] = part
                    part = full
                if predictor:
                    part = np.concatenate([part[:, :1], (part[:, 1:] - part[:, :-1]).astype(kind)], axis=1)
                data = b"".join(packed(part, bits)) if bits < 8 else part.astype(kind).tobytes()
                data = PACKINGS[packing](data)
                if reverse:
                    data = bytes(int(format(byte, "08b")[::-1], 2) for byte in data)
                parts.append(data)
    offsets, at = [], 8
    for data in parts:
        offsets.append(at)
        at += len(data) + len(data) % 2
    entries = {
        256: (3, [width]), 257: (3, [height]), 258: (3, [bits] * channels), 259: (3, [packing]), 262: (3, [light]),
        277: (3, [channels]), 284: (3, [2 if planar else 1]),
    }
    if predictor:
        entries[317] = (3, [2])
    if reverse:
        entries[266] = (3, [2])
    if tile:
        entries |= {322: (3, [part_width]), 323: (3, [part_height]), 324: (4, offsets), 325: (4, [len(d) for d in parts])}
    else:
        entries |= {273: (4, offsets), 278: (3, [rows]), 279: (4, [len(d) for d in parts])}
    entries |= dict(tags)
    body = b"".join(data + bytes(len(data) % 2) for data in parts)
    directory, more = b"", b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag in sorted(entries):
        kind, values = entries[tag]
        data = struct.pack(f"{order}{len(values)}{'HI'[kind == 4]}", *values)
        if len(data) > 4:
            where = struct.pack(order + "I", behind + len(more))
            more += data
        else:
            where = data.ljust(4, b"\0")
        directory += struct.pack(order + "HHI", tag, kind, len(values)) + where
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", at)
    return head + body + struct.pack(order + "H", len(entries)) + directory + bytes(4) + more


def tiffs(soft, rgb, rgba, grey, cmyk, profile):
    width, height = rgb.size
    three, four, one = np.asarray(rgb), np.asarray(rgba), np.asarray(grey)[:, :, None]
    wide = picture(width, height, 8, seed=3).view(">u2").astype(np.uint16)
    faded = np.minimum(four, four[:, :, 3:])
    colours = picture(256, 1, 3, seed=9)[0].astype(int) * 257
    palette = lambda bits: {320: (3, list(colours[: 1 << bits].T.ravel()))}
    files = {
        "rgb.tif": saved(rgb, "TIFF"),
        "grey.tif": saved(grey, "TIFF"),
        "bit.tif": saved(grey.convert("1"), "TIFF"),
        "palette.tif": saved(soft.quantize(16), "TIFF"),
        "rgba.tif": saved(rgba, "TIFF"),
        "grey-alpha.tif": saved(Image.fromarray(picture(width, height, 2)), "TIFF"),
        "cmyk.tif": saved(cmyk, "TIFF"),
        "profile.tif": saved(soft, "TIFF", icc_profile=profile),
        "lzw.tif": saved(soft, "TIFF", compression="tiff_lzw"),
        "lzw-differences.tif": saved(soft, "TIFF", compression="tiff_lzw", tiffinfo={317: 2}),
        "deflate.tif": saved(soft, "TIFF", compression="tiff_adobe_deflate"),
        "deflate-old.tif": saved(soft, "TIFF", compression="tiff_deflate"),
        "deflate-differences.tif": saved(rgba, "TIFF", compression="tiff_adobe_deflate", tiffinfo={317: 2}),
        "runs.tif": saved(soft, "TIFF", compression="packbits"),
        "film.tif": saved(soft, "TIFF", save_all=True, append_images=[rgb]),
        "white-is-zero.tif": tiff(one, 8, 0),
        "associated.tif": tiff(faded, 8, 2, tags={338: (3, [1])}),
        "unassociated.tif": tiff(four, 8, 2, tags={338: (3, [2])}),
        "ignored.tif": tiff(four, 8, 2, tags={338: (3, [0])}),
        "untold.tif": tiff(four, 8, 2),
        "alpha-tiles.tif": tiff(four, 8, 2, ">", 5, tile=(16, 32), tags={338: (3, [2])}),
        "reversed.tif": tiff(one, 8, 1, reverse=True),
        "bit-reversed.tif": tiff(one >> 7, 1, 1, reverse=True),
        "lzw-reversed.tif": tiff(one, 8, 1, packing=5, reverse=True),
        "cmyk-planes.tif": tiff(np.asarray(cmyk), 8, 5, planar=True, packing=8),
        "cmyk16.tif": tiff(wide, 16, 5, packing=8),
        "one-strip.tif": tiff(three, 8, 2, rows=height, packing=8),
        "long-strip.tif": tiff(three, 8, 2, rows=height, tags={278: (4, [0xFFFFFFFF])}),
        "large-lzw.tif": tiff(picture(70, 60, 3), 8, 2, rows=60, packing=5),
        "large-tile.tif": tiff(three, 8, 2, packing=8, tile=(256, 256)),
    }
    for order in "<>":
        name = "little" if order == "<" else "big"
        for packing in PACKINGS:
            files[f"{name}-rgb-{packing}.tif"] = tiff(three, 8, 2, order, packing)
        for bits in (1, 2, 4, 8):
            files[f"{name}-grey-{bits}.tif"] = tiff(one >> (8 - bits), bits, 1, order)
            files[f"{name}-palette-{bits}.tif"] = tiff(one >> (8 - bits), bits, 3, order, tags=palette(bits))
        files[f"{name}-white-1.tif"] = tiff(one >> 7, 1, 0, order)
        files[f"{name}-white-4.tif"] = tiff(one >> 4, 4, 0, order)
        files[f"{name}-planes.tif"] = tiff(three, 8, 2, order, planar=True)
        files[f"{name}-planes-tiles.tif"] = tiff(three, 8, 2, order, 8, tile=(32, 16), planar=True)
        files[f"{name}-tiles.tif"] = tiff(three, 8, 2, order, tile=(16, 16))
        files[f"{name}-rgb16.tif"] = tiff(wide[:, :, :3], 16, 2, order)
        files[f"{name}-rgb16-differences.tif"] = tiff(wide[:, :, :3], 16, 2, order, 8, predictor=True)
        files[f"{name}-rgba16.tif"] = tiff(wide, 16, 2, order, 5, tags={338: (3, [2])})
        files[f"{name}-grey16.tif"] = tiff(wide[:, :, :1], 16, 1, order)
    sixteen = np.repeat((wide[:, :, :1] >> 8).astype(np.uint8), 3, 2)
    return files, {"little-grey16.tif": sixteen, "big-grey16.tif": sixteen}  # as of PNG


def riff(*chunks):
    body = b"WEBP" + b"".join(kind + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for kind, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def parts_of(webp):
    """Chunks of a WebP by kind."""
    found, at = {}, 12
    while at < len(webp):
        size = struct.unpack("<I", webp[at + 4 : at + 8])[0]
        found[webp[at : at + 4]] = webp[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    return found


def extended(flags, width, height, *chunks):
    u24 = lambda number: struct.pack("<I", number)[:3]
    return riff((b"VP8X", bytes([flags, 0, 0, 0]) + u24(width - 1) + u24(height - 1)), *chunks)


def webps(soft, rgb, rgba, grey, profile):
    width, height = rgb.size
    large = Image.fromarray(picture(15, 11, 3, seed=4)).resize((203, 151), Image.BICUBIC)
    noisy = Image.fromarray((np.asarray(large) // 2 + picture(203, 151, 3, seed=6) // 2).astype(np.uint8))
    clear = Image.merge("RGBA", (*soft.split(), grey))
    smooth = Image.merge("RGBA", (*soft.split(), soft.split()[1]))
    files = {
        "dot.webp": saved(rgb.crop((3, 3, 4, 4)), "WEBP"),
        "two.webp": saved(rgb.crop((3, 3, 5, 5)), "WEBP"),
        "column.webp": saved(rgb.crop((3, 0, 4, 35)), "WEBP"),
        "row.webp": saved(rgb.crop((0, 3, 45, 4)), "WEBP"),
        "sixteen.webp": saved(soft.crop((0, 0, 16, 32)), "WEBP"),
        "seventeen.webp": saved(soft.crop((0, 0, 17, 33)), "WEBP"),
        "grey.webp": saved(grey, "WEBP"),
        "profile.webp": saved(soft, "WEBP", icc_profile=profile),
        "alpha.webp": saved(smooth, "WEBP", quality=80),
        "alpha-noise.webp": saved(clear, "WEBP", quality=80),
        "alpha-few.webp": saved(smooth, "WEBP", quality=80, alpha_quality=20),
        "alpha-lossless.webp": saved(smooth, "WEBP", lossless=True, exact=True),
        "lossless.webp": saved(rgb, "WEBP", lossless=True),
        "lossless-soft.webp": saved(soft, "WEBP", lossless=True),
        "lossless-rgba.webp": saved(rgba, "WEBP", lossless=True, exact=True),
        "lossless-large.webp": saved(large, "WEBP", lossless=True),
        "lossless-noisy.webp": saved(noisy.crop((0, 0, 71, 53)), "WEBP", lossless=True, method=0),
        "lossless-dot.webp": saved(rgb.crop((3, 3, 4, 4)), "WEBP", lossless=True),
        "lossless-profile.webp": saved(soft, "WEBP", lossless=True, icc_profile=profile),
        "film.webp": saved(soft, "WEBP", save_all=True, append_images=[rgb], duration=100),
        "film-lossless.webp": saved(rgba, "WEBP", save_all=True, append_images=[smooth], lossless=True, exact=True),
        "film-alpha.webp": saved(smooth, "WEBP", save_all=True, append_images=[rgba], quality=70),
    }
    for quality in (0, 25, 50, 75, 90, 100):
        files[f"soft-{quality}.webp"] = saved(soft, "WEBP", quality=quality)
        files[f"noise-{quality}.webp"] = saved(rgb, "WEBP", quality=quality)
    for method in range(7):
        files[f"large-{method}.webp"] = saved(large, "WEBP", quality=60, method=method)
        files[f"lossless-{method}.webp"] = saved(soft, "WEBP", lossless=True, method=method, quality=15 * method)
    files["noisy.webp"] = saved(noisy, "WEBP", quality=40)
    for colours in (1, 2, 3, 4, 5, 16, 17, 200):
        files[f"lossless-{colours}-colours.webp"] = saved(soft.quantize(colours).convert("RGB"), "WEBP", lossless=True)
    still = parts_of(files["alpha-noise.webp"])
    for how in range(4):  # alpha as it is, as differences of each kind
        levels = filtered(np.asarray(grey), how)
        chunks = (b"ALPH", bytes([how << 2]) + levels), (b"VP8 ", still[b"VP8 "])
        files[f"alpha-plain-{how}.webp"] = extended(0x10, width, height, *chunks)
    frame = struct.pack("<I", 5)[:3] + struct.pack("<I", 3)[:3] + struct.pack("<I", width - 1)[:3]
    frame += struct.pack("<I", height - 1)[:3] + struct.pack("<I", 100)[:3] + b"\2"
    for name, kind, flags in [("alpha-noise", b"VP8 ", 0x12), ("lossless", b"VP8L", 0x02)]:
        found = parts_of(files[f"{name}.webp"])
        inner = b"".join(riff((k, found[k]))[12:] for k in (b"ALPH", kind) if k in found)
        animation = (b"ANIM", bytes(6)), (b"ANMF", frame + inner)
        files[f"film-part-{name}.webp"] = extended(flags, width + 20, height + 10, *animation)
    return files


def filtered(levels, how):
    """The filters of a WebP's alpha: none, left, above, left + above - above left."""
    left, above, corner = (np.zeros(levels.shape, int) for _ in range(3))
    left[:, 1:], above[1:], corner[1:, 1:] = levels[:, :-1], levels[:-1], levels[:-1, :-1]
    guess = {0: 0 * left, 1: left.copy(), 2: above.copy(), 3: np.clip(left + above - corner, 0, 255)}[how]
    if how:
        guess[0], guess[1:, 0] = left[0], above[1:, 0]
    return ((levels - guess) & 255).astype(np.uint8).tobytes()


def photos():
    """Small files of every kind, with Pillow's upright RGB and alpha of each."""
    width, height = 45, 35
    rgb = Image.fromarray(picture(width, height, 3))
    rgba = Image.fromarray(picture(width, height, 4, seed=1))
    grey = Image.fromarray(picture(width, height, 1)[:, :, 0])
    soft = rgb.resize((12, 9), Image.BICUBIC).resize((width, height), Image.BICUBIC)
    cmyk = Image.fromarray(np.asarray(rgba.resize((9, 7)).resize((width, height), Image.BICUBIC)), "CMYK")
    profile = with_swapped_primaries(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    files = jpegs(soft, grey, cmyk, profile)
    png_files, png_exact = pngs(soft, rgb, rgba, grey, profile)
    tiff_files, tiff_exact = tiffs(soft, rgb, rgba, grey, cmyk, profile)
    files |= png_files | gifs(soft, rgb, grey) | bmps(soft, rgb, grey) | tiff_files
    files |= webps(soft, rgb, rgba, grey, profile)
    exact = png_exact | tiff_exact
    # Pillow forgets the last of an odd number of half-bytes that are stored as they are (12.3.0, BmpRleDecoder).
    exact["runs-4.bmp"] = np.asarray(Image.open(io.BytesIO(files["4.bmp"])).convert("RGB"))
    for value in range(1, 9):
        exif = with_orientation(value)
        files[f"exif-{value}.jpg"] = saved(soft, "JPEG", quality=90, exif=exif)
        files[f"exif-{value}.png"] = saved(rgba, "PNG", exif=exif)
        files[f"exif-{value}.webp"] = saved(soft, "WEBP", exif=exif)
        files[f"exif-{value}-lossless.webp"] = saved(rgba, "WEBP", exif=b"Exif\0\0" + exif.tobytes()[6:], lossless=True)
        files[f"exif-{value}.tif"] = saved(rgb, "TIFF", exif=exif, compression="tiff_lzw")
        files[f"exif-{value}-big.tif"] = tiff(np.asarray(rgba), 8, 2, ">", tags={274: (3, [value]), 338: (3, [2])})
    folder = OUT / "photos"
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, data in files.items():
        (folder / name).write_bytes(data)
        image = Image.open(io.BytesIO(data))
        image.load()  # of a TIFF this alone makes it upright
        image = ImageOps.exif_transpose(image)
        clear = "A" in image.getbands() or "transparency" in image.info
        alpha = sha(np.asarray(image.convert("RGBA"))[:, :, 3]) if clear else "opaque"
        colours = exact.get(name, np.asarray(image.convert("RGB")))
        other = f" {sha(replicated(soft, 1, 2))}" if name == "440.jpg" else ""
        rows.append(f"{name} {image.width} {image.height} {sha(colours)} {alpha}{other}")
        if other:
            far = np.abs(replicated(soft, 1, 2).astype(int) - colours)
            print(f"{name}: without interpolation {far.mean():.2f} levels on average, {far.max()} at most")
    (OUT / "photos.txt").write_text("\n".join(rows) + "\n")


def model(path, side, channels=1):
    """4 * red + 0.5 as logits: exact in float32 whatever the order of operations."""
    weights = np.zeros((channels, 3, 1, 1), np.float32)
    weights[:, 0] = 4
    graph = helper.make_graph(
        [helper.make_node("Conv", ["input_image", "weights", "bias"], ["output_image"], kernel_shape=[1, 1])],
        "red",
        [helper.make_tensor_value_info("input_image", TensorProto.FLOAT, (1, 3, side, side))],
        [helper.make_tensor_value_info("output_image", TensorProto.FLOAT, (1, channels, side, side))],
        [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(np.full(channels, 0.5, np.float32), "bias")],
    )
    save(graph, path)


def failing(path, side):
    """Looks like a model of a mask, also to a grey picture, and fails when it sees daylight: there is no fifth colour."""
    graph = helper.make_graph(
        [
            helper.make_node("ReduceMax", ["input_image"], ["brightest"]),
            helper.make_node("Mul", ["brightest", "steps"], ["far"]),
            helper.make_node("Cast", ["far"], ["whole"], to=TensorProto.INT64),
            helper.make_node("Reshape", ["whole", "one"], ["colour"]),
            helper.make_node("Gather", ["input_image", "colour"], ["output_image"], axis=1),
        ],
        "failing",
        [helper.make_tensor_value_info("input_image", TensorProto.FLOAT, (1, 3, side, side))],
        [helper.make_tensor_value_info("output_image", TensorProto.FLOAT, (1, 1, side, side))],
        [
            numpy_helper.from_array(np.array([2], np.float32), "steps"),
            numpy_helper.from_array(np.array([1], np.int64), "one"),
        ],
    )
    save(graph, path)


def save(graph, path, opset=16):
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8 if opset < 19 else 10, producer_name="make.py")
    onnx.checker.check_model(made)
    path.write_bytes(made.SerializeToString())


def tensor(name, kind, *shape):
    return helper.make_tensor_value_info(name, kind, shape)


def conv(weights, bias, come="input_image", go="output_image"):
    """A 1x1 convolution, weights [channels][3]: exact in float32 whatever the order of operations if they are few and round."""
    weights = np.array(weights, np.float32).reshape(len(weights), 3, 1, 1)
    node = helper.make_node("Conv", [come, "weights", "bias"], [go], kernel_shape=[1, 1])
    return node, [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(np.array(bias, np.float32), "bias")]


def mixed(x, weights, bias):
    """The same in numpy."""
    return np.stack([sum(np.float32(w) * c for w, c in zip(row, x)) + np.float32(b) for row, b in zip(weights, bias)])


RED = [[4, 0, 0]], [0.5]
CLASSES = [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], [0.25, 0, 0, 0]
SOFT = [[0.25, 0, 0]], [0.5]
LEVEL = [[0.0625, 0, 0]], [-8]


def birefnet(opset):
    """BiRefNet's tensors, with the outputs that older exports have before the last, and a native DeformConv that looks one pixel to the right."""

    def write(path, width, height):
        node, values = conv(*RED)
        deform = helper.make_node("DeformConv", ["input_image", "weights", "offset", "bias"], ["output_image"], kernel_shape=[1, 1])
        pooled = [helper.make_node("GlobalAveragePool", ["input_image"], [f"temp{i}"]) for i in (1, 2, 3)]
        shift = [numpy_helper.from_array(np.array([0, 1], np.float32).reshape(1, 2, 1, 1), "shift"),
                 numpy_helper.from_array(np.array([1, 2, height, width], np.int64), "everywhere")]
        graph = helper.make_graph(
            [*pooled, helper.make_node("Expand", ["shift", "everywhere"], ["offset"]), deform],
            "birefnet",
            [tensor("input_image", TensorProto.FLOAT, 1, 3, height, width)],
            [*(tensor(f"temp{i}", TensorProto.FLOAT, 1, 3, 1, 1) for i in (1, 2, 3)), tensor("output_image", TensorProto.FLOAT, 1, 1, height, width)],
            [*values, *shift],
        )
        save(graph, path, opset)

    def answer(x):
        shifted = np.zeros_like(x)
        shifted[:, :, :-1] = x[:, :, 1:]
        return mixed(shifted, *RED)

    return write, answer


def plain(weights, bias, first=TensorProto.FLOAT, last=TensorProto.FLOAT, open_sizes=False, others=0):
    """The convolution between casts, with {others} outputs behind the one that counts."""

    def write(path, width, height):
        size = ("height", "width") if open_sizes else (height, width)
        node, values = conv(weights, bias, "wide", "answer")
        graph = helper.make_graph(
            [
                helper.make_node("Cast", ["input"], ["wide"], to=TensorProto.FLOAT),
                node,
                helper.make_node("Cast", ["answer"], ["output"], to=last),
                *(helper.make_node("Neg", ["answer"], [f"side{i}"]) for i in range(others)),
            ],
            "plain",
            [tensor("input", first, "batch" if open_sizes else 1, 3, *size)],
            [tensor("output", last, "batch" if open_sizes else 1, len(weights), *size), *(tensor(f"side{i}", TensorProto.FLOAT, 1, len(weights), *size) for i in range(others))],
            values,
        )
        save(graph, path)

    kinds = {TensorProto.FLOAT: np.float32, TensorProto.FLOAT16: np.float16, TensorProto.UINT8: np.uint8}
    return write, lambda x: mixed(x.astype(kinds[first]).astype(np.float32), weights, bias).astype(kinds[last]).astype(np.float32)


def flexible(width, height, short=64, multiple=32, longest=4096):
    """MODNet's onnx/inference_onnx.py, get_scale_factor; a side has at least one multiple and an end."""
    size = [width, height]
    if max(size) < short or min(size) > short:
        size = [int(width / height * short), short] if width >= height else [short, int(height / width * short)]
    return tuple(max(multiple, min(s, longest) - min(s, longest) % multiple) for s in size)


def models():
    """One small model of each kind that a card can describe, as ways through the house."""
    original = dict(resize="bilinear", scale="1/255", mean=IMAGENET[0], std=IMAGENET[1], activation="sigmoid", stretch="none", upscale="bicubic")
    rembg = dict(original, resize="lanczos", scale="1/imageMax", stretch="minmax", upscale="lanczos")
    first = {"first": True}
    return {
        "birefnet-19": (birefnet(19), dict(original, size=(32, 32), input={"name": "input_image"}, output={"last": True})),
        "birefnet-22": (birefnet(22), dict(original, size=(48, 32), input={"name": "input_image"}, output={"last": True})),
        "rembg-birefnet": (plain(*RED, others=1), dict(rembg, size=(32, 32), input=first, output={"index": 0})),
        "rembg-u2net": (plain(*SOFT, others=2), dict(rembg, size=(40, 40), input=first, output={"index": 0}, activation="none")),
        "rembg-cloth": (plain(*CLASSES), dict(rembg, size=(32, 32), input=first, output={"index": 0}, activation="argmax", stretch="none")),
        "modnet": (plain(*SOFT, open_sizes=True), dict(original, size=None, input=first, output={"name": "output"}, mean=(0.5,) * 3, std=(0.5,) * 3, activation="none")),
        "half": (plain(*RED, TensorProto.FLOAT16, TensorProto.FLOAT16), dict(original, size=(32, 24), dtype="f16", input=first, output={"last": True})),
        "levels": (plain(*LEVEL, TensorProto.UINT8), dict(original, size=(24, 32), dtype="u8", input=first, output={"last": True}, scale="none", mean=(0,) * 3, std=(1,) * 3)),
    }


def card(name, path, way):
    size = {"multipleOf": 32, "shortSide": 64} if way["size"] is None else {"fixed": way["size"]}
    return {
        "id": name, "version": "1", "licence": "none needed", "file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "input": {**way["input"], "layout": "NCHW", "dtype": way.get("dtype", "f32"), "size": size},
        **{field: way[field] for field in ("resize", "scale", "mean", "std")},
        "output": {**way["output"], "channel": 0},
        **{field: way[field] for field in ("activation", "stretch")}, "quantise": "truncate", "upscale": way["upscale"],
    }


def chain():
    """The whole way with each of them: what /remove_background gives with hidden colours zeroed, /subject_mask, and Pillow's putalpha."""
    model(OUT / "red.onnx", 32)
    failing(OUT / "failing.onnx", 32)
    folder = OUT / "models"
    folder.mkdir(exist_ok=True)
    rows = []
    for name, ((write, answer), way) in models().items():
        path = folder / f"{name}.onnx"
        write(path, *(way["size"] or (0, 0)))
        path.with_suffix(".json").write_text(json.dumps(card(name, path, way), indent=1) + "\n")
        for width, height in [(45, 35), (640, 480), (300, 1), (3, 700)]:
            image = Image.fromarray(picture(width, height, 3))
            x = planes(image, way["size"] or flexible(width, height), *(way[field] for field in ("resize", "scale", "mean", "std")))
            mask = Image.fromarray(levels(answer(x), way["activation"], way["stretch"])).resize(image.size, KERNELS[way["upscale"]])
            colours = np.array(image)
            colours[np.asarray(mask) == 0] = 0
            image.putalpha(mask)
            rows.append(texts(name, width, height, sha(np.dstack([colours, np.asarray(mask)])), sha(np.asarray(mask)), sha(np.asarray(image))))
    (OUT / "chain.txt").write_text("\n".join(rows) + "\n")


arithmetic()
resized()
photos()
chain()
