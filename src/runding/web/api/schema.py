"""The API described: OpenAPI 3.1, in which the answers are the very structs that the ledger gives."""

from typing import Any, Final

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from runding.ledger import Source
from runding.model.history import (
    Actor,
    AgreementThread,
    Cell,
    Contradiction,
    Doubt,
    PositionLine,
    PositionPoint,
    Quote,
    SettledRound,
    Utterance,
)
from runding.model.judgement import Judgement
from runding.model.record import ArticleRecord

STRUCTS: Final = (
    SettledRound, Utterance, PositionLine, PositionPoint, Cell, AgreementThread, Contradiction, Actor, Doubt, Quote, Source, Judgement,
    ArticleRecord,
)  # fmt: skip
REFUSALS: Final = {
    "400": "The question cannot be answered: `detail` says why.",
    "401": "A token is needed.",
    "404": "There is no such thing.",
    "422": "A parameter is not of its kind.",
    "429": "Too many requests.",
}


def listed(kind: type[msgspec.Struct], *, files: bool = True) -> dict[int | str, dict[str, Any]]:
    """The answers of a list: a page of it as JSON, or all of it as a file."""
    page = {
        "type": "object",
        "properties": {"items": {"type": "array", "items": _ref(kind)}, "next": {"type": ["string", "null"]}},
        "required": ["items", "next"],
    }
    content: dict[str, Any] = {"application/json": {"schema": page}}
    if files:
        content |= {"text/csv": {"schema": {"type": "string"}}, "application/x-ndjson": {"schema": {"type": "string"}}}
    return {200: {"description": "A page of the list.", "content": content}, **_refusals()}


def one_of(*kinds: type[msgspec.Struct], status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The answers of a question for one thing."""
    schema = _ref(kinds[0]) if len(kinds) == 1 else {"anyOf": [_ref(kind) for kind in kinds]}
    return {status: {"description": "It.", "content": {"application/json": {"schema": schema}}}, **_refusals()}


def describe(app: FastAPI) -> None:
    """Make the application describe itself with the ledger's structs."""

    def made() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(
                title=app.title, version=app.version, openapi_version="3.1.0", routes=app.routes,
                description="The history of negotiations that a ledger keeps. Every list takes the filters of its page.",
            )  # fmt: skip
            _, parts = msgspec.json.schema_components(STRUCTS, ref_template="#/components/schemas/{name}")
            schemas = schema.setdefault("components", {}).setdefault("schemas", {})
            schemas.update(parts)
            schemas["Refusal"] = {"type": "object", "properties": {"detail": {"type": "string"}}, "required": ["detail"]}
            schema["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            schema["security"] = [{}, {"token": []}]
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = made  # type: ignore[method-assign]


def _refusals() -> dict[int | str, dict[str, Any]]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    return {int(status): {"description": told, "content": content} for status, told in REFUSALS.items()}


def _ref(kind: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{kind.__name__}"}
