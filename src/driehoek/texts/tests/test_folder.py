"""Models on our own server: a real, tiny model with random weights is made, loaded and translated with."""

import io
import sys
from pathlib import Path
from typing import Any

import numpy
import pytest
import sentencepiece
from ctranslate2.specs import TransformerSpec
from pytest_django import Settings

from driehoek.demo.cast import Cast
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.engines import RefusedError
from driehoek.texts.engines.folder import Folder, folders
from driehoek.texts.jobs import take_next
from driehoek.texts.models import Engine, Version

SENTENCES = [
    "kom naar school",
    "de kinderen zingen",
    "wij eten fruit",
    "ouders zijn welkom",
    "tot morgen op school",
] * 20
WIDTH, HEADS = 8, 2
CHANCE = numpy.random.default_rng(7)


def vocabulary(folder: Path) -> list[str]:
    """Train a vocabulary on a few sentences, as source.spm and target.spm."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES), model_writer=model, vocab_size=60, hard_vocab_limit=False, minloglevel=2
    )
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(model.getvalue())
    pieces = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]


def tiny_model(folder: Path) -> None:
    """Write a translation model of one layer with random weights, in the form that CTranslate2 reads."""
    folder.mkdir(parents=True)
    tokens = vocabulary(folder)
    spec = TransformerSpec.from_config((1, 1), HEADS, pre_norm=False)
    words = (len(tokens), WIDTH)
    encoder, decoder = spec.encoder.layer[0], spec.decoder.layer[0]
    spec.encoder.embeddings[0].weight, spec.decoder.embeddings.weight = weights(*words), weights(*words)
    spec.decoder.projection.weight = weights(*words)
    for layer in (encoder, decoder):
        attend(layer.self_attention, 3, 1)
        norm(layer.ffn)
        layer.ffn.linear_0.weight, layer.ffn.linear_1.weight = weights(2 * WIDTH, WIDTH), weights(WIDTH, 2 * WIDTH)
    attend(decoder.attention, 1, 2, 1)
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.save(str(folder))


def weights(*shape: int) -> Any:
    """Random numbers, the same ones in every run."""
    return CHANCE.normal(size=shape).astype("float32")


def norm(layer: Any) -> None:
    """Leave the size of numbers as it is."""
    layer.layer_norm.gamma, layer.layer_norm.beta = numpy.ones(WIDTH, "float32"), numpy.zeros(WIDTH, "float32")


def attend(layer: Any, *times: int) -> None:
    """Fill one attention: so many times the width for each of its steps."""
    norm(layer)
    for linear, wide in zip(layer.linear, times, strict=True):
        linear.weight = weights(wide * WIDTH, WIDTH)


@pytest.fixture
def models(settings: Settings, tmp_path: Path) -> Path:
    """A folder on the server with models from Dutch to English and from English to Turkish."""
    settings.DRIEHOEK_MODELS = tmp_path
    for pair in ("nl-en", "en-tr"):
        tiny_model(tmp_path / "opus" / pair)
    return tmp_path


def test_a_model_translates_every_text_by_itself(models: Path) -> None:
    folder = Folder("opus")
    texts = ["kom naar school", "wij eten fruit. de kinderen zingen."]
    together = folder.translate(texts, "nl", "en")
    assert len(together) == 2
    assert all(isinstance(text, str) and text for text in together)
    assert together == [folder.translate([text], "nl", "en")[0] for text in texts]


def test_without_a_model_of_its_own_a_pair_goes_through_english(models: Path) -> None:
    folder = Folder("opus")
    english = folder.translate(["kom naar school"], "nl", "en")
    assert folder.translate(["kom naar school"], "nl", "tr") == folder.translate(english, "en", "tr")
    assert [folder.speaks("nl", code) for code in ("en", "tr", "ar")] == [True, True, False]
    with pytest.raises(RefusedError):
        folder.translate(["kom"], "nl", "ar")


def test_only_folders_with_models_on_the_server_are_seen(models: Path) -> None:
    (models / "leeg" / "nl-tr").mkdir(parents=True)
    assert folders() == ["opus"]
    assert not Folder(f"../{models.name}/opus/../../..").speaks("nl", "en")
    assert not Folder("/etc").speaks("nl", "en")


def test_a_model_that_is_damaged_is_refused(models: Path) -> None:
    (models / "opus" / "nl-en" / "model.bin").write_bytes(b"no model")
    with pytest.raises(RefusedError, match="cannot be read"):
        Folder("opus").translate(["kom"], "nl", "en")


def test_without_the_extra_one_clear_message(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    with pytest.raises(RefusedError, match="local-translation"):
        Folder("opus").translate(["kom"], "nl", "en")


@pytest.mark.django_db
def test_a_text_about_a_child_may_go_to_our_own_server(cast: Cast, models: Path) -> None:
    """The weights are random, so what comes out is noise: that too must be kept whole or given to a person."""
    Engine.objects.create(location=cast.vlindertuin, kind="folder", address="opus")
    text = write(location=cast.vlindertuin, language="nl", body="de kinderen zingen", about_child=True)
    (version,) = ask_versions(text=text, languages=["en"])
    assert version.state == Version.State.WANTED
    assert take_next()
    version.refresh_from_db()
    assert (version.state, version.problem) in {("machine", ""), ("asked", "empty"), ("asked", "added")}
