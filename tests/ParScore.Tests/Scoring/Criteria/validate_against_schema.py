"""Asks python3-jsonschema about every *.json file of a folder: python3 validate_against_schema.py SCHEMA FOLDER.

Prints one JSON line per file, {"file": name, "error": null or the first error}, and before them one for the schema itself.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError


def main():
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    try:
        Draft202012Validator.check_schema(schema)
        print(json.dumps({"file": "", "error": None}))
    except SchemaError as error:
        print(json.dumps({"file": "", "error": error.message}))
        return

    validator = Draft202012Validator(schema)
    for path in sorted(pathlib.Path(sys.argv[2]).glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        error = next(validator.iter_errors(content), None)
        where = None if error is None else "/" + "/".join(str(step) for step in error.absolute_path)
        print(json.dumps({"file": path.name, "error": None if error is None else f"{where}: {error.message[:300]}"}))


main()
