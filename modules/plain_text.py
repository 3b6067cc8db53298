"""Turn the reStructuredText of docstrings into the plain text a form shows."""

from __future__ import annotations

import re
import textwrap

DIRECTIVE = re.compile(r"^\.\. (?!note|warning|math).*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
SENTENCES = re.compile(
    r"(Read more in|For an example|See|Please see|Refer to|For more)[^.]*?:ref:`[^`]*`[^.]*\.\s*"
)
ROLE = re.compile(r":[a-z:]+:`(?P<text>[^`<]*?)\s*(?:<(?P<target>[^`>]*)>)?`")


def plain(text: str) -> str:
    """Drop directives, references and roles; keep paragraphs and lists.

    Examples
    --------
    >>> plain("A :class:`~sklearn.svm.SVC`, see ``C``.")
    'A SVC, see `C`.'
    """
    text = textwrap.dedent(text)
    text = DIRECTIVE.sub("", text)
    text = SENTENCES.sub("", text)
    text = ROLE.sub(_role, text)
    text = text.replace("``", "`")
    text = re.sub(r"(?<=\S) {2,}", " ", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _role(match: re.Match[str]) -> str:
    text = match["text"] or match["target"] or ""
    return text.rsplit(".", 1)[-1] if text.startswith("~") else text
