"""The encoder: MiniLM's six layers, with features added to its embeddings and token heads on top.

MiniLM: Wang and others, "MiniLM: Deep Self-Attention Distillation" (2020). Linear-chain CRF: Lafferty and others
(2001).
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tui.model.features import PLACES, QUOTED, SHAPES
from tui.model.windows import LONGEST

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
TAGS = 7
FORBIDDEN = -10_000.0


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each normalised after its residual."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """`x`: batch, pieces, width; `mask`: true where a piece may be attended to."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if mask is None:  # for export: plain operators
            weights = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5, -1)
            mixed = weights @ v
        else:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attended(x + self.dropout(self.out(mixed)))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Numbers of a window to the scores of the tags of each piece."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.quoted = nn.Embedding(QUOTED, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, TAGS)
        self.dropout = nn.Dropout(dropout)
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.begin = nn.Parameter(torch.zeros(TAGS))

    def forward(self, pieces: Tensor, shapes: Tensor, quoted: Tensor, places: Tensor, mask: Tensor | None) -> Tensor:
        """All inputs batch by pieces; returns batch, pieces, tags."""
        return self.head(self.dropout(self.encoded(pieces, shapes, quoted, places, mask)))

    def encoded(self, pieces: Tensor, shapes: Tensor, quoted: Tensor, places: Tensor, mask: Tensor | None) -> Tensor:
        """What the layers make of the pieces: batch, pieces, width."""
        positions = self.positions.weight[: pieces.shape[1]]
        x = self.pieces(pieces) + positions + self.shapes(shapes) + self.quoted(quoted) + self.places(places)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def allowed() -> Tensor:
    """0 or FORBIDDEN for each step from tag to tag: an I- follows its own B- or I-. A line may begin with any, since a
    content may go on from the block before."""
    steps = torch.zeros(TAGS, TAGS)
    for inside in (2, 4, 6):
        for before in range(TAGS):
            if before not in (inside, inside - 1):
                steps[before, inside] = FORBIDDEN
    return steps


def crf_loss(model: Tagger, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
    """Negative log-likelihood of tag sequences, summed. `scores`: sequences, words, tags."""
    transitions, begin = model.transitions + allowed(), model.begin
    longest = scores.shape[1]
    inside = torch.arange(longest)[None] < lengths[:, None]
    gold = scores.gather(2, tags[..., None])[..., 0] * inside
    moved = transitions[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]
    path = gold.sum(1) + moved.sum(1) + begin[tags[:, 0]]
    alpha = begin + scores[:, 0]
    for step in range(1, longest):
        after = torch.logsumexp(alpha[:, :, None] + transitions, 1) + scores[:, step]
        alpha = torch.where(inside[:, step, None], after, alpha)
    return (torch.logsumexp(alpha, 1) - path).sum()


def decoding(model_state: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """The CRF's steps and beginnings to decode with."""
    return model_state["transitions"] + allowed(), model_state["begin"]


def start_from_minilm(model: Tagger, weights: Path, vocabulary: list[str], whole: list[str]) -> None:
    """Load MiniLM's weights, with the rows of the pieces that are kept."""
    from safetensors.torch import load_file

    given = load_file(str(weights))
    rows = {piece: number for number, piece in enumerate(whole)}
    e = "embeddings."
    with torch.no_grad():
        model.pieces.weight.copy_(given[e + "word_embeddings.weight"][[rows[piece] for piece in vocabulary]])
        kinds = given[e + "token_type_embeddings.weight"][0]
        model.positions.weight.copy_(given[e + "position_embeddings.weight"][:LONGEST] + kinds)
        for feature in (model.shapes, model.quoted, model.places):
            feature.weight.zero_()
        _copy(model.norm, given, e + "LayerNorm")
        for number, layer in enumerate(model.layers):
            p = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                joined = torch.cat([given[f"{p}attention.self.{part}.{kind}"] for part in ("query", "key", "value")])
                getattr(layer.qkv, kind).copy_(joined)
            _copy(layer.out, given, p + "attention.output.dense")
            _copy(layer.attended, given, p + "attention.output.LayerNorm")
            _copy(layer.up, given, p + "intermediate.dense")
            _copy(layer.down, given, p + "output.dense")
            _copy(layer.norm, given, p + "output.LayerNorm")


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(given[name + ".weight"])
    module.bias.copy_(given[name + ".bias"])
