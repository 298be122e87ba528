"""The encoders: a small one that is shipped, a large one that teaches it, and the heads that both have.

Small: MiniLM's six layers (Wang and others, "MiniLM: Deep Self-Attention Distillation", 2020). Large: MPNet (Song and
others, "MPNet: Masked and Permuted Pre-training", 2020). Both get features of capitals, quotation marks and places
added to their embeddings. Linear-chain CRF: Lafferty and others (2001).
"""

import math
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.data import TAGS
from tui.model.features import PLACES, QUOTED, SHAPES
from tui.model.tags import ASKS, GIVES, PAIR_WIDTH, SENTENCE_LABELS, WORD_LABELS
from tui.model.windows import LONGEST
from tui.model.wordpiece import END, PAD, START, UNKNOWN

TAG_COUNT = len(TAGS)
FORBIDDEN = -10_000.0
"""The score of what cannot be."""
APART = range(-4, 12)
"""How many sentences after a charge one may stand that answers it; what is farther counts as the farthest. Weighed in
training alone: in use the rules do."""
_BUCKETS, _FARTHEST = 32, 128
_MPNET_NAMES = {START: "<s>", PAD: "<pad>", END: "</s>", UNKNOWN: "[UNK]"}


class Form(NamedTuple):
    """The measures of an encoder; `relative`: whether attention sees how far apart two pieces stand."""

    width: int
    heads: int
    layers: int
    inner: int
    norm: float
    relative: bool


SMALL = Form(width=384, heads=12, layers=6, inner=1536, norm=1e-12, relative=False)
LARGE = Form(width=768, heads=12, layers=12, inner=3072, norm=1e-5, relative=True)


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each normalised after its residual."""

    def __init__(self, form: Form, dropout: float) -> None:
        super().__init__()
        self.heads = form.heads
        self.qkv = nn.Linear(form.width, 3 * form.width)
        self.out = nn.Linear(form.width, form.width)
        self.attended = nn.LayerNorm(form.width, eps=form.norm)
        self.up = nn.Linear(form.width, form.inner)
        self.down = nn.Linear(form.inner, form.width)
        self.norm = nn.LayerNorm(form.width, eps=form.norm)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x`: batch, pieces, width; `bias`: what is added to the products of attention."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.attended(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, width))))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Numbers of windows to the scores of the tags of each piece, and the steps of the CRF over them."""

    def __init__(self, vocabulary: int, form: Form = SMALL, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, form.width)
        self.positions = nn.Embedding(LONGEST, form.width)
        self.shapes = nn.Embedding(SHAPES, form.width)
        self.quoted = nn.Embedding(QUOTED, form.width)
        self.places = nn.Embedding(PLACES, form.width)
        self.norm = nn.LayerNorm(form.width, eps=form.norm)
        self.layers = nn.ModuleList(Layer(form, dropout) for _ in range(form.layers))
        if form.relative:
            self.relative = nn.Embedding(_BUCKETS, form.heads)
            self.register_buffer("buckets", _buckets(LONGEST), persistent=False)
        self.head = nn.Linear(form.width, TAG_COUNT)
        self.dropout = nn.Dropout(dropout)
        self.transitions = nn.Parameter(torch.zeros(TAG_COUNT, TAG_COUNT))
        self.begin = nn.Parameter(torch.zeros(TAG_COUNT))
        for feature in (self.shapes, self.quoted, self.places):
            nn.init.zeros_(feature.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, quoted: Tensor, places: Tensor, mask: Tensor) -> Tensor:
        """What the layers make of the pieces: batch, pieces, width. All inputs batch by pieces; `mask`: true where
        there is one."""
        length = pieces.shape[1]
        bias = torch.zeros(mask.shape, device=mask.device).masked_fill(~mask, FORBIDDEN)[:, None, None, :]
        if hasattr(self, "relative"):
            bias = bias + self.relative(self.buckets[:length, :length]).permute(2, 0, 1)
        if torch.is_autocast_enabled(mask.device.type):
            bias = bias.to(torch.get_autocast_dtype(mask.device.type))
        x = self.pieces(pieces) + self.positions.weight[:length]
        x = self.dropout(self.norm(x + self.shapes(shapes) + self.quoted(quoted) + self.places(places)))
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Joint(nn.Module):
    """A tagger with a linear head for words, one for sentences, and one for pairs of a charge and a sentence that may
    answer it: what the one asks for times what the other gives, and how far apart they stand."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        width = tagger.head.in_features
        self.word_head = nn.Linear(width, len(WORD_LABELS))
        self.sentence_head = nn.Linear(width, len(SENTENCE_LABELS))
        nn.init.constant_(self.word_head.bias, -3.0)  # few words are marked
        self.asks = nn.Linear(width, ASKS)
        self.gives = nn.Linear(width, GIVES)
        self.apart = nn.Parameter(torch.full((len(APART),), -4.0))  # few sentences answer a charge

    def fit(self, asked: Tensor, given: Tensor, apart: Tensor) -> Tensor:
        """How likely a sentence answers a charge, as log-odds, from what `asks` and `gives` make of their words, as
        means."""
        return (asked * given[:, :PAIR_WIDTH]).sum(1) * PAIR_WIDTH**-0.5 + given[:, PAIR_WIDTH] + self.apart[apart]


def how_far(sentences: int) -> int:
    """The place in APART of so many sentences."""
    return min(max(sentences, APART[0]), APART[-1]) - APART[0]


def _buckets(length: int) -> Tensor:
    """MPNet's classes of how far one piece stands from another, near ones apart, far ones together: length by
    length."""
    places = torch.arange(length)
    far = places[:, None] - places[None, :]
    half = _BUCKETS // 2
    sign, far = (far < 0).long() * half, far.abs()
    exact = half // 2
    logarithm = torch.log(far.clamp_min(1).float() / exact) / math.log(_FARTHEST / exact)
    coarse = (exact + (logarithm * (half - exact)).long()).clamp_max(half - 1)
    return sign + torch.where(far < exact, far, coarse)


def allowed() -> Tensor:
    """0 or FORBIDDEN for each step from tag to tag: an I- follows its own B- or I-. A line may begin with any, since a
    content may go on from the block before."""
    steps = torch.zeros(TAG_COUNT, TAG_COUNT)
    for inside in (2, 4, 6):
        for before in range(TAG_COUNT):
            if before not in (inside, inside - 1):
                steps[before, inside] = FORBIDDEN
    return steps


def decoding(model_state: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """The CRF's steps and beginnings to decode with."""
    return model_state["transitions"] + allowed().to(model_state["transitions"].device), model_state["begin"]


