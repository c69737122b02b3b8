"""One judgement, as a form or a program sends it: the same words for both, handed to the ledger's book."""

from typing import Literal

import msgspec
from pydantic import BaseModel, ConfigDict, Field

from runding.ledger import Ledger, LedgerError
from runding.model.judgement import Judgement

MOST_IDS = 200


class Decision(BaseModel):
    """What a reader decides. `ids` are those of entries, mentions or doubts; of an `undo`, of the judgement that is taken back."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["accept", "reject", "edit", "merge", "split", "note", "undo"]
    ids: list[str] = Field(min_length=1, max_length=MOST_IDS)
    author: str = Field(min_length=1, max_length=80)
    field: str | None = Field(default=None, max_length=60, description="For `edit`: the field, such as `speaker.side`.")
    value: object = Field(default=None, description="For `edit`: its new value.")
    settled: bool = Field(default=False, description="For `edit`: change the entry, whatever reports say, and not one report's record.")
    mention_only: bool = Field(default=False, description="For `reject`: one mention, not the whole entry.")
    text: str | None = Field(default=None, max_length=4000, description="For `note`: the remark.")


def decide(ledger: Ledger, one: Decision) -> Judgement:
    """Keep a judgement. Raises LedgerError where it cannot be made, with what to do."""
    book, author = ledger.judge, one.author
    try:
        match one.action:
            case "accept":
                return book.accept(_only(one), author=author)
            case "reject":
                return book.reject(_only(one), author=author, mention_only=one.mention_only)
            case "note":
                return book.note(_only(one), one.text or "", author=author)
            case "edit":
                return book.edit(_only(one), one.field or "", one.value, author=author, settled=one.settled)
            case "merge":
                return book.merge(*one.ids, author=author)
            case "split":
                return book.split(*one.ids, author=author)
            case "undo":
                return book.undo(_only(one), author=author)
    except (ValueError, msgspec.MsgspecError) as error:
        raise LedgerError(str(error)) from None


def _only(one: Decision) -> str:
    if len(one.ids) != 1:
        raise LedgerError(f"{one.action} is about one thing; {len(one.ids)} were given")
    return one.ids[0]
