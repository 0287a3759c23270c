"""Several clients at once, each with a photo. Arguments: address, photo, how many. A line of JSON: how long before its result each was told."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

from gradio_client import Client, handle_file
from gradio_client.utils import StatusUpdate

address, photo, many = sys.argv[1], sys.argv[2], int(sys.argv[3])


def cut_out(_):
    client = Client(address, verbose=False)
    job = client.submit(handle_file(photo), api_name="/remove_background")
    with open(job.result(), "rb") as file:
        whole = file.read(4) == b"\x89PNG"
    updates = job.communicator.updates
    heard = [updates.get_nowait() for _ in range(updates.qsize())]
    told = [update.time for update in heard if isinstance(update, StatusUpdate)]
    return {"whole": whole, "told": (told[-1] - told[0]).total_seconds()}


with ThreadPoolExecutor(many) as clients:
    print(json.dumps(list(clients.map(cut_out, range(many)))))
