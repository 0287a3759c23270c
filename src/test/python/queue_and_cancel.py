"""Rank, progress, cancel and arguments, against endpoints that wait until they are released. Argument: address."""

import json
import sys
import time

from gradio_client import Client
from gradio_client.utils import Status

address = sys.argv[1]
client = Client(address, verbose=False)
mark = str(time.time_ns())


def until(look, limit=20):
    """Asks again and again, with a limit, until there is an answer; the client offers nothing to wait for."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.02)
    raise TimeoutError(look.__name__)


first = client.submit("a" + mark, api_name="/hold")


def progress():
    status = first.status()
    return status.progress_data if status.code == Status.PROGRESS else None


seen = until(progress)[0]
second = client.submit("b" + mark, api_name="/hold")
third = client.submit("c" + mark, api_name="/hold")


def place_of_third():
    status = third.status()
    return (status.rank, status.queue_size) if status.code == Status.IN_QUEUE and status.rank == 1 else None


place = until(place_of_third)
third.cancel()
client.predict("a" + mark, api_name="/release")
client.predict("b" + mark, api_name="/release")
results = [first.result(timeout=20), second.result(timeout=20)]

counted = client.submit(3, api_name="/count")
last = counted.result(timeout=20)

problems = []
for arguments in [("a", "much"), (7, 1.0)]:
    try:
        client.predict(*arguments, api_name="/scale")
    except Exception as e:
        problems.append(f"{type(e).__name__}: {e}")

print(
    json.dumps(
        {
            "progress": [seen.progress, seen.desc],
            "place": place,
            "cancelled": third.cancelled(),
            "results": [r.replace(mark, "") for r in results],
            "counted": counted.outputs(),
            "last": last,
            "default": client.predict("a", api_name="/scale"),
            "problems": problems,
        }
    )
)
print(json.dumps({"last_result_at": time.time()}))
