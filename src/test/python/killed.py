"""What a client is told of a server that is killed and comes back. Argument: address. A line of JSON for each thing it tries."""

import json
import sys
import time

from gradio_client import Client
from gradio_client.utils import Status

address = sys.argv[1]
LIMIT = 30  # seconds: a call that takes longer hangs


def attempt(what, call):
    began = time.time()
    try:
        seen = {"result": call()}
    except Exception as e:
        seen = {"error": f"{type(e).__name__}: {e}"}
    print("Seen " + json.dumps({"what": what, "at": time.time(), "took": time.time() - began} | seen))


def slept(client):
    return client.submit(0.01, api_name="/deaf").result(timeout=LIMIT)


client = Client(address, verbose=False)
waiting = client.submit(api_name="/work")
while waiting.status().code not in (Status.IN_QUEUE, Status.PROCESSING):
    time.sleep(0.02)  # The client offers nothing to wait for.
print("Waiting")
attempt("waiting", lambda: waiting.result(timeout=LIMIT))
attempt("call", lambda: slept(client))
attempt("connect", lambda: Client(address, verbose=False).session_hash)
input()  # until it is back
attempt("same client", lambda: slept(client))
attempt("new client", lambda: slept(Client(address, verbose=False)))