def start_small(model: Tagger, weights: Path, vocabulary: list[str], whole: list[str]) -> None:
    """Load MiniLM's weights, with the rows of the pieces that are kept of its `whole` list."""
    given = _load(weights)
    kinds = given["embeddings.token_type_embeddings.weight"][0]
    _start(model, given, vocabulary, whole, given["embeddings.position_embeddings.weight"][:LONGEST] + kinds)
    for number, layer in enumerate(model.layers):
        name = f"encoder.layer.{number}."
        parts = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
        _start_layer(layer, given, name, parts, name + "attention.output.dense", name + "attention.output.LayerNorm")


def start_large(model: Tagger, weights: Path, vocabulary: list[str], whole: list[str]) -> None:
    """Load MPNet's weights likewise; it has other names for the marks, and two places before the first."""
    given = _load(weights)
    named = [_MPNET_NAMES.get(piece, piece) for piece in vocabulary]
    _start(model, given, named, whole, given["embeddings.position_embeddings.weight"][2 : LONGEST + 2])
    with torch.no_grad():
        model.relative.weight.copy_(given["encoder.relative_attention_bias.weight"])
    for number, layer in enumerate(model.layers):
        name = f"encoder.layer.{number}."
        parts = [f"{name}attention.attn.{part}" for part in "qkv"]
        _start_layer(layer, given, name, parts, name + "attention.attn.o", name + "attention.LayerNorm")


def _load(weights: Path) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    given: dict[str, Tensor] = load_file(str(weights))
    return given


def _start(model: Tagger, given: dict[str, Tensor], pieces: list[str], whole: list[str], positions: Tensor) -> None:
    rows = {piece: number for number, piece in enumerate(whole)}
    with torch.no_grad():
        model.pieces.weight.copy_(given["embeddings.word_embeddings.weight"][[rows[piece] for piece in pieces]])
        model.positions.weight.copy_(positions)
        _copy(model.norm, given, "embeddings.LayerNorm")


def _start_layer(
    layer: Layer, given: dict[str, Tensor], name: str, parts: list[str], out: str, attended: str
) -> None:
    with torch.no_grad():
        for kind in ("weight", "bias"):
            getattr(layer.qkv, kind).copy_(torch.cat([given[f"{part}.{kind}"] for part in parts]))
        _copy(layer.out, given, out)
        _copy(layer.attended, given, attended)
        _copy(layer.up, given, name + "intermediate.dense")
        _copy(layer.down, given, name + "output.dense")
        _copy(layer.norm, given, name + "output.LayerNorm")


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(given[name + ".weight"])
    module.bias.copy_(given[name + ".bias"])
