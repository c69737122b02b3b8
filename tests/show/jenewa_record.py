"""A record of the bundled example, made by hand: what a careful reader takes from it."""

from pathlib import Path

import runding
from runding.model.record import (
    Agreement,
    ArticleRecord,
    Assessment,
    Channel,
    Corridor,
    Figure,
    Holder,
    Outcome,
    Participant,
    Position,
    Related,
    Round,
    Speaker,
    Statement,
    Time,
    Venue,
)
from runding.model.text import Article, Span, article_id

TEXT = (Path(runding.__file__).parent / "examples" / "jenewa.txt").read_text(encoding="utf-8")


def span(words: str, *, text: str = TEXT) -> Span:
    """The first stretch of the text that reads `words`."""
    at = text.index(words)
    return Span.of(text, at, at + len(words))


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(span(part) for part in words)


MOKHTARI = ("Idris Mokhtari", "SDN", "ketua delegasi Sudan")
TIJANI = ("Salma Tijani", "rsf", "Juru bicara RSF")
LINDQVIST = ("Marta Lindqvist", "un", "Utusan PBB")
DOCTOR = ("seorang dokter", None, None)


def statement(
    number: int,
    who: tuple[str, str | None, str | None],
    kind: str,
    *content: str,
    mention: str,
    resolved_by: str = "name",
    channel: Channel | None = None,
    relay: tuple[str, ...] = (),
    cue: str = "kata",
) -> Statement:
    name, side, role = who
    speaker = Speaker(
        name=name,
        kind="anonymous" if side is None else "person",
        actor=None,
        side=side,
        role=role,
        mention=span(mention),
        resolved_by=resolved_by,
    )
    return Statement(
        id=f"s{number}",
        speaker=speaker,
        type=kind,
        content=spans(*content),
        cue=span(cue),
        channel=channel,
        relay=relay,
        said=None,
        evidence=spans(*content),
        rule="id/statements/quote-verb-speaker",
    )


STATEMENTS = (
    statement(
        1,
        MOKHTARI,
        "direct",
        "Hasil yang kami harapkan belum tercapai",
        mention="Idris Mokhtari",
        channel=Channel(kind="press_conference", name="konferensi pers"),
        relay=("Kantor Berita Nilotika",),
    ),
    statement(
        2,
        MOKHTARI,
        "mixed",
        "prioritas pemerintahnya adalah “penarikan semua pasukan dari kota-kota”",
        mention="Ia",
        resolved_by="pronoun",
        cue="menegaskan",
    ),
    statement(3, TIJANI, "mixed", "putaran itu menghasilkan “kemajuan yang nyata”", mention="Salma Tijani", cue="mengklaim"),
    statement(
        4,
        TIJANI,
        "direct",
        "Kami siap membahas zona penyangga di sekitar El Fasher",
        mention="nya lewat",
        resolved_by="clitic",
        channel=Channel(kind="social", name="Telegram"),
        cue="katanya",
    ),
    statement(
        5,
        TIJANI,
        "indirect",
        "kelompoknya menolak pelucutan senjata sebelum ada jaminan keamanan",
        mention="Tijani",
        resolved_by="surname",
        cue="mengatakan",
    ),
    statement(6, MOKHTARI, "indirect", "koridor itu hanya untuk warga sipil", mention="Mokhtari", cue="Menurut"),
    statement(7, LINDQVIST, "direct", "langkah kecil yang penting", mention="Marta Lindqvist", cue="menyebut"),
    statement(
        8,
        DOCTOR,
        "indirect",
        "Pertempuran di El Fasher menewaskan sedikitnya 40 warga sipil dalam sepekan terakhir",
        mention="seorang dokter di kota itu",
        cue="menurut",
    ),
    statement(
        9,
        LINDQVIST,
        "indirect",
        "Putaran ketiga akan berlangsung di kota yang sama pada awal pekan depan",
        mention="Lindqvist",
        resolved_by="surname",
        channel=Channel(kind="press_conference", name=None),
    ),
)

