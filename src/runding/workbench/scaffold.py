"""How does a new language begin? With a copy of `packs/_template`, filled with what the Unicode CLDR knows of the language."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from runding.lang.folders import PACKS, available, home_of, shared_of
from runding.lang.tables import read_rows

if TYPE_CHECKING:
    from babel import Locale

TEMPLATE: Final = PACKS / "_template"
PLACEHOLDER: Final = re.compile(r"(?<![^\W_])[Xx][Xx][^\W\d_]+")
"""A word of the template that is still to be replaced."""
_CODE: Final = re.compile("[a-z]{2,3}")
_FILLED: Final = re.compile("@([A-Z]+)@")
_MARK: Final = re.compile("[./-]")
_NAMELESS: Final = re.compile("M?[0-9]{1,2}")
"""What the CLDR gives for March where it has no names of months."""
_MARCH, _FRIDAY = 3, 4
_WIDTH: Final = 130


class ScaffoldError(ValueError):
    """A pack cannot be started; `reason` says why and `remedy` what to do."""

    def __init__(self, code: str, reason: str, remedy: str) -> None:
        super().__init__(f"{code}: {reason}; {remedy}")
        self.code, self.reason, self.remedy = code, reason, remedy


def new_pack(code: str, folder: Path) -> tuple[Path, ...]:
    """Starts the pack of a language in a folder of packs; the files written, in order.

    Raises ScaffoldError where the language is unknown, or where there is a pack already: nothing is ever overwritten.
    """
    locale = _locale(code)
    home = folder / code
    if home.exists():
        raise ScaffoldError(code, f"{home} is there already", "give another folder, or work on what is there")
    if code in available():
        raise ScaffoldError(code, f"there is a pack in {home_of(code)}", "copy that folder and work on the copy")
    known = _known(code, locale)
    written = []
    for source in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
        target = home / source.relative_to(TEMPLATE)
        text = _FILLED.sub(lambda found: known[found[1]], source.read_text(encoding="utf-8"))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        except OSError as error:
            raise ScaffoldError(
                code, f"{target} cannot be written ({error.strerror})", "give a folder of your own with --folder"
            ) from error
        written.append(target)
    return tuple(written)


def limits(code: str) -> tuple[str, ...]:
    """What the engine cannot do yet with the script of a language, in sentences; empty for most. Raises ScaffoldError."""
    locale = _locale(code)
    names = "".join((*locale.territories.values(), *locale.days["format"]["wide"].values()))
    if not any(unicodedata.category(character) in ("Mn", "Mc") for character in unicodedata.normalize("NFC", names)):
        return ()
    return (
        f"words of {locale.get_display_name('en') or code} hold combining marks, at which words are still cut: names with them are not met",
    )


def placeholders(home: Path) -> dict[str, str]:
    """The words of the template that a pack still has, in small letters, each with its first place (`CODE/file:line`)."""
    found: dict[str, str] = {}
    for path in sorted(path for path in home.rglob("*") if path.suffix in (".toml", ".tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for word in _placeholders(line):
                found.setdefault(word.lower(), f"{home.name}/{path.relative_to(home).as_posix()}:{number}")
    return found


def _placeholders(line: str) -> list[str]:
    return [] if line.startswith("#") else PLACEHOLDER.findall(line)


def _locale(code: str) -> "Locale":
    from babel import Locale, UnknownLocaleError
    from babel.localedata import exists

    remedy = "give the ISO 639 code of a language, such as those that https://cldr.unicode.org lists"
    if _CODE.fullmatch(code) is None:
        raise ScaffoldError(code, "this is no language code of two or three small letters", remedy)
    try:
        locale = Locale.parse(code)
    except UnknownLocaleError as error:
        raise ScaffoldError(code, "the Unicode CLDR has no data for this language", remedy) from error
    if not exists(code):
        raise ScaffoldError(code, f"the Unicode CLDR calls this language {locale.language!r}", "give that code")
    return locale


def _known(code: str, locale: "Locale") -> Mapping[str, str]:
    """What the template's places are filled with."""
    from babel.core import get_global

    order, mark = _numeric_date(locale)
    march, friday = locale.months["format"]["wide"][_MARCH], locale.days["format"]["wide"][_FRIDAY]
    nameless = _NAMELESS.fullmatch(march) is not None
    march = "xxmarch" if nameless else march
    native = locale.get_display_name(locale) or code
    signs = locale.number_symbols.get("latn") or locale.number_symbols
    likely = str(get_global("likely_subtags").get(code, "")).split("_")
    return {
        "CODE": code,
        "NAME": locale.get_display_name("en") or code,
        "NATIVE": native,
        "SCRIPT": next((part for part in likely if len(part) == 4), "Latn"),
        "LETTERS": _letters(native),
        "ORDER": order,
        "MARK": mark,
        "NUMERIC": mark.join(("4", "3", "2022") if order == "dmy" else ("3", "4", "2022")),
        "ANYCASE": str(march == march.lower()).lower(),
        "MARCH": march,
        "MONTH": march.replace(str(_MARCH), "{m}") if str(_MARCH) in march else "<month>",
        "FRIDAY": friday,
        "MONTHS": '3 = ["xxmarch"]' if nameless else '# 3 = ["another name of March"]',
        "CALENDAR": _calendar(locale),
        "DECIMAL": _quoted(signs["decimal"]),
        "GROUP": _quoted(signs["group"]),
        "STATES": "\n".join(_states(locale)),
        "ACTORS": "\n".join(_actors()),
    }


def _numeric_date(locale: "Locale") -> tuple[str, str]:
    """Which of two numbers is the day, and the mark between them, as CLDR writes a day and a month in numbers."""
    pattern = str(locale.datetime_skeletons["Md"].pattern)
    mark = _MARK.search(pattern)
    return ("dmy" if pattern.find("d") < pattern.find("M") else "mdy", mark[0] if mark else "/")


def _letters(native: str) -> str:
    """The script of a language's own name as Unicode names its letters: the first word of their names."""
    letter = next((letter for letter in native if letter.isalpha()), "a")
    return unicodedata.name(letter).partition(" ")[0].capitalize()


def _quoted(mark: str) -> str:
    """A mark as a TOML string; a blank without its own look by its number."""
    return f'"{mark}"' if mark.isprintable() else "".join(('"', *(f"\\u{ord(one):04X}" for one in mark), '"'))


def _calendar(locale: "Locale") -> str:
    """The names of months and weekdays as comment lines."""
    lines = []
    for names, first in ((locale.months, 1), (locale.days, 0)):
        for width in ("wide", "abbreviated"):
            line = "#   " + ", ".join(names["format"][width][number] for number in sorted(names["format"][width]) if number >= first)
            while len(line) > _WIDTH and ", " in line[:_WIDTH]:
                at = line.rindex(", ", 0, _WIDTH) + 1
                lines.append(line[:at])
                line = "#   " + line[at:].strip()
            lines.append(line)
    return "\n".join(lines)


def _states(locale: "Locale") -> Iterator[str]:
    """A row for each state; where the CLDR has no name in this language, the one that it has in its own stands, to be replaced."""
    from babel import Locale

    fallback = Locale("en").territories
    for row in read_rows(shared_of() / "states.tsv"):
        alpha2 = row.cells.get("alpha2", "")
        name = locale.territories.get(alpha2) or fallback.get(alpha2)
        yield f"{row.cells['id']}\t{name.replace('|', ' ')}" if name else row.cells["id"]


def _actors() -> Iterator[str]:
    for row in read_rows(shared_of() / "actors.tsv"):
        yield f"# {row.cells['id']}\t{row.cells.get('label', '')}"
