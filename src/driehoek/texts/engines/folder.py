"""Models in a folder on our own server (OPUS-MT, converted for CTranslate2): no text leaves the school.

A folder holds one folder per pair of languages, such as `nl-tr`, with `model.bin`, `source.spm` and `target.spm`.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from driehoek.texts.cleaning import sentences
from driehoek.texts.engines.base import NonsenseError, RefusedError
from driehoek.texts.engines.codes import codes

FILES = ("model.bin", "source.spm", "target.spm")
MODELS_IN_MEMORY = 4
NOT_INSTALLED = "To translate on this server, install Driehoek with the extra local-translation."


@dataclass(frozen=True)
class Folder:
    """A folder with models, named within the folder that DRIEHOEK_MODELS names."""

    address: str
    name: str = "OPUS-MT"

    def speaks(self, source: str, target: str) -> bool:
        """Whether there are models for this pair, or for the way through English."""
        return bool(self._steps(source, target))

    def translate(self, texts: list[str], source: str, target: str) -> list[str]:
        """Translate sentence by sentence, as these models were trained; RefusedError without a model for the pair."""
        steps = self._steps(source, target)
        if not steps:
            raise RefusedError("There is no model for this pair of languages.")
        for model in steps:
            texts = _through(model, texts)
        return texts

    def _steps(self, source: str, target: str) -> list[Path]:
        through = codes()["folder"]["through"]
        for way in ([f"{source}-{target}"], [f"{source}-{through}", f"{through}-{target}"]):
            models = [self._model(pair) for pair in way]
            if all(models):
                return [model for model in models if model]
        return []

    def _model(self, pair: str) -> Path | None:
        root = Path(settings.DRIEHOEK_MODELS).resolve()
        folder = (root / self.address / pair).resolve()
        whole = folder.is_relative_to(root) and all((folder / name).is_file() for name in FILES)
        return folder if whole else None


def folders() -> list[str]:
    """Names of the folders with models on this server; "." is the main folder itself when it holds pairs."""
    root = Path(settings.DRIEHOEK_MODELS)
    found = [*root.glob("*/model.bin"), *root.glob("*/*/model.bin")]
    return sorted({file.parent.parent.relative_to(root).as_posix() for file in found})


def _through(model: Path, texts: list[str]) -> list[str]:
    pieces = [sentences(text) for text in texts]
    flat = _sentences_through(model, [sentence for piece in pieces for sentence in piece])
    translated = iter(flat)
    return [" ".join(next(translated) for _ in piece) for piece in pieces]


def _sentences_through(model: Path, lines: list[str]) -> list[str]:
    translator, source, target = _loaded(model)
    tokens = [source.encode(line, out_type=str) for line in lines]
    try:
        results = translator.translate_batch(tokens, beam_size=4, max_batch_size=16, max_decoding_length=512)
    except (RuntimeError, ValueError) as error:
        raise NonsenseError(str(error)) from error
    return [target.decode(result.hypotheses[0]) for result in results]


@lru_cache(maxsize=MODELS_IN_MEMORY)
def _loaded(model: Path) -> tuple[Any, Any, Any]:
    """The model with its two vocabularies, read when first needed: it takes seconds and some hundred megabytes."""
    try:
        import ctranslate2
        import sentencepiece
    except ImportError as error:
        raise RefusedError(NOT_INSTALLED) from error
    try:
        translator = ctranslate2.Translator(str(model), device="cpu", inter_threads=1, intra_threads=2)
        vocabularies = [sentencepiece.SentencePieceProcessor(str(model / name)) for name in FILES[1:]]
    except (RuntimeError, OSError, ValueError) as error:
        raise RefusedError(f"{model.name} cannot be read.") from error
    return translator, *vocabularies
