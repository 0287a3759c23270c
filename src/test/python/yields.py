"""What a generator yields, as the client tells it. Arguments: address, number of calls. A line of JSON for each call."""

import json
import sys

from gradio_client import Client

address, calls = sys.argv[1], int(sys.argv[2])
client = Client(address, verbose=False)
jobs = [client.submit(seed, api_name="/yields") for seed in range(calls)]
for job in jobs:
    last = job.result(timeout=30)
    print(json.dumps([*job.outputs(), last]))
