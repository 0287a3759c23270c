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
