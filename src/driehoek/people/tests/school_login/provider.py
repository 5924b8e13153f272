"""A real OpenID provider on this machine: discovery, keys, PKCE, signed tokens, logging out; it lies when told to."""

import base64
import hashlib
import json
import secrets
import time
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
SECRET = "geheim-van-de-school"
CLIENT = "driehoek.example"


class SchoolProvider:
    """What it knows of who logs in (`claims`), what it was asked, and in which way it lies.

    `lies` replace claims of the id_token; `lies_of_userinfo` those asked later; `key` and `alg` sign.
    """

    def __init__(self) -> None:
        self.address = ""
        self.claims: dict[str, Any] = {}
        self.lies: dict[str, Any] = {}
        self.lies_of_userinfo: dict[str, Any] = {}
        self.config_lies: dict[str, Any] = {}
        self.key: Any = KEY
        self.alg = "RS256"
        self.offers_logout = True
        self.codes: dict[str, dict[str, str]] = {}
        self.left: list[dict[str, str]] = []

    def configuration(self) -> dict[str, Any]:
        """The discovery document."""
        paths = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        found = {f"{name}_endpoint": f"{self.address}/{path}" for name, path in paths.items()}
        if self.offers_logout:
            found["end_session_endpoint"] = f"{self.address}/end"
        return {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **found, **self.config_lies}

    def keys(self) -> dict[str, Any]:
        """Its one public key."""
        public = json.loads(RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def page(self, asked: dict[str, str]) -> str:
        """Where somebody logs in or stops."""
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        go, stop = (
            f"{asked['redirect_uri']}?{urlencode({**answer, 'state': asked['state']})}"
            for answer in ({"code": code}, {"error": "access_denied"})
        )
        return f'<!doctype html><title>School</title><a id="in" href="{go}">In</a> <a id="stop" href="{stop}">Stop</a>'

    def tokens(self, sent: dict[str, str]) -> dict[str, Any] | None:
        """Trade a code for tokens, once, for who holds the secret and the PKCE verifier."""
        asked = self.codes.pop(sent.get("code", ""), None)
        if not asked or sent.get("client_secret") != SECRET or sent.get("redirect_uri") != asked["redirect_uri"]:
            return None
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).decode()
        if challenge.rstrip("=") != asked["code_challenge"]:
            return None
        return {"access_token": "toegang", "token_type": "Bearer", "expires_in": 60, "id_token": self.id_token(asked)}

    def id_token(self, asked: dict[str, str]) -> str:
        """Say who logged in, or something else."""
        now = int(time.time())
        times = {"iat": now, "exp": now + 300}
        told = {"iss": self.address, "aud": CLIENT, "sub": self.claims["sub"], "nonce": asked["nonce"], **times}
        return jwt.encode({**told, **self.lies}, self.key, algorithm=self.alg, headers={"kid": "one"})


class Handler(BaseHTTPRequestHandler):
    """Answers for a provider over HTTP."""

    provider: SchoolProvider

    def do_GET(self) -> None:
        """Discovery, keys, the page to log in, who it is, and logging out."""
        url, ours = urlsplit(self.path), self.provider
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        if url.path == "/authorize":
            self._answer(ours.page(asked).encode(), "text/html")
        elif url.path == "/end":
            ours.left.append(asked)
            self._answer(b"", "text/html", 302, asked["post_logout_redirect_uri"])
        elif url.path == "/userinfo" and self.headers["Authorization"] != "Bearer toegang":
            self._answer(b"", "text/html", 401)
        else:
            told = {"/keys": ours.keys(), "/userinfo": {**ours.claims, **ours.lies_of_userinfo}}
            self._answer(json.dumps(told.get(url.path, ours.configuration())).encode(), "application/json")

    def do_POST(self) -> None:
        """The token endpoint."""
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        tokens = self.provider.tokens({name: values[0] for name, values in sent.items()})
        self._answer(
            json.dumps(tokens or {"error": "invalid_grant"}).encode(), "application/json", 200 if tokens else 400
        )

    def _answer(self, body: bytes, kind: str, status: int = 200, to: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if to:
            self.send_header("Location", to)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named so by http.server
        """Say nothing."""
