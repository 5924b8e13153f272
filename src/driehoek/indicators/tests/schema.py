"""Hold JSON against the part of JSON Schema that our description of the API uses; an unknown word is a mistake."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "number": (int, float),
    "integer": int,
}  # fmt: skip
KNOWN = {
    *("type", "properties", "required", "additionalProperties", "items", "enum", "format", "description", "$ref"),
    *("minimum", "default"),
}


def problems(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Yield where a value is not what the schema says."""
    if "$ref" in schema:
        schema = whole["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if set(schema) - KNOWN:
        yield f"{at}: unknown words {set(schema) - KNOWN}"
    if not _is_of(value, schema["type"]):
        yield f"{at}: {value!r} is no {schema['type']}"
    elif isinstance(value, dict):
        yield from _in_object(value, schema, whole, at)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from problems(item, schema["items"], whole, f"{at}[{place}]")
    elif value not in schema.get("enum", [value]):
        yield f"{at}: {value!r} is none of {schema['enum']}"
    elif schema.get("format") == "date-time" and datetime.fromisoformat(value).tzinfo is None:
        yield f"{at}: a moment without time zone"


def _is_of(value: Any, types: str | list[str]) -> bool:
    names = [types] if isinstance(types, str) else types
    return any(isinstance(value, TYPES[name]) and (name == "boolean") == isinstance(value, bool) for name in names)


def _in_object(value: dict[str, Any], schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    yield from (f"{at}: {name} lacks" for name in set(schema["required"]) - set(value))
    yield from (f"{at}: {name} is not described" for name in set(value) - set(schema["properties"]))
    for name in set(value) & set(schema["properties"]):
        yield from problems(value[name], schema["properties"][name], whole, f"{at}.{name}")
