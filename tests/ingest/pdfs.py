"""PDF documents as small as they can be, written by hand: no program that makes them is needed for a test."""

from collections.abc import Sequence


def pdf(pages: Sequence[Sequence[str]], *, trailer: str = "", count: int | None = None) -> bytes:
    """Lines of text, from the top of each page. count: how many pages it says it has; trailer: more entries."""
    numbers = range(len(pages))
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in numbers)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages) if count is None else count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {5 + 2 * number} 0 R >>")
        shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
        drawn = f"BT /F1 11 Tf 14 TL 50 790 Td\n{shown}ET" if lines else "0 0 100 100 re f"
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    return _file(objects, trailer)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Sequence[str], trailer: str) -> bytes:
    content = b"%PDF-1.7\n"
    starts = []
    parts = [content]
    at = len(content)
    for number, body in enumerate(objects, 1):
        starts.append(at)
        part = f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
        parts.append(part)
        at += len(part)
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    parts.append(f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode())
    parts.append(f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n".encode())
    return b"".join(parts)
