"""Applies edits as the client does and compares. Argument: a file of lines {"first": value, "steps": [[edits, value], ...]}."""

import json
import sys

from gradio_client.utils import apply_diff


def text(value):
    # Tells 1 from True and 1.0 and, not escaped, two halves of a pair from the pair.
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def short(text):
    return ascii(text)[:300]


wrong = []
steps = 0
with open(sys.argv[1], encoding="ascii") as lines:
    for line in lines:
        case = json.loads(line)
        now = case["first"]
        for edits, value in case["steps"]:
            steps += 1
            before = text(now)
            now = apply_diff(now, edits)
            if text(now) != text(value):
                wrong.append(f"{short(before)} by {short(text(edits))}: {short(text(now))}, not {short(text(value))}")
                now = value

print("\n".join(wrong[:5]))
print(json.dumps({"steps": steps, "wrong": len(wrong)}, separators=(",", ":")))
