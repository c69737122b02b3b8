"""From a source to an article: files, the standard input, strings, and each way in which a source can be bad."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.lang.markers import read_markers
from runding.lang.pack import PACKS
from runding.model.text import Article, article_id
from runding.read import sources
from runding.read.errors import SourceError
from runding.read.sources import article_of_bytes, article_of_text, read_article

MARKERS = tuple(read_markers(PACKS / code / "language.toml", code=code) for code in ("en", "id"))
TEXT = (
    "TELUK BIRU, HARIANTELUK.COM – Utusan pemerintah dan pemberontak bertemu lagi karena gencatan senjata hampir berakhir.\n\n"
    "“Kami siap berunding,” kata utusan itu kepada wartawan di tepi sungai.\n"
)
MALAY = "Perunding kerajaan dan pemberontak bertemu semula kerana gencatan senjata hampir tamat, menurut jurucakap itu pada Isnin.\n"
PAGE = f"""<!DOCTYPE html><html lang="id"><head><title>Utusan Bertemu Lagi - Harian Teluk</title>
<meta property="og:site_name" content="Harian Teluk"><meta name="author" content="Melati Anggraini">
<meta property="article:published_time" content="2022-03-04T08:05:00+07:00">
<link rel="canonical" href="https://harianteluk.example/utusan"></head><body><nav>Beranda Dunia Olahraga</nav>
<article><h1>Utusan Bertemu Lagi</h1><p>{TEXT.splitlines()[0]}</p>
<p>{TEXT.splitlines()[2]} Mereka belum sepakat tentang penarikan pasukan.</p>
<p>Menurut dia, perundingan akan dilanjutkan pada Jumat di kota pelabuhan itu, meski sejumlah syarat belum dipenuhi.</p>
</article></body></html>"""


def read(source: Path | str, **options: object) -> Article:
    arguments = {"published": None, "languages": MARKERS} | options
    return read_article(source, **arguments)  # type: ignore[arg-type]


def fault(source: Path | str, **options: object) -> SourceError:
    with pytest.raises(SourceError) as error:
        read(source, **options)
    words = str(error.value)
    assert words.count("\n") == 0
    assert words == f"{error.value.source}: {error.value.reason}; {error.value.remedy}"
    return error.value


def write(folder: Path, data: str | bytes, name: str = "berita.txt") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_text_file(tmp_path: Path) -> None:
    article = read(write(tmp_path, TEXT))
    assert article.text == TEXT
    assert article.id == article_id(TEXT)
    assert article.language == "id"
    assert (article.title, article.publisher, article.published, article.published_basis) == (None, None, None, None)


@pytest.mark.parametrize(
    "data", [TEXT.encode("utf-8-sig"), TEXT.encode("utf-16"), TEXT.encode("cp1252"), TEXT.replace("\n", "\r\n").encode()]
)
def test_the_same_article_in_other_bytes(tmp_path: Path, data: bytes) -> None:
    assert read(write(tmp_path, data)) == read(write(tmp_path, TEXT, "other.txt"))


def test_the_standard_input() -> None:
    assert read("-", stdin=io.BytesIO(TEXT.encode())).text == TEXT
    assert read("-", stdin=io.BytesIO(PAGE.encode())).title == "Utusan Bertemu Lagi"
    assert fault("-", stdin=io.BytesIO(b" \n")).source == "-"


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.txt", "a"])
def test_a_page_is_known_by_its_name_or_its_beginning(tmp_path: Path, name: str) -> None:
    article = read(write(tmp_path, "\n " + PAGE, name))
    assert article.title == "Utusan Bertemu Lagi"
    assert article.author == "Melati Anggraini"
    assert article.publisher == "Harian Teluk"
    assert article.url == "https://harianteluk.example/utusan"
    assert (article.published, article.published_basis) == ("2022-03-04", "metadata")
    assert "Beranda" not in article.text
    assert "Kami siap berunding" in article.text
    assert article.id == article_id(article.text)


def test_a_text_that_speaks_of_tags_is_no_page(tmp_path: Path) -> None:
    text = TEXT + "Kata <html> muncul di dalam teks.\n"
    assert read(write(tmp_path, text)).text == text


def test_the_date_that_is_asked_for_wins(tmp_path: Path) -> None:
    article = read(write(tmp_path, PAGE), published="2022-03-05")
    assert (article.published, article.published_basis) == ("2022-03-05", "argument")
    dated = read(write(tmp_path, "Jumat, 4 Maret 2022 | 08:05 WIB\n" + TEXT))
    assert (dated.published, dated.published_basis) == ("2022-03-04", "dateline")


@pytest.mark.parametrize("published", ["2022-02-30", "4 Maret 2022", "", "04/03/2022"])
def test_a_date_that_is_none_is_a_fault(tmp_path: Path, published: str) -> None:
    error = fault(write(tmp_path, TEXT), published=published)
    assert error.kind == "argument"
    assert "YYYY-MM-DD" in error.remedy


def test_a_language_may_be_named(tmp_path: Path) -> None:
    assert read(write(tmp_path, MALAY), language="id").language == "id"
    error = fault(write(tmp_path, TEXT), language="ms")
    assert error.kind == "language"
    assert "'ms'" in error.reason
    assert error.remedy == "there are packs for en, id"


def test_bad_sources_are_named_with_their_cause(tmp_path: Path) -> None:
    missing = fault(tmp_path / "tiada.txt")
    assert (missing.kind, missing.source) == ("missing", str(tmp_path / "tiada.txt"))
    assert fault(write(tmp_path, TEXT) / "below.txt").kind == "missing"
    assert fault(tmp_path).kind == "directory"
    assert fault(write(tmp_path, b"")).kind == "empty"
    assert fault(write(tmp_path, b"\xef\xbb\xbf \r\n\t\n")).kind == "empty"
    assert fault(write(tmp_path, "\u00a0\u2003\n")).kind == "empty"
    assert fault(write(tmp_path, b"%PDF-1.4 ...")).kind == "binary"
    assert fault(write(tmp_path, b"\x81\x8f not a text")).kind == "undecodable"
    assert fault(tmp_path / "a\0b").kind == "unreadable"
    assert fault(write(tmp_path, "<html><body><p></p></body></html>")).kind == "no_article"


def test_an_unsupported_language_is_named_as_a_guess(tmp_path: Path) -> None:
    error = fault(write(tmp_path, MALAY))
    assert error.kind == "language"
    assert "it seems to be Malay (ms)" in error.reason
    assert "--language" in error.remedy
    unknown = fault(write(tmp_path, "Посланник повстанцев покинул переговоры на берегу реки.\n"))
    assert unknown.kind == "language"
    assert "seems" not in unknown.reason


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    assert fault(path).kind == "permission"


def test_a_file_that_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    path = write(tmp_path, TEXT)
    monkeypatch.setattr(Path, "open", fail)
    error = fault(path)
    assert error.kind == "unreadable"
    assert "Input/output error" in error.reason


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST", 40)
    assert fault(write(tmp_path, TEXT)).kind == "too_large"


def test_half_a_surrogate_pair_never_gets_into_an_article() -> None:
    with pytest.raises(SourceError, match="half of a surrogate pair"):
        article_of_text("Kami siap \ud83d berunding", published=None, languages=MARKERS)


def test_a_text_is_read_without_the_dear_imports(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT)
    program = (
        "import sys\nfrom pathlib import Path\nfrom runding.lang.markers import read_markers\nfrom runding.lang.pack import PACKS\n"
        "from runding.read.sources import read_article\n"
        "markers = [read_markers(PACKS / code / 'language.toml', code=code) for code in ('en', 'id')]\n"
        f"read_article(Path({str(path)!r}), published=None, languages=markers)\n"
        "print(sorted({'trafilatura', 'lxml', 'urllib3', 'htmldate'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_source_error(data: bytes) -> None:
    try:
        article = article_of_bytes(data, source="a", published=None, languages=MARKERS, language="id", html=False)
    except SourceError:
        return
    assert article.text.strip()
    assert article == article_of_bytes(data, source="a", published=None, languages=MARKERS, language="id", html=False)
