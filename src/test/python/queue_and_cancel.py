"""Rank, progress, cancel and arguments, against endpoints that wait until they are released. Argument: address."""

import json
import sys
import time
from concurrent.futures import CancelledError

from gradio_client import Client
from gradio_client.exceptions import AppError
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


def waiting(job, rank):
    def place():
        status = job.status()
        return (status.rank, status.queue_size) if status.code == Status.IN_QUEUE and status.rank == rank else None

    return until(place)


seen = until(progress)[0]
second = client.submit("b" + mark, api_name="/hold")
waiting(second, 0)  # The client's threads would race to the server.
third = client.submit("c" + mark, api_name="/hold")
place = waiting(third, 1)
third.cancel()
try:
    cancelled = f"not cancelled: {third.result(timeout=20)}"
except CancelledError:
    cancelled = "by the client"  # It looks every 50 ms whether its own job is to be cancelled,
except AppError as e:
    cancelled = f"by the server: {e}"  # and by then the server may have said so,
except ValueError as e:
    if "tasks to be done" not in str(e):
        raise
    cancelled = "by the client"  # or both come in the same moment, for which the client has no better word.
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
            "cancelled": cancelled,
            "results": [r.replace(mark, "") for r in results],
            "counted": counted.outputs(),
            "last": last,
            "default": client.predict("a", api_name="/scale"),
            "problems": problems,
        }
    )
)
print(json.dumps({"last_result_at": time.time()}))
