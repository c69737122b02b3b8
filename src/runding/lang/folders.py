"""Where do packs lie? In the folder that comes with the program, and in folders that whoever works on a pack names.

The environment variable RUNDING_PACKS lists such folders, separated as in PATH. They are searched before the program's own, so that a pack
there takes the place of the one that was installed, without write access to where the program lies.
"""

import os
from pathlib import Path
from typing import Final

PACKS: Final = Path(__file__).parent.parent / "packs"
"""The folder that comes with the program. As an argument it stands for all folders that are searched."""
VARIABLE: Final = "RUNDING_PACKS"
_SHARED: Final = "_shared"


def named_folders() -> str:
    """What RUNDING_PACKS names, empty where it is not set."""
    return os.environ.get(VARIABLE, "")


def folders() -> tuple[Path, ...]:
    """The folders that are searched, the first of them first."""
    named = (name for name in named_folders().split(os.pathsep) if name.strip())
    return (*(Path(name).expanduser().absolute() for name in named), PACKS)


def available(folder: Path = PACKS) -> tuple[str, ...]:
    """The codes of the languages that have a pack, listed from disk."""
    searched = folders() if folder == PACKS else (folder,)
    return tuple(sorted({path.parent.name for one in searched for path in one.glob("[a-z]*/pack.toml")}))


def home_of(code: str, folder: Path = PACKS) -> Path:
    """The folder of a language's pack: the first one that there is, else where it would lie in the last folder searched."""
    searched = folders() if folder == PACKS else (folder,)
    return next((one / code for one in searched if (one / code / "pack.toml").is_file()), searched[-1] / code)


def shared_of(folder: Path = PACKS) -> Path:
    """The folder of the tables that all languages share: the one beside the packs, or the program's own where there is none."""
    beside = folder / _SHARED
    return beside if beside.is_dir() else PACKS / _SHARED
