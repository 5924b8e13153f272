"""Encryption of notices: the example of RFC 8291, appendix A, byte for byte, and what may not be encrypted."""

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
)
from pytest_django import Settings

from driehoek.messages.webpush import (
    LONGEST,
    authorization,
    bytes_of,
    check_keys,
    encrypt,
    our_public_key,
    text_of,
)

PLAIN = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
RECEIVER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH, SALT = "BTBZMqHH6r4Tts7J_aSIgg", "DGv6ra1nlYgDCS1FRnbzlw"
RECORD = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A"
    "_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def private(text: str) -> EllipticCurvePrivateKey:
    return derive_private_key(int.from_bytes(bytes_of(text), "big"), SECP256R1())


def test_the_example_of_the_standard_comes_out_byte_for_byte() -> None:
    assert text_of(encrypt(PLAIN, RECEIVER, AUTH, key=private(SENDER), salt=bytes_of(SALT))) == RECORD


def test_no_two_records_are_the_same() -> None:
    assert encrypt(PLAIN, RECEIVER, AUTH) != encrypt(PLAIN, RECEIVER, AUTH)


def test_the_longest_payload_fills_one_record() -> None:
    assert len(encrypt(b"x" * LONGEST, RECEIVER, AUTH)) == 4096
    with pytest.raises(ValueError, match="too long"):
        encrypt(b"x" * (LONGEST + 1), RECEIVER, AUTH)


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", AUTH), ("nonsense!", AUTH), (RECEIVER[:-4], AUTH), (text_of(b"\x04" + b"\x01" * 64), AUTH),
        (RECEIVER, ""), (RECEIVER, "c2hvcnQ"), (RECEIVER, RECEIVER),
    ],
)  # fmt: skip
def test_keys_that_are_none_are_refused(p256dh: str, auth: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whatever it says, it is about the key
        check_keys(p256dh, auth)


def test_the_signature_names_the_service_and_can_be_checked(settings: Settings) -> None:
    settings.DRIEHOEK_VAPID_KEY = SENDER
    kind, token, key = authorization("https://fcm.googleapis.com/fcm/send/abc").split()
    assert (kind, key) == ("vapid", f"k={our_public_key()}")
    point = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes_of(our_public_key()))
    claims = jwt.decode(token[2:-1], point, algorithms=["ES256"], audience="https://fcm.googleapis.com")
    assert claims["sub"] == "mailto:driehoek@localhost"
