"""Who asks, and what they may read."""

import hashlib
import hmac
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

import jwt
from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.handbook import GROUPS
from app.settings import setting

bearer = HTTPBearer()


@dataclass(frozen=True)
class Reader:
    """A member of staff under a pseudonym, with the groups of the handbook that they belong to."""

    id: str
    groups: frozenset[str]


@lru_cache(maxsize=1)
def keys() -> jwt.PyJWKClient:
    """The public keys of the company's login."""
    return jwt.PyJWKClient(setting("OIDC_JWKS_URL"), timeout=5)


def current_reader(credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]) -> Reader:
    """The reader of a token that the company's login has signed; 401 for any other."""
    token = credentials.credentials
    try:
        key = keys().get_signing_key_from_jwt(token).key
        claims = jwt.decode(token, key, algorithms=["RS256"], audience="handbook-answers", issuer=setting("OIDC_ISSUER"))
    except jwt.PyJWTError as error:
        raise HTTPException(401, "Please log in again.") from error
    return Reader(pseudonym(claims["sub"]), (GROUPS & frozenset(claims.get("groups", []))) | {"all"})


def pseudonym(subject: str) -> str:
    """The same for one person while the key stays, and of no use without it."""
    return hmac.new(setting("PSEUDONYM_KEY").encode(), subject.encode(), hashlib.sha256).hexdigest()[:24]


def caller(request: Request) -> str:
    """By whom the rate is counted: behind the ingress all addresses are the same."""
    return hashlib.sha256(request.headers.get("authorization", "").encode()).hexdigest()
