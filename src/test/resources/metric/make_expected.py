"""Writes expected.json: label maps and what MONAI measures on them. See README.md."""

import json
import sys
import warnings

import numpy as np
import torch
from monai.metrics import (
    compute_average_surface_distance,
    compute_confusion_matrix_metric,
    compute_dice,
    compute_hausdorff_distance,
    compute_iou,
    get_confusion_matrix,
)
from monai.metrics.utils import get_edge_surface_distance

CLASSES = 4
IGNORE = 9
SEED = 20260501

warnings.filterwarnings("ignore")


def blobs(random, size, spacing, centres):
    """Class 0 with two ellipsoids of each other class, drawn in physical units."""
    places = np.stack(np.meshgrid(*[np.arange(n) * s for n, s in zip(size, spacing)], indexing="ij"), -1)
    labels = np.zeros(size, int)
    for label, centre, radius in centres:
        jitter = random.normal(0, 0.12, len(size)) * np.array(size) * np.array(spacing) / 4
        stretch = random.uniform(0.8, 1.25, len(size))
        labels[(((places - centre - jitter) / (radius * stretch)) ** 2).sum(-1) <= 1] = label
    return labels


def pair(random, size, spacing):
    extent = np.array(size) * np.array(spacing)
    centres = [
        (label, random.uniform(0.1, 0.9, len(size)) * extent, extent * random.uniform(0.15, 0.3))
        for _ in range(2)
        for label in range(1, CLASSES)
    ]
    truth, prediction = blobs(random, size, spacing, centres), blobs(random, size, spacing, centres)
    specks = random.random(size) < 0.01
    prediction[specks] = random.integers(0, CLASSES, int(specks.sum()))
    return truth, prediction


def one_hot(labels, valid):
    return torch.stack([torch.from_numpy((labels == label) & valid) for label in range(CLASSES)])[None].float()


def hd95(y_pred, y, spacing):
    """MONAI's distances, their percentile in 64 bits: in 32 bits torch.quantile misses the rank by some 1e-6 places."""
    released = compute_hausdorff_distance(y_pred, y, include_background=True, percentile=95, spacing=spacing)
    exact = torch.empty(1, CLASSES, dtype=torch.float64)
    for label in range(CLASSES):
        _, distances, _ = get_edge_surface_distance(y_pred[0, label], y[0, label], spacing=spacing, symmetric=True)
        exact[0, label] = max(torch.quantile(directed.double(), 0.95) for directed in distances)
    difference = (exact - released).abs().max().item()
    assert difference < 2e-5, difference
    print(f"HD95: compute_hausdorff_distance differs by {difference:.1e}")
    return exact


def measure(truth, prediction, spacing, ignore):
    valid = truth != ignore
    y, y_pred = one_hot(truth, valid), one_hot(prediction, valid)
    confusion = get_confusion_matrix(y_pred, y, include_background=True)
    spacing = [float(step) for step in spacing]
    columns = {
        "dice": compute_dice(y_pred, y, include_background=True),
        "iou": compute_iou(y_pred, y, include_background=True),
        "precision": compute_confusion_matrix_metric("precision", confusion),
        "recall": compute_confusion_matrix_metric("sensitivity", confusion),
        "hd95": hd95(y_pred, y, spacing),
        "assd": compute_average_surface_distance(y_pred, y, include_background=True, symmetric=True, spacing=spacing),
    }
    return [{name: float(column[0, label]) for name, column in columns.items()} for label in range(CLASSES)]


def rows(labels):
    return ["".join(map(str, row)) for row in labels.reshape(-1, labels.shape[-1])]


def case(random, name, size, spacing, ignored):
    truth, prediction = pair(random, size, spacing)
    if ignored:
        truth[random.random(size) < ignored] = IGNORE
    return {
        "name": name,
        "size": size,
        "spacing": spacing,
        "ignore": IGNORE,
        "truth": rows(truth),
        "prediction": rows(prediction),
        "expected": measure(truth, prediction, spacing, IGNORE),
    }


def main(path):
    random = np.random.default_rng(SEED)
    cases = [
        case(random, "2D", (23, 17), (0.7, 1.3), 0),
        case(random, "2D with ignored pixels", (14, 19), (1, 1), 0.2),
        case(random, "3D", (7, 13, 18), (3, 1, 0.5), 0),
        case(random, "3D with ignored voxels", (6, 9, 11), (3, 1, 0.5), 0.1),
    ]
    with open(path, "w") as file:
        json.dump(cases, file, indent=1)
        file.write("\n")


main(sys.argv[1])
