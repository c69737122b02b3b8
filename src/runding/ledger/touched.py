"""What does a change touch? Which forms, components and articles hang on which; nothing of them is read in full."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, select

from runding.ledger.connect import among
from runding.ledger.tables import articles, forms, judged, mentions


def forms_of_articles(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """The forms that these articles carry, each with its component."""
    return _homes(connection, among(connection, mentions.c.article, numbers)) if numbers else {}


def forms_of_mentions(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """The forms of these mentions, each with its component."""
    return _homes(connection, among(connection, mentions.c.id, numbers)) if numbers else {}


def _homes(connection: Connection, where: ColumnElement[bool]) -> dict[int, int]:
    query = select(forms.c.id, forms.c.component).join(mentions, mentions.c.form == forms.c.id).where(where).distinct()
    return {row[0]: row[1] for row in connection.execute(query).all()}


def carriers(connection: Connection, numbers: Collection[int]) -> dict[int, set[int]]:
    """The numbers of the articles that carry these forms."""
    found: dict[int, set[int]] = {}
    if numbers:
        query = select(mentions.c.form, mentions.c.article).where(among(connection, mentions.c.form, numbers))
        for form, article in connection.execute(query).all():
            found.setdefault(form, set()).add(article)
    return found


def first_mentions(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[str, str, int]]:
    """Of each of these forms the first mention: its day of report, its article and its number, by which mentions are ordered."""
    found: dict[int, tuple[str, str, int]] = {}
    if numbers:
        query = select(mentions.c.form, mentions.c.reported, articles.c.key, mentions.c.id)
        query = query.join(articles, articles.c.number == mentions.c.article)
        for form, reported, key, number in connection.execute(query.where(among(connection, mentions.c.form, numbers))).all():
            mine = (reported or "~", key, number)
            found[form] = min(found.get(form, mine), mine)
    return found


def judged_mentions(connection: Connection, components: Collection[int]) -> dict[int, int]:
    """The mentions in these components on which somebody judged, each with its form."""
    if not components:
        return {}
    query = (
        select(mentions.c.id, mentions.c.form)
        .join(judged, judged.c.means == mentions.c.id)
        .join(forms, forms.c.id == mentions.c.form)
        .where(among(connection, forms.c.component, components))
    )
    return {row[0]: row[1] for row in connection.execute(query).all()}
