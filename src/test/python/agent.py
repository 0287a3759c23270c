"""As mcp.mjs, with the Python client. Arguments: address of the server, address for agents, kind (legacy or auto), a photo, a mark."""

import base64
import json
import sys
from pathlib import Path

import anyio
import httpx2
from mcp import Client

home, address, kind, photo, mark = sys.argv[1:]
content = Path(photo).read_bytes()


async def release(http, ticket):
    await http.post(f"{home}gradio_api/call/release", json={"data": [ticket]})


async def main():
    async with httpx2.AsyncClient() as http, Client(address, mode=kind) as client:

        async def length(result):
            link = next(block for block in result.content if block.type == "resource_link")
            return len((await http.get(link.uri)).content)

        async def hold(ticket, on_holding):
            seen = []

            async def progress(step, total, message):
                seen.append(step)
                if message and message.startswith("Holding"):
                    await on_holding()

            result = await client.call_tool("hold", {"ticket": ticket}, progress_callback=progress)
            return result, seen

        uploaded = (await http.post(f"{home}gradio_api/upload", files={"files": ("photo.jpg", content)})).json()[0]
        tools = [tool.name for tool in (await client.list_tools()).tools]
        scaled = await client.call_tool("scale", {"text": "a", "factor": 2})
        inline = await client.call_tool(
            "same", {"file": "data:image/jpeg;base64," + base64.b64encode(content).decode()}
        )
        own = await client.call_tool("same", {"file": f"{home}gradio_api/file={uploaded}"})

        kept = f"kept py-{kind} {mark}"
        held, seen = await hold(kept, lambda: release(http, kept))

        stopped = "not cancelled"
        with anyio.CancelScope() as scope:

            async def stop():
                scope.cancel()

            await hold(f"stopped py-{kind} {mark}", stop)
        if scope.cancelled_caught:
            stopped = "cancelled"

        failures = 0
        for _ in range(200):
            result = await client.call_tool("fail", {"told": True})
            failures += result.is_error and result.content[0].text == "It is told."

        print(
            json.dumps(
                {
                    "tools": tools,
                    "scaled": [scaled.content[0].text, scaled.structured_content["result"]],
                    "inline": [[block.type for block in inline.content], await length(inline)],
                    "own": await length(own),
                    "held": held.content[0].text,
                    "growing": len(seen) > 1 and all(a < b for a, b in zip(seen, seen[1:])),
                    "cancelled": stopped,
                    "failures": failures,
                },
                separators=(",", ":"),
            )
        )


anyio.run(main)
