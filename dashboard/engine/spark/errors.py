"""What went wrong at the endpoint, in one sentence with the remedy."""

from __future__ import annotations

import grpc

from dashboard.engine.spark.endpoint import Endpoint
from dashboard.errors import EngineError

_LOST = (
    "SESSION_NOT_FOUND",
    "SESSION_CLOSED",
    "SESSION_CHANGED",
    "NO_ACTIVE_SESSION",
    "TABLE_OR_VIEW_NOT_FOUND",
    "OPERATION_NOT_FOUND",  # the server restarted while the client waited for its answer
    "operation not found",  # as Sail words it
)
_GARBLED = "Exception deserializing response"  # seen once, on a machine under load
_LONGEST = 300


def needs_new_session(error: BaseException) -> bool:
    """Whether the server has forgotten the session, its views or the question, or sent a garbled response."""
    return any(mark in str(error) for mark in (*_LOST, _GARBLED))


def is_unreachable(error: BaseException) -> bool:
    """Whether nobody answered at all."""
    return _status_code(error) in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)


def explain_error(error: BaseException, endpoint: Endpoint) -> EngineError:
    """The error as readers see it. Neither the token nor a stack of the server is part of it."""
    where = f"The engine for big tables at {endpoint.shown}"
    if _status_code(error) in (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED):
        problem = "refuses the token in MUSTER_ENGINE_TOKEN" if endpoint.token else "wants a token"
        return EngineError(f"{where} {problem}. Set MUSTER_ENGINE_TOKEN to the one that it was started with.")
    if is_unreachable(error):
        return EngineError(
            f"{where} cannot be reached{_over_tls(endpoint)}. Start it, correct MUSTER_ENGINE, or try again later."
        )
    return EngineError(f"{where} could not answer: {_first_line(error, endpoint)} Try again, or look at its log.")


def time_limit_error(endpoint: Endpoint, seconds: float) -> EngineError:
    """Where the time limit stopped a question."""
    return EngineError(
        f"The engine for big tables at {endpoint.shown} did not answer within {seconds:g} seconds, so the question was "
        "stopped. Choose a narrower filter, or raise MUSTER_ENGINE_SECONDS."
    )


def busy_error(endpoint: Endpoint, at_once: int, seconds: float) -> EngineError:
    """Where no place came free in time."""
    return EngineError(
        f"The engine for big tables at {endpoint.shown} has been busy with {at_once} others for {seconds:g} seconds. "
        "Try again, or raise MUSTER_ENGINE_AT_ONCE."
    )


def _over_tls(endpoint: Endpoint) -> str:
    """The client speaks TLS wherever there is a token, but for the host localhost."""
    host = endpoint.shown.removeprefix("sc://").rsplit(":", 1)[0]
    return " over TLS" if "use_ssl=true" in endpoint.address or (endpoint.token and host != "localhost") else ""


def _status_code(error: BaseException) -> grpc.StatusCode | None:
    if isinstance(error, grpc.RpcError) and isinstance(error, grpc.Call):
        return error.code()
    get_code = getattr(error, "getGrpcStatusCode", None)
    return get_code() if get_code else None


def _first_line(error: BaseException, endpoint: Endpoint) -> str:
    text = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    text = text.replace(endpoint.token, "…") if endpoint.token else text
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return text if text.endswith((".", "…")) else f"{text}."
