"""As mcp.mjs, with the Python client. Its kinds are legacy and auto."""

import base64
import json
import sys
import traceback
from pathlib import Path

import anyio
import httpx2
from mcp import Client
from mcp.shared.exceptions import MCPError

home, address, photo, mark, *cases = sys.argv[1:]
content = Path(photo).read_bytes()


async def seen_by(name):
    kind = name.rstrip("/")
    async with httpx2.AsyncClient() as http, Client(address + name[len(kind) :], mode=kind) as client:

        async def release(ticket):
            await http.post(f"{home}gradio_api/call/release", json={"data": [ticket]})

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

        resources = (await client.list_resources()).resources
        templates = (await client.list_resource_templates()).resource_templates
        read = await client.read_resource("shelf://books/Emma/7")
        prompts = (await client.list_prompts()).prompts
        prompt = await client.get_prompt("recommend", {"mood": "gloomy"})
        missing = 0
        try:
            await client.read_resource("shelf://nothing")
        except MCPError as error:
            missing = error.error.code

        kept = f"kept {name} {mark}"
        held, seen = await hold(kept, lambda: release(kept))

        stopped = "not cancelled"
        with anyio.CancelScope() as scope:

            async def stop():
                scope.cancel()

            await hold(f"stopped {name} {mark}", stop)
        if scope.cancelled_caught:
            stopped = "cancelled"

        failures = 0
        for _ in range(200):
            result = await client.call_tool("fail", {"told": True})
            failures += result.is_error and result.content[0].text == "It is told."

        return {
            "tools": tools,
            "scaled": [scaled.content[0].text, scaled.structured_content["result"]],
            "inline": [[block.type for block in inline.content], await length(inline)],
            "own": await length(own),
            "offered": [len(resources), len(templates), len(prompts)],
            "read": read.contents[0].text,
            "prompt": prompt.messages[0].content.text,
            "missing": missing,
            "held": held.content[0].text,
            "growing": len(seen) > 1 and all(a < b for a, b in zip(seen, seen[1:])),
            "cancelled": stopped,
            "failures": failures,
        }


async def main():
    for name in cases:
        try:
            seen = await seen_by(name)
        except BaseException:  # the client may cancel more than itself
            seen = {"error": traceback.format_exc()}
        print(json.dumps({"case": name, **seen}, separators=(",", ":")))


anyio.run(main)
