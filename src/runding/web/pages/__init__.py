"""The pages, a file for each question."""

from fastapi import APIRouter

from runding.web.pages import (
    about,
    actors,
    addresses,
    agreements,
    articles,
    contradictions,
    login,
    overview,
    positions,
    review,
    rounds,
    statements,
)

router = APIRouter(include_in_schema=False)
for _part in (overview, rounds, positions, statements, agreements, contradictions, actors, articles, review, about, addresses, login):
    router.include_router(_part.router)

__all__ = ["router"]
