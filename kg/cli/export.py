"""`kg export`, `kg view`, `kg validate`: the graph to look at and to hand on."""

import webbrowser
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import Store

from kg.cli.common import Directory, app, reported, standard_output
from kg.errors import KgError
from kg.export import EXPORTERS, Exporter, export_parts, export_tables, exporter
from kg.export import export as export_store
from kg.export.files import replacing
from kg.export.void import describe, described_in, describes, licence
from kg.findings import explain
from kg.findings import report as as_report
from kg.later import later
from kg.part import cut
from kg.reading import open_graph
from kg.selection import Selection
from kg.store import open_store
from kg.validate import validate_store

Format = StrEnum("Format", {row.format: row.format for row in EXPORTERS})  # type: ignore[misc]
page_of: Callable[[Path, Selection], Path] = later("kg.export.page:page_of")


Actor = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only events of an actor: a name, or a part.")
]
From = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="First day, month or year (2023-09).")
]
To = Annotated[str | None, typer.Option(metavar="DAY", help="Last day, month or year, inclusive.")]
Type = Annotated[
    str | None, typer.Option(metavar="CLASS", help="Only a kind of event: Meeting, Visit...")
]
Source = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only what a publisher, or an article, reports.")
]


@app.command(epilog="Example: `kg export out graph.nq.gz --parts 4 --from 2023-09`")
def export(
    directory: Directory,
    output: Annotated[
        str, typer.Argument(metavar="[FILE]", help="File to write, or - for standard output.")
    ] = "-",
    format: Annotated[Format | None, typer.Option("--format", "-f", help="Else by suffix.")] = None,
    parts: Annotated[
        int, typer.Option(min=1, help="Split into FILE-01, FILE-02... of about equal size.")
    ] = 1,
    actor: Actor = None,
    from_: From = None,
    to: To = None,
    type: Type = None,
    source: Source = None,
    license: Annotated[
        str | None, typer.Option(metavar="IRI", help="State a licence in the description.")
    ] = None,
    void: Annotated[
        bool, typer.Option(help="Describe RDF files in FILE.void.ttl: VoID and DCAT.")
    ] = True,
) -> None:
    """Write the graph, or a part of it that is still whole, in another format.

    Gzipped where FILE ends in .gz. Tables (csv) go into one .zip, or into a folder that ends in /.
    """
    with reported():
        name = format.value if format else None
        selection = Selection(actor, from_, to, type, source)
        chosen = _exporter(output, name, parts)  # before the work, which is long
        license = licence(license) if license else None
        with cut(open_store(directory), selection) as store:
            if output == "-":
                with standard_output() as out:
                    chosen.write(store, out)
                return
            files = _write(store, output, chosen.format, parts)
            if void and describes(chosen.format):
                beside = described_in(Path(output))
                text = describe(store, files, chosen.format, license)
                with replacing(beside) as out:
                    out.write(text.encode())


def _exporter(output: str, format: str | None, parts: int) -> Exporter:
    if output != "-":
        return exporter(Path(output), format)
    if format is None:
        raise KgError("give a FILE whose suffix names a format, or --format for standard output")
    if parts > 1:
        raise KgError("standard output cannot be split: give a FILE to number, such as graph.nq.gz")
    return exporter(Path(output), format)


def _write(store: Store, output: str, format: str, parts: int) -> tuple[Path, ...]:
    path = Path(output)
    if parts > 1:
        return export_parts(store, path, format, parts=parts)
    if format == "csv" and (output.endswith("/") or path.is_dir()):
        export_tables(store, path)
    else:
        export_store(store, path, format)
    return (path,)


@app.command(epilog="Example: `kg validate out --report faults.json`")
def validate(
    path: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A knowledge base, or RDF, also gzipped.")
    ],
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what was found: SHACL (.ttl), or .json."),
    ] = None,
    language: Annotated[str, typer.Option(help="Of the messages: en or id.")] = "en",
) -> None:
    """Check a graph against the shapes of the ontology; exit status 1 if it does not conform.

    Each fault is told with the articles that it comes from, the sentence, and the rule.
    """
    with reported():
        if report and report.suffix not in (".json", ".ttl"):
            raise KgError(f"{report}: write .json, or .ttl for a SHACL report")
        if language not in ("en", "id"):
            raise KgError(f"no messages in {language!r}; known: en, id")
        store = open_graph(path)
        findings = explain(store, validate_store(store, language=language))
        if report:
            with replacing(report) as out:
                out.write(as_report(findings, turtle=report.suffix == ".ttl").encode())
        for finding in findings:
            typer.echo(str(finding))
        if findings:
            typer.echo(f"kg: {path}: {len(findings)} violations", err=True)
            raise typer.Exit(1)
        typer.echo(f"{path}: conforms")


@app.command(epilog='Example: `kg view out --actor "Kim Jong Un" --from 2023-09`')
def view(
    directory: Directory,
    actor: Actor = None,
    from_: From = None,
    to: To = None,
    type: Type = None,
    source: Source = None,
) -> None:
    """Open the graph page in a browser, or make the page of a part and open that."""
    with reported():
        page = page_of(directory, Selection(actor, from_, to, type, source)).resolve().as_uri()
        typer.echo(page)
        webbrowser.open(page)
