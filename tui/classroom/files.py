"""An exercise as a file: NAME.exercise.toml beside its articles, or one JSON file that holds them.

The TOML says of each mark both where it stands and its words (`quote`), so that a change can be read in a diff; where
only the words are given, they must stand in the text once. Nothing outside the exercise's folder is ever read.
"""

import json
import re
import shlex
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any

from tui.annotate.annotation import Layer
from tui.article.article import Article, Block, BlockKind
from tui.article.decode import decode
from tui.article.errors import UnreadableArticle
from tui.article.plaintext import from_text, from_written, is_markdown
from tui.article.sanitize import one_line
from tui.classroom.answers import MOST_CALIBRATIONS, MOST_PROMPTS
from tui.classroom.atomic import read_at_most, write_atomically
from tui.classroom.exercise import (
    CLOSING,
    FIRST,
    PASSAGES,
    SECOND,
    TRUST_AFTER,
    TRUST_BEFORE,
    BadExercise,
    Calibration,
    Exercise,
    KeyMark,
    MachineMark,
    Passage,
    sha256_of,
)
from tui.classroom.fields import Fields, Unfit, is_gap

SCHEMA = "readwise-exercise/1"
TOML_SUFFIX, JSON_SUFFIX = ".exercise.toml", ".exercise.json"
MOST_BYTES = 3_000_000
LONGEST_ARTICLE = 200_000
"""Characters: some 30,000 words, which is more than a lesson's."""
_MOST_MARKS = 5_000
_LONGEST_NOTE = 600
_LONGEST_TEXT = 4_000
_MOST_VOTERS = 1_000
_BEGINNING = f"""\
# A lesson. Change what you like: what the reader writes leaves comments and order as they are.
# To warm up with: a [[calibration]] each, with sentence, layer, quote (what is marked in it) and feedback; without
# layer and quote where there is nothing to mark. After the marks: prompts = ["…"], lateral = "what to look up".

schema = "{SCHEMA}"
"""
TEXTS = (".txt", ".md", ".markdown", "")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


def read(path: Path) -> Exercise:
    """The exercise that a file holds; JSON where its name ends in .json, else TOML.

    Raises:
        BadExercise: it, or an article that it names, cannot be read, is too large, or does not hold what it should.
    """
    name = one_line(path.name, 100)
    try:
        data = read_at_most(path, MOST_BYTES)
        if data is None:
            raise BadExercise(f"{name} is larger than {MOST_BYTES // 1_000_000} MB: an exercise holds short articles.")
        table = json.loads(data) if path.suffix.lower() == ".json" else tomllib.loads(data.decode("utf-8-sig"))
        return _exercise(Fields(table), path)
    except Unfit as problem:
        raise BadExercise(f"{name} cannot be used: {one_line(str(problem), 400)}.") from None
    except FileNotFoundError:
        raise BadExercise(f"There is no file {name}: check the name and the folder.") from None
    except OSError as problem:
        raise BadExercise(f"{name} cannot be read: {one_line(problem.strerror or str(problem))}.") from None
    except (ValueError, RecursionError) as problem:
        if path.suffix.lower() not in (".toml", ".json"):
            made = f"of an article, readwise-tui exercise new {shlex.quote(one_line(str(path), 500))} makes one"
            raise BadExercise(f"{name} is no exercise file: {made}.") from None
        why = one_line(str(problem), 120) if isinstance(problem, tomllib.TOMLDecodeError) else "it is broken"
        raise BadExercise(f"{name} is no exercise file ({why}): mend it, or make it anew.") from None


def write(exercise: Exercise, path: Path, anew: bool = False) -> None:
    """Write an exercise atomically: JSON where the file's name ends in .json, else TOML beside its articles.

    A TOML file that is there already keeps its comments and its order, unless it is written `anew`. The articles are
    not written.

    Raises:
        OSError: it cannot be written.
        BadExercise: a TOML file of that name is there, and is none.
    """
    if path.suffix.lower() == ".json":
        text = json.dumps(_without_gaps(_as_table(exercise, whole=True)), ensure_ascii=False, indent=1) + "\n"
    else:
        text = _as_toml(exercise, None if anew or not path.exists() else path)
    write_atomically(path, text.encode("utf-8"))


def name_from(path: Path) -> str:
    """The name of an exercise whose file says none: its file's, in letters that may stand in answers' names."""
    stem = path.name
    for suffix in (TOML_SUFFIX, JSON_SUFFIX, path.suffix):
        stem = stem.removesuffix(suffix)
    return _NOT_IN_NAMES.sub("-", stem).strip("-")[:64] or "exercise"


def article_in(data: bytes, name: str) -> Article:
    """An article of an exercise from its bytes: plain text, or Markdown where the name says so.

    Raises:
        UnreadableArticle: it is not text.
    """
    called = one_line(name)
    return from_written(decode(data, called), name, called, markdown=is_markdown(name))


