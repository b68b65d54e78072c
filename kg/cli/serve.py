"""`kg serve`: the graph and a SPARQL endpoint on this machine."""

from typing import Annotated

import typer

from kg.cli.common import Directory, app, note, reported
from kg.later import later

serve_base = later("kg.serve:serve")
limits = later("kg.serve:Limits")


@app.command(epilog="Example: `kg serve out --port 7878`")
def serve(
    directory: Directory,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="On 127.0.0.1; 0 for any that is free.")
    ] = 7878,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that a query may take.")] = 30.0,
    size: Annotated[int, typer.Option(min=1, help="Megabytes that an answer may hold.")] = 64,
) -> None:
    """Serve the graph page, a query page and a read-only SPARQL endpoint to this machine alone."""

    def ready(url: str) -> None:
        note(f"Serving {url} (the graph), {url}editor (to ask it) and {url}sparql; Ctrl+C ends it")

    with reported():
        serve_base(directory, port=port, limits=limits(timeout, size << 20), ready=ready)
