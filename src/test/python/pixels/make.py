"""Makes what the tests of textbehindimage.cutout expect: values by Pillow and numpy, from pictures made by a formula.

    python -m venv target/pixels && target/pixels/bin/pip install -r src/test/python/pixels/requirements.txt
    target/pixels/bin/python src/test/python/pixels/make.py

It writes src/test/resources/textbehindimage/cutout/ and is run by hand when a case is added. Pictures and logits follow
formulas that the Java tests repeat (Generated.java), so that only hashes need to be kept.
"""

import hashlib
import io
import struct
import zlib
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image, ImageCms, ImageOps

OUT = Path(__file__).parents[2] / "resources/textbehindimage/cutout"
MEAN = np.array([0.485, 0.456, 0.406], np.float32).reshape(3, 1, 1)
STD = np.array([0.229, 0.224, 0.225], np.float32).reshape(3, 1, 1)


def picture(width, height, channels, seed=0):
    """Slopes with noise on them, [height][width][channels]."""
    y, x, c = np.mgrid[0:height, 0:width, 0:channels].astype(np.uint32)
    noise = (x * np.uint32(73856093) ^ y * np.uint32(19349663) ^ (c + np.uint32(1)) * np.uint32(83492791)) + np.uint32(seed)
    noise = (noise * np.uint32(2654435761)) >> np.uint32(27)
    return ((x * np.uint32(3) + y * np.uint32(5) + c * np.uint32(40) + noise * np.uint32(4)) & np.uint32(255)).astype(np.uint8)


def sha(array):
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def planes(image, side):
    """The original's Resize, ToTensor, Normalize: each step in float32."""
    small = np.asarray(image.resize((side, side), Image.BILINEAR))
    x = np.ascontiguousarray(small.transpose(2, 0, 1)).astype(np.float32) / np.float32(255)
    return ((x - MEAN) / STD).astype("<f4")


def levels(logits):
    """sigmoid, mul(255), byte(). exp in double, rounded once: numpy's float32 exp differs in its last bit by machine."""
    share = np.float32(1) / (np.float32(1) + np.exp(-logits.astype(np.float64)).astype(np.float32))
    return (share * np.float32(255)).astype(np.uint8)