def _exercise(given: Fields, path: Path) -> Exercise:
    given.choice("schema", (SCHEMA,), SCHEMA)
    layers = given.strings("layers", len(Layer), 20)
    if not layers or not set(layers) <= set(Layer):
        raise given.unfit("layers", f"must be a list out of {', '.join(Layer)}")
    passages = [_passage(table, path) for table in given.tables("passage", len(PASSAGES))]
    names = [passage.name for passage in passages]
    if FIRST not in names or len(set(names)) < len(names):
        raise given.unfit("passage", f"must name one passage “{FIRST}”, and each other one once")
    found = {passage.name: passage for passage in passages}
    trust = given.table("trust")
    name = given.line("name", 64, name_from(path))
    if _NOT_IN_NAMES.search(name) or not name:
        raise given.unfit("name", "must be letters, digits, - and _")
    return Exercise(
        name=name,
        title=given.line("title", default=name),
        instructions=given.text("instructions", _LONGEST_TEXT, "").strip(),
        layers=tuple(layer for layer in Layer if layer in layers),
        minutes=given.integer_if_any("minutes", 1, 600),
        author=given.line("author") if "author" in given else None,
        calibration=tuple(_calibration(table) for table in given.tables("calibration", MOST_CALIBRATIONS)),
        passages=tuple(found[part] for part in (FIRST, SECOND) if part in found),
        prompts=tuple(prompt.strip() for prompt in given.strings("prompts", MOST_PROMPTS, _LONGEST_TEXT)),
        lateral=given.text("lateral", _LONGEST_TEXT, "").strip(),
        closing=found.get(CLOSING),
        trust=(trust.line("before", 300, TRUST_BEFORE), trust.line("after", 300, TRUST_AFTER)),
    )


def _passage(given: Fields, path: Path) -> Passage:
    name = given.choice("name", PASSAGES)
    file = given.line("article", 300, "")
    article = _beside(given, file, path) if file else _inside(given)
    text, sha256 = article.text, sha256_of(article.text)
    if given.line("sha256", 64, sha256).lower() != sha256:
        change = f"the text of {file or name} was changed after the marks were made"
        raise given.unfit("sha256", f"does not fit, since {change}: change it back, or make the exercise anew")
    return Passage(
        name=name,
        title=given.line("title", default=article.title or ""),
        text=text,
        sha256=sha256,
        key=tuple(_key_mark(table, text) for table in given.tables("key", _MOST_MARKS)),
        machine=tuple(_machine_mark(table, text) for table in given.tables("machine", _MOST_MARKS)),
        version=given.line("version", 100, ""),
        blocks=article.blocks,
        file=file,
    )


def _beside(given: Fields, file: str, path: Path) -> Article:
    """The article in a file of the exercise's folder or of a folder in it."""
    parts = PurePosixPath(file).parts
    if "\\" in file or ":" in file or "\0" in file or file.startswith("/") or ".." in parts:
        raise given.unfit("article", "must name a file in the exercise's folder, such as border.txt")
    folder = path.parent.resolve()
    place = (folder / file).resolve()
    if not place.is_relative_to(folder):
        raise given.unfit("article", "leads out of the exercise's folder: copy the article into it")
    if place.suffix.lower() not in TEXTS:
        raise given.unfit("article", "must be plain text or Markdown")
    try:
        data = read_at_most(place, 4 * LONGEST_ARTICLE)
        article = None if data is None else article_in(data, file)
    except FileNotFoundError:
        raise given.unfit("article", f"is not there: put {file} into the exercise's folder") from None
    except OSError as problem:
        raise given.unfit("article", f"cannot be read: {problem.strerror or problem}") from None
    except UnreadableArticle as problem:
        raise given.unfit("article", f"cannot be used: {str(problem).rstrip('.')}") from None
    return _short(given, article)


def _inside(given: Fields) -> Article:
    """The article whose text stands in the file itself."""
    article = from_text(given.text("text", LONGEST_ARTICLE).replace("\r", "\n"), "")
    blocks = [
        Block(
            table.integer("start", 0, len(article.text)), table.integer("end", 0, len(article.text)),
            BlockKind(table.choice("kind", tuple(BlockKind))), table.integer("level", 0, 100),
        )
        for table in given.tables("blocks", LONGEST_ARTICLE)
    ]
    place = 0
    for block in blocks:
        if not place <= block.start < block.end:
            raise given.unfit("blocks", "must be in order and apart")
        place = block.end
    return _short(given, Article("", article.text, tuple(blocks) or article.blocks))


def _short(given: Fields, article: Article | None) -> Article:
    if article is None or len(article.text) > LONGEST_ARTICLE:
        raise given.unfit("article", f"is longer than {LONGEST_ARTICLE:,} characters: cut out the part to read")
    if not article.blocks:
        raise given.unfit("article", "holds no text")
    return article


def _key_mark(given: Fields, text: str) -> KeyMark:
    votes, voters = given.integer_if_any("votes", 0, _MOST_VOTERS), given.integer_if_any("voters", 1, _MOST_VOTERS)
    if (votes is None) != (voters is None) or (votes is not None and voters is not None and votes > voters):
        raise given.unfit("votes", "and voters stand together, and votes are not more than voters")
    kind = given.line("kind", 40) if "kind" in given else None
    return KeyMark(_layer(given), kind, *_stretch(given, text), given.line("note", _LONGEST_NOTE, ""), votes, voters)


