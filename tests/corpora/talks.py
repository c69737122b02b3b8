"""Corpora of invented reports on invented talks, with what is true of them: which mentions are one, and how many origins stand
behind each. Real states, invented people, places and outlets; nobody real is given words.

The sentences are our own, in Indonesian, English and German, and the records say what a perfect reading would: these corpora
test merging and the ledger, not reading.
"""

import datetime
import random
from dataclasses import dataclass, field

import msgspec

from runding.merge import report_key
from runding.model.record import (
    Agreement,
    ArticleRecord,
    Assessment,
    Channel,
    Corridor,
    Holder,
    Outcome,
    Participant,
    Position,
    Round,
    Speaker,
    Statement,
    Time,
    Venue,
)
from runding.model.text import Article, Span, article_id

SIDES = ("ARM", "AZE", "COL", "ETH", "ERI", "KHM", "THA", "SDN", "TCD", "YEM", "OMN", "GEO", "MDA", "NPL", "LKA", "PER", "ECU")
MANY = (*SIDES, *(f"group{n}" for n in range(120)))
"""States and invented armed groups."""
STEMS = ("Bara", "Kelo", "Mido", "Tarsi", "Onda", "Vele", "Sura", "Niko", "Pado", "Rimo", "Hasta", "Jole", "Dana", "Feri", "Guma")
MIDDLES = ("", "ba", "den", "gor", "luk", "ma", "pel", "rud", "sim", "tak", "vor", "zan")
ENDS = ("mir", "vanto", "rossi", "likar", "denko", "shani", "tolo", "brandt", "quist", "yama", "puri", "fonte")
TOWNS = ("Velmora", "Port Asul", "Karinhof", "Tesembra", "Lake Ondil", "Marvik", "Sant Helor", "Dombasa", "Quirin", "Zelpora")
OUTLETS = {
    "id": ("Warta Selat", "Kabar Pagi Nusa", "Suara Delta"),
    "en": ("The Harbour Courier", "Meridian Post", "Northern Ledger"),
    "de": ("Elbkurier", "Tagesbote", "Rundschau am See"),
}
WIRE = "Trans Wire"

WORDS = {
    "id": {
        "round": "Putaran ke-{n} perundingan {a} dan {b} berlangsung di {venue} pada {day}.",
        "plan": "Putaran ke-{n} perundingan {a} dan {b} direncanakan pada {day}.",
        "said": "“{what}”, kata {who}.",
        "relay": "Demikian dilaporkan {outlet}.",
        "corridor": "Kedua pihak menyepakati koridor kemanusiaan dari {town}.",
        "fill": (
            ("Warga", "Para pedagang", "Sopir bus", "Guru", "Nelayan", "Perawat", "Petani", "Mahasiswa"),
            ("di {town} menunggu kabar", "dekat {town} mengeluh soal listrik", "dari {town} menutup toko", "asal {town} berkumpul"),
            ("sejak pagi buta", "di bawah hujan", "tanpa banyak bicara", "sambil mendengar radio", "meski jalan licin"),
            ("karena jembatan rusak", "setelah sirene berhenti", "untuk hari ketiga", "dengan {x} orang lain", "selama {x} menit"),
        ),
    },
    "en": {
        "round": "Round {n} of the talks between {a} and {b} took place in {venue} on {day}.",
        "plan": "Round {n} of the talks between {a} and {b} is planned for {day}.",
        "said": "“{what}”, said {who}.",
        "relay": "This was reported by {outlet}.",
        "corridor": "The two sides agreed on a humanitarian corridor out of {town}.",
        "fill": (
            ("Shopkeepers", "Bus drivers", "Teachers", "Fishermen", "Nurses", "Farmers", "Students", "Dock workers"),
            ("in {town} waited for news", "near {town} had no power", "from {town} shut their doors", "around {town} gathered"),
            ("since before dawn", "in steady rain", "without many words", "listening to the radio", "despite icy roads"),
            ("because a bridge was down", "once the sirens stopped", "for a third day", "with {x} others", "for {x} minutes"),
        ),
    },
    "de": {
        "round": "Runde {n} der Gespräche zwischen {a} und {b} fand am {day} in {venue} statt.",
        "plan": "Runde {n} der Gespräche zwischen {a} und {b} ist für den {day} geplant.",
        "said": "„{what}“, sagte {who}.",
        "relay": "Das berichtete {outlet}.",
        "corridor": "Beide Seiten vereinbarten einen humanitären Korridor aus {town}.",
        "fill": (
            ("Händler", "Busfahrer", "Lehrer", "Fischer", "Pfleger", "Bauern", "Studenten", "Hafenarbeiter"),
            (
                "in {town} warteten auf Nachricht",
                "bei {town} hatten keinen Strom",
                "aus {town} schlossen die Läden",
                "um {town} kamen zusammen",
            ),
            ("seit dem Morgengrauen", "im Dauerregen", "ohne viele Worte", "am Radio", "trotz glatter Straßen"),
            ("weil eine Brücke fehlte", "nach dem Ende der Sirenen", "am dritten Tag", "mit {x} anderen", "{x} Minuten lang"),
        ),
    },
}
UTTERANCES = (
    {
        "id": "Kami meminta {count} bus untuk warga {town} dan jeda {hours} jam",
        "en": "We ask for {count} buses for the people of {town} and a pause of {hours} hours",
        "de": "Wir verlangen {count} Busse für die Menschen in {town} und eine Pause von {hours} Stunden",
        "issue": "sec.limited_truce",
        "stance": "demand",
    },
    {
        "id": "Pasukan di sekitar {town} harus mundur {count} kilometer dalam {hours} hari",
        "en": "The troops around {town} must move back {count} kilometres within {hours} days",
        "de": "Die Truppen um {town} müssen sich binnen {hours} Tagen um {count} Kilometer zurückziehen",
        "issue": "sec.withdrawal",
        "stance": "demand",
    },
    {
        "id": "Kami siap membebaskan {count} tahanan di {town} pada pukul {hours}",
        "en": "We are ready to release {count} prisoners in {town} at {hours} o'clock",
        "de": "Wir sind bereit, um {hours} Uhr in {town} {count} Gefangene freizulassen",
        "issue": "hum.prisoners",
        "stance": "offer",
    },
)


