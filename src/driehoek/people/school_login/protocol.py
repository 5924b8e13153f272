"""OpenID Connect as allauth speaks it, made stricter: PKCE and a nonce always, no id_token without a good signature.

allauth trusts a token that came straight from the provider; we check it all the same (OpenID Connect Core 3.1.3.7).
"""

import hashlib
from hmac import compare_digest
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from jwt.types import Options

from driehoek.people.school_login.providers import WELL_KNOWN, is_safe
from driehoek.people.school_login.refusals import Refusal, RefusedError

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
LEEWAY = 60  # seconds that two clocks may differ
LONGEST_SUBJECT = 191
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
USED = (*NEEDED[1:], "userinfo_endpoint", "end_session_endpoint")


class SchoolOAuth2Adapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The conversation with one provider."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself; refused when it is not whole, not safe, or of somebody else."""
        if not hasattr(self, "_openid_config"):
            found = fetched(self.get_provider().server_url)
            issuer = str(found.get("issuer", ""))
            whole = all(isinstance(found.get(name), str) for name in NEEDED)
            safe = all(is_safe(str(found[name])) for name in USED if name in found)
            ours = issuer.rstrip("/") == self.get_provider().server_url.removesuffix(WELL_KNOWN)
            if not (whole and safe and ours):
                raise RefusedError(Refusal.INVALID)
            self._openid_config = found
        return self._openid_config

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> dict[str, Any]:
        """Trade the code for tokens, and know which nonce belongs to this log-in."""
        self.nonce = nonce_of(pkce_code_verifier or "")
        try:
            return dict(super().get_access_token_data(request, app, client, pkce_code_verifier=pkce_code_verifier))
        except (KeyError, TypeError) as error:  # of an answer without a kind, or of another shape
            raise RefusedError(Refusal.INVALID) from error

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        """The token for one question, which is not kept."""
        return SocialToken(token=data["access_token"])

    def complete_login(self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Return who logged in, with all that the provider says of them in `claims`."""
        id_token = str(kwargs["response"].get("id_token", ""))
        claims = self._checked(id_token, app.client_id)
        if "userinfo_endpoint" in self.openid_config:
            claims = {**claims, **self._userinfo(token.token, claims["sub"])}
        login = self.get_provider().sociallogin_from_response(request, claims)
        login.claims, login.id_token = claims, id_token
        login.logout_address = self.openid_config.get("end_session_endpoint", "")
        return login

    def _checked(self, id_token: str, client_id: str) -> dict[str, Any]:
        """What the token says, when it is of this provider, for us, for this log-in, and of today."""
        claims = self._decoded(id_token, client_id)
        ours = compare_digest(str(claims["nonce"]).encode(), self.nonce.encode())
        if not ours or claims.get("azp", client_id) != client_id or not 0 < len(claims["sub"]) <= LONGEST_SUBJECT:
            raise RefusedError(Refusal.INVALID)
        return claims

    def _decoded(self, id_token: str, client_id: str) -> dict[str, Any]:
        wanted: Options = {"require": ["exp", "iat", "sub", "nonce"]}
        issuer, keys = self.openid_config["issuer"], fetched(self.openid_config["jwks_uri"])
        try:
            key = _key(id_token, keys)
            return jwt.decode(id_token, key, ALGORITHMS, wanted, issuer=issuer, audience=client_id, leeway=LEEWAY)
        except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError) as error:
            raise RefusedError(Refusal.CLOCK) from error
        except jwt.PyJWTError as error:
            raise RefusedError(Refusal.INVALID) from error

    def _userinfo(self, access_token: str, subject: str) -> dict[str, Any]:
        """What more the provider tells, of the same person (OpenID Connect Core 5.3.2)."""
        told = fetched(self.openid_config["userinfo_endpoint"], {"Authorization": f"Bearer {access_token}"})
        if told.get("sub") != subject:
            raise RefusedError(Refusal.INVALID)
        return told


class SchoolProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """A provider of the file; nothing of a person is kept but the number that the provider gives them."""

    oauth2_adapter_class = SchoolOAuth2Adapter
    pkce_enabled_default = True

    def serialize(self) -> dict[str, Any]:
        """The name under which a log-in that waits for a second step finds us again."""
        return {"id": self.sub_id}

    def get_pkce_params(self) -> dict[str, Any]:
        """A secret that only this session knows (RFC 7636), and a nonce that follows from it."""
        params: dict[str, Any] = super().get_pkce_params()
        return {**params, "nonce": nonce_of(params["code_verifier"])}

    def extract_uid(self, data: dict[str, Any]) -> str:
        """The number of this person there, which never changes."""
        return str(data["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nothing: what we need is asked at each log-in."""
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nothing: no account is made of what a provider says."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        """None: an account keeps the address that the head wrote."""
        return []


def nonce_of(verifier: str) -> str:
    """The nonce of a log-in, made from its PKCE verifier: whoever sees the one cannot compute the other."""
    return hashlib.sha256(b"nonce:" + verifier.encode()).hexdigest()


def fetched(url: str, headers: dict[str, str] | None = None) -> dict[str, Any]:
    """A JSON object from a provider; raises OSError when it does not answer with one."""
    with get_adapter().get_requests_session() as session:
        answer = session.get(url, headers=headers)
        answer.raise_for_status()
        found = answer.json()
    if not isinstance(found, dict):
        raise OSError(f"{url} did not answer with an object")
    return found


def _key(id_token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    """The key with which the token says it was signed; without a name only when there is but one."""
    name = jwt.get_unverified_header(id_token).get("kid")
    found = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use in (None, "sig")]
    matching = [key for key in found if key.key_id == name] if name else found
    if len(matching) != 1:
        raise jwt.InvalidKeyError("no such key")
    return matching[0]
