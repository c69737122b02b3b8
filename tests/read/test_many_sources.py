"""Folders, patterns, JSONL, JSON, ninjs, CSV, feeds and web archives: everything sound comes out, everything else is told once."""

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from runding.model.text import Article
from runding.pipeline import markers
from runding.read.errors import SourceError
from runding.read.fragment import text_of_fragment
from runding.read.lines import lines
from runding.read.many import Options, find_raw, read_many
from runding.read.mapping import parse_mapping
from runding.read.raw import Bad, Raw
from runding.read.stamps import day_of_stamp

TEXT = "Menteri Luar Negeri Norwegia, Tomas Orvik, mengatakan bahwa perundingan itu akan dilanjutkan pada pekan depan di kota ini ({})."


def read(*sources: Path | str, mapping: dict[str, str] | None = None) -> list[Article | SourceError]:
    return list(read_many([str(one) for one in sources], languages=markers(), options=Options(mapping=mapping or {})))


def texts(found: list[Article | SourceError]) -> list[str]:
    return [one.text.strip() for one in found if isinstance(one, Article)]


def errors(found: list[Article | SourceError]) -> list[SourceError]:
    return [one for one in found if isinstance(one, SourceError)]


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


class TestPlaces:
    def test_a_folder_is_read_in_the_order_of_names_with_those_below(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/z.txt", "a.txt", ".hidden.txt", ".git/c.txt", "notes.pdf"):
            write(tmp_path / name, TEXT.format(name))
        assert texts(read(tmp_path)) == [TEXT.format(name) for name in ("a.txt", "b.txt", "a/z.txt")]

    def test_a_pattern(self, tmp_path: Path) -> None:
        for name in ("one.txt", "two.txt", "two.log"):
            write(tmp_path / name, TEXT.format(name))
        assert texts(read(tmp_path / "t*.txt")) == [TEXT.format("two.txt")]

    def test_a_file_whose_name_looks_like_a_pattern(self, tmp_path: Path) -> None:
        write(tmp_path / "a[1].txt", TEXT.format(1))
        assert texts(read(tmp_path / "a[1].txt")) == [TEXT.format(1)]

    @pytest.mark.parametrize(("name", "kind"), [("none.txt", "missing"), ("*.none", "missing"), ("empty", "empty")])
    def test_what_is_not_there_is_told_and_the_rest_is_read(self, tmp_path: Path, name: str, kind: str) -> None:
        (tmp_path / "empty").mkdir()
        good = write(tmp_path / "good.txt", TEXT.format(1))
        found = read(tmp_path / name, good)
        assert [one.kind for one in errors(found)] == [kind]
        assert len(texts(found)) == 1

    def test_nothing_is_fetched_where_nobody_allows_it(self) -> None:
        assert [one.kind for one in errors(read("http://localhost/feed"))] == ["refused"]


class TestStandardInput:
    @pytest.mark.parametrize(
        ("data", "count"),
        [
            (TEXT.format(1).encode(), 1),
            (b"".join(json.dumps({"text": TEXT.format(n)}).encode() + b"\n" for n in range(5)), 5),
            (json.dumps({"text": TEXT.format(1)}).encode(), 1),
        ],
    )
    def test_an_article_or_lines_of_json(self, data: bytes, count: int) -> None:
        found = list(read_many(["-"], languages=markers(), stdin=io.BytesIO(data)))
        assert texts(found) == [TEXT.format(n if count > 1 else 1) for n in range(count)]

    def test_a_feed(self) -> None:
        data = RSS.format(one=TEXT.format(1), two=TEXT.format(2)).encode()
        assert len(texts(list(read_many(["-"], languages=markers(), stdin=io.BytesIO(data))))) == 2


class TestJson:
    def test_lines_with_the_usual_names(self, tmp_path: Path) -> None:
        row = {
            "body": TEXT.format(1),
            "headline": "Judul",
            "link": "https://example.org/1",
            "source": {"name": "Kabar"},
            "date": "2024-05-02T23:00:00Z",
        }
        (one,) = read(write(tmp_path / "a.jsonl", json.dumps(row) + "\n"))
        assert isinstance(one, Article)
        assert (one.title, one.url, one.publisher, one.published, one.published_basis) == (
            "Judul", "https://example.org/1", "Kabar", "2024-05-02", "metadata",
        )  # fmt: skip

    def test_a_mapping_leads_into_objects(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", json.dumps({"doc": {"words": TEXT.format(1)}, "text": "no", "at": ["https://example.org/2"]}))
        (one,) = read(path, mapping=parse_mapping("text=doc.words, url=at.0"))
        assert isinstance(one, Article)
        assert (one.text, one.url) == (TEXT.format(1), "https://example.org/2")

    @pytest.mark.parametrize("words", ["text", "texts=body", "text=", "=body"])
    def test_a_mapping_that_is_none_says_what_to_write(self, words: str) -> None:
        with pytest.raises(ValueError, match="FIELD=NAME"):
            parse_mapping(words)

    @pytest.mark.parametrize(
        "pack", [gzip.compress, zstandard.compress, lambda data: gzip.compress(data[:200]) + gzip.compress(data[200:])]
    )
    def test_packed_lines(self, tmp_path: Path, pack: object) -> None:
        data = "".join(json.dumps({"text": TEXT.format(n)}) + "\n" for n in range(30)).encode()
        assert len(texts(read(write(tmp_path / "a.jsonl.packed", b"")))) == 0
        assert texts(read(write(tmp_path / "a.jsonl.gz", pack(data)))) == [TEXT.format(n) for n in range(30)]  # type: ignore[operator]

    def test_an_archive_that_is_cut_off_gives_what_stands_before(self, tmp_path: Path) -> None:
        data = b"".join(json.dumps({"text": TEXT.format(n), "x": str(hash(n) * 7919)}).encode() + b"\n" for n in range(4000))
        for name, packed in (("a.jsonl.gz", gzip.compress(data)), ("a.jsonl.zst", zstandard.compress(data))):
            found = read(write(tmp_path / name, packed[: len(packed) // 2]))
            if name.endswith("gz"):
                assert [one.kind for one in errors(found)] == ["damaged"]
                assert len(texts(found)) > 100
            assert texts(found) == [TEXT.format(n) for n in range(len(texts(found)))] or errors(found)

    @pytest.mark.parametrize(
        ("line", "kind"),
        [
            (b'{"text": "x', "malformed"),
            (b"[1, 2]", "malformed"),
            (b'{"no": "text here"}', "malformed"),
            (b'{"text": 7}', "malformed"),
            (b"[" * 100_000, "malformed"),
            (b'{"text": "\x81\x28 \x8d"}', "undecodable"),
            (b'{"text": "Die Katze lag auf der Matte und niemand hatte etwas dagegen"}', "language"),
            (b'{"text": "' + b"x" * 16_000_001 + b'"}', "too_large"),
        ],
    )
    def test_a_bad_line_is_told_with_its_number_and_the_others_are_read(self, tmp_path: Path, line: bytes, kind: str) -> None:
        good = [json.dumps({"text": TEXT.format(n)}).encode() for n in range(2)]
        found = read(write(tmp_path / "a.jsonl", b"\n".join([good[0], line, b"", good[1]])))
        (bad,) = errors(found)
        assert bad.kind == kind
        assert bad.source.endswith("a.jsonl:2")
        assert texts(found) == [TEXT.format(0), TEXT.format(1)]

    def test_an_array_in_a_file(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.json", json.dumps([{"text": TEXT.format(1)}, 5, {"text": TEXT.format(2)}]))
        found = read(path)
        assert len(texts(found)) == 2
        assert errors(found)[0].source.endswith("a.json[2]")

    def test_lines_without_an_end_cost_no_memory(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a", b"x" * 5_000 + b"\nyes\n" + b"z" * 5_000)
        with path.open("rb") as stream:
            assert list(lines(stream, longest=100)) == [(1, None), (2, b"yes\n"), (3, None)]


class TestNinjs:
    def test_the_first_version(self, tmp_path: Path) -> None:
        item = {
            "uri": "https://example.org/n1", "type": "text", "headline": "Judul", "byline": "Rina Sahara", "provider": "Kabar Nusa",
            "language": "id-ID", "versioncreated": "2024-05-03T08:00:00+07:00",
            "body_xhtml": f"<p>{TEXT.format(1)}</p><p>Akhir &amp; awal.</p>",
        }  # fmt: skip
        (one,) = read(write(tmp_path / "a.json", json.dumps(item)))
        assert isinstance(one, Article)
        assert one.text == f"{TEXT.format(1)}\n\nAkhir & awal."
        assert (one.title, one.author, one.publisher, one.published) == ("Judul", "Rina Sahara", "Kabar Nusa", "2024-05-03")

    def test_the_third_version(self, tmp_path: Path) -> None:
        item = {
            "uri": "urn:x:1", "headlines": [{"value": "Judul"}], "infosources": [{"name": "Kabar"}],
            "contentcreated": "2024-05-03T08:00:00Z",
            "bodies": [{"contenttype": "text/html", "value": "<p>no</p>"}, {"contenttype": "text/plain", "value": TEXT.format(3)}],
        }  # fmt: skip
        (one,) = read(write(tmp_path / "a.jsonl", json.dumps(item)))
        assert isinstance(one, Article)
        assert (one.text, one.title, one.publisher, one.url) == (TEXT.format(3), "Judul", "Kabar", None)

    def test_a_picture_is_told(self, tmp_path: Path) -> None:
        (one,) = read(write(tmp_path / "a.json", json.dumps({"uri": "x", "type": "picture", "headlines": []})))
        assert isinstance(one, SourceError)
        assert "picture" in one.reason


class TestCsv:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_rows_with_quotes_and_lines_in_cells(self, tmp_path: Path, delimiter: str) -> None:
        body = TEXT.format(1).replace('"', '""')
        data = f'\ufefftitle{delimiter}text{delimiter}date\r\nJudul{delimiter}"{body}\n\nLagi"{delimiter}20240502\r\n'
        (one,) = read(write(tmp_path / "a.csv", data))
        assert isinstance(one, Article)
        assert (one.title, one.text, one.published) == ("Judul", f"{TEXT.format(1)}\n\nLagi", "2024-05-02")

    def test_a_bad_row_costs_no_other(self, tmp_path: Path) -> None:
        rows = [b"text,title", b'"' + TEXT.format(1).encode() + b'",a', b",b", b'"' + TEXT.format(2).encode() + b'",caf\xe9']
        found = read(write(tmp_path / "a.csv", b"\n".join(rows)))
        assert [one.source.rpartition(":")[2] for one in errors(found)] == ["3"]
        assert [one.title for one in found if isinstance(one, Article)] == ["a", "café"]

    def test_a_header_without_a_text_says_what_there_is(self, tmp_path: Path) -> None:
        (one,) = errors(read(write(tmp_path / "a.csv", "isi,judul\nx,y\n")))
        assert "isi, judul" in one.reason
        assert "--map text=NAME" in one.remedy


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Kabar Nusa</title><language>id</language>
<item><title>Satu</title><link>https://example.org/1</link><pubDate>Thu, 02 May 2024 20:10:00 +0700</pubDate>
<description>pendek</description><content:encoded><![CDATA[<p>{one}</p><script>x()</script>]]></content:encoded></item>
<item><title>Kosong</title><link>javascript:alert(1)</link></item>
<item><title>Dua</title><link>javascript:alert(1)</link><description>{two}</description></item>
</channel></rss>"""


class TestFeeds:
    @pytest.mark.parametrize("name", ["a.rss", "a.xml"])
    def test_the_entries_of_rss(self, tmp_path: Path, name: str) -> None:
        found = read(write(tmp_path / name, RSS.format(one=TEXT.format(1), two=TEXT.format(2))))
        assert texts(found) == [TEXT.format(1), TEXT.format(2)]
        assert [one.kind for one in errors(found)] == ["empty"]
        first, second = (one for one in found if isinstance(one, Article))
        assert (first.title, first.url, first.publisher, first.published) == ("Satu", "https://example.org/1", "Kabar Nusa", "2024-05-02")
        assert second.url is None, "a script is no link"

    def test_what_is_no_feed_is_told(self, tmp_path: Path) -> None:
        assert [one.kind for one in errors(read(write(tmp_path / "a.rss", "just words")))] == ["malformed"]

    def test_entities_do_not_explode(self, tmp_path: Path) -> None:
        bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
            f'<!ENTITY {chr(98 + n)} "{"&" + chr(97 + n) + ";"}{("&" + chr(97 + n) + ";") * 9}">' for n in range(9)
        )
        found = read(write(tmp_path / "a.rss", bomb + "]><rss><channel><item><description>&j;</description></item></channel></rss>"))
        assert not texts(found)
        assert len(found) == 1


def response(url: str, body: str | bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    body = body.encode() if isinstance(body, str) else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-01-02T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(number: int) -> str:
    return f"<html><head><title>Judul {number}</title></head><body><article><p>{TEXT.format(number)}</p></article></body></html>"


class TestWebArchives:
    def records(self) -> Iterator[bytes]:
        yield response("https://example.org/1", page(1))
        yield response("https://example.org/moved", "", status="301 Moved")
        yield response("https://example.org/picture", b"\x89PNG", kind="image/png")
        yield response("https://example.org/2", TEXT.format(2), kind="text/plain")

    def test_pages_and_texts_are_read(self, tmp_path: Path) -> None:
        for name, data in (("a.warc", b"".join(self.records())), ("a.warc.gz", b"".join(map(gzip.compress, self.records())))):
            found = read(write(tmp_path / name, data))
            assert not errors(found)
            assert texts(found) == [TEXT.format(1), TEXT.format(2)]
            assert [one.url for one in found if isinstance(one, Article)] == ["https://example.org/1", "https://example.org/2"]

    def test_a_broken_record_is_told_once_and_costs_no_other(self, tmp_path: Path) -> None:
        good = list(self.records())
        broken = gzip.compress(response("https://example.org/broken", page(9)))
        plain = good[0] + b"this is no record\r\nat all\r\n\r\n" + good[3]
        packed = gzip.compress(good[0]) + broken[:-60] + b"\x00" * 40 + gzip.compress(good[3])
        for name, data in (("a.warc", plain), ("a.warc.gz", packed)):
            found = read(write(tmp_path / name, data))
            assert [one.kind for one in errors(found)] == ["damaged"], name
            assert TEXT.format(1) in texts(found)
            assert TEXT.format(2) in texts(found)

    def test_a_file_that_is_cut_off_gives_what_stands_before(self, tmp_path: Path) -> None:
        data = b"".join(map(gzip.compress, self.records()))
        found = read(write(tmp_path / "a.warc.gz", data[:-40]))
        assert TEXT.format(1) in texts(found)
        assert len(errors(found)) == 1


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-05-02", "2024-05-02"),
        ("2024-05-02T23:59:59+07:00", "2024-05-02"),
        ("Thu, 02 May 2024 20:10:00 GMT", "2024-05-02"),
        ("20240502", "2024-05-02"),
        ("20240502T101500Z", "2024-05-02"),
        (1714600000, "2024-05-01"),
        (1714600000000, "2024-05-01"),
        ("2024-13-02", None),
        ("yesterday", None),
        ("", None),
        (True, None),
        (10**30, None),
        (float("nan"), None),
        (["2024"], None),
    ],
)
def test_the_day_of_a_stamp(stamp: object, day: str | None) -> None:
    assert day_of_stamp(stamp) == day


def test_a_fragment_becomes_paragraphs_without_markup() -> None:
    assert text_of_fragment("<p>Satu <b>dua</b></p>\n<p>tiga<br>empat &lt;5</p><style>p{}</style>") == "Satu dua\n\ntiga\n\nempat <5"
    assert text_of_fragment("1 > 0") == "1 > 0"


def test_progress_counts_the_bytes_of_all_files(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", json.dumps({"text": "x"}) + "\n")
    write(tmp_path / "b.txt", "y" * 50)
    found = list(find_raw([str(tmp_path)], options=Options()))
    assert [one.done for one in found] == [14, 64]
    assert all(isinstance(one, Raw | Bad) for one in found)
