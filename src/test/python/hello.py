"""A first app: text with a default and progress, a generator, a file. Arguments: address, a text file."""

import asyncio
import json
import sys
from pathlib import Path

from gradio_client import Client, handle_file
from gradio_client.utils import StatusUpdate

address, text = sys.argv[1:]
client = Client(address, verbose=False)


async def progress(job):
    return [unit async for update in job if isinstance(update, StatusUpdate) for unit in update.progress_data or []]


greeting = client.submit("Ada", api_name="/greet")
seen = asyncio.run(progress(greeting))[0]
counted = client.submit(3, api_name="/count")
counted.result(timeout=20)
turned = Path(client.predict(handle_file(text), api_name="/reverse"))

print(
    json.dumps(
        {
            "endpoints": sorted(client.view_api(return_format="dict")["named_endpoints"]),
            "greeting": greeting.result(timeout=20),
            "louder": client.predict("Ada", marks=3, api_name="/greet"),
            "progress": [seen.progress, seen.desc],
            "counted": counted.outputs(),
            "reversed": turned.read_text(),
            "name": turned.name,
        },
        separators=(",", ":"),
    )
)