def arithmetic():
    rows = []
    for width, height, side in [
        (640, 480, 288), (288, 288, 288), (37, 53, 64), (1, 1, 16), (1, 90, 32), (90, 1, 32), (64, 64, 288),
        (1201, 37, 100), (3, 700, 64), (3, 300, 64), (7, 701, 64), (2, 201, 288), (1999, 1301, 288),
    ]:
        image = Image.fromarray(picture(width, height, 3))
        rows.append(f"planes {width} {height} {side} {sha(planes(image, side))}")
    logits = (np.arange(1_000_000, dtype=np.float32) - np.float32(500_000)) / np.float32(32_768)
    rows.append(f"sigmoid {logits.size} 1 1 {sha(levels(logits))}")
    for side, width, height in [
        (288, 640, 480), (288, 288, 288), (64, 301, 199), (16, 1, 1), (16, 1, 90), (16, 90, 1), (64, 5, 900),
        (288, 100, 63), (288, 1999, 1301), (32, 31, 33),
    ]:
        mask = Image.fromarray(picture(side, side, 1)[:, :, 0])
        rows.append(f"enlarged {width} {height} {side} {sha(np.asarray(mask.resize((width, height))))}")
    (OUT / "arithmetic.txt").write_text("\n".join(rows) + "\n")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colour, rows, before=b""):
    """What Pillow cannot write."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
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
    """A profile that shows whether anyone applies it: red is green."""
    red, green = profile.index(b"rXYZ") + 4, profile.index(b"gXYZ") + 4
    swapped = bytearray(profile)
    swapped[red : red + 8], swapped[green : green + 8] = profile[green : green + 8], profile[red : red + 8]
    return bytes(swapped)


def photos():
    """Small files of every kind, with Pillow's upright RGB and alpha of each."""
    width, height = 45, 35
    rgb = Image.fromarray(picture(width, height, 3))
    rgba = Image.fromarray(picture(width, height, 4, seed=1))
    grey = Image.fromarray(picture(width, height, 1)[:, :, 0])
    soft = rgb.resize((12, 9), Image.BICUBIC).resize((width, height), Image.BICUBIC)
    cmyk = Image.fromarray(np.asarray(rgba.resize((9, 7)).resize((width, height), Image.BICUBIC)), "CMYK")
    profile = with_swapped_primaries(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    full = saved(soft, "JPEG", quality=90, subsampling="4:4:4")
    deep = picture(width, height, 6, seed=2).reshape(height, width, 3, 2)
    files = {
        "420.jpg": saved(soft, "JPEG", quality=90),
        "422.jpg": saved(soft, "JPEG", quality=90, subsampling="4:2:2"),
        "444.jpg": full,
        "444-bare.jpg": without(full, 0xE0),
        "444-bare-from-0.jpg": without(named(full, [0, 1, 2]), 0xE0),
        "444-named-rgb.jpg": named(full, b"RGB"),
        "444-bare-named-rgb.jpg": without(named(full, b"RGB"), 0xE0),
        "rgb.jpg": saved(soft, "JPEG", quality=90, keep_rgb=True),
        "restart.jpg": saved(soft, "JPEG", quality=90, restart_marker_rows=1),
        "progressive.jpg": saved(soft, "JPEG", quality=90, progressive=True),
        "grey.jpg": saved(grey, "JPEG", quality=90),
        "profile.jpg": saved(soft, "JPEG", quality=90, icc_profile=profile),
        "cmyk.jpg": saved(cmyk, "JPEG", quality=90),
        "ycck.jpg": with_transform(saved(cmyk, "JPEG", quality=90), 2),
        "trailer.jpg": saved(soft, "JPEG", quality=90) + b"\xff\xd8 a film, as phones append it",
        "rgb.png": saved(rgb, "PNG"),
        "profile.png": saved(soft, "PNG", icc_profile=profile),
        "rgba.png": saved(rgba, "PNG"),
        "grey.png": saved(grey, "PNG"),
        "grey-alpha.png": saved(Image.fromarray(picture(width, height, 2)), "PNG"),
        "bit.png": saved(grey.convert("1"), "PNG"),
        "palette.png": saved(soft.quantize(16), "PNG"),
        "palette-clear.png": saved(soft.quantize(16), "PNG", transparency=3),
        "rgb-clear.png": saved(rgb, "PNG", transparency=rgb.getpixel((3, 3))),
        "grey16.png": png(width, height, 16, 0, [row[:, 0].tobytes() for row in deep]),
        "rgb16.png": png(width, height, 16, 2, [row.tobytes() for row in deep]),
        "text.png": png(width, height, 8, 2, [row.tobytes() for row in picture(width, height, 3)],
                        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 100_000, 9))),
        "palette.gif": saved(soft.quantize(16), "GIF"),
        "film.gif": saved(soft.quantize(16), "GIF", save_all=True, append_images=[rgb.quantize(16)], comment="a film"),
        "rgb.bmp": saved(rgb, "BMP"),
        "palette.bmp": saved(soft.quantize(16), "BMP"),
        "grey.bmp": saved(grey, "BMP"),
    }
    for value in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = value
        files[f"exif-{value}.jpg"] = saved(soft, "JPEG", quality=90, exif=exif)
        if value == 6:
            files["exif-6.png"] = saved(rgba, "PNG", exif=exif)
    exact = {"grey16.png": np.repeat(deep[:, :, 0, :1], 3, 2)}  # Pillow clips these to white; ours takes the high byte.
    folder = OUT / "photos"
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, data in files.items():
        (folder / name).write_bytes(data)
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
        clear = "A" in image.getbands() or "transparency" in image.info
        alpha = sha(np.asarray(image.convert("RGBA"))[:, :, 3]) if clear else "opaque"
        colours = exact.get(name, np.asarray(image.convert("RGB")))
        rows.append(f"{name} {image.width} {image.height} {sha(colours)} {alpha}")
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


def save(graph, path):
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)], ir_version=8, producer_name="make.py")
    onnx.checker.check_model(made)
    path.write_bytes(made.SerializeToString())


def chain():
    """The whole way with that model: what /remove_background gives, hidden colours zeroed."""
    model(OUT / "red.onnx", 32)
    failing(OUT / "failing.onnx", 32)
    rows = []
    for width, height in [(45, 35), (640, 480), (300, 1), (3, 700)]:
        image = Image.fromarray(picture(width, height, 3))
        logits = planes(image, 32)[0] * np.float32(4) + np.float32(0.5)
        mask = Image.fromarray(levels(logits)).resize(image.size)
        colours = np.array(image)
        colours[np.asarray(mask) == 0] = 0
        rgba = np.dstack([colours, np.asarray(mask)])
        rows.append(f"{width} {height} {sha(rgba)} {sha(np.asarray(mask))}")
    (OUT / "chain.txt").write_text("\n".join(rows) + "\n")


arithmetic()
photos()
chain()
