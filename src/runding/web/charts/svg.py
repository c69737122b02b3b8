"""Pieces of SVG: elements with escaped attributes and text."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from runding.web.visible import markup, visible

Attribute = str | float | int | None


def element(name: str, *inside: str, **attributes: Attribute) -> Markup:
    """An element. `class_` is `class`, other underscores are hyphens; None leaves an attribute out. What is inside is escaped."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(value) if isinstance(value, str) else f"{value:g}")}"'
        for key, value in attributes.items()
        if value is not None
    )
    return markup([f"<{name}{given}>", *(str(escape(visible(one) if type(one) is str else one)) for one in inside), f"</{name}>"])


def percent(value: float) -> str:
    """A place in percent."""
    return f"{value:g}%"


def title(text: str) -> Markup:
    """What a pointer over the parent shows and a screen reader says."""
    return element("title", visible(text)[:300])


def link(href: str, told: str, *inside: str, class_: str | None = None) -> Markup:
    """A link in a chart."""
    return element("a", title(told), *inside, href=href, aria_label=told[:300], class_=class_)


def picture(*inside: str, height: int, told: str, class_: str) -> Markup:
    """A chart as wide as its place, `height` pixels high."""
    return element("svg", *inside, class_=class_, width="100%", height=height, role="group", aria_label=told)


def joined(parts: Iterable[str]) -> Markup:
    """Pieces one after the other."""
    return markup([str(one) for one in parts])
