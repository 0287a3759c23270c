"""Reads OpenAPI documents as strictly as their specification does. Arguments: files with a document each. Says of each what is wrong."""

import json
import sys
from pathlib import Path

from openapi_spec_validator import OpenAPIV30SpecValidator

for name in sys.argv[1:]:
    document = json.loads(Path(name).read_text())
    print(name, *(error.message for error in OpenAPIV30SpecValidator(document).iter_errors()), sep=": ")
