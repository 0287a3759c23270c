"""The main job as a script does it: connect, look, predict, save. Arguments: address, photo."""

import json
import sys
import time

from gradio_client import Client, handle_file

address, photo = sys.argv[1:]
client = Client(address, verbose=False)
endpoints = client.view_api(return_format="dict")["named_endpoints"]
by_name = client.predict(handle_file(photo), api_name="/remove_background")
by_keyword, facts = client.predict(image_path=handle_file(photo), api_name="/subject_mask")
listed = client.predict([handle_file(photo), handle_file(__file__)], api_name="/remove_backgrounds")
error = None
try:
    client.predict(handle_file(__file__), api_name="/remove_background")
except Exception as e:
    error = f"{type(e).__name__}: {e}"
again = client.predict(handle_file(photo), api_name="/remove_background")
print(json.dumps({"endpoints": sorted(endpoints), "cutout": by_name, "mask": by_keyword, "facts": facts, "listed": listed, "error": error, "again": again}))
print(json.dumps({"last_result_at": time.time()}))