class Draft:
    """A text being written, that hands out the places of what was added."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, sentence: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += sentence + "\n"
        return start, start + len(sentence)

    def span(self, place: tuple[int, int], words: str | None = None) -> Span:
        start, end = place
        if words is not None:
            start = self.text.index(words, start)
            end = start + len(words)
        return Span.of(self.text, start, end)


@dataclass
class Meeting:
    """One round that is true."""

    key: str
    sides: tuple[str, str]
    ordinal: int
    day: datetime.date
    venue: str
    country: str
    heads: tuple[str, str]
    quotes: list[tuple[str, str, dict[str, str]]]
    wrong_venue: str | None = None


@dataclass
class Corpus:
    """Records with the truth: for each (article, record) the key of its round or utterance, and origins by utterance."""

    records: list[ArticleRecord] = field(default_factory=list)
    rounds: dict[tuple[str, str], str] = field(default_factory=dict)
    utterances: dict[tuple[str, str], str] = field(default_factory=dict)
    origins: dict[str, set[str]] = field(default_factory=dict)
    reports: dict[str, int] = field(default_factory=dict)
    contradicted: set[str] = field(default_factory=set)


def fill(words: dict, town: str, stamp: int) -> str:
    """A sentence of colour; the same stamp gives the same sentence."""
    rng = random.Random(stamp)
    return " ".join(rng.choice(part) for part in words["fill"]).format(town=town, x=rng.randrange(3, 900)) + "."


def name(rng: random.Random) -> str:
    """A given name and a surname out of some thousands."""
    return " ".join(rng.choice(STEMS) + rng.choice(MIDDLES) + rng.choice(ENDS) for _ in range(2))


def corpus(seed: int, series: int, *, rounds: int = 3, years: int = 6, wide: bool = False) -> Corpus:
    """Reports on `series` series of `rounds` rounds each: nine reports a round. `wide` draws the parties from many more sides."""
    rng = random.Random(seed)
    made = Corpus()
    for nth in range(series):
        _series(made, rng, nth, rounds, years, MANY if wide else SIDES)
    return made


def _series(made: Corpus, rng: random.Random, nth: int, rounds: int, years: int, pool: tuple[str, ...]) -> None:
    sides = tuple(sorted(rng.sample(pool, 2)))
    heads = (name(rng), name(rng))
    day = datetime.date(2014, 1, 1) + datetime.timedelta(days=rng.randrange(years * 365))
    held: list[Meeting] = []
    for ordinal in range(1, rounds + 1):
        quotes = []
        for side in (0, 1):
            template = rng.choice(UTTERANCES)
            fill = {"town": rng.choice(TOWNS), "count": rng.randrange(11, 99), "hours": rng.randrange(2, 10)}
            told = {lang: template[lang].format(**fill) for lang in ("id", "en", "de")}
            quotes.append((sides[side], heads[side], {**told, "issue": template["issue"], "stance": template["stance"]}))
        venue, other = rng.sample(TOWNS, 2)
        held.append(
            Meeting(
                key=f"{nth}.{ordinal}",
                sides=sides,
                ordinal=ordinal,
                day=day,
                venue=venue,
                country="CHE",
                heads=heads,
                quotes=quotes,
                wrong_venue=other if rng.random() < 0.3 else None,
            )
        )
        day += datetime.timedelta(days=rng.randrange(9, 30))
    for meeting, following in zip(held, [*held[1:], None], strict=True):
        _coverage(made, rng, meeting, following)


def _coverage(made: Corpus, rng: random.Random, meeting: Meeting, following: Meeting | None) -> None:
    """Reports on one round: a wire story, two near copies, two relays in other languages, and independent ones."""
    towns = [rng.choice(TOWNS) for _ in range(8)]
    stamp = rng.randrange(1000, 9999)
    wire = _report(made, rng, meeting, following, "en", WIRE, [], "wire", towns, stamp, quotes=(0, 1))
    for outlet in rng.sample(OUTLETS["en"], 2):
        _near_copy(made, wire, outlet, rng)
    for lang in ("id", "de"):
        outlet = OUTLETS[lang][0]
        _report(made, rng, meeting, following, lang, outlet, [WIRE], "wire", towns, stamp, quotes=(rng.choice((0, 1)),))
    for lang in ("id", "en", "de", "id"):
        outlet = rng.choice(OUTLETS[lang][1:] if lang != "en" else OUTLETS["en"][2:])
        wrong = meeting.wrong_venue is not None and lang == "de"
        _report(
            made, rng, meeting, following, lang, f"{outlet} {rng.randrange(10**6)}", [], f"own {rng.random()}",
            [rng.choice(TOWNS) for _ in range(8)], rng.randrange(1000, 9999), quotes=(0, 1) if lang == "en" else (1,),
            venue=meeting.wrong_venue if wrong else None,
        )  # fmt: skip
        if wrong:
            made.contradicted.add(meeting.key)


def _report(
    made: Corpus, rng: random.Random, meeting: Meeting, following: Meeting | None, lang: str, outlet: str, relay: list[str],
    origin: str, towns: list[str], stamp: int, *, quotes: tuple[int, ...], venue: str | None = None,
) -> ArticleRecord:  # fmt: skip
    words, draft = WORDS[lang], Draft()
    published = (meeting.day + datetime.timedelta(days=rng.choice((0, 1)))).isoformat()
    place = venue or meeting.venue
    a, b = meeting.sides
    day = meeting.day.isoformat()
    lead = draft.add(words["round"].format(n=meeting.ordinal, a=a, b=b, venue=place, day=day))
    for at, town in enumerate(towns[:4]):
        draft.add(fill(words, town, stamp * 16 + at))
    said: list[tuple[tuple[int, int], int, str]] = []
    for nth in quotes:
        what = meeting.quotes[nth][2][lang]
        # Half of the reports name the surname only.
        who = meeting.quotes[nth][1] if rng.random() < 0.6 else meeting.quotes[nth][1].split()[-1]
        said.append((draft.add(words["said"].format(what=what, who=who)), nth, who))
    plan = draft.add(words["plan"].format(n=following.ordinal, a=a, b=b, day=following.day.isoformat())) if following else None
    corridor = draft.add(words["corridor"].format(town=towns[0]))
    for at, town in enumerate(towns[4:]):
        draft.add(fill(words, town, stamp * 16 + 8 + at))
    for one in relay:
        draft.add(words["relay"].format(outlet=one))
    text = draft.text
    statements, positions = [], []
    for n, (at, nth, who) in enumerate(said, 1):
        side, _, told = meeting.quotes[nth]
        content = draft.span(at, told[lang])
        mention = draft.span(at, who)
        statements.append(
            Statement(
                id=f"s{n}",
                speaker=Speaker(name=who, kind="person", actor=None, side=side, role=None, mention=mention, resolved_by="name"),
                type="direct",
                content=(content,),
                cue=None,
                channel=Channel(kind="press_conference"),
                relay=tuple(relay),
                said=None,
                evidence=(draft.span(at),),
                rule="test",
            )
        )
        positions.append(
            Position(
                holder=Holder(side=side, name=who),
                issue=told["issue"],
                stance=told["stance"],
                target=None,
                condition=None,
                attribution="self",
                by=f"s{n}",
                evidence=(content,),
                rule="test",
            )
        )
    held = _round("r1", meeting, meeting.day, published, "concluded", draft.span(lead), place)
    rounds = [held]
    if following is not None and plan is not None:
        rounds.append(_round("r2", following, following.day, published, "scheduled", draft.span(plan), None))
    record = ArticleRecord(
        article=Article(
            id=article_id(text), language=lang, title=f"{meeting.key} {outlet}", url=None, publisher=outlet,
            published=published, published_basis="metadata", text=text,
        ),
        statements=tuple(statements), rounds=tuple(rounds),
        outcomes=(
            Outcome(
                round="r1", issue="sec.ceasefire", value="not_agreed", by=None, evidence=(draft.span(lead),), rule="test"
            ),
        ),
        assessments=tuple(
            Assessment(
                round="r1", assessor=side, issue="ALL", value=value, by=None, evidence=(draft.span(lead),), rule="test"
            )
            for side, value in ((a, "progress"), (b, "none"))
        ),
        positions=tuple(positions),
        agreements=(
            Agreement(
                id="a1", issue="hum.corridor", parties=meeting.sides, status="agreed_in_principle", asserted_by=None, by=None,
                corridor=Corridor(instrument="corridor", origin=towns[0]), evidence=(draft.span(corridor),), rule="test",
            ),
        ),
    )  # fmt: skip
    _keep(made, record, meeting, following, [nth for _, nth, _ in said], origin)
    return record


def _round(name_: str, meeting: Meeting, day: datetime.date, published: str, status: str, span: Span, venue: str | None) -> Round:
    time = Time(earliest=day.isoformat(), latest=day.isoformat(), text=day.isoformat(), granularity="day", span=span)
    return Round(
        id=name_, ordinal=meeting.ordinal, parties=meeting.sides, start=time, end=None,
        venue=Venue(name=venue, country=meeting.country) if venue else None, mode="in_person" if venue else None,
        format="bilateral", third_parties=(),
        participants=tuple(Participant(name=who, side=side, role=None, part="head")
                           for who, side in zip(meeting.heads, meeting.sides, strict=True)) if venue else (),
        status=status, evidence=(span,), rule="test",
    )  # fmt: skip


def _near_copy(made: Corpus, wire: ArticleRecord, outlet: str, rng: random.Random) -> None:
    """The wire story under another name, with a last line of its own; nothing says where it comes from."""
    text = wire.article.text + f"{outlet}, {rng.randrange(10**9)}\n"
    article = msgspec.structs.replace(wire.article, id=article_id(text), publisher=outlet, text=text)
    record = msgspec.structs.replace(
        wire, article=article, statements=tuple(msgspec.structs.replace(one, relay=()) for one in wire.statements)
    )
    made.records.append(record)
    for key, value in list(made.rounds.items()):
        if key[0] == report_key(wire):
            made.rounds[(report_key(record), key[1])] = value
    for key, value in list(made.utterances.items()):
        if key[0] == report_key(wire):
            made.utterances[(report_key(record), key[1])] = value
            made.reports[value] += 1


def _keep(made: Corpus, record: ArticleRecord, meeting: Meeting, following: Meeting | None, said: list[int], origin: str) -> None:
    made.records.append(record)
    article = report_key(record)
    made.rounds[(article, "r1")] = meeting.key
    if following is not None:
        made.rounds[(article, "r2")] = following.key
    for n, nth in enumerate(said, 1):
        key = f"{meeting.key}.{nth}"
        made.utterances[(article, f"s{n}")] = key
        made.origins.setdefault(key, set()).add(origin)
        made.reports[key] = made.reports.get(key, 0) + 1
