"""Translation engines behind one small interface (docs/decisions/0013-own-texts-and-engines.md)."""

from driehoek.shared.sealing import opened
from driehoek.texts import models
from driehoek.texts.engines.base import Engine, EngineError, NonsenseError, RefusedError, UnreachableError
from driehoek.texts.engines.deepl import DeepL
from driehoek.texts.engines.folder import Folder
from driehoek.texts.engines.libre import LibreTranslate

__all__ = ["Engine", "EngineError", "NonsenseError", "RefusedError", "UnreachableError", "engine_of"]


def engine_of(row: models.Engine) -> Engine:
    """Return the engine that a location chose, ready to translate."""
    if row.kind == models.Engine.Kind.FOLDER:
        return Folder(row.address)
    if row.kind == models.Engine.Kind.DEEPL:
        return DeepL(row.address, opened(row.key))
    return LibreTranslate(row.address, opened(row.key))