ROUNDS = (
    Round(
        id="r2",
        ordinal=2,
        parties=("SDN", "rsf"),
        start=Time(earliest="2024-06-12", latest="2024-06-12", text="Rabu (12/6/2024)", granularity="day"),
        end=None,
        venue=Venue(name="Jenewa", country="CHE"),
        mode="in_person",
        format="mediated",
        third_parties=("un",),
        participants=(
            Participant(name="Idris Mokhtari", side="SDN", role="ketua delegasi Sudan", part="head"),
            Participant(name="Marta Lindqvist", side="un", role="Utusan PBB", part="mediator"),
        ),
        status="concluded",
        evidence=spans("Putaran kedua perundingan antara pemerintah Sudan dan Pasukan Dukungan Cepat (RSF) di Jenewa"),
        rule="id/rounds/ordinal",
    ),
    Round(
        id="r3",
        ordinal=3,
        parties=("SDN", "rsf"),
        start=Time(earliest="2024-06-17", latest="2024-06-18", text="awal pekan depan", granularity="interval"),
        end=None,
        venue=Venue(name="Jenewa", country="CHE"),
        mode=None,
        format=None,
        third_parties=(),
        participants=(),
        status="scheduled",
        evidence=spans("Putaran ketiga akan berlangsung di kota yang sama pada awal pekan depan"),
        rule="id/rounds/ordinal",
    ),
)

JENEWA = ArticleRecord(
    article=Article(
        id=article_id(TEXT),
        language="id",
        title="Putaran Kedua Perundingan Sudan di Jenewa Berakhir Tanpa Gencatan Senjata",
        publisher="Kabar Teluk",
        published="2024-06-12",
        published_basis="inferred",
        text=TEXT,
    ),
    statements=STATEMENTS,
    rounds=ROUNDS,
    outcomes=(
        Outcome(
            round="r2",
            issue="sec.ceasefire",
            value="not_agreed",
            by=None,
            evidence=spans("tanpa kesepakatan gencatan senjata"),
            rule="id/rounds/without",
        ),
        Outcome(
            round="r2",
            issue="hum.corridor",
            value="agreed",
            by=None,
            evidence=spans("Kedua pihak sepakat membuka koridor kemanusiaan"),
            rule="id/agreements/agree",
        ),
    ),
    assessments=(
        Assessment(
            round="r2",
            assessor="SDN",
            issue="ALL",
            value="none",
            by="s1",
            evidence=spans("Hasil yang kami harapkan belum tercapai"),
            rule="id/assessments/results",
        ),
        Assessment(
            round="r2",
            assessor="rsf",
            issue="ALL",
            value="progress",
            by="s3",
            evidence=spans("kemajuan yang nyata"),
            rule="id/assessments/progress",
        ),
    ),
    positions=(
        Position(
            holder=Holder(side="SDN", name="Idris Mokhtari"),
            issue="sec.withdrawal",
            stance="priority",
            target="rsf",
            condition=None,
            attribution="self",
            by="s2",
            evidence=spans("penarikan semua pasukan dari kota-kota"),
            rule="id/positions/priority",
        ),
        Position(
            holder=Holder(side="rsf", name="Salma Tijani"),
            issue="sec.disengagement",
            stance="open",
            target=None,
            condition=None,
            attribution="self",
            by="s4",
            evidence=spans("siap membahas zona penyangga"),
            rule="id/positions/ready",
        ),
        Position(
            holder=Holder(side="rsf", name="Salma Tijani"),
            issue="sec.ddr",
            stance="refuse",
            target=None,
            condition=span("sebelum ada jaminan keamanan"),
            attribution="self",
            by="s5",
            evidence=spans("menolak pelucutan senjata"),
            rule="id/positions/refuse",
        ),
    ),
    agreements=(
        Agreement(
            id="a1",
            issue="hum.corridor",
            parties=("SDN", "rsf"),
            status="agreed_in_principle",
            asserted_by=None,
            by=None,
            corridor=Corridor(
                instrument="corridor",
                purpose="evacuation",
                consent={"SDN": "yes", "rsf": "yes"},
                origin="El Fasher",
                destination="Tawila",
                window=Time(earliest="2024-06-15", latest=None, text="mulai Sabtu (15/6/2024)"),
                status=("agreed",),
            ),
            evidence=spans("Kedua pihak sepakat membuka koridor kemanusiaan dari El Fasher ke Tawila"),
            rule="id/agreements/agree",
        ),
    ),
    related=(
        Related(
            title="Kronologi Perundingan Sudan Sejak Putaran Pertama",
            span=span("Kronologi Perundingan Sudan Sejak Putaran Pertama"),
        ),
    ),
    figures=(
        Figure(
            what="killed",
            low=40,
            high=None,
            of="warga sipil",
            by="s8",
            evidence=spans("menewaskan sedikitnya 40 warga sipil"),
            rule="id/figures/killed",
        ),
    ),
    furniture=spans("JENEWA, KABAR TELUK –", "Baca juga:\nKronologi Perundingan Sudan Sejak Putaran Pertama"),
)
