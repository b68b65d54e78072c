"""Serve a knowledge base on this machine: its graph page, a query page, a SPARQL endpoint.

The graph page is at `/`, the query page at `/editor`, the endpoint, which is read-only and
speaks the SPARQL 1.1 Protocol, at `/sparql`.

Only this machine is served: the port is on 127.0.0.1, a request must name it as its host, so
that no page on the web can pose as it (DNS rebinding), and pages of other origins are refused.
"""

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError, ServeError
from kg.serve.ask import Limits, Reply, ask, refusal
from kg.serve.editor import FILES, assets, page
from kg.serve.endpoint import LONGEST, description, question
from kg.store import open_store

__all__ = ["Limits", "application", "serve"]

_HERE = Path(__file__).parent
_LOOPBACK = r"https?://(?:127\.0\.0\.1|localhost)(?::\d+)?"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_TOOLS = '<div class="tools">'
_LINK = '<a href="editor" class="quiet">SPARQL</a>'

LIMITS = Limits()
Handler = Callable[[Request], Awaitable[Response]]


def serve(
    directory: Path,
    *,
    port: int = 7878,
    limits: Limits = LIMITS,
    ready: Callable[[str], None] = lambda url: None,
) -> None:
    """Serve a knowledge base until interrupted.

    Args:
        directory: The knowledge base; one that is built anew meanwhile is served from then on.
        port: On 127.0.0.1; with 0, one that is free.
        limits: What a query may take.
        ready: Called with the URL once it is listened at.

    Raises:
        StoreError: There is no knowledge base.
        ServeError: The port is taken.
    """
    open_store(directory)
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen()  # from here on a client waits, and is not refused
    except (OSError, OverflowError) as error:
        listener.close()
        raise ServeError(f"port {port}: cannot be had: {error}; choose another --port") from error
    ready(f"http://127.0.0.1:{listener.getsockname()[1]}/")
    config = uvicorn.Config(
        application(directory, limits), log_level="warning", server_header=False, lifespan="off"
    )
    uvicorn.Server(config).run(sockets=[listener])


def application(directory: Path, limits: Limits) -> Starlette:
    """Return the server as an ASGI application."""
    return Starlette(
        routes=[
            Route("/", _graph_page(directory)),
            Route("/sparql", _endpoint(directory, limits), methods=["GET", "POST"]),
            Route("/update", _no_updates, methods=["GET", "POST"]),
            Route("/editor", _editor),
            *(Route(f"/{name}", _asset) for name in FILES),
            *(Route(f"/{name}", _own) for name in ("editor.js", "editor.css")),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
            Middleware(CORSMiddleware, allow_origin_regex=_LOOPBACK, allow_methods=["GET", "POST"]),
        ],
    )


def _endpoint(directory: Path, limits: Limits) -> Handler:
    turns = asyncio.Semaphore(limits.at_once)

    async def answer(request: Request) -> Response:
        origin = request.headers.get("origin")
        if origin and not re.fullmatch(_LOOPBACK, origin):
            return _response(refusal(403, f"{origin}: only pages of this machine may ask"))
        body = await _body(request)
        if body is None:
            return _response(refusal(413, f"a request may hold {LONGEST:,} bytes"))
        pairs = request.query_params.multi_items()
        asked = question(request.method, pairs, body, request.headers)
        if isinstance(asked, Reply):
            return _response(asked)
        if asked is None:
            accept = request.headers.get("accept", "*/*")
            if "text/html" in accept:
                return RedirectResponse("editor")
            return _response(description(str(request.url.replace(query="")), accept))
        async with turns:
            return _response(await ask(directory, asked, limits))

    return _told(answer)


async def _body(request: Request) -> bytes | None:
    """Read a request, or None if it is too long."""
    parts: list[bytes] = []
    async for part in request.stream():
        parts.append(part)
        if sum(map(len, parts)) > LONGEST:
            return None
    return b"".join(parts)


def _response(reply: Reply) -> Response:
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    return Response(reply.body, reply.status, headers, reply.type)


def _told(handler: Handler) -> Handler:
    """Turn an error of ours into an answer that says so."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except KgError as error:
            return _response(refusal(500, str(error)))

    return answer


async def _no_updates(_: Request) -> Response:
    refused = question("POST", [("update", "")], b"", {})
    assert isinstance(refused, Reply)
    return _response(refused)


def _graph_page(directory: Path) -> Handler:
    async def answer(_: Request) -> Response:
        path = directory / "graph.html"
        if not path.is_file():
            return RedirectResponse("editor")
        text = await run_in_threadpool(path.read_text, "utf-8")
        return HTMLResponse(text.replace(_TOOLS, _TOOLS + _LINK, 1))

    return answer


async def _editor(_: Request) -> Response:
    return HTMLResponse(page(), headers={"Content-Security-Policy": _POLICY})


async def _own(request: Request) -> Response:
    return FileResponse(_HERE / request.url.path.rpartition("/")[2])


async def _yasgui(request: Request) -> Response:
    name = request.url.path.rpartition("/")[2]
    files = await run_in_threadpool(assets)
    return Response(files[name], media_type=FILES[name])


_asset = _told(_yasgui)