def _machine_mark(given: Fields, text: str) -> MachineMark:
    return MachineMark(
        _layer(given), given.line("kind", 40), *_stretch(given, text), given.number("confidence", 0, 1),
        given.line("reason", _LONGEST_NOTE, ""), given.truth("shown", True), given.truth("seen", True),
    )


def _calibration(given: Fields) -> Calibration:
    sentence = given.line("sentence", _LONGEST_NOTE)
    if not sentence:
        raise given.unfit("sentence", "is empty")
    feedback = given.text("feedback", _LONGEST_TEXT, "").strip()
    if "layer" not in given:
        return Calibration(sentence, None, 0, 0, feedback)
    return Calibration(sentence, _layer(given), *_stretch(given, sentence), feedback)


def _layer(given: Fields) -> Layer:
    return Layer(given.choice("layer", tuple(Layer)))


def _stretch(given: Fields, text: str) -> tuple[int, int]:
    """Where a mark stands: its offsets, checked against its words; or the one place where its words stand."""
    if "start" not in given:
        return _sought(given, given.text("quote", len(text)), text)
    start = given.integer("start", 0, len(text))
    end = given.integer("end", start, len(text))
    if start == end:
        raise given.unfit("end", "must be after start")
    if given.text("quote", len(text), text[start:end]) != text[start:end]:
        stands = text[start:end][:60]
        raise given.unfit("quote", f"is not what stands there: from {start} to {end} the text has “{stands}”")
    return start, end


def _sought(given: Fields, quote: str, text: str) -> tuple[int, int]:
    start = text.find(quote) if quote else -1
    if start < 0:
        raise given.unfit("quote", f"does not stand in the text: “{quote[:60]}”")
    if text.find(quote, start + 1) >= 0:
        raise given.unfit("quote", f"stands there more than once (“{quote[:60]}”): add start and end")
    return start, start + len(quote)


def _as_table(exercise: Exercise, whole: bool) -> dict[str, Any]:
    """What is written; None, empty texts and empty lists are gaps. `whole` puts the texts inside."""
    passages = (*exercise.passages, *((exercise.closing,) if exercise.closing else ()))
    before, after = exercise.trust
    return {
        "schema": SCHEMA,
        "name": exercise.name,
        "title": exercise.title,
        "author": exercise.author,
        "minutes": exercise.minutes,
        "layers": [layer.value for layer in exercise.layers],
        "instructions": exercise.instructions,
        "prompts": list(exercise.prompts),
        "lateral": exercise.lateral,
        "trust": {"before": before, "after": after} if exercise.trust != (TRUST_BEFORE, TRUST_AFTER) else None,
        "calibration": [_calibration_table(calibration) for calibration in exercise.calibration],
        "passage": [_passage_table(passage, whole) for passage in passages],
    }


def _calibration_table(calibration: Calibration) -> dict[str, Any]:
    table: dict[str, Any] = {"sentence": calibration.sentence, "feedback": calibration.feedback}
    if calibration.layer is None:
        return table | dict.fromkeys(("layer", "start", "end", "quote"))
    return table | {"layer": calibration.layer.value} | _place(calibration, calibration.sentence)


def _passage_table(passage: Passage, whole: bool) -> dict[str, Any]:
    inside = whole or not passage.file
    blocks = [{"start": b.start, "end": b.end, "kind": b.kind.value, "level": b.level} for b in passage.blocks]
    laid_out = inside and passage.blocks != from_text(passage.text, "").blocks
    return {
        "name": passage.name,
        "title": passage.title,
        "article": None if inside else passage.file,
        "sha256": passage.sha256,
        "version": passage.version,
        "text": passage.text if inside else None,
        "blocks": blocks if laid_out else None,
        "key": [
            {"layer": mark.layer.value, "kind": mark.kind} | _place(mark, passage.text)
            | {"note": mark.note, "votes": mark.votes, "voters": mark.voters}
            for mark in passage.key
        ],
        "machine": [
            {"layer": mark.layer.value, "kind": mark.kind} | _place(mark, passage.text)
            | {"confidence": mark.confidence, "shown": mark.shown, "reason": mark.reason}
            | {"seen": None if mark.seen else False}
            for mark in passage.machine
        ],
    }


def _place(mark: KeyMark | MachineMark | Calibration, text: str) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "quote": text[mark.start : mark.end]}


def _without_gaps(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_gaps(inner) for key, inner in value.items() if not is_gap(inner)}
    return [_without_gaps(inner) for inner in value] if isinstance(value, list) else value


def _as_toml(exercise: Exercise, path: Path | None) -> str:
    """The exercise in TOML; where a file is there already, what that says beside it stays."""
    from tui.classroom.document import NoDocument, updated  # costs 60 ms to import, which reading does without

    values = _as_table(exercise, whole=False)
    if path is None:
        return updated(_BEGINNING, values)
    try:
        return updated((read_at_most(path, MOST_BYTES) or b"?").decode("utf-8-sig"), values)
    except (NoDocument, UnicodeDecodeError):
        raise BadExercise(f"{one_line(path.name)} is there, and is no TOML file: move it away first.") from None
